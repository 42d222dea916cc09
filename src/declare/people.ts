// People and policies as a revision and fleet.yaml declare them, ready to be proposed. Never decides
// whether they come into force, and never makes a half of them: a missing rule would be a weaker one.

import type {
  Declarations,
  PolicyDeclared,
  RoleDeclared,
  TeamDeclared,
  UserDeclared,
} from '../model/declaration.ts';
import type { Fleet } from '../model/fleet.ts';
import type { People, Role, Team, User } from '../model/person.ts';
import type { ChangePolicy } from '../model/policy.ts';
import { child } from '../model/tree.ts';
import { keysOf } from './keys.ts';
import { policyOf } from './policy.ts';
import { valueAt } from './positions.ts';

export type PeopleAndPolicies = { readonly people: People; readonly policies: readonly ChangePolicy[] };

/**
 * Everybody and every policy, by name and in the order of names, with the root admins and the floor of
 * fleet.yaml. Undefined when something is wrong with what is declared of them: then nothing may be proposed.
 */
export function peopleOf(declarations: Declarations, fleet: Fleet): PeopleAndPolicies | undefined {
  if (declarations.arePeopleIncomplete) return undefined;
  const { expireMs } = fleet.approvals;
  return withRoots(
    {
      people: {
        users: made(declarations.users, userOf),
        roles: made(declarations.roles, roleOf),
        teams: made(declarations.teams, teamOf),
      },
      policies: [...made(declarations.policies, (policy) => declaredPolicy(policy, expireMs)).values()],
    },
    fleet,
  );
}

/**
 * What was recorded as in force, with the root admins and the floor that fleet.yaml has now in place of those
 * it had then. Of nothing recorded: root admins and floor alone.
 */
export function withRoots(recorded: PeopleAndPolicies | undefined, fleet: Fleet): PeopleAndPolicies {
  const roots = new Set(fleet.admins.map(({ name }) => name));
  const { users = new Map(), roles = new Map(), teams = new Map() } = recorded?.people ?? {};
  const others = [...users.values()].filter((user: User) => !(user.isRoot || roots.has(user.name)));
  const own = (recorded?.policies ?? []).filter(({ isFloor }) => !isFloor);
  return {
    people: { users: new Map([...fleet.admins, ...others].map((user) => [user.name, user])), roles, teams },
    policies: [...fleet.policies, ...own],
  };
}

function made<Declared, Made>(
  declared: ReadonlyMap<string, Declared>,
  make: (one: Declared) => Made,
): ReadonlyMap<string, Made> {
  const sorted = [...declared].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([name, one]) => [name, make(one)]));
}

function userOf({ name, spec, node }: UserDeclared): User {
  return {
    name,
    sshKeys: keysOf(spec.sshKeys),
    github: spec.github,
    roles: spec.roles ?? [],
    disabled: spec.disabled ?? false,
    isRoot: false,
    emails: spec.emails ?? [],
    origin: valueAt(node, 'metadata', 'name'),
  };
}

function roleOf({ name, spec, node }: RoleDeclared): Role {
  const grants = spec.permissions.map(({ allow, on = {} }) => ({ allow, on }));
  return { name, grants, origin: valueAt(node, 'metadata', 'name') };
}

function teamOf({ name, spec, node }: TeamDeclared): Team {
  const { members = [], roles = [], owns = {} } = spec;
  return { name, members, roles, owns, origin: valueAt(node, 'metadata', 'name') };
}

function declaredPolicy({ name, spec, node }: PolicyDeclared, expireMs: number): ChangePolicy {
  const origin = valueAt(node, 'metadata', 'name');
  return policyOf({ name, spec, node: child(node, 'spec') ?? node, origin, isFloor: false, expireMs });
}
