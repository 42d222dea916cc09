// People and policies out of declarations: what is proposed, and that nothing is when something is wrong.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createParser } from '../../src/declare/parse.ts';
import { peopleOf, withRoots } from '../../src/declare/people.ts';
import { expiredExceptions } from '../../src/declare/policy.ts';
import type { User } from '../../src/model/person.ts';
import { sortEntries, sourceTree } from '../../src/model/source-rules.ts';
import { fleetOf, treeOf } from '../support/declared.ts';
import { runs } from '../support/runs.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH3HG3J9CIIAMQ2mV/WtliRYXhxJgq05K44e3iHHFa2d';

const ROOT: User = {
  name: 'eva',
  sshKeys: [],
  emails: ['eva@example.com'],
  github: undefined,
  roles: ['superadmin'],
  disabled: false,
  isRoot: true,
  origin: { file: 'fleet.yaml', line: 9, column: 1 },
};
const FLEET = { ...fleetOf(), admins: [ROOT] };

const PEOPLE = `apiVersion: shipshape.dev/v1
kind: User
metadata: { name: ana }
spec: { sshKeys: ["${KEY} ana@laptop"], roles: [night-shift] }
---
apiVersion: shipshape.dev/v1
kind: Role
metadata: { name: night-shift }
spec: { permissions: [{ allow: ["read:*"], on: { instances: ["crm-*"] } }, { allow: ["manage:key"] }] }
---
apiVersion: shipshape.dev/v1
kind: Team
metadata: { name: sales }
spec: { members: [ana, eva], roles: [operator], owns: { instances: ["crm-*"] } }
`;

const POLICY = `apiVersion: shipshape.dev/v1
kind: ChangePolicy
metadata:
  name: crm
spec:
  match: { instances: ["crm-*"], risks: [downtime] }
  approvals: { count: 2, roles: [operator] }
  admission:
    exceptions: [{ rule: limits, instances: [crm-1], owner: ana, reason: old image, expires: 2027-03-01 }]
`;

function parsed(files: Readonly<Record<string, string>>) {
  return createParser()(treeOf(files), FLEET);
}

test('what is declared, with the root admins and the floor', () => {
  const { declarations, problems } = parsed({ 'people.yaml': PEOPLE, 'policy.yaml': POLICY });
  expect(problems.map(({ code }) => code)).toEqual(['people/selects-nothing']);
  const made = peopleOf(declarations, FLEET);
  expect([...(made?.people.users.values() ?? [])]).toEqual([
    ROOT,
    {
      name: 'ana',
      sshKeys: [
        {
          type: 'ssh-ed25519',
          blob: KEY.split(' ')[1],
          fingerprint: 'SHA256:uBnhnt3e9uHzOPTOpdxgkzp/xRp6zZ7PdLUINaqJcmM',
        },
      ],
      emails: [],
      github: undefined,
      roles: ['night-shift'],
      disabled: false,
      isRoot: false,
      origin: { file: 'people.yaml', line: 3, column: 19 },
    },
  ]);
  expect(made?.people.roles.get('night-shift')?.grants).toEqual([
    { allow: ['read:*'], on: { instances: ['crm-*'] } },
    { allow: ['manage:key'], on: {} },
  ]);
  expect(made?.people.teams.get('sales')).toMatchObject({
    members: ['ana', 'eva'],
    roles: ['operator'],
    owns: { instances: ['crm-*'] },
  });
  const names = made?.policies.map(({ name, isFloor }) => [name, isFloor]);
  expect(names).toEqual([...FLEET.policies.map(({ name }) => [name, true]), ['crm', false]]);
  expect(made?.policies.at(-1)).toEqual({
    name: 'crm',
    match: { instances: ['crm-*'], risks: ['downtime'] },
    approvals: { count: 2, roles: ['operator'], authorMayApprove: false, mfa: false, expiresMs: 86_400_000 },
    windows: { allow: [], deny: [] },
    budget: undefined,
    admission: {
      rules: {},
      exceptions: [
        {
          ...{ rule: 'limits', instances: ['crm-1'], owner: 'ana', reason: 'old image' },
          expires: Date.UTC(2027, 2, 1),
          origin: { file: 'policy.yaml', line: 9, column: 18 },
        },
      ],
    },
    isFloor: false,
    origin: { file: 'policy.yaml', line: 4, column: 9 },
  });
});

