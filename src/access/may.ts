// The one answer to "may they?": from who asks, how that was proven, and the people in force. What nothing
// allows is refused, in words that say what is missing and who could. It never looks at declarations that
// wait for approval.

import { isPermission, permissionWords } from '../model/permission.ts';
import type { Actor, People, Permission, Subject, User } from '../model/person.ts';
import { unreachable } from '../model/result.ts';
import { safeLine } from '../model/safe-text.ts';
import { allRoles, grantAllows, roleAllows, roleNamed } from './permissions.ts';
import { rolesOnSubject, teamsOf } from './standing.ts';

export type Denial =
  | 'unknown-permission'
  | 'wrong-door'
  | 'unknown-user'
  | 'disabled'
  | 'key-not-in-force'
  | 'api-key-scope'
  | 'missing-permission'
  | 'author';

export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly code: Denial; readonly reason: string };

const ALLOWED: Decision = { allowed: true };

/** May `actor` do this to `subject`, with these people in force? `reason` is for the person who asked. */
export function may(actor: Actor, permission: Permission, subject: Subject, people: People): Decision {
  return decide(actor, permission, people, (user) => {
    const roles = rolesOnSubject(user, subject, people);
    const allows = roles.some((name) => {
      const role = roleNamed(name, people);
      return role !== undefined && roleAllows(role, permission, subject);
    });
    return allows ? ALLOWED : missing(user, permission, subject, roles, people);
  });
}

/** May they on every one of these? The first refusal; about nothing at all, it is asked for everything. */
export function mayAll(
  actor: Actor,
  permission: Permission,
  subjects: readonly Subject[],
  people: People,
): Decision {
  for (const subject of subjects.length === 0 ? [{}] : subjects) {
    const decision = may(actor, permission, subject, people);
    if (!decision.allowed) return decision;
  }
  return ALLOWED;
}

/** May they on anything at all? For lists, of which each entry is then asked about by itself. */
export function mayAnywhere(actor: Actor, permission: Permission, people: People): Decision {
  return decide(actor, permission, people, (user) => {
    const names = [...user.roles, ...teamsOf(user, people).flatMap((team) => team.roles)];
    const grants = names.flatMap((name) => roleNamed(name, people)?.grants ?? []);
    return grants.some((grant) => grantAllows(grant, permission))
      ? ALLOWED
      : missing(user, permission, {}, names, people);
  });
}

/** What does not depend on the subject; `granted` is asked for users whom only their roles can allow it. */
function decide(
  actor: Actor,
  permission: Permission,
  people: People,
  granted: (user: User) => Decision,
): Decision {
  if (!isPermission(permission)) return denied('unknown-permission', 'there is no such permission');
  const { proof } = actor;
  if (!DOORS[proof.kind].includes(actor.via)) {
    return denied('wrong-door', `${nameOf(actor)} came by a way on which this proof is not taken`);
  }
  // The daemon acts as policy lets it; it never speaks for people.
  if (proof.kind === 'own') return isPersonsWord(permission) ? ownWord() : ALLOWED;
  if (proof.kind === 'os-user') return ALLOWED;
  const user = people.users.get(actor.name);
  if (user === undefined) return denied('unknown-user', `${nameOf(actor)} is no user in force`);
  if (user.disabled && !user.isRoot) return denied('disabled', `${user.name} is disabled`);
  // What a certificate is worth was looked at when they came, and is again every moment (serve/logins.ts).
  const refusal = proof.kind === 'ssh-certificate' ? undefined : proofRefusal(user, proof, permission);
  if (refusal !== undefined) return refusal;
  return user.isRoot ? ALLOWED : granted(user);
}

type Keyed = Extract<Actor['proof'], { readonly kind: 'ssh-key' | 'api-key' }>;

/** A key that was taken out of force during a connection is worth nothing from then on. */
function proofRefusal(user: User, proof: Keyed, permission: Permission): Decision | undefined {
  switch (proof.kind) {
    case 'ssh-key': {
      if (user.sshKeys.some((key) => key.fingerprint === proof.fingerprint)) return undefined;
      const key = safeLine(proof.fingerprint, 60);
      return denied('key-not-in-force', `the key ${key} is none of the keys of ${user.name} in force`);
    }
    case 'api-key': {
      const words = permissionWords(permission);
      if (isPersonsWord(permission)) {
        return denied('api-key-scope', `an API key cannot ${words}: sign with an SSH key instead`);
      }
      if (proof.scope === 'full' || permission.startsWith('read:')) return undefined;
      return denied('api-key-scope', `this API key may only read, not ${words}`);
    }
    default:
      return unreachable(proof);
  }
}

const DOORS: Readonly<Record<Actor['proof']['kind'], readonly Actor['via'][]>> = {
  'os-user': ['cli', 'socket'],
  'ssh-key': ['cli', 'socket', 'ssh'],
  'ssh-certificate': ['ssh'],
  'api-key': ['http'],
  own: ['loop'],
};

/** What only a person who is there can say: never a machine's key, never the daemon. */
function isPersonsWord(permission: Permission): boolean {
  return /^(?:approve|reject|accept|manage|manage-any):/.test(permission);
}

function ownWord(): Decision {
  return denied('missing-permission', 'the reconciler does not speak for people');
}

function missing(
  user: User,
  permission: Permission,
  subject: Subject,
  roles: readonly string[],
  people: People,
): Decision {
  const where = placeWords(subject);
  const held = roles.length === 0 ? 'no role' : `only ${[...new Set(roles)].sort().join(', ')}`;
  const could = rolesThatCould(permission, subject, people);
  return denied(
    'missing-permission',
    `${user.name} may not ${permissionWords(permission)}${where}: that needs ${permission}, and they have ${held}${where === '' ? '' : ' there'}; with ${could} one could`,
  );
}

/** Names of roles that allow it there. Superadmin always does. */
function rolesThatCould(permission: Permission, subject: Subject, people: People): string {
  const names = allRoles(people)
    .filter((role) => roleAllows(role, permission, subject))
    .map((role) => role.name);
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}

const MAX_NAMES = 6;

function placeWords({ instance, target, team }: Subject): string {
  if (instance !== undefined) return ` on ${safeLine(instance, 80)}`;
  if (target !== undefined) return ` on target ${safeLine(target, 80)}`;
  return team === undefined ? '' : ` for team ${safeLine(team, 80)}`;
}

function nameOf(actor: Actor): string {
  return safeLine(actor.name, 80) || 'somebody without a name';
}

function denied(code: Denial, reason: string): Decision {
  return { allowed: false, code, reason };
}
