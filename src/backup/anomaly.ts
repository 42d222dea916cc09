// Whether a backup looks as if data had gone before it was taken: it is much smaller than the one before it, or
// tables have lost rows, or whole parts are missing. Nothing is wrong with such a backup itself. Pure.

import type { BackupPolicy, Manifest, Payload } from '../model/backup.ts';

type Limits = BackupPolicy['anomaly'];

/** Of many tables that fell, so many are named. */
const NAMED = 3;
/** Small tables come and go. */
const MIN_ROWS = 100;
const MIN_BYTES = 64 * 1024;

/** What is suspicious about `after`, for people; undefined: nothing. `before`: the good one before it. */
export function anomalyOf(before: Manifest, after: Manifest, limits: Limits): string | undefined {
  const found = [
    ...missing(before, after),
    ...smaller(before, after, limits),
    ...fewer(before, after, limits),
  ];
  if (found.length === 0) return undefined;
  return `against ${before.id}: ${found.join('; ')}`;
}

/** A database that is gone from a dump of all is how an emptied server looks. */
function missing(before: Manifest, after: Manifest): readonly string[] {
  const now = new Set(after.payloads.map(keyOf));
  const sources = new Set(after.payloads.map(({ source }) => source));
  // A source that the policy has left out since is no loss.
  const gone = before.payloads.filter((one) => sources.has(one.source) && !now.has(keyOf(one)));
  return gone.map(
    ({ source, database }) => `${database === '' ? source : `database ${database} of ${source}`} is gone`,
  );
}

function smaller(before: Manifest, after: Manifest, { sizeDropPercent }: Limits): readonly string[] {
  const now = new Map(after.payloads.map((one) => [keyOf(one), one.rawBytes]));
  return before.payloads.flatMap((one) => {
    const bytes = now.get(keyOf(one));
    if (bytes === undefined || one.rawBytes < MIN_BYTES || !hasFallen(one.rawBytes, bytes, sizeDropPercent))
      return [];
    return [`${nameOf(one)} has ${bytes} bytes, of ${one.rawBytes}`];
  });
}

function fewer(before: Manifest, after: Manifest, { rowDropPercent }: Limits): readonly string[] {
  const now = new Map(after.payloads.map((one) => [keyOf(one), one.rows]));
  const fallen = before.payloads.flatMap((one) => {
    const rows = now.get(keyOf(one));
    if (rows === undefined) return [];
    return Object.entries(one.rows ?? {}).flatMap(([table, was]) => {
      const is = Object.hasOwn(rows, table) ? (rows[table] ?? 0) : 0;
      if (was < MIN_ROWS || !hasFallen(was, is, rowDropPercent)) return [];
      return [`${nameOf(one)}.${table} has ${is} rows, of ${was}`];
    });
  });
  const more = fallen.length > NAMED ? [`and ${fallen.length - NAMED} more tables`] : [];
  return [...fallen.slice(0, NAMED), ...more];
}

function keyOf({ source, database, format }: Payload): string {
  return `${source}\0${database}\0${format}`;
}

function nameOf({ source, database }: Payload): string {
  return database === '' ? source : `${source}/${database}`;
}

/** `percent` 0: not looked at. */
function hasFallen(was: number, is: number, percent: number): boolean {
  return percent > 0 && is < was * (1 - percent / 100);
}
