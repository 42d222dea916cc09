// Ages for screens: in coarse steps, so that a picture in which nothing happens does not change. Pure.

import { type SafeText, safeText } from '../../src/show/safe.ts';
import { words } from './line.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `<5m`, `15m`, `3h`, `2d`. Milliseconds; a negative age (a clock that is behind) counts as none. */
export function coarseAge(ms: number): SafeText {
  if (!Number.isFinite(ms)) return words`-`;
  if (ms < 5 * MINUTE) return words`<5m`;
  if (ms < HOUR) return words`${Math.floor(ms / (5 * MINUTE)) * 5}m`;
  if (ms < 2 * DAY) return words`${Math.floor(ms / HOUR)}h`;
  return words`${Math.floor(ms / DAY)}d`;
}

/** `12 s`, `4 min`: of something that is waited for, or late. */
export function fineAge(ms: number): SafeText {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 120 ? words`${seconds} s` : coarseAge(ms);
}

/** `03:12:44` in UTC, of an RFC 3339 text. */
export function clockText(at: string): SafeText {
  return safeText(at.slice(11, 19));
}

/** `2026-11-20 03:12`, in UTC. */
export function dayText(at: string): SafeText {
  return safeText(at.slice(0, 16).replace('T', ' '));
}
