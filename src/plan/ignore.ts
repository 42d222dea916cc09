// The `ignore` list of an instance: field paths, `*` for any text, with or without `service:` in front.

import type { ContainerSpec } from '../model/desired.ts';
import { DERIVED } from './causes.ts';

/** True when a pattern of the list names this path of this container: `env.FOO`, `labels.*`, `db:memory`. */
export function isIgnored(patterns: readonly string[], spec: ContainerSpec, path: string): boolean {
  const [field = ''] = path.split('.');
  const source = new Map<string, unknown>(Object.entries(spec.fields)).has(field)
    ? undefined
    : DERIVED[field];
  return isNamed(patterns, spec, path) || (source !== undefined && isNamed(patterns, spec, source));
}

function isNamed(patterns: readonly string[], spec: ContainerSpec, path: string): boolean {
  return patterns.some((pattern) => {
    const colon = pattern.indexOf(':');
    if (names(pattern, path)) return true;
    return (
      colon > 0 && matches(pattern.slice(0, colon), spec.service) && names(pattern.slice(colon + 1), path)
    );
  });
}

/** A whole field (`env`) names each of its parts. */
function names(pattern: string, path: string): boolean {
  return matches(pattern, path) || path.startsWith(`${pattern}.`);
}

/** `*` stands for any text. Linear: pieces are looked for from left to right, the last one at the end. */
function matches(pattern: string, text: string): boolean {
  const pieces = pattern.split('*');
  const [first = '', ...rest] = pieces;
  if (!text.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return text === first;
  let from = first.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
