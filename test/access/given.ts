// People for tests: only what matters to the test is stated.

import type { PeopleAndPolicies } from '../../src/access/people-facts.ts';
import type { Actor, Grant, People, Permission, Role, Selector, Team, User } from '../../src/model/person.ts';
import type { ApprovalRule, ChangePolicy } from '../../src/model/policy.ts';

const ORIGIN = { file: 'people.yaml', line: 1, column: 1 };

export function user(name: string, given: Partial<User> = {}): User {
  return {
    name,
    sshKeys: [{ type: 'ssh-ed25519', blob: `blob-of-${name}`, fingerprint: `SHA256:${name}` }],
    github: undefined,
    roles: [],
    disabled: false,
    isRoot: false,
    emails: [],
    origin: ORIGIN,
    ...given,
  };
}

export function role(name: string, allow: readonly Permission[], on: Selector = {}): Role {
  return grants(name, [{ allow, on }]);
}

export function grants(name: string, given: readonly Grant[]): Role {
  return { name, grants: given, origin: ORIGIN };
}

export function team(name: string, given: Partial<Team> = {}): Team {
  return { name, members: [], owns: {}, roles: [], origin: ORIGIN, ...given };
}

export function people(
  users: readonly User[],
  roles: readonly Role[] = [],
  teams: readonly Team[] = [],
): People {
  return { users: named(users), roles: named(roles), teams: named(teams) };
}

export function world(
  users: readonly User[],
  roles: readonly Role[] = [],
  teams: readonly Team[] = [],
  policies: readonly ChangePolicy[] = [],
): PeopleAndPolicies {
  return { people: people(users, roles, teams), policies };
}

function named<T extends { readonly name: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.name, one]));
}

export function signed(name: string, fingerprint = `SHA256:${name}`): Actor {
  return { name, via: 'socket', proof: { kind: 'ssh-key', fingerprint }, mfa: false };
}

export function withApiKey(name: string, scope: 'read' | 'full'): Actor {
  return { name, via: 'http', proof: { kind: 'api-key', id: 'abcdefgh', scope }, mfa: false };
}

export function osUser(name = 'root'): Actor {
  return { name, via: 'socket', proof: { kind: 'os-user', uid: 0 }, mfa: false };
}

export const OWN: Actor = { name: 'shipshape', via: 'loop', proof: { kind: 'own' }, mfa: false };

export function policy(name: string, given: Partial<ChangePolicy> = {}): ChangePolicy {
  return {
    name,
    match: {},
    approvals: undefined,
    windows: { allow: [], deny: [] },
    budget: undefined,
    admission: { rules: {}, exceptions: [] },
    isFloor: false,
    origin: ORIGIN,
    ...given,
  };
}

export function approvals(given: Partial<ApprovalRule> = {}): ApprovalRule {
  return { count: 1, roles: [], authorMayApprove: false, mfa: false, expiresMs: 86_400_000, ...given };
}
