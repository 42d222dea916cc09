// When the record is written: for each instance as soon as its own steps have settled, and at the end for
// the instances that had none, so that `protect` and moved lines of their declarations are known.

import type { AppliedInstance, Tombstone } from '../model/applied.ts';
import type { DesiredInstance } from '../model/desired.ts';
import { canonicalJson } from '../model/digest.ts';
import type { Change, Note } from '../model/plan.ts';
import { addressParts, type InstanceName } from '../model/ref.ts';
import type { InstanceOutcome } from '../model/run.ts';
import type { Run } from './context.ts';
import { asFailure } from './failures.ts';
import { knownOf } from './known.ts';
import {
  type Extent,
  type InstanceChange,
  LEFT,
  recordOf,
  type Stamp,
  withFormer,
  withInstances,
  withoutPurged,
  withTombstones,
} from './record.ts';
import type { Recorder } from './recorder.ts';
import { now } from './step.ts';
import { type Begun, hasTakenOver } from './undo.ts';

/** Records what came of an instance; a record that cannot be written makes the outcome a failure. */
export async function recordOutcome(
  run: Run,
  recorder: Recorder,
  outcome: InstanceOutcome,
  begun: readonly Begun[],
): Promise<InstanceOutcome> {
  try {
    const purged = begun.flatMap(({ step, outcome: { kind } }) =>
      step.kind === 'volume.remove' && kind === 'done' ? [step.name] : [],
    );
    const next = await nextRecord(run, outcome, begun);
    await Promise.all([
      recorder.put(next === 'keep' ? [] : changesOf(run, outcome.instance, next)),
      ...(purged.length === 0 ? [] : [recorder.update((state) => withoutPurged(state, new Set(purged)))]),
    ]);
    return outcome;
  } catch (error) {
    const failure = asFailure(error);
    const done = outcome.kind === 'applied' ? 'it was applied' : (outcome.message ?? outcome.kind);
    const message = `${done}, but it could not be recorded: ${failure.message}`;
    return { ...outcome, kind: 'failed', message, ...(failure.hint ? { hint: failure.hint } : {}) };
  }
}

/** Brings the record of instances without steps up to date; writes only when something differs. */
export async function refreshRecord(run: Run, recorder: Recorder): Promise<void> {
  const busy = new Set(run.plan.steps.map((step) => addressParts(step.address).instance));
  const idle = run.context.desired.instances.filter((one) => !busy.has(one.name) && one.state !== 'ignored');
  const records: AppliedInstance[] = [];
  for (const desired of idle) {
    const before = run.applied.instances[desired.name];
    const extent = extentOf(run, desired.name, undefined);
    const known = await knownOf(run, desired);
    const record = recordOf(desired, before, known, stampOf(run, desired), extent);
    records.push(withFormer(record, formerOf(run, desired), desired, known));
  }
  const gone = goneInstances(run, busy);
  const kept = keptVolumes(run);
  await recorder.update((state) => {
    const differing = records.filter((one) => !isSame(one, state.instances[one.name]));
    const changes = [
      ...differing.flatMap((one) => changesOf(run, one.name, one)),
      ...gone.map((name) => ({ name, record: undefined, stamp: stampOf(run) })),
    ];
    return withTombstones(withInstances(state, changes), kept);
  });
}

/** Recorded, no longer declared, and nothing of them left but data: somebody else removed the containers. */
function goneInstances({ applied, context, observed, index }: Run, busy: ReadonlySet<InstanceName>) {
  const owners = [...observed.containers, ...observed.networks].map(({ ownership }) => ownership);
  const present = new Set(owners.flatMap((one) => (one.kind === 'foreign' ? [] : [one.instance])));
  const moving = new Set(context.desired.instances.map(({ movedFrom }) => movedFrom));
  return Object.values(applied.instances)
    .filter(({ name, protect }) => !protect && !busy.has(name) && !present.has(name) && !moving.has(name))
    .map(({ name }) => name)
    .filter((name) => isGone({ index }, name));
}

/** Volumes of ours that the plan says are kept, whether or not the record knew of them. */
function keptVolumes(run: Run): readonly Tombstone[] {
  const { commit: removedBy, at: removedAt } = stampOf(run);
  return run.plan.changes.flatMap(({ address, instance, note }): readonly Tombstone[] =>
    note?.kind === 'volume-kept'
      ? [{ kind: 'volume', address, name: note.name, instance, removedAt, removedBy, reason: LEFT }]
      : [],
  );
}

