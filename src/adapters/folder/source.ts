// The Source port over a folder read as it lies on disk, for trying things out before a commit. Links are
// never followed, `.git` and `node_modules` are left out. Nothing here knows who wrote what, or when.

import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { lstat, open, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { commit } from '../../model/ref.ts';
import type { Revision } from '../../model/source.ts';
import type { Entry } from '../../model/source-rules.ts';
import {
  decodeText,
  MAX_FILES,
  sortEntries,
  sourceTree,
  textLimit,
  withText,
} from '../../model/source-rules.ts';
import type { FollowedSource } from '../../ports.ts';

const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);
const MAX_FILE = 512 * 1024 * 1024;

const REVISION: Revision = {
  commit: commit('worktree'),
  branch: '',
  author: '',
  email: '',
  authoredAt: 0,
  subject: '',
};

/** A file as it was when last read; `stamp` changes whenever the file does. */
type Seen = { readonly stamp: string; readonly entry: Entry; readonly text: string | undefined };

/** The declarations of a folder. `folder` is absolute, or relative to the working directory. */
export function createFolderSource(folder: string): FollowedSource {
  let seen: ReadonlyMap<string, Seen> = new Map();
  return {
    remote: {
      head: (signal) => stampOf(folder, signal),
      revision: async (wanted) => (wanted === REVISION.commit ? REVISION : undefined),
      keep: async () => undefined,
      isAncestor: async () => true,
      unsigned: async () => [],
    },
    async fetch() {
      const stats = await lstat(folder).catch(() => undefined);
      if (stats?.isDirectory()) return REVISION;
      throw missing(folder);
    },
    async tree(revision, signal) {
      const files: Found[] = [];
      const others: Entry[] = [];
      for await (const found of walk(folder, '', signal)) {
        if ('kind' in found) others.push(found);
        else files.push(found);
        if (files.length + others.length > MAX_FILES) throw tooMany(folder);
      }
      const next = await lookAtAll(folder, files, seen, signal);
      seen = next;
      const sorted = sortEntries([...[...next.values()].map(({ entry }) => entry), ...others]);
      const texts = new Map(
        withText(sorted.files).map(({ oid, path }) => [oid, next.get(path)?.text] as const),
      );
      return sourceTree(revision, sorted, texts);
    },
    async read(_revision, path) {
      const bytes = await readWhole(join(folder, path), path);
      const known = seen.get(path);
      if (known === undefined || known.entry.oid !== blobId(bytes)) throw changed(path);
      return bytes;
    },
    async blame() {
      return new Map();
    },
    async removal() {
      return undefined;
    },
    async authors() {
      return [];
    },
  };
}

type Found = { readonly path: string; readonly stats: BigIntStats };

/** What is there, or the reason why it is not known: a failed read is never an absence. */
async function* walk(folder: string, below: string, signal: AbortSignal): AsyncGenerator<Found | Entry> {
  signal.throwIfAborted();
  const here = await opendir(join(folder, below)).catch(() => undefined);
  if (here === undefined) {
    if (below === '') throw missing(folder);
    yield { path: below, kind: 'closed-folder', oid: '', size: 0 };
    return;
  }
  for await (const { name } of here) {
    if (SKIPPED.has(name)) continue;
    const path = below === '' ? name : `${below}/${name}`;
    const stats = await lstat(join(folder, path), { bigint: true }).catch(goneOr<'unreadable'>('unreadable'));
    if (stats === 'unreadable') yield { path, kind: stats, oid: '', size: 0 };
    else if (stats?.isDirectory()) yield* walk(folder, path, signal);
    else if (stats !== undefined) yield found(path, stats);
  }
}

/** Differs whenever a file does, without reading any. */
async function stampOf(folder: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const lines: string[] = [];
  for await (const one of walk(folder, '', signal)) {
    const writing = 'kind' in one || !isBeingWritten(one.path, one.stats) ? '' : ' is being written';
    lines.push('kind' in one ? `${one.path} ${one.kind}` : `${one.path} ${fileStamp(one.stats)}${writing}`);
  }
  for (const line of lines.sort()) hash.update(`${line}\n`);
  return hash.digest('hex');
}

