// Operations about people and what proves who they are. Users, roles and teams are only read here: they
// change by commit and approval. Keys and codes are each person's own; secrets are answered once.

import { countUses, makeApiKey, revokeApiKey } from '../access/api-key.ts';
import { mayAnywhere } from '../access/may.ts';
import { rolesOfActor, teamsOf } from '../access/standing.ts';
import { enrolTotp, TOTP_SECRET_BYTES } from '../access/totp.ts';
import { done, refused } from '../approve/transition.ts';
import { durationMs } from '../model/duration.ts';
import { Failure } from '../model/failure.ts';
import type { ApiKey, LedgerState } from '../model/ledger.ts';
import { permissionsMeant } from '../model/permission.ts';
import type { Permission } from '../model/person.ts';
import { timeText } from '../model/time.ts';
import { base32, otpauthUri } from '../model/totp.ts';
import type { ShownKey, ShownUser } from '../show/audit-rows.ts';
import { completeWith } from './codes.ts';
import { FOR } from './fields.ts';
import { how } from './ground.ts';
import { type Ask, act, type Call, type Operation, read } from './operation.ts';
import { changeLedger } from './remember.ts';

const USUAL_MS = 90 * 86_400_000;
const OWN_KEYS: readonly Ask[] = [{ permission: 'manage:key', on: 'anywhere' }];
const OWN_CODES: readonly Ask[] = [{ permission: 'manage:totp', on: 'anywhere' }];
const NAME = { type: 'string', description: 'the name of a user', maxLength: 200 } as const;

