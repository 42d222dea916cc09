// The engine in memory speaks of itself: version, facts, events with the real one's limits.

import type { EventJson } from '../../model/engine.ts';
import { Failure } from '../../model/failure.ts';
import type { SystemCalls } from '../../ports.ts';
import { nextDueAt, settle } from './lifecycle.ts';
import type { Do, World } from './world.ts';

/** How long a reader of events sleeps when nothing is due: whatever changes what is due says something. */
const WATCH_MS = 60_000;

export function systemCalls(world: World, run: Do): SystemCalls {
  return {
    version: (signal) =>
      run({ kind: 'system.version', subject: '' }, signal, () => ({
        Version: '20.10.24',
        ApiVersion: '1.41',
        Os: 'linux',
        Arch: 'amd64',
      })),
    info: (signal) =>
      run({ kind: 'system.info', subject: '' }, signal, () => ({
        ID: world.engineId,
        Name: 'engine',
        ServerVersion: '20.10.24',
        OSType: 'linux',
        Architecture: 'x86_64',
        NCPU: world.cpus,
        MemTotal: 16 * 1024 ** 3,
        CgroupVersion: '1',
        DefaultRuntime: 'runc',
        LoggingDriver: 'json-file',
        LiveRestoreEnabled: false,
        InitBinary: 'docker-init',
        SecurityOptions: ['name=seccomp,profile=default'],
        DockerRootDir: '/var/lib/docker',
        SystemTime: new Date(world.clock.now()).toISOString(),
        Swarm: { LocalNodeState: 'inactive' },
        Warnings: null,
        MemoryLimit: true,
        SwapLimit: true,
        CpuCfsPeriod: true,
        CpuCfsQuota: true,
        CPUShares: true,
        CPUSet: true,
        PidsLimit: true,
        OomKillDisable: true,
        KernelMemory: true,
      })),
    events: (options, signal) => events(world, run, options, signal),
  };
}

async function* events(
  world: World,
  run: Do,
  options: { readonly since?: number; readonly types?: readonly string[] },
  signal: AbortSignal,
): AsyncIterable<EventJson> {
  const from = (options.since ?? world.clock.now() / 1000) * 1e9;
  await run({ kind: 'system.events', subject: '' }, signal, () => undefined);
  const { life } = world;
  let next = 0;
  while (!signal.aborted) {
    settle(world);
    if (world.life !== life)
      throw new Failure('engine/unreachable', 'the stream of events broke', { retry: 'soon' });
    const news = world.events.slice(Math.max(0, next - world.forgotten));
    next = world.forgotten + world.events.length;
    for (const event of news) {
      const isAsked = options.types === undefined || options.types.includes(event.Type);
      if (isAsked && event.timeNano > from) yield event;
    }
    if (news.length === 0) await nextEvent(world, signal);
  }
}

/** Until something is said, something becomes due, or the reader gives up. */
export async function nextEvent(world: World, signal: AbortSignal): Promise<void> {
  const done = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  world.wakers.add(resolve);
  const wait = Math.min(
    WATCH_MS,
    Math.max(1, (nextDueAt(world) ?? Number.POSITIVE_INFINITY) - world.clock.now()),
  );
  const slept = world.clock.sleep(wait, AbortSignal.any([signal, done.signal])).catch(() => undefined);
  await Promise.race([promise, slept]);
  world.wakers.delete(resolve);
  done.abort();
}
