// What the records beside a backup say of it: how far it was proven, whether it is locked, whether it is on its
// way out. The newest word of each sort counts. Pure.

import type { BackupRecord, StoredBackup } from '../model/backup.ts';
import { timeOf } from '../model/time.ts';

export type Standing = {
  /** When its data was taken; milliseconds since 1970. */
  readonly takenAt: number;
  /** The newest time that it was loaded, or brought up, and all was there. */
  readonly proven:
    | { readonly at: string; readonly by: 'restored' | 'drilled'; readonly tookMs: number }
    | undefined;
  /** Why it is not to be relied upon: what the newest check of any sort found. */
  readonly damaged: string | undefined;
  readonly locked: { readonly reason: string; readonly until: string | undefined } | undefined;
  /** Its removal was begun. */
  readonly isBuried: boolean;
};

type Word = BackupRecord['what'];
type Of<Kind extends Word['kind']> = BackupRecord & { readonly what: Extract<Word, { readonly kind: Kind }> };

/** `now`: milliseconds since 1970; a lock may end. */
export function standingOf(
  { manifest, records }: Pick<StoredBackup, 'manifest' | 'records'>,
  now: number,
): Standing {
  const inOrder = records.filter(({ backup }) => backup === manifest.id).toSorted(byTime);
  const check = inOrder.findLast(isOf('decoded', 'restored', 'drilled'));
  const proof = inOrder.findLast(isOf('restored', 'drilled'));
  const lock = inOrder.findLast(isOf('locked', 'unlocked'));
  return {
    takenAt: timeOf(manifest.beganAt),
    proven: proof?.what.ok ? { at: proof.at, by: proof.what.kind, tookMs: proof.what.tookMs } : undefined,
    damaged: check === undefined || check.what.ok ? undefined : check.what.reason || 'a check of it failed',
    locked: lock?.what.kind === 'locked' && isInForce(lock.what.until, now) ? lock.what : undefined,
    isBuried: inOrder.some(isOf('tombstone')),
  };
}

/** The newest check of several backups, where it found something wrong; undefined: the newest found none, or there is none. */
export function failedProof(backups: readonly StoredBackup[]): string | undefined {
  const checks = backups.flatMap(({ records }) => records.filter(isOf('decoded', 'restored', 'drilled')));
  const newest = checks.toSorted((a, b) => byTime(a, b) || (a.backup < b.backup ? -1 : 1)).at(-1);
  if (newest === undefined || newest.what.ok) return undefined;
  return `the newest check, of ${newest.backup}, failed: ${newest.what.reason}`;
}

function isOf<Kind extends Word['kind']>(
  ...kinds: readonly Kind[]
): (record: BackupRecord) => record is Of<Kind> {
  return (record): record is Of<Kind> => kinds.some((kind) => kind === record.what.kind);
}

function isInForce(until: string | undefined, now: number): boolean {
  // What cannot be read as a time never ends.
  return until === undefined || !(timeOf(until) <= now);
}

/** Records of the same moment: the one that is safer to believe comes last. */
function byTime(a: BackupRecord, b: BackupRecord): number {
  return timeOf(a.at) - timeOf(b.at) || caution(a.what) - caution(b.what);
}

function caution(what: Word): number {
  return what.kind === 'locked' || ('ok' in what && !what.ok) ? 1 : 0;
}
