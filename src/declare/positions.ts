// Finding the place in a declaration that a message should name.

import type { Position } from '../model/problem.ts';
import type { Node } from '../model/tree.ts';
import { child } from '../model/tree.ts';

/** Where the value at `path` was written; of what is not there, its nearest parent. */
export function valueAt(node: Node, ...path: readonly string[]): Position {
  return (nodeAt(node, ...path) ?? nearest(node, path)).at;
}

/** Where the last key of `path` was written; of what is not there, its nearest parent. */
export function keyAt(node: Node, ...path: readonly string[]): Position {
  const parent = nodeAt(node, ...path.slice(0, -1));
  const entry = parent?.kind === 'map' ? parent.entries.get(path.at(-1) ?? '') : undefined;
  return entry?.keyAt ?? nearest(node, path).at;
}

/** The node at `path`, or undefined. */
export function nodeAt(node: Node, ...path: readonly string[]): Node | undefined {
  let current: Node | undefined = node;
  for (const key of path) {
    current =
      current?.kind === 'list' && /^\d+$/.test(key) ? current.items[Number(key)] : child(current, key);
  }
  return current;
}

function nearest(node: Node, path: readonly string[]): Node {
  let current = node;
  for (const key of path) {
    const next = nodeAt(current, key);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}
