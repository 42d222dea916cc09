// The roles that exist without being declared, as data, and the roles of people together. The permissions
// themselves are the closed table of model/permission.ts. A declared role never stands in for a built-in one.

import { isMeant, permissions } from '../model/permission.ts';
import type { Grant, People, Permission, Role, Subject } from '../model/person.ts';
import { BUILT_IN_ROLES } from '../model/person.ts';
import { selects } from '../model/selector.ts';

/** Where a built-in role comes from, in place of a file. */
const BUILT_IN = { file: 'built-in', line: 0, column: 0 } as const;

const OPERATOR: readonly Permission[] = [
  'read:*',
  'approve:plan',
  'reject:plan',
  'hold:instance',
  'suspend:instance',
  'rollback:instance',
  'reconcile:instance',
  'reconcile:target',
  'run:backup',
  'cancel:backup',
  'lock:backup',
  'verify:backup',
  'test:destination',
  'test:source',
  'restore:instance',
  'clone:instance',
  'drill:instance',
  'manage:key',
  'manage:totp',
  'manage:session',
];

const ADMIN: readonly Permission[] = [
  ...OPERATOR,
  'approve:people',
  'suspend:target',
  'suspend:fleet',
  'accept:source',
  'manage-any:session',
  'delete:backup',
];

const VIEWER: readonly Permission[] = [
  ...['fleet', 'instance', 'plan', 'history', 'events', 'user', 'backup'].map(
    (kind): Permission => `read:${kind}`,
  ),
  'manage:key',
  'manage:totp',
  'manage:session',
];

/** Superadmin may everything; each one after it may less. */
export const BUILT_INS: readonly Role[] = [
  builtIn('superadmin', ['*:*']),
  builtIn('admin', ADMIN),
  builtIn('operator', OPERATOR),
  builtIn('viewer', VIEWER),
  builtIn('guest', ['read:fleet', 'read:instance']),
];

function builtIn(name: string, allow: readonly Permission[]): Role {
  return { name, grants: [{ allow, on: {} }], origin: BUILT_IN };
}

/** A role by its name, built-in ones first; undefined: there is none, and it allows nothing. */
export function roleNamed(name: string, people: People): Role | undefined {
  return BUILT_INS.find((role) => role.name === name) ?? people.roles.get(name);
}

/** Every role that exists: the built-in ones, then the declared ones by name. */
export function allRoles(people: People): readonly Role[] {
  const declared = [...people.roles.values()].filter(({ name }) => !BUILT_IN_ROLES.includes(name));
  return [...BUILT_INS, ...declared.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

/** True when a role allows something on a subject. */
export function roleAllows(role: Role, permission: Permission, subject: Subject): boolean {
  return role.grants.some((grant) => grantAllows(grant, permission) && selects(grant.on, subject));
}

/** True when a grant allows something, wherever that is. */
export function grantAllows(grant: Grant, permission: Permission): boolean {
  return grant.allow.some((pattern) => isMeant(pattern, permission));
}

/** Every permission that a role allows anywhere, in the order of the table. */
export function permissionsOf(role: Role): readonly Permission[] {
  return permissions().filter((permission) => role.grants.some((grant) => grantAllows(grant, permission)));
}
