// Whether a plan may be carried out now. Pure: what a person said comes in as consent, bound to one
// digest; a plan that moved has another digest, so old consent is void.

import type { Blocker, Plan } from '../model/plan.ts';
import type { Digest } from '../model/ref.ts';

/** What a person agreed to. `removals`: also to removing more than the fleet's budget allows. */
export type Consent = { readonly digest: Digest; readonly removals: boolean };

export type Verdict =
  | { readonly kind: 'approved' }
  /** Nothing to approve: the plan makes no call. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[] };

/** Judges one plan. Without consent nothing that changes the world is approved. */
export function decide(plan: Plan, consent: Consent | undefined): Verdict {
  if (plan.steps.length === 0) return { kind: 'empty' };
  if (consent === undefined) return { kind: 'missing' };
  if (consent.digest !== plan.digest) return { kind: 'moved' };
  if (plan.blockers.length > 0 && !consent.removals) return { kind: 'blocked', blockers: plan.blockers };
  return { kind: 'approved' };
}
