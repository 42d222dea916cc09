// What a restore must know of the world before it can be planned: what is declared and recorded, which images
// and volumes are there, and what the server that serves has. What cannot be found out is left unknown.

import type { RestoreFacts } from '../backup/restore-facts.ts';
import type { StoredBackup } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { EngineId } from '../model/ref.ts';
import type { RestoreAsk } from '../model/restore.ts';
import { serverOf } from './database.ts';
import type { DatabaseSource, Planned, RestoreContext } from './parts.ts';

/** What the caller knows of the destination, the key and the disk. */
export type FarFacts = Pick<RestoreFacts, 'freeBytes' | 'canOpen' | 'stored' | 'windows'>;

export async function gatherFacts(
  context: Pick<RestoreContext, 'line' | 'data' | 'nonce'>,
  backup: StoredBackup,
  { into }: RestoreAsk,
  far: FarFacts,
  signal: AbortSignal,
): Promise<RestoreFacts> {
  const now = await context.line.plan(into, undefined, signal);
  const databases: Record<string, Readonly<Record<string, number>>> = {};
  const versions: Record<string, string> = {};
  for (const source of backup.manifest.sources) {
    if (source.kind !== 'database') continue;
    const found = await askServer(context, now, source, signal);
    if (found === undefined) continue;
    databases[source.name] = found.databases;
    versions[source.name] = found.version;
  }
  return {
    desired: now.desired,
    applied: now.applied?.instances[into.instance],
    volumeNames: new Set(now.observed.volumes.map(({ name }) => name)),
    images: imagesOf(now),
    databases,
    versions,
    ...far,
  };
}

/** By service: what runs, else what would. */
function imagesOf({ desired, observed }: Planned): Readonly<Record<string, EngineId>> {
  const images: Record<string, EngineId> = {};
  for (const { address, service, image } of desired?.containers ?? []) {
    const live = observed.containers.find(
      ({ ownership }) => ownership.kind === 'ours' && ownership.address === address,
    );
    const id = live?.imageId ?? observed.images[image]?.id;
    if (id !== undefined) images[service] = id;
  }
  return images;
}

const VERSION = {
  postgres: ['postgres', "SELECT current_setting('server_version')"],
  others: ['', 'SELECT VERSION()'],
} as const;

/** Undefined: it does not serve, or does not answer; then it is restored all the same. */
async function askServer(
  { data, nonce }: Pick<RestoreContext, 'data' | 'nonce'>,
  now: Planned,
  source: DatabaseSource,
  signal: AbortSignal,
) {
  const going = { run: nonce(), signal };
  try {
    const server = serverOf(now, source);
    const databases = await data.databases(server, going);
    const [database, question] = VERSION[source.engine === 'postgres' ? 'postgres' : 'others'];
    return { databases, version: await data.ask(server, database, question, going) };
  } catch (error) {
    if (error instanceof Failure && !signal.aborted) return undefined;
    throw error;
  }
}
