// A daemon on an engine in memory, a repository in memory and a clock that stands still until it is told to
// go on: a day of watching takes a second, and nothing in it depends on how fast this machine is.

import { createMemoryEngine, type MemoryEngine } from '../../src/adapters/memory/engine.ts';
import { loadFleet } from '../../src/declare/fleet.ts';
import { createParser } from '../../src/declare/parse.ts';
import { createResolver } from '../../src/declare/resolve.ts';
import type { Daemon } from '../../src/loop/daemon.ts';
import { createEvents } from '../../src/loop/events.ts';
import type { DaemonParts } from '../../src/loop/parts.ts';
import { startDaemon } from '../../src/loop/start.ts';
import type { AppliedTarget } from '../../src/model/applied.ts';
import type { InstanceStatus } from '../../src/model/condition.ts';
import type { Event } from '../../src/model/event.ts';
import type { LedgerState } from '../../src/model/ledger.ts';
import { targetName } from '../../src/model/ref.ts';
import { createObserver } from '../../src/observe/observe.ts';
import { createPlanMemory } from '../../src/plan/memory.ts';
import type { Clock } from '../../src/ports.ts';
import type { Ledger } from '../../src/ports-daemon.ts';
import type { Spine } from '../../src/stages/spine.ts';
import { createFakeClock, type FakeClock } from './engine-clock.ts';
import { createMemorySource, type MemorySource } from './memory-source.ts';
import {
  emptyVault,
  freeLock,
  memoryAudit,
  memoryHistory,
  memoryJournal,
  memoryLedger,
  memorySeal,
  memoryStore,
} from './memory-state.ts';

export type DaemonWorld = {
  readonly engine: MemoryEngine;
  readonly clock: FakeClock;
  readonly source: MemorySource;
  readonly ledger: Ledger;
  readonly history: ReturnType<typeof memoryHistory>;
  readonly audit: ReturnType<typeof memoryAudit>;
  /** Everything that was told since the start, oldest first. */
  readonly told: Event[];
  /** Mistakes of ours. */
  readonly bugs: unknown[];
  readonly daemon: Daemon;
  /** Starts the daemon, again after `stop`: with what is remembered, and another version if one is given. */
  start(version?: string): void;
  stop(): Promise<void>;
  /** Lets time go on, in steps that are small enough for what happens in between. */
  pass(ms: number): Promise<void>;
  /** Lets time go on until nothing has happened for a while. */
  settle(): Promise<void>;
  instance(name: string): InstanceStatus;
  /** Calls that change something on the engine, since the last `forgetCalls`. */
  mutating(): readonly string[];
  update(change: (state: LedgerState) => LedgerState): Promise<LedgerState>;
  /** What is on record of the target. */
  recorded(): Promise<AppliedTarget | undefined>;
};

export type DaemonWorldOptions = {
  /** Lines of `spec` in flow style: `policies: []`. */
  readonly fleet?: string;
  /** More of `source`: `interval: 10s`. */
  readonly source?: string;
  readonly images?: Parameters<typeof createMemoryEngine>[0]['images'];
  /** Puts something else in place of what the daemon runs on. */
  readonly parts?: (parts: DaemonParts) => DaemonParts;
};

