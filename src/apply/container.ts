// Containers. Secrets and ids are filled into the payload here and live no longer than the call. A create
// never takes a name that somebody else has; one whose answer was lost is found by name and nonce.

import { fillHoles } from '../fields/holes.ts';
import { anonymousVolumes } from '../fields/mounts.ts';
import type { ContainerJson, CreateContainerJson } from '../model/engine.ts';
import { Failure } from '../model/failure.ts';
import type { Subject } from '../model/plan.ts';
import { type Address, type EngineId, engineId } from '../model/ref.ts';
import { assert } from '../model/result.ts';
import { stale } from './failures.ts';
import { nonceFilter, ownershipLabels } from './labels.ts';
import type { CallOf, Task } from './task.ts';

export async function createContainer(call: CallOf<'container.create'>, task: Task): Promise<void> {
  const { run, address } = task;
  const id = await createOrFind(call, withLabels(filled(call, task), task), task);
  const made = await run.context.engine.containers.inspect(id, run.steady);
  if (made === undefined) throw stale(address, 'was removed by somebody right after it was created');
  const imageId = engineId(made.Image);
  task.keep({
    kind: 'container',
    id,
    address,
    name: call.name,
    nonce: task.nonce,
    imageId,
    anonymousVolumes: anonymousVolumes(made),
  });
  verify(call, made, address);
}

/** The engine's answer may be lost after the container was made: then it has our nonce, and is the one. */
async function createOrFind(
  call: CallOf<'container.create'>,
  body: CreateContainerJson,
  task: Task,
): Promise<EngineId> {
  const { run, address } = task;
  const calls = run.context.engine.containers;
  try {
    const { id, warnings } = await calls.create(call.name, call.container.platform, body, run.steady);
    task.keep({ kind: 'container', id, address });
    for (const warning of warnings) task.report(warning);
    return id;
  } catch (error) {
    const found = await calls.list({ label: [nonceFilter(task.nonce)] }, run.steady);
    const ours = found.find((one) => one.Names.includes(`/${call.name}`));
    if (ours === undefined) throw error;
    const id = engineId(ours.Id);
    task.keep({ kind: 'container', id, address });
    return id;
  }
}

function verify(call: CallOf<'container.create'>, made: ContainerJson, at: Address): void {
  if (made.Name !== `/${call.name}`)
    throw stale(at, `was renamed to ${made.Name} right after it was created`);
  if (call.imageId !== null && made.Image !== call.imageId) {
    throw new Failure(
      'apply/image-moved',
      `${at}: ${call.container.image} is another image now than planned`,
      {
        hint: 'plan again: the new plan shows the image that is there now',
        retry: 'soon',
      },
    );
  }
}

function filled(call: CallOf<'container.create'>, task: Task): CreateContainerJson {
  const { objects } = task.run;
  const holes = {
    network: (address: Address) => objects.networkNameAt(address),
    container: (address: Address) => objects.containerAt(address),
  };
  return fillHoles(call.payload, holes, task.run.secrets.reveal);
}

function withLabels(body: CreateContainerJson, task: Task): CreateContainerJson {
  const { fleet, seal } = task.run.context;
  const declared = body['Labels'];
  assert(
    declared === undefined || (typeof declared === 'object' && declared !== null),
    'labels are a mapping',
  );
  const ours = ownershipLabels({ fleet, address: task.address, nonce: task.nonce }, seal);
  return { ...body, Labels: { ...declared, ...ours } };
}

export async function startContainer(call: CallOf<'container.start'>, task: Task): Promise<void> {
  await task.run.context.engine.containers.start(idOf(call.container, task), task.run.steady);
}

export async function stopContainer(call: CallOf<'container.stop'>, task: Task): Promise<void> {
  const { containers } = task.run.context.engine;
  await containers.stop(idOf(call.container, task), call.timeoutSeconds, task.run.steady);
}

export async function pauseContainer(call: CallOf<'container.pause'>, task: Task): Promise<void> {
  await task.run.context.engine.containers.pause(idOf(call.container, task), task.run.steady);
}

export async function unpauseContainer(call: CallOf<'container.unpause'>, task: Task): Promise<void> {
  await task.run.context.engine.containers.unpause(idOf(call.container, task), task.run.steady);
}

/** Renaming to the name that it has is refused by the engine, so a lost answer must be found out first. */
export async function renameContainer(call: CallOf<'container.rename'>, task: Task): Promise<void> {
  const { run } = task;
  const id = idOf(call.container, task);
  const before = await run.context.engine.containers.inspect(id, run.steady);
  if (before?.Name !== `/${call.name}`) {
    await run.context.engine.containers.rename(id, call.name, run.steady);
  }
  run.objects.names.set(id, call.name);
}

export async function updateContainer(call: CallOf<'container.update'>, task: Task): Promise<void> {
  const { run } = task;
  const body = fillHoles(call.payload, NO_HOLES, run.secrets.reveal);
  const { warnings } = await run.context.engine.containers.update(
    idOf(call.container, task),
    body,
    run.steady,
  );
  for (const warning of warnings) task.report(warning);
}

const NO_HOLES = {
  network: (address: Address): string => address,
  container: (address: Address): string => address,
};

export async function removeContainer(call: CallOf<'container.remove'>, task: Task): Promise<void> {
  await task.run.context.engine.containers.remove(idOf(call.container, task), task.run.steady);
}

/** The walker starts a step only after the one that makes its subject is done. */
function idOf(subject: Subject, task: Task): EngineId {
  const id = task.run.objects.idOf(subject);
  assert(id !== undefined, `${task.step} has no subject`);
  return id;
}
