// `listeners.ssh` of fleet.yaml, walked like the rest of it.

import { expect } from 'vitest';
import type { Json } from '../../src/model/tree.ts';
import { KEYS } from './cases-people.ts';
import { NONSENSE } from './compose-case.ts';
import { type DocumentCase, leaf } from './document-case.ts';
import type { Shown, Shows } from './walk.ts';

type Spec = { readonly [key: string]: Json };

type Member = (
  name: string,
  values: readonly [Json, Json, Json],
  way: string,
  shows: Shown,
  spec?: Spec,
) => DocumentCase;

const SSH = { listeners: { ssh: {} } };
const SSHD = { listeners: { ssh: { sshd: { socket: '/one' } } } };

export function sshCases(
  member: Member,
  value: (way: string) => Shows,
  fleet: (more: Spec) => Spec,
): readonly DocumentCase[] {
  return [
    member(
      'listeners.ssh.address',
      ['127.0.0.1:7423', '[::1]:7424', 'nowhere'],
      'listeners.ssh',
      [
        expect.objectContaining({ host: '127.0.0.1', port: 7422 }),
        expect.objectContaining({ host: '127.0.0.1', port: 7423 }),
        expect.objectContaining({ host: '::1', port: 7424 }),
      ],
      SSH,
    ),
    member(
      'listeners.ssh.hostKeyFile',
      ['/one', '/two', NONSENSE],
      'listeners.ssh.hostKeyFile',
      ['/none/ssh_host_ed25519_key', '/one', '/two'],
      SSH,
    ),
    member(
      'listeners.ssh.idleTimeout',
      ['1m', '2h', 'soon'],
      'listeners.ssh.idleTimeoutMs',
      [900_000, 60_000, 7_200_000],
      SSH,
    ),
    member('listeners.ssh.maxSessions', [40, 50, 0], 'listeners.ssh.maxSessions', [32, 40, 50], SSH),
    member('listeners.ssh.maxPerPerson', [4, 2, 0], 'listeners.ssh.maxPerPerson', [8, 4, 2], SSH),
    member(
      'listeners.ssh.mfa',
      ['enrolled', 'required', 'sometimes'],
      'listeners.ssh.mfa',
      ['off', 'enrolled', 'required'],
      SSH,
    ),
    member(
      'listeners.ssh.sshd.socket',
      ['/one', '/two', NONSENSE],
      'listeners.ssh.sshd.socket',
      [undefined, '/one', '/two'],
      { listeners: { ssh: { sshd: {} } } },
    ),
    leaf(
      'spec.listeners.ssh.sshd.authorities[]',
      [KEYS[0] ?? '', KEYS[1] ?? '', 'ssh-dss AAAA'],
      value('listeners.ssh.sshd.authorities.0.blob'),
      [null, KEYS[0]?.split(' ')[1], KEYS[1]?.split(' ')[1]],
      { spec: fleet(SSHD) },
    ),
  ];
}
