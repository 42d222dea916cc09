// The state of the engine in memory: plain maps that the calls change, a clock, the log of calls and
// events. The engine's own rules are in the files that change it; nothing here decides.

import { createHash } from 'node:crypto';
import type { EventJson, StringMap } from '../../model/engine.ts';
import { Failure } from '../../model/failure.ts';
import type { Clock } from '../../ports.ts';
import type { Tree } from './tree.ts';

/** How containers of an image behave, on the engine's clock. */
export type Behaviour = {
  /** The healthcheck (if there is one) passes from then on; default at once. */
  readonly healthyAfterMs?: number;
  /** The healthcheck fails from then on. */
  readonly unhealthyAfterMs?: number;
  readonly exits?: { readonly afterMs: number; readonly code: number };
  /** Words of the runtime that refuses to start it. */
  readonly startError?: string;
  readonly logs?: readonly string[];
  /** Files the program writes when it starts, if they are not there: path → text. */
  readonly writes?: Readonly<Record<string, string>>;
  /** How long it takes to stop, and its exit code then; longer than the grace is 137. */
  readonly stopsAfterMs?: number;
  readonly stopCode?: number;
};

export type BehaviourOf = (container: {
  readonly name: string;
  readonly config: Json;
  readonly tree: Tree;
}) => Behaviour;

export type Json = Readonly<Record<string, unknown>>;

export type Image = {
  readonly id: string;
  readonly config: Json;
  readonly files: Tree;
  readonly behaviour: BehaviourOf;
  readonly os: string;
  readonly architecture: string;
  readonly digests: readonly string[];
};

export type Endpoint = {
  networkId: string;
  endpointId: string;
  ip: string;
  mac: string;
  aliases: readonly string[] | null;
  readonly given: Json;
};

export type MountPoint = {
  readonly type: 'bind' | 'volume' | 'tmpfs';
  /** Volume name; `''` for others. */
  readonly name: string;
  /** Host path of a bind. */
  readonly source: string;
  readonly target: string;
  readonly mode: string;
  readonly writable: boolean;
  readonly propagation: string;
};

export type Due = {
  readonly at: number;
  readonly kind: 'exit' | 'healthy' | 'unhealthy' | 'restart';
  readonly code: number;
};

export type State = {
  status: 'created' | 'running' | 'paused' | 'restarting' | 'exited' | 'dead';
  exitCode: number;
  error: string;
  oomKilled: boolean;
  startedAt: number;
  finishedAt: number;
  health: 'none' | 'starting' | 'healthy' | 'unhealthy';
};

export type Container = {
  readonly id: string;
  name: string;
  readonly createdAt: number;
  readonly image: Image;
  readonly imageRef: string;
  config: Json;
  hostConfig: Json;
  readonly state: State;
  restartCount: number;
  stoppedByHand: boolean;
  readonly mounts: MountPoint[];
  readonly endpoints: Map<string, Endpoint>;
  readonly tree: Tree;
  readonly logs: string[];
  due: readonly Due[];
  /** `80/tcp` → host ports held now. */
  ports: ReadonlyMap<string, readonly { readonly ip: string; readonly port: number }[]>;
};

export type Network = {
  readonly id: string;
  readonly name: string;
  readonly body: Json;
  readonly subnet: string;
  readonly gateway: string;
  readonly createdAt: number;
};

export type Volume = {
  readonly name: string;
  readonly driver: string;
  readonly options: StringMap | null;
  readonly labels: StringMap | null;
  readonly createdAt: number;
  readonly data: Tree;
  readonly anonymous: boolean;
};

/** One call as it came in: `containers.create`, and the id or name that it is about. */
export type Call = { readonly kind: string; readonly subject: string; readonly body?: unknown };

/** Sees every call before it is done and before its answer goes out; what it throws, the caller gets. */
export type Intercept = (call: Call, phase: 'before' | 'after') => void | Promise<void>;

export type World = {
  readonly clock: Clock;
  readonly engineId: string;
  readonly cpus: number;
  readonly containers: Map<string, Container>;
  readonly networks: Map<string, Network>;
  readonly volumes: Map<string, Volume>;
  /** By reference (`postgres:16`): what the engine has. */
  readonly tags: Map<string, Image>;
  readonly images: Map<string, Image>;
  /** By reference: what a pull would bring. */
  readonly registry: Map<string, Image>;
  readonly host: Tree;
  /** Host ports that programs outside of the engine hold: `8080/tcp`. */
  readonly busyPorts: Set<string>;
  readonly events: EventJson[];
  readonly wakers: Set<() => void>;
  readonly calls: Call[];
  readonly intercepts: Set<Intercept>;
  counter: number;
  /** The time of what is happening now, when that is catching up with the clock. */
  at: number | undefined;
  /** Events that were forgotten: the place of the first that is kept. */
  forgotten: number;
  /** Counts restarts of the daemon: event streams of an earlier life are broken. */
  life: number;
  full: boolean;
  latencyMs: number;
};

/** A new 64-hex id; the same order of calls gives the same ids. */
export function nextId(world: World): string {
  world.counter += 1;
  return createHash('sha256').update(`${world.engineId}:${world.counter}`).digest('hex');
}

/** The engine keeps the last 256 and forgets the rest without a word. */
const KEPT_EVENTS = 256;

export function emit(world: World, type: string, action: string, id: string, attributes: StringMap): void {
  world.counter += 1;
  const timeNano = (world.at ?? world.clock.now()) * 1e6 + (world.counter % 1e6);
  world.events.push({ Type: type, Action: action, Actor: { ID: id, Attributes: attributes }, timeNano });
  if (world.events.length > KEPT_EVENTS) {
    world.events.shift();
    world.forgotten += 1;
  }
  for (const wake of [...world.wakers]) wake();
}

export function emitContainer(
  world: World,
  container: Container,
  action: string,
  extra: StringMap = {},
): void {
  const labels = container.config['Labels'] as StringMap;
  const attributes = { ...labels, image: container.imageRef, name: container.name, ...extra };
  emit(world, 'container', action, container.id, attributes);
}

/** The engine's time text; `0` is its "never". */
export function engineTime(ms: number): string {
  return ms === 0 ? '0001-01-01T00:00:00Z' : new Date(ms).toISOString().replace('Z', '000000Z');
}

/** The engine's refusal, in the same words and codes as from a real one. */
export function refuse(
  code: string,
  message: string,
  retry: 'soon' | 'later' | 'after-change' = 'after-change',
): Failure {
  return new Failure(code, message, { retry });
}

export function theContainer(world: World, id: string): Container {
  const container = world.containers.get(id);
  if (container === undefined) throw refuse('engine/not-found', `No such container: ${id}`, 'soon');
  return container;
}

export function theNetwork(world: World, id: string): Network {
  const network = findNetwork(world, id);
  if (network === undefined) throw refuse('engine/not-found', `network ${id} not found`, 'soon');
  return network;
}

/** By name or full id, as create and start look them up. */
export function findNetwork(world: World, idOrName: string): Network | undefined {
  return world.networks.get(idOrName) ?? [...world.networks.values()].find((one) => one.name === idOrName);
}

export function isUp(container: Container): boolean {
  const { status } = container.state;
  return status === 'running' || status === 'paused' || status === 'restarting';
}

/** Does one call: log, faults, the clock brought up to date, the work. */
export type Do = <T>(call: Call, signal: AbortSignal, work: () => T | Promise<T>) => Promise<T>;
