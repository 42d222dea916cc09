// The files of a revision by folder, so that a bind mount or a build context finds its part of a large
// tree without walking it all. Made once per revision; pure.

import type { Problem } from '../model/problem.ts';
import type { Digest } from '../model/ref.ts';
import { sha256 } from '../model/ref.ts';
import type { SourceFile, SourceTree } from '../model/source.ts';

export type TreeIndex = {
  readonly tree: SourceTree;
  file(path: string): SourceFile | undefined;
  /** The files below a folder, sorted by path; `''` is the whole tree. */
  under(folder: string): readonly SourceFile[];
  /** What cannot be used (a symbolic link, a submodule) and is the path, on the way to it, or below it. */
  unusable(path: string): Problem | undefined;
  /** A digest of what a path holds: a file, a folder with all below it, or nothing. */
  fingerprint(path: string): Digest;
};

/** An index of a tree. */
export function indexTree(tree: SourceTree): TreeIndex {
  let order: readonly string[] | undefined;
  const known = new Map<string, Digest>();

  function under(folder: string): readonly SourceFile[] {
    order ??= [...tree.files.keys()].sort(byCode);
    const prefix = folder === '' ? '' : `${folder}/`;
    const found: SourceFile[] = [];
    for (let index = lowerBound(order, prefix); index < order.length; index += 1) {
      const path = order[index];
      const file = path === undefined ? undefined : tree.files.get(path);
      if (file === undefined || !file.path.startsWith(prefix)) break;
      found.push(file);
    }
    return found;
  }

  function fingerprint(path: string): Digest {
    const before = known.get(path);
    if (before !== undefined) return before;
    const own = tree.files.get(path);
    const files = own === undefined ? under(path) : [own];
    const lines = files.map((file) => `${file.path}\0${file.executable}\0${file.oid}`);
    const made = sha256([...lines, unusable(path)?.message ?? ''].join('\n'));
    known.set(path, made);
    return made;
  }

  function unusable(path: string): Problem | undefined {
    for (const [other, problem] of tree.unusable ?? []) {
      const concerns =
        other === path || path.startsWith(`${other}/`) || path === '' || other.startsWith(`${path}/`);
      if (concerns) return problem;
    }
    return undefined;
  }

  return { tree, file: (path) => tree.files.get(path), under, unusable, fingerprint };
}

function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
