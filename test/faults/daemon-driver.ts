// The real daemon over a lab, in this process: it is told that something moved, and comes to rest by itself
// or says why it does not. What it is asked for afterwards are looks at everything.

import { setTimeout as sleep } from 'node:timers/promises';
import { createAudit } from '../../src/adapters/store/audit.ts';
import { createHistory } from '../../src/adapters/store/history.ts';
import { openLedger } from '../../src/adapters/store/ledger.ts';
import type { Daemon } from '../../src/loop/daemon.ts';
import { createEvents } from '../../src/loop/events.ts';
import type { DaemonParts } from '../../src/loop/parts.ts';
import { startDaemon } from '../../src/loop/start.ts';
import type { FleetStatus } from '../../src/model/condition.ts';
import type { Event } from '../../src/model/event.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Actor } from '../../src/model/person.ts';
import type { Clock } from '../../src/ports.ts';
import type { Audit, History, Ledger } from '../../src/ports-daemon.ts';
import { CLOCK, sourceOf } from '../../src/wire.ts';
import { openLine, type Place } from './pass.ts';

export const OPERATOR: Actor = {
  name: 'test',
  via: 'socket',
  proof: { kind: 'os-user', uid: 0 },
  mfa: false,
};

export type Serving = {
  readonly daemon: Daemon;
  readonly ledger: Ledger;
  readonly history: History;
  readonly audit: Audit;
  /** Everything that was told since the start. */
  readonly told: readonly Event[];
  /** Mistakes of ours. */
  readonly bugs: readonly unknown[];
  /** A look at everything, asked for by a person; what could not be looked at, in words. */
  look(): Promise<string | undefined>;
  stop(): Promise<void>;
};

/** Starts the daemon with everything that the program gives it, and a clock that may be another. */
export async function serve(
  place: Place & { readonly stateDir: string },
  clock: Clock = CLOCK,
): Promise<Serving> {
  const { stateDir: folder, onWarning, fleetFile, env } = place;
  const ledger = await openLedger({ folder, onWarning, holder: 'test' });
  const line = await openLine(place).catch(async (error: unknown) => {
    await ledger[Symbol.asyncDispose]();
    throw error;
  });
  const from = { fleet: fleetFile, path: undefined, cwd: place.folder, env, by: 'test', onWarning };
  const audit = createAudit({
    folder,
    clock,
    head: () => ledger.read().auditHead,
    keepHead: async (auditHead) => void (await ledger.update((state) => ({ ...state, auditHead }))),
    onWarning,
  });
  const history = createHistory({ folder, onWarning });
  const events = createEvents({ clock, buffer: 100_000 });
  const told: Event[] = [];
  const over = new AbortController();
  const reading = (async () => {
    for await (const event of events.follow(over.signal)) told.push(event);
  })();
  const bugs: unknown[] = [];
  const parts: DaemonParts = {
    spine: { ...line.spine, clock },
    source: sourceOf(line.spine.fleet, from),
    ledger,
    history,
    audit,
    events,
    clock,
    version: '1.0.0',
    random: () => 0.5,
    watch: undefined,
    onBug: (error) => bugs.push(error),
  };
  const daemon = startDaemon(parts);
  return {
    daemon,
    ledger,
    history,
    audit,
    told,
    bugs,
    async look() {
      try {
        await daemon.reconcile({ kind: 'fleet' }, OPERATOR, 'reconcile', AbortSignal.timeout(20_000));
        return undefined;
      } catch (error) {
        if (error instanceof Failure) return error.message;
        throw error;
      }
    },
    async stop() {
      await daemon.stop(8000);
      over.abort();
      await reading;
      line.close();
      await ledger[Symbol.asyncDispose]();
    },
  };
}

/** Waits until `check` gives true; false when it did not within `ms`. */
export async function comesAbout(check: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (!(await check())) {
    if (performance.now() > deadline) return false;
    await sleep(100);
  }
  return true;
}

/** True when something is openly not as declared, and waits for a person or a new cause. */
export function saysSo({ instances }: FleetStatus): boolean {
  return instances.some(({ isReady, obstacles }) =>
    obstacles.some(({ kind }) => !isReady && (kind === 'rolled-back' || kind === 'stalled')),
  );
}
