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
  const half = halfDone(run.plan.changes, begun);
  const isSwap = isDataSwap(half);
  const gone = await goneContainers(run, begun);
  const lost = half.filter((change) => neededBy(change, begun).some((id) => gone.has(id)));
  const steps = toUndo(
    half.filter((change) => !lost.includes(change)),
    begun,
    isSwap ? [] : run.plan.changes,
  );
  const wrong = await undoSteps(run, steps, reason);
  const why = [
    ...lost.map((change) => `${change.address} was not undone, since what it had is gone`),
    ...wrong,
  ];
  if (why.length > 0) return { kind: 'failed', reason: `${why.join('; ')}; ${await standing(run, begun)}` };
  return steps.some(({ step }) => (step.undo ?? []).length > 0) ? { kind: 'undone' } : { kind: 'nothing' };
}

/** Runs the undo calls; what went wrong, in words. It ends with the first that does. */
async function undoSteps(run: Run, steps: readonly Begun[], reason: string): Promise<readonly string[]> {
  const announced = new Set<string>();
  for (const { step } of steps) {
    for (const call of step.undo ?? []) {
      const { address } = step;
      if (!announced.has(address)) run.context.onProgress({ kind: 'undo.started', address, reason });
      announced.add(address);
      try {
        await undoCall(run, step, call);
      } catch (error) {
        // Going on could start the old container beside a new one that still runs, on the same data.
        const why = run.secrets.mask(asFailure(error).message);
        return [`could not be undone: ${call.kind} ${address}: ${why}`];
      }
    }
  }
  return [];
}

/**
 * Changes with begun steps and others that are not done, unless they are past the point of no return. Where
 * restored data takes over, all of an instance goes back, or nothing: half of it would write to each side.
 */
function halfDone(changes: readonly Change[], begun: readonly Begun[]): readonly Change[] {
  const own = changes.filter((change) => stepsOf(change, begun).length > 0);
  if (isDataSwap(own)) return hasTakenOver(own, begun) ? [] : own;
  return changes.filter((change) => !isWhole(change, begun) && !isPastReturn(change, begun));
}

function isDataSwap(changes: readonly Change[]): boolean {
  return changes.some(({ risks }) => risks.includes('data-overwrite'));
}

/** True when restored data has taken over for good: an old container is being given up. */
export function hasTakenOver(changes: readonly Change[], begun: readonly Begun[]): boolean {
  return isDataSwap(changes) && changes.some((change) => isPastReturn(change, begun));
}

function isWhole(change: Change, begun: readonly Begun[]): boolean {
  const done = new Set(begun.filter((one) => one.outcome.kind === 'done').map((one) => one.step.id));
  return change.steps.every((id) => done.has(id));
}

/** Begun steps of these changes, last first. A step that a whole change shares stays done. */
function toUndo(
  half: readonly Change[],
  begun: readonly Begun[],
  changes: readonly Change[],
): readonly Begun[] {
  const kept = new Set(changes.filter((one) => isWhole(one, begun)).flatMap((one) => one.steps));
  const ids = new Set(half.flatMap((one) => one.steps).filter((id) => !kept.has(id)));
  return begun.filter((one) => ids.has(one.step.id) && mayHaveActed(one)).toReversed();
}

/** The old container, which its undo needs, was already being removed: it may be gone, or half gone. */
function isPastReturn(change: Change, begun: readonly Begun[]): boolean {
  const needed = new Set(neededBy(change, begun));
  return stepsOf(change, begun).some(
    (step) => step.kind === 'container.remove' && idOf(step.container).some((id) => needed.has(id)),
  );
}

function stepsOf(change: Change, begun: readonly Begun[]): readonly Step[] {
  const ids = new Set<StepId>(change.steps);
  return begun.filter(({ step }) => ids.has(step.id)).map(({ step }) => step);
}

/** Containers that are there now and that undoing a change goes back to. */
function neededBy(change: Change, begun: readonly Begun[]): readonly EngineId[] {
  return stepsOf(change, begun)
    .flatMap((step) => step.undo ?? [])
    .flatMap(containerOf)
    .flatMap(idOf);
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

/** Containers that undoing would go back to and that are not there: without them it only takes away. */
async function goneContainers(run: Run, begun: readonly Begun[]): Promise<ReadonlySet<EngineId>> {
  const calls = begun.flatMap(({ step }) => step.undo ?? []);
  const gone = new Set<EngineId>();
  for (const id of new Set(calls.flatMap(containerOf).flatMap(idOf))) {
    try {
      if ((await run.context.engine.containers.inspect(id, run.steady)) === undefined) gone.add(id);
    } catch (error) {
      // Unreadable is not gone; the undo itself will say what is wrong.
      if (!(error instanceof Failure)) throw error;
    }
  }
  return gone;
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
