// From a checked tree to plain typed data: one decoder per kind of value, tables of them per map. A decoder
// gives undefined for what the real tool leaves out of its output (empty texts, zeros, false, empty lists).

import type { Json, Node, ScalarNode } from '../../model/tree.ts';
import { cut } from './canonical.ts';
import { type Context, report } from './context.ts';
import { castText } from './interpolate.ts';
import { entriesOf, goText, isFloat, isNull } from './nodes.ts';
import { splitWords } from './shell-words.ts';
import { formatDuration, parseBytes, parseDuration } from './units.ts';

export type Decoder<T> = (node: Node, context: Context) => T | undefined;

/** A decoder for every key of a type, in the order in which they are printed. */
export type Fields<T> = { readonly [K in keyof T]-?: Decoder<Exclude<T[K], undefined>> };

/** A map of known keys. `always` names keys that are made even where nothing is written. */
export function record<T extends object>(fields: Fields<T>, always: readonly (keyof T)[] = []): Decoder<T> {
  const table = Object.entries(fields) as [string, Decoder<Json>][];
  const kept = new Set<string>(always.map(String));
  return (node, context) => {
    if (isNull(node)) return undefined;
    const entries = entriesOf(node);
    const result: Record<string, Json> = Object.create(null);
    for (const [key, decode] of table) {
      const entry = entries.get(key);
      const value = entry ? decode(entry.value, context) : undefined;
      if (value !== undefined) result[key] = value;
      else if (kept.has(key)) result[key] = decode(NOTHING, context) ?? null;
    }
    return result as T;
  };
}

const NOTHING: Node = {
  kind: 'map',
  entries: new Map(),
  at: { file: '', line: 1, column: 1 },
};

export const text: Decoder<string> = (node) => {
  const value = plainText(node);
  return value === '' ? undefined : value;
};

function plainText(node: Node): string {
  return node.kind === 'scalar' ? goText(node) : '';
}

export const flag: Decoder<boolean> = (node, context) => maybeFlag(node, context) || undefined;

/** A flag for which false says something. */
export const maybeFlag: Decoder<boolean> = (node, context) => {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  if (typeof node.value === 'boolean') return node.value;
  const value = castText(String(node.value), 'boolean');
  if (typeof value === 'boolean') return value;
  report(context, 'compose/type', node, '`true` or `false` must stand here');
  return undefined;
};

export const whole: Decoder<number> = (node, context) => maybeWhole(node, context) || undefined;

/** A whole number for which 0 says something. */
export const maybeWhole: Decoder<number> = (node, context) => {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  const value = typeof node.value === 'string' ? castText(node.value, 'integer') : node.value;
  if (typeof value === 'number' && Number.isFinite(value)) return Math.trunc(value);
  report(context, 'compose/type', node, 'a whole number must stand here');
  return undefined;
};

/** A number with the precision of a 32-bit float, as Compose keeps shares of CPUs. */
export const fraction: Decoder<number> = (node, context) => {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  const value = typeof node.value === 'string' ? castText(node.value, 'number') : node.value;
  if (typeof value === 'number' && Number.isFinite(value)) return shortest32(value) || undefined;
  report(context, 'compose/type', node, 'a number must stand here');
  return undefined;
};

/** The shortest decimal that is the same 32-bit float. */
function shortest32(value: number): number {
  const single = Math.fround(value);
  for (let digits = 1; digits <= 9; digits += 1) {
    const candidate = Number(single.toPrecision(digits));
    if (Math.fround(candidate) === single) return candidate;
  }
  return single;
}

/** Bytes as digits. A number with a fraction counts as nothing, as there. */
export const bytes: Decoder<string> = (node, context) => {
  if (node.kind !== 'scalar' || node.value === null || isFloat(node)) return undefined;
  if (typeof node.value === 'number') return node.value === 0 ? undefined : goText(node);
  const value = parseBytes(String(node.value));
  if (value !== undefined) return value === 0 ? undefined : String(BigInt(value));
  report(context, 'compose/size', node, 'this is no size', 'write a number with b, k, m or g');
  return undefined;
};