test('an exception is over from the start of its day on', () => {
  const made = peopleOf(parsed({ 'people.yaml': PEOPLE, 'policy.yaml': POLICY }).declarations, FLEET);
  const end = Date.UTC(2027, 2, 1);
  expect(expiredExceptions(made?.policies ?? [], end - 1)).toEqual([]);
  expect(expiredExceptions(made?.policies ?? [], end)).toMatchObject([
    { severity: 'warning', at: { file: 'policy.yaml', line: 9 } },
  ]);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['a user that cannot be read', { 'x.yaml': PEOPLE.replace('roles: [night-shift]', 'role: [night-shift]') }],
  ['a role that nobody declares', { 'x.yaml': PEOPLE.replace('name: night-shift', 'name: day-shift') }],
  ['a policy that is no YAML', { 'x.yaml': PEOPLE, 'p.yaml': POLICY.replace('"crm-*"]', '"crm-*"') }],
  [
    'a kind that may be one of people',
    { 'x.yaml': PEOPLE, 'p.yaml': POLICY.replace('ChangePolicy', 'ChangPolicy') },
  ],
  ['a name twice', { 'x.yaml': PEOPLE, 'y.yaml': PEOPLE }],
  ['an admin of fleet.yaml', { 'x.yaml': PEOPLE.replace('name: ana', 'name: eva') }],
])('nothing is proposed with %s', (_, files) => {
  expect(peopleOf(parsed(files).declarations, FLEET)).toBeUndefined();
});

test('nothing is proposed when a file could not be looked at', () => {
  const { revision } = treeOf({});
  const sorted = sortEntries([{ path: 'a.yaml', kind: 'unreadable', oid: '', size: 0 }]);
  const { declarations } = createParser()(sourceTree(revision, sorted, new Map()), FLEET);
  expect(peopleOf(declarations, FLEET)).toBeUndefined();
});

test('a bad instance keeps nobody from being proposed', () => {
  const instance =
    'apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: { name: web }\nspec: { compos: x }\n';
  const { declarations } = parsed({ 'people.yaml': PEOPLE, 'web.yaml': instance });
  expect(peopleOf(declarations, FLEET)?.people.users.size).toBe(2);
});

test('a policy is whole, or nothing is proposed, whatever happens to its text', () => {
  const edits = fc.record({
    at: fc.nat(POLICY.indexOf('  match') - 1),
    remove: fc.nat(3),
    insert: fc.oneof(
      fc.constant(''),
      fc.string({ maxLength: 2 }),
      fc.constantFrom('#', '\n', '"', '{', '- ', ': ', '\t', '!x ', '&a '),
    ),
  });
  fc.assert(
    fc.property(edits, ({ at, remove, insert }) => {
      const text = POLICY.slice(0, at) + insert + POLICY.slice(at + remove);
      const { declarations } = parsed({ 'people.yaml': PEOPLE, 'policy.yaml': text });
      const { policies } = peopleOf(declarations, FLEET) ?? {};
      const own = policies?.filter(({ isFloor }) => !isFloor);
      // Another name is another policy with the same rules.
      if (own !== undefined)
        expect(
          own.map(({ approvals }) => approvals?.count),
          text,
        ).toEqual([2]);
    }),
    runs(400),
  );
});

test('of what was recorded, root admins and floor are those of fleet.yaml now', () => {
  const former = peopleOf(parsed({ 'people.yaml': PEOPLE, 'policy.yaml': POLICY }).declarations, FLEET);
  const zoe = { ...ROOT, name: 'zoe' };
  const ana = { ...ROOT, name: 'ana' };
  const now = withRoots(former, { ...FLEET, admins: [zoe, ana], policies: FLEET.policies.slice(0, 1) });
  // Eva was an admin of fleet.yaml and is not any more; the Ana of the repository gives way to the admin.
  expect([...now.people.users]).toEqual([
    ['zoe', zoe],
    ['ana', ana],
  ]);
  expect(now.people.teams.size).toBe(1);
  expect(now.policies.map(({ name }) => name)).toEqual(['data-loss', 'crm']);
  expect([...withRoots(undefined, FLEET).people.users.keys()]).toEqual(['eva']);
});
