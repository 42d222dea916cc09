// API keys: made once, kept as a hash, good until they are over or taken back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RandomBytes, TokenChecked } from '../../src/access/api-key.ts';
import { checkToken, countUses, makeApiKey, revokeApiKey } from '../../src/access/api-key.ts';
import type { ApiKey } from '../../src/model/ledger.ts';
import { secretHash } from '../../src/model/same.ts';
import { runs } from '../support/runs.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const WISH = { user: 'ana', label: 'ci', scope: 'read', expiresAt: undefined } as const;

/** Bytes that count up: other ones with each call. */
function counting(): RandomBytes {
  let next = 0;
  return (count) => Uint8Array.from({ length: count }, () => next++ & 0xff);
}

function said(checked: TokenChecked): string {
  return checked.kind === 'accepted' ? `accepted ${checked.key.id}` : checked.code;
}

describe('a new key', () => {
  const { keys, key, token } = makeApiKey(
    [],
    { ...WISH, expiresAt: '2027-01-01T00:00:00.000Z' },
    counting(),
    NOW,
  );

  it('is kept without what it is', () => {
    expect(token).toMatch(/^shs_[a-z2-7]{8}_[A-Za-z0-9_-]{43}$/);
    expect(keys).toEqual([key]);
    expect(key).toEqual({
      id: 'aaaqeaye',
      user: 'ana',
      label: 'ci',
      scope: 'read',
      hash: secretHash(token.slice(13)),
      createdAt: '2026-11-20T09:00:00.000Z',
      expiresAt: '2027-01-01T00:00:00.000Z',
      revokedAt: undefined,
      lastUsedAt: undefined,
      uses: 0,
    });
    expect(JSON.stringify(keys)).not.toContain(token.slice(13));
  });

  it('is taken', () => expect(said(checkToken(keys, token, NOW))).toBe('accepted aaaqeaye'));

  it('never has the id of another', () => {
    const ids = [1, 1, 2].map((value) => new Uint8Array(5).fill(value));
    const random: RandomBytes = (count) =>
      count === 5 ? (ids.shift() ?? new Uint8Array(5)) : new Uint8Array(count);
    const first = makeApiKey([], WISH, random, NOW);
    const second = makeApiKey(first.keys, WISH, random, NOW);
    expect(new Set(second.keys.map(({ id }) => id)).size).toBe(2);
  });
});

describe('a token', () => {
  const random = counting();
  const one = makeApiKey([], WISH, random, NOW);
  const two = makeApiKey(
    one.keys,
    { ...WISH, user: 'bob', expiresAt: '2026-11-20T10:00:00.000Z' },
    random,
    NOW,
  );
  const { keys } = two;

  it('is its own key and no other', () => {
    expect(said(checkToken(keys, one.token, NOW))).toBe(`accepted ${one.key.id}`);
    expect(said(checkToken(keys, two.token, NOW))).toBe(`accepted ${two.key.id}`);
    const mixed = `shs_${one.key.id}_${two.token.slice(13)}`;
    expect(said(checkToken(keys, mixed, NOW))).toBe('unknown');
  });

  it.each([
    ['another prefix', () => one.token.replace('shs_', 'shx_')],
    ['nothing', () => ''],
    ['what follows', () => `${one.token}x`],
    ['a line break', () => `${one.token}\n`],
    ['upper case', () => one.token.toUpperCase()],
    ['a hash for a secret', () => `shs_${one.key.id}_${one.key.hash}`],
    ['a megabyte', () => 's'.repeat(1_000_000)],
  ])('with %s is none', (_, token) => {
    expect(checkToken(keys, token(), NOW)).toEqual({
      kind: 'refused',
      code: 'malformed',
      reason: 'this is no API key',
      id: undefined,
    });
  });

  it('with one character changed is not taken', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    fc.assert(
      fc.property(fc.nat({ max: one.token.length - 1 }), fc.constantFrom(...letters), (at, letter) => {
        const changed = one.token.slice(0, at) + letter + one.token.slice(at + 1);
        const checked = checkToken(keys, changed, NOW);
        expect(checked.kind === 'accepted').toBe(changed === one.token);
      }),
      runs(500),
    );
  });

  it('is over at its time, and tells nobody without the secret', () => {
    const over = Date.UTC(2026, 10, 20, 10);
    expect(said(checkToken(keys, two.token, over - 1))).toBe(`accepted ${two.key.id}`);
    expect(checkToken(keys, two.token, over)).toMatchObject({
      code: 'expired',
      reason: 'this API key was good until 2026-11-20T10:00:00.000Z',
      id: two.key.id,
    });
    expect(said(checkToken(keys, `shs_${two.key.id}_${'A'.repeat(43)}`, over))).toBe('unknown');
  });

  it('with an end that cannot be read is over', () => {
    const odd = keys.map((key): ApiKey => ({ ...key, expiresAt: 'whenever' }));
    expect(said(checkToken(odd, one.token, NOW))).toBe('expired');
  });

  it('is worth nothing once it was taken back, and the first time stays', () => {
    const revoked = revokeApiKey(keys, one.key.id, NOW + 1000);
    expect(checkToken(revoked, one.token, NOW + 1001)).toMatchObject({
      code: 'revoked',
      reason: 'this API key was revoked at 2026-11-20T09:00:01.000Z',
    });
    expect(said(checkToken(revoked, two.token, NOW))).toBe(`accepted ${two.key.id}`);
    expect(revokeApiKey(revoked, one.key.id, NOW + 9000)).toEqual(revoked);
    expect(revokeApiKey(keys, 'nothing', NOW)).toEqual(keys);
  });
});

it('uses are counted by key', () => {
  const { keys, key } = makeApiKey([], WISH, counting(), NOW);
  const used = countUses(keys, new Map([[key.id, { count: 3, lastAt: NOW + 5000 }]]));
  const more = countUses(used, new Map([[key.id, { count: 2, lastAt: NOW + 6000 }]]));
  expect(more).toEqual([{ ...key, uses: 5, lastUsedAt: '2026-11-20T09:00:06.000Z' }]);
  expect(countUses(keys, new Map([['nothing', { count: 1, lastAt: NOW }]]))).toEqual(keys);
});