/** The same, where -1 means no limit; also as a text, which is how it is printed. */
export const bytesOrUnlimited: Decoder<string> = (node, context) =>
  node.kind === 'scalar' && node.value === '-1' ? '-1' : bytes(node, context);

/** A duration for which 0 says something. */
export const maybeDuration: Decoder<string> = (node, context) => {
  if (isNull(node)) return undefined;
  const value = parseDuration(plainText(node));
  if (value !== undefined) return formatDuration(value);
  report(context, 'compose/duration', node, 'this is no duration', 'write a number with s, m or h: `1m30s`');
  return undefined;
};

export const duration: Decoder<string> = (node, context) => {
  const value = maybeDuration(node, context);
  return value === '0s' ? undefined : value;
};

export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (node, context) => {
    if (node.kind !== 'list') return undefined;
    const items = node.items.flatMap((each) => {
      const value = item(each, context);
      return value === undefined ? [] : [value];
    });
    return items.length === 0 ? undefined : items;
  };
}

/** A list of texts; empty ones count. One text alone is a list of one. */
export const texts: Decoder<readonly string[]> = (node) => {
  if (node.kind === 'scalar') return node.value === null ? undefined : [plainText(node)];
  if (node.kind !== 'list' || node.items.length === 0) return undefined;
  return node.items.map(plainText);
};

/** A map of names to `T`. Names are sorted, as Go prints them. */
export function named<T>(value: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (node, context) => namesOf(node, (each) => value(each, context));
}

/** The same, where a name with nothing to say is null. */
export function namedOrNull<T>(value: Decoder<T>): Decoder<Readonly<Record<string, T | null>>> {
  return (node, context) => namesOf(node, (each) => value(each, context) ?? null);
}

function namesOf<T>(
  node: Node,
  value: (node: Node, key: string) => T | undefined,
): Readonly<Record<string, T>> | undefined {
  const entries = entriesOf(node);
  if (entries.size === 0) return undefined;
  const result: Record<string, T> = Object.create(null);
  for (const key of [...entries.keys()].sort(compareText)) {
    const entry = entries.get(key);
    const decoded = entry ? value(entry.value, key) : undefined;
    if (decoded !== undefined) result[key] = decoded;
  }
  return result;
}

/** By code points, as Go sorts. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `KEY: value`, null as the empty text. */
export const textMap: Decoder<Readonly<Record<string, string>>> = (node) =>
  namesOf(toPairs(node), (value) => (value.kind === 'scalar' ? goText(value) : undefined));

/** `KEY: value`, null as null. */
export const variables: Decoder<Readonly<Record<string, string | null>>> = (node) =>
  namesOf(toPairs(node), (value) => (isNull(value) ? null : plainText(value)));

/** A `KEY=value` list as a map; a map stays. */
export function toPairs(node: Node): Node {
  if (node.kind !== 'list') return node;
  const entries = new Map<string, { readonly keyAt: Node['at']; readonly value: ScalarNode }>();
  for (const item of node.items) {
    if (item.kind !== 'scalar') continue;
    const [key, value] = cut(goText(item), '=');
    entries.set(key, { keyAt: item.at, value: { ...item, value: value ?? null, source: value ?? '' } });
  }
  return { kind: 'map', entries, at: node.at };
}

/** A command: a list as it is, a text split into words, null where nothing is said. */
export const command: Decoder<readonly string[] | null> = (node, context) => {
  if (node.kind === 'list') return node.items.map(plainText);
  if (node.kind !== 'scalar' || node.value === null) return null;
  const words = splitWords(plainText(node));
  if (words) return words;
  report(
    context,
    'compose/command',
    node,
    'the quotes or brackets of this command do not match',
    'use a list',
  );
  return null;
};
