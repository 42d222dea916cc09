// What is told about instances, targets and the source. Conditions have fixed reasons; everything that
// keeps something from converging is named with who, why and until when, and is never Ready.

import type { BackupStatus } from './backup-run.ts';
import type { PlanId } from './ledger.ts';
import type { Problem } from './problem.ts';
import type { Address, Commit, InstanceName, TargetName } from './ref.ts';

/** Why an instance is not (or not known to be) as declared. */
export type Obstacle =
  | { readonly kind: 'awaiting-approval'; readonly plan: PlanId; readonly missing: string }
  | {
      readonly kind: 'held' | 'suspended';
      readonly by: string;
      readonly reason: string;
      readonly until: string | undefined;
    }
  | { readonly kind: 'window'; readonly policy: string; readonly opens: string | undefined }
  /** A policy asks for a backup that is not older than `withinMs`; `newest`: when the newest was taken. */
  | {
      readonly kind: 'backup';
      readonly policy: string;
      readonly instance: InstanceName;
      readonly withinMs: number;
      readonly newest: string | undefined;
    }
  | { readonly kind: 'budget'; readonly removed: number; readonly total: number }
  | { readonly kind: 'backoff'; readonly until: string; readonly message: string }
  | { readonly kind: 'rolled-back'; readonly message: string }
  | { readonly kind: 'stalled'; readonly fields: readonly string[]; readonly count: number }
  | { readonly kind: 'blocked-by'; readonly on: InstanceName }
  | { readonly kind: 'bad-declaration'; readonly problems: readonly Problem[] }
  | { readonly kind: 'admission'; readonly rules: readonly string[] }
  | { readonly kind: 'upgrade'; readonly from: string; readonly to: string }
  | { readonly kind: 'pinned'; readonly commit: Commit; readonly by: string; readonly reason: string }
  | { readonly kind: 'reported'; readonly address: Address; readonly words: string }
  | { readonly kind: 'target-unseen'; readonly message: string }
  /** A backup or a restore of it goes on. */
  | { readonly kind: 'in-use'; readonly by: string; readonly since: string };

/** The one word of an instance's state; the first that applies, gravest first. */
export type Reason =
  | 'Unknown'
  | 'Stalled'
  | 'Failed'
  | 'BadDeclaration'
  | 'BlockedBy'
  | 'AwaitingApproval'
  | 'Suspended'
  | 'Held'
  | 'Pinned'
  | 'Drifted'
  | 'Reconciling'
  | 'Unhealthy'
  | 'Ignored'
  | 'Ready';

export type InstanceStatus = {
  readonly instance: InstanceName;
  readonly target: TargetName;
  readonly team: string | undefined;
  /** Whose it is on record and by which name, where its declaration says otherwise: both count. */
  readonly formerly?: { readonly instance: InstanceName; readonly team: string | undefined };
  readonly reason: Reason;
  /** One line of words for it. */
  readonly message: string;
  readonly isReady: boolean;
  readonly obstacles: readonly Obstacle[];
  readonly desiredCommit: Commit | undefined;
  readonly appliedCommit: Commit | undefined;
  readonly attemptedCommit: Commit | undefined;
  /** `field: before -> after` of live state that differs and is not (yet) put right. */
  readonly drift: readonly string[];
  readonly containers: readonly {
    readonly address: Address;
    readonly state: string;
    readonly health: string;
  }[];
  readonly lastChangeAt: string | undefined;
};

/** How old what we know is. `isStale`: older than three of its intervals, or the last try failed. */
export type Freshness = {
  readonly at: string | undefined;
  readonly ageMs: number | undefined;
  readonly isStale: boolean;
  readonly failure: string | undefined;
};

export type TargetStatus = {
  readonly target: TargetName;
  readonly engine: string | undefined;
  readonly freshness: Freshness;
  readonly events: 'connected' | 'cut';
  readonly running: { readonly run: string; readonly since: string; readonly trigger: string } | undefined;
};

/** How the work on one target goes. */
export type TargetWork = {
  readonly target: TargetName;
  /** Looks that wait for their turn; many alike are one. */
  readonly waiting: number;
  /** Since what goes on last moved, in milliseconds; 0: nothing goes on. */
  readonly stillMs: number;
};

export type SourceStatus = {
  readonly url: string;
  readonly branch: string;
  readonly head: Commit | undefined;
  readonly accepted: Commit | undefined;
  readonly refused: { readonly commit: Commit; readonly code: string; readonly reason: string } | undefined;
  readonly freshness: Freshness;
};

export type FleetStatus = {
  readonly fleet: string;
  readonly version: string;
  readonly at: string;
  readonly source: SourceStatus;
  readonly targets: readonly TargetStatus[];
  readonly instances: readonly InstanceStatus[];
  readonly problems: readonly Problem[];
  /** Plans that wait for people. */
  readonly waiting: readonly PlanId[];
  /** How each instance stands with each policy that selects it. */
  readonly backups: readonly BackupStatus[];
};
