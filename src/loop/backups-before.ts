// Backups that policies ask for before a change: what the judge is told of those that there are, and the
// taking of those that lack. A change waits here, and no pass does.

import type { BackupStatus } from '../model/backup-run.ts';
import { Failure } from '../model/failure.ts';
import type { InstanceName } from '../model/ref.ts';
import { timeOf } from '../model/time.ts';
import type { Clock } from '../ports.ts';
import type { Backups } from './backups.ts';

export type BackupsBefore = {
  /** When the newest backup of each instance was taken that all places have that must; ms since 1970. */
  taken(): ReadonlyMap<InstanceName, number>;
  /** Begins a backup of each, unless one goes on, or one was begun a moment ago and was none. */
  take(instances: readonly InstanceName[]): void;
};

/** Who takes them; absent: nobody does, and what asks for one waits. */
export type BeforeParts = { readonly before?: BackupsBefore };

/** One that failed is not begun again at once: the change waits, and its obstacle says for what. */
const AGAIN_MS = 5 * 60_000;

export function createBackupsBefore(
  { status, begin }: Pick<Backups, 'status' | 'begin'>,
  clock: Pick<Clock, 'now'>,
  /** One has ended, whatever came of it. */
  onEnded: (instance: InstanceName) => void,
): BackupsBefore {
  const begunAt = new Map<InstanceName, number>();
  return {
    taken: () => newest(status()),
    take(instances) {
      const now = clock.now();
      const known = instances.length === 0 ? [] : status();
      for (const instance of instances) {
        const since = now - (begunAt.get(instance) ?? Number.NEGATIVE_INFINITY);
        const own = known.filter((one) => one.instance === instance);
        const [first] = own;
        const isGoing = own.some(({ running }) => running?.kind === 'backup');
        if (first === undefined || isGoing || (since >= 0 && since < AGAIN_MS)) continue;
        const ended = begun(() => begin({ ...first, kind: 'backup', by: 'shipshape' }));
        if (ended === undefined) continue;
        begunAt.set(instance, now);
        void ended.then(() => onEnded(instance));
      }
    },
  };
}

/** Undefined: something else goes on there, and the next pass asks again. */
function begun(begin: () => { readonly ended: Promise<void> }): Promise<void> | undefined {
  try {
    return begin().ended;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Of several policies the newest: each of them keeps everything that it is asked to keep. */
function newest(all: readonly BackupStatus[]): ReadonlyMap<InstanceName, number> {
  const found = new Map<InstanceName, number>();
  for (const { instance, lastBackupAt } of all) {
    const at = lastBackupAt === undefined ? Number.NaN : timeOf(lastBackupAt);
    if (!Number.isNaN(at)) found.set(instance, Math.max(at, found.get(instance) ?? at));
  }
  return found;
}
