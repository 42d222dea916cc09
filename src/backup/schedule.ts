// When a schedule comes round: cron in a time zone, by croner, asked as a calculator. A local time that a change
// of the clocks leaves out comes at the change, one that comes twice comes once; hours that a pattern names all
// of are counted as they pass. What time it is comes as a parameter.

import { Cron } from 'croner';
import type { Schedule } from '../model/backup.ts';
import { sha256 } from '../model/ref.ts';
import { timeText } from '../model/time.ts';

type Moments = Pick<Schedule, 'cron' | 'timezone'>;

/** Times in milliseconds since 1970. */
export type Calendar = {
  /** The first slot after a moment; undefined: none ever comes. */
  next(schedule: Moments, after: number): number | undefined;
  /** The slots after `after` up to and with `upTo`, oldest first; at most the first 10 080. */
  between(schedule: Moments, after: number, upTo: number): readonly number[];
  /** How long after its slots a run begins, below `jitterMs`: always the same for the same seed. */
  jitter(schedule: Pick<Schedule, 'jitterMs'>, seed: string): number;
};

/** More slots than anybody looks at one by one: every minute of a week. */
const MAX_SLOTS = 10_080;
/** Schedules that are remembered; a fleet has a few. */
const MAX_KNOWN = 1_000;

/** Between `from` and `next` there is no slot. */
type Gap = { readonly from: number; readonly next: number };
type Known = { readonly cron: Cron | undefined; gap: Gap | undefined };

/** A calendar that remembers the last answer of each schedule: to ask croner takes a fifth of a millisecond. */
export function createCalendar(): Calendar {
  const known = new Map<string, Known>();

  function read(schedule: Moments): Known {
    const key = `${schedule.timezone} ${schedule.cron}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MAX_KNOWN) known.clear();
    const made: Known = { cron: cronOf(schedule), gap: undefined };
    known.set(key, made);
    return made;
  }

  function next(schedule: Moments, after: number): number | undefined {
    const one = read(schedule);
    const { gap } = one;
    if (gap !== undefined && gap.from <= after && after < gap.next) return gap.next;
    const found = following(one.cron, after);
    if (found !== undefined) one.gap = { from: after, next: found };
    return found;
  }

  function between(schedule: Moments, after: number, upTo: number): readonly number[] {
    const slots: number[] = [];
    let slot = next(schedule, after);
    while (slot !== undefined && slot <= upTo && slots.length < MAX_SLOTS) {
      slots.push(slot);
      slot = next(schedule, slot);
    }
    return slots;
  }

  return { next, between, jitter: jitterOf };
}

function jitterOf({ jitterMs }: Pick<Schedule, 'jitterMs'>, seed: string): number {
  if (jitterMs <= 0) return 0;
  const share = Number.parseInt(sha256(seed).slice(-8), 16) / 2 ** 32;
  return Math.floor(share * jitterMs);
}

function cronOf({ cron, timezone }: Moments): Cron | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return new Cron(cron, { mode: '5-part', timezone, paused: true });
  } catch {
    // Declarations are checked; a remembered one that nobody can read any more has no slots.
    return undefined;
  }
}

/** croner looks in whole seconds, and after the one that it is asked from. */
function following(cron: Cron | undefined, after: number): number | undefined {
  const from = Math.floor(after / 1000) * 1000;
  return cron?.nextRun(timeText(from))?.getTime();
}
