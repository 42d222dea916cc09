// Looks after one target: takes from its mailbox the most urgent look, one pass at a time, for as long as the
// engine answers. What is asked while it does not, waits; nothing that was asked is ever lost.

import { backoffMs } from '../approve/troubles.ts';
import { Failure } from '../model/failure.ts';
import type { Trigger } from '../model/record.ts';
import type { EngineId, InstanceName } from '../model/ref.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { type Ask, EMPTY, type Extent, type Mailbox, put, take } from './mailbox.ts';
import { type DaemonParts, timeText } from './parts.ts';
import { type PassEnd, type PassParts, runPass, unseen } from './pass.ts';
import { createStorms } from './storms.ts';
import { type Baseline, movedBetween } from './sweep.ts';
import { withObstacle } from './view.ts';
import { answerOr, type Bell, createBell, mistake } from './wait.ts';

export type WorkerParts = PassParts &
  Pick<DaemonParts, 'onBug'> & {
    /** True once there is a commit to look at. */
    readonly hasRevision: () => boolean;
    /** What the engine lists now. */
    readonly list: (signal: AbortSignal) => Promise<Baseline>;
  };

export type Worker = {
  ask(ask: Wanted): void;
  /** Resolves when a pass that began after now and covers this has ended; fails when it could not look. */
  asked(triggers: readonly Trigger[], extent: Extent, signal: AbortSignal): Promise<void>;
  /** An event about one instance. */
  event(trigger: Trigger, instance: InstanceName, fresh: ReadonlySet<EngineId>): void;
  /** The engine answers and events come. */
  up(): void;
  /** `answers`: only the events are cut off. */
  down(failure: Failure, answers: boolean): void;
  /** What it has before it, and how long what goes on has stood still. */
  work(): { readonly waiting: number; readonly stillMs: number };
  /** Works until the signal aborts, and ends at the border of a step. */
  run(signal: AbortSignal): Promise<void>;
};

type Wanted = Partial<Ask> & Pick<Ask, 'triggers'>;
type Waiter = { readonly resolve: () => void; readonly reject: (reason: unknown) => void };

type Desk = {
  mailbox: Mailbox;
  waiters: Waiter[];
  /** Ends the looking that goes on. */
  looking: AbortController;
  /** Why the last pass could not look; a sweep that goes well is no answer to that. */
  cannot: string | undefined;
  readonly bell: Bell;
  readonly agenda: Agenda;
};

export function createWorker(parts: WorkerParts): Worker {
  const { state, clock } = parts;
  const storms = createStorms(clock.now);
  const bell = createBell(clock);
  const ask = (wanted: Wanted) => {
    const whole: Ask = { extent: 'all', isFull: false, fresh: new Set(), ...wanted };
    desk.mailbox = put(desk.mailbox, whole, clock.now());
    bell.ring();
  };
  const { drift } = parts.spine.fleet;
  const agenda = createAgenda(clock.now(), drift, state, storms, ask);
  const looking = new AbortController();
  const desk: Desk = { mailbox: EMPTY, waiters: [], looking, cannot: undefined, bell, agenda };
  return {
    ask,
    asked: (triggers, extent, signal) => asked(parts, desk, { triggers, extent }, ask, signal),
    event(trigger, instance, fresh) {
      const one = { triggers: [trigger], extent: new Set([instance]), fresh };
      if (storms.holds(instance, one)) bell.ring();
      else ask(one);
    },
    up() {
      const kind = state.isUp === undefined ? 'start' : 'inspect';
      const wasUp = state.isUp === true;
      state.isUp = true;
      state.events = 'connected';
      // After a silence everything is looked at at once.
      if (!wasUp) desk.cannot = undefined;
      state.failure = desk.cannot;
      state.seenAt = clock.now();
      if (wasUp) agenda.sweepAt(clock.now());
      else ask({ triggers: [{ kind }], isFull: true });
      bell.ring();
    },
    down(failure, answers) {
      state.events = 'cut';
      if (answers) return;
      state.isUp = false;
      state.failure = failure.message;
      desk.looking.abort(failure);
      releaseAll(desk, failure);
    },
    work: () => ({
      waiting: desk.mailbox.size,
      stillMs: state.movedAt === undefined ? 0 : Math.max(0, clock.now() - state.movedAt),
    }),
    async run(signal) {
      while (!signal.aborted) {
        state.movedAt = clock.now();
        const isDone = await turn(parts, desk, ask, signal);
        state.movedAt = undefined;
        if (isDone) continue;
        const canWork = state.isUp === true && parts.hasRevision();
        await bell.wait(canWork ? agenda.next() : undefined, signal);
      }
      releaseAll(desk, new Failure('daemon/stopping', 'the daemon is stopping', { retry: 'later' }));
    },
  };
}

function releaseAll(desk: Desk, failure: Failure): void {
  for (const { reject } of desk.waiters) reject(failure);
  desk.waiters = [];
}

function asked(
  { state, hasRevision }: WorkerParts,
  desk: Desk,
  wanted: Wanted,
  ask: (wanted: Wanted) => void,
  signal: AbortSignal,
): Promise<void> {
  if (state.isUp === false) {
    const message = state.failure ?? 'the engine does not answer';
    return Promise.reject(new Failure('engine/unreachable', message, { retry: 'soon' }));
  }
  if (!hasRevision()) {
    const hint = 'shipshape status tells what is wrong with the source';
    return Promise.reject(new Failure('source/none', 'no commit was accepted yet', { hint, retry: 'soon' }));
  }
  const { promise, resolve, reject } = answerOr(signal);
  desk.waiters.push({ resolve, reject });
  ask({ isFull: true, ...wanted });
  return promise;
}

