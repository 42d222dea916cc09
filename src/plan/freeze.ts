// The last move of every planner: the plan gets the digest that approval and apply hold on to.

import { digest } from '../model/digest.ts';
import type { Plan } from '../model/plan.ts';
import type { Digest } from '../model/ref.ts';

/** A plan to which something may still be added. */
export type Unfrozen = Omit<Plan, 'digest'>;

/** The plan with its digest over everything else. A plan holds no timestamps of its own making. */
export function freeze(plan: Unfrozen): Plan {
  return { ...plan, digest: digestOf(plan) };
}

/** What the digest of a plan must be; a stored plan with another one was altered. */
export function digestOf(plan: Omit<Plan, 'digest'> & { readonly digest?: Digest }): Digest {
  const { digest: _, ...rest } = plan;
  return digest(rest);
}

/** True when applying the plan would change nothing on the engine and nothing in the record. */
export function isEmptyPlan(plan: Plan): boolean {
  return plan.steps.length === 0 && plan.changes.every((change) => change.note?.kind !== 'volume-kept');
}
