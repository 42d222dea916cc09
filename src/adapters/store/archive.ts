// The whole of the recorded state as one tar, and back. Secrets stay encrypted in it; the identity that
// opens them goes along only when asked. An import checks everything in a folder of its own, then moves
// the old state aside and the new one in; what a crash leaves in between is never taken for a state.

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { extract, pack } from 'tar-stream';
import { Failure } from '../../model/failure.ts';
import type { Actor } from '../../model/person.ts';
import type { Exporting, Imported } from '../../model/record.ts';
import { sha256, type TargetName } from '../../model/ref.ts';
import type { Clock } from '../../ports.ts';
import type { StateArchive } from '../../ports-daemon.ts';
import { createOnce, errorCode, errorWords, privateFolder, syncFolder } from '../disk/durable.ts';
import type { ArchivedFile, Manifest } from './archive-manifest.ts';
import {
  ARCHIVE_FORMAT,
  damaged,
  IDENTITY,
  IMPORTING,
  isStatePath,
  MANIFEST,
  ROOTS,
  readManifest,
} from './archive-manifest.ts';
import { auditAlone } from './audit-alone.ts';
import { createLock, lockFleet } from './lock.ts';
import { mustBeWhole } from './whole.ts';

export type ArchiveOptions = {
  /** The fleet's state folder. */
  readonly folder: string;
  readonly fleet: string;
  readonly targets: readonly TargetName[];
  readonly identityFile: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Who asks, for the audit. */
  readonly actor: Actor;
  readonly onWarning: (text: string) => void;
};

export function createStateArchive(options: ArchiveOptions): StateArchive {
  return {
    export: (wanted) => exportState(options, wanted),
    import: (tar, file) => importState(options, tar, file),
  };
}

async function* exportState(options: ArchiveOptions, wanted: Exporting): AsyncGenerator<Uint8Array> {
  await mustBeWhole(options.folder);
  const { file, withIdentity } = wanted;
  if (!wanted.isAudited) {
    const detail = { file, withIdentity: String(withIdentity) };
    await audited(options, options.folder, 'export', detail);
  }
  const out = pack();
  const filling = fill(out, options, withIdentity);
  try {
    for await (const piece of out) yield piece;
    await filling;
  } finally {
    out.destroy();
  }
}

/** Never rejects: trouble ends the pack, and the reader of the pack gets it. */
async function fill(
  out: ReturnType<typeof pack>,
  options: ArchiveOptions,
  withIdentity: boolean,
): Promise<void> {
  const add = (name: string, content: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      const header = { name, size: content.length, mode: 0o600, mtime: new Date(options.clock.now()) };
      out.entry(header, Buffer.from(content), (error) => (error ? reject(error) : resolve()));
    });
  try {
    const files: ArchivedFile[] = [];
    for (const path of await statePaths(options.folder)) {
      // What grows beside us is taken as it is now; a line that is half there is mended like after a crash.
      const content = await readIfThere(join(options.folder, path));
      if (content === undefined) continue;
      files.push({ path, size: content.length, sha256: sha256(content) });
      await add(path, content);
    }
    const identity = await readIfThere(options.identityFile);
    if (withIdentity && identity !== undefined) await add(IDENTITY, identity);
    const manifest: Manifest = {
      format: ARCHIVE_FORMAT,
      fleet: options.fleet,
      at: new Date(options.clock.now()).toISOString(),
      identity: identity === undefined ? null : sha256(identity),
      files,
    };
    // Last, because only now is known what went in.
    await add(MANIFEST, Buffer.from(`${JSON.stringify(manifest)}\n`));
    out.finalize();
  } catch (cause) {
    out.destroy(unusable(options.folder, cause));
  }
}

/** Files of the state by path, the ledger first: the audit may then be ahead of it, never behind. */
async function statePaths(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const root of ROOTS) {
    const info = await stat(join(folder, root)).catch(() => undefined);
    if (info?.isFile()) found.push(root);
    if (!info?.isDirectory()) continue;
    const entries = await readdir(join(folder, root), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    found.push(...paths.filter(isStatePath).sort());
  }
  return found;
}