export function createDaemonWorld(options: DaemonWorldOptions = {}): DaemonWorld {
  const clock = createFakeClock();
  const images = { 'app:1': {}, 'app:2': {}, 'app:3': {}, ...options.images };
  const engine = createMemoryEngine({ clock, images });
  const source = createMemorySource();
  const ledger = memoryLedger();
  const history = memoryHistory();
  const audit = memoryAudit(clock);
  const spine = memorySpine(engine, clock, source, options);
  const told: Event[] = [];
  const bugs: unknown[] = [];
  let daemon: Daemon | undefined;

  /** A pass goes on, or none was made yet: what is not ruled by the clock (a module that loads) gets its time. */
  async function isLooking(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const own = told.slice(startedAt);
    const count = (kind: Event['kind']) => own.filter((event) => event.kind === kind).length;
    return count('pass.ended') === 0 || count('pass.begun') !== count('pass.ended');
  }

  let startedAt = 0;
  const world: DaemonWorld = {
    engine,
    clock,
    source,
    ledger,
    history,
    audit,
    told,
    bugs,
    get daemon() {
      if (daemon === undefined) throw new Error('the daemon is not started');
      return daemon;
    },
    start(version = '1.0.0') {
      startedAt = told.length;
      const events = createEvents({ clock, buffer: 100_000 });
      const parts: DaemonParts = {
        spine,
        source,
        ledger,
        history,
        audit,
        events: {
          ...events,
          tell(happening) {
            told.push({ seq: told.length, at: new Date(clock.now()).toISOString(), ...happening });
            events.tell(happening);
          },
        },
        clock,
        version,
        random: () => 0.5,
        watch: undefined,
        onBug: (error) => bugs.push(error),
      };
      daemon = startDaemon(options.parts?.(parts) ?? parts);
    },
    async stop() {
      const stopped = daemon?.stop(60_000);
      await clock.advance(0);
      await stopped;
      daemon = undefined;
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= STEP_MS) await clock.advance(Math.min(STEP_MS, left));
    },
    async settle() {
      const limit = clock.now() + LIMIT_MS;
      for (let quiet = 0; quiet < 3; ) {
        const before = engine.control.calls.length + told.length;
        await world.pass(QUIET_MS);
        const isBusy = engine.control.calls.length + told.length !== before || (await isLooking());
        quiet = isBusy ? 0 : quiet + 1;
        if (clock.now() > limit) throw new Error('it never settles');
      }
    },
    instance(name) {
      const found = world.daemon.status().instances.find((one) => one.instance === name);
      if (found === undefined) throw new Error(`no instance ${name} in the status`);
      return found;
    },
    mutating: () => engine.control.calls.map(({ kind }) => kind).filter((kind) => MUTATING.test(kind)),
    update: (change) => ledger.update(change),
    recorded: () => spine.store.load(targetName('local')),
  };
  return world;
}

const STEP_MS = 50;
const QUIET_MS = 2000;
const LIMIT_MS = 3_600_000;
const MUTATING =
  /\.(?:create|start|stop|pause|unpause|rename|update|remove|connect|disconnect|putArchive|pull|build)$/;

/** The line over an engine and a repository in memory, with a state that is forgotten. */
export function memorySpine(
  engine: MemoryEngine,
  clock: Clock,
  source: MemorySource,
  options: Pick<DaemonWorldOptions, 'fleet' | 'source'>,
): Spine {
  const { fleet: more = '', source: how = '' } = options;
  const text = [
    'apiVersion: shipshape.dev/v1',
    'kind: Fleet',
    'metadata: { name: home }',
    `spec: { source: { url: "https://git.example/fleet.git", branch: main, ${how} }, stateDir: /none,${more}`,
    '  targets: { local: { docker: "unix:///run/none.sock", dataRoot: /data } } }',
  ].join('\n');
  const fleet = loadFleet(text, '/fleet.yaml');
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
  let nonces = 0;
  return {
    fleet: fleet.value,
    source,
    parse: createParser(),
    resolver: createResolver(),
    vault: emptyVault,
    seal: memorySeal,
    store: memoryStore(),
    journal: memoryJournal(),
    lock: freeLock,
    clock,
    host: {
      runtime: '24.0.0',
      freeSpace: async () => undefined,
      access: async () => undefined,
      realPath: async () => undefined,
      gitVersion: async () => undefined,
    },
    nonce: () => {
      nonces += 1;
      return String(nonces).padStart(32, '0');
    },
    policies: () => fleet.value.policies,
    planned: createPlanMemory(),
    engine: () => engine,
    observer: () => createObserver(engine),
  };
}
