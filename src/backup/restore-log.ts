// What the journal of restores says: runs that a crash cut off, and what is kept of those that ended. Pure.

import type { RestoreEntry } from '../model/restore.ts';
import { timeOf, timeText } from '../model/time.ts';

/** Entries by run, of the runs that have no end; oldest first. */
export function cutOff(entries: readonly RestoreEntry[]): readonly (readonly RestoreEntry[])[] {
  const runs = Map.groupBy(entries, ({ run }) => run);
  return [...runs.values()].filter((own) => !own.some(({ kind }) => kind === 'ended'));
}

export type KeptDatabase = {
  readonly run: string;
  readonly instance: string;
  readonly source: string;
  /** The name that the replaced one has now. */
  readonly name: string;
  /** RFC 3339. */
  readonly until: string;
};

/** Databases that restores replaced and that are still there under another name, as far as the journal says. */
export function keptDatabases(entries: readonly RestoreEntry[]): readonly KeptDatabase[] {
  const runs = Map.groupBy(entries, ({ run }) => run);
  return [...runs.values()].flatMap((own) => {
    const began = own.find((one) => one.kind === 'began');
    const making = own.find((one) => one.kind === 'making-database');
    const end = own.find((one) => one.kind === 'ended');
    const isDropped = own.some(({ kind }) => kind === 'dropped');
    if (began === undefined || making === undefined || isDropped || end?.outcome !== 'restored') return [];
    const until = timeText(timeOf(end.at) + began.plan.keepOldMs);
    const { run, instance, source, before: name } = making;
    return [{ run, instance, source, name, until }];
  });
}
