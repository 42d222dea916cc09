// Backups for people: which there are, how an instance stands with its policy, what retention would do. Pure.

import type { BackupStatus } from '../model/backup-run.ts';
import { safeLine } from '../model/safe-text.ts';
import { timeOf } from '../model/time.ts';
import { bytesWords, durationWords } from './amounts.ts';
import { columns } from './columns.ts';
import { time } from './obstacle-words.ts';

export type ShownBackup = {
  readonly id: string;
  readonly instance: string;
  readonly policy: string;
  readonly destination: string;
  readonly beganAt: string;
  readonly endedAt: string;
  readonly trigger: string;
  readonly storedBytes: number;
  readonly rawBytes: number;
  /** When a restore last proved it. */
  readonly proven: string | null;
  readonly isDecoded: boolean;
  /** Why it is not to be relied upon. */
  readonly damaged: string | null;
  readonly locked: string | null;
};

/** A destination that does not tell what it has. */
export type Unseen = { readonly destination: string; readonly reason: string };

export type CatalogueRow = {
  readonly instance: string;
  readonly destination: string;
  readonly count: number;
  readonly bytes: number;
  readonly oldest: string;
  readonly newest: string;
};

export type PrunePlan = {
  readonly destination: string;
  readonly verdicts: readonly { readonly backup: string; readonly keep: boolean; readonly why: string }[];
  readonly refused: string | null;
};

export function backupsText(backups: readonly ShownBackup[], unseen: readonly Unseen[]): string {
  const rows = backups.map((one) => [
    one.id,
    one.instance,
    one.policy,
    one.destination,
    bytesWords(one.storedBytes),
    proofWords(one),
    one.locked === null ? '-' : safeLine(one.locked),
  ]);
  const head = ['BACKUP', 'INSTANCE', 'POLICY', 'DESTINATION', 'SIZE', 'PROOF', 'LOCKED'];
  const table = rows.length === 0 ? 'No backup is known.' : columns([head, ...rows]);
  return [table, ...unseenLines(unseen)].join('\n');
}

/** `unverified`, `decoded`, `restored 2026-11-22 05:00:00Z`. */
function proofWords({ proven, isDecoded, damaged }: ShownBackup): string {
  if (damaged !== null) return `DAMAGED: ${safeLine(damaged)}`;
  if (proven !== null) return `restored ${time(proven)}`;
  return isDecoded ? 'decoded' : 'unproven';
}

export function unseenLines(unseen: readonly Unseen[]): readonly string[] {
  return unseen.map(
    ({ destination, reason }) => `${destination} does not tell what it has: ${safeLine(reason)}`,
  );
}

export type DetailedBackup = ShownBackup & {
  readonly manifest: {
    readonly payloads: readonly {
      readonly file: string;
      readonly consistency: string;
      readonly rawBytes: number;
      readonly storedBytes: number;
      readonly rows?: Readonly<Record<string, number>> | null | undefined;
    }[];
    readonly images: Readonly<Record<string, { readonly reference: string }>>;
    readonly commit: string;
  };
  readonly records: readonly {
    readonly at: string;
    readonly by: string;
    readonly what: { readonly kind: string };
  }[];
};

export function backupText(one: DetailedBackup): string {
  const facts: readonly (readonly [string, string])[] = [
    ['backup', one.id],
    ['instance', one.instance],
    ['policy', `${one.policy} (${safeLine(one.trigger)})`],
    ['destination', one.destination],
    ['taken', `${time(one.beganAt)}, in ${durationWords(timeOf(one.endedAt) - timeOf(one.beganAt))}`],
    ['size', `${bytesWords(one.storedBytes)} kept, ${bytesWords(one.rawBytes)} of data`],
    ['proof', proofWords(one)],
    ['locked', one.locked === null ? 'no' : safeLine(one.locked)],
    ['revision', one.manifest.commit.slice(0, 12)],
  ];
  const images = Object.entries(one.manifest.images).map(
    ([service, { reference }]) => `${service}: ${reference}`,
  );
  const payloads = one.manifest.payloads.map(({ file, consistency, rawBytes, storedBytes, rows }) => [
    file,
    consistency,
    bytesWords(rawBytes),
    bytesWords(storedBytes),
    rows === undefined || rows === null ? '-' : rowsWords(rows),
  ]);
  const records = one.records.map(
    ({ at, by, what }) => `  ${time(at)}  ${safeLine(`${what.kind} by ${by}`)}`,
  );
  return [
    ...facts.map(([name, value]) => `${`${name}:`.padEnd(13)}${value}`),
    '',
    columns([['FILE', 'CONSISTENCY', 'DATA', 'KEPT', 'ROWS'], ...payloads]),
    ...(images.length === 0 ? [] : ['', 'images:', ...images.map((line) => `  ${safeLine(line)}`)]),
    ...(records.length === 0 ? [] : ['', 'found out since:', ...records]),
  ].join('\n');
}

function rowsWords(rows: Readonly<Record<string, number>>): string {
  const tables = Object.values(rows);
  return `${tables.reduce((sum, count) => sum + count, 0)} in ${tables.length} tables`;
}

/** How every instance stands with its policies. */
export function backupStatusText(statuses: readonly BackupStatus[]): string {
  if (statuses.length === 0) return 'No policy of backups is about any instance.';
  const rows = statuses.map((one) => [
    one.instance,
    one.policy,
    one.reason,
    one.lastBackupAt == null ? 'never' : time(one.lastBackupAt),
    one.lastProvenAt == null ? 'never' : time(one.lastProvenAt),
    one.nextAt == null ? '-' : time(one.nextAt),
    safeLine(runningWords(one) ?? one.message),
  ]);
  return columns([
    ['INSTANCE', 'POLICY', 'STATUS', 'LAST BACKUP', 'LAST PROVEN', 'NEXT', 'MESSAGE'],
    ...rows,
  ]);
}

function runningWords({ running }: BackupStatus): string | undefined {
  if (running == null) return undefined;
  const left = running.leftMs == null ? '' : `, ${durationWords(running.leftMs)} left`;
  return `${running.doing}, ${bytesWords(running.bytes)} at ${bytesWords(running.bytesPerSecond)}/s${left}`;
}

export function catalogueText(rows: readonly CatalogueRow[], unseen: readonly Unseen[]): string {
  const table = rows.map(({ instance, destination, count, bytes, oldest, newest }) => [
    instance,
    destination,
    String(count),
    bytesWords(bytes),
    time(oldest),
    time(newest),
  ]);
  const head = ['INSTANCE', 'DESTINATION', 'BACKUPS', 'SIZE', 'OLDEST', 'NEWEST'];
  return [rows.length === 0 ? 'No backup is known.' : columns([head, ...table]), ...unseenLines(unseen)].join(
    '\n',
  );
}

export function pruneText(plans: readonly PrunePlan[]): string {
  return plans
    .flatMap(({ destination, verdicts, refused }) => [
      `${destination}:${refused === null ? '' : ` nothing is deleted: ${safeLine(refused)}`}`,
      ...(verdicts.length === 0 ? ['  no backup is there'] : []),
      ...verdicts.map(
        ({ backup, keep, why }) => `  ${keep ? 'keep  ' : 'DELETE'}  ${backup}  ${safeLine(why)}`,
      ),
    ])
    .join('\n');
}
