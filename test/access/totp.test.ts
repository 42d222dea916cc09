// One-time codes: each once, around now, and none after too many wrong ones.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeChecked } from '../../src/access/totp.ts';
import { checkCode, confirmCode, enrolTotp } from '../../src/access/totp.ts';
import type { Totp } from '../../src/model/ledger.ts';
import { hotp, totpStep } from '../../src/model/totp.ts';
import { runs } from '../support/runs.ts';

const SECRET = Buffer.from('12345678901234567890');
const STEP = 30_000;
const NOW = 1_700_000_010_000;
const MINUTE = 60_000;

const READY: Totp = { ...enrolTotp('ana', 'encrypted'), confirmed: true };

function codeAt(ms: number): string {
  return hotp(SECRET, totpStep(ms));
}

/** A code that is right at no moment near. */
function wrongAt(ms: number): string {
  const near = [-2, -1, 0, 1, 2].map((steps) => codeAt(ms + steps * STEP));
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
  );
}

function said(checked: CodeChecked): string {
  return checked.kind === 'accepted' ? 'accepted' : checked.code;
}

function failing(totp: Totp, times: number, from: number): Totp {
  return Array.from({ length: times }).reduce<Totp>(
    (state, _, index) => checkCode(state, SECRET, wrongAt(from + index), from + index).totp,
    totp,
  );
}

describe('a code', () => {
  it.each([
    [-1, 'accepted'],
    [0, 'accepted'],
    [1, 'accepted'],
    [-2, 'wrong'],
    [2, 'wrong'],
  ])('of %d steps from now: %s', (steps, expected) => {
    expect(said(checkCode(READY, SECRET, codeAt(NOW + steps * STEP), NOW))).toBe(expected);
  });

  it('may be typed with a space or a dash', () => {
    const code = codeAt(NOW);
    for (const typed of [
      `${code.slice(0, 3)} ${code.slice(3)}`,
      `${code.slice(0, 3)}-${code.slice(3)}`,
      ` ${code} `,
    ]) {
      expect(said(checkCode(READY, SECRET, typed, NOW))).toBe('accepted');
    }
  });

  it.each(['', '12345', '1234567', 'abcdef', '٠١٢٣٤٥', `${'0'.repeat(100_000)}`])(
    'that is none is wrong',
    (code) => {
      expect(said(checkCode(READY, SECRET, code, NOW))).toBe('wrong');
    },
  );

  it('is good once, and with it all before it', () => {
    const { totp } = checkCode(READY, SECRET, codeAt(NOW + STEP), NOW);
    expect(totp.lastStep).toBe(totpStep(NOW) + 1);
    const again = checkCode(totp, SECRET, codeAt(NOW + STEP), NOW + STEP);
    expect(again).toMatchObject({
      code: 'replayed',
      reason: 'this one-time code was used already: wait for the next one',
    });
    expect(said(checkCode(totp, SECRET, codeAt(NOW), NOW))).toBe('replayed');
    expect(said(checkCode(totp, SECRET, codeAt(NOW + 2 * STEP), NOW + 2 * STEP))).toBe('accepted');
  });

  it('of another secret is wrong', () => {
    expect(said(checkCode(READY, Buffer.from('another secret, as it is'), codeAt(NOW), NOW))).toBe('wrong');
  });
});

describe('wrong codes', () => {
  it('say how many tries are left', () => {
    expect(checkCode(READY, SECRET, wrongAt(NOW), NOW)).toMatchObject({
      reason: 'this one-time code is wrong: 4 more tries, and is the clock of the phone right?',
      totp: { failures: ['2023-11-14T22:13:30.000Z'] },
    });
    expect(checkCode(failing(READY, 3, NOW), SECRET, wrongAt(NOW), NOW)).toMatchObject({
      reason: expect.stringContaining('1 more try,'),
    });
  });

  it('five of them lock, also for the right one, until the window is over', () => {
    const locked = failing(READY, 5, NOW);
    const later = NOW + 10 * MINUTE;
    expect(checkCode(locked, SECRET, codeAt(later), later)).toMatchObject({
      code: 'locked',
      reason: 'too many wrong one-time codes: no more are taken before 2023-11-14T22:28:30.000Z',
      totp: { failures: locked.failures },
    });
    const open = NOW + 15 * MINUTE;
    expect(said(checkCode(locked, SECRET, codeAt(open), open))).toBe('accepted');
  });

  it('while it is locked do not lock it longer', () => {
    let state = failing(READY, 5, NOW);
    for (let minute = 1; minute < 15; minute += 1) {
      state = checkCode(state, SECRET, '000000', NOW + minute * MINUTE).totp;
    }
    const open = NOW + 15 * MINUTE;
    expect(said(checkCode(state, SECRET, codeAt(open), open))).toBe('accepted');
  });

  it('are forgotten with a right one, and in time', () => {
    const { totp } = checkCode(failing(READY, 4, NOW), SECRET, codeAt(NOW), NOW);
    expect(totp.failures).toEqual([]);
    const later = NOW + 16 * MINUTE;
    expect(checkCode(failing(READY, 4, NOW), SECRET, wrongAt(later), later).totp.failures).toHaveLength(1);
  });

  it('before a clock was set back far do not lock', () => {
    const locked = failing(READY, 5, NOW);
    const back = NOW - 60 * MINUTE;
    expect(said(checkCode(locked, SECRET, codeAt(back), back))).toBe('accepted');
  });

  it('never let more than five be tried in 15 minutes, whatever is tried', () => {
    const tries = fc.array(fc.record({ afterMs: fc.nat({ max: 4 * MINUTE }), isRight: fc.boolean() }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(tries, (list) => {
        let state = READY;
        let now = NOW;
        const wrong: number[] = [];
        for (const { afterMs, isRight } of list) {
          now += afterMs;
          const checked = checkCode(state, SECRET, isRight ? codeAt(now) : wrongAt(now), now);
          state = checked.totp;
          if (checked.kind === 'accepted') wrong.length = 0;
          else if (checked.code !== 'locked') wrong.push(now);
          const since = now - 15 * MINUTE;
          expect(wrong.filter((at) => at > since).length).toBeLessThanOrEqual(5);
          expect(state.failures.length).toBeLessThanOrEqual(5);
        }
      }),
      runs(200),
    );
  });
});

describe('enrolment', () => {
  const fresh = enrolTotp('ana', 'encrypted');

  it('is complete with the first right code, which is then used', () => {
    const wrong = confirmCode(fresh, SECRET, wrongAt(NOW), NOW);
    expect(wrong).toMatchObject({ code: 'wrong', totp: { confirmed: false } });
    const right = confirmCode(wrong.totp, SECRET, codeAt(NOW), NOW);
    expect(right).toMatchObject({
      kind: 'accepted',
      totp: { confirmed: true, user: 'ana', secret: 'encrypted' },
    });
    expect(said(checkCode(right.totp, SECRET, codeAt(NOW), NOW))).toBe('replayed');
  });

  it('before it is complete no code counts', () => {
    expect(checkCode(fresh, SECRET, codeAt(NOW), NOW)).toEqual({
      kind: 'refused',
      code: 'unconfirmed',
      reason: 'one-time codes of ana were never confirmed: enrol again',
      totp: fresh,
    });
  });
});
