// The ordinary line as restores use it: one instance of one target, planned as it is declared, with restored
// data in the place of what it has where that is asked for; and carried out by whom it was agreed to.

import { Failure } from '../../src/model/failure.ts';
import type { InstanceName, TargetName } from '../../src/model/ref.ts';
import type { Look, PlannedTarget, PlanRequest } from '../../src/pass.ts';
import { carryOut, look } from '../../src/reconcile.ts';
import type { Line, Planned } from '../../src/restore/parts.ts';
import type { Spine } from '../../src/stages/spine.ts';

export function createRestoreLine(spine: Spine): Line {
  return {
    async plan({ instance, target }, restored, signal) {
      const request: PlanRequest = {
        targets: [target],
        instances: [instance],
        replace: [],
        acceptEmptyVolumes: [],
        ...(restored === undefined ? {} : { restored }),
      };
      const from = await lookAt(spine, request, signal);
      const [planned] = from.targets;
      if (planned === undefined || planned.kind === 'unseen') {
        throw planned?.failure ?? new Failure('target/unknown', `the fleet has no target ${target}`);
      }
      return plannedOf(spine, from, planned, instance);
    },
  };
}

/** What nothing declares and nothing records cannot be planned alone; the target can still be looked at. */
async function lookAt(spine: Spine, request: PlanRequest, signal: AbortSignal): Promise<Look> {
  try {
    return await look(spine, request, signal);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'instance/unknown') throw error;
    return await look(spine, { ...request, instances: [] }, signal);
  }
}

function plannedOf(spine: Spine, from: Look, planned: PlannedTarget, instance: InstanceName): Planned {
  const { desired, observed, applied, plan, target } = planned;
  return {
    desired: desired.instances.find(({ name }) => name === instance),
    observed,
    applied,
    plan,
    async carryOut(by, onProgress, signal) {
      if (from.request.instances.length === 0) throw notDeclared(instance, target);
      const request = { consent: { [target]: plan.digest }, removals: false, by, onProgress };
      const [carried] = await carryOut(spine, from, request, signal);
      if (carried?.kind === 'carried') return carried.outcome;
      if (carried?.kind === 'failed') throw carried.failure;
      throw new Failure('restore/stale', 'the declarations, or what runs, moved while it was restored', {
        hint: 'ask for the restore again',
        retry: 'soon',
      });
    },
  };
}

function notDeclared(instance: InstanceName, target: TargetName): Failure {
  return new Failure('restore/not-declared', `${instance} is not declared on ${target}`);
}
