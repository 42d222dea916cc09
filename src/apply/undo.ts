// Taking back what a failed instance had begun: changes that are whole stay, changes that are half done
// are undone, last done first, so that what served before serves again. A change whose old container is
// already being removed is past that point: it is left as it is, and the next plan goes on from there.

import { Failure } from '../model/failure.ts';
import type { Call, Change, Step, StepId, Subject } from '../model/plan.ts';
import type { EngineId } from '../model/ref.ts';
import type { StepOutcome } from '../model/run.ts';
import type { Run } from './context.ts';
import { asFailure } from './failures.ts';
import { perform } from './step.ts';

export type Undone =
  /** Nothing had been begun, or nothing of it needs taking back. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'undone' }
  /** `reason`: what went wrong, and what stands where now. */
  | { readonly kind: 'failed'; readonly reason: string };

/** The steps of an instance that were begun, first first, with how they ended. */
export type Begun = { readonly step: Step; readonly outcome: StepOutcome };

/** Undoes the half-done changes among `begun`. `reason` is said in the progress. */
export async function undoHalfDone(run: Run, begun: readonly Begun[], reason: string): Promise<Undone> {
  const steps = toUndo(run.plan.changes, begun);
  const calls = steps.flatMap(({ step }) => (step.undo ?? []).map((call) => ({ step, call })));
  if (calls.length === 0) return { kind: 'nothing' };
  const gone = await firstGone(
    run,
    calls.map((one) => one.call),
  );
  if (gone !== undefined) {
    return {
      kind: 'failed',
      reason: `not undone, since ${gone.slice(0, 12)} is gone; ${await standing(run, steps)}`,
    };
  }
  let announced: Step | undefined;
  for (const { step, call } of calls) {
    if (announced !== step) run.context.onProgress({ kind: 'undo.started', address: step.address, reason });
    announced = step;
    try {
      await undoCall(run, step, call);
    } catch (error) {
      // Going on could start the old container beside a new one that still runs, on the same data.
      const failure = asFailure(error);
      const why = run.secrets.mask(failure.message);
      const words = `could not be undone: ${call.kind} ${step.address}: ${why}`;
      return { kind: 'failed', reason: `${words}; ${await standing(run, steps)}` };
    }
  }
  return { kind: 'undone' };
}

/** Begun steps of half-done changes, last first. A step that a whole change shares stays done. */
function toUndo(changes: readonly Change[], begun: readonly Begun[]): readonly Begun[] {
  const byId = new Map(begun.map((one) => [one.step.id, one]));
  const isDone = (id: StepId) => byId.get(id)?.outcome.kind === 'done';
  const whole = new Set(changes.filter((one) => one.steps.every(isDone)).flatMap((one) => one.steps));
  const half = changes.filter((one) => !one.steps.every(isDone) && !isPastReturn(one, byId));
  const ids = new Set(half.flatMap((one) => one.steps).filter((id) => !whole.has(id)));
  return begun.filter((one) => ids.has(one.step.id) && mayHaveActed(one)).toReversed();
}

/** The old object, which its undo needs, was already being removed: it may be gone, or half gone. */
function isPastReturn(change: Change, begun: ReadonlyMap<StepId, Begun>): boolean {
  const steps = change.steps.flatMap((id) => begun.get(id)?.step ?? []);
  const needed = new Set(
    steps.flatMap((step) => step.undo ?? []).flatMap((call) => containerOf(call).flatMap(idOf)),
  );
  return steps.some(
    (step) => step.kind === 'container.remove' && idOf(step.container).some((id) => needed.has(id)),
  );
}

/**
 * A failed call may have been done although its answer says otherwise. For removals the answer counts, and
 * a call whose object was found changed was not made at all.
 */
function mayHaveActed({ step, outcome }: Begun): boolean {
  if (outcome.kind !== 'failed') return outcome.kind === 'done';
  if (step.kind.endsWith('.remove')) return false;
  return step.kind.endsWith('.create') || outcome.code !== 'apply/stale';
}

async function undoCall(run: Run, step: Step, call: Call): Promise<void> {
  const replaces =
    step.kind === 'network.remove' && step.network.by === 'id' ? { replaces: step.network.id } : {};
  await perform(run, { step: step.id, address: step.address, call, undo: true, ...replaces });
}

/** The first container that undoing needs and that is not there: without it, undoing only takes away. */
async function firstGone(run: Run, calls: readonly Call[]): Promise<EngineId | undefined> {
  const ids = new Set(calls.flatMap(containerOf).flatMap(idOf));
  for (const id of ids) {
    try {
      if ((await run.context.engine.containers.inspect(id, run.steady)) === undefined) return id;
    } catch (error) {
      // Unreadable is not gone; the undo itself will say what is wrong.
      if (!(error instanceof Failure)) throw error;
    }
  }
  return undefined;
}

function containerOf(call: Call): readonly Subject[] {
  return 'container' in call && 'by' in call.container ? [call.container] : [];
}

function idOf(subject: Subject): readonly EngineId[] {
  return subject.by === 'id' ? [subject.id] : [];
}

/** What is where now, container by container. */
async function standing(run: Run, steps: readonly Begun[]): Promise<string> {
  const subjects = steps.flatMap(({ step }) => [
    ...containerOf(step),
    ...(step.kind === 'container.create' ? [{ by: 'step', step: step.id } as const] : []),
  ]);
  const ids = new Set(subjects.map(run.objects.idOf).filter((id) => id !== undefined));
  const words: string[] = [];
  for (const id of ids) words.push(await describe(run, id));
  return words.length === 0 ? 'nothing else was begun' : `now: ${words.join('; ')}`;
}

async function describe(run: Run, id: EngineId): Promise<string> {
  const short = id.slice(0, 12);
  try {
    const container = await run.context.engine.containers.inspect(id, run.steady);
    if (container === undefined) return `${short} is gone`;
    return `${container.Name.slice(1)} (${short}) is ${container.State.Status}`;
  } catch {
    return `${short} could not be looked at`;
  }
}
