// Applying a plan: lock, look again, journal, walk the steps, record, say what came of it. All deciding is
// done: nothing here chooses what to do, only whether it may still be done, and what to take back.

import pLimit from 'p-limit';
import type { AppliedTarget } from '../model/applied.ts';
import type { Plan, Step, StepId } from '../model/plan.ts';
import { addressParts, type InstanceName } from '../model/ref.ts';
import type { InstanceOutcome, Outcome, StepOutcome } from '../model/run.ts';
import { guardsOf, refuseAll } from './admission.ts';
import { type ApplyContext, createHalt, createIndex, type Run } from './context.ts';
import { asFailure } from './failures.ts';
import { sweepCarriers } from './files.ts';
import { guarded } from './guarded.ts';
import { createObjects } from './objects.ts';
import { preflight } from './preflight.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { recordOutcome, refreshRecord } from './recording.ts';
import { recoverJournal } from './recover.ts';
import { createRevealer } from './reveal.ts';
import { settle } from './settle.ts';
import { note, now, perform } from './step.ts';
import type { Begun } from './undo.ts';
import { walk } from './walk.ts';

/**
 * Carries out a plan on its target, under the target's lock. Aborting `signal` starts no more steps and
 * lets those that change something end. Fails (before anything was done) when the lock is held, the target
 * cannot be read or the journal cannot be written; everything later is told in the outcome.
 */
export async function applyPlan(plan: Plan, context: ApplyContext, signal: AbortSignal): Promise<Outcome> {
  await using _lock = await context.lock.acquire(plan.target);
  for (const { text } of await recoverJournal(plan.target, context.journal, context.clock)) {
    context.onProgress({ kind: 'run.recovered', text });
  }
  const applied = await context.store.load(plan.target);
  const ready = await preflight(plan, context, applied, signal);
  const id = context.nonce();
  if (ready.kind === 'stale') return staleOutcome(id, plan, ready.reason);

  const before = recordFor(plan, applied);
  const run: Run = {
    id,
    plan,
    context: { ...context, engine: guarded(context.engine, refuseAll) },
    engineFor: (call, address) => guarded(context.engine, guards(call, address)),
    applied: before,
    observed: ready.observed,
    objects: createObjects(context.engine, plan, ready.observed, context.secrets.fingerprint),
    index: createIndex(plan, context.desired),
    secrets: createRevealer(context.secrets, context.desired.instances),
    halt: createHalt(),
    signal,
    steady: new AbortController().signal,
  };
  const guards = guardsOf(run);
  const recorder = createRecorder(context.store, context.clock, before);
  if (plan.steps.length === 0) {
    await refreshRecord(run, recorder);
    return { run: id, target: plan.target, plan: plan.digest, kind: 'applied', instances: [], steps: [] };
  }
  await begin(run, recorder);
  // Awaited here: a promise that is only passed on would let go of the lock before anything is done.
  return await carryOut(run, recorder);
}

/** The journal's first line is durable before the first call: a disk that is full shows here. */
async function begin(run: Run, recorder: Recorder): Promise<void> {
  const { plan, context } = run;
  await note(run, {
    kind: 'run.begin',
    run: run.id,
    target: plan.target,
    at: now(run),
    plan: plan.digest,
    commit: plan.commit,
    by: context.by,
    steps: plan.steps.length,
  });
  try {
    await recorder.update((state) => withPorts(state, context.ports));
  } catch (error) {
    await noteEnd(run, 'failed', []);
    throw error;
  }
  await sweepCarriers(run);
}

async function carryOut(run: Run, recorder: Recorder): Promise<Outcome> {
  const { plan, context } = run;
  const limit = pLimit(Math.max(1, context.parallelism));
  const begun = new Map<InstanceName, Begun[]>();
  const thrown = new Map<StepId, unknown>();
  const outcomes = walk(plan.steps, {
    perform: (step) => performStep(run, step, begun, thrown),
    // Waiting is a few reads a second for minutes: it must not keep others from working.
    limit: (step, work) => (step.kind === 'container.wait' ? work() : limit(work)),
    isStopped: () => run.signal.aborted || run.halt.reason() !== undefined,
  });
  const groups = Map.groupBy(plan.steps, (step) => addressParts(step.address).instance);
  const instances = await Promise.all(
    [...groups].map(async ([instance, steps]) => {
      const ended = await Promise.all(steps.flatMap((step) => outcomes.get(step.id) ?? []));
      const own = begun.get(instance) ?? [];
      const outcome = await settle(run, { instance, steps, outcomes: ended, begun: own }, thrown);
      return recordOutcome(run, recorder, outcome, own);
    }),
  );
  const outcome: Outcome = {
    run: run.id,
    target: plan.target,
    plan: plan.digest,
    kind: worst(instances),
    instances,
    steps: await Promise.all(outcomes.values()),
  };
  await end(run, recorder, outcome);
  return outcome;
}

