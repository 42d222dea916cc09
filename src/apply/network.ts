// Networks, and containers' places on them. Of two networks with one name the engine would take either:
// a name that is taken is never used.

import { endpointJson } from '../fields/holes.ts';
import { networkBody } from '../fields/network.ts';
import { Failure } from '../model/failure.ts';
import type { Subject } from '../model/plan.ts';
import { type EngineId, engineId } from '../model/ref.ts';
import { assert } from '../model/result.ts';
import { composeLabels, nonceFilter, ownershipLabels } from './labels.ts';
import type { CallOf, Task } from './task.ts';

export async function createNetwork(call: CallOf<'network.create'>, task: Task): Promise<void> {
  const { run, address, nonce } = task;
  const { engine, fleet, seal } = run.context;
  const labels = { ...composeLabels(address), ...ownershipLabels({ fleet, address, nonce }, seal) };
  const found = await engine.networks.list({ label: [nonceFilter(nonce)] }, run.steady);
  const ours = found.find((one) => one.Name === call.network.name);
  const id = ours ? engineId(ours.Id) : await create(call, labels, task);
  task.keep({ kind: 'network', id, address, name: call.network.name });
}

async function create(
  call: CallOf<'network.create'>,
  labels: Readonly<Record<string, string>>,
  task: Task,
): Promise<EngineId> {
  const { engine } = task.run.context;
  const body = networkBody(call.network, labels);
  try {
    return await engine.networks.create(body, task.run.steady);
  } catch (error) {
    const found = await engine.networks.list({ label: [nonceFilter(task.nonce)] }, task.run.steady);
    const ours = found.find((one) => one.Name === call.network.name);
    if (ours === undefined) throw error;
    return engineId(ours.Id);
  }
}

export async function removeNetwork(call: CallOf<'network.remove'>, task: Task): Promise<void> {
  await task.run.context.engine.networks.remove(idOf(call.network, task), task.run.steady);
}

export async function connectNetwork(call: CallOf<'network.connect'>, task: Task): Promise<void> {
  const { run } = task;
  const network = idOf(call.network, task);
  const container = idOf(call.container, task);
  try {
    await run.context.engine.networks.connect(network, container, endpointJson(call.endpoint), run.steady);
  } catch (error) {
    // After a lost answer the engine refuses the second try: it is connected.
    if (!(error instanceof Failure) || !(await isConnected(network, container, task))) throw error;
  }
}

async function isConnected(network: EngineId, container: EngineId, task: Task): Promise<boolean> {
  const { engine } = task.run.context;
  const json = await engine.containers.inspect(container, task.run.steady);
  const name = (await engine.networks.inspect(network, task.run.steady))?.Name;
  // The endpoint of a container that does not run has no network id yet, only the network's name.
  return Object.entries(json?.NetworkSettings.Networks ?? {}).some(
    ([key, endpoint]) => endpoint.NetworkID === network || (!endpoint.NetworkID && key === name),
  );
}

export async function disconnectNetwork(call: CallOf<'network.disconnect'>, task: Task): Promise<void> {
  const { networks } = task.run.context.engine;
  await networks.disconnect(idOf(call.network, task), idOf(call.container, task), task.run.steady);
}

function idOf(subject: Subject, task: Task): EngineId {
  const id = task.run.objects.idOf(subject);
  assert(id !== undefined, `${task.step} has no subject`);
  return id;
}
