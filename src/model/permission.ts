// Everything that somebody can be allowed, as one closed table: `verb:kind`. What is not in it cannot be
// granted, asked for or served. In what a role allows, `verb:*` stands for every kind of a verb, and `*:*` for
// everything.

import type { Permission } from './person.ts';

/** The table: each permission with what it lets a person do. */
const WORDS: Readonly<Record<string, string>> = {
  'read:fleet': 'see the state of the fleet, its targets and its source',
  'read:instance': 'see the state of instances',
  'read:plan': 'see plans and who must agree to them',
  'read:history': 'see what was done, when and why',
  'read:audit': 'see who asked for what',
  'read:events': 'follow what happens',
  'read:logs': 'read what containers print',
  'read:user': 'see people, roles, teams and policies',
  'read:state': 'see what is recorded of approvals, holds and applied state',
  'approve:plan': 'approve plans',
  'approve:people': 'approve changes of people, roles, teams and policies',
  'reject:plan': 'reject plans',
  'hold:instance': 'hold instances and release them',
  'suspend:instance': 'suspend and resume instances',
  'suspend:target': 'suspend and resume targets',
  'suspend:fleet': 'suspend and resume the fleet',
  'rollback:instance': 'roll instances back',
  'reconcile:instance': 'ask for a pass over instances',
  'reconcile:target': 'ask for a pass over targets',
  'read:backup': 'see backups, destinations and what restores would do',
  'run:backup': 'take backups',
  'cancel:backup': 'cancel backups that go on',
  'lock:backup': 'lock backups against deletion, and unlock them',
  'verify:backup': 'check backups, and try whether they can be restored',
  'delete:backup': 'delete backups',
  'download:backup': 'read what is in backups',
  'test:destination': 'try whether destinations take backups and give them back',
  'test:source': 'try whether databases can be read, and list them',
  'restore:instance': 'put backups in the place of what instances hold',
  'clone:instance': 'make new instances from backups',
  'drill:instance': 'bring instances up aside from their backups',
  'accept:source': 'accept a commit that was refused as a basis',
  'manage:key': 'make and revoke API keys of their own',
  'manage:totp': 'enrol and remove one-time codes of their own',
  'manage-any:key': 'revoke API keys of others',
  'manage-any:totp': 'remove one-time codes of others',
  'read:session': 'see who is logged in by SSH',
  'manage:session': 'end SSH sessions of their own',
  'manage-any:session': 'end SSH sessions of others',
  'export:state': 'export and import the recorded state',
};

/** Every permission that exists, in the order of the table. */
export function permissions(): readonly Permission[] {
  return Object.keys(WORDS).filter(isPermission);
}

/** True for a permission of the table. */
export function isPermission(text: string): text is Permission {
  return Object.hasOwn(WORDS, text);
}

/** "approve plans": what a permission lets a person do. */
export function permissionWords(permission: Permission): string {
  return WORDS[permission] ?? permission;
}

/** True when a permission of the table is one that a pattern stands for: itself, `verb:*`, or `*:*`. */
export function isMeant(pattern: string, permission: Permission): boolean {
  if (!isPermission(permission)) return false;
  return pattern === '*:*' || pattern === permission || pattern === `${permission.split(':')[0]}:*`;
}

/** The permissions that a pattern stands for; none: it stands for nothing and must not be written. */
export function permissionsMeant(pattern: string): readonly Permission[] {
  return permissions().filter((permission) => isMeant(pattern, permission));
}