/** Neither the record of what did not change nor the journal's last line can make undone what was done. */
async function end(run: Run, recorder: Recorder, outcome: Outcome): Promise<void> {
  try {
    await refreshRecord(run, recorder);
    await noteEnd(run, outcome.kind, outcome.instances);
  } catch (error) {
    const text = `what was done could not be written down whole: ${asFailure(error).message}`;
    run.context.onProgress({ kind: 'run.unrecorded', text });
  }
}

function noteEnd(run: Run, outcome: Outcome['kind'], instances: Outcome['instances']): Promise<void> {
  return note(run, {
    kind: 'run.end',
    run: run.id,
    target: run.plan.target,
    at: now(run),
    outcome,
    instances,
  });
}

async function performStep(
  run: Run,
  step: Step,
  begun: Map<InstanceName, Begun[]>,
  thrown: Map<StepId, unknown>,
): Promise<StepOutcome> {
  const { clock, onProgress } = run.context;
  const startedAt = clock.now();
  onProgress({ kind: 'step.started', step: step.id, call: step.kind, address: step.address });
  const outcome = await tryStep(run, step, thrown);
  if (outcome.kind !== 'skipped') addBegun(begun, { step, outcome });
  onProgress({ kind: 'step.ended', outcome, durationMs: clock.now() - startedAt });
  return outcome;
}

function addBegun(begun: Map<InstanceName, Begun[]>, one: Begun): void {
  const { instance } = addressParts(one.step.address);
  const own = begun.get(instance);
  if (own === undefined) begun.set(instance, [one]);
  else own.push(one);
}

async function tryStep(run: Run, step: Step, thrown: Map<StepId, unknown>): Promise<StepOutcome> {
  try {
    const { id, address, expects } = step;
    const made = await perform(run, {
      step: id,
      address,
      call: step,
      undo: false,
      ...(expects === undefined ? {} : { expects }),
    });
    return { kind: 'done', step: id, ...(made === undefined ? {} : { made }) };
  } catch (error) {
    const failure = asFailure(error);
    // Pulling, building and waiting are cut short by a stop, and harm nothing.
    if (run.signal.aborted && isReading(step)) return { kind: 'skipped', step: step.id };
    thrown.set(step.id, error);
    const { code, hint } = failure;
    const message = run.secrets.mask(failure.message);
    return { kind: 'failed', step: step.id, code, message, ...(hint === undefined ? {} : { hint }) };
  }
}

function isReading(step: Step): boolean {
  return step.kind === 'container.wait' || step.kind === 'image.pull' || step.kind === 'image.build';
}

const GRAVITY = ['failed', 'interrupted', 'stale'] as const;

function worst(instances: readonly InstanceOutcome[]): Outcome['kind'] {
  const kinds = new Set(instances.map(({ kind }) => (kind === 'rolled-back' ? 'failed' : kind)));
  return GRAVITY.find((kind) => kinds.has(kind)) ?? 'applied';
}

function staleOutcome(run: string, plan: Plan, reason: string): Outcome {
  const names = new Set<InstanceName>(plan.steps.map((step) => addressParts(step.address).instance));
  const instances = [...names].map((instance) => ({ instance, kind: 'stale', message: reason }) as const);
  const steps = plan.steps.map(({ id }) => ({ kind: 'skipped', step: id }) as const);
  return { run, target: plan.target, plan: plan.digest, kind: 'stale', instances, steps };
}

/** A target that got another engine keeps its record: what is missing there must be seen as missing. */
function recordFor({ target, engine }: Plan, applied: AppliedTarget | undefined): AppliedTarget {
  if (applied === undefined) return { target, engineId: engine, instances: {}, tombstones: [], ports: {} };
  return applied.engineId === engine ? applied : { ...applied, engineId: engine };
}

/** Recorded before the first call, so that a crash cannot make an instance's port another one. */
function withPorts(state: AppliedTarget, ports: ApplyContext['ports']): AppliedTarget {
  const isKnown = Object.entries(ports).every(([key, port]) => state.ports[key] === port);
  return isKnown ? state : { ...state, ports: { ...state.ports, ...ports } };
}
