// A tiny engine made of values: what each step of a plan does to a snapshot. Pure; refuses what a real
// engine refuses: taken names, taken ports, networks in use, missing volumes.

import { firstNetwork } from '../../src/fields/endpoints.ts';
import { expectedFields } from '../../src/fields/expected.ts';
import { imageVolumes } from '../../src/fields/volumes.ts';
import type { ContainerFields, Endpoint } from '../../src/model/fields.ts';
import type {
  ImageFacts,
  LiveContainer,
  LiveNetwork,
  Observed,
  Ownership,
} from '../../src/model/observed.ts';
import type { Call, CreatePayload, Plan, Step, StepId, Subject } from '../../src/model/plan.ts';
import type { Address, EngineId } from '../../src/model/ref.ts';
import { addressParts } from '../../src/model/ref.ts';
import { ENGINE, idOf, imageOf } from './build.ts';
import { updated } from './simulate-update.ts';

export type SimWorld = {
  readonly observed: Observed;
  /** Container → the one whose namespace it lives in. */
  readonly joined: Readonly<Record<EngineId, EngineId>>;
  /** Host path → digest of what was delivered there. */
  readonly delivered: Readonly<Record<string, string>>;
  readonly count: number;
};

/** What steps of the running plan made. */
type Made = ReadonlyMap<StepId, EngineId>;
export type Running = {
  readonly world: SimWorld;
  readonly made: Made;
  /** Networks that an undo made again: old id → new id. */
  readonly standIns: ReadonlyMap<EngineId, EngineId>;
};

export class SimRefusal extends Error {}

export function newWorld(observed: Observed): SimWorld {
  return { observed, joined: {}, delivered: {}, count: 0 };
}

export function begin(world: SimWorld): Running {
  return { world, made: new Map(), standIns: new Map() };
}

/** Does one step. Throws `SimRefusal` when the engine would refuse it. */
export function doStep(running: Running, step: Step): Running {
  return doCall(running, step, step);
}

/** Takes one done step back. */
export function undoStep(running: Running, step: Step): Running {
  let now = running;
  for (const call of step.undo ?? []) {
    const before = now;
    now = doCall(before, { ...step, ...call }, call);
    if (step.kind === 'network.remove' && step.network.by === 'id' && call.kind === 'network.create') {
      const id = now.made.get(step.id);
      if (id !== undefined) now = { ...now, standIns: new Map([...now.standIns, [step.network.id, id]]) };
    }
  }
  return now;
}

/** All steps of a plan, in its own order. */
export function runAll(world: SimWorld, plan: Plan): SimWorld {
  return plan.steps.reduce((running, step) => doStep(running, step), begin(world)).world;
}

function doCall(running: Running, step: Step, call: Call): Running {
  const { world } = running;
  switch (call.kind) {
    case 'image.pull':
      return withWorld(running, withImage(world, call.reference));
    case 'image.build':
      return withWorld(running, withImage(world, call.build.tag));
    case 'files.put': {
      const { hostPath, content } = call.files;
      const delivered = { ...world.delivered, [hostPath]: content.digest };
      return withWorld(running, seeFiles({ ...world, delivered }));
    }
    case 'network.create':
      return createNetwork(running, step, call);
    case 'network.remove':
      return removeNetwork(running, subject(running, call.network));
    case 'network.connect':
      return connect(
        running,
        subject(running, call.network),
        subject(running, call.container),
        call.endpoint,
      );
    case 'network.disconnect':
      return connect(running, subject(running, call.network), subject(running, call.container), undefined);
    case 'volume.create':
      return createVolume(running, step, call.name);
    case 'volume.remove':
      return withObserved(running, {
        volumes: world.observed.volumes.filter((one) => one.name !== call.name),
      });
    case 'container.create':
      return createContainer(running, step, call);
    case 'container.start':
      return start(running, subject(running, call.container));
    case 'container.stop':
      return change(running, subject(running, call.container), (live) =>
        live.state === 'created' ? live : { ...live, state: 'exited', health: 'none', exitCode: 0 },
      );
    case 'container.pause':
      return change(running, subject(running, call.container), (live) => ({ ...live, state: 'paused' }));
    case 'container.unpause':
      return change(running, subject(running, call.container), (live) => ({ ...live, state: 'running' }));
    case 'container.rename':
      freeName(running, call.name);
      return change(running, subject(running, call.container), (live) => ({ ...live, name: call.name }));
    case 'container.update':
      return change(running, subject(running, call.container), (live) => updated(live, call.payload));
    case 'container.remove':
      return removeContainer(running, subject(running, call.container));
    case 'container.wait':
      return change(running, subject(running, call.container), (live) => waited(live, call.for));
  }
}

