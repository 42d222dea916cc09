// Small tools for trees: making, changing and reading nodes without losing where they were written.
// Nothing here changes a node in place.

import type { Position } from '../../model/problem.ts';
import type { Entry, ListNode, MapNode, Node, Scalar, ScalarNode } from '../../model/tree.ts';

/** A scalar made by us, standing where `like` was written. */
export function scalarLike(value: Scalar, like: Node): ScalarNode {
  const source = value === null ? '' : String(value);
  const node = { kind: 'scalar', value, source, quoted: typeof value === 'string', at: like.at } as const;
  return like.kind === 'scalar' && like.via ? { ...node, via: like.via } : node;
}

export function listLike(items: readonly Node[], like: Node): ListNode {
  return { kind: 'list', items, at: like.at };
}

export function mapLike(entries: ReadonlyMap<string, Entry>, like: Node): MapNode {
  return { kind: 'map', entries, at: like.at };
}

/** A map made by us of plain values, standing where `like` was written. */
export function recordLike(values: Readonly<Record<string, Scalar | Node>>, like: Node): MapNode {
  const entries = new Map<string, Entry>();
  for (const [key, value] of Object.entries(values)) {
    const node = typeof value === 'object' && value !== null ? value : scalarLike(value, like);
    entries.set(key, { keyAt: like.at, value: node });
  }
  return mapLike(entries, like);
}

/** The map with `key` set; the key keeps its place when it is there. */
export function withKey(map: MapNode, key: string, value: Node): MapNode {
  const entries = new Map(map.entries);
  entries.set(key, { keyAt: map.entries.get(key)?.keyAt ?? value.at, value });
  return { ...map, entries };
}

export function withoutKey(map: MapNode, key: string): MapNode {
  if (!map.entries.has(key)) return map;
  const entries = new Map(map.entries);
  entries.delete(key);
  return { ...map, entries };
}

/** The map with every value replaced by what `change` makes of it; the same map when nothing changed. */
export function mapValues(map: MapNode, change: (value: Node, key: string) => Node | undefined): MapNode {
  return mapEntries(map, (entry, key) => change(entry.value, key));
}

/** Like `mapValues`, for changes that want to know where the key was written. Undefined drops the key. */
export function mapEntries(map: MapNode, change: (entry: Entry, key: string) => Node | undefined): MapNode {
  let entries: Map<string, Entry> | undefined;
  for (const [key, entry] of map.entries) {
    const value = change(entry, key);
    if (value === entry.value) continue;
    entries ??= new Map(map.entries);
    if (value === undefined) entries.delete(key);
    else entries.set(key, { keyAt: entry.keyAt, value });
  }
  return entries ? { ...map, entries } : map;
}

/** The list with every item replaced; the same list when nothing changed. */
export function mapItems(list: ListNode, change: (item: Node, index: number) => Node): ListNode {
  let items: Node[] | undefined;
  for (const [index, item] of list.items.entries()) {
    const changed = change(item, index);
    if (changed === item) continue;
    items ??= [...list.items];
    items[index] = changed;
  }
  return items ? { ...list, items } : list;
}

export function isNull(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null;
}

/** The string of a string scalar. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The entries of a map; none for everything else. */
export function entriesOf(node: Node | undefined): ReadonlyMap<string, Entry> {
  return node?.kind === 'map' ? node.entries : NONE;
}

const NONE: ReadonlyMap<string, Entry> = new Map();

/** Where a node was written, then where the variables in it were. */
export function placesOf(node: Node): readonly Position[] {
  return node.kind === 'scalar' && node.via ? [node.at, ...node.via] : [node.at];
}

/** A number or boolean as Go prints it (`%v`): `1.10` that was read as a number prints as `1.1`, as there. */
export function goText(node: ScalarNode): string {
  const { value } = node;
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return String(value);
  if (isFloat(node)) return goFloat(value);
  if (!Number.isSafeInteger(value)) return largeInteger(node.source) ?? goFloat(value);
  return String(value);
}

/** An integer beyond JavaScript's, where it still is one of Go's (64 bits); a larger one is a float there. */
function largeInteger(source: string): string | undefined {
  const digits = source.replaceAll('_', '').replace(/^\+/, '');
  const isNegative = digits.startsWith('-');
  const plain = (isNegative ? digits.slice(1) : digits).replace(/^0(?=[0-7]+$)/, '0o');
  if (plain.length > 70 || !/^(?:\d+|0[xob][\da-f]+)$/i.test(plain)) return undefined;
  const value = isNegative ? -BigInt(plain) : BigInt(plain);
  return value >= -(2n ** 63n) && value < 2n ** 64n ? String(value) : undefined;
}

/** Go's `%v` of a float: with an exponent of two digits or more below 1e-4 and from 1e6 on. */
function goFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (value === 0 || (power >= -4 && power < 6)) return String(value === 0 ? 0 : value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** True for a number that Go reads as a float: it was written with a point or an exponent. */
export function isFloat(node: ScalarNode): boolean {
  if (typeof node.value !== 'number') return false;
  return !Number.isInteger(node.value) || (/[.eE]/.test(node.source) && !/^[-+]?0x/i.test(node.source));
}
