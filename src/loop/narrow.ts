// A look again, with fewer instances: the part that goes at once and each part that people approve are plans
// of their own, made from the very same observation.

import type { FleetTarget } from '../model/fleet.ts';
import type { InstanceName } from '../model/ref.ts';
import type { Look, PlannedTarget } from '../pass.ts';
import { only } from '../plan/only.ts';
import { planDesired } from '../stages/plan.ts';
import type { Spine } from '../stages/spine.ts';

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
