// What tests do to the engine in memory behind the reconciler's back: images and their behaviour,
// tampering as people and daemons do it, faults, and a look inside.

import { createHash } from 'node:crypto';
import { Failure } from '../../model/failure.ts';
import { setTag, tagged } from './images.ts';
import { daemonRestart, die, settle } from './lifecycle.ts';
import { makeVolume, resolvePath } from './mounts.ts';
import { detach } from './network-rules.ts';
import { normalPath, textAt, textFile, treeOf } from './tree.ts';
import type { Behaviour, BehaviourOf, Call, Container, Image, Intercept, Json, World } from './world.ts';
import { emitContainer, isUp } from './world.ts';

export type ImageInit = {
  /** `Config` of the image: Env, Cmd, Entrypoint, ExposedPorts, Volumes, Labels, Healthcheck, User, … */
  readonly config?: Json;
  readonly files?: Readonly<Record<string, string>>;
  readonly behaviour?: Behaviour | BehaviourOf;
  readonly architecture?: string;
  /** Makes another id for otherwise equal images: a tag that moved. */
  readonly version?: string;
  /** True: only a registry has it, and a pull brings it. */
  readonly remote?: boolean;
};

export type Fault = 'lost-reply' | 'unreachable' | 'timeout' | Failure;

export type MemoryControl = {
  /** Every call so far, in order. */
  readonly calls: readonly Call[];
  /** Calls since the last `forgetCalls`, counted by kind. */
  callCounts(): Readonly<Record<string, number>>;
  forgetCalls(): void;
  /** Adds an image, or moves its tag; returns its id. */
  addImage(reference: string, image?: ImageInit): string;
  removeImage(reference: string): void;
  /** Brings the world up to the clock. */
  settle(): void;
  container(name: string): Container;
  containers(): readonly Container[];
  volumeNames(): readonly string[];
  networkNames(): readonly string[];
  /** `docker update` and its kin, done by somebody else: changes host configuration fields. */
  tamper(name: string, hostConfig: Json): void;
  /** `docker kill`: the restart policy stays out of it. */
  kill(name: string): void;
  /** The process dies by itself: the restart policy acts. */
  crash(name: string, code?: number): void;
  setHealth(name: string, health: 'healthy' | 'unhealthy' | 'starting'): void;
  /** `docker rm -f`. */
  removeContainer(name: string): void;
  removeVolume(name: string): void;
  disconnect(container: string, network: string): void;
  restartDaemon(): void;
  /** Breaks all event streams, and nothing else. */
  cutEvents(): void;
  /** The text of a file as a container sees it. */
  readFile(container: string, path: string): string | undefined;
  writeFile(container: string, path: string, text: string): void;
  volumeFile(volume: string, path: string): string | undefined;
  writeVolumeFile(volume: string, path: string, text: string): void;
  hostFile(path: string): string | undefined;
  writeHostFile(path: string, text: string): void;
  addVolume(name: string, labels?: Readonly<Record<string, string>>): void;
  /** A program outside of the engine listens: `8080/tcp`. */
  occupyPort(port: string): void;
  /** A call of that kind (`containers.start`; `*`: any) fails, as often as said. */
  fail(kind: string, fault: Fault, times?: number): void;
  /** Sees every call; returns what takes it away again. */
  intercept(intercept: Intercept): () => void;
  setFull(full: boolean): void;
  setLatency(ms: number): void;
};

export function createControl(world: World): MemoryControl {
  function container(name: string): Container {
    settle(world);
    const found = [...world.containers.values()].find((one) => one.name === name || one.id === name);
    if (found === undefined) throw new Error(`no container ${name} in the engine in memory`);
    return found;
  }
  return {
    get calls() {
      return world.calls;
    },
    callCounts: () => counts(world.calls),
    forgetCalls: () => {
      world.calls.length = 0;
    },
    addImage: (reference, image = {}) => addImage(world, reference, image),
    removeImage: (reference) => removeImage(world, reference),
    settle: () => settle(world),
    container,
    containers: () => [...world.containers.values()],
    volumeNames: () => [...world.volumes.keys()],
    networkNames: () => [...world.networks.values()].map((one) => one.name),
    ...tampering(world, container),
    ...files(world, container),
    fail: (kind, fault, times = 1) => addFault(world, kind, fault, times),
    intercept: (intercept) => addIntercept(world, intercept),
    setFull: (full) => {
      world.full = full;
    },
    setLatency: (ms) => {
      world.latencyMs = ms;
    },
  };
}

