// Carrying out one target's plan: gathers what the executor needs, and turns its end into a value.

import { applyPlan } from '../apply/apply.ts';
import type { ApplyContext } from '../apply/context.ts';
import { Failure } from '../model/failure.ts';
import type { ApplyRequest, Carried, Look, PlannedTarget } from '../pass.ts';
import { checkPlan } from '../plan/check.ts';
import { groundOf } from './admission.ts';
import { asFailure } from './failure.ts';
import { observe } from './plan.ts';
import { targetNamed } from './request.ts';
import type { Spine } from './spine.ts';

export async function applyTarget(
  spine: Spine,
  from: Look,
  planned: PlannedTarget,
  request: ApplyRequest,
  signal: AbortSignal,
): Promise<Carried> {
  const { target } = planned;
  try {
    mustBeSound(planned);
    const outcome = await applyPlan(planned.plan, applyContext(spine, from, planned, request), signal);
    return { kind: 'carried', outcome };
  } catch (error) {
    return { kind: 'failed', target, failure: asFailure(error) };
  }
}

/** The last look at a plan before it is carried out; a plan of ours that does not pass is a bug of ours. */
function mustBeSound({ plan, observed }: PlannedTarget): void {
  const [finding] = checkPlan(plan, observed);
  if (finding === undefined) return;
  throw new Failure(
    'plan/unsound',
    `the plan for ${plan.target} breaks a rule of plans: ${finding.message}`,
    {
      hint: 'nothing was done; this is a bug in shipshape, please report it with the plan',
      retry: 'never',
    },
  );
}

function applyContext(
  spine: Spine,
  { secrets }: Look,
  { target: name, desired, ports }: PlannedTarget,
  request: ApplyRequest,
): ApplyContext {
  const target = targetNamed(spine, name);
  return {
    engine: spine.engine(target),
    store: spine.store,
    journal: spine.journal,
    lock: spine.lock,
    secrets,
    seal: spine.seal,
    clock: spine.clock,
    nonce: spine.nonce,
    read: (path, signal) => spine.source.read(desired.revision, path, signal),
    fleet: spine.fleet.name,
    desired,
    ports,
    observe: (applied, signal) => observe(spine, target, desired, applied, secrets, signal),
    onProgress: request.onProgress,
    admission: groundOf(spine, target),
    parallelism: target.parallelism,
    by: request.by,
  };
}
