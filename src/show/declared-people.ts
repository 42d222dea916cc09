// Users, teams, roles and policies that a revision declares, as a branch of the tree. What is declared is not
// yet what is in force. Pure.

import type { AnyDeclared, Declarations } from '../model/declaration.ts';
import { safeLine } from '../model/safe-text.ts';
import type { TreeNode } from './tree-rows.ts';

/** One branch, or none when nothing of the kind is declared. */
export function peopleTree(declarations: Declarations): readonly TreeNode[] {
  const { users, teams, roles, policies, arePeopleIncomplete } = declarations;
  const children = [
    ...nodes(users, ({ name, spec }) => {
      const words = [...(spec.disabled ? ['disabled'] : []), ...(spec.roles ?? [])].join(', ');
      return `user ${name}  ${words || 'no roles'}`;
    }),
    ...nodes(teams, ({ name, spec }) => `team ${name}  ${(spec.members ?? []).join(', ') || 'nobody'}`),
    ...nodes(
      roles,
      ({ name, spec }) => `role ${name}  ${spec.permissions.flatMap(({ allow }) => allow).join(' ')}`,
    ),
    ...nodes(policies, ({ name, spec }) => `policy ${name}  ${Object.keys(spec).join(', ')}`),
  ];
  if (children.length === 0) return [];
  const state = arePeopleIncomplete ? 'declared with errors: what is in force stays' : 'declared';
  return [{ label: `people and policies  (${state})`, children }];
}

function nodes<Declared extends AnyDeclared>(
  declared: ReadonlyMap<string, Declared>,
  words: (one: Declared) => string,
): readonly TreeNode[] {
  const sorted = [...declared.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map((one) => ({
    label: `${words(one)}  (${safeLine(one.file)}:${one.node.at.line})`,
    children: [],
  }));
}
