// The text that is signed: the same at both ends, another for anything else that is asked; good once, and soon
// too old.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Challenge } from '../../src/access/challenge.ts';
import { challengeText, takeChallenge } from '../../src/access/challenge.ts';
import { runs } from '../support/runs.ts';

const NOW = 1_700_000_000_000;

function challenge(nonce: string, issued = NOW): Challenge {
  return { version: 1, fleet: 'acme', purpose: 'people', nonce, user: 'ana', issued };
}

it('is canonical JSON with all that it is good for', () => {
  expect(challengeText(challenge('n-1'))).toBe(
    '{"fleet":"acme","issued":1700000000000,"nonce":"n-1","purpose":"people","user":"ana","version":1}',
  );
});

it('is another for another fleet, socket, nonce, user or time', () => {
  const texts = fc.string({ maxLength: 3 });
  const challenges: fc.Arbitrary<Challenge> = fc.record({
    version: fc.constant(1),
    fleet: texts,
    purpose: fc.constantFrom('control', 'people'),
    nonce: texts,
    user: texts,
    issued: fc.nat({ max: 2 }),
  });
  const keys = ['fleet', 'purpose', 'nonce', 'user', 'issued'] as const;
  fc.assert(
    fc.property(challenges, challenges, fc.constantFrom(...keys), (one, other, key) => {
      const mixed = { ...one, [key]: other[key] };
      expect(challengeText(mixed) === challengeText(one)).toBe(one[key] === other[key]);
    }),
    runs(500),
  );
});

describe('an answer', () => {
  it.each([0, 1, 59_999, 60_000, -60_000])('after %d ms is in time', (ms) => {
    const open = [challenge('a'), challenge('b', NOW + ms)];
    expect(takeChallenge(open, 'a', NOW + ms)).toEqual({
      kind: 'taken',
      challenge: open[0],
      open: [open[1]],
    });
  });

  it.each([60_001, 3_600_000, -60_001])('after %d ms is too late, and forgotten', (ms) => {
    expect(takeChallenge([challenge('a'), challenge('b')], 'a', NOW + ms)).toEqual({
      kind: 'refused',
      code: 'expired',
      reason: 'the answer took longer than 60 s: connect again',
      open: [],
    });
  });

  it('is taken once', () => {
    const { open } = takeChallenge([challenge('a'), challenge('a')], 'a', NOW);
    expect(takeChallenge(open, 'a', NOW)).toMatchObject({ kind: 'refused', code: 'unknown', open: [] });
  });

  it('to what was never asked is refused, and takes nothing else', () => {
    const open = [challenge('a')];
    expect(takeChallenge(open, '', NOW)).toMatchObject({ code: 'unknown', open });
  });
});
