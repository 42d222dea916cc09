// Canonical JSON: the one text that equal data has, so that digests compare.

import type { Digest } from './ref.ts';
import { sha256 } from './ref.ts';

/**
 * JSON with sorted keys and no white space. `undefined` members are left out, as JSON.stringify does;
 * maps, sets and functions have no place in data that is digested.
 */
export function canonicalJson(value: unknown): string {
  return written(value, 0) ?? 'null';
}

/** The digest of a value's canonical JSON. */
export function digest(value: unknown): Digest {
  return sha256(canonicalJson(value));
}

/** Plans are many megabytes: only small pieces are copied, because the engine's own writer is twice as fast as ours. */
function written(value: unknown, depth: number): string | undefined {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (depth === COPIED_FROM) return JSON.stringify(inOrder(value));
  if (Array.isArray(value)) return `[${value.map((item) => written(item, depth + 1) ?? 'null').join(',')}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const text = written((value as Record<string, unknown>)[key], depth + 1);
    if (text !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${text}`;
  }
  return `{${members}}`;
}

/** A plan's changes and steps are at this depth. */
const COPIED_FROM = 2;

/** Objects put array indices first whatever we do: equal data has equal text all the same. */
function inOrder(value: object): unknown {
  if (Array.isArray(value)) return value.map(itemInOrder);
  const copy: Record<string, unknown> = {};
  for (const key of sorted(Object.keys(value))) {
    const member = itemInOrder((value as Record<string, unknown>)[key]);
    if (key === '__proto__') Object.defineProperty(copy, key, { value: member, enumerable: true });
    else copy[key] = member;
  }
  return copy;
}

function itemInOrder(item: unknown): unknown {
  return item === null || typeof item !== 'object' ? item : inOrder(item);
}

/** In place. A few keys are the rule, and for those the engine's own sort takes most of its time to begin. */
function sorted(keys: string[]): readonly string[] {
  if (keys.length > FEW_KEYS) return keys.sort();
  for (const [at, key] of keys.entries()) {
    let free = at;
    for (let before = keys[free - 1]; before !== undefined && before > key; before = keys[free - 1]) {
      keys[free] = before;
      free -= 1;
    }
    keys[free] = key;
  }
  return keys;
}

const FEW_KEYS = 24;
