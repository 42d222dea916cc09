// People and policies as a branch of the tree.

import { expect, test } from 'vitest';
import { createParser } from '../../src/declare/parse.ts';
import { peopleTree } from '../../src/show/declared-people.ts';
import { treeText } from '../../src/show/tree-rows.ts';
import { fleetOf, treeOf } from '../support/declared.ts';

function shown(...documents: readonly (readonly [kind: string, name: string, spec: string])[]): string {
  const text = documents.map(
    ([kind, name, spec]) =>
      `apiVersion: shipshape.dev/v1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`,
  );
  const { declarations } = createParser()(treeOf({ 'people.yaml': text.join('---\n') }), fleetOf());
  return peopleTree(declarations).map(treeText).join('\n');
}

test('everybody and everything, by name, with its place', () => {
  const tree = shown(
    ['User', 'zoe', '{ disabled: true, roles: [viewer, night] }'],
    ['User', 'ana', '{}'],
    ['Role', 'night', '{ permissions: [{ allow: ["read:*"] }, { allow: ["hold:instance"] }] }'],
    ['Team', 'sales', '{ members: [ana, zoe] }'],
    ['ChangePolicy', 'crm', '{ approvals: { count: 2 }, budget: { removeCount: 1 } }'],
  );
  expect(tree).toBe(`people and policies  (declared)
├─ user ana  no roles  (people.yaml:6)
├─ user zoe  disabled, viewer, night  (people.yaml:1)
├─ team sales  ana, zoe  (people.yaml:16)
├─ role night  read:* hold:instance  (people.yaml:11)
└─ policy crm  approvals, budget  (people.yaml:21)`);
});

test('an error among them is said, and nothing declared is no branch', () => {
  expect(shown(['User', 'ana', '{ roles: [nothing] }'])).toMatch(
    /^people and policies {2}\(declared with errors: /,
  );
  expect(shown()).toBe('');
});