export const ACCESS: readonly Operation[] = [
  read({
    name: 'whoami',
    summary: 'who you are here, how that was proven, and what you may',
    permissions: ['read:fleet', 'read:instance'],
    input: {},
    asks: () => [{ permission: 'read:instance', on: 'anywhere' }],
    async run(call) {
      const { name, via, mfa } = call.actor;
      const permissions = permissionsMeant('*:*').filter((permission) => call.may(permission, {}));
      const roles = rolesOfActor(call.actor, {}, call.people);
      const somewhere = permissionsMeant('*:*').filter(
        (permission) => mayAnywhere(call.actor, permission, call.people).allowed,
      );
      const { operations } = call;
      return { name, via, how: how(call.actor), mfa, roles, permissions, somewhere, operations };
    },
  }),
  read({
    name: 'users',
    summary: 'the people in force',
    permissions: ['read:user'],
    input: {},
    asks: () => [{ permission: 'read:user', on: {} }],
    async run({ people, state }) {
      const users = [...people.users.values()].map(
        (user): ShownUser => ({
          name: user.name,
          roles: user.roles,
          teams: teamsOf(user, people).map(({ name }) => name),
          keys: user.sshKeys.map(({ fingerprint }) => fingerprint),
          github: user.github ?? null,
          disabled: user.disabled,
          isRoot: user.isRoot,
          codes: state.totp.some((one) => one.user === user.name && one.confirmed),
        }),
      );
      return { users: users.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
    },
  }),
  act({
    name: 'key-create',
    summary: 'make an API key of your own; the answer is the only place where it is ever seen',
    permissions: ['manage:key'],
    input: {
      label: {
        type: 'string',
        description: 'what it is for',
        pattern: '\\S',
        maxLength: 100,
        required: true,
      },
      scope: { type: 'string', description: 'whether it may only look', enum: ['read', 'full'] },
      for: FOR,
    },
    about: ({ label }) => label,
    asks: () => OWN_KEYS,
    async run(call) {
      const { parts, input } = call;
      const now = parts.clock.now();
      const length = input.for === undefined ? USUAL_MS : durationMs(input.for);
      if (length === undefined) throw new Failure('desk/bad-input', `"${input.for}" is no duration`);
      const { label, scope = 'read' } = input;
      const wish = { user: userOf(call), label, scope, expiresAt: timeText(now + length) };
      return await changeLedger(parts, (state) => {
        const { keys, key, token } = makeApiKey(state.apiKeys, wish, parts.random, now);
        return done({ ...state, apiKeys: keys }, { id: key.id, key: token, expiresAt: key.expiresAt });
      });
    },
  }),
  read({
    name: 'key-list',
    summary: 'your API keys, and those of others where you may revoke them; never what proves one',
    permissions: ['manage:key'],
    input: {},
    asks: () => OWN_KEYS,
    async run(call) {
      const isAny = call.may('manage-any:key', {});
      const keys = call.state.apiKeys.filter(({ user }) => isAny || user === call.actor.name);
      return { keys: countUses(keys, call.parts.keyUses).map(withoutHash) };
    },
  }),
  act({
    name: 'key-revoke',
    summary: 'revoke an API key at once',
    permissions: ['manage:key', 'manage-any:key'],
    input: {
      id: {
        type: 'string',
        description: 'the id of a key',
        pattern: '^[a-z2-7]{8}$',
        maxLength: 8,
        required: true,
      },
    },
    about: ({ id }) => id,
    asks: ({ id }, { state }, actor) =>
      state.apiKeys.find((one) => one.id === id)?.user === actor.name ? OWN_KEYS : others('manage-any:key'),
    run: ({ parts, input: { id } }) =>
      changeLedger(parts, (state) =>
        state.apiKeys.some((one) => one.id === id)
          ? done({ ...state, apiKeys: revokeApiKey(state.apiKeys, id, parts.clock.now()) }, { id })
          : refused('desk/unknown-key', `there is no API key ${id}`),
      ),
  }),
  act({
    name: 'totp-enroll',
    summary: 'begin to use one-time codes; the answer is the only place where the secret is ever seen',
    permissions: ['manage:totp'],
    input: {},
    about: () => '',
    asks: () => OWN_CODES,
    async run(call) {
      const { parts } = call;
      const user = userOf(call);
      const known = call.state.totp.find((one) => one.user === user);
      // Who only holds the SSH key must not be able to put their own codes in the place of the person's.
      if (known?.confirmed === true && !call.actor.mfa) {
        throw new Failure(
          'access/code-needed',
          `${user} uses one-time codes: a new secret needs a code of the old`,
        );
      }
      const secret = parts.random(TOTP_SECRET_BYTES);
      const sealed = await parts.sealed.seal(base32(secret));
      await parts.ledger.update((state) => ({
        ...state,
        totp: [...state.totp.filter((one) => one.user !== user), enrolTotp(user, sealed)],
      }));
      return { secret: base32(secret), uri: otpauthUri(`shipshape ${parts.fleet.name}`, user, secret) };
    },
  }),
  act({
    name: 'totp-confirm',
    summary: 'complete the enrolment with a first code',
    permissions: ['manage:totp'],
    input: {},
    about: () => '',
    asks: () => OWN_CODES,
    async run(call) {
      await completeWith(call.parts, userOf(call), call.code);
      return { user: call.actor.name };
    },
  }),
  act({
    name: 'totp-remove',
    summary: 'stop using one-time codes: your own with a code, those of others where you may',
    permissions: ['manage:totp', 'manage-any:totp'],
    input: { user: NAME },
    about: ({ user }) => user ?? '',
    asks: ({ user }, _ground, actor) =>
      user === undefined || user === actor.name ? OWN_CODES : others('manage-any:totp'),
    async run(call) {
      const user = call.input.user ?? userOf(call);
      if (user === call.actor.name && !call.actor.mfa && isConfirmed(call.state, user)) {
        throw new Failure('access/code-needed', 'a code is needed to stop using codes', {
          hint: 'send it with --code; somebody who may can remove them for you',
        });
      }
      return await changeLedger(call.parts, (state) =>
        state.totp.some((one) => one.user === user)
          ? done({ ...state, totp: state.totp.filter((one) => one.user !== user) }, { user })
          : refused('desk/unknown-user', `${user} has enrolled no one-time codes`),
      );
    },
  }),
];

function others(permission: Permission): readonly Ask[] {
  return [{ permission, on: {} }];
}

/** Keys and codes are of declared people; the daemon's own OS user has neither. */
function userOf({ actor, people }: Pick<Call<unknown>, 'actor' | 'people'>): string {
  if (people.users.has(actor.name)) return actor.name;
  throw new Failure('access/no-user', `${actor.name} is no user in force`, {
    hint: 'say who you are with --as NAME; users are declared as User, root admins in fleet.yaml',
  });
}

function isConfirmed({ totp }: LedgerState, user: string): boolean {
  return totp.some((one) => one.user === user && one.confirmed);
}

function withoutHash({ hash: _, ...shown }: ApiKey): ShownKey {
  return shown;
}
