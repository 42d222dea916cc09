// A restore carried out, step by step, each written down before it is begun. Until the swap nothing that
// serves is touched; the swap is a plan of the ordinary line, with its way back; whatever fails, what was made
// beside is taken away and the old data serves.

import { isAsked } from '../backup/restore-plan.ts';
import type { StoredBackup } from '../model/backup.ts';
import type { DesiredInstance } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import type { EngineId } from '../model/ref.ts';
import { obstaclesOf, type RestoreEnd, type RestorePlan } from '../model/restore.ts';
import { timeText } from '../model/time.ts';
import { makeNetwork, sweepAside } from './aside.ts';
import { restoreConfiguration } from './configuration.ts';
import { restoreDatabase } from './database.ts';
import { bury, makeLanding } from './landing.ts';
import { fill } from './load.ts';
import type { RestoreContext } from './parts.ts';
import { recoverTo } from './point-in-time.ts';
import { requireCalm, swapIn } from './swap.ts';
import {
  ended,
  LOCKED_MS,
  logOf,
  type RestoreOrder,
  safetyCopy,
  settleOld,
  takeAway,
  type Work,
} from './work.ts';

const STEADY_MS = 10 * 60_000;

/**
 * Carries out a restore that was agreed to. Whatever happens to it is told in the end that it comes to; throws
 * only when nothing was begun: `restore/impossible`, or the journal cannot be written.
 */
export async function carryOutRestore(
  context: RestoreContext,
  order: RestoreOrder,
  signal: AbortSignal,
): Promise<RestoreEnd> {
  const { plan, backup } = order;
  requirePossible(plan, backup);
  const run = context.nonce();
  const going = { run, signal };
  const log = logOf(context, plan, run);
  const began = context.clock.now();
  await log({ kind: 'began', by: order.by, plan });
  const work: Work = { context, order, going, log, began, copied: undefined };
  try {
    return await performed(work);
  } catch (error) {
    return await undone(work, error);
  }
}

/** A plan is good for the very backup that it was made from, and only when nothing forbids it. */
function requirePossible(plan: RestorePlan, { digest, manifest }: StoredBackup): void {
  const found = obstaclesOf(plan);
  if (found.length > 0) {
    throw new Failure('restore/impossible', `this restore cannot be carried out: ${found.join('; ')}`);
  }
  if (plan.backup.digest === digest && plan.backup.id === manifest.id) return;
  throw new Failure('restore/stale', `${plan.backup.id} is not the backup that was agreed to any more`);
}

async function performed(work: Work): Promise<RestoreEnd> {
  const { context, order, going } = work;
  const { plan } = order;
  await keepBackup(work);
  if (plan.mode === 'configuration') return await restoreConfiguration(work);
  const now = await context.line.plan(plan.into, undefined, going.signal);
  if (now.desired === undefined) {
    throw new Failure(
      'restore/not-declared',
      `${plan.into.instance} is not declared, or its declaration is bad now`,
    );
  }
  if (plan.mode !== 'fill') requireCalm(now);
  if (plan.mode === 'database') return await restoreDatabase(work, now);
  await safetyCopy(work);
  await build(work, now.desired);
  const swapped = await swapIn(work, now);
  await settleOld(work);
  return await ended(work, { outcome: 'restored', reason: '', downtimeMs: swapped.downtimeMs });
}

/** Nobody deletes it while it is read. */
async function keepBackup({ context, order, going }: Work): Promise<void> {
  const until = timeText(context.clock.now() + LOCKED_MS);
  const what = { kind: 'locked', reason: `restored into ${order.plan.into.instance}`, until } as const;
  await context.backups.record(order.backup, what, going.signal);
}

