// Waiting until a container serves. Healthy means that its healthcheck says so, or, without one, that it
// has been running and not restarted for a time. What it said last comes with the failure.

import type { ContainerJson } from '../model/engine.ts';
import { addressParts, type EngineId, engineId } from '../model/ref.ts';
import { assert } from '../model/result.ts';
import { stale, WaitFailure } from './failures.ts';
import type { CallOf, Task } from './task.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1000;
const CALM_PAUSE_MS = 500;
const LOG_LINES = 20;
const NEVER_STARTED = '0001-01-01T00:00:00Z';

type Verdict =
  | { readonly kind: 'good' }
  /** `graceMs`: what being seen to stay up may take beyond the time for getting up. */
  | { readonly kind: 'not yet'; readonly why: string; readonly graceMs?: number }
  | { readonly kind: 'bad'; readonly why: string; readonly hint?: string };

/** `steadyMs`: for how long this very start has been seen running. */
type Seen = { readonly container: ContainerJson; readonly steadyMs: number; readonly oneShot: boolean };

export async function waitForContainer(call: CallOf<'container.wait'>, task: Task): Promise<void> {
  const { run, address } = task;
  const id = run.objects.idOf(call.container);
  assert(id !== undefined, `${task.step} has no subject`);
  const oneShot = isOneShot(task);
  const elapsed = createStopwatch(run.context.clock);
  let steady = { start: '', sinceMs: 0 };
  let pauseMs = FIRST_PAUSE_MS;
  for (;;) {
    const container = await run.context.engine.containers.inspect(id, run.signal);
    if (container === undefined) throw stale(address, 'was removed by somebody while it was waited for');
    const nowMs = elapsed();
    const start = startOf(container);
    if (start !== steady.start) steady = { start, sinceMs: nowMs };
    const steadyMs = nowMs - steady.sinceMs;
    const verdict = judge(call, { container, steadyMs, oneShot });
    if (verdict.kind === 'good') return;
    if (verdict.kind === 'bad') throw await failure(container, verdict.why, verdict.hint ?? ENDED, task);
    const leftMs = call.withinMs + (verdict.graceMs ?? 0) - nowMs;
    if (leftMs <= 0) {
      const why = `not ${call.for} after ${call.withinMs / 1000} s: ${verdict.why}`;
      throw await failure(container, why, LATE, task);
    }
    // Nothing but time is missing: looking more often would only keep the engine from its work.
    const calmMs = verdict.graceMs === undefined ? 0 : Math.min(call.stableForMs - steadyMs, CALM_PAUSE_MS);
    await run.context.clock.sleep(Math.min(Math.max(pauseMs, calmMs), leftMs), run.signal);
    pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS);
  }
}

/** A container that runs to its end on purpose is as good ended as running. */
function isOneShot(task: Task): boolean {
  const { instance } = addressParts(task.address);
  const desired = task.run.context.desired.instances.find(({ name }) => name === instance);
  return desired?.containers.some((one) => one.address === task.address && one.oneShot) === true;
}

/** What changes when it starts again, by itself or by hand. */
function startOf({ State, RestartCount }: ContainerJson): string {
  return State.Running && !State.Restarting ? `${State.StartedAt} ${RestartCount}` : '';
}

function judge(call: CallOf<'container.wait'>, seen: Seen): Verdict {
  const { State } = seen.container;
  const hasEnded = !State.Running && !State.Restarting && State.StartedAt !== NEVER_STARTED;
  if (call.for === 'completed') {
    if (!hasEnded) return { kind: 'not yet', why: `it is still ${State.Status}` };
    return State.ExitCode === 0 ? { kind: 'good' } : { kind: 'bad', why: ended(seen.container) };
  }
  if (hasEnded) {
    const isDone = seen.oneShot && State.ExitCode === 0;
    return isDone ? { kind: 'good' } : { kind: 'bad', why: ended(seen.container) };
  }
  if (State.Restarting) return { kind: 'not yet', why: `it keeps restarting: ${ended(seen.container)}` };
  if (!State.Running) return { kind: 'not yet', why: `it is ${State.Status}` };
  if (seen.oneShot) return { kind: 'good' };
  return call.for === 'started' ? judgeStability(call, seen) : judgeHealth(call, seen);
}

function judgeHealth(call: CallOf<'container.wait'>, seen: Seen): Verdict {
  const health = seen.container.State.Health?.Status ?? 'none';
  if (health === 'healthy') return { kind: 'good' };
  if (health === 'unhealthy') return { kind: 'bad', why: 'its healthcheck fails', hint: UNHEALTHY };
  if (health === 'starting') return { kind: 'not yet', why: 'its healthcheck has not passed' };
  return judgeStability(call, seen);
}

function judgeStability(call: CallOf<'container.wait'>, { steadyMs }: Seen): Verdict {
  if (steadyMs >= call.stableForMs) return { kind: 'good' };
  const why = `it has run for ${Math.round(steadyMs / 1000)} s only`;
  return { kind: 'not yet', why, graceMs: call.stableForMs };
}

function ended({ State, RestartCount }: ContainerJson): string {
  const killed = State.OOMKilled ? ', out of memory' : '';
  const restarts = RestartCount > 0 ? `, after ${RestartCount} restarts` : '';
  return `it ended with exit code ${State.ExitCode}${killed}${restarts}`;
}

const ENDED = 'see its last log lines';
const LATE = 'see its last log lines; `health.within` in the instance says how long it may take';
/** The engine's word is final: the check failed as often in a row as it may. */
const UNHEALTHY =
  'see its last log lines; when it only needs longer to get up, give its healthcheck a `start_period`';

async function failure(
  container: ContainerJson,
  why: string,
  hint: string,
  task: Task,
): Promise<WaitFailure> {
  const lines = await logsOf(engineId(container.Id), task);
  const check = container.State.Health?.Log?.at(-1);
  const checked = check && `healthcheck, exit code ${check.ExitCode}: ${check.Output.trim()}`;
  return new WaitFailure(
    'apply/not-healthy',
    `${task.address}: ${why}`,
    hint,
    (checked ? [...lines, checked] : lines).map(task.run.secrets.mask),
  );
}

/** The log is only for words: without it the failure stands as it is. */
async function logsOf(id: EngineId, task: Task): Promise<readonly string[]> {
  try {
    return await task.run.context.engine.containers.logs(id, LOG_LINES, task.run.steady);
  } catch {
    return [];
  }
}

/** Milliseconds since now, by a clock that somebody may set while we wait: a jump counts as a second. */
function createStopwatch(clock: { now(): number }): () => number {
  const longestStepMs = 5 * 60_000;
  let last = clock.now();
  let elapsed = 0;
  return () => {
    const step = clock.now() - last;
    last += step;
    elapsed += step >= 0 && step <= longestStepMs ? step : 1000;
    return elapsed;
  };
}
