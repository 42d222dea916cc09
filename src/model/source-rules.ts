// What may be in a source tree, whoever read it: how many files, how large, named how. An entry that
// breaks a rule is kept out of the files with its reason; it is an error only for who needs it.

import type { Problem } from './problem.ts';
import type { Revision, SourceFile, SourceTree } from './source.ts';

export const MAX_FILES = 20_000;
export const MAX_TEXT_TOTAL = 64 * 1024 * 1024;
const MAX_TEXT = 256 * 1024;
/** Declarations over their own cap must still be seen, or they would look like deleted. */
const MAX_YAML_TEXT = 4 * 1024 * 1024;
const MAX_PATH = 1024;
const MAX_DEPTH = 32;

/** What a source found at a path. */
export type Entry = {
  readonly path: string;
  readonly kind:
    | 'file'
    | 'executable'
    | 'symlink'
    | 'submodule'
    | 'special'
    | 'unreadable'
    | 'unwritten'
    | 'closed-folder';
  readonly oid: string;
  readonly size: number;
};

export type SortedEntries = {
  readonly files: readonly Entry[];
  readonly unusable: ReadonlyMap<string, Problem>;
};

/** Files by path, and what cannot be used with the reason. */
export function sortEntries(entries: readonly Entry[]): SortedEntries {
  const unusable = new Map<string, Problem>();
  const twins = twinsIn(entries);
  const files = entries.filter((entry) => {
    const problem = entryProblem(entry, twins);
    if (problem) unusable.set(entry.path, problem);
    return problem === undefined;
  });
  return { files: files.sort(byPath), unusable };
}

/** The largest size at which the text of a file is read; larger ones can only be delivered. */
export function textLimit(path: string): number {
  return /\.ya?ml$/.test(path) ? MAX_YAML_TEXT : MAX_TEXT;
}

/** Which files have their text read: declarations first, then the others while the budget lasts. */
export function withText(files: readonly Entry[]): readonly Entry[] {
  const isYaml = (entry: Entry) => /\.ya?ml$/.test(entry.path);
  let left = MAX_TEXT_TOTAL;
  return [...files.filter(isYaml), ...files.filter((entry) => !isYaml(entry))].filter((entry) => {
    if (entry.size > textLimit(entry.path) || entry.size > left) return false;
    left -= entry.size;
    return true;
  });
}

/** The tree of a revision, from its sorted entries and the bytes of those in `withText`, by object id. */
export function sourceTree(
  revision: Revision,
  { files, unusable }: SortedEntries,
  texts: ReadonlyMap<string, string | undefined>,
): SourceTree {
  const tree = new Map<string, SourceFile>();
  const refused = new Map(unusable);
  for (const { path, kind, oid, size } of files) {
    const text = texts.get(oid);
    if (text !== undefined && size < 1024 && text.startsWith(LFS)) {
      refused.set(path, problem(path, 'source/lfs', 'a Git LFS pointer, not the file itself', NO_LFS));
      continue;
    }
    tree.set(path, { path, executable: kind === 'executable', oid, size, text });
  }
  return { revision, files: tree, ...(refused.size === 0 ? {} : { unusable: refused }) };
}

const LFS = 'version https://git-lfs.github.com/spec/';
const NO_LFS = 'commit the file itself; LFS content is not fetched';

/** Text of UTF-8 bytes; undefined for anything else. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Code of the problem for a folder that exists and cannot be looked into: what is in it is not known. */
export const CLOSED_FOLDER = 'source/closed-folder';
const CLOSED_HINT = 'until it can be read, nothing is removed; allow it to be read, or move it elsewhere';

const KINDS: Readonly<Partial<Record<Entry['kind'], readonly [string, string]>>> = {
  symlink: ['a symbolic link, which is never followed', 'commit the file itself in its place'],
  submodule: ['a submodule, which is not fetched', 'commit its files instead'],
  special: ['neither a file nor a folder', 'remove it'],
  unwritten: ['empty since a moment ago, as a file is that is being written', 'look again in two seconds'],
  unreadable: ['not readable for this process', 'allow it to be read, or move it out of the folder'],
};

function entryProblem({ path, kind }: Entry, twins: ReadonlyMap<string, string>): Problem | undefined {
  if (kind === 'closed-folder') {
    const message = 'this folder cannot be read, and may hold declarations';
    return { ...problem(path, CLOSED_FOLDER, message, CLOSED_HINT), severity: 'warning' };
  }
  const [what, hint] = KINDS[kind] ?? [];
  if (what !== undefined) return problem(path, 'source/unsafe-entry', `this is ${what}`, hint ?? '');
  const wrong = pathProblem(path);
  if (wrong !== undefined) return problem(path, 'source/unsafe-path', `the path ${wrong}`, 'rename the file');
  const twin = twins.get(path);
  if (twin === undefined) return undefined;
  const message = `\`${twin}\` differs from this path in letter case or accents only`;
  return problem(path, 'source/twin-paths', message, 'rename one of the two');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const UNSAFE_PATH = /[\u0000-\u001f\u007f-\u009f\\\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/;

/** Why a path must not be used; undefined for a good one. */
export function pathProblem(path: string): string | undefined {
  if (path.length > MAX_PATH) return `is longer than ${MAX_PATH} characters`;
  if (!path.isWellFormed() || UNSAFE_PATH.test(path)) return 'holds characters that are not printable';
  const parts = path.split('/');
  if (parts.length > MAX_DEPTH) return `is deeper than ${MAX_DEPTH} folders`;
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return 'has an empty or dotted part';
  if (parts.some((part) => /^(?:\.git|git~[0-9])$/i.test(part))) return 'leads into a `.git` folder';
  return undefined;
}

/** Paths that some file system or reader would take for one and the same, each with its twin. */
function twinsIn(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const { path } of entries) {
    const folded = path.normalize('NFC').toLowerCase();
    const other = first.get(folded);
    if (other === undefined) first.set(folded, path);
    else {
      twins.set(path, other);
      twins.set(other, path);
    }
  }
  return twins;
}

function problem(path: string, code: string, message: string, hint: string): Problem {
  return { code, severity: 'error', at: { file: path, line: 1, column: 1 }, message, hint };
}

function byPath(a: Entry, b: Entry): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
