// Which backups the tiers of a retention keep: the newest of each hour, day, week, month and year, as the
// calendar of a time zone has them, for so many that have one. What one tier keeps, stays: they never take
// from each other. Pure.

import type { Retention } from '../model/backup.ts';
import { timeOf, timeText } from '../model/time.ts';

export type Dated = { readonly id: string; readonly takenAt: number };

type Tier = 'last' | 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly';

const TIERS: readonly Tier[] = ['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'];
const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday: three days on, weeks begin on Mondays. */
const MONDAY_SHIFT = 3;

/** Why each backup is kept, by its id; one that is not here, no tier keeps. `backups`: the newest first. */
export function keptByTiers(
  backups: readonly Dated[],
  retention: Pick<Retention, Tier>,
  timezone: string,
): ReadonlyMap<string, readonly string[]> {
  const why = new Map<string, string[]>();
  const dateOf = calendarOf(timezone);
  const dates = new Map(backups.map(({ id, takenAt }) => [id, dateOf(takenAt)]));
  for (const tier of TIERS) {
    const wanted = retention[tier];
    const seen = new Set<string>();
    for (const backup of backups) {
      if (seen.size >= wanted) break;
      const bucket = bucketOf(tier, backup, dates.get(backup.id) ?? '');
      if (seen.has(bucket)) continue;
      seen.add(bucket);
      const reason = `${tier} ${seen.size} of ${wanted}${tier === 'last' ? '' : ` (${bucket})`}`;
      why.set(backup.id, [...(why.get(backup.id) ?? []), reason]);
    }
  }
  return why;
}

function bucketOf(tier: Tier, { id, takenAt }: Dated, date: string): string {
  switch (tier) {
    case 'last':
      return id;
    case 'hourly':
      // Hours are counted as they pass: the one that comes twice when the clocks go back is two.
      return `${timeText(takenAt).slice(0, 13)}h UTC`;
    case 'daily':
      return date;
    case 'weekly':
      return `week of ${monday(date)}`;
    case 'monthly':
      return date.slice(0, 7);
    case 'yearly':
      return date.slice(0, 4);
  }
}

/** `2026-11-20`, as a time zone has it. */
function calendarOf(timezone: string): (at: number) => string {
  try {
    const format = new Intl.DateTimeFormat('sv', { timeZone: timezone, dateStyle: 'short' });
    return (at) => format.format(at);
  } catch {
    return (at) => timeText(at).slice(0, 10);
  }
}

function monday(date: string): string {
  const days = timeOf(date) / DAY_MS;
  const first = days - ((((days + MONDAY_SHIFT) % 7) + 7) % 7);
  return timeText(first * DAY_MS).slice(0, 10);
}
