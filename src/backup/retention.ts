// What stays and what goes of the backups of one instance and policy at one destination, each with its reason.
// Pure. It only ever looks at whole backups that the destination says it has: a run that failed is not among
// them and counts for nothing. In doubt everything stays.

import type { BackupId, Retention, StoredBackup } from '../model/backup.ts';
import { timeText } from '../model/time.ts';
import { failedProof, type Standing, standingOf } from './standing.ts';
import { keptByTiers } from './tiers.ts';

export type RetentionGiven = {
  /** Every one that is there, in any order. A list that may not be whole must not come here. */
  readonly backups: readonly StoredBackup[];
  readonly retention: Retention;
  /** Whose days, weeks and months count: that of the policy's schedule. */
  readonly timezone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Why nothing may be deleted now (the newest attempt failed, something is being looked into); undefined: nothing is wrong. */
  readonly frozen: string | undefined;
  /** Backups that somebody reads now. */
  readonly inUse: ReadonlySet<BackupId>;
};

export type RetentionPlan = {
  /** Of each backup, the oldest first. */
  readonly verdicts: readonly { readonly backup: BackupId; readonly keep: boolean; readonly why: string }[];
  /** Why nothing is deleted; undefined: it may be, though there may be nothing to delete. */
  readonly refused: string | undefined;
};

/** A clock that is further off than this is not believed. */
const CLOCK_MS = 24 * 3_600_000;

type Looked = {
  readonly id: BackupId;
  readonly takenAt: number;
  readonly standing: Standing;
  /** Counts as a backup: nothing was found wrong with it, and it is not on its way out. */
  readonly counts: boolean;
};

export function planRetention(given: RetentionGiven): RetentionPlan {
  const all = looked(given);
  const refused = refusal(given, all);
  if (refused !== undefined) {
    const why = `nothing is deleted: ${refused}`;
    return { verdicts: all.toReversed().map(({ id }) => ({ backup: id, keep: true, why })), refused };
  }
  const kept = keepers(given, all);
  const leaving = new Set(within(given.retention, all, kept));
  return {
    verdicts: all.toReversed().map((one) => {
      const why = kept.get(one.id);
      if (why !== undefined) return { backup: one.id, keep: true, why };
      return leaving.has(one.id)
        ? { backup: one.id, keep: false, why: goneBecause(one) }
        : { backup: one.id, keep: true, why: 'to be deleted later: one run deletes only so many' };
    }),
    refused: undefined,
  };
}

/** The newest first, each once. */
function looked({ backups, now }: RetentionGiven): readonly Looked[] {
  const byId = Map.groupBy(backups, ({ manifest }) => manifest.id);
  const all = [...byId].flatMap(([id, same]): readonly Looked[] => {
    const [first] = same;
    if (first === undefined) return [];
    const standing = standingOf({ ...first, records: same.flatMap(({ records }) => records) }, now);
    const counts = standing.damaged === undefined && !standing.isBuried;
    return [{ id, takenAt: standing.takenAt, standing, counts }];
  });
  return all.toSorted((a, b) => b.takenAt - a.takenAt || (a.id < b.id ? 1 : -1));
}

/** Why nothing may be deleted at all. */
function refusal({ backups, frozen, now }: RetentionGiven, all: readonly Looked[]): string | undefined {
  if (frozen !== undefined) return frozen;
  const undated = all.find(({ takenAt }) => Number.isNaN(takenAt));
  if (undated !== undefined) return `nobody knows when ${undated.id} was taken`;
  const ahead = all.find(({ takenAt }) => takenAt > now + CLOCK_MS);
  if (ahead !== undefined) {
    return `${ahead.id} was taken more than a day after ${timeText(now)}: one of the clocks was wrong`;
  }
  const failed = failedProof(backups);
  if (failed !== undefined) return failed;
  return all.some(({ counts }) => counts) ? undefined : 'none of them is known to be good';
}

/** Everything that stays, and why. */
function keepers(given: RetentionGiven, all: readonly Looked[]): ReadonlyMap<BackupId, string> {
  const { retention, timezone, inUse } = given;
  const good = all.filter(({ counts }) => counts);
  const why = new Map<BackupId, string[]>();
  const keep = (id: BackupId, reason: string) => why.set(id, [...(why.get(id) ?? []), reason]);
  for (const [id, reasons] of keptByTiers(good, retention, timezone)) {
    for (const reason of reasons) keep(id, reason);
  }
  const sound = all.filter(({ standing }) => standing.proven !== undefined && standing.damaged === undefined);
  // One on its way out is only relied upon where there is no other.
  const proven = sound.toSorted((a, b) => Number(a.standing.isBuried) - Number(b.standing.isBuried));
  for (const [at, { id }] of proven.slice(0, retention.minVerified).entries()) {
    keep(id, `proven ${at + 1} of ${retention.minVerified}`);
  }
  for (const { id, standing } of all) {
    if (standing.locked !== undefined) keep(id, `locked: ${standing.locked.reason}`);
    if (inUse.has(id)) keep(id, 'somebody reads it now');
  }
  // What other rules keep counts as left; the newest of the rest make up what lacks.
  let left = good.filter(({ id }) => why.has(id)).length;
  for (const { id } of good) {
    if (left >= retention.neverBelow) break;
    if (why.has(id)) continue;
    keep(id, `never fewer than ${retention.neverBelow}`);
    left += 1;
  }
  return new Map([...why].map(([id, reasons]) => [id, reasons.join(', ')]));
}

/** Those that one run may delete: the oldest of what nothing keeps. */
function within(
  { maxDeletePercent }: Retention,
  all: readonly Looked[],
  kept: ReadonlyMap<BackupId, string>,
): readonly BackupId[] {
  const most = maxDeletePercent === 0 ? 0 : Math.max(1, Math.floor((all.length * maxDeletePercent) / 100));
  const unkept = all.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  return unkept.toReversed().slice(0, most);
}

function goneBecause({ standing }: Looked): string {
  if (standing.isBuried) return 'its removal was begun before';
  return standing.damaged === undefined
    ? 'no rule keeps it'
    : `it is not to be relied upon: ${standing.damaged}`;
}