async function importState(
  options: ArchiveOptions,
  tar: AsyncIterable<Uint8Array>,
  file: string,
): Promise<Imported> {
  const holder = 'state import';
  await using _fleet = await lockFleet({ folder: options.folder, holder });
  await using locks = new AsyncDisposableStack();
  const lock = createLock({ folder: options.folder, holder });
  for (const target of options.targets) locks.use(await lock.acquire(target));
  const staged = join(options.folder, `.import-${randomBytes(8).toString('hex')}`);
  try {
    const read = await stage(staged, tar);
    const manifest = checked(read, options.fleet);
    await mustOpen(options, manifest, read.identity);
    const detail = { file, of: manifest.at, withIdentity: String(read.identity !== undefined) };
    // Into the state that comes, before it comes: there is no moment at which it is here and nobody wrote it down.
    await audited(options, staged, 'import', detail);
    const aside = await swap(options, staged, read.identity);
    return { files: manifest.files.length, aside };
  } catch (cause) {
    throw unusable(options.folder, cause);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

async function audited(
  { fleet, actor, clock, onWarning }: ArchiveOptions,
  folder: string,
  verb: 'export' | 'import',
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  await auditAlone(
    { folder, holder: `state ${verb}`, clock, onWarning },
    { actor, action: `${verb}:state`, subject: fleet, outcome: 'allowed', reason: '', detail },
  );
}

type Staged = {
  readonly files: ReadonlyMap<string, ArchivedFile>;
  readonly manifest: string | undefined;
  readonly identity: Uint8Array | undefined;
};

/** Writes what the tar holds into a folder that is nobody's state yet. */
async function stage(folder: string, tar: AsyncIterable<Uint8Array>): Promise<Staged> {
  const files = new Map<string, ArchivedFile>();
  const extras = new Map<string, Buffer>();
  const reading = extract();
  reading.on('entry', (header, stream, next) => {
    takeEntry(folder, header, stream, files, extras).then(
      () => next(),
      (error: unknown) => reading.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  });
  await new Promise<void>((resolve, reject) => {
    const source = Readable.from(tar);
    source.on('error', reject);
    reading.on('error', (error) => {
      source.destroy();
      reject(error);
    });
    reading.on('finish', resolve);
    source.pipe(reading);
  });
  return { files, manifest: extras.get(MANIFEST)?.toString('utf8'), identity: extras.get(IDENTITY) };
}

async function takeEntry(
  folder: string,
  { name, type }: { readonly name: string; readonly type?: string | null | undefined },
  stream: Readable,
  files: Map<string, ArchivedFile>,
  extras: Map<string, Buffer>,
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  const content = Buffer.concat(pieces);
  if (type !== 'file') throw damaged('it holds something that is no file');
  if (name === MANIFEST || name === IDENTITY) {
    extras.set(name, content);
    return;
  }
  if (!isStatePath(name) || files.has(name)) throw damaged('it holds a file that is no part of a state');
  await privateFolder(dirname(join(folder, name)));
  await createOnce(join(folder, name), content, 0o600);
  files.set(name, { path: name, size: content.length, sha256: sha256(content) });
}

/** Exactly the files that the manifest names, each with its hash. */
function checked({ files, manifest: text }: Staged, fleet: string): Manifest {
  if (text === undefined) throw damaged('it has no manifest: it was cut off');
  const manifest = readManifest(text, fleet);
  for (const { path, size, sha256: hash } of manifest.files) {
    const found = files.get(path);
    if (found?.size !== size || found.sha256 !== hash)
      throw damaged('a file in it is missing or was changed');
  }
  if (manifest.files.length !== files.size) throw damaged('it holds a file that its manifest does not name');
  return manifest;
}

/** Secrets that nobody here can open are no state to start from. */
async function mustOpen(
  { identityFile }: ArchiveOptions,
  manifest: Manifest,
  brought: Uint8Array | undefined,
): Promise<void> {
  if (brought !== undefined && sha256(brought) !== manifest.identity)
    throw damaged('its identity was changed');
  if (brought !== undefined || manifest.identity === null) return;
  const own = await readIfThere(identityFile);
  if (own !== undefined && sha256(own) === manifest.identity) return;
  throw new Failure(
    'archive/other-identity',
    `the secrets in the archive are not for the identity ${identityFile} of this host`,
    {
      hint: 'put the old host’s identity there first, or export with --with-identity; nothing was changed',
      retry: 'after-change',
    },
  );
}

/** Old out, new in, under a mark that says that it is not done yet. */
async function swap(
  { folder, identityFile, clock }: ArchiveOptions,
  staged: string,
  identity: Uint8Array | undefined,
): Promise<string> {
  const stamp = new Date(clock.now()).toISOString().replace(/[:.]/g, '-');
  const aside = join(folder, `before-import-${stamp}-${randomBytes(3).toString('hex')}`);
  await mkdir(aside, { mode: 0o700 });
  const mark = join(folder, IMPORTING);
  await unlink(mark).catch(() => undefined);
  await createOnce(mark, `${aside}\n`, 0o600);
  for (const name of [...ROOTS, 'ledger.json.previous']) {
    await moveIfThere(join(folder, name), join(aside, name));
    await moveIfThere(join(staged, name), join(folder, name));
  }
  if (identity !== undefined) {
    await privateFolder(dirname(identityFile));
    // Perhaps on another file system: copied, not moved.
    const own = await readIfThere(identityFile);
    if (own !== undefined) await createOnce(join(aside, IDENTITY), own, 0o400);
    await unlink(identityFile).catch(() => undefined);
    await createOnce(identityFile, identity, 0o400);
  }
  await syncFolder(aside);
  await syncFolder(folder);
  await unlink(mark);
  await syncFolder(folder);
  return aside;
}

async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    await using _ = { [Symbol.asyncDispose]: () => file.close() };
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function unusable(folder: string, cause: unknown): Failure {
  if (cause instanceof Failure) return cause;
  if (errorCode(cause) === undefined) return damaged(errorWords(cause));
  return new Failure('archive/failed', `cannot work in ${folder}: ${errorWords(cause)}`, {
    hint: 'check free space and the permissions of the state folder',
    retry: 'later',
    cause,
  });
}
