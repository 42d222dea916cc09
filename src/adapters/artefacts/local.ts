// A folder of this machine as a place for artefacts. Everything below it is private to our user. The folder
// itself is never made: one that is gone is a disk that is not mounted, and must not look like an empty place.

import { readdir, rmdir, stat, statfs, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { ArtefactStore, StoredObject } from '../../ports-backup.ts';
import { errorCode, privateFolder, syncFolder } from '../disk/durable.ts';
import { diskFailure, exists } from './failures.ts';
import { linkNew, readWhole, writeNew } from './files.ts';
import { limited, rateOf, type Source, sourceOf, watched } from './flow.ts';
import { nameOfPartial, partsOf, prefixParts } from './keys.ts';

export type LocalOptions = {
  readonly folder: string;
  readonly bytesPerSecond: number | undefined;
};

/** A store in a folder, which must be there by the time of each call. */
export function createLocalStore({ folder, bytesPerSecond }: LocalOptions): ArtefactStore {
  const rate = rateOf(bytesPerSecond);
  const pathOf = (key: string) => join(folder, ...partsOf(key));
  return {
    async put(key, bytes, _size, signal) {
      const source = sourceOf(watched(bytes, `keep ${key}`, Number.POSITIVE_INFINITY, signal));
      const keep = async () => {
        await requireRoot(folder);
        const path = pathOf(key);
        await makeFolder(dirname(path));
        const written = await writeNew(path, limited(source.bytes, rate, signal));
        if (!written.isNew) throw exists(key, folder);
        return { bytes: written.bytes };
      };
      return doing(`keep ${key} in ${folder}`, keep, source);
    },
    async take(key, path, signal) {
      signal.throwIfAborted();
      return doing(`keep ${key} in ${folder}`, () => takeFile(folder, key, path, pathOf(key)));
    },
    get: (key, signal) => doing(`read ${key} in ${folder}`, () => read(folder, key, signal)),
    async list(prefix, signal) {
      return doing(`list ${folder}`, async () => {
        await requireRoot(folder);
        const files = await filesBelow(folder, prefixParts(prefix), signal);
        return files.filter(({ partialOf }) => partialOf === undefined);
      });
    },
    async remove(key, signal) {
      signal.throwIfAborted();
      return doing(`remove ${key} in ${folder}`, async () => {
        await requireRoot(folder);
        await removeFile(pathOf(key));
        await removeEmpty(folder, partsOf(key).slice(0, -1));
      });
    },
    async free() {
      return doing(`ask ${folder} for its free space`, async () => {
        const { bavail, blocks, bsize } = await statfs(folder);
        return { bytes: bavail * bsize, total: blocks * bsize };
      });
    },
    sweep: (prefix, isLeft, signal) => doing(`tidy ${folder}`, () => sweep(folder, prefix, isLeft, signal)),
    close: () => Promise.resolve(),
  };
}

async function read(
  folder: string,
  key: string,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  signal.throwIfAborted();
  const found = await readWhole(join(folder, ...partsOf(key)));
  const what = `read ${key} in ${folder}`;
  if (found !== undefined) return watched(inWords(found, what), what, Number.POSITIVE_INFINITY, signal);
  await requireRoot(folder);
  return undefined;
}

async function sweep(
  folder: string,
  prefix: string,
  isLeft: (key: string, begunAt: number) => boolean,
  signal: AbortSignal,
): Promise<number> {
  await requireRoot(folder);
  const files = await filesBelow(folder, prefixParts(prefix), signal);
  const left = files.filter(
    ({ partialOf, modifiedAt }) => partialOf !== undefined && isLeft(partialOf, modifiedAt),
  );
  for (const { key } of left) {
    await removeFile(join(folder, key));
    await removeEmpty(folder, key.split('/').slice(0, -1));
  }
  return left.length;
}

async function doing<T>(what: string, work: () => Promise<T>, source?: Source): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw source?.hasThrown(error) === true ? error : diskFailure(what, error);
  }
}

async function* inWords(bytes: AsyncIterable<Uint8Array>, what: string): AsyncIterable<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw diskFailure(what, error);
  }
}

async function requireRoot(folder: string): Promise<void> {
  const found = await stat(folder);
  if (found.isDirectory()) return;
  throw new Failure('artefact/no-folder', `${folder} is no folder`, { hint: 'name a folder' });
}

/** Somebody who removes the last file of a folder may take it away before ours is in it. */
async function makeFolder(path: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await privateFolder(path);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' || attempt === 3) throw error;
    }
  }
}

/** Only on the same disk; a file system without links makes a copy by `put`. */
async function takeFile(
  folder: string,
  key: string,
  from: string,
  to: string,
): Promise<{ readonly bytes: number } | undefined> {
  await requireRoot(folder);
  await makeFolder(dirname(to));
  try {
    if (!(await linkNew(from, to))) throw exists(key, folder);
  } catch (error) {
    if (['EXDEV', 'EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
  return { bytes: (await stat(to)).size };
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
    // Before the next is removed: in which order things went must outlive a power cut.
    await syncFolder(dirname(path));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** Folders that became empty, from the inside out. */
async function removeEmpty(folder: string, parts: readonly string[]): Promise<void> {
  for (let depth = parts.length; depth > 0; depth -= 1) {
    try {
      await rmdir(join(folder, ...parts.slice(0, depth)));
    } catch {
      return;
    }
  }
}

type Found = StoredObject & { readonly partialOf: string | undefined };

async function filesBelow(
  folder: string,
  parts: readonly string[],
  signal: AbortSignal,
): Promise<readonly Found[]> {
  signal.throwIfAborted();
  const here = join(folder, ...parts);
  const entries = await readdir(here, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const found: Found[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) {
      found.push(...(await filesBelow(folder, [...parts, entry.name], signal)));
    } else if (entry.isFile()) {
      found.push(...(await fileFacts(folder, parts, entry.name)));
    }
  }
  return found;
}

async function fileFacts(folder: string, parts: readonly string[], name: string): Promise<readonly Found[]> {
  const before = nameOfPartial(name);
  if (before === undefined && name.startsWith('.')) return [];
  try {
    const { size, mtimeMs } = await stat(join(folder, ...parts, name));
    return [
      {
        key: [...parts, name].join('/'),
        bytes: size,
        modifiedAt: mtimeMs,
        partialOf: before === undefined ? undefined : [...parts, before].join('/'),
      },
    ];
  } catch (error) {
    // Removed since the folder was read.
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
