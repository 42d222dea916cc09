// A git repository in memory behind the Source port: commits with authors, blame line by line, removals.
// Commits are numbered, and their ids are their numbers over and over, so that people can read them.

import { createHash } from 'node:crypto';
import { Failure } from '../../../src/model/failure.ts';
import { commit as commitId } from '../../../src/model/ref.ts';
import type { Blame, Revision } from '../../../src/model/source.ts';
import { sortEntries, sourceTree } from '../../../src/model/source-rules.ts';
import type { Source } from '../../../src/ports.ts';
import type { Edit } from './script.ts';

/** `writers`: for each line the place of the commit that wrote it last. */
type File = { readonly lines: readonly string[]; readonly writers: readonly number[]; readonly last: number };
type Version = {
  readonly revision: Revision;
  readonly files: ReadonlyMap<string, File>;
  readonly deleted: readonly string[];
};

export type MemoryRepository = Source & {
  /** `at`: milliseconds since 1970. */
  commit(author: string, subject: string, edits: readonly Edit[], at: number): Revision;
};

export function createMemoryRepository(): MemoryRepository {
  const versions: Version[] = [];
  const placeOf = (commit: string) => versions.findIndex(({ revision }) => revision.commit === commit);
  const versionOf = ({ commit }: Revision): Version => {
    const found = versions[placeOf(commit)];
    if (found === undefined) throw new Failure('git/unknown-commit', `there is no commit ${commit}`);
    return found;
  };
  return {
    commit(author, subject, edits, at) {
      const place = versions.length;
      const number = `${place + 1}`;
      const revision: Revision = {
        commit: commitId(number.repeat(40).slice(0, 40)),
        branch: 'main',
        author,
        email: `${author.toLowerCase()}@example.com`,
        authoredAt: Math.floor(at / 1000),
        subject,
      };
      const files = new Map(versions.at(-1)?.files);
      const before = [...files.keys()];
      for (const edit of edits) apply(files, edit, place);
      versions.push({ revision, files, deleted: before.filter((path) => !files.has(path)) });
      return revision;
    },
    async fetch() {
      const last = versions.at(-1);
      if (last === undefined) throw new Failure('git/unknown-branch', 'the branch points at no commit');
      return last.revision;
    },
    async tree(revision) {
      const texts = new Map<string, string>();
      const entries = [...versionOf(revision).files].map(([path, { lines }]) => {
        const text = textOf(lines);
        texts.set(blobId(text), text);
        return { path, kind: 'file' as const, oid: blobId(text), size: Buffer.byteLength(text) };
      });
      return sourceTree(revision, sortEntries(entries), texts);
    },
    async read(revision, path) {
      const file = versionOf(revision).files.get(path);
      if (file === undefined) throw new Failure('git/no-file', `there is no file ${path} in this commit`);
      return Buffer.from(textOf(file.lines));
    },
    async blame(revision, path, lines, _signal, since) {
      const { files } = versionOf(revision);
      const oldest = since === undefined ? -1 : placeOf(since);
      const blames = lines.flatMap((line): readonly (readonly [number, Blame])[] => {
        const writer = line === 0 ? lastChange(files, path) : files.get(path)?.writers[line - 1];
        const found = writer === undefined || writer <= oldest ? undefined : versions[writer];
        return found === undefined ? [] : [[line, found.revision]];
      });
      return new Map(blames);
    },
    async removal(revision, path) {
      const upToThen = versions.slice(0, placeOf(revision.commit) + 1);
      return upToThen.findLast(({ deleted }) => deleted.includes(path))?.revision;
    },
    async authors(since, revision, paths) {
      const oldest = since === undefined ? -1 : placeOf(since);
      return versions.slice(oldest + 1, placeOf(revision.commit) + 1).flatMap((version, offset) => {
        const changed = [...version.files].flatMap(([file, { last }]) =>
          last === oldest + 1 + offset ? [file] : [],
        );
        const isMeant = (file: string) => paths.some((path) => file === path || file.startsWith(`${path}/`));
        const { author: name, email } = version.revision;
        return [...changed, ...version.deleted].some(isMeant) ? [{ name, email }] : [];
      });
    },
  };
}

function apply(files: Map<string, File>, edit: Edit, place: number): void {
  const { path } = edit;
  const old = files.get(path);
  if (edit.kind === 'write') {
    files.set(path, written(old, edit.text, place));
    return;
  }
  if (old === undefined) throw new Error(`there is no file ${path} to ${edit.kind}`);
  if (edit.kind === 'change') {
    const text = textOf(old.lines);
    if (!text.includes(edit.from)) throw new Error(`${path} has no ${edit.from}`);
    files.set(path, written(old, text.replaceAll(edit.from, edit.to), place));
    return;
  }
  files.delete(path);
  // As git blames without looking for renames: a moved file is new.
  if (edit.kind === 'move') files.set(edit.to, written(undefined, textOf(old.lines), place));
}

function written(old: File | undefined, text: string, place: number): File {
  const lines = text.split('\n').slice(0, -1);
  return { lines, writers: writersOf(old ?? { lines: [], writers: [] }, lines, place), last: place };
}

/** Lines that the longest common sequence has keep their writer. */
function writersOf(
  old: Pick<File, 'lines' | 'writers'>,
  lines: readonly string[],
  place: number,
): readonly number[] {
  const common = lengths(old.lines, lines);
  const writers = lines.map(() => place);
  let [before, now] = [0, 0];
  while (before < old.lines.length && now < lines.length) {
    if (old.lines[before] === lines[now]) {
      writers[now] = old.writers[before] ?? place;
      before += 1;
      now += 1;
    } else if ((common[before + 1]?.[now] ?? 0) >= (common[before]?.[now + 1] ?? 0)) before += 1;
    else now += 1;
  }
  return writers;
}

/** Length of the longest common sequence of what begins at each pair of lines. */
function lengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const table: number[][] = Array.from({ length: a.length + 1 }, () => Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [down = 0, right = 0, both = 0] = [table[i + 1]?.[j], table[i]?.[j + 1], table[i + 1]?.[j + 1]];
      const row = table[i];
      if (row !== undefined) row[j] = a[i] === b[j] ? both + 1 : Math.max(down, right);
    }
  }
  return table;
}

function lastChange(files: ReadonlyMap<string, File>, path: string): number | undefined {
  const found = [...files].filter(([name]) => name === path || name.startsWith(`${path}/`));
  return found.length === 0 ? undefined : Math.max(...found.map(([, { last }]) => last));
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function blobId(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex');
}
