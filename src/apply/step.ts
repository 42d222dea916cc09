// One call of the plan: journal, look, do, look, journal. The journal line before the call is durable
// before the call is made; when it cannot be written, the call is not made and nothing else is either.

import type { Call, Expectation, StepId } from '../model/plan.ts';
import { type Address, addressParts, type EngineId, engineId } from '../model/ref.ts';
import type { JournalEntry } from '../model/run.ts';
import type { Run } from './context.ts';
import { execute } from './executors.ts';
import { asFailure, stale } from './failures.ts';
import type { ObjectKind } from './objects.ts';
import { withRetry } from './retry.ts';
import type { Task } from './task.ts';

export type Doing = {
  readonly step: StepId;
  readonly address: Address;
  readonly call: Call;
  readonly undo: boolean;
  readonly expects?: Expectation;
  /** Undo of a removal: the id that what is made now stands in for. */
  readonly replaces?: EngineId;
};

/** The object that a call changes. Creating and reading calls have none. */
type Changed = { readonly kind: ObjectKind; readonly id: EngineId | undefined };
type Found = { readonly kind: ObjectKind; readonly id: EngineId };

/** Does one call; says what it made; fails with a `Failure`. */
export async function perform(run: Run, doing: Doing): Promise<EngineId | undefined> {
  const nonce = run.context.nonce();
  await note(run, {
    kind: 'step.begin',
    run: run.id,
    target: run.plan.target,
    at: now(run),
    step: doing.step,
    call: doing.call.kind,
    address: doing.address,
    undo: doing.undo,
    ...(isCreating(doing.call) ? { nonce } : {}),
  });
  try {
    await change(run, doing, nonce);
    const made = doing.undo ? undefined : run.objects.idOf({ by: 'step', step: doing.step });
    await noteEnd(run, doing, { ok: true, ...(made === undefined ? {} : { made }) });
    return made;
  } catch (error) {
    const failure = asFailure(error);
    if (run.halt.reason() === undefined) {
      const message = run.secrets.mask(failure.message);
      await noteEnd(run, doing, { ok: false, code: failure.code, message });
    }
    throw failure;
  }
}

/** Appends to the journal. When that fails the whole run stops. */
export async function note(run: Run, entry: JournalEntry): Promise<void> {
  const broken = run.halt.reason();
  if (broken !== undefined) throw broken;
  try {
    await run.context.journal.append(entry);
  } catch (error) {
    const failure = asFailure(error);
    run.halt.because(failure);
    throw failure;
  }
}

export function now(run: Run): string {
  return new Date(run.context.clock.now()).toISOString();
}

type Ended = {
  readonly ok: boolean;
  readonly made?: EngineId;
  readonly code?: string;
  readonly message?: string;
};

async function noteEnd(run: Run, doing: Doing, ended: Ended): Promise<void> {
  const { step, undo } = doing;
  await note(run, {
    kind: 'step.end',
    run: run.id,
    target: run.plan.target,
    at: now(run),
    step,
    undo,
    ...ended,
  });
}

async function change(run: Run, doing: Doing, nonce: string): Promise<void> {
  const engine = run.engineFor(doing.call, doing.address);
  const task: Task = {
    run: { ...run, context: { ...run.context, engine } },
    step: doing.step,
    address: doing.address,
    nonce,
    keep(made) {
      if (!doing.undo) run.objects.add(doing.step, made);
      else if (doing.replaces !== undefined) run.objects.replace(doing.replaces, made);
    },
    report: (text) => run.context.onProgress({ kind: 'step.progress', step: doing.step, text }),
  };
  const again = () =>
    withRetry(() => execute(doing.call.kind, doing.call, task), run.context.clock, run.signal);
  const changed = changedBy(run, doing.call);
  if (changed === undefined) {
    const key = keyOf(doing.call);
    return key === undefined ? again() : run.objects.exclusive(key, again);
  }
  const { kind, id } = changed;
  if (id === undefined) return absent(doing);
  return run.objects.exclusive(id, async () => {
    if (!(await isThere(run, doing, { kind, id }))) return;
    run.objects.begin(addressParts(doing.address).instance);
    await again();
    await run.objects.remember(kind, id, run.steady);
  });
}

/** A create that made nothing has nothing to take back; any other step on nothing comes too late. */
function absent({ undo, address }: Doing): void {
  if (!undo) throw stale(address, 'is not there: the step that makes it made nothing');
}

/** False: it is gone, and being gone (or stopped) is all that the call wants. */
async function isThere(run: Run, doing: Doing, changed: Found): Promise<boolean> {
  const { call, address, expects } = doing;
  const { kind, id } = changed;
  // The expectation may be about the network of a connect call: then the container is only proven ours.
  const isThere =
    expects?.id === id
      ? await run.objects.expect(kind, { ...expects, at: address }, run.steady)
      : await run.objects.own(kind, id, address, run.steady);
  if (isThere || call.kind === 'container.stop' || call.kind.endsWith('.remove')) return isThere;
  throw stale(address, 'is gone since it was planned');
}

function changedBy(run: Run, call: Call): Changed | undefined {
  switch (call.kind) {
    case 'network.remove':
      return { kind: 'network', id: run.objects.idOf(call.network) };
    case 'volume.remove':
      return { kind: 'volume', id: engineId(call.name) };
    case 'network.connect':
    case 'network.disconnect':
    case 'container.start':
    case 'container.stop':
    case 'container.pause':
    case 'container.unpause':
    case 'container.rename':
    case 'container.update':
    case 'container.remove':
      return { kind: 'container', id: run.objects.idOf(call.container) };
    default:
      return undefined;
  }
}

/** Two calls that make the same thing must not run beside each other. */
function keyOf(call: Call): string | undefined {
  switch (call.kind) {
    case 'image.pull':
      return `image ${call.reference}`;
    case 'image.build':
      return `image ${call.build.tag}`;
    case 'files.put':
      return `files ${call.files.hostPath}`;
    case 'network.create':
      return `network ${call.network.name}`;
    case 'volume.create':
      return `volume ${call.name}`;
    case 'container.create':
      return `name ${call.name}`;
    default:
      return undefined;
  }
}

function isCreating(call: Call): boolean {
  return call.kind.endsWith('.create') || call.kind === 'files.put';
}
