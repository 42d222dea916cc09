// Which changes need whose word, and when they may be made. Declared as ChangePolicy, with a floor in
// fleet.yaml that no declaration can go below.

import type { AdmissionException, AdmissionLevel } from './admission.ts';
import type { Selector } from './person.ts';
import type { Action, Risk } from './plan.ts';
import type { Position } from './problem.ts';

/** Which changes a policy is about. All given lists must match; absent ones match everything. */
export type PolicyMatch = Selector & {
  /** Any of these risks. `none`: a change without risk. */
  readonly risks?: readonly (Risk | 'none')[];
  readonly actions?: readonly Action[];
  /** `commit` somebody changed the declaration, `drift` live state moved. */
  readonly causes?: readonly ('commit' | 'drift' | 'other')[];
};

/** How many people, with any of these roles. `roles` empty: whoever has `approve:plan` there. */
export type ApprovalRule = {
  readonly count: number;
  readonly roles: readonly string[];
  /** Authors of what the plan changes may count among the approvers. */
  readonly authorMayApprove: boolean;
  /** A one-time code is asked for. */
  readonly mfa: boolean;
  readonly expiresMs: number;
};

/** Open from each time that `cron` names, for `durationMs`, in `timezone` (IANA). */
export type Window = { readonly cron: string; readonly durationMs: number; readonly timezone: string };

export type ChangePolicy = {
  readonly name: string;
  readonly match: PolicyMatch;
  readonly approvals: ApprovalRule | undefined;
  /** Changes are made only inside one of `allow` (when there are any) and never inside one of `deny`. */
  readonly windows: { readonly allow: readonly Window[]; readonly deny: readonly Window[] };
  /**
   * A plan that removes more of a target's instances, of those that `match` selects, waits for one approval
   * at least, also where `approvals` is undefined.
   */
  readonly budget: { readonly removePercent: number; readonly removeCount: number } | undefined;
  /**
   * Changes wait for a backup of their instance that is no older, as long as it is declared and was there before.
   * Absent: they do not.
   */
  readonly backup?: { readonly withinMs: number };
  readonly admission: {
    readonly rules: Readonly<Record<string, AdmissionLevel>>;
    readonly exceptions: readonly AdmissionException[];
  };
  /** True: from fleet.yaml; declarations can only add to it. */
  readonly isFloor: boolean;
  readonly origin: Position;
};