function waited(live: LiveContainer, condition: 'started' | 'healthy' | 'completed'): LiveContainer {
  if (condition === 'completed') return { ...live, state: 'exited', exitCode: 0 };
  if (live.state !== 'running') throw new SimRefusal(`${live.name} is ${live.state}, not running`);
  return { ...live, health: condition === 'healthy' ? 'healthy' : live.health };
}

function withWorld(running: Running, world: SimWorld): Running {
  return { ...running, world };
}

function withObserved(running: Running, part: Partial<Observed>): Running {
  return withWorld(running, { ...running.world, observed: { ...running.world.observed, ...part } });
}

function subject(running: Running, from: Subject): EngineId {
  const id = from.by === 'id' ? from.id : running.made.get(from.step);
  if (id === undefined) throw new SimRefusal(`nothing was made by ${JSON.stringify(from)}`);
  return running.standIns.get(id) ?? id;
}

function withImage(world: SimWorld, reference: string): SimWorld {
  const known = world.observed.images[reference];
  const image: ImageFacts = known ?? imageOf(reference);
  return {
    ...world,
    observed: {
      ...world.observed,
      images: { ...world.observed.images, [reference]: image },
      imagesById: { ...world.observed.imagesById, [image.id]: image },
    },
  };
}

function ours(address: Address): Ownership {
  return { kind: 'ours', address, instance: addressParts(address).instance, by: 'label' };
}

function createNetwork(
  running: Running,
  step: Step,
  call: Extract<Call, { kind: 'network.create' }>,
): Running {
  const { world } = running;
  const { network } = call;
  if (world.observed.networks.some((one) => one.name === network.name)) {
    throw new SimRefusal(`a network named ${network.name} exists`);
  }
  const id = idOf(`${step.id} ${world.count}`);
  const { name, driver, driverOpts, internal, attachable, enableIpv6, enableIpv4, ipam, labels } = network;
  const settings = { name, driver, driverOpts, internal, attachable, enableIpv6, enableIpv4, ipam, labels };
  const live: LiveNetwork = { ...settings, id, ownership: ours(step.address) };
  const next = withObserved(running, { networks: [...world.observed.networks, live] });
  return made(next, step, id);
}

function made(running: Running, step: Step, id: EngineId): Running {
  const world = { ...running.world, count: running.world.count + 1 };
  return { ...running, world, made: new Map([...running.made, [step.id, id]]) };
}

function removeNetwork(running: Running, id: EngineId): Running {
  const { observed } = running.world;
  const network = observed.networks.find((one) => one.id === id);
  if (network === undefined) return running;
  const key = keyOf(network);
  const user = observed.containers.find((live) => isUp(live) && live.fields?.networks[key] !== undefined);
  if (user !== undefined) throw new SimRefusal(`${network.name} is in use by ${user.name}`);
  // Containers that do not run forget the network with it.
  const containers = observed.containers.map((live) => withEndpoint(live, key, undefined));
  return withObserved(running, {
    networks: observed.networks.filter((one) => one.id !== id),
    containers,
  });
}

function keyOf(network: LiveNetwork): string {
  return network.ownership.kind === 'ours' ? network.ownership.address : network.name;
}

