// Nobody gets done without the right what somebody else had the right to.

import { expect, test } from 'vitest';
import { approve } from '../../src/approve/proposals.ts';
import type { Proposal } from '../../src/model/ledger.ts';
import { timeText } from '../../src/model/time.ts';
import type { DaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';
import { running } from './running.ts';

const FLEET = { kind: 'fleet' } as const;

async function push(world: DaemonWorld, files: Readonly<Record<string, string | null>>): Promise<void> {
  world.source.commit(files);
  await world.pass(40_000);
  await world.settle();
}

function waiting(world: DaemonWorld): Proposal {
  const [id] = world.daemon.status().waiting;
  const found = world.ledger.read().proposals.find((one) => one.id === id);
  if (found === undefined) throw new Error('nothing waits');
  return found;
}

async function approved(world: DaemonWorld): Promise<void> {
  const { id, digest } = waiting(world);
  const said = { by: 'ana', how: 'os-user 0', at: timeText(world.clock.now()) };
  const approver = { said, roles: ['superadmin'], mfa: false, isAuthor: false };
  await world.update((state) => {
    const after = approve(state, { plan: id, digest, approver }, world.clock.now());
    if (after.kind === 'refused') throw new Error(after.message);
    return after.state;
  });
  world.daemon.changed(FLEET, { kind: 'person', by: 'ana', verb: 'approve' });
  await world.settle();
}

const mounting = (bind: string) =>
  instanceFile('wiki', `{ services: { web: { image: "app:1", volumes: ["${bind}"] } } }`);

test('who agreed to a folder of the host that is only read did not agree to writing there', async () => {
  const world = await running({ fleet: ' policies: [],' });
  await push(world, { 'wiki.yaml': mounting('/mnt/library:/books:ro') });
  await approved(world);
  expect(world.instance('wiki').reason).toBe('Ready');
  await push(world, { 'wiki.yaml': mounting('/mnt/library:/books') });
  expect(world.instance('wiki').reason).toBe('AwaitingApproval');
  expect(world.bugs).toEqual([]);
});
