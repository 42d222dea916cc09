// API keys: `shs_<id>_<secret>`, shown once; what is kept of one cannot be turned back into it. Pure changes of
// the list that is recorded; what a key then may is decided by may.ts.

import type { ApiKey } from '../model/ledger.ts';
import { isSameSecret, secretHash } from '../model/same.ts';
import { timeOf, timeText } from '../model/time.ts';
import { base32 } from '../model/totp.ts';

/** Random bytes, `count` of them, nobody can guess. */
export type RandomBytes = (count: number) => Uint8Array;

const ID_BYTES = 5;
const SECRET_BYTES = 32;
/** Prefix, 8 base32 characters, 43 of base64url. What secret scanners look for. */
const TOKEN = /^shs_([a-z2-7]{8})_([A-Za-z0-9_-]{43})$/;
const UNKNOWN_HASH = '0'.repeat(64);

export type ApiKeyWish = Pick<ApiKey, 'user' | 'label' | 'scope' | 'expiresAt'>;

/** A new key beside those there are. `token` is for its person, once; it is nowhere in `keys`. */
export function makeApiKey(
  keys: readonly ApiKey[],
  { user, label, scope, expiresAt }: ApiKeyWish,
  random: RandomBytes,
  now: number,
): { readonly keys: readonly ApiKey[]; readonly key: ApiKey; readonly token: string } {
  const id = freeId(keys, random);
  const secret = Buffer.from(random(SECRET_BYTES)).toString('base64url');
  const key: ApiKey = {
    id,
    user,
    label,
    scope,
    hash: secretHash(secret),
    createdAt: timeText(now),
    expiresAt,
    revokedAt: undefined,
    lastUsedAt: undefined,
    uses: 0,
  };
  return { keys: [...keys, key], key, token: `shs_${id}_${secret}` };
}

function freeId(keys: readonly ApiKey[], random: RandomBytes): string {
  const id = base32(random(ID_BYTES)).toLowerCase();
  return keys.some((key) => key.id === id) ? freeId(keys, random) : id;
}

export type TokenChecked =
  | { readonly kind: 'accepted'; readonly key: ApiKey }
  | {
      readonly kind: 'refused';
      readonly code: 'malformed' | 'unknown' | 'revoked' | 'expired';
      /** Says no more than whoever holds the token may know. */
      readonly reason: string;
      /** Of the key that the token names, for the audit; who holds the token need not be its person. */
      readonly id: string | undefined;
    };

/** Which key a token is. That it was revoked or is over is told only to who has the whole token. */
export function checkToken(keys: readonly ApiKey[], token: string, now: number): TokenChecked {
  const [, id, secret] = TOKEN.exec(token) ?? [];
  if (id === undefined || secret === undefined) {
    return { kind: 'refused', code: 'malformed', reason: 'this is no API key', id: undefined };
  }
  const key = keys.find((one) => one.id === id);
  // Compared also when there is no such key, so that ids cannot be found out by the time it takes.
  const isIt = isSameSecret(secretHash(secret), key?.hash ?? UNKNOWN_HASH);
  if (key === undefined || !isIt) {
    return { kind: 'refused', code: 'unknown', reason: 'this API key is not known', id };
  }
  if (key.revokedAt !== undefined) {
    return { kind: 'refused', code: 'revoked', reason: `this API key was revoked at ${key.revokedAt}`, id };
  }
  // A time that cannot be read is over.
  if (key.expiresAt !== undefined && !(now < timeOf(key.expiresAt))) {
    return { kind: 'refused', code: 'expired', reason: `this API key was good until ${key.expiresAt}`, id };
  }
  return { kind: 'accepted', key };
}

/** Neither revoked nor over; a time that cannot be read is over. */
export function isGoodKey({ revokedAt, expiresAt }: ApiKey, now: number): boolean {
  return revokedAt === undefined && (expiresAt === undefined || now < timeOf(expiresAt));
}

/** The keys with one revoked from now on; one that is revoked already stays as it is. */
export function revokeApiKey(keys: readonly ApiKey[], id: string, now: number): readonly ApiKey[] {
  return keys.map((key) =>
    key.id === id && key.revokedAt === undefined ? { ...key, revokedAt: timeText(now) } : key,
  );
}

/** How often a key was used since that was last recorded, and when the last time was. */
export type KeyUse = { readonly count: number; readonly lastAt: number };

/** The keys with uses counted. `uses`: how many by id since it was last recorded, and when the last one was. */
export function countUses(keys: readonly ApiKey[], uses: ReadonlyMap<string, KeyUse>): readonly ApiKey[] {
  return keys.map((key) => {
    const used = uses.get(key.id);
    return used === undefined
      ? key
      : { ...key, uses: key.uses + used.count, lastUsedAt: timeText(used.lastAt) };
  });
}
