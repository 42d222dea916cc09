// The Source port over a bare mirror: fetch a branch, list a commit, read files by object id, ask the
// history who wrote a line or removed a file. Content is addressed by full ids only; a ref is used once.

import { createHash } from 'node:crypto';
import { Failure } from '../../model/failure.ts';
import type { Blame, Revision, SourceTree } from '../../model/source.ts';
import type { Entry, SortedEntries } from '../../model/source-rules.ts';
import { decodeText, MAX_FILES, sortEntries, sourceTree, withText } from '../../model/source-rules.ts';
import type { FollowedSource } from '../../ports.ts';
import { authorsOf } from './authors.ts';
import { parseBlame, parseObjects, parseRevision, parseTree, REVISION_FORMAT } from './listing.ts';
import type { Mirror, MirrorOptions } from './mirror.ts';
import { createMirror } from './mirror.ts';
import { createRemote, type RemoteOptions } from './remote.ts';

export type GitSourceOptions = MirrorOptions & {
  readonly branch: string;
  /** Folder inside the repository, without dots or slashes at its ends; `''` for all of it. */
  readonly path: string;
  readonly signatures?: RemoteOptions['signatures'];
};

/** Largest file that can be delivered. */
const MAX_FILE = 512 * 1024 * 1024;
/** Above so many lines the whole file is asked for at once. */
const MAX_RANGES = 100;

/** The declarations of a git repository. Fails with `git/bad-url` at once when the url is not allowed. */
export function createGitSource(options: GitSourceOptions): FollowedSource {
  const mirror = createMirror(options);
  const { branch, path, signatures } = options;
  // Blobs never change, and most stay from commit to commit.
  let texts: ReadonlyMap<string, string | undefined> = new Map();
  let listed: { readonly commit: string; readonly entries: SortedEntries } | undefined;

  const below = (file: string) => inRepository(path, file);

  async function entriesOf(revision: Revision, signal: AbortSignal): Promise<SortedEntries> {
    if (listed?.commit === revision.commit) return listed.entries;
    const entries = sortEntries(await list(mirror, revision, path, signal));
    listed = { commit: revision.commit, entries };
    return entries;
  }

  return {
    remote: createRemote(mirror, { url: options.url, branch, signatures }),
    async fetch(signal) {
      const id = await mirror.fetch(branch, signal);
      const output = await mirror.read(
        'reading the commit',
        ['log', '-1', REVISION_FORMAT, id, '--'],
        signal,
      );
      const revision = parseRevision(output, branch);
      if (revision === undefined) throw new Failure('git/unknown-branch', 'the branch points at no commit');
      return revision;
    },
    async tree(revision, signal): Promise<SourceTree> {
      const entries = await entriesOf(revision, signal);
      texts = await readTexts(mirror, entries, texts, signal);
      return sourceTree(revision, entries, texts);
    },
    async read(revision, file, signal) {
      const { files } = await entriesOf(revision, signal);
      const entry = files.find((each) => each.path === file);
      if (entry === undefined) throw new Failure('git/no-file', `there is no file ${file} in this commit`);
      if (entry.size > MAX_FILE)
        throw new Failure('git/too-large', `the file ${file} is larger than 512 MiB`);
      const objects = await mirror.objects([entry.oid], entry.size + 1024, signal);
      return verified(entry, parseObjects(objects).get(entry.oid));
    },
    async blame(revision, file, lines, signal, since) {
      const ask = async (range: string) => blame(mirror, range, inRepository(path, file), lines, signal);
      const now = idOf(revision);
      if (since === undefined || !isId(since)) return ask(now);
      if (since === now) return new Map();
      return ask(`${since}..${now}`).catch((error: unknown) => {
        const said = error instanceof Failure ? error.message : '';
        // Nothing is newer than the commit itself, or than one that came later.
        if (EMPTY_RANGE.test(said)) return new Map<number, Blame>();
        // History was rewritten: with nothing to compare with, every line may be new.
        if (UNKNOWN_RANGE.test(said)) return ask(now);
        throw error;
      });
    },
    async removal(revision, file, signal) {
      const where = [idOf(revision), '--', inRepository(path, file)];
      const args = ['log', '-1', '--no-renames', '--diff-filter=D', REVISION_FORMAT, ...where];
      return parseRevision(await mirror.read('reading who removed a file', args, signal), branch);
    },
    authors: (since, revision, paths, signal) =>
      authorsOf(mirror, isId(since ?? '') ? since : undefined, idOf(revision), paths.map(below), signal),
  };
}

