// A look again, with fewer instances: the part that goes at once and each part that people approve are plans
// of their own, made from the very same observation.

import type { Judged } from '../approve/judge.ts';
import { actingChanges, isCorrection } from '../approve/part.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { InstanceName } from '../model/ref.ts';
import type { Look, PlannedTarget } from '../pass.ts';
import { only } from '../plan/only.ts';
import { planDesired } from '../stages/plan.ts';
import type { Spine } from '../stages/spine.ts';
import type { Extent } from './mailbox.ts';

export type Narrowed = { readonly look: Look; readonly planned: PlannedTarget };

/** The same look, whose one target is planned for these instances alone. */
export async function narrow(
  spine: Spine,
  target: FleetTarget,
  { look, planned }: Narrowed,
  instances: readonly InstanceName[],
  signal: AbortSignal,
): Promise<Narrowed> {
  const { observed, applied } = planned;
  const fewer = only(instances, planned.desired, applied);
  const unasked = [...new Set([...(fewer.unasked ?? []), ...(planned.desired.unasked ?? [])])].sort();
  const { secrets, request } = look;
  const situation = { target, observed, applied, secrets, request };
  const part = await planDesired(spine, { ...fewer, unasked }, situation, signal);
  const narrowed: PlannedTarget = { ...planned, ...part };
  return { look: { ...look, targets: [narrowed] }, planned: narrowed };
}

/**
 * Of a look at a few instances, those that may have to wait for others: what these are about to do only a look
 * at everything shows. Putting right what moved by itself waits for no neighbour.
 */
export function unsure(
  { plan, desired }: PlannedTarget,
  { flows }: Pick<Judged, 'flows'>,
  extent: Extent,
): ReadonlySet<InstanceName> {
  if (extent === 'all') return new Set();
  const changes = actingChanges(plan);
  const dependent = desired.instances.filter(({ dependsOn }) => dependsOn.some((name) => !extent.has(name)));
  const names = dependent.map(({ name }) => name).filter((name) => flows.includes(name));
  return new Set(names.filter((name) => !isCorrection(changes.get(name) ?? [])));
}
