// One target from what is desired to a plan: look at it, plan, ask git who wrote what the plan names.

import type { Resolved } from '../declare/resolve.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { Desired } from '../model/desired.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { Observed } from '../model/observed.ts';
import type { Plan } from '../model/plan.ts';
import { assert } from '../model/result.ts';
import { blameOf, removalsOf } from '../observe/authors.ts';
import type { PlannedTarget, PlanRequest, UnseenTarget } from '../pass.ts';
import { planWithHistory, type Survey, survey } from '../plan/converge.ts';
import type { Unfrozen } from '../plan/freeze.ts';
import type { PlanInput } from '../plan/input.ts';
import { only } from '../plan/only.ts';
import { withRestoredFolders } from '../plan/restored.ts';
import type { OpenSecrets } from '../ports.ts';
import { admitted, groundOf } from './admission.ts';
import { dataElsewhere, withLeaving } from './elsewhere.ts';
import { asFailure } from './failure.ts';
import type { Glimpse } from './resolve.ts';
import type { Spine } from './spine.ts';

/** observe -> plan; a plan that names authors is made once to learn what to ask git about, once with its answers. */
export async function planTarget(
  spine: Spine,
  { target, applied }: Glimpse,
  resolved: Resolved,
  secrets: OpenSecrets,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<PlannedTarget | UnseenTarget> {
  try {
    const underWay = await spine.lock.holder(target.name);
    const wanted = withRestoredFolders(desiredOn(target, resolved), request.restored ?? {});
    const staying = await withLeaving(spine, wanted, applied, resolved.desired.values());
    const asked = only(request.instances, staying, applied);
    const observed = await observe(spine, target, asked, applied, secrets, signal);
    const situation = { target, observed, applied, secrets, request };
    const { desired, plan } = await planDesired(spine, asked, situation, signal);
    const ports = resolved.ports.get(target.name) ?? {};
    return {
      kind: 'planned',
      target: target.name,
      desired,
      observed,
      applied,
      plan,
      ports,
      ...(underWay === undefined ? {} : { underWay }),
    };
  } catch (error) {
    return { kind: 'unseen', target: target.name, failure: asFailure(error) };
  }
}

export type Situation = {
  readonly target: FleetTarget;
  readonly observed: Observed;
  readonly applied: AppliedTarget | undefined;
  readonly secrets: Pick<OpenSecrets, 'fingerprint'>;
  readonly request: Pick<PlanRequest, 'replace' | 'acceptEmptyVolumes' | 'restored'>;
};

/** The plan for what is wanted, as far as the guard admits it; `desired`: without the instances that it keeps. */
export function planDesired(
  spine: Spine,
  wanted: Desired,
  { target, observed, applied, secrets, request }: Situation,
  signal: AbortSignal,
): Promise<{ readonly desired: Desired; readonly plan: Plan }> {
  const around = { ground: groundOf(spine, target), observed, applied, now: spine.clock.now };
  return admitted(wanted, around, async (desired) => {
    const elsewhere = await dataElsewhere(spine, desired, applied);
    const input: PlanInput = {
      fleet: spine.fleet.name,
      desired,
      observed,
      applied,
      fingerprintOf: secrets.fingerprint,
      budget: spine.fleet.budget,
      replace: request.replace,
      acceptEmptyVolumes: request.acceptEmptyVolumes,
      elsewhere,
      ...(request.restored === undefined ? {} : { restored: request.restored }),
      blame: () => undefined,
      removal: () => undefined,
    };
    const first = survey(input, spine.planned);
    return first.plan ?? (await withAuthors(spine, input, first, signal));
  });
}

async function withAuthors(
  spine: Spine,
  { desired, applied }: PlanInput,
  first: Survey,
  signal: AbortSignal,
): Promise<Unfrozen> {
  const blame = await blameOf(spine.source, desired.revision, first.places, signal);
  if (!first.asksRemovals) return planWithHistory(first, { blame, removal: () => undefined });
  const removal = await removalsOf(spine.source, desired, applied, signal);
  return planWithHistory(first, { blame, removal });
}

/** Everything of the target, read in full. */
export function observe(
  spine: Spine,
  target: FleetTarget,
  desired: Desired,
  applied: AppliedTarget | undefined,
  secrets: OpenSecrets,
  signal: AbortSignal,
): Promise<Observed> {
  return spine.observer(target).observe(
    {
      target: target.name,
      fleet: spine.fleet.name,
      applied,
      seal: spine.seal,
      fingerprintOf: secrets.fingerprint,
      images: desired.instances.flatMap(({ containers }) => containers.map(({ image }) => image)),
      files: desired.instances.flatMap(({ files }) => files),
      parallelism: target.parallelism,
      full: true,
    },
    signal,
  );
}

function desiredOn({ name }: FleetTarget, { desired }: Resolved): Desired {
  const found = desired.get(name);
  assert(found !== undefined, `nothing was resolved for the target ${name}`);
  return found;
}