/** New places beside those that serve, filled and looked at. */
async function build(work: Work, desired: DesiredInstance): Promise<void> {
  const { context, order, going, log } = work;
  const { plan, backup } = order;
  const { landings, into } = plan;
  const until = timeText(context.clock.now() + LOCKED_MS);
  const commit = backup.manifest.commit;
  await log({ kind: 'making', landings });
  await bury(context, landings, {
    instance: into.instance,
    commit,
    reason: 'a restore was filling it',
    until,
  });
  for (const landing of landings)
    await makeLanding(context, landing, desired, imageFor(plan, landing.sources), going);
  const network = await makeNetwork(context, going.run, going.signal);
  const { toTime } = plan;
  if (toTime !== undefined) {
    await recoverSource(work, desired, network, toTime);
    await sweepAside(context, (run) => run === going.run, going.signal);
    return;
  }
  await fill(
    context,
    {
      backup,
      desired,
      sources: plan.sources,
      payloads: backup.manifest.payloads.filter((one) => isAsked(one, plan)),
      assertions: order.assertions,
      images: (service) => imageOf(plan, service),
      instead: ({ type, source }) => newPlace(plan, desired, type, source),
      groundOf: ({ name }) => {
        const landing = landings.find(({ sources }) => sources.includes(name));
        return landing && { landing };
      },
      network,
      isThrownAway: false,
      onLoaded: ({ file }) => log({ kind: 'loaded', file }),
    },
    going,
  );
  for (const { container } of plan.trials) await log({ kind: 'tried', container });
  await sweepAside(context, (run) => run === going.run, going.signal);
}

/** One server brought forward to a moment, from the copy of its files that the backup is. */
async function recoverSource(
  { context, order, going, log }: Work,
  desired: DesiredInstance,
  network: string,
  toTime: string,
): Promise<void> {
  const { plan, backup, assertions } = order;
  const [source] = plan.sources;
  const [landing] = plan.landings;
  const payload = backup.manifest.payloads.find(({ format }) => format === 'pg-base');
  if (source?.kind !== 'database' || landing === undefined || payload === undefined) {
    throw new Failure('pitr/no-base', `${plan.backup.id} has no copy of a server's files to go on from`);
  }
  const image = imageFor(plan, landing.sources);
  const recovery = { backup, payload, source, desired, landing, image, network, toTime, assertions };
  await recoverTo(context, recovery, going);
  await log({ kind: 'loaded', file: payload.file });
}

function imageFor({ images }: RestorePlan, sources: readonly string[]): EngineId {
  const found = sources.map((name) => images[name]).find((image) => image !== undefined);
  if (found !== undefined) return found;
  throw new Failure('restore/no-image', `no image for ${sources.join(', ')} is on the engine`, {
    hint: 'pull it first',
  });
}

function imageOf({ images, sources }: RestorePlan, service: string) {
  const source = sources.find((one) => one.kind !== 'instance' && one.service === service);
  return source && images[source.name];
}

/** Where a mount of the instance leads in the new place; names are those without generation. */
function newPlace(
  { landings }: RestorePlan,
  { volumes, folders }: DesiredInstance,
  type: string,
  source: string,
) {
  const owner =
    type === 'volume'
      ? volumes.find(({ name }) => name === source)
      : folders.find(({ hostPath }) => hostPath === source);
  return landings.find(({ address }) => address === owner?.address)?.to;
}

/** What was made beside is taken away again, whatever the reason was, and also when the run was interrupted. */
async function undone(work: Work, error: unknown): Promise<RestoreEnd> {
  if (!(error instanceof Failure)) throw error;
  const { context, order, going } = work;
  const steady = { run: going.run, signal: AbortSignal.timeout(STEADY_MS) };
  const left = await takeAway(context, order.plan, steady);
  const more = left.length === 0 ? '' : `; still there: ${left.join(', ')}`;
  const hint = error.hint === undefined ? '' : ` (${error.hint})`;
  const outcome = error.code === 'restore/rolled-back' ? 'rolled-back' : 'failed';
  return await ended(work, { outcome, reason: `${error.message}${hint}${more}`, downtimeMs: 0 });
}
