// A YAML document as data in which every value knows where it was written. All of reading
// (interpolation, merging, extends, include, validation) works on these trees, so that the
// last problem and the last plan can still name file, line and column.

import type { Position } from './problem.ts';

export type Scalar = string | number | boolean | null;

/** Compose's own tags: `!reset` removes what an overlay inherits, `!override` replaces it whole. */
export type MergeTag = 'reset' | 'override';

export type ScalarNode = {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** The text as written (`1.10`, `0644`, `yes`), without quotes. */
  readonly source: string;
  /** True when the author wrote quotes or a block scalar, so the text is meant as text. */
  readonly quoted: boolean;
  readonly at: Position;
  /** Where the values of the variables in this text were written; empty before interpolation. */
  readonly via?: readonly Position[];
  readonly tag?: MergeTag;
};

export type ListNode = {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly at: Position;
  readonly tag?: MergeTag;
};

export type MapNode = {
  readonly kind: 'map';
  /** In the order of writing. Keys are plain strings, never `__proto__` and its kin. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly at: Position;
  readonly tag?: MergeTag;
};

export type Entry = { readonly keyAt: Position; readonly value: Node };

export type Node = ScalarNode | ListNode | MapNode;

/** JSON-like data. Objects made here have no prototype. */
export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

/** The plain data of a tree, without positions. */
export function toJson(node: Node): Json {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toJson);
    case 'map': {
      const object: Record<string, Json> = Object.create(null);
      for (const [key, entry] of node.entries) object[key] = toJson(entry.value);
      return object;
    }
  }
}

/** The value under `key`, or undefined when the node is no map or has no such key. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}
