// What declarations of people and policies say of each other, of fleet.yaml and of instances: everybody
// and everything they name exists, and no name, key or address stands for two people.

import type { AnyDeclared, Declarations, UserDeclared } from '../model/declaration.ts';
import type { Fleet } from '../model/fleet.ts';
import { BUILT_IN_ROLES } from '../model/person.ts';
import type { Position, Problem } from '../model/problem.ts';
import { didYouMean } from '../model/suggest.ts';
import { keysOf } from './keys.ts';
import { voidExceptions } from './policy.ts';
import { nodeAt, valueAt } from './positions.ts';
import { unknownName } from './references.ts';

/** Names that the daemon and the system use for themselves. */
const OWN_NAMES: readonly string[] = ['root', 'shipshape'];

/** What is wrong between declarations of people and policies; any error keeps all of them from force. */
export function checkPeople(declarations: Declarations, fleet: Fleet): readonly Problem[] {
  return [
    ...reservedNames(declarations, fleet),
    ...sharedIdentities(declarations, fleet),
    ...nameProblems(declarations, fleet),
    ...selectorProblems(declarations, fleet),
    ...floorProblems(declarations, fleet),
    ...[...declarations.policies.values()].flatMap(({ spec, node }) =>
      voidExceptions(spec, nodeAt(node, 'spec') ?? node),
    ),
  ];
}

function reservedNames({ users, roles, policies }: Declarations, fleet: Fleet): readonly Problem[] {
  const admins = fleet.admins.map(({ name }) => name);
  const floor = fleet.policies.map(({ name }) => name);
  return [
    ...reserved(users, admins, 'is an admin of fleet.yaml'),
    ...reserved(users, OWN_NAMES, 'is a name of the system'),
    ...reserved(roles, BUILT_IN_ROLES, 'is a built-in role'),
    ...reserved(policies, floor, 'is a policy of fleet.yaml'),
  ];
}

function reserved(
  declared: ReadonlyMap<string, AnyDeclared>,
  names: readonly string[],
  why: string,
): readonly Problem[] {
  return names.flatMap((name): readonly Problem[] => {
    const one = declared.get(name);
    if (one === undefined) return [];
    const message = `\`${name}\` ${why}, which no declaration can change`;
    return [{ code: 'people/reserved-name', severity: 'error', at: nameAt(one), message, hint: 'rename it' }];
  });
}

type Claim = { readonly of: string; readonly what: string; readonly at: Position };

/** A key or an address that stands for two people would make each of them the other. */
function sharedIdentities({ users }: Declarations, fleet: Fleet): readonly Problem[] {
  const roots = fleet.admins.flatMap(({ name, sshKeys, emails, origin }): readonly Claim[] => [
    ...sshKeys.map(({ fingerprint }) => ({ of: name, what: `the key ${fingerprint}`, at: origin })),
    ...emails.map((email) => ({ of: name, what: `the address \`${email.toLowerCase()}\``, at: origin })),
  ]);
  const first = new Map<string, Claim>();
  const problems: Problem[] = [];
  for (const claim of [...roots, ...[...users.values()].flatMap(claimsOf)]) {
    const other = first.get(claim.what) ?? claim;
    first.set(claim.what, other);
    if (other.of === claim.of) continue;
    const hint = 'it names one person: remove it from one of the two';
    problems.push({
      ...{ code: 'people/shared-identity', severity: 'error', at: claim.at, hint },
      message: `${claim.what} is also that of \`${other.of}\``,
    });
  }
  return problems;
}

function claimsOf({ name, spec, node }: UserDeclared): readonly Claim[] {
  const at = (...path: readonly string[]) => valueAt(node, 'spec', ...path);
  const claims: Claim[] = keysOf(spec.sshKeys).map(({ fingerprint }, index) => {
    return { of: name, what: `the key ${fingerprint}`, at: at('sshKeys', String(index)) };
  });
  for (const [index, email] of (spec.emails ?? []).entries()) {
    const what = `the address \`${email.toLowerCase()}\``;
    claims.push({ of: name, what, at: at('emails', String(index)) });
  }
  const { github } = spec;
  if (github !== undefined) {
    claims.push({ of: name, what: `the GitHub login \`${github.toLowerCase()}\``, at: at('github') });
  }
  return claims;
}

