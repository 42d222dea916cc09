// What the keeper of backups runs on, and what all its parts share. Nothing here waits for another part of
// the daemon: backups that stand still keep no instance from being looked after.

import type { Calendar } from '../backup/schedule.ts';
import type { BackupId } from '../model/backup.ts';
import type { BackupEntry, BackupLedger, BackupProgress, LivingRun } from '../model/backup-run.ts';
import type { Failure } from '../model/failure.ts';
import { timeText } from '../model/time.ts';
import type { Clock } from '../ports.ts';
import type { BackupJournal } from '../ports-backup.ts';
import type { Audit, Events, Ledger } from '../ports-daemon.ts';
import type { Crew, DeclaredBackups } from './backup-crew.ts';
import type { Leases } from './leases.ts';

export type BackupsParts = {
  readonly ledger: Ledger;
  readonly journal: BackupJournal;
  readonly audit: Audit;
  readonly events: Events;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly leases: Leases;
  readonly crew: Crew;
  /** What the accepted commit says; undefined: nothing is known yet. */
  readonly declared: () => DeclaredBackups | undefined;
  /** 32 hex digits, never the same twice. */
  readonly nonce: () => string;
  readonly onBug: (error: unknown) => void;
};

/** What goes on now; keyed by policy and instance. */
export type Goings = Map<string, Going>;

export type Going = {
  readonly living: LivingRun;
  readonly stop: AbortController;
  progress: BackupProgress;
};

export type Shared = BackupsParts & {
  readonly goings: Goings;
  /** Backups that somebody reads: they are not deleted. */
  readonly inUse: Set<BackupId>;
  /** Changes that must come into the ledger, and could not yet. */
  readonly late: ((state: BackupLedger) => BackupLedger)[];
};

export function goingKey({ policy, instance }: Pick<LivingRun, 'policy' | 'instance'>): string {
  return `${policy}/${instance}`;
}

/** `20261120T021700Z-5f3a9c1e`. */
export function newBackupId({ clock, nonce }: Pick<BackupsParts, 'clock' | 'nonce'>): BackupId {
  const at = timeText(clock.now())
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '');
  return `${at}-${nonce().slice(0, 8)}`;
}

/** Durable when it returns, with everything that could not be written before. Fails with `ledger/unwritable`. */
export async function change(
  { ledger, late }: Pick<Shared, 'ledger' | 'late'>,
  next: (state: BackupLedger) => BackupLedger,
): Promise<void> {
  const count = late.length;
  await ledger.update((state) => {
    const before = state.backups;
    const after = [...late.slice(0, count), next].reduce((known, one) => one(known), before);
    return after === before ? state : { ...state, backups: after };
  });
  late.splice(0, count);
}

/** What has happened has happened: where the disk takes it not, it is written with the next change. */
export async function changeAnyway(
  shared: Pick<Shared, 'ledger' | 'late' | 'onBug'>,
  next: (state: BackupLedger) => BackupLedger,
): Promise<void> {
  try {
    await change(shared, next);
  } catch (error) {
    shared.late.push(next);
    if (!isFailure(error)) shared.onBug(error);
  }
}

/** Everything that is known, also what is not on disk yet. */
export function known({ ledger, late }: Pick<Shared, 'ledger' | 'late'>): BackupLedger {
  return late.reduce((state, one) => one(state), ledger.read().backups);
}

/** A line that only tells what was done: a full disk does not undo it. */
export async function note(
  { journal, onBug }: Pick<Shared, 'journal' | 'onBug'>,
  entry: BackupEntry,
): Promise<void> {
  try {
    await journal.append(entry);
  } catch (error) {
    if (!isFailure(error)) onBug(error);
  }
}

export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure';
}

/** For people; what a mistake of ours was is in the log. */
export function reasonOf(error: unknown, { onBug }: Pick<Shared, 'onBug'>): string {
  if (isFailure(error)) return error.message;
  if (error instanceof Error && error.name === 'AbortError') return 'it was stopped';
  onBug(error);
  return 'a mistake of shipshape ended it';
}