function connect(
  running: Running,
  networkId: EngineId,
  containerId: EngineId,
  endpoint: Endpoint | undefined,
): Running {
  const network = running.world.observed.networks.find((one) => one.id === networkId);
  if (network === undefined) throw new SimRefusal(`no network ${networkId}`);
  const key = keyOf(network);
  return change(running, containerId, (live) => {
    const isThere = live.fields?.networks[key] !== undefined;
    if (isThere === (endpoint !== undefined)) {
      throw new SimRefusal(`${live.name} is ${isThere ? 'already' : 'not'} connected to ${network.name}`);
    }
    return withEndpoint(live, key, endpoint);
  });
}

function withEndpoint(live: LiveContainer, key: string, endpoint: Endpoint | undefined): LiveContainer {
  if (live.fields === undefined) return live;
  const { [key]: _, ...others } = live.fields.networks;
  const networks = endpoint === undefined ? others : { ...others, [key]: endpoint };
  return { ...live, fields: { ...live.fields, networks } };
}

function createVolume(running: Running, step: Step, name: string): Running {
  const { observed } = running.world;
  if (observed.volumes.some((one) => one.name === name)) throw new SimRefusal(`volume ${name} exists`);
  const live = {
    name,
    ownership: ours(step.address),
    driver: 'local',
    driverOpts: {},
    labels: {},
    mountpoint: `/volumes/${name}`,
    createdAt: `at ${running.world.count}`,
  };
  return made(withObserved(running, { volumes: [...observed.volumes, live] }), step, name as EngineId);
}

function createContainer(
  running: Running,
  step: Step,
  call: Extract<Call, { kind: 'container.create' }>,
): Running {
  const { world } = running;
  freeName(running, call.name);
  const reference = String(call.payload['Image']);
  const image = world.observed.imagesById[reference] ?? world.observed.images[reference] ?? undefined;
  if (!image) throw new SimRefusal(`no such image: ${reference}`);
  if (call.imageId !== null && call.imageId !== image.id) throw new SimRefusal(`${reference} moved`);
  for (const mount of call.container.fields.mounts ?? []) requireSource(running, mount.type, mount.source);
  const id = idOf(`${step.id} ${world.count}`);
  const first = firstNetwork(call.container.fields);
  const full = expectedFields(call.container.fields, { image, engine: ENGINE });
  const networks = Object.fromEntries(
    Object.entries(full.networks).filter(([key]) => key === first || first === undefined),
  );
  for (const key of Object.keys(networks)) requireNetwork(running, key);
  const anonymous = imageVolumes(image, call.container.fields);
  const live: LiveContainer = {
    id,
    name: call.name,
    ownership: ours(step.address),
    state: 'created',
    health: 'none',
    exitCode: 0,
    oomKilled: false,
    startedAt: '',
    finishedAt: '',
    image: reference,
    imageId: image.id,
    fields: { ...full, networks },
    files: {},
    labels: {},
    anonymousVolumes: {
      ...Object.fromEntries(anonymous.map((target) => [target, idOf(`${id} ${target}`)])),
      ...carried(full),
    },
    hostPorts: full.ports.map((port) => `${port.hostIp || '0.0.0.0'}:${port.hostPort}/tcp`),
  };
  const next = withObserved(running, { containers: [...world.observed.containers, live] });
  const host = hostOf(running, call.payload);
  const joined = host === undefined ? world.joined : { ...world.joined, [id]: host };
  const seen = seeFiles({ ...next.world, joined });
  return made(withWorld(next, seen), step, id);
}

/** Volumes named by the engine that were mounted by name are as anonymous as before. */
function carried(fields: ContainerFields): Readonly<Record<string, string>> {
  const random = fields.mounts.filter(
    (mount) => mount.type === 'volume' && /^[0-9a-f]{64}$/.test(mount.source),
  );
  return Object.fromEntries(random.map((mount) => [mount.target, mount.source]));
}

function requireSource({ world }: Running, type: string, source: string): void {
  if (type !== 'volume' || source === '' || /^[0-9a-f]{64}$/.test(source)) return;
  // The engine would make an empty volume here, silently; the planner must never rely on that.
  if (!world.observed.volumes.some((one) => one.name === source)) {
    throw new SimRefusal(`volume ${source} does not exist`);
  }
}

