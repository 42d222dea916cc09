// A server brought forward to a moment: its files as they were copied, then every change up to there, in a place
// beside what serves; promoted, asked, and stopped, so that it can be swapped in like any restored data.

import { dataMount } from '../backup/landings.ts';
import { recoveryWords, WAL_FOLDER } from '../backup/sources/postgres-wal.ts';
import { baseOf, chainOf } from '../backup/wal.ts';
import type { Assertion, Payload, StoredBackup } from '../model/backup.ts';
import type { DesiredInstance } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import type { EngineId } from '../model/ref.ts';
import type { Landing } from '../model/restore.ts';
import { makeScratch } from './aside.ts';
import { requireSame, specOf } from './load.ts';
import type { DatabaseSource, Going, RestoreContext, Server } from './parts.ts';
import { removeTrial } from './ready.ts';
import { startTrial, waitReady } from './trial.ts';

/** A recovery reads whole days of changes. */
const RECOVER_MS = 6 * 3_600_000;

export type Recovery = {
  readonly backup: StoredBackup;
  readonly payload: Payload;
  readonly source: DatabaseSource;
  readonly desired: DesiredInstance;
  readonly landing: Landing;
  readonly image: EngineId;
  readonly network: string;
  /** RFC 3339. */
  readonly toTime: string;
  readonly assertions: readonly Assertion[];
};

export async function recoverTo(context: RestoreContext, recovery: Recovery, going: Going): Promise<void> {
  const { backup, payload, source, desired, landing, image } = recovery;
  const facts = backup.manifest.facts[source.name] ?? {};
  const spec = specOf(desired, source.service);
  const mount = dataMount(source, spec);
  if (mount === undefined || mount.target.replace(/\/+$/, '') !== facts['dataDirectory']) {
    throw new Failure(
      'pitr/not-at-top',
      `${source.name}: its files must lie at the top of their volume, at ${facts['dataDirectory']}`,
    );
  }
  const ground = { landing, image, source, facts };
  await context.data.unpack(ground, payload, context.backups.open(backup, payload, going.signal), going);
  // Makes the server go on from its copy instead of starting where it was.
  await context.data.putFile(landing, image, { path: 'recovery.signal', size: 0, bytes: nothing() }, going);
  const wal = await makeScratch(context, going.run, 'wal', going.signal);
  await bringSegments(context, recovery, wal, going);
  await replay(context, recovery, wal, going);
}

async function* nothing(): AsyncIterable<Uint8Array> {}

async function bringSegments(
  context: RestoreContext,
  { backup, source, image }: Recovery,
  wal: string,
  going: Going,
): Promise<void> {
  const base = baseOf(backup.manifest.facts[source.name] ?? {});
  if (base === undefined) throw new Failure('pitr/no-base', `${backup.manifest.id} is no base to go on from`);
  const chain = chainOf(base, await context.backups.segments(backup, going.signal));
  let count = 0;
  for (const { key, segment } of chain) {
    count += 1;
    context.tell({ doing: `bring segment ${count} of ${chain.length}`, bytes: 0, total: undefined });
    const file = {
      path: segment,
      size: base.segmentBytes,
      bytes: await context.backups.openSegment(backup, key, going.signal),
    };
    await context.data.putFile({ kind: 'volume', to: wal }, image, file, going);
  }
}

async function replay(context: RestoreContext, recovery: Recovery, wal: string, going: Going): Promise<void> {
  const { source, desired, landing, image, network, toTime, backup, assertions } = recovery;
  const spec = specOf(desired, source.service);
  const words = commandWith(spec.fields.command, recoveryWords(WAL_FOLDER, toTime));
  const own = dataMount(source, spec);
  const trial = {
    run: going.run,
    spec: { ...spec, healthyWithinMs: RECOVER_MS },
    image,
    network,
    instead: ({ target }: { readonly target: string }) => (target === own?.target ? landing.to : undefined),
    words,
    more: [{ source: wal, target: WAL_FOLDER }],
  };
  context.tell({ doing: `bring ${source.name} forward to ${toTime}`, bytes: 0, total: undefined });
  const id = await startTrial(context, trial, going.signal);
  const server: Server = {
    container: id,
    image,
    source: { ...source, user: undefined, password: undefined },
  };
  try {
    const hasArrived = async () => {
      const answer = await context.data.ask(server, 'postgres', 'SELECT pg_is_in_recovery()', going);
      if (answer !== 'false')
        throw new Failure('pitr/under-way', 'it is still being brought forward', { retry: 'soon' });
    };
    await waitReady(context, trial, id, hasArrived, going.signal);
    const payloads = backup.manifest.payloads.filter((one) => one.source === source.name);
    await requireSame(context, server, payloads, assertions, going);
  } finally {
    await removeTrial(context, id);
  }
}

function commandWith(command: readonly unknown[] | undefined, words: readonly string[]): readonly string[] {
  return command === undefined ? ['postgres', ...words] : words;
}
