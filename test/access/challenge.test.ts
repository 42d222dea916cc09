// The text that is signed: the same at both ends, another for anything else that is asked, and soon too old.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Challenge } from '../../src/access/challenge.ts';
import { challengeText, lateness, newNonce } from '../../src/access/challenge.ts';
import { runs } from '../support/runs.ts';

const NOW = 1_700_000_000_000;
const NONCE = newNonce((count) => new Uint8Array(count).fill(7), NOW);

it('is canonical JSON with all that it is good for', () => {
  expect(challengeText({ fleet: 'acme', purpose: 'people', nonce: NONCE, user: 'ana' })).toBe(
    `{"fleet":"acme","issued":1700000000000,"nonce":"1700000000000.${'BwcH'.repeat(10)}Bwc","purpose":"people","user":"ana","version":1}`,
  );
});

it('is another for another fleet, socket, nonce or user', () => {
  const texts = fc.string({ maxLength: 5 });
  const challenges: fc.Arbitrary<Challenge> = fc.record({
    fleet: texts,
    purpose: fc.constantFrom('control', 'people'),
    nonce: texts,
    user: texts,
  });
  fc.assert(
    fc.property(challenges, challenges, (one, other) => {
      const isSame = (['fleet', 'purpose', 'nonce', 'user'] as const).every((key) => one[key] === other[key]);
      expect(challengeText(one) === challengeText(other)).toBe(isSame);
    }),
    runs(500),
  );
});

describe('an answer', () => {
  it.each([0, 1, 59_999, 60_000, -60_000])('after %d ms is in time', (ms) => {
    expect(lateness(NONCE, NOW + ms)).toBeUndefined();
  });

  it.each([60_001, 3_600_000, -60_001])('after %d ms is not', (ms) => {
    expect(lateness(NONCE, NOW + ms)).toBe('the answer took longer than 60 s: connect again');
  });

  it.each(['', 'x', NONCE.slice(0, -1), `${NONCE}x`, `-${NONCE}`, `9${'9'.repeat(17)}${NONCE}`])(
    'to %j was never asked for',
    (nonce) => expect(lateness(nonce, NOW)).toBe('this was not asked here: connect again'),
  );
});
