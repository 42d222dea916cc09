// What a crash left of restores is undone by whoever starts next, before anything else is done to the instance:
// either the restored data serves, all of it, or the old data does, and what was made beside is gone.

import { isSealed } from '../apply/labels.ts';
import { cutOff, keptDatabases } from '../backup/restore-log.ts';
import type { Tombstone } from '../model/applied.ts';
import { Failure } from '../model/failure.ts';
import type { Landing, RestoreEnd, RestoreEntry, RestorePlan } from '../model/restore.ts';
import { timeText } from '../model/time.ts';
import { serverOf, takeBack } from './database.ts';
import { isServed, unbury } from './landing.ts';
import type { Planned, RestoreContext } from './parts.ts';
import { hasOld, restoredBy } from './swap.ts';
import { logOf, settleOld, takeAway } from './work.ts';

/** Ends every run on this target that has no end. Fails as the engine does; asked again, it goes on from there. */
export async function recoverRestores(
  context: RestoreContext,
  signal: AbortSignal,
): Promise<readonly RestoreEnd[]> {
  const ends: RestoreEnd[] = [];
  for (const entries of cutOff(await context.journal.read())) {
    const [first] = entries;
    if (first === undefined || first.target !== context.target) continue;
    ends.push(await recoverRun(context, entries, signal));
  }
  return ends;
}

async function recoverRun(
  context: RestoreContext,
  entries: readonly RestoreEntry[],
  signal: AbortSignal,
): Promise<RestoreEnd> {
  const began = entries.find((one) => one.kind === 'began');
  const run = entries[0]?.run ?? '';
  if (began === undefined)
    throw new Failure('restore/no-beginning', `the restore ${run} has no beginning on record`);
  const { plan } = began;
  const copied = entries.find((one) => one.kind === 'copied')?.backup;
  const log = logOf(context, plan, run);
  const isDone =
    plan.mode === 'database'
      ? await endDatabase(context, plan, entries, signal)
      : await endSwap(context, began, entries, signal);
  const reason = isDone ? '' : 'it was cut off; what was there serves, and what was made beside is gone';
  const outcome = isDone
    ? 'restored'
    : entries.some(({ kind }) => kind === 'swapping')
      ? 'rolled-back'
      : 'failed';
  await log({ kind: 'ended', outcome, reason });
  const downtimeMs = entries.find((one) => one.kind === 'swapped')?.downtimeMs ?? 0;
  const tookMs = context.clock.now() - Date.parse(began.at);
  return { run, outcome, reason, downtimeMs, tookMs, safetyCopy: copied, kept: [] };
}

type Began = Extract<RestoreEntry, { readonly kind: 'began' }>;

/** True: the restored data serves. */
async function endSwap(
  context: RestoreContext,
  { plan, run, by }: Began,
  entries: readonly RestoreEntry[],
  signal: AbortSignal,
): Promise<boolean> {
  const going = { run, signal };
  const isSwapping = entries.some(({ kind }) => kind === 'swapping');
  if (isSwapping && !(await isTaken(context, plan.landings))) await endHalfSwap(context, plan, by, signal);
  if (await isTaken(context, plan.landings)) {
    await settleOld({ context, order: { plan } });
    return true;
  }
  await takeAway(context, plan, going);
  return false;
}

/** Where nothing is left of the old containers the swap was done but for its record; else it goes back. */
async function endHalfSwap(context: RestoreContext, plan: RestorePlan, by: string, signal: AbortSignal) {
  const now = await context.line.plan(plan.into, undefined, signal);
  const isForward = hasNew(now, plan.landings) && !hasOld(now, plan.landings);
  const next = isForward ? await context.line.plan(plan.into, restoredBy(plan), signal) : now;
  const outcome = await next.carryOut(by, () => undefined, signal);
  if (outcome.kind === 'applied') return;
  const own = outcome.instances.find(({ instance }) => instance === plan.into.instance);
  throw new Failure(
    'restore/unsettled',
    `the swap that was cut off could not be ended: ${own?.message ?? outcome.kind}`,
    {
      hint: 'put right what is in its way; it is tried again',
      retry: 'later',
    },
  );
}

function hasNew(now: Planned, landings: readonly Landing[]): boolean {
  return hasOld(
    now,
    landings.map((one) => ({ ...one, from: one.to })),
  );
}

async function isTaken(context: RestoreContext, landings: readonly Landing[]): Promise<boolean> {
  for (const landing of landings) if (!(await isServed(context, landing))) return false;
  return landings.length > 0;
}

async function endDatabase(
  context: RestoreContext,
  plan: RestorePlan,
  entries: readonly RestoreEntry[],
  signal: AbortSignal,
): Promise<boolean> {
  const making = entries.find((one) => one.kind === 'making-database');
  const [source] = plan.sources;
  if (making === undefined || source?.kind !== 'database') return false;
  const now = await context.line.plan(plan.into, undefined, signal);
  return await takeBack(context, serverOf(now, source), making, making.run);
}

/**
 * What restores replaced goes for good when its time is over; gives the names. Only what is still the very volume
 * that was buried, and what nothing has mounted: anything else is left to people, as folders are.
 */
export async function dropExpired(context: RestoreContext, signal: AbortSignal): Promise<readonly string[]> {
  const now = timeText(context.clock.now());
  const applied = await context.store.load(context.target);
  const over = (applied?.tombstones ?? []).filter(
    ({ kind, until }) => kind === 'volume' && until !== undefined && until <= now,
  );
  const dropped: string[] = await dropDatabases(context, now, signal);
  if (applied === undefined || over.length === 0) return dropped;
  const used = new Set(
    Object.values(applied.instances).flatMap(({ volumes }) =>
      Object.values(volumes).map(({ current }) => current),
    ),
  );
  for (const tombstone of over) {
    if (used.has(tombstone.name) || !(await mayGo(context, tombstone, signal))) continue;
    await context.engine.volumes.remove(tombstone.name, signal);
    dropped.push(tombstone.name);
  }
  await unbury(context, new Set(dropped));
  return dropped;
}

async function mayGo(
  { engine, fleet, seal }: RestoreContext,
  { name, address }: Tombstone,
  signal: AbortSignal,
): Promise<boolean> {
  const there = await engine.volumes.inspect(name, signal);
  if (there === undefined) return true;
  if (!isSealed(there.Labels, fleet, seal) || there.Labels?.['dev.shipshape.object'] !== address)
    return false;
  const all = await engine.containers.list({}, signal);
  return !all.some(({ Mounts }) => (Mounts ?? []).some((mount) => mount['Name'] === name));
}

async function dropDatabases(context: RestoreContext, now: string, signal: AbortSignal): Promise<string[]> {
  const entries = await context.journal.read();
  const dropped: string[] = [];
  for (const { run, name, until, source: of } of keptDatabases(entries)) {
    const began = entries.find((one) => one.kind === 'began' && one.run === run);
    if (until > now || began?.kind !== 'began' || began.target !== context.target) continue;
    const [source] = began.plan.sources;
    if (source?.kind !== 'database' || source.name !== of) continue;
    const server = serverOf(await context.line.plan(began.plan.into, undefined, signal), source);
    await context.data.dropDatabase(server, name, { run, signal });
    await logOf(context, began.plan, run)({ kind: 'dropped', name });
    dropped.push(name);
  }
  return dropped;
}
