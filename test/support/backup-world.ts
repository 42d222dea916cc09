// The keeper of backups alone, on a crew in memory and a clock that stands still until it is told to go on.

import { createCalendar } from '../../src/backup/schedule.ts';
import type { DeclaredBackups } from '../../src/loop/backup-crew.ts';
import { type Backups, createBackups } from '../../src/loop/backups.ts';
import { createLeases, type Leases } from '../../src/loop/leases.ts';
import type { Happening } from '../../src/model/event.ts';
import type { Clock } from '../../src/ports.ts';
import type { Ledger } from '../../src/ports-daemon.ts';
import { createFakeClock, type FakeClock } from './engine-clock.ts';
import {
  COMMIT,
  createMemoryCrew,
  destination,
  KILLED,
  kept,
  type MemoryCrew,
  memoryBackupJournal,
  policy,
} from './memory-crew.ts';
import { memoryAudit, memoryLedger } from './memory-state.ts';

export type BackupWorld = {
  readonly clock: FakeClock;
  readonly crew: MemoryCrew;
  readonly ledger: Ledger;
  readonly journal: ReturnType<typeof memoryBackupJournal>;
  readonly audit: ReturnType<typeof memoryAudit>;
  readonly told: Happening[];
  readonly bugs: unknown[];
  declared: DeclaredBackups | undefined;
  readonly backups: Backups;
  readonly leases: Leases;
  start(): void;
  /** As a process ends that is killed: nothing is undone. */
  kill(): Promise<void>;
  pass(ms: number): Promise<void>;
};

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type BackupWorldOptions = {
  readonly start?: number;
  /** No sleep is shorter: a year in seconds. */
  readonly coarseMs?: number;
  /** False: a slot cannot be written down. */
  readonly isDiskFine?: () => boolean;
};

export function createBackupWorld(options: BackupWorldOptions = {}): BackupWorld {
  const { start = Date.parse('2026-03-01T06:00:00Z'), coarseMs = 0 } = options;
  const fake = createFakeClock(start);
  const clock: Clock = { now: fake.now, sleep: (ms, signal) => fake.sleep(Math.max(ms, coarseMs), signal) };
  const crew = createMemoryCrew(fake);
  const memory = memoryLedger();
  const ledger: Ledger = {
    read: memory.read,
    async update(change) {
      if (options.isDiskFine?.() === false) throw Object.assign(new Error('disk full'), { name: 'Failure' });
      return await memory.update(change);
    },
  };
  const journal = memoryBackupJournal();
  const audit = memoryAudit(fake);
  const told: Happening[] = [];
  const bugs: unknown[] = [];
  let nonces = 0;
  let now:
    | {
        readonly backups: Backups;
        readonly leases: Leases;
        readonly stop: AbortController;
        readonly ended: Promise<void>;
      }
    | undefined;
  const running = () => {
    if (now === undefined) throw new Error('it is not started');
    return now;
  };
  const world: BackupWorld = {
    ...{ clock: fake, crew, ledger, journal, audit, told, bugs },
    declared: {
      commit: COMMIT,
      policies: [policy()],
      destinations: new Map([['local', destination('local')]]),
      kept: [kept('crm')],
      isWhole: true,
    },
    get backups() {
      return running().backups;
    },
    get leases() {
      return running().leases;
    },
    start() {
      const leases = createLeases();
      const stop = new AbortController();
      const backups = createBackups({
        ...{ ledger, journal, audit, clock, leases, crew },
        calendar: createCalendar(),
        events: { tell: (one) => void told.push(one), follow: async function* () {} },
        declared: () => world.declared,
        nonce: () => {
          nonces += 1;
          return nonces.toString(16).padStart(8, '0');
        },
        onBug: (error) => bugs.push(error),
      });
      now = { backups, leases, stop, ended: backups.run(stop.signal) };
    },
    async kill() {
      const { stop, ended } = running();
      const before = memory.read();
      const lines = journal.entries.length;
      stop.abort(KILLED);
      await fake.advance(0);
      await ended;
      // Nothing that a dying process would still write is written by one that was killed.
      await memory.update(() => before);
      journal.entries.splice(lines);
      now = undefined;
    },
    async pass(ms) {
      // What was started a moment ago comes to its first sleep before time goes on.
      await fake.advance(0);
      await fake.advance(ms);
    },
  };
  return world;
}
