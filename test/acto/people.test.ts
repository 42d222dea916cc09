// Every key of a User, a Role, a Team and a ChangePolicy, set, changed, taken out, wrong, and set again: what
// is declared comes into force, and then the same code says yes or no that says it to people.

import { describe, expect, test } from 'vitest';
import { ROLE, ROLES, TEAM, TEAMS, USER, USERS } from './cases-people.ts';
import { NAME, POLICY } from './cases-policy.ts';
import { type DocumentCase, document, documentWalk, leaf } from './document-case.ts';
import { leavesOf } from './leaves.ts';
import { tally } from './tally.ts';
import { walk } from './walk.ts';
import { type ActoWorld, createActoWorld } from './world.ts';

const V1 = 'shipshape.dev/v1';
/** Those whom policies may name. */
const NAMED = {
  'people.yaml': [
    ...['ana', 'ben'].map((name) => document('User', name, {})),
    ...['sales', 'ops'].map((name) => document('Team', name, {})),
  ],
};
const POLICY_SUBJECT = document('ChangePolicy', NAME, { approvals: {} });
const inForce = (world: ActoWorld) =>
  world
    .inForce()
    .policies.filter(({ isFloor }) => !isFloor)
    .map(({ name }) => name);

const POLICIES: readonly DocumentCase[] = [
  leaf('apiVersion', [V1, V1, 'shipshape.dev/v2'], inForce, [undefined, [NAME], [NAME]]),
  leaf('kind', ['ChangePolicy', 'ChangePolicy', 'Change'], inForce, [undefined, [NAME], [NAME]]),
  leaf('metadata.name', [NAME, 'second', 'A B'], inForce, [undefined, [NAME], ['second']]),
  ...POLICY.map(
    ({ leaf: name, ...rest }): DocumentCase => ({
      ...rest,
      leaf: `spec.${name}`,
      kind: 'done',
      files: NAMED,
    }),
  ),
];

const TALLY = tally('people and policies');

const KINDS = [
  ['user', USERS, USER],
  ['role', ROLES, ROLE],
  ['team', TEAMS, TEAM],
  ['change-policy', POLICIES, POLICY_SUBJECT],
] as const;

for (const [kind, cases, subject] of KINDS) {
  describe(kind, () => {
    test('every leaf has its walk', () => {
      expect(cases.map((one) => one.leaf).sort()).toEqual([...leavesOf(kind)].sort());
    });
    for (const one of cases) {
      test(one.leaf, async () => {
        TALLY.add(await walk(await createActoWorld(), documentWalk(one, subject)));
      });
    }
  });
}
