// An SFTP server's folder as a place for artefacts. A file is written beside its name, fsynced, and renamed by the
// one request that never replaces another file. Servers that cannot fsync are refused: a backup that a power cut
// takes away is none.

import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import pLimit from 'p-limit';
import type { FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2';
import { Failure } from '../../model/failure.ts';
import type { ArtefactStore, StoredObject } from '../../ports-backup.ts';
import { exists } from './failures.ts';
import { limited, rateOf, type Source, sourceOf, watched, within } from './flow.ts';
import { nameOfPartial, partialName, partsOf, prefixParts } from './keys.ts';
import { readFile, writeFile } from './sftp-files.ts';
import {
  asked,
  createSession,
  FAILED,
  NO_SUCH_FILE,
  NOT_ALLOWED,
  type Session,
  type SftpOptions,
  statusOf,
  wordsOf,
} from './sftp-session.ts';

type At = { readonly session: Session; readonly root: string; readonly signal: AbortSignal };

/** Folders that are read at once; a server has an open file for each. */
const FOLDERS_AT_ONCE = 16;

/** A store in a folder of a server, which must be there. */
export function createSftpStore(options: SftpOptions): ArtefactStore {
  const session = createSession(options);
  const root = options.folder.replace(/\/+$/, '') || '/';
  const [up, down] = [rateOf(options.bytesPerSecond), rateOf(options.bytesPerSecond)];
  const at = (signal: AbortSignal): At => ({ session, root, signal });
  const pathOf = (key: string) => posix.join(root, ...partsOf(key));
  return {
    async put(key, bytes, _size, signal) {
      const path = pathOf(key);
      const source = sourceOf(watched(bytes, `keep ${key}`, Number.POSITIVE_INFINITY, signal));
      const limitedBytes = limited(source.bytes, up, signal);
      return doing(
        at(signal),
        `keep ${key}`,
        (sftp) => put(at(signal), sftp, key, path, limitedBytes),
        source,
      );
    },
    take: () => Promise.resolve(undefined),
    get: (key, signal) =>
      doing(at(signal), `read ${key}`, async (sftp) => {
        const found = await sizeOf(at(signal), sftp, pathOf(key));
        if (found === undefined) return undefined;
        const coming = readFile({ session, sftp, what: `read ${key}`, signal }, pathOf(key), found);
        return limited(inWords(at(signal), `read ${key}`, coming), down, signal);
      }),
    list: (prefix, signal) =>
      doing(at(signal), `list ${prefix}`, async (sftp) => {
        const files = await filesBelow(at(signal), sftp, prefixParts(prefix));
        return files.filter(({ partialOf }) => partialOf === undefined);
      }),
    remove: (key, signal) =>
      doing(at(signal), `remove ${key}`, async (sftp) => {
        await removeFile(at(signal), sftp, pathOf(key));
        await removeEmpty(at(signal), sftp, partsOf(key).slice(0, -1));
      }),
    free: (signal) => doing(at(signal), 'ask for free space', (sftp) => freeSpace(at(signal), sftp)),
    sweep: (prefix, isLeft, signal) =>
      doing(at(signal), `tidy ${prefix}`, async (sftp) => {
        const files = await filesBelow(at(signal), sftp, prefixParts(prefix));
        const left = files.filter(
          (file) => file.partialOf !== undefined && isLeft(file.partialOf, file.modifiedAt),
        );
        for (const { key } of left) {
          await removeFile(at(signal), sftp, posix.join(root, key));
          await removeEmpty(at(signal), sftp, key.split('/').slice(0, -1));
        }
        return left.length;
      }),
    close: () => session.close(),
  };
}

async function doing<T>(
  { session, signal }: At,
  what: string,
  work: (sftp: SFTPWrapper) => Promise<T>,
  source?: Source,
): Promise<T> {
  signal.throwIfAborted();
  try {
    return await work(await session.open(signal));
  } catch (error) {
    if (source?.hasThrown(error) === true) throw error;
    if (signal.aborted) throw signal.reason;
    throw sftpFailure(session, what, error);
  }
}

async function* inWords(
  { session, signal }: At,
  what: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw sftpFailure(session, what, error);
  }
}

function sftpFailure({ place }: Session, what: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const where = `cannot ${what} at ${place}: ${wordsOf(error)}`;
  const status = statusOf(error);
  if (status === NO_SUCH_FILE) {
    const hint = 'make the folder on the server, or mount the disk that it is on';
    return new Failure('artefact/no-folder', where, { hint, cause: error });
  }
  if (status === NOT_ALLOWED) {
    return new Failure('artefact/refused', where, { hint: 'let that user write there', cause: error });
  }
  if (error instanceof Error && error.message.startsWith('Server does not support')) {
    const hint = 'use a server that can fsync, as OpenSSH can: what is not on its disk is no backup';
    return new Failure('artefact/refused', where, { hint, cause: error });
  }
  // SFTP has no word for a full disk: it is a failure like any other.
  const hint = status === FAILED ? 'see whether its disk is full' : 'see whether the server is up';
  return new Failure('artefact/unreachable', where, { hint, retry: 'later', cause: error });
}

function soon<T>({ session, signal }: At, what: string, promise: Promise<T>): Promise<T> {
  return within(promise, `${what} at ${session.place}`, session.idleMs, signal);
}

