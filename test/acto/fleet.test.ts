// Every key of fleet.yaml, set, changed, taken out, wrong, and set again.

import { expect, test } from 'vitest';
import { FLEET, fleet, SUBJECT } from './cases-fleet.ts';
import { NAME, POLICY } from './cases-policy.ts';
import { type DocumentCase, document, documentWalk, leaf } from './document-case.ts';
import { kinds, leavesOf } from './leaves.ts';
import { tally } from './tally.ts';
import { walk } from './walk.ts';
import { createActoWorld } from './world.ts';

const NAMED = {
  'people.yaml': [
    ...['ana', 'ben'].map((name) => document('User', name, {})),
    ...['sales', 'ops'].map((name) => document('Team', name, {})),
  ],
};

const POLICIES: readonly DocumentCase[] = [
  leaf(
    'spec.policies[].name',
    ['one', 'two', 'A B'],
    ({ fleet: read }) => read().policies[0]?.name ?? null,
    [undefined, 'one', 'two'],
    { spec: fleet({ policies: [{ approvals: {} }] }) },
  ),
  ...POLICY.map(
    ({ leaf: name, spec, ...rest }): DocumentCase => ({
      ...rest,
      leaf: `spec.policies[].${name}`,
      kind: 'done',
      files: NAMED,
      spec: fleet({ policies: [{ name: NAME, ...spec }] }),
    }),
  ),
];
const TALLY = tally('fleet.yaml');
const CASES = [...FLEET, ...POLICIES];

test('every kind is walked in one of the files here', () => {
  const people = ['user', 'role', 'team', 'change-policy'];
  const backups = ['backup-destination', 'backup-policy', 'data-source'];
  expect(kinds()).toEqual(['instance', 'template', ...people, ...backups, 'fleet'].sort());
});

test('every leaf has its walk', () => {
  expect(CASES.map((one) => one.leaf).sort()).toEqual([...leavesOf('fleet')].sort());
});

for (const one of CASES) {
  test(one.leaf, async () => {
    TALLY.add(await walk(await createActoWorld(), documentWalk(one, SUBJECT, '/fleet.yaml')));
  });
}