function fileStamp(stats: BigIntStats): string {
  return [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs, stats.mode].join(':');
}

const WRITING_MS = 2000;

/** Many programs empty a file before they fill it: until it stays so, an empty declaration says nothing. */
function isBeingWritten(path: string, { size, mtimeMs }: BigIntStats): boolean {
  if (!/\.ya?ml$/.test(path)) return false;
  const ageMs = Date.now() - Number(mtimeMs);
  return size === 0n && ageMs >= 0 && ageMs < WRITING_MS;
}

/** A file that was removed while we looked is gone; every other trouble leaves it unknown. */
function goneOr<T>(otherwise: T): (error: unknown) => T | undefined {
  return (error) =>
    error instanceof Error && 'code' in error && error.code === 'ENOENT' ? undefined : otherwise;
}

function found(path: string, stats: BigIntStats): Found | Entry {
  if (stats.isFile()) return { path, stats };
  return { path, kind: stats.isSymbolicLink() ? 'symlink' : 'special', oid: '', size: 0 };
}

/** Files open at once. */
const AT_ONCE = 64;

async function lookAtAll(
  folder: string,
  files: readonly Found[],
  known: ReadonlyMap<string, Seen>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>();
  for (let start = 0; start < files.length; start += AT_ONCE) {
    signal.throwIfAborted();
    const some = files.slice(start, start + AT_ONCE);
    const looks = await Promise.all(some.map((found) => look(folder, found, known.get(found.path))));
    for (const each of looks) seen.set(each.entry.path, each);
  }
  return seen;
}

async function look(folder: string, { path, stats }: Found, known: Seen | undefined): Promise<Seen> {
  const stamp = fileStamp(stats);
  if (isBeingWritten(path, stats)) {
    return { stamp: '', entry: { path, kind: 'unwritten', oid: '', size: 0 }, text: undefined };
  }
  if (known?.stamp === stamp) return known;
  const size = Number(stats.size);
  const kind = (stats.mode & 0o100n) === 0n ? 'file' : 'executable';
  try {
    if (size > textLimit(path)) {
      const oid = await hashFile(join(folder, path), size);
      return { stamp, entry: { path, kind, oid, size }, text: undefined };
    }
    const bytes = await readWhole(join(folder, path), path);
    return { stamp, entry: { path, kind, oid: blobId(bytes), size: bytes.length }, text: decodeText(bytes) };
  } catch {
    return { stamp: '', entry: { path, kind: 'unreadable', oid: '', size: 0 }, text: undefined };
  }
}

/** Opens a regular file and nothing else, also when a link took its place a moment ago. */
async function openFile(file: string): Promise<FileHandle> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new Error('not a regular file');
}

async function readWhole(file: string, path: string): Promise<Uint8Array> {
  const handle = await openFile(file).catch(() => {
    throw changed(path);
  });
  try {
    if ((await handle.stat()).size > MAX_FILE) {
      throw new Failure('folder/too-large', `the file ${path} is larger than 512 MiB`);
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The id git would give: over `blob <size>`, NUL, content. */
function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

async function hashFile(file: string, size: number): Promise<string> {
  const handle = await openFile(file);
  const hash = createHash('sha1').update(`blob ${size}\0`);
  for await (const chunk of handle.createReadStream()) hash.update(chunk);
  return hash.digest('hex');
}

function missing(folder: string): Failure {
  return new Failure('folder/missing', `there is no folder ${folder} that can be read`, {
    hint: 'check `source.folder` in fleet.yaml',
  });
}

function changed(path: string): Failure {
  return new Failure('folder/changed', `the file ${path} changed while it was read`, {
    hint: 'run again when nothing writes into the folder',
    retry: 'soon',
  });
}

function tooMany(folder: string): Failure {
  return new Failure('folder/too-large', `the folder ${folder} has more than ${MAX_FILES} files`, {
    hint: 'name a folder that holds the declarations only',
  });
}
