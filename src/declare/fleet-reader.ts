// What the parts of reading fleet.yaml share: its tree, its place on this host, and where problems go.

import { durationMs } from '../model/duration.ts';
import type { Problem } from '../model/problem.ts';
import type { Node } from '../model/tree.ts';
import { keyAt, valueAt } from './positions.ts';

export type Reader = { readonly document: Node; readonly file: string; readonly problems: Problem[] };

export function beside(reader: Reader, path: string): string;
export function beside(reader: Reader, path: string | undefined): string | undefined;
/** A path of this host: relative ones start at the folder of fleet.yaml. */
export function beside({ file }: Reader, path: string | undefined): string | undefined {
  if (path === undefined || path.startsWith('/')) return path;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return folder + path.replace(/^(?:\.\/+)+/, '');
}

/** Milliseconds of a duration that the schema has checked. */
export function milliseconds(text: string): number {
  return durationMs(text) ?? 0;
}

/** An error at the value of `path`, or at its last key when the path is short. */
export function report(reader: Reader, path: readonly string[], message: string, hint: string): void {
  const at = path.length > 2 ? valueAt(reader.document, ...path) : keyAt(reader.document, ...path);
  reader.problems.push({ code: 'fleet/bad-value', severity: 'error', at, message, hint });
}
