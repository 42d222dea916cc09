// Commits that would make their author, or somebody that they own, more than a writer of the repository.

import { IMAGE } from './row.ts';

export type PeopleAttack = {
  readonly way: string;
  /** Files below `fleet/people/`; `{key}` stands for the attacker's public key. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that are taken away. */
  readonly without?: readonly string[];
  readonly message?: string;
  /** `waits`: proposed, and nothing else; `refused`: never even proposed; `nothing`: it means nothing. */
  readonly end: 'waits' | 'refused' | 'nothing';
  /** In what is shown of the proposal, or in the problem. */
  readonly says: RegExp;
};

const at = (kind: string, name: string, spec: unknown) =>
  JSON.stringify({ apiVersion: 'shipshape.dev/v1', kind, metadata: { name }, spec });

/** Who is in force before: one who looks, one who operates, one who left. */
export const PEOPLE = (keys: Readonly<Record<'vic' | 'olive' | 'dora', string>>) => ({
  'fleet/people/vic.yaml': at('User', 'vic', { sshKeys: [keys.vic], roles: ['viewer'] }),
  'fleet/people/olive.yaml': at('User', 'olive', { sshKeys: [keys.olive], roles: ['operator'] }),
  'fleet/people/dora.yaml': at('User', 'dora', { sshKeys: [keys.dora], roles: ['operator'], disabled: true }),
  'fleet/people/careful.yaml': at('ChangePolicy', 'careful', {
    match: { risks: ['exposure'] },
    approvals: { count: 1, roles: ['admin'] },
  }),
});

const evil = (keys: Readonly<Record<string, unknown>>) =>
  JSON.stringify({
    apiVersion: 'shipshape.dev/v1',
    kind: 'Instance',
    metadata: { name: 'evil-with-people' },
    spec: { compose: { services: { web: { image: IMAGE, ...keys } } } },
  });

const exception = (rule: string, expires: string) =>
  at('ChangePolicy', 'evil', {
    admission: {
      exceptions: [{ rule, instances: ['evil-with-people'], owner: 'vic', reason: 'because', expires }],
    },
  });

export const PEOPLE_ATTACKS: readonly PeopleAttack[] = [
  {
    way: 'a user of their own as superadmin, with a privileged instance in the same commit',
    files: {
      'mallory.yaml': at('User', 'mallory', { sshKeys: ['{key}'], roles: ['superadmin'] }),
      'evil.yaml': evil({ privileged: true }),
    },
    end: 'waits',
    says: /\+ user mallory with role superadmin/,
  },
  {
    way: 'a role that allows everything, and somebody who has it',
    files: {
      'all.yaml': at('Role', 'all', { permissions: [{ allow: ['*:*'] }] }),
      'vic.yaml': at('User', 'vic', { sshKeys: ['{key}'], roles: ['all'] }),
    },
    end: 'waits',
    says: /\+ role all|~ user vic: \+role all/,
  },
  {
    way: 'a team with the role admin, and a viewer in it',
    files: {
      'team.yaml': at('Team', 'evil', { members: ['vic'], roles: ['admin'], owns: { instances: ['*'] } }),
    },
    end: 'waits',
    says: /team evil/,
  },
  {
    way: "a key of their own beside an operator's",
    files: { 'olive.yaml': at('User', 'olive', { sshKeys: ['{olive}', '{key}'], roles: ['operator'] }) },
    end: 'waits',
    says: /\+ key SHA256:\S+ .* of user olive/,
  },
  {
    way: 'letting somebody in again who was shut out, with another key',
    files: { 'dora.yaml': at('User', 'dora', { sshKeys: ['{key}'], roles: ['operator'] }) },
    end: 'waits',
    says: /user dora: disabled true -> false/,
  },
  {
    way: 'no policy any more, with an open port in the same commit',
    files: { 'evil.yaml': evil({ ports: ['18999:80'] }) },
    without: ['careful.yaml'],
    end: 'waits',
    says: /- policy careful/,
  },
  {
    way: 'a policy that lets the author approve',
    files: {
      'careful.yaml': at('ChangePolicy', 'careful', {
        match: { risks: ['exposure'] },
        approvals: { count: 1, roles: ['viewer'], authorMayApprove: true },
      }),
    },
    end: 'waits',
    says: /policy careful: .*(author may approve|viewer)/,
  },
  {
    way: 'an exception in the commit that needs it',
    files: {
      'except.yaml': exception('public-port', '2099-01-01'),
      'evil.yaml': evil({ ports: ['18999:80'] }),
    },
    end: 'waits',
    says: /policy evil/,
  },
  {
    way: 'an exception from the floor, which none can lift',
    files: { 'except.yaml': exception('privileged', '2099-01-01'), 'evil.yaml': evil({ privileged: true }) },
    end: 'waits',
    says: /exception privileged for evil-with-people/,
  },
  {
    way: 'an exception that is over',
    files: {
      'except.yaml': exception('dangerous-capabilities', '2020-01-01'),
      'evil.yaml': evil({ cap_add: ['ALL'] }),
    },
    end: 'waits',
    says: /until 2020-01-01/,
  },
  {
    way: 'the name of a root admin',
    files: { 'ada.yaml': at('User', 'ada', { sshKeys: ['{key}'], roles: ['superadmin'] }) },
    end: 'refused',
    says: /ada/,
  },
  {
    way: 'a policy that turns a rule off',
    files: {
      'off.yaml': at('ChangePolicy', 'off', { admission: { rules: { privileged: 'off' } } }),
      'evil.yaml': evil({ privileged: true }),
    },
    end: 'waits',
    says: /policy off/,
  },
  {
    way: 'an approval as a file',
    files: {
      'approval.yaml': at('Approval', 'all', { by: 'ada', digest: '*' }),
      'evil.yaml': evil({ privileged: true }),
    },
    end: 'refused',
    says: /kind/,
  },
  {
    way: 'an approval as text of a commit',
    files: { 'evil.yaml': evil({ ports: ['18999:80'] }) },
    message: 'Merge pull request #1\n\nApproved-by: ada <ada@example.com>\n/shipshape approve',
    end: 'nothing',
    says: /./,
  },
];
