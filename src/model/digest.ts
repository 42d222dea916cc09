// Canonical JSON: the one text that equal data has, so that digests compare.

import type { Digest } from './ref.ts';
import { sha256 } from './ref.ts';

/**
 * JSON with sorted keys and no white space. `undefined` members are left out, as JSON.stringify does;
 * maps, sets and functions have no place in data that is digested.
 */
export function canonicalJson(value: unknown): string {
  return written(value) ?? 'null';
}

/** The digest of a value's canonical JSON. */
export function digest(value: unknown): Digest {
  return sha256(canonicalJson(value));
}

/** Undefined where JSON.stringify says nothing either. Plans are many megabytes: no copy is made of them. */
function written(value: unknown): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => written(item) ?? 'null').join(',')}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const text = written((value as Record<string, unknown>)[key]);
    if (text !== undefined) members += `${members === '' ? '' : ','}${quoted(key)}:${text}`;
  }
  return `{${members}}`;
}

const PLAIN = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
