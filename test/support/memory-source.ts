// A repository in memory: commits in a line or not, a branch that can be moved or taken away, and a network
// that can be cut. What git does with the same is shown by the tests of its own adapter.

import { createHash } from 'node:crypto';
import { Failure } from '../../src/model/failure.ts';
import { type Commit, commit } from '../../src/model/ref.ts';
import type { Revision } from '../../src/model/source.ts';
import type { FollowedSource } from '../../src/ports.ts';
import { treeOf } from './declared.ts';

export type MemoryCommit = {
  readonly id: Commit;
  readonly parent: Commit | undefined;
  readonly files: Readonly<Record<string, string>>;
  readonly author: string;
  readonly revision: Revision;
};

export type MemorySource = FollowedSource & {
  /** Commits on top of the head; null takes a file away. */
  commit(files: Readonly<Record<string, string | null>>, author?: string): Commit;
  /** What the branch points at; undefined: there is none. */
  head(): Commit | undefined;
  parentOf(commit: Commit): Commit | undefined;
  filesOf(commit: Commit | undefined): Readonly<Record<string, string>>;
  isAncestor(older: Commit, newer: Commit): boolean;
  /** Moves the branch; undefined takes it away. */
  move(to: Commit | undefined): void;
  /** Commits without a good signature. */
  readonly unsigned: Set<Commit>;
  /** True: nobody answers. */
  setAway(away: boolean): void;
  readonly asked: { heads: number; fetches: number };
  /** False: who wrote what cannot be read. */
  readonly canTell: { authors: boolean };
};

export function createMemorySource(): MemorySource {
  const commits = new Map<Commit, MemoryCommit>();
  const unsigned = new Set<Commit>();
  const asked = { heads: 0, fetches: 0 };
  const canTell = { authors: true };
  let head: Commit | undefined;
  let fetched: Commit | undefined;
  let isAway = false;
  const reach = () => {
    if (isAway) throw new Failure('git/unreachable', 'the git server cannot be reached', { retry: 'soon' });
  };
  const known = (id: Commit): MemoryCommit => {
    const found = commits.get(id);
    if (found === undefined) throw new Failure('git/unknown-commit', `there is no commit ${id}`);
    return found;
  };
  const history = (id: Commit | undefined): readonly Commit[] => {
    const line: Commit[] = [];
    for (let at = id; at !== undefined; at = commits.get(at)?.parent) line.push(at);
    return line;
  };
  return {
    unsigned,
    asked,
    canTell,
    setAway(away) {
      isAway = away;
    },
    head: () => head,
    parentOf: (id) => commits.get(id)?.parent,
    filesOf: (id) => (id === undefined ? {} : (commits.get(id)?.files ?? {})),
    isAncestor: (older, newer) => history(newer).includes(older),
    move(to) {
      head = to;
    },
    commit(files, author = 'Ana') {
      const before = head === undefined ? {} : known(head).files;
      const after = Object.entries({ ...before, ...files }).flatMap(([path, text]) =>
        text === null ? [] : [[path, text] as const],
      );
      const text = JSON.stringify([head, after, author, commits.size]);
      const id = commit(createHash('sha1').update(text).digest('hex'));
      const own = Object.fromEntries(after);
      const revision = revisionOf(id, author, commits.size);
      commits.set(id, { id, parent: head, files: own, author, revision });
      head = id;
      return id;
    },
    async fetch() {
      reach();
      asked.fetches += 1;
      if (head === undefined) throw new Failure('git/unknown-branch', 'the repository has no such branch');
      fetched = head;
      return known(head).revision;
    },
    // Not kept: a repository of years is not held in memory either.
    tree: async ({ commit: id }) => ({ ...treeOf(known(id).files), revision: known(id).revision }),
    async read({ commit: id }, path) {
      const text = known(id).files[path];
      if (text === undefined) throw new Failure('git/no-file', `there is no file ${path} in this commit`);
      return Buffer.from(text);
    },
    async blame({ commit: id }, _file, lines, _signal, since) {
      if (since === id) return new Map();
      const { author, email, authoredAt, subject } = known(id).revision;
      return new Map(lines.map((line) => [line, { commit: id, author, email, authoredAt, subject }]));
    },
    removal: async (revision) => revision,
    async authors(since, { commit: id }, paths) {
      if (!canTell.authors) throw new Failure('git/failed', 'git failed while reading who changed files');
      const older = history(since);
      const touches = (one: Commit) => {
        const { files, parent } = known(one);
        const before = parent === undefined ? {} : known(parent).files;
        return paths.some((path) => files[path] !== before[path]);
      };
      const range = history(id).filter((one) => !older.includes(one) && touches(one));
      return range.map((one) => {
        const { author: name, email } = known(one).revision;
        return { name, email };
      });
    },
    remote: {
      async head() {
        asked.heads += 1;
        reach();
        return head;
      },
      async revision(text) {
        if (fetched === undefined || text.length < 7) return undefined;
        const found = [...commits.values()].filter(({ id }) => id.startsWith(text));
        return found.length === 1 ? found[0]?.revision : undefined;
      },
      keep: async () => undefined,
      isAncestor: async (older, newer) => history(newer).includes(older),
      async unsigned(upTo, since) {
        const all = since === undefined ? [upTo] : history(upTo).filter((id) => !history(since).includes(id));
        return all.filter((id) => unsigned.has(id));
      },
    },
  };
}

function revisionOf(id: Commit, author: string, number: number): Revision {
  return {
    commit: id,
    branch: 'main',
    author,
    email: author === '' ? '' : `${author.toLowerCase()}@example.com`,
    authoredAt: 1_700_000_000 + number,
    subject: `change ${number}`,
  };
}