/** Does one thing; false when there is nothing to do now. */
async function turn(
  parts: WorkerParts,
  desk: Desk,
  ask: (wanted: Wanted) => void,
  stop: AbortSignal,
): Promise<boolean> {
  const { state, clock } = parts;
  if (state.isUp !== true || !parts.hasRevision()) return false;
  desk.agenda.due(clock.now());
  const taken = take(desk.mailbox, clock.now());
  if (taken !== undefined) {
    desk.mailbox = taken.rest;
    await lookFor(parts, desk, taken.ask, ask, stop);
    return true;
  }
  if (!desk.agenda.isSweepDue(clock.now())) return false;
  desk.agenda.sweepAt(clock.now() + parts.spine.fleet.drift.sweepMs);
  await sweep(parts, desk, ask, stop);
  return true;
}

async function lookFor(
  parts: WorkerParts,
  desk: Desk,
  one: Ask,
  ask: (wanted: Wanted) => void,
  stop: AbortSignal,
): Promise<void> {
  const { state } = parts;
  const waiting = one.triggers.some(({ kind }) => kind === 'person') ? desk.waiters : [];
  if (waiting.length > 0) desk.waiters = [];
  const before = state.baseline;
  const end = await passOver(parts, desk, one, stop);
  const cannot = end.outcome === 'unseen' ? end.failure : undefined;
  for (const { resolve, reject } of waiting) {
    if (cannot === undefined) resolve();
    else reject(cannot);
  }
  if (stop.aborted) return;
  followUp(parts, desk, one, end, ask);
  if (one.extent === 'all') return;
  // Of what else the look's list showed to have moved, nothing was looked at.
  const { extent } = one;
  const { instances, fresh } = movedBetween(before, state.baseline);
  const others = new Set([...instances].filter((name) => !extent.has(name)));
  if (others.size > 0) ask({ triggers: [{ kind: 'sweep' }], extent: others, fresh });
}

async function passOver(parts: WorkerParts, desk: Desk, one: Ask, stop: AbortSignal): Promise<PassEnd> {
  const { state, clock, events } = parts;
  const target = parts.target.name;
  const began = clock.now();
  desk.looking = new AbortController();
  events.tell({ kind: 'pass.begun', target, triggers: one.triggers });
  const signal = AbortSignal.any([desk.looking.signal, stop]);
  const end = await guarded(parts, () => runPass(parts, one, signal, stop));
  const { outcome, changes, failure } = end;
  events.tell({ kind: 'pass.ended', target, durationMs: clock.now() - began, changes, outcome });
  desk.cannot = outcome === 'unseen' ? (failure?.message ?? 'it could not be looked at') : undefined;
  state.failure = desk.cannot;
  return end;
}

/** What the world does ends the pass alone; so does a mistake of ours, which is told. */
async function guarded(parts: WorkerParts, pass: () => Promise<PassEnd>): Promise<PassEnd> {
  try {
    return await pass();
  } catch (error) {
    const isOurs = !(error instanceof Failure) && !(error instanceof Error && error.name === 'AbortError');
    if (isOurs) parts.onBug(error);
    return unseen(error instanceof Failure ? error : mistake('the pass', error));
  }
}

/** After anything was done, or could not be: look again. */
function followUp(
  parts: WorkerParts,
  { agenda }: Desk,
  one: Ask,
  end: PassEnd,
  ask: (wanted: Wanted) => void,
): void {
  const { state, clock } = parts;
  const { outcome, touched, stuck, isShallow, isPartial } = end;
  if (touched.size > 0) ask({ triggers: [{ kind: 'retry' }], extent: touched });
  if (isShallow) ask({ ...one, isFull: true });
  if (isPartial) ask({ ...one, extent: 'all' });
  const isIdle = outcome === 'failed' && touched.size === 0;
  const isFruitless = outcome === 'unseen' || outcome === 'stale' || stuck.size > 0 || isIdle;
  state.fruitless = isFruitless ? state.fruitless + 1 : 0;
  if (!isFruitless) return;
  // The first times only the plan was old; later something is wrong that time may mend.
  if (outcome === 'stale' && state.fruitless <= 2) {
    ask({ ...one, isFull: true });
    return;
  }
  const at = clock.now() + backoffMs(state.fruitless);
  agenda.later(at, one);
  if (stuck.size > 0) tellStuck(parts, end, at);
}

/** Nothing was begun, so no run tells of it. */
function tellStuck({ state, onSeen }: WorkerParts, { stuck, failure }: PassEnd, at: number): void {
  const message = failure?.message ?? 'it could not be begun';
  state.views = withObstacle(state.views, stuck, { kind: 'backoff', until: timeText(at), message });
  onSeen(stuck);
}

async function sweep(
  parts: WorkerParts,
  desk: Desk,
  ask: (wanted: Wanted) => void,
  stop: AbortSignal,
): Promise<void> {
  const { state, clock } = parts;
  desk.looking = new AbortController();
  try {
    const now = await parts.list(AbortSignal.any([desk.looking.signal, stop]));
    const { instances, fresh } = movedBetween(state.baseline, now);
    state.baseline = now;
    state.seenAt = clock.now();
    state.failure = desk.cannot;
    if (instances.size > 0) ask({ triggers: [{ kind: 'sweep' }], extent: instances, fresh });
  } catch (error) {
    if (stop.aborted || desk.looking.signal.aborted) return;
    if (!(error instanceof Failure)) parts.onBug(error);
    state.failure = error instanceof Failure ? error.message : mistake('the sweep', error).message;
  }
}
