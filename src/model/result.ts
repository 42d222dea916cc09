// Results of reading, and the two ways to say "this cannot be".

import type { Problem } from './problem.ts';

/** A value with what was said on the way, or no value and the reasons. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function ok<T>(value: T, problems: readonly Problem[] = []): Result<T> {
  return { ok: true, value, problems };
}

export function bad(problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}

/** Ends an exhaustive switch: reached only by a bug. */
export function unreachable(value: never): never {
  throw new Error(`bug: unhandled case ${JSON.stringify(value)}`);
}

/** States an invariant of our own code; its failure is a bug, never the user's fault. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`bug: ${message}`);
}
