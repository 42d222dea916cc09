// One pass over one target: what was asked, what came of it, and the journal lines that survive a crash.

import type { StepId, StepKind } from './plan.ts';
import type { Address, Commit, Digest, EngineId, InstanceName, TargetName } from './ref.ts';

/** How one step ended. `skipped`: a step it needs failed, or the run was stopped before it. */
export type StepOutcome =
  | { readonly kind: 'done'; readonly step: StepId; readonly made?: EngineId }
  | {
      readonly kind: 'failed';
      readonly step: StepId;
      readonly code: string;
      readonly message: string;
      readonly hint?: string;
    }
  | { readonly kind: 'skipped'; readonly step: StepId };

/** How the changes of one instance ended. */
export type InstanceOutcome = {
  readonly instance: InstanceName;
  readonly kind: 'applied' | 'failed' | 'rolled-back' | 'stale' | 'interrupted';
  readonly message?: string;
  readonly hint?: string;
  /** The last log lines of the container that failed. */
  readonly logs?: readonly string[];
};

export type Outcome = {
  readonly run: string;
  readonly target: TargetName;
  readonly plan: Digest;
  readonly kind: 'applied' | 'failed' | 'stale' | 'interrupted';
  readonly instances: readonly InstanceOutcome[];
  readonly steps: readonly StepOutcome[];
};

/** Append-only, one JSON line each, fsynced before what it announces is done. */
export type JournalEntry =
  | {
      readonly kind: 'run.begin';
      readonly run: string;
      readonly target: TargetName;
      readonly at: string;
      readonly plan: Digest;
      readonly commit: Commit;
      readonly by: string;
      readonly steps: number;
    }
  | {
      readonly kind: 'step.begin';
      readonly run: string;
      readonly target: TargetName;
      readonly at: string;
      readonly step: StepId;
      readonly call: StepKind;
      readonly address: Address;
      readonly undo: boolean;
      readonly nonce?: string;
    }
  | {
      readonly kind: 'step.end';
      readonly run: string;
      readonly target: TargetName;
      readonly at: string;
      readonly step: StepId;
      readonly ok: boolean;
      readonly undo: boolean;
      readonly made?: EngineId;
      readonly code?: string;
      readonly message?: string;
    }
  | {
      readonly kind: 'run.end';
      readonly run: string;
      readonly target: TargetName;
      readonly at: string;
      readonly outcome: Outcome['kind'];
      readonly instances: readonly InstanceOutcome[];
    };

/** What an apply says while it works. */
export type Progress =
  | {
      readonly kind: 'step.started';
      readonly step: StepId;
      readonly call: StepKind;
      readonly address: Address;
    }
  | { readonly kind: 'step.progress'; readonly step: StepId; readonly text: string }
  | { readonly kind: 'step.ended'; readonly outcome: StepOutcome; readonly durationMs: number }
  | { readonly kind: 'undo.started'; readonly address: Address; readonly reason: string }
  /** Everything was done as the outcome says, but journal or record could not be closed: why. */
  | { readonly kind: 'run.unrecorded'; readonly text: string }
  /** A run before this one was cut off; this one starts from what it left. */
  | { readonly kind: 'run.recovered'; readonly text: string };
