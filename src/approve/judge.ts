// Which part of a full plan goes now, which part is kept and why, and which part waits for people. Pure:
// the plan, policy in force, what people said and the time come in, a verdict comes out. It never lets
// data-loss go without a person who did not write it, whatever policy says.

import type { AdmissionFinding } from '../model/admission.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { Obstacle } from '../model/condition.ts';
import type { Desired } from '../model/desired.ts';
import type { LedgerState, Need } from '../model/ledger.ts';
import type { People } from '../model/person.ts';
import type { Plan } from '../model/plan.ts';
import type { ChangePolicy } from '../model/policy.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';

/**
 * A plan of everything on one target. A plan of some instances may be judged as well; then only `flows`,
 * `obstacles` and `wakeAt` mean something: what waits is proposed from full plans alone.
 */
export type JudgeInput = {
  readonly plan: Plan;
  readonly desired: Pick<Desired, 'instances' | 'held' | 'unasked'>;
  readonly applied: AppliedTarget | undefined;
  /** All policies in force, the floor included. Without any floor, `DEFAULT_POLICIES` are the floor. */
  readonly policies: readonly ChangePolicy[];
  readonly people: People;
  readonly ledger: Pick<LedgerState, 'keeps' | 'pins' | 'troubles' | 'settledBy'>;
  readonly findings: readonly AdmissionFinding[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The running version of shipshape. */
  readonly version: string;
};

/**
 * What waits for people together: one proposal. Instances under the same windows are one group, so that a
 * group's plan, and with it what people approve, stays the same when a window opens.
 */
export type Waiting = {
  readonly instances: readonly InstanceName[];
  readonly needs: readonly Need[];
  /** How long an approval is good for, in milliseconds: the shortest of its policies. */
  readonly expiresMs: number;
  /** Approved or not, it does not go before these are gone (a closed window). */
  readonly notBefore: readonly Obstacle[];
};

export type Judged = {
  readonly target: TargetName;
  /** Instances whose changes are carried out now, on nobody's word. Sorted. */
  readonly flows: readonly InstanceName[];
  /**
   * Why instances are not as declared or not known to be: also those with nothing to do (a hold is a hold).
   * Not here, because they are known elsewhere: `bad-declaration`, `reported`, `target-unseen`; and
   * `awaiting-approval`, which the proposal's id belongs to (proposals.ts `missing`).
   */
  readonly obstacles: ReadonlyMap<InstanceName, readonly Obstacle[]>;
  readonly waiting: readonly Waiting[];
  /** Nothing in it needs an upgrade to be explained: of a full look, `settledBy[target]` becomes the running version. */
  readonly isSettled: boolean;
  /** When time alone may change this verdict (a window, a hold's end, a retry); milliseconds since 1970. */
  readonly wakeAt: number | undefined;
};

export function judge(input: JudgeInput): Judged {
  return {
    target: input.plan.target,
    flows: [],
    obstacles: new Map(),
    waiting: [],
    isSettled: true,
    wakeAt: undefined,
  };
}