/** Roles, members and owners that are named and do not exist. */
function nameProblems(declarations: Declarations, fleet: Fleet): readonly Problem[] {
  const { users, roles, teams, policies } = declarations;
  const allRoles = new Set([...BUILT_IN_ROLES, ...roles.keys()]);
  const everybody = new Set([...fleet.admins.map(({ name }) => name), ...users.keys()]);
  // What may stand in a declaration that could not be read is not called unknown.
  const isSure = !declarations.arePeopleIncomplete;
  const check = (one: AnyDeclared, kind: string, known: ReadonlySet<string>, path: readonly string[]) =>
    isSure ? unknownIn(one, kind, known, path) : [];
  return [
    ...[...users.values()].flatMap((user) => check(user, 'role', allRoles, ['roles'])),
    ...[...teams.values()].flatMap((team) => [
      ...check(team, 'role', allRoles, ['roles']),
      ...check(team, 'user', everybody, ['members']),
    ]),
    ...[...policies.values()].flatMap((policy) => [
      ...check(policy, 'role', allRoles, ['approvals', 'roles']),
      ...(policy.spec.admission?.exceptions ?? []).flatMap((_, index) =>
        check(policy, 'user', everybody, ['admission', 'exceptions', String(index), 'owner']),
      ),
    ]),
  ];
}

/** Names in the value at `spec` and `path`, or in its list, that are not known. */
function unknownIn(
  { node }: AnyDeclared,
  kind: string,
  known: ReadonlySet<string>,
  path: readonly string[],
): readonly Problem[] {
  const value = nodeAt(node, 'spec', ...path);
  const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) => {
    const name = item.kind === 'scalar' ? String(item.value) : '';
    return known.has(name) ? [] : [unknownName(kind, name, item.at, known)];
  });
}

type Part = 'instances' | 'targets' | 'teams';

/** Where a declaration selects, below `spec`. */
function selectorsIn(one: AnyDeclared): readonly (readonly string[])[] {
  switch (one.kind) {
    case 'Role':
      return one.spec.permissions.map((_, index) => ['permissions', String(index), 'on']);
    case 'Team':
      return [['owns']];
    case 'ChangePolicy':
      return [
        ['match'],
        ...(one.spec.admission?.exceptions ?? []).map((_, index) => [
          'admission',
          'exceptions',
          String(index),
        ]),
      ];
    default:
      return [];
  }
}

/** A rule for a team or a target that does not exist protects nothing; an instance may be yet to come. */
function selectorProblems(declarations: Declarations, fleet: Fleet): readonly Problem[] {
  const { instances, held, roles, teams, policies } = declarations;
  const teamsOfInstances = [...instances.values()].flatMap(({ team }) => team ?? []);
  const known: Readonly<Record<Part, ReadonlySet<string>>> = {
    instances: new Set([...instances.keys(), ...held]),
    targets: new Set<string>(fleet.targets.keys()),
    teams: new Set([...teams.keys(), ...teamsOfInstances]),
  };
  const isSure = {
    instances: !declarations.isIncomplete,
    targets: true,
    teams: !declarations.arePeopleIncomplete,
  };
  const declared: readonly AnyDeclared[] = [...roles.values(), ...teams.values(), ...policies.values()];
  return declared.flatMap((one) =>
    selectorsIn(one).flatMap((path) =>
      (['instances', 'targets', 'teams'] as const).flatMap((part) => {
        if (!isSure[part]) return [];
        const names = globsIn(one, [...path, part]).filter(({ name }) => !name.includes('*'));
        return names
          .filter(({ name }) => !known[part].has(name))
          .map(({ name, at }) =>
            part === 'instances'
              ? absent(name, at, known.instances)
              : unknownPart(part, name, at, known[part]),
          );
      }),
    ),
  );
}

function globsIn(
  one: AnyDeclared,
  path: readonly string[],
): readonly { readonly name: string; readonly at: Position }[] {
  const list = nodeAt(one.node, 'spec', ...path);
  if (list?.kind !== 'list') return [];
  return list.items.map((item) => ({ name: item.kind === 'scalar' ? String(item.value) : '', at: item.at }));
}

function unknownPart(
  part: 'targets' | 'teams',
  name: string,
  at: Position,
  known: ReadonlySet<string>,
): Problem {
  return unknownName(part === 'teams' ? 'team' : 'target', name, at, known);
}

function absent(name: string, at: Position, known: ReadonlySet<string>): Problem {
  return {
    code: 'people/selects-nothing',
    severity: 'warning',
    at,
    message: `there is no instance \`${name}\`, so this selects nothing yet`,
    ...didYouMean(name, known),
  };
}

/** fleet.yaml stays in force whatever the repository says: nothing that it names may be missing unnoticed. */
function floorProblems({ roles, arePeopleIncomplete }: Declarations, fleet: Fleet): readonly Problem[] {
  if (arePeopleIncomplete) return [];
  const known = new Set([...BUILT_IN_ROLES, ...roles.keys()]);
  return fleet.policies.flatMap(({ name, approvals, origin }) =>
    (approvals?.roles ?? [])
      .filter((role) => !known.has(role))
      .map(
        (role): Problem => ({
          code: 'people/floor-role',
          severity: 'warning',
          at: origin,
          message: `policy \`${name}\` asks for role \`${role}\`, which nothing declares: nobody can approve for it`,
          hint: 'declare the role, or name another in fleet.yaml',
        }),
      ),
  );
}

function nameAt({ node }: AnyDeclared): Position {
  return valueAt(node, 'metadata', 'name');
}
