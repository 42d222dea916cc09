// Runs of backups: what is remembered of them between starts, what is written down of each, and how an
// instance stands with its policy. Plain JSON; times are RFC 3339 in UTC.

import type { BackupId, Hook } from './backup.ts';
import type { InstanceName, TargetName } from './ref.ts';

/** What a slot is for: taking a backup, trying to load one, bringing a whole instance up aside. */
export type SlotKind = 'backup' | 'restore' | 'drill';

/** Slots of one policy for one instance, of one kind. All at or before `upTo` are begun, missed or skipped. */
export type SlotMark = {
  readonly kind: SlotKind;
  readonly policy: string;
  readonly instance: InstanceName;
  readonly upTo: string;
  /** Since when slots are counted: nothing before is missed. */
  readonly since: string;
  /** One that has come and is not begun yet, or is tried again. */
  readonly pending:
    | {
        readonly slot: string;
        readonly notBefore: string;
        /** 1 for the first. */
        readonly attempt: number;
        readonly reason: string;
      }
    | undefined;
};

/** A run that has begun and not ended: after a start it is a dead one, whose traces are undone first. */
export type LivingRun = {
  readonly run: BackupId;
  readonly kind: SlotKind;
  readonly instance: InstanceName;
  readonly target: TargetName;
  readonly policy: string;
  /** Undefined: a person asked. */
  readonly slot: string | undefined;
  readonly trigger: string;
  readonly attempt: number;
  readonly beganAt: string;
  /** `post` hooks that are still to be run, whatever happens. */
  readonly post: readonly Hook[];
};

/** A backup that is whole here and waits for a destination. */
export type QueuedSend = {
  readonly backup: BackupId;
  readonly instance: InstanceName;
  readonly policy: string;
  readonly destination: string;
  readonly since: string;
  readonly retryAt: string;
  readonly attempts: number;
  readonly reason: string;
};

/** What is known of the last ones, so that nobody need ask a destination. */
export type LastBackups = {
  readonly policy: string;
  readonly instance: InstanceName;
  /** The newest try, whatever came of it. */
  readonly tried:
    | { readonly run: BackupId; readonly at: string; readonly outcome: RunOutcome; readonly reason: string }
    | undefined;
  /** The newest that is committed there, by destination. */
  readonly at: Readonly<
    Record<string, { readonly backup: BackupId; readonly at: string; readonly bytes: number }>
  >;
  /** The newest backup that a restore proved, and how long that took. */
  readonly proven: { readonly backup: BackupId; readonly at: string; readonly tookMs: number } | undefined;
  /** The newest proof, good or bad. */
  readonly proof:
    | {
        readonly backup: BackupId;
        readonly at: string;
        readonly how: SlotKind;
        readonly ok: boolean;
        readonly reason: string;
      }
    | undefined;
  readonly missed: { readonly slot: string; readonly at: string; readonly reason: string } | undefined;
  /** Sizes or rows fell: older backups are kept until a person has looked. */
  readonly anomaly: { readonly backup: BackupId; readonly at: string; readonly words: string } | undefined;
};

/** `queued`: whole here, and a required destination does not have it yet. */
export type RunOutcome = 'committed' | 'queued' | 'failed' | 'cancelled';

export type BackupLedger = {
  readonly slots: readonly SlotMark[];
  readonly living: readonly LivingRun[];
  readonly queue: readonly QueuedSend[];
  readonly last: readonly LastBackups[];
};

/** One line of the journal of backups; `at` and `instance` are of every one. */
export type BackupEntry = {
  readonly at: string;
  readonly instance: InstanceName;
  readonly policy: string;
} & (
  | {
      readonly kind: 'began';
      readonly run: BackupId;
      readonly trigger: string;
      readonly slot: string | undefined;
      readonly attempt: number;
    }
  | { readonly kind: 'payload'; readonly run: BackupId; readonly file: string; readonly bytes: number }
  | {
      readonly kind: 'committed';
      readonly run: BackupId;
      readonly destination: string;
      readonly bytes: number;
    }
  | {
      readonly kind: 'queued';
      readonly run: BackupId;
      readonly destination: string;
      readonly reason: string;
      readonly retryAt: string;
    }
  | {
      readonly kind: 'gave-up';
      readonly run: BackupId;
      readonly destination: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'ended';
      readonly run: BackupId;
      readonly outcome: RunOutcome;
      readonly reason: string;
      readonly durationMs: number;
      readonly bytes: number;
    }
  | { readonly kind: 'missed'; readonly slot: string; readonly of: SlotKind; readonly reason: string }
  | {
      readonly kind: 'proved';
      readonly backup: BackupId;
      readonly destination: string;
      readonly how: SlotKind;
      readonly ok: boolean;
      readonly reason: string;
      readonly durationMs: number;
    }
  | {
      readonly kind: 'deleted';
      readonly backup: BackupId;
      readonly destination: string;
      readonly reason: string;
    }
);

/** Where every fleet begins. */
export const EMPTY_BACKUPS: BackupLedger = { slots: [], living: [], queue: [], last: [] };

/** Why an instance is not protected as its policy promises; gravest first, `Protected` when nothing is wrong. */
export type BackupReason =
  | 'BackupStale'
  | 'BackupUnknown'
  | 'BackupFailed'
  | 'BackupProofFailed'
  | 'BackupMissed'
  | 'BackupQueued'
  | 'BackupAnomaly'
  | 'BackupUnproven'
  | 'BackupPending'
  | 'Protected';

export type BackupCondition = { readonly reason: BackupReason; readonly message: string };

/** How far a run has come. */
export type BackupProgress = {
  readonly run: BackupId;
  readonly kind: SlotKind;
  readonly since: string;
  /** `dump of db`, `upload to offsite`. */
  readonly doing: string;
  readonly bytes: number;
  /** As many as there were last time. */
  readonly total: number | undefined;
  readonly bytesPerSecond: number;
  readonly leftMs: number | undefined;
};

/** One instance under one policy. */
export type BackupStatus = {
  readonly instance: InstanceName;
  readonly target: TargetName;
  readonly team: string | undefined;
  readonly policy: string;
  /** The gravest of `conditions`. */
  readonly reason: BackupReason;
  readonly message: string;
  readonly isProtected: boolean;
  readonly conditions: readonly BackupCondition[];
  /** The newest that all required destinations have. */
  readonly lastBackupAt: string | undefined;
  readonly lastProvenAt: string | undefined;
  readonly nextAt: string | undefined;
  readonly rpo: { readonly ms: number; readonly kept: boolean } | undefined;
  /** `tookMs`: of the newest proof by a restore; kept is undefined before there was one. */
  readonly rto:
    | { readonly ms: number; readonly tookMs: number | undefined; readonly kept: boolean | undefined }
    | undefined;
  readonly destinations: readonly {
    readonly destination: string;
    readonly required: boolean;
    readonly backup: BackupId | undefined;
    readonly at: string | undefined;
    readonly bytes: number;
    readonly waits: string | undefined;
  }[];
  readonly running: BackupProgress | undefined;
};
