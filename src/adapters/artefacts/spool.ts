// Where backups are made before any destination has them:
//   making/<id>/…   in the making          whole/<id>/…   all of it is there, not all destinations have it
//   trash/…         on its way out         <id>/.note     what is still to be done with it
// Everything is private to our user. A backup goes from one folder to the next by one rename.

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupId } from '../../model/backup.ts';
import type { Spool, SpooledBackup } from '../../ports-backup.ts';
import { errorCode, privateFolder, replaceFile, syncFolder } from '../disk/durable.ts';
import { diskFailure, exists } from './failures.ts';
import { readWhole, writeNew } from './files.ts';
import { type Source, sourceOf, watched } from './flow.ts';
import { isPart, partsOf } from './keys.ts';

const NOTE = '.note';
type Kind = SpooledBackup['kind'];

/** A spool in a folder, which is made at first use. */
export function createSpool(folder: string): Spool {
  const at = (kind: Kind, id: BackupId, ...name: readonly string[]) =>
    join(folder, kind, ...partsOf(id), ...name);
  const doing = async <T>(what: string, work: () => Promise<T>, source?: Source): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw source?.hasThrown(error) === true ? error : diskFailure(`${what} in ${folder}`, error);
    }
  };
  return {
    begin: (id) => doing(`begin ${id}`, () => begin(folder, at('making', id), id)),
    write(id, name, bytes, signal) {
      const what = `write ${name} of ${id}`;
      const source = sourceOf(watched(bytes, what, Number.POSITIVE_INFINITY, signal));
      const write = async () => {
        const written = await writeNew(at('making', id, ...partsOf(name)), source.bytes);
        if (!written.isNew) throw exists(`${id}/${name}`, folder);
        return { bytes: written.bytes };
      };
      return doing(what, write, source);
    },
    async *read(id, name) {
      const what = `read ${name} of ${id}`;
      yield* await doing(what, async () => {
        for (const kind of ['whole', 'making'] as const) {
          const found = await readWhole(at(kind, id, ...partsOf(name)));
          if (found !== undefined) return found;
        }
        throw Object.assign(new Error(`ENOENT: ${name}`), { code: 'ENOENT' });
      });
    },
    pathOf: (id, name) => at('whole', id, ...partsOf(name)),
    note: (id, text) =>
      doing(`note what is to be done with ${id}`, async () => {
        const isMaking = await isThere(at('making', id));
        await replaceFile(at(isMaking ? 'making' : 'whole', id, NOTE), text);
      }),
    publish: (id) =>
      doing(`publish ${id}`, async () => {
        await privateFolder(join(folder, 'whole'));
        await syncFolder(at('making', id));
        await rename(at('making', id), at('whole', id));
        await syncFolder(join(folder, 'whole'));
        await syncFolder(join(folder, 'making'));
      }),
    list: () =>
      doing('list backups', async () => [
        ...(await listKind(folder, 'making')),
        ...(await listKind(folder, 'whole')),
      ]),
    remove: (id) =>
      doing(`remove ${id}`, async () => {
        for (const kind of ['making', 'whole'] as const) await discard(folder, at(kind, id));
        await rm(join(folder, 'trash'), { recursive: true, force: true });
      }),
    tidy: () => doing('tidy', () => rm(join(folder, 'trash'), { recursive: true, force: true })),
    free: () =>
      doing('look for free space', async () => {
        await privateFolder(folder);
        const { bavail, blocks, bsize } = await statfs(folder);
        return { bytes: bavail * bsize, total: blocks * bsize };
      }),
  };
}

async function begin(folder: string, path: string, id: BackupId): Promise<void> {
  await privateFolder(join(folder, 'making'));
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    throw errorCode(error) === 'EEXIST' ? exists(id, folder) : error;
  }
  await syncFolder(join(folder, 'making'));
}

/** A folder that is removed file by file could be taken for a backup half-way. */
async function discard(folder: string, path: string): Promise<void> {
  const trash = join(folder, 'trash');
  await privateFolder(trash);
  try {
    await rename(path, join(trash, randomBytes(8).toString('hex')));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return;
  }
  await syncFolder(join(path, '..'));
}

async function listKind(folder: string, kind: Kind): Promise<readonly SpooledBackup[]> {
  const here = join(folder, kind);
  const ids = await readdir(here).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const all = await Promise.all(ids.filter(isPart).map((id) => spooled(join(here, id), id, kind)));
  return all.filter((one) => one !== undefined);
}

async function spooled(path: string, id: string, kind: Kind): Promise<SpooledBackup | undefined> {
  try {
    const names = await readdir(path);
    const facts = await Promise.all(
      [...names, '.'].map(async (name) => ({ name, ...(await stat(join(path, name))) })),
    );
    return {
      id,
      kind,
      files: facts.filter(({ name }) => isPart(name)).map(({ name, size }) => ({ name, bytes: size })),
      note: names.includes(NOTE) ? await readFile(join(path, NOTE), 'utf8') : undefined,
      modifiedAt: Math.max(...facts.map(({ mtimeMs }) => mtimeMs)),
    };
  } catch (error) {
    // Published or removed since the folder was read, or a file of it.
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
