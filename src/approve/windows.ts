// When changes may be made. Cron and time zones are croner's: a local time that a change of the clocks
// leaves out opens at the change, one that comes twice opens once, and a duration is time that passes.
// What cannot be computed is closed.

import { Cron } from 'croner';
import type { ChangePolicy, Window } from '../model/policy.ts';
import { timeText } from '../model/time.ts';

type Windows = ChangePolicy['windows'];

/** Steps from one border to the next before giving up: windows that shut each other out never open. */
const STEPS = 500;
const NEVER = Number.POSITIVE_INFINITY;

/** True when no `deny` window is open and, if there are any, an `allow` window is. `now`: milliseconds since 1970. */
export function isOpen({ allow, deny }: Windows, now: number): boolean {
  if (deny.some((window) => endOf(window, now, NEVER) !== undefined)) return false;
  return allow.length === 0 || allow.some((window) => endOf(window, now, undefined) !== undefined);
}

/** The first moment from `now` on when changes may be made; undefined when none can be foreseen. */
export function opensAt(windows: Windows, now: number): number | undefined {
  let at = now;
  for (let step = 0; step < STEPS && Number.isFinite(at); step += 1) {
    if (isOpen(windows, at)) return at;
    const denied = windows.deny.flatMap((window) => endOf(window, at, NEVER) ?? []);
    at =
      denied.length > 0
        ? Math.max(...denied)
        : Math.min(...windows.allow.map((window) => nextOf(window, at)));
  }
  return undefined;
}

/** When the window that is open at `now` closes; undefined: it is not open. `unknown`: for a window that is none. */
function endOf(window: Window, now: number, unknown: number | undefined): number | undefined {
  // What began at this very second has begun: croner looks before a moment, in whole seconds.
  const reference = timeText(Math.floor(now / 1000) * 1000 + 1000);
  const runs = computed(window, (cron) => cron.previousRuns(1, reference));
  if (runs === 'unknown') return unknown;
  const [last] = runs;
  const end = last === undefined ? undefined : last.getTime() + window.durationMs;
  return end !== undefined && now < end ? end : undefined;
}

function nextOf(window: Window, now: number): number {
  const next = computed(window, (cron) => cron.nextRun(timeText(now)));
  return next === 'unknown' || next === null ? NEVER : next.getTime();
}

/** Asks croner as a calculator: without a function to call, it starts no timer. */
function computed<T>({ cron, timezone }: Window, ask: (cron: Cron) => T): T | 'unknown' {
  try {
    return ask(new Cron(cron, { mode: '5-part', timezone, paused: true }));
  } catch {
    return 'unknown';
  }
}
