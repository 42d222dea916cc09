// The daemon with all its doors: built, opened, and closed again in bounded time. What comes first is what
// the others stand on; what is closed first is what lets people in.

import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { createLog } from './adapters/log/log.ts';
import { createAudit } from './adapters/store/audit.ts';
import { createHistory } from './adapters/store/history.ts';
import { openLedger } from './adapters/store/ledger.ts';
import { createServiceManager } from './adapters/systemd/notify.ts';
import { createWatch } from './adapters/watch/watch.ts';
import type { Serving } from './cli/io.ts';
import { ownVersion } from './cli/version.ts';
import type { Daemon } from './loop/daemon.ts';
import { createEvents } from './loop/events.ts';
import { startDaemon } from './loop/start.ts';
import { Failure } from './model/failure.ts';
import type { Fleet, FleetTarget } from './model/fleet.ts';
import type { Result } from './model/result.ts';
import { ok } from './model/result.ts';
import type { Engine } from './ports.ts';
import type { Audit, Ledger, Log } from './ports-daemon.ts';
import { countedEngine } from './serve/counted-engine.ts';
import { tellLog } from './serve/log-events.ts';
import { createMetrics, type Measured, type Metrics } from './serve/metrics.ts';
import { noteAll } from './serve/note-all.ts';
import { CLOCK, groundOf, sourceOf, spineOf } from './wire.ts';
import { backupTools } from './wire-backup.ts';
import { openDoors } from './wire-doors.ts';
import { readFleet } from './wire-fleet.ts';
import { terminalOf } from './wire-terminals.ts';

/** For a run to come to the border of its step; what still goes on then is left to the journal. */
const GRACE_MS = 8_000;
const BEHIND = 10_000;

/**
 * Runs until `from.signal` aborts. Fails when something else serves this fleet, or a door cannot be opened.
 * `warning`: of how the process was started.
 */
export async function serve(from: Serving, warning?: string): Promise<Result<void>> {
  const read = await readFleet(from);
  if (!read.ok) return read;
  const fleet = read.value;
  const log = createLog({
    level: fleet.log.level,
    stream: { write: from.log },
    now: Date.now,
    base: { fleet: fleet.name, pid: process.pid },
  });
  if (warning !== undefined) log.warn(warning);
  try {
    await using stack = new AsyncDisposableStack();
    await run(fleet, from, log, stack);
  } finally {
    log.info('stopped');
  }
  return ok(undefined, read.problems);
}

async function run(fleet: Fleet, from: Serving, log: Log, stack: AsyncDisposableStack): Promise<void> {
  const version = ownVersion();
  const onWarning = (text: string) => log.warn(text);
  const onTrouble = (thrown: unknown) => log.error('shipshape itself failed', { error: thrown });
  const ledger = stack.use(
    await openLedger({ folder: fleet.stateDir, onWarning, holder: 'shipshape serve' }),
  );
  const audit = auditOver(ledger, fleet, onWarning);
  const events = createEvents({ clock: CLOCK, buffer: BEHIND });
  const seen: Measurable = { status: noStatusYet, followers: () => 0, work: () => [] };
  const metrics = createMetrics(measuredBy(seen));
  followed(events, metrics, log, stack);
  const ground = groundOf(fleet, from);
  const engines = new Map<FleetTarget, Engine>();
  stack.defer(() => {
    for (const engine of engines.values()) engine.close();
  });
  const spine = await spineOf(ground, engines, { ...from, onWarning }, (engine, { name }) =>
    countedEngine(engine, (call, outcome) => metrics.noteEngineCall(name, call, outcome)),
  );
  const shared = {
    ledger,
    audit,
    clock: CLOCK,
    version,
    history: createHistory({ folder: fleet.stateDir, onWarning }),
  };
  const daemon = startDaemon({
    ...shared,
    spine,
    source: sourceOf(fleet, from),
    events,
    random: Math.random,
    watch: createWatch(fleet.source),
    backups: await backupTools(fleet, spine, onWarning),
    onBug: onTrouble,
  });
  seen.status = daemon.status;
  seen.work = daemon.work;
  stack.defer(() => daemon.stop(GRACE_MS));
  const { engine, vault } = spine;
  const sealed = { seal: (text: string) => vault.encrypt(text), open: (text: string) => vault.decrypt(text) };
  const random = (bytes: number) => randomBytes(bytes);
  const desk = { ...shared, fleet, daemon, keyUses: new Map(), random, engine, sealed, onTrouble };
  const terminal = await terminalOf(desk, from, log);
  const opened = await openDoors({ ...desk, logins: terminal.logins }, terminal, metrics, from, stack);
  seen.followers = opened.connections;
  await stayUp(from, log, opened.words, daemon);
}

type Measurable = { -readonly [K in keyof Measured]: Measured[K] };

/** What is measured comes to be after those who measure it. */
function measuredBy(seen: Measurable): Measured {
  return { status: () => seen.status(), followers: () => seen.followers(), work: () => seen.work() };
}

function auditOver(ledger: Ledger, { stateDir }: Fleet, onWarning: (text: string) => void): Audit {
  return createAudit({
    folder: stateDir,
    clock: CLOCK,
    head: () => ledger.read().auditHead,
    async keepHead(auditHead) {
      await ledger.update((state) => ({ ...state, auditHead }));
    },
    onWarning,
  });
}

/** Metrics and log are readers of the events like everybody else. */
function followed(
  events: ReturnType<typeof createEvents>,
  metrics: Metrics,
  log: Log,
  stack: AsyncDisposableStack,
): void {
  const over = new AbortController();
  const reading = noteAll(
    events,
    (event) => {
      metrics.note(event);
      tellLog(log, event);
    },
    (thrown) => log.error('the log lost events', { error: thrown }),
    over.signal,
  );
  stack.defer(async () => {
    over.abort();
    await reading;
  });
}

async function stayUp(from: Serving, log: Log, words: readonly string[], daemon: Daemon): Promise<void> {
  const manager = createServiceManager({
    env: from.env,
    clock: CLOCK,
    onTrouble: (thrown) => log.warn('the service manager could not be told', { error: thrown }),
  });
  log.info('serving', { doors: words });
  from.onReady(words);
  await manager.ready(`serving; ${words.join(', ')}`);
  // The timer that this runs on is the loop's own thread: when that hangs, nothing is told, either.
  void manager.watch(() => isMoving(daemon, log), from.signal);
  await new Promise<void>((resolve) => {
    if (from.signal.aborted) resolve();
    else from.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  log.info('stopping');
  await manager.stopping();
}

/** False when a target's worker is stuck: then the service manager starts us anew, and the journal goes on from there. */
function isMoving(daemon: Daemon, log: Log): boolean {
  const stuck = daemon.work().filter(({ stillMs }) => stillMs > STUCK_MS);
  for (const { target, stillMs } of stuck)
    log.error('the work on a target stands still', { target, stillMs });
  return stuck.length === 0;
}

/** Longer than any deadline of ours: an engine call, a pull that brings nothing, a wait for health. */
const STUCK_MS = 3_600_000;

function noStatusYet(): never {
  throw new Failure('serve/starting', 'the daemon is starting', { retry: 'soon' });
}
