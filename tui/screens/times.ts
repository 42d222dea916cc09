// Points in time as people read them on a screen, coarse on purpose: a screen that changes every second tells
// nothing more and costs a frame. Pure.

import { timeOf } from '../../src/model/time.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { coarseAge, dayText } from '../parts/age.ts';
import { words } from '../parts/line.ts';

type Moment = string | null | undefined;

/** `15m`; `-` for what is not known. `now`: milliseconds since 1970, `at`: RFC 3339. */
export function since(now: number, at: Moment): SafeText {
  const ms = momentOf(at);
  return ms === undefined ? words`-` : coarseAge(Math.max(0, now - ms));
}

/** `15m ago`. */
export function ago(now: number, at: Moment): SafeText {
  const ms = momentOf(at);
  return ms === undefined ? words`never` : words`${coarseAge(Math.max(0, now - ms))} ago`;
}

/** `in 50m`, or `5m ago` once it is over. */
export function until(now: number, at: Moment): SafeText {
  const ms = momentOf(at);
  if (ms === undefined) return words`-`;
  return ms >= now ? words`in ${coarseAge(ms - now)}` : words`${coarseAge(now - ms)} ago`;
}

/** `2026-11-20 03:12`, in UTC; `-` for what is not known. */
export function when(at: Moment): SafeText {
  return momentOf(at) === undefined || typeof at !== 'string' ? words`-` : dayText(at);
}

/** `4.0 s`, `15m`: how long something took. */
export function lasting(ms: number): SafeText {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) return safeText(`${seconds.toFixed(1)} s`);
  return seconds < 120 ? safeText(`${Math.round(seconds)} s`) : coarseMinutes(seconds);
}

function coarseMinutes(seconds: number): SafeText {
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return words`${minutes} min`;
  return minutes < 2_880 ? words`${Math.round(minutes / 60)} h` : words`${Math.round(minutes / 1_440)} d`;
}

/** The engine writes the year 1 for what never was. */
function momentOf(at: Moment): number | undefined {
  const ms = typeof at === 'string' ? timeOf(at) : Number.NaN;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
