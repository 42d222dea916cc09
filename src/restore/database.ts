// One database of a server that goes on serving: loaded beside it under another name, looked at, and then put
// in its place by two renames in one transaction, while nobody is let in. The old one stays, closed.

import type { Payload } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { RestoreEnd } from '../model/restore.ts';

import { timeText } from '../model/time.ts';
import { requireSame, specOf } from './load.ts';
import type { DatabaseSource, Planned, RestoreContext, Server } from './parts.ts';
import { ended, safetyCopy, type Work } from './work.ts';

/** What PostgreSQL cuts names to, in bytes. */
const MAX_NAME = 63;
const STEADY_MS = 5 * 60_000;

export async function restoreDatabase(work: Work, now: Planned): Promise<RestoreEnd> {
  const { context, order, going, log } = work;
  const { plan, backup } = order;
  const { parts } = plan;
  if (parts.kind !== 'database') throw new Error('bug: no database is asked for');
  const { database } = parts;
  const server = serverOf(now, sourceOf(work));
  const payload = backup.manifest.payloads.find(
    (one) => one.source === parts.source && one.database === database && one.format === 'pg-custom',
  );
  if (payload === undefined)
    throw new Failure('restore/no-payload', `${plan.backup.id} does not have ${database}`);
  await safetyCopy(work);
  const names = namesFor(database, going.run);
  await log({ kind: 'making-database', source: parts.source, database, ...names });
  try {
    await loadBeside(work, server, payload, names.beside);
    await log({ kind: 'swapping' });
    const began = context.clock.now();
    await context.data.takePlace(server, database, names.beside, names.before, going);
    const downtimeMs = context.clock.now() - began;
    await log({ kind: 'swapped', downtimeMs });
    const end = await ended(work, { outcome: 'restored', reason: '', downtimeMs });
    const until = timeText(context.clock.now() + plan.keepOldMs);
    return { ...end, kept: [{ name: names.before, until }] };
  } catch (error) {
    await takeBack(context, server, { database, ...names }, going.run);
    throw error;
  }
}

async function loadBeside(
  { context, order, going, log }: Work,
  server: Server,
  payload: Payload,
  beside: string,
): Promise<void> {
  const { backup, assertions } = order;
  const bytes = context.backups.open(backup, payload, going.signal);
  const like = likeIn(backup.manifest.facts[payload.source]?.[`database ${payload.database}`]);
  await context.data.load(server, payload, { as: beside, like }, bytes, going);
  await log({ kind: 'loaded', file: payload.file });
  const own = assertions
    .filter((one) => one.source === payload.source && one.database === payload.database)
    .map((one) => ({ ...one, database: beside }));
  await requireSame(context, server, [{ ...payload, database: beside }], own, going);
}

/** Encoding and the like of a database, as its dump wrote them down. */
function likeIn(text: string | undefined): Readonly<Record<string, string>> {
  const facts: unknown = JSON.parse(text ?? '{}');
  if (facts === null || typeof facts !== 'object') return {};
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => typeof value === 'string'));
}

function sourceOf({ order: { plan } }: Work): DatabaseSource {
  const [source] = plan.sources;
  if (source?.kind === 'database') return source;
  throw new Error('bug: no source of a database');
}

/** The server of a source that serves now. Fails with `restore/not-serving`. */
export function serverOf({ desired, observed }: Planned, source: DatabaseSource): Server {
  if (desired === undefined) throw new Failure('restore/not-declared', 'the instance is not declared');
  const { address } = specOf(desired, source.service);
  const live = observed.containers.find(
    ({ ownership, state }) =>
      ownership.kind === 'ours' && ownership.address === address && state === 'running',
  );
  if (live !== undefined) return { container: live.id, image: live.imageId, source };
  throw new Failure(
    'restore/not-serving',
    `${address} does not run: one database is restored on a server that serves`,
    {
      hint: 'start it, or restore the whole source',
    },
  );
}

export type Names = { readonly beside: string; readonly before: string };

/** `crm__restore_1f2e3d4c` and `crm__before_1f2e3d4c`. */
export function namesFor(database: string, run: string): Names {
  const tag = run.slice(0, 8);
  const [restore, before] = [`__restore_${tag}`, `__before_${tag}`];
  let name = database;
  while (Buffer.byteLength(name) > MAX_NAME - restore.length) name = name.slice(0, -1);
  return { beside: `${name}${restore}`, before: `${name}${before}` };
}

/**
 * What a restore of one database left half done is undone: whichever of the two has the name is let in to, and
 * what was loaded beside goes. True: the restored one has the name.
 */
export async function takeBack(
  { data }: RestoreContext,
  server: Server,
  { database, beside, before }: Names & { readonly database: string },
  run: string,
): Promise<boolean> {
  const going = { run, signal: AbortSignal.timeout(STEADY_MS) };
  const there = await data.databases(server, going);
  // The renames are one transaction: either both are done, or none.
  const isDone = there[before] !== undefined && there[database] !== undefined;
  if (!isDone && there[beside] !== undefined) await data.dropDatabase(server, beside, going);
  await data.open(server, database, going);
  return isDone;
}
