// A Docker engine in memory: the `Engine` port with Docker's real manners, on any clock. Tests,
// demos and rehearsals run on it; the contract suite holds it to what a real engine does.

import type { StringMap } from '../../model/engine.ts';
import { Failure } from '../../model/failure.ts';
import type { Clock, Engine } from '../../ports.ts';
import { containerCalls } from './containers.ts';
import { createControl, type ImageInit, type MemoryControl } from './control.ts';
import { imageCalls } from './images.ts';
import { settle } from './lifecycle.ts';
import { addBuiltIns, networkCalls } from './networks.ts';
import { systemCalls } from './system.ts';
import { treeOf } from './tree.ts';
import { volumeCalls } from './volumes.ts';
import type { Call, Do, World } from './world.ts';

export type MemoryOptions = {
  readonly clock: Clock;
  /** Images that the engine has; more with `addImage`. */
  readonly images?: Readonly<Record<string, ImageInit>>;
  readonly engineId?: string;
  readonly cpus?: number;
  /** Files of the host, for bind mounts: path → text. */
  readonly host?: StringMap;
};

export type MemoryEngine = Engine & { readonly control: MemoryControl };

const GROWS = /\.(?:create|pull|build|putArchive|start)$/;

/** A new engine with nothing on it but the networks that every engine has. */
export function createMemoryEngine(options: MemoryOptions): MemoryEngine {
  const world: World = {
    clock: options.clock,
    engineId: options.engineId ?? 'MEMO:RYEN:GINE',
    cpus: options.cpus ?? 4,
    containers: new Map(),
    networks: new Map(),
    volumes: new Map(),
    tags: new Map(),
    images: new Map(),
    registry: new Map(),
    host: treeOf(options.host ?? {}),
    busyPorts: new Set(),
    events: [],
    wakers: new Set(),
    calls: [],
    intercepts: new Set(),
    counter: 0,
    at: undefined,
    forgotten: 0,
    life: 0,
    full: false,
    latencyMs: 0,
  };
  addBuiltIns(world);
  const control = createControl(world);
  for (const [reference, image] of Object.entries(options.images ?? {})) control.addImage(reference, image);

  const run: Do = async (call, signal, work) => {
    if (signal.aborted) throw gaveUp(call, signal);
    if (world.latencyMs > 0) await world.clock.sleep(world.latencyMs, signal);
    world.calls.push(call);
    for (const intercept of [...world.intercepts]) await intercept(call, 'before');
    if (world.full && GROWS.test(call.kind)) {
      throw new Failure('engine/no-space', `cannot do ${call.kind}: no space left on device`);
    }
    settle(world);
    const answer = await work();
    for (const intercept of [...world.intercepts]) await intercept(call, 'after');
    return answer;
  };

  return {
    system: systemCalls(world, run),
    containers: containerCalls(world, run),
    networks: networkCalls(world, run),
    volumes: volumeCalls(world, run),
    images: imageCalls(world, run),
    close() {
      for (const wake of [...world.wakers]) wake();
    },
    control,
  };
}

function gaveUp(call: Call, signal: AbortSignal): Failure {
  return new Failure('engine/interrupted', `gave up: ${call.kind}`, { retry: 'soon', cause: signal.reason });
}