function requireNetwork({ world }: Running, key: string): void {
  if (['bridge', 'host', 'none'].includes(key)) return;
  if (!world.observed.networks.some((one) => keyOf(one) === key)) throw new SimRefusal(`no network ${key}`);
}

/** Whose namespace it joins: what this plan made at the address, else what runs there, else the id itself. */
function hostOf({ world, made: done }: Running, payload: CreatePayload): EngineId | undefined {
  const config = payload['HostConfig'];
  const modes = config !== null && typeof config === 'object' && 'NetworkMode' in config ? [config] : [];
  const [mode = ''] = modes.map((one) => String(one['NetworkMode']));
  if (!mode.startsWith('container:')) return undefined;
  const on = mode.slice('container:'.length);
  const fresh = done.get(`${on}:create` as StepId);
  const live = world.observed.containers.filter(
    ({ id, ownership }) => id === on || (ownership.kind === 'ours' && ownership.address === on),
  );
  return fresh ?? (live.find((one) => one.state === 'running') ?? live[0])?.id;
}

function freeName({ world }: Running, name: string): void {
  const by = world.observed.containers.find((one) => one.name === name);
  if (by !== undefined) throw new SimRefusal(`the name ${name} is in use by ${by.id}`);
}

function start(running: Running, id: EngineId): Running {
  const { observed, joined } = running.world;
  const live = observed.containers.find((one) => one.id === id);
  if (live === undefined) throw new SimRefusal(`no container ${id}`);
  for (const other of observed.containers) {
    if (other.id === id || !isUp(other)) continue;
    const port = other.hostPorts.find((one) => live.hostPorts.includes(one));
    if (port !== undefined) throw new SimRefusal(`port ${port} is held by ${other.name}`);
  }
  const host = joined[id];
  const isDown = (one: LiveContainer) => one.id === host && !isUp(one);
  if (host !== undefined && observed.containers.some(isDown)) {
    throw new SimRefusal(`${live.name} joins a container that does not run`);
  }
  return change(running, id, (one) => (isUp(one) ? one : { ...one, state: 'running' }));
}

export function isUp(live: LiveContainer): boolean {
  return live.state === 'running' || live.state === 'paused' || live.state === 'restarting';
}

function removeContainer(running: Running, id: EngineId): Running {
  const { observed } = running.world;
  const live = observed.containers.find((one) => one.id === id);
  if (live === undefined) return running;
  if (isUp(live)) throw new SimRefusal(`${live.name} is ${live.state}`);
  const next = withObserved(running, { containers: observed.containers.filter((one) => one.id !== id) });
  return withWorld(next, seeJoins(next.world, id));
}

/** Who joined a container that is gone shows its bare id from now on. */
function seeJoins(world: SimWorld, gone: EngineId): SimWorld {
  const containers = world.observed.containers.map((live) =>
    world.joined[live.id] === gone && live.fields !== undefined
      ? { ...live, fields: { ...live.fields, networkMode: `container:${gone}` } }
      : live,
  );
  return { ...world, observed: { ...world.observed, containers } };
}

/** Every container sees what lies at the host paths that it mounts. */
export function seeFiles(world: SimWorld): SimWorld {
  const containers = world.observed.containers.map((live) => {
    const seen = (live.fields?.mounts ?? []).flatMap((mount) => {
      const content = world.delivered[mount.source];
      return mount.type === 'bind' && content !== undefined ? [[mount.target, content] as const] : [];
    });
    return { ...live, files: Object.fromEntries(seen) };
  });
  return { ...world, observed: { ...world.observed, containers } };
}

function change(running: Running, id: EngineId, to: (live: LiveContainer) => LiveContainer): Running {
  const { containers } = running.world.observed;
  if (!containers.some((one) => one.id === id)) throw new SimRefusal(`no container ${id}`);
  return withObserved(running, { containers: containers.map((one) => (one.id === id ? to(one) : one)) });
}
