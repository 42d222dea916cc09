// Containers that stand still while a job runs. The job's own container says in its labels which those are
// before the first of them is touched: after a crash the labels are all that is left to go by.

import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../model/failure.ts';
import type { JobHold } from '../../model/job.ts';
import type { EngineId } from '../../model/ref.ts';
import type { ContainerCalls } from '../../ports.ts';
import type { JobLabels } from './labels.ts';

/** The holds that change something: of what stands still already somebody else has the say. */
export async function neededHolds(
  containers: ContainerCalls,
  holds: readonly JobHold[],
  signal: AbortSignal,
): Promise<readonly JobHold[]> {
  const states = await Promise.all(
    holds.map(async (hold) => ({ hold, state: (await containers.inspect(hold.container, signal))?.State })),
  );
  return states.flatMap(({ hold, state }) => (state?.Running === true && !state.Paused ? [hold] : []));
}

export async function takeHolds(
  containers: ContainerCalls,
  holds: readonly JobHold[],
  signal: AbortSignal,
): Promise<void> {
  for (const { container, how, stopSeconds } of holds) {
    if (how === 'pause') await pause(containers, container, signal);
    else await containers.stop(container, stopSeconds, signal);
  }
}

/** The kernel gives up to freeze what makes processes faster than it can stop them: asked again, it mostly can. */
async function pause(containers: ContainerCalls, id: EngineId, signal: AbortSignal): Promise<void> {
  for (let left = FREEZES; ; left -= 1) {
    try {
      return await containers.pause(id, signal);
    } catch (error) {
      const isBusy = error instanceof Failure && /unable to freeze/i.test(error.message);
      if (!isBusy || left === 0) throw error;
      await sleep(BETWEEN_FREEZES_MS, undefined, { signal });
    }
  }
}

const FREEZES = 10;
const BETWEEN_FREEZES_MS = 200;

/** What `takeHolds` did is undone, the last first. A container that is gone, or runs, is left alone. */
export async function releaseHolds(
  containers: ContainerCalls,
  { paused, stopped }: Pick<JobLabels, 'paused' | 'stopped'>,
  signal: AbortSignal,
): Promise<readonly EngineId[]> {
  const released: EngineId[] = [];
  for (const id of paused.toReversed()) {
    if ((await containers.inspect(id, signal))?.State.Paused !== true) continue;
    await containers.unpause(id, signal);
    released.push(id);
  }
  for (const id of stopped.toReversed()) {
    const state = (await containers.inspect(id, signal))?.State;
    if (state === undefined || state.Running) continue;
    await containers.start(id, signal);
    released.push(id);
  }
  return released;
}
