// What operations about backups and restores answer, as who asks reads it again. Types only.

import type { BackupEntry, BackupStatus } from '../model/backup-run.ts';
import type { RestoreEntry, RestorePlan } from '../model/restore.ts';
import type { CatalogueRow, DetailedBackup, PrunePlan, ShownBackup, Unseen } from '../show/backup-rows.ts';
import type { ShownDestination, ShownRestoring, ShownSource } from '../show/recovery-rows.ts';

export type BackupAnswers = {
  readonly backups: { readonly backups: readonly ShownBackup[]; readonly unseen: readonly Unseen[] };
  readonly backup: DetailedBackup;
  readonly 'backup-status': { readonly backups: readonly BackupStatus[] };
  readonly 'backup-log': { readonly entries: readonly BackupEntry[] };
  readonly 'backup-stats': { readonly rows: readonly CatalogueRow[]; readonly unseen: readonly Unseen[] };
  readonly 'backup-run': { readonly run: string; readonly instance: string; readonly policy: string };
  readonly 'backup-cancel': { readonly run: string };
  readonly 'backup-lock': Locked;
  readonly 'backup-unlock': Locked;
  readonly 'backup-verify': {
    readonly backup: string;
    readonly destination: string;
    readonly how: 'decode' | 'restore';
    /** Of a trial, which goes on. */
    readonly run: string | null;
    readonly ok: boolean | null;
    readonly reason: string;
    readonly tookMs: number;
  };
  readonly drill: {
    readonly run: string;
    readonly backup: string;
    readonly destination: string;
    readonly instance: string;
  };
  readonly 'backup-delete': { readonly backup: string; readonly destination: string };
  readonly 'backup-prune-plan': { readonly plans: readonly PrunePlan[]; readonly digest: string };
  readonly 'backup-prune': {
    readonly deleted: readonly { readonly backup: string; readonly destination: string }[];
  };
  readonly 'backup-accept': { readonly instance: string; readonly policy: string };
  readonly 'backup-index': { readonly found: number; readonly unseen: readonly Unseen[] };
  readonly 'restore-plan': {
    readonly id: string;
    readonly plan: RestorePlan;
    /** `free`: nobody else is asked. */
    readonly standing: string;
    readonly missing: string;
  };
  readonly 'restore-start': { readonly run: string; readonly instance: string };
  readonly 'restore-cancel': { readonly run: string };
  readonly restores: { readonly going: readonly ShownRestoring[]; readonly entries: readonly RestoreEntry[] };
  readonly destinations: { readonly destinations: readonly ShownDestination[] };
  readonly 'destination-test': {
    readonly destination: string;
    readonly free: { readonly bytes: number; readonly total: number } | null | undefined;
    readonly refusesOverwriting: boolean;
  };
  readonly sources: { readonly sources: readonly ShownSource[] };
  readonly 'source-databases': {
    readonly instance: string;
    readonly source: string;
    readonly databases: Readonly<Record<string, number>>;
  };
};

type Locked = {
  readonly backup: string;
  readonly destinations: readonly string[];
  readonly unseen: readonly Unseen[];
};
