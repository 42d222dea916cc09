// A look again, with fewer instances: the part that goes at once and each part that people approve are plans
// of their own, made from the very same observation.

import type { InstanceName } from '../model/ref.ts';
import { blameOf, removalsOf } from '../observe/authors.ts';
import type { Look, PlannedTarget } from '../pass.ts';
import { planWithHistory, survey } from '../plan/converge.ts';
import type { PlanInput } from '../plan/input.ts';
import { only } from '../plan/only.ts';
import type { Spine } from '../stages/spine.ts';

/** The same look, whose one target is planned for these instances alone. */
export async function narrow(
  spine: Spine,
  look: Look,
  planned: PlannedTarget,
  instances: readonly InstanceName[],
  signal: AbortSignal,
): Promise<{ readonly look: Look; readonly planned: PlannedTarget }> {
  const { observed, applied } = planned;
  const fewer = only(instances, planned.desired, applied);
  const unasked = [...new Set([...(fewer.unasked ?? []), ...(planned.desired.unasked ?? [])])].sort();
  const desired = { ...fewer, unasked };
  const input: PlanInput = {
    fleet: spine.fleet.name,
    desired,
    observed,
    applied,
    fingerprintOf: look.secrets.fingerprint,
    budget: spine.fleet.budget,
    replace: look.request.replace,
    acceptEmptyVolumes: look.request.acceptEmptyVolumes,
    blame: () => undefined,
    removal: () => undefined,
  };
  const first = survey(input, spine.planned);
  const plan = first.plan ?? (await withAuthors(spine, input, first, signal));
  const narrowed: PlannedTarget = { ...planned, desired, plan };
  return { look: { ...look, targets: [narrowed] }, planned: narrowed };
}

async function withAuthors(
  { source }: Spine,
  { desired, applied }: PlanInput,
  first: ReturnType<typeof survey>,
  signal: AbortSignal,
): Promise<PlannedTarget['plan']> {
  const blame = await blameOf(source, desired.revision, first.places, signal);
  const removal = await removalsOf(source, desired, applied, signal);
  return planWithHistory(first, { blame, removal });
}