/** The moment alone is no difference, nor is a commit that changed nothing. */
function isSame(a: AppliedInstance, b: AppliedInstance | undefined): boolean {
  const lasting = (one: AppliedInstance) => canonicalJson({ ...one, at: '', commit: '' });
  return b !== undefined && lasting(a) === lasting(b);
}

/** The instance's own record, and none any more under the name that it had before. */
function changesOf(
  run: Run,
  name: InstanceName,
  record: AppliedInstance | undefined,
): readonly InstanceChange[] {
  const own = { name, record, stamp: stampOf(run) };
  const former = desiredOf(run, name)?.movedFrom;
  const isMoved = record?.failure === undefined && former !== undefined && isGone(run, former);
  return isMoved ? [own, { name: former, record: undefined, stamp: stampOf(run) }] : [own];
}

async function nextRecord(
  run: Run,
  outcome: InstanceOutcome,
  begun: readonly Begun[],
): Promise<AppliedInstance | undefined | 'keep'> {
  const desired = desiredOf(run, outcome.instance);
  const before = run.applied.instances[outcome.instance];
  const failure = failureOf(run, outcome);
  if (desired === undefined) {
    if (outcome.kind === 'applied') return isGone(run, outcome.instance) ? undefined : 'keep';
    return before === undefined ? 'keep' : { ...before, ...failure };
  }
  const extent = extentOf(run, outcome.instance, outcome.kind === 'applied' ? undefined : begun);
  const known = await knownOf(run, desired);
  const record = recordOf(desired, before, known, stampOf(run, desired), extent);
  const whole = outcome.kind === 'applied' ? record : { ...record, ...failure };
  return whole.failure === undefined ? withFormer(whole, formerOf(run, desired), desired, known) : whole;
}

/**
 * `begun`: undefined when all that was planned for the instance is done; then everything is as declared
 * but what the plan only reports. Otherwise the whole changes are, and nothing else.
 */
function extentOf(run: Run, instance: InstanceName, begun: readonly Begun[] | undefined): Extent {
  const changes = run.index.changes.get(instance) ?? [];
  if (begun === undefined) {
    const reported = new Set(changes.filter(isOtherwise).map((one) => one.address));
    return { whole: true, is: (address) => !reported.has(address) };
  }
  const done = new Set(begun.filter((one) => one.outcome.kind === 'done').map((one) => one.step.id));
  const whole = changes.filter((one) => one.steps.length > 0 && one.steps.every((id) => done.has(id)));
  const taken = hasTakenOver(changes, begun)
    ? changes.filter(({ note }) => note?.kind === 'data-restored')
    : [];
  const addresses = new Set([...whole, ...taken].map((one) => one.address));
  return { whole: false, is: (address) => addresses.has(address) };
}

const OF_DATA: ReadonlySet<Note['kind']> = new Set([
  'volume-kept',
  'volume-again',
  'volume-moves',
  'data-restored',
]);

/** Only reported, so not as declared. What is said of kept data says nothing about what is declared. */
function isOtherwise({ action, note }: Change): boolean {
  return action === 'report' && !(note !== undefined && OF_DATA.has(note.kind));
}

function failureOf(run: Run, outcome: InstanceOutcome): Pick<AppliedInstance, 'failure'> {
  if (outcome.kind === 'interrupted' || outcome.kind === 'stale') return {};
  const { commit, digest: plan } = run.plan;
  return { failure: { commit, at: now(run), plan, message: outcome.message ?? outcome.kind } };
}

/** The record under the name that an instance had before, unless something is declared under that again. */
function formerOf(run: Run, { movedFrom }: DesiredInstance): AppliedInstance | undefined {
  return movedFrom !== undefined && isGone(run, movedFrom) ? run.applied.instances[movedFrom] : undefined;
}

function desiredOf(run: Run, instance: InstanceName): DesiredInstance | undefined {
  return run.index.declared.get(instance);
}

/** Declared no more, and not merely held because its declaration is bad now. */
function isGone({ index }: Pick<Run, 'index'>, instance: InstanceName): boolean {
  return !index.held.has(instance) && !index.declared.has(instance);
}

function stampOf(run: Run, desired?: DesiredInstance): Stamp {
  return { commit: desired?.commit ?? run.plan.commit, at: now(run) };
}
