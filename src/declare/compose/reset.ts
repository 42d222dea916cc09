// `!reset` and `!override`: the places a document marks so. A reset place is gone from the document; of both
// kinds, what earlier files (or a service that is extended) said there is dropped before the merge.

import type { Node } from '../../model/tree.ts';
import { mapValues } from './nodes.ts';

/** Marked places as a tree of keys; `true` marks the place itself. */
export type Marks = Map<string, Marks | true>;

export type Unmarked = { readonly node: Node | undefined; readonly marks: Marks };

/** The document without its reset places, and all the places it marks. */
export function takeMarks(document: Node): Unmarked {
  const marks: Marks = new Map();
  return { node: strip(document, marks), marks };
}

function strip(node: Node, marks: Marks): Node | undefined {
  if (node.tag === 'reset') return undefined;
  switch (node.kind) {
    case 'map':
      return mapValues(node, (value, key) => stripBelow(value, key, marks));
    case 'list': {
      // A place inside a list cannot be dropped from what is merged with it; a reset item just goes.
      if (!node.items.some(hasMarks)) return node;
      const items = node.items.flatMap((item) => strip(item, new Map()) ?? []);
      return { ...node, items };
    }
    case 'scalar':
      return node;
  }
}

function stripBelow(value: Node, key: string, marks: Marks): Node | undefined {
  if (value.tag !== undefined) {
    marks.set(key, true);
    return value.tag === 'reset' ? undefined : value;
  }
  if (value.kind === 'scalar') return value;
  const inner: Marks = new Map();
  const stripped = strip(value, inner);
  if (inner.size > 0) marks.set(key, inner);
  return stripped;
}

function hasMarks(node: Node): boolean {
  if (node.tag !== undefined) return true;
  if (node.kind === 'list') return node.items.some(hasMarks);
  return node.kind === 'map' && [...node.entries.values()].some((entry) => hasMarks(entry.value));
}

/** The tree without the marked places. */
export function dropMarked(node: Node, marks: Marks): Node {
  if (node.kind !== 'map' || marks.size === 0) return node;
  return mapValues(node, (value, key) => {
    const mark = marks.get(key);
    if (mark === undefined) return value;
    return mark === true ? undefined : dropMarked(value, mark);
  });
}
