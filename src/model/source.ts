// A revision of the repository and the files in it. Contents are read by object id; nothing is checked out.

import type { Problem } from './problem.ts';
import type { Commit } from './ref.ts';

/** Somebody as git knows them: what they say of themselves, safe to print. Either may be `''`. */
export type Author = { readonly name: string; readonly email: string };

export type Revision = {
  readonly commit: Commit;
  /** Branch as configured, `''` for a folder read as it lies on disk. */
  readonly branch: string;
  readonly author: string;
  readonly email: string;
  /** Who made the commit of what the author wrote; absent when that is the same. */
  readonly committer?: Author;
  /** Seconds since 1970, as the commit says. */
  readonly authoredAt: number;
  /** First line of the message, made safe to print. */
  readonly subject: string;
};

export type SourceFile = {
  /** `/`-separated, relative to the source's path. */
  readonly path: string;
  readonly executable: boolean;
  /** Git blob id (also computed for folders), so equal content has equal ids. */
  readonly oid: string;
  readonly size: number;
  /** Decoded text of files up to the per-file cap; undefined for larger or non-UTF-8 ones. */
  readonly text: string | undefined;
};

export type SourceTree = {
  readonly revision: Revision;
  readonly files: ReadonlyMap<string, SourceFile>;
  /**
   * Entries that are there and cannot be used (symlinks, submodules, dangerous names), with the reason:
   * an error only for who needs them. Not in `files`.
   */
  readonly unusable?: ReadonlyMap<string, Problem>;
};

/** Who wrote a line, as `git blame` says. */
export type Blame = {
  readonly commit: Commit;
  readonly author: string;
  readonly email: string;
  /** Absent when it is the author. */
  readonly committer?: Author;
  readonly authoredAt: number;
  readonly subject: string;
};
