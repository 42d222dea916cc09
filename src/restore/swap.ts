// The swap: a plan of the ordinary line in which restored data has the place of what serves. It must be about
// that and nothing else: what waits to be changed for other reasons was not agreed to with the restore.

import { Failure } from '../model/failure.ts';
import type { Cause, Plan, Restored } from '../model/plan.ts';
import { addressParts } from '../model/ref.ts';
import type { Landing, RestorePlan } from '../model/restore.ts';
import type { Outcome, Progress } from '../model/run.ts';
import type { Clock } from '../ports.ts';
import type { Planned } from './parts.ts';
import type { Work } from './work.ts';

/** Fails with `restore/not-calm` while anything waits for this instance that is not the mending of drift. */
export function requireCalm({ plan, desired }: Planned): void {
  const own = plan.changes.filter(
    ({ instance, action }) => instance === desired?.name && action !== 'report',
  );
  const first = own.find(({ causes }) => causes.some(isWish));
  const denied = (plan.admission ?? []).find(
    ({ instance, level }) => instance === desired?.name && level === 'deny',
  );
  if (first === undefined && denied === undefined) return;
  const what = first === undefined ? `${denied?.rule} is denied` : `${first.address} waits to be changed`;
  throw new Failure('restore/not-calm', `${what}: a restore would bring that along`, {
    hint: 'apply, reject or revert that first, then ask for the restore again',
    retry: 'later',
  });
}

function isWish({ kind }: Cause): boolean {
  return kind !== 'drift' && kind !== 'interrupted' && kind !== 'dependency';
}

/** What the planner is told. */
export function restoredBy({ landings }: Pick<RestorePlan, 'landings'>): Restored {
  return Object.fromEntries(
    landings.map(({ address, to, generation }) => [address, { name: to, generation }]),
  );
}

/** Carries out the swap. Fails with `restore/rolled-back` when the old data serves again. */
export async function swapIn(work: Work, before: Planned): Promise<{ readonly downtimeMs: number }> {
  const { context, order, going, log } = work;
  const { plan } = order;
  const swap = await context.line.plan(plan.into, restoredBy(plan), going.signal);
  requireSwap(swap.plan, plan, before.plan.commit);
  await log({ kind: 'swapping' });
  context.tell({ doing: 'swap', bytes: 0, total: undefined });
  const watch = createDowntime(context.clock, swap.plan);
  const outcome = await swap.carryOut(order.by, watch.see, going.signal);
  if (outcome.kind !== 'applied') throw await backAgain(work, outcome);
  const downtimeMs = watch.ms();
  await log({ kind: 'swapped', downtimeMs });
  return { downtimeMs };
}

/** A swap that leaves a container on the old data, or would bring another commit along, is none. */
function requireSwap(swap: Plan, plan: RestorePlan, commit: string): void {
  const own = swap.changes.filter(({ instance }) => instance === plan.into.instance);
  const blocked = own.find(
    ({ note, action }) => action === 'report' && note !== undefined && !FINE.has(note.kind),
  );
  if (blocked !== undefined) {
    throw new Failure('restore/blocked', `${blocked.address} cannot be swapped now: ${blocked.note?.kind}`, {
      hint: 'shipshape plan says what is in its way',
      retry: 'later',
    });
  }
  if (swap.commit !== commit || swap.steps.length === 0) {
    throw new Failure('restore/stale', 'the declarations have moved while it was restored', {
      hint: 'ask for the restore again',
      retry: 'soon',
    });
  }
}

const FINE: ReadonlySet<string> = new Set([
  'data-restored',
  'volume-kept',
  'volume-again',
  'volume-moves',
  'image-pinned',
]);

/** A stop on request leaves a swap half done: the line then leads back to the old data, which is on record. */
async function backAgain(work: Work, outcome: Outcome): Promise<Failure> {
  const { context, order } = work;
  const own = outcome.instances.find(({ instance }) => instance === order.plan.into.instance);
  const logs = own?.logs === undefined ? '' : `; it said: ${own.logs.slice(-3).join(' | ')}`;
  const message = `${own?.message ?? `the swap ended as ${outcome.kind}`}${logs}`;
  const back = await context.line.plan(order.plan.into, undefined, AbortSignal.timeout(BACK_MS));
  if (back.plan.steps.length > 0)
    await back.carryOut(order.by, () => undefined, AbortSignal.timeout(BACK_MS));
  return new Failure('restore/rolled-back', `the old data serves again: ${message}`);
}

const BACK_MS = 10 * 60_000;

/** From the first stop of what serves the replaced data to the last new one being good. */
export function createDowntime(clock: Pick<Clock, 'now'>, { steps }: Plan) {
  const kinds = new Map(steps.map((step) => [step.id, step.kind]));
  let from: number | undefined;
  let to: number | undefined;
  return {
    see(progress: Progress): void {
      if (progress.kind === 'step.started' && kinds.get(progress.step) === 'container.stop')
        from ??= clock.now();
      if (progress.kind !== 'step.ended' || progress.outcome.kind !== 'done') return;
      if (kinds.get(progress.outcome.step) === 'container.wait') to = clock.now();
    },
    ms: () => (from === undefined || to === undefined ? 0 : Math.max(0, to - from)),
  };
}

/** True when a container of ours has one of the places that were to be replaced. */
export function hasOld({ observed }: Planned, landings: readonly Landing[]): boolean {
  const old = new Set(landings.flatMap(({ from }) => (from === undefined ? [] : [from])));
  const instances = new Set(landings.map(({ address }) => addressParts(address).instance));
  return observed.containers.some(
    ({ ownership, fields }) =>
      ownership.kind === 'ours' &&
      instances.has(ownership.instance) &&
      (fields?.mounts ?? []).some(({ source }) => old.has(source)),
  );
}