/** The full id of a revision, which may have come from a file: nothing else may become an argument. */
function idOf({ commit }: Revision): string {
  if (isId(commit)) return commit;
  throw new Failure('git/unknown-commit', 'a revision that is no commit of a repository');
}

function isId(commit: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit);
}

// Without a commit in its range, blame looks for a file on disk, which a mirror has not.
const EMPTY_RANGE = /must be run in a work tree/i;
const UNKNOWN_RANGE = /bad object|invalid revision range|bad revision|unknown revision/i;

/** `range`: a commit, or `<older>..<newer>`. */
async function blame(
  mirror: Mirror,
  range: string,
  file: string,
  lines: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Blame>> {
  const single = new Set(lines);
  const isWhole = single.delete(0);
  const written = await blameLines(mirror, [range, '--', file], [...single], signal);
  const last = isWhole ? await lastChange(mirror, range, file, signal) : undefined;
  return last === undefined ? written : new Map([...written, [0, last]]);
}

async function lastChange(
  mirror: Mirror,
  range: string,
  file: string,
  signal: AbortSignal,
): Promise<Blame | undefined> {
  const args = ['log', '-1', REVISION_FORMAT, range, '--', file];
  const found = parseRevision(await mirror.read('reading who changed a file', args, signal), '');
  if (found === undefined) return undefined;
  const { branch: _, ...last } = found;
  return last;
}

async function blameLines(
  mirror: Mirror,
  where: readonly string[],
  wanted: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Blame>> {
  if (wanted.length === 0) return new Map();
  const doing = 'reading who wrote a line';
  // Without --root the first commit of all would count as the border of the range.
  const ask = async (ranges: readonly string[]) =>
    parseBlame(await mirror.read(doing, ['blame', '--porcelain', '--root', ...ranges, ...where], signal));
  const ranges = wanted.length > MAX_RANGES ? [] : wanted.flatMap((line) => ['-L', `${line},${line}`]);
  return ask(ranges).catch((error: unknown) => {
    const message = error instanceof Failure ? error.message : '';
    // A line that the file does not have must not hide the others; a file that the commit does not have
    // (a built-in, fleet.yaml) was written by nobody in it.
    if (message.includes('has only')) return ask([]);
    if (message.includes('no such path')) return new Map<number, Blame>();
    throw error;
  });
}

function inRepository(path: string, file: string): string {
  return path === '' ? file : `${path}/${file}`;
}

async function list(
  mirror: Mirror,
  revision: Revision,
  path: string,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', `${idOf(revision)}:${path}`];
  const output = await mirror.read('listing files', args, signal).catch((error: unknown) => {
    if (
      path === '' ||
      !(error instanceof Failure) ||
      !/Not a valid object name|not a tree/.test(error.message)
    ) {
      throw error;
    }
    throw new Failure('git/no-path', `the repository has no folder ${path}`, {
      hint: 'check `source.path` in fleet.yaml',
    });
  });
  const entries = parseTree(output);
  if (entries.length <= MAX_FILES) return entries;
  throw new Failure('git/too-large', `the repository has more than ${MAX_FILES} files`, {
    hint: 'name a folder with the declarations in `source.path` in fleet.yaml',
  });
}

async function readTexts(
  mirror: Mirror,
  { files }: SortedEntries,
  known: ReadonlyMap<string, string | undefined>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string | undefined>> {
  const wanted = withText(files);
  const sizes = new Map(wanted.filter(({ oid }) => !known.has(oid)).map(({ oid, size }) => [oid, size]));
  const texts = new Map(
    wanted.flatMap(({ oid }) => (known.has(oid) ? [[oid, known.get(oid)] as const] : [])),
  );
  if (sizes.size === 0) return texts;
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size + 128, 1024);
  const objects = parseObjects(await mirror.objects([...sizes.keys()], bytes, signal));
  for (const oid of sizes.keys()) {
    const content = objects.get(oid);
    if (content === undefined)
      throw new Failure('git/mirror-damaged', 'git did not give all files it listed');
    texts.set(oid, decodeText(content));
  }
  return texts;
}

/** What is delivered to a target is what the commit says: the id is computed again. */
function verified({ oid, path }: Entry, content: Uint8Array | undefined): Uint8Array {
  const algorithm = oid.length === 64 ? 'sha256' : 'sha1';
  const id = createHash(algorithm)
    .update(`blob ${content?.length ?? 0}\0`)
    .update(content ?? '')
    .digest('hex');
  if (content !== undefined && id === oid) return content;
  throw new Failure('git/mirror-damaged', `the copy of ${path} in the state folder is damaged`, {
    hint: 'remove the folder `git` in the state folder; it is fetched again',
  });
}
