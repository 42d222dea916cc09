// The one typed stream of what happens, for whoever watches: `events -f`, metrics, logs, the terminal UI.
// Names, digests and counts; never values.

import type { BackupId } from './backup.ts';
import type { BackupProgress, BackupReason, RunOutcome, SlotKind } from './backup-run.ts';
import type { FleetStatus, InstanceStatus, SourceStatus, TargetStatus } from './condition.ts';
import type { PlanId } from './ledger.ts';
import type { AuditLine, RunRecord, Trigger } from './record.ts';
import type { Address, Commit, InstanceName, TargetName } from './ref.ts';
import type { Progress } from './run.ts';

export type Happening =
  | {
      readonly kind: 'source.checked';
      readonly head: Commit;
      readonly moved: boolean;
      readonly durationMs: number;
    }
  | {
      readonly kind: 'source.accepted';
      readonly commit: Commit;
      readonly author: string;
      readonly subject: string;
    }
  | {
      readonly kind: 'source.refused';
      readonly commit: Commit;
      readonly code: string;
      readonly reason: string;
    }
  | { readonly kind: 'source.failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'pass.begun'; readonly target: TargetName; readonly triggers: readonly Trigger[] }
  | {
      readonly kind: 'pass.ended';
      readonly target: TargetName;
      readonly durationMs: number;
      readonly changes: number;
      readonly outcome: 'unchanged' | 'applied' | 'failed' | 'stale' | 'waiting' | 'unseen' | 'interrupted';
    }
  | {
      readonly kind: 'drift.detected';
      readonly target: TargetName;
      readonly instance: InstanceName;
      readonly address: Address;
      readonly fields: readonly string[];
    }
  | {
      readonly kind: 'plan.waiting' | 'plan.lapsed' | 'plan.approved' | 'plan.rejected';
      readonly plan: PlanId;
      readonly target: TargetName | undefined;
      readonly reason: string;
    }
  | {
      readonly kind: 'run.begun';
      readonly run: string;
      readonly target: TargetName;
      readonly instances: readonly InstanceName[];
    }
  | {
      readonly kind: 'run.progress';
      readonly run: string;
      readonly target: TargetName;
      readonly progress: Progress;
    }
  | { readonly kind: 'run.ended'; readonly record: RunRecord }
  | {
      readonly kind: 'backup.begun';
      readonly run: BackupId;
      readonly instance: InstanceName;
      readonly target: TargetName;
      readonly policy: string;
      readonly trigger: string;
    }
  | { readonly kind: 'backup.progress'; readonly instance: InstanceName; readonly progress: BackupProgress }
  | {
      readonly kind: 'backup.ended';
      readonly run: BackupId;
      readonly instance: InstanceName;
      readonly target: TargetName;
      readonly policy: string;
      readonly outcome: RunOutcome;
      readonly reason: string;
      readonly durationMs: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'backup.missed';
      readonly instance: InstanceName;
      readonly policy: string;
      readonly of: SlotKind;
      readonly slot: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'backup.verified';
      readonly instance: InstanceName;
      readonly policy: string;
      readonly backup: BackupId;
      readonly destination: string;
      readonly how: 'decode' | SlotKind;
      readonly ok: boolean;
      readonly reason: string;
      readonly durationMs: number;
    }
  | {
      readonly kind: 'backup.deleted';
      readonly instance: InstanceName;
      readonly backup: BackupId;
      readonly destination: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'backup.condition';
      readonly instance: InstanceName;
      readonly policy: string;
      readonly reason: BackupReason;
      readonly message: string;
    }
  | {
      readonly kind: 'restore.begun';
      readonly run: string;
      readonly instance: InstanceName;
      readonly backup: BackupId;
      readonly by: string;
    }
  | {
      readonly kind: 'restore.progress';
      readonly run: string;
      readonly instance: InstanceName;
      readonly step: string;
      readonly text: string;
    }
  | {
      readonly kind: 'restore.ended';
      readonly run: string;
      readonly instance: InstanceName;
      readonly ok: boolean;
      readonly reason: string;
      readonly durationMs: number;
    }
  | { readonly kind: 'instance.changed'; readonly status: InstanceStatus }
  | { readonly kind: 'instance.gone'; readonly target: TargetName; readonly instance: InstanceName }
  | { readonly kind: 'target.changed'; readonly status: TargetStatus }
  | { readonly kind: 'source.changed'; readonly status: SourceStatus }
  | { readonly kind: 'audit.written'; readonly line: AuditLine }
  | { readonly kind: 'snapshot'; readonly status: FleetStatus };

export type Event = { readonly seq: number; readonly at: string } & Happening;
