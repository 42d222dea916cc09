// Canonical JSON: the one text that equal data has, so that digests compare.

import type { Digest } from './ref.ts';
import { sha256 } from './ref.ts';

/**
 * JSON with sorted keys and no white space. `undefined` members are left out, as JSON.stringify does;
 * maps, sets and functions have no place in data that is digested.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'null';
}

/** The digest of a value's canonical JSON. */
export function digest(value: unknown): Digest {
  return sha256(canonicalJson(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const object: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value).sort()) {
    object[key] = sorted((value as Record<string, unknown>)[key]);
  }
  return object;
}
