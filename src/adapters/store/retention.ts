// Files of days: how many are kept. Counted and not dated, so that a clock that jumps takes nothing away but
// the oldest file for each new one.

import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';

export const DAY_FILE = /^\d{4}-\d{2}-\d{2}\.jsonl$/;

/** Removes all but the newest `keep` files of days. What cannot be removed is told, and stays. */
export async function keepNewestDays(
  folder: string,
  keep: number,
  onWarning: (text: string) => void,
): Promise<void> {
  try {
    const days = (await readdir(folder)).filter((name) => DAY_FILE.test(name)).sort();
    for (const name of days.slice(0, -keep)) await unlink(join(folder, name));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    onWarning(`old files in ${folder} could not be removed: ${why}`);
  }
}
