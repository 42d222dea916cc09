// Whether a part that was let go may still go, judged anew right before it begins: what was carried out before
// it may have taken long, and people, policies and windows do not wait. Pure.

import type { Desired } from '../model/desired.ts';
import { canonicalJson } from '../model/digest.ts';
import type { Need } from '../model/ledger.ts';
import type { Plan } from '../model/plan.ts';
import type { Judged } from './judge.ts';
import { actingChanges } from './part.ts';

/**
 * `judged`: the very part that is to go, now. `agreed`: what its approvals met; empty for what needs nobody.
 * False also when the part would do something that no longer needs the same, or is about more than was judged.
 */
export function stillGoes(
  judged: Pick<Judged, 'flows' | 'waiting'>,
  { plan, desired }: { readonly plan: Plan; readonly desired: Pick<Desired, 'instances'> },
  agreed: readonly Need[],
): boolean {
  const known = new Set(agreed.map(termsOf));
  const met = judged.waiting.filter(
    ({ needs, notBefore }) => notBefore.length === 0 && needs.every((need) => known.has(termsOf(need))),
  );
  const free = new Set([...judged.flows, ...met.flatMap(({ instances }) => instances)]);
  // What was renamed is judged by the name that it has.
  const moved = desired.instances.flatMap(({ name, movedFrom }) =>
    movedFrom !== undefined && free.has(name) ? [movedFrom] : [],
  );
  return [...actingChanges(plan).keys()].every((name) => free.has(name) || moved.includes(name));
}

/** The words for it are not what was agreed on. */
function termsOf({ because: _, ...terms }: Need): string {
  return canonicalJson(terms);
}
