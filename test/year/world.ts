// The whole daemon for a long time: the engine and the repository in memory, a clock that can be set, and what
// is remembered on a real disk, through the adapters that people run.

import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryEngine, type MemoryEngine } from '../../src/adapters/memory/engine.ts';
import { createAudit } from '../../src/adapters/store/audit.ts';
import { createHistory } from '../../src/adapters/store/history.ts';
import { createJournal } from '../../src/adapters/store/journal.ts';
import { openLedger } from '../../src/adapters/store/ledger.ts';
import { createStore } from '../../src/adapters/store/state.ts';
import type { Daemon } from '../../src/loop/daemon.ts';
import { createEvents } from '../../src/loop/events.ts';
import { startDaemon } from '../../src/loop/start.ts';
import type { Happening } from '../../src/model/event.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Audit, Ledger } from '../../src/ports-daemon.ts';
// Loaded at its first use otherwise, which takes real time, and the clock would not wait for it.
import '../../src/stages/apply.ts';
import { memorySpine } from '../support/daemon-world.ts';
import { createMemorySource, type MemorySource } from '../support/memory-source.ts';
import { createLongClock, type LongClock } from './clock.ts';

export type YearWorld = {
  readonly engine: MemoryEngine;
  readonly clock: LongClock;
  readonly source: MemorySource;
  readonly folder: string;
  readonly ledger: Ledger;
  readonly audit: Audit;
  readonly daemon: Daemon;
  /** Mistakes of ours, and warnings of the adapters of the disk. */
  readonly bugs: unknown[];
  /** Calls of the engine so far, and those that change something. */
  readonly counts: { calls: number; mutating: number };
  restart(): Promise<void>;
  /** Lets calls of a kind (`*`: any) fail until the returned function is called. */
  faulty(kind: string, fault: 'unreachable' | 'timeout' | 'lost-reply', times?: number): () => void;
  [Symbol.asyncDispose](): Promise<void>;
};

const MUTATING =
  /\.(?:create|start|stop|pause|unpause|rename|update|remove|connect|disconnect|putArchive|pull|build)$/;

export type YearOptions = {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly random: () => number;
  readonly fleet: string;
  readonly onTold: (happening: Happening) => void;
  /** Told of each call that changes something: its kind and the id or name that it is about. */
  readonly onMutating: (kind: string, subject: string) => void;
};

export async function createYearWorld(options: YearOptions): Promise<YearWorld> {
  // In memory where that is to be had: a year has more writes than a disk has patience.
  const above = await access('/dev/shm', constants.W_OK).then(
    () => '/dev/shm',
    () => tmpdir(),
  );
  const folder = await mkdtemp(join(above, 'shipshape-year-'));
  let busy = 0;
  let nonces = 0;
  const clock = createLongClock(options.start, () => busy);
  const engine = createMemoryEngine({ clock, images: { 'app:1': {}, 'app:2': {}, 'app:3': {} } });
  const source = createMemorySource();
  const bugs: unknown[] = [];
  const counts = { calls: 0, mutating: 0 };
  engine.control.intercept(({ kind, subject }, phase) => {
    if (phase === 'after') return;
    counts.calls += 1;
    engine.control.forgetCalls();
    if (!MUTATING.test(kind)) return;
    counts.mutating += 1;
    options.onMutating(kind, subject);
  });
  /** Files take real time, in which the clock must stand still. */
  const counted = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const result: unknown = Reflect.apply(value, target, args);
          if (!(result instanceof Promise)) return result;
          busy += 1;
          return result.finally(() => {
            busy -= 1;
          });
        };
      },
    });

  const onWarning = (text: string) => bugs.push(text);
  let open: Awaited<ReturnType<typeof begin>> | undefined;

  async function begin() {
    const ledger = await openLedger({ folder, onWarning, holder: 'year' });
    const audit = counted(
      createAudit({
        folder,
        clock,
        head: () => ledger.read().auditHead,
        async keepHead(auditHead) {
          await ledger.update((state) => ({ ...state, auditHead }));
        },
        onWarning,
      }),
    );
    const events = createEvents({ clock, buffer: 10_000 });
    const spine = {
      ...memorySpine(engine, clock, source, { fleet: options.fleet }),
      store: counted(createStore({ folder, onWarning })),
      journal: counted(createJournal({ folder, onWarning })),
      nonce: () => {
        nonces += 1;
        return String(nonces).padStart(32, '0');
      },
    };
    const daemon = startDaemon({
      spine,
      source,
      ledger: counted(ledger),
      audit,
      history: counted(createHistory({ folder, onWarning })),
      events: {
        ...events,
        tell(happening) {
          options.onTold(happening);
          events.tell(happening);
        },
      },
      clock,
      version: '1.0.0',
      random: options.random,
      watch: undefined,
      onBug: (error) => bugs.push(error),
    });
    return { ledger, audit, daemon };
  }

  async function end(): Promise<void> {
    let hasStopped = false;
    const stopped = Promise.resolve(open?.daemon.stop(60_000)).finally(() => {
      hasStopped = true;
    });
    // A call to a slow engine takes its time before the step that it is of has ended.
    for (await clock.advance(0); !hasStopped; ) await clock.advance(1000);
    await stopped;
    await open?.ledger[Symbol.asyncDispose]();
    open = undefined;
  }

  open = await begin();
  const running = () => {
    if (open === undefined) throw new Error('the daemon is not started');
    return open;
  };
  return {
    engine,
    clock,
    source,
    folder,
    bugs,
    counts,
    get ledger() {
      return counted(running().ledger);
    },
    get audit() {
      return running().audit;
    },
    get daemon() {
      return running().daemon;
    },
    async restart() {
      await end();
      open = await begin();
    },
    faulty(kind, fault, times = Number.POSITIVE_INFINITY) {
      let left = times;
      return engine.control.intercept((call, phase) => {
        const isTime = phase === (fault === 'lost-reply' ? 'after' : 'before');
        if (!isTime || left <= 0 || (kind !== '*' && kind !== call.kind)) return;
        left -= 1;
        const code = fault === 'unreachable' ? 'engine/unreachable' : 'engine/timeout';
        throw new Failure(code, `cannot do ${call.kind}: no answer from the engine`, { retry: 'soon' });
      });
    },
    async [Symbol.asyncDispose]() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