/** What people and the daemon itself do behind the reconciler's back. */
function tampering(world: World, container: (name: string) => Container) {
  return {
    tamper(name: string, hostConfig: Json) {
      const one = container(name);
      one.hostConfig = { ...one.hostConfig, ...hostConfig };
      emitContainer(world, one, 'update');
    },
    kill(name: string) {
      const one = container(name);
      one.stoppedByHand = true;
      emitContainer(world, one, 'kill', { signal: '9' });
      if (isUp(one)) die(world, one, 137, world.clock.now());
    },
    crash: (name: string, code = 1) => die(world, container(name), code, world.clock.now()),
    setHealth(name: string, health: 'healthy' | 'unhealthy' | 'starting') {
      const one = container(name);
      one.due = one.due.filter((due) => due.kind === 'exit');
      one.state.health = health;
      emitContainer(world, one, `health_status: ${health}`);
    },
    removeContainer(name: string) {
      const one = container(name);
      one.stoppedByHand = true;
      if (isUp(one)) die(world, one, 137, world.clock.now());
      world.containers.delete(one.id);
      emitContainer(world, one, 'destroy');
    },
    addVolume(name: string, labels: Readonly<Record<string, string>> = {}) {
      makeVolume(world, name, 'local', null, labels, false);
    },
    removeVolume(name: string) {
      world.volumes.delete(name);
    },
    disconnect(name: string, network: string) {
      const one = container(name);
      const endpoint = one.endpoints.get(network);
      if (endpoint !== undefined) detach(world, one, endpoint);
      one.endpoints.delete(network);
    },
    occupyPort(port: string) {
      world.busyPorts.add(port);
    },
    restartDaemon: () => daemonRestart(world),
    cutEvents() {
      world.life += 1;
      for (const wake of [...world.wakers]) wake();
    },
  };
}

function removeImage(world: World, reference: string): void {
  const image = world.tags.get(tagged(reference));
  world.tags.delete(tagged(reference));
  if (image !== undefined && ![...world.tags.values()].includes(image)) world.images.delete(image.id);
}

function files(world: World, container: (name: string) => Container) {
  return {
    readFile(name: string, path: string) {
      const place = resolvePath(world, container(name), path);
      return textAt(place.tree, place.path);
    },
    writeFile(name: string, path: string, text: string) {
      const place = resolvePath(world, container(name), path);
      place.tree.set(place.path, textFile(text));
    },
    volumeFile: (volume: string, path: string) => textAt(world.volumes.get(volume)?.data ?? new Map(), path),
    writeVolumeFile(volume: string, path: string, text: string) {
      world.volumes.get(volume)?.data.set(normalPath(path), textFile(text));
    },
    hostFile: (path: string) => textAt(world.host, path),
    writeHostFile(path: string, text: string) {
      world.host.set(normalPath(path), textFile(text));
    },
  };
}

function counts(calls: readonly Call[]): Readonly<Record<string, number>> {
  const byKind: Record<string, number> = {};
  for (const { kind } of calls) byKind[kind] = (byKind[kind] ?? 0) + 1;
  return byKind;
}

function addImage(world: World, reference: string, init: ImageInit): string {
  const hash = createHash('sha256').update(
    JSON.stringify([tagged(reference), init.config, init.files, init.version]),
  );
  const { behaviour } = init;
  const image: Image = {
    id: `sha256:${hash.digest('hex')}`,
    config: { Env: null, Cmd: ['sh'], Entrypoint: null, Labels: null, Volumes: null, ...init.config },
    files: treeOf(init.files ?? {}),
    behaviour: typeof behaviour === 'function' ? behaviour : () => behaviour ?? {},
    os: 'linux',
    architecture: init.architecture ?? 'amd64',
    digests: reference.includes('@') ? [reference] : [],
  };
  world.registry.set(tagged(reference), image);
  if (init.remote !== true) setTag(world, tagged(reference), image);
  return image.id;
}

function addIntercept(world: World, intercept: Intercept): () => void {
  world.intercepts.add(intercept);
  return () => {
    world.intercepts.delete(intercept);
  };
}

function addFault(world: World, kind: string, fault: Fault, times: number): void {
  let left = times;
  const end = addIntercept(world, (call, phase) => {
    const isTime = phase === (fault === 'lost-reply' ? 'after' : 'before');
    if (!isTime || (kind !== '*' && kind !== call.kind)) return;
    left -= 1;
    if (left <= 0) end();
    throw failureOf(fault, call);
  });
}

function failureOf(fault: Fault, call: Call): Failure {
  if (fault instanceof Failure) return fault;
  if (fault === 'unreachable') {
    return new Failure('engine/unreachable', `cannot do ${call.kind}: no answer from the engine`, {
      retry: 'later',
    });
  }
  return new Failure('engine/timeout', `cannot do ${call.kind}: no answer from the engine in 60 s`, {
    retry: 'soon',
  });
}
