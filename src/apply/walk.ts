// Walks the step graph: a step starts when all that it needs is done and its instance still goes. Instances
// are independent: a failed step ends its own instance's remaining steps and those that need it, nothing
// else. Started steps are always awaited; when told to stop, only steps that have not started are left out.

import type { Step, StepId } from '../model/plan.ts';
import { addressParts, type InstanceName } from '../model/ref.ts';
import { assert } from '../model/result.ts';
import type { StepOutcome } from '../model/run.ts';

export type WalkOptions = {
  /** Does the step; reports trouble as an outcome and never rejects. */
  readonly perform: (step: Step) => Promise<StepOutcome>;
  /** Bounds what runs at once. */
  readonly limit: (step: Step, work: () => Promise<StepOutcome>) => Promise<StepOutcome>;
  /** True: start nothing more. */
  readonly isStopped: () => boolean;
};

/** The outcome of each step, as it comes. Every promise resolves, whatever happens. */
export function walk(
  steps: readonly Step[],
  options: WalkOptions,
): ReadonlyMap<StepId, Promise<StepOutcome>> {
  const halted = new Set<InstanceName>();
  const outcomes = new Map<StepId, Promise<StepOutcome>>();

  async function follow(step: Step): Promise<StepOutcome> {
    const { instance } = addressParts(step.address);
    const needs = await Promise.all(step.needs.map((need) => outcomes.get(need)));
    if (needs.some((need) => need?.kind !== 'done')) halted.add(instance);
    return options.limit(step, async () => {
      if (halted.has(instance) || options.isStopped()) return { kind: 'skipped', step: step.id };
      const outcome = await options.perform(step);
      if (outcome.kind !== 'done') halted.add(instance);
      return outcome;
    });
  }

  for (const step of inOrder(steps)) outcomes.set(step.id, follow(step));
  return outcomes;
}

/** Needs before needers, otherwise as planned. A cycle or an unknown need is a bug of the planner. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  assert(byId.size === steps.length, 'two steps of a plan have the same id');
  const missing = new Map<StepId, number>();
  const needers = new Map<StepId, Step[]>();
  for (const step of steps) {
    missing.set(step.id, step.needs.length);
    for (const need of step.needs) {
      assert(byId.has(need), `${step.id} needs ${need}, which is not in the plan`);
      const list = needers.get(need) ?? [];
      list.push(step);
      needers.set(need, list);
    }
  }
  const ordered = steps.filter((step) => step.needs.length === 0);
  for (let next = 0; next < ordered.length; next += 1) {
    const done = ordered[next];
    for (const needer of (done && needers.get(done.id)) ?? []) {
      const left = (missing.get(needer.id) ?? 0) - 1;
      missing.set(needer.id, left);
      if (left === 0) ordered.push(needer);
    }
  }
  assert(ordered.length === steps.length, 'the steps of a plan need each other in a circle');
  return ordered;
}
