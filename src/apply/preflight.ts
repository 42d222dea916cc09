// Is the plan still about what is there? Asked under the lock, with a fresh snapshot, before the first call.

import { basisOf } from '../fields/basis.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { Observed } from '../model/observed.ts';
import type { Plan } from '../model/plan.ts';
import type { FingerprintOf } from '../model/text.ts';
import type { ApplyContext } from './context.ts';

export type Preflight =
  | { readonly kind: 'ready'; readonly observed: Observed }
  /** `reason`: what moved, for people. Nothing was done. */
  | { readonly kind: 'stale'; readonly reason: string };

/** Looks again and compares with what the plan was made from. Fails when the target cannot be read. */
export async function preflight(
  plan: Plan,
  context: ApplyContext,
  applied: AppliedTarget | undefined,
  signal: AbortSignal,
): Promise<Preflight> {
  const { commit } = context.desired.revision;
  if (commit !== plan.commit) {
    return {
      kind: 'stale',
      reason: `the plan is for commit ${plan.commit}, the declarations are at ${commit}`,
    };
  }
  const observed = await context.observe(applied, signal);
  if (observed.engine.id !== plan.engine) {
    return {
      kind: 'stale',
      reason: `${plan.target} is another engine now than the one that was planned for`,
    };
  }
  const moved = movedSince(plan, observed, context.secrets.fingerprint);
  if (moved.length > 0) {
    return { kind: 'stale', reason: `changed since the plan was made: ${moved.join(', ')}` };
  }
  return { kind: 'ready', observed };
}

/** Addresses where something else is, or is not, than when the plan was made. */
function movedSince(plan: Plan, observed: Observed, fingerprintOf: FingerprintOf): readonly string[] {
  const now = basisOf(observed, Object.keys(plan.basis), fingerprintOf);
  return Object.entries(plan.basis)
    .filter(([address, facts]) => now[address] !== facts)
    .map(([address]) => address);
}
