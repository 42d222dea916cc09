// What a one-time code is worth (RFC 6238), as changes of what is recorded of it: each code once, and after a
// few wrong ones none for a while, whichever way they came. Never sees where the secret is kept.

import type { Totp } from '../model/ledger.ts';
import { isSameSecret } from '../model/same.ts';
import { timeOf, timeText } from '../model/time.ts';
import { hotp, totpStep } from '../model/totp.ts';

/** Wrong codes within the window after which no code is looked at: guessing a code of six digits takes years. */
const MAX_FAILURES = 5;
const WINDOW_MS = 15 * 60_000;
/** RFC 6238, section 5.2: at most one step for clocks that differ and fingers that are slow. */
const SLACK_STEPS = 1;

/** Bytes of a secret: RFC 4226, section 4, asks for 128 bits and recommends 160. */
export const TOTP_SECRET_BYTES = 20;

/** `totp`: what must be recorded, durably, before the answer counts. */
export type CodeChecked =
  | { readonly kind: 'accepted'; readonly totp: Totp }
  | {
      readonly kind: 'refused';
      readonly code: 'wrong' | 'replayed' | 'locked' | 'unconfirmed';
      /** For the person: what to do. */
      readonly reason: string;
      readonly totp: Totp;
    };

/** A person's codes as they begin: not asked for before the first one was typed. `secret`: encrypted. */
export function enrolTotp(user: string, secret: string): Totp {
  return { user, secret, confirmed: false, lastStep: -1, failures: [] };
}

/** Checks a code of somebody whose enrolment is complete. `secret`: the bytes; `now`: milliseconds. */
export function checkCode(totp: Totp, secret: Uint8Array, code: string, now: number): CodeChecked {
  if (totp.confirmed) return judged(totp, secret, code, now);
  const reason = `one-time codes of ${totp.user} were never confirmed: enrol again`;
  return { kind: 'refused', code: 'unconfirmed', reason, totp };
}

/** The first code, which completes the enrolment when it is right. */
export function confirmCode(totp: Totp, secret: Uint8Array, code: string, now: number): CodeChecked {
  const checked = judged(totp, secret, code, now);
  return checked.kind === 'accepted' ? { ...checked, totp: { ...checked.totp, confirmed: true } } : checked;
}

function judged(totp: Totp, secret: Uint8Array, code: string, now: number): CodeChecked {
  const recent = totp.failures.filter((at) => isRecent(at, now));
  if (recent.length >= MAX_FAILURES) return locked(totp, recent, now);
  const step = matchingStep(secret, code.replaceAll(/[ -]/g, ''), totpStep(now));
  // A code is good once, and with it all before: who saw it over a shoulder has nothing.
  if (step !== undefined && step > totp.lastStep) {
    return { kind: 'accepted', totp: { ...totp, lastStep: step, failures: [] } };
  }
  const failed = { ...totp, failures: [...recent, timeText(now)] };
  if (step !== undefined) {
    const reason = 'this one-time code was used already: wait for the next one';
    return { kind: 'refused', code: 'replayed', reason, totp: failed };
  }
  const left = MAX_FAILURES - failed.failures.length;
  const reason = `this one-time code is wrong: ${left} more ${left === 1 ? 'try' : 'tries'}, and is the clock of the phone right?`;
  return { kind: 'refused', code: 'wrong', reason, totp: failed };
}

/** Tries while it is locked do not lock it longer: whoever tries for somebody else would lock them out for good. */
function locked(totp: Totp, recent: readonly string[], now: number): CodeChecked {
  const [first = ''] = [...recent].sort().slice(-MAX_FAILURES);
  const opens = Math.max(timeOf(first), now - WINDOW_MS) + WINDOW_MS;
  const reason = `too many wrong one-time codes: no more are taken before ${timeText(opens)}`;
  return { kind: 'refused', code: 'locked', reason, totp: { ...totp, failures: recent } };
}

/** Also those that are ahead, after a clock was set back: within the window, either way. */
function isRecent(at: string, now: number): boolean {
  return Math.abs(now - timeOf(at)) < WINDOW_MS;
}

/** The newest step near now whose code it is. All are compared: how long it takes tells nothing. */
function matchingStep(secret: Uint8Array, code: string, now: number): number | undefined {
  let found: number | undefined;
  for (let step = Math.max(0, now - SLACK_STEPS); step <= now + SLACK_STEPS; step += 1) {
    if (isSameSecret(hotp(secret, step), code)) found = step;
  }
  return found;
}
