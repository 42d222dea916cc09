// Data of servers that read it only when they start, put where they will look for it: into a place that no
// server uses yet.

import { redisFiles } from '../backup/sources/redis.ts';
import type { Payload } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { JobGround } from './ground.ts';
import { type LoadedFile, type LoadTarget, loadFiles } from './load-file.ts';
import type { Owner } from './owner.ts';
import { objectOf } from './values.ts';

type Known = Pick<Payload, 'database' | 'file' | 'rawBytes'>;

/** A snapshot into the folder of a Redis server. `facts`: of the source, as the manifest has them. */
export async function loadRedis(
  ground: JobGround,
  to: LoadTarget,
  payload: Known & { readonly facts: Readonly<Record<string, string>> },
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const { uid, gid } = readOwner(payload.facts['owner']);
  const { snapshot, manifest } = redisFiles(payload.facts);
  const owner = { uid, gid, mode: 0o644 };
  const files: LoadedFile[] = [{ path: snapshot, size: payload.rawBytes, bytes, ...owner }];
  if (manifest !== undefined) {
    const text = Buffer.from(manifest.text);
    files.push({ path: manifest.path, size: text.length, bytes: once(text), ...owner });
  }
  await loadFiles(ground, to, files, signal);
}

/** A database file into the volume that its path lies in. */
export async function loadSqlite(
  ground: JobGround,
  to: LoadTarget,
  payload: Known & { readonly facts: Readonly<Record<string, string>> },
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const text = payload.facts[`file ${payload.database}`];
  const path: unknown = objectOf(JSON.parse(text ?? 'null'))['file'];
  if (typeof path !== 'string') throw noFact(payload.file);
  const file = { path, size: payload.rawBytes, bytes, ...readOwner(text) };
  await loadFiles(ground, to, [file], signal);
}

function readOwner(text: string | undefined): Owner {
  const { uid, gid, mode } = objectOf(JSON.parse(text ?? 'null'));
  if (typeof uid === 'number' && typeof gid === 'number' && typeof mode === 'number')
    return { uid, gid, mode };
  throw noFact('the source');
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function noFact(what: string): Failure {
  return new Failure('job/no-facts', `the backup does not say where ${what} belongs`, { retry: 'never' });
}
