// Volumes. The engine answers a create of a name that exists with the volume that is there, labels and
// data of whoever made it: so it is looked at before and after, and never taken over.

import { volumeBody } from '../fields/volume.ts';
import type { VolumeJson } from '../model/engine.ts';
import { Failure } from '../model/failure.ts';
import { engineId } from '../model/ref.ts';
import { composeLabels, hasNonce, ownershipLabels } from './labels.ts';
import type { CallOf, Task } from './task.ts';

export async function createVolume(call: CallOf<'volume.create'>, task: Task): Promise<void> {
  const { run, address, nonce } = task;
  const { engine, fleet, seal } = run.context;
  const generation = run.plan.volumes[address]?.generation ?? 1;
  const before = await engine.volumes.inspect(call.name, run.steady);
  if (before !== undefined && !hasNonce(before.Labels, nonce)) throw taken(call.name, task);
  const made: VolumeJson = await engine.volumes.create(
    volumeBody(call.volume, call.name, {
      ...composeLabels(address),
      ...ownershipLabels({ fleet, address, nonce, generation }, seal),
    }),
    run.steady,
  );
  if (!hasNonce(made.Labels, nonce)) throw taken(call.name, task);
  task.keep({ kind: 'volume', id: engineId(made.Name), address });
}

/** Only plans of `purge` have this step. */
export async function removeVolume(call: CallOf<'volume.remove'>, task: Task): Promise<void> {
  await task.run.context.engine.volumes.remove(call.name, task.run.steady);
}

function taken(name: string, task: Task): Failure {
  return new Failure(
    'engine/name-taken',
    `${task.address}: there is a volume ${name} that was not made for it`,
    {
      hint: 'remove or rename it, declare it `external`, or take it over with `adopt`',
      retry: 'after-change',
    },
  );
}