async function put(
  at: At,
  sftp: SFTPWrapper,
  key: string,
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: number }> {
  const { session, signal } = at;
  await requireRoot(at, sftp);
  if ((await statOf(at, sftp, path)) !== undefined) throw exists(key, session.place);
  await makeFolders(at, sftp, partsOf(key).slice(0, -1));
  const aside = posix.join(
    posix.dirname(path),
    partialName(posix.basename(path), randomBytes(8).toString('hex')),
  );
  try {
    const written = await writeFile({ session, sftp, what: `keep ${key}`, signal }, aside, bytes);
    await renameNew(at, sftp, key, aside, path);
    return { bytes: written };
  } catch (error) {
    const own: At = { ...at, signal: new AbortController().signal };
    await soon(
      own,
      'tidy',
      asked<void>((done) => sftp.unlink(aside, done)),
    ).catch(() => undefined);
    throw error;
  }
}

/** Version 3 of the protocol: a rename fails where there is a file of the new name. */
async function renameNew(at: At, sftp: SFTPWrapper, key: string, from: string, to: string): Promise<void> {
  try {
    await soon(
      at,
      `keep ${key}`,
      asked<void>((done) => sftp.rename(from, to, done)),
    );
  } catch (error) {
    if (statusOf(error) === FAILED && (await statOf(at, sftp, to)) !== undefined) {
      throw exists(key, at.session.place);
    }
    throw error;
  }
}

async function makeFolders(at: At, sftp: SFTPWrapper, parts: readonly string[]): Promise<void> {
  const whole = posix.join(at.root, ...parts);
  if ((await statOf(at, sftp, whole)) !== undefined) return;
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const path = posix.join(at.root, ...parts.slice(0, depth));
    if ((await statOf(at, sftp, path)) !== undefined) continue;
    try {
      await soon(
        at,
        'make a folder',
        asked<void>((done) => sftp.mkdir(path, { mode: 0o700 }, done)),
      );
    } catch (error) {
      // Somebody else was first.
      if ((await statOf(at, sftp, path)) === undefined) throw error;
    }
  }
}

async function statOf(at: At, sftp: SFTPWrapper, path: string): Promise<Stats | undefined> {
  try {
    return await soon(
      at,
      `look at ${path}`,
      asked<Stats>((done) => sftp.lstat(path, done)),
    );
  } catch (error) {
    if (statusOf(error) === NO_SUCH_FILE) return undefined;
    throw error;
  }
}

async function sizeOf(at: At, sftp: SFTPWrapper, path: string): Promise<number | undefined> {
  const found = await statOf(at, sftp, path);
  if (found === undefined) await requireRoot(at, sftp);
  return found?.size;
}

async function requireRoot(at: At, sftp: SFTPWrapper): Promise<void> {
  const found = await soon(
    at,
    `look at ${at.root}`,
    asked<Stats>((done) => sftp.stat(at.root, done)),
  );
  if (found.isDirectory()) return;
  throw new Failure('artefact/no-folder', `${at.session.place} is no folder`, { hint: 'name a folder' });
}

async function removeFile(at: At, sftp: SFTPWrapper, path: string): Promise<void> {
  try {
    await soon(
      at,
      `remove ${path}`,
      asked<void>((done) => sftp.unlink(path, done)),
    );
  } catch (error) {
    if (statusOf(error) !== NO_SUCH_FILE) throw error;
    await requireRoot(at, sftp);
  }
}

async function removeEmpty(at: At, sftp: SFTPWrapper, parts: readonly string[]): Promise<void> {
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const path = posix.join(at.root, ...parts.slice(0, depth));
    try {
      await soon(
        at,
        `remove ${path}`,
        asked<void>((done) => sftp.rmdir(path, done)),
      );
    } catch {
      return;
    }
  }
}

async function freeSpace(
  at: At,
  sftp: SFTPWrapper,
): Promise<{ readonly bytes: number; readonly total: number } | undefined> {
  try {
    const told = await soon(
      at,
      'ask for free space',
      asked<unknown>((done) => sftp.ext_openssh_statvfs(at.root, done)),
    );
    const { f_frsize: unit, f_bavail: free, f_blocks: all } = Object(told);
    if (![unit, free, all].every((value) => typeof value === 'number')) return undefined;
    return { bytes: free * unit, total: all * unit };
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Server does not support')) return undefined;
    throw error;
  }
}

type Found = StoredObject & { readonly partialOf: string | undefined };

/** All files below a folder; none where it is not there, but its root is. */
async function filesBelow(at: At, sftp: SFTPWrapper, parts: readonly string[]): Promise<readonly Found[]> {
  await requireRoot(at, sftp);
  const limit = pLimit(FOLDERS_AT_ONCE);
  const walk = async (here: readonly string[]): Promise<readonly Found[]> => {
    const entries = await limit(() => entriesOf(at, sftp, posix.join(at.root, ...here)));
    const folders = entries.filter(({ attrs }) => attrs.isDirectory());
    const below = await Promise.all(folders.map(({ filename }) => walk([...here, filename])));
    return [...entries.flatMap((entry) => factsOf(here, entry)), ...below.flat()];
  };
  return walk(parts);
}

async function entriesOf(at: At, sftp: SFTPWrapper, path: string): Promise<readonly FileEntryWithStats[]> {
  try {
    return await soon(
      at,
      `list ${path}`,
      asked<FileEntryWithStats[]>((done) => sftp.readdir(path, done)),
    );
  } catch (error) {
    if (statusOf(error) === NO_SUCH_FILE) return [];
    throw error;
  }
}

function factsOf(here: readonly string[], { filename: name, attrs }: FileEntryWithStats): readonly Found[] {
  const before = nameOfPartial(name);
  if (!attrs.isFile() || (before === undefined && name.startsWith('.'))) return [];
  return [
    {
      key: [...here, name].join('/'),
      bytes: attrs.size,
      modifiedAt: attrs.mtime * 1000,
      partialOf: before === undefined ? undefined : [...here, before].join('/'),
    },
  ];
}
