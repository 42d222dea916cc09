// One pass over the fleet, as everyone above the spine sees it: what was asked for, what was seen and
// planned, and what became of it. Types only.

import type { AppliedTarget } from './model/applied.ts';
import type { Declarations } from './model/declaration.ts';
import type { Desired } from './model/desired.ts';
import type { Failure } from './model/failure.ts';
import type { Observed } from './model/observed.ts';
import type { Plan, Restored } from './model/plan.ts';
import type { Problem } from './model/problem.ts';
import type { Address, Digest, TargetName } from './model/ref.ts';
import type { Outcome, Progress } from './model/run.ts';
import type { Revision } from './model/source.ts';
import type { Holder, OpenSecrets } from './ports.ts';

/** What a plan is asked for. Empty lists: everything. */
export type PlanRequest = {
  readonly targets: readonly string[];
  /** Only these instances; all others are left as they are. */
  readonly instances: readonly string[];
  /** Containers to make anew although nothing about them changed. */
  readonly replace: readonly Address[];
  /** Volumes whose data is gone and that may start empty. */
  readonly acceptEmptyVolumes: readonly Address[];
  /** Restored data that is to take the place of what is there; only restores ask for it. */
  readonly restored?: Restored;
};

/** One target as it should be, as it is, as we left it, and what closes the difference. */
export type PlannedTarget = {
  readonly kind: 'planned';
  readonly target: TargetName;
  readonly desired: Desired;
  readonly observed: Observed;
  readonly applied: AppliedTarget | undefined;
  readonly plan: Plan;
  /** Host ports given out for `auto`, old and new. */
  readonly ports: Readonly<Record<string, number>>;
  /** Who was changing this target when it was looked at: what looks half done is being done. */
  readonly underWay?: Holder;
};

/** A target that could not be looked at. Its own trouble, never its neighbours'. */
export type UnseenTarget = {
  readonly kind: 'unseen';
  readonly target: TargetName;
  readonly failure: Failure;
};

export type Look = {
  readonly request: PlanRequest;
  readonly revision: Revision;
  readonly declarations: Declarations;
  readonly secrets: OpenSecrets;
  /** Everything wrong with the declarations of this revision; instances concerned are held. */
  readonly problems: readonly Problem[];
  readonly targets: readonly (PlannedTarget | UnseenTarget)[];
};

export type ApplyRequest = {
  /** The digests a person agreed to, by target. */
  readonly consent: Readonly<Record<string, Digest>>;
  /** Also agreed: removing more than the fleet's budget allows in one plan. */
  readonly removals: boolean;
  readonly by: string;
  readonly onProgress: (progress: Progress) => void;
};

/** Why nothing was done on a target, or what was. */
export type Carried =
  | { readonly kind: 'carried'; readonly outcome: Outcome }
  | { readonly kind: 'stale'; readonly target: TargetName; readonly reason: string }
  | { readonly kind: 'unapproved'; readonly target: TargetName; readonly plan: Plan }
  | { readonly kind: 'failed'; readonly target: TargetName; readonly failure: Failure };
