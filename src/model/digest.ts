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
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const member = inOrder((value as Record<string, unknown>)[key]);
    if (key === '__proto__') Object.defineProperty(copy, key, { value: member, enumerable: true });
    else copy[key] = member;
  }
  return copy;
}
