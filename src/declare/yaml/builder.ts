// What building a tree carries along: the mode, the anchors met so far, and everything found wrong.

import type { Position, Problem } from '../../model/problem.ts';
import { safeLine } from '../../model/safe-text.ts';
import type { Node } from '../../model/tree.ts';
import { forbiddenCharacter } from './guard.ts';
import type { Lines } from './lines.ts';
import { positionAt } from './lines.ts';

export type Mode = 'declaration' | 'compose';

/** A finished node with what copying it would cost. */
export type Built = {
  readonly node: Node;
  readonly nodes: number;
  readonly text: number;
  readonly height: number;
};

export type Builder = {
  readonly mode: Mode;
  readonly lines: Lines;
  readonly problems: Problem[];
  readonly anchors: Map<string, Built | 'open'>;
  readonly aliased: { nodes: number; text: number };
};

export const NO_ANCHORS =
  'write the value out; anchors and aliases are for Compose files, templates for declarations';

/** The type of text, as the parser names it. */
export const STR = 'tag:yaml.org,2002:str';

/** Refuses characters that came in through an escape, out of sight of the guard. */
export function refuseCharacters(text: string, offset: number, builder: Builder): boolean {
  const forbidden = forbiddenCharacter(text);
  if (forbidden === undefined) return false;
  report(
    builder,
    offset,
    'yaml/forbidden-character',
    `the text holds ${forbidden.name}, written as an escape`,
    'remove it',
  );
  return true;
}

/** Where a value of the parser starts. */
export function startOf(value: { readonly range?: readonly number[] | null | undefined }): number {
  return value.range?.[0] ?? 0;
}

/** Told of one document; fifty thousand anchors need no fifty thousand lines. */
const MAX_TOLD = 10;

/** Notes something wrong at an offset. */
export function report(builder: Builder, offset: number, code: string, message: string, hint: string): void {
  reportAt(builder, positionAt(builder.lines, offset), code, message, hint);
}

/** The same, at a place that is known already. */
export function reportAt(builder: Builder, at: Position, code: string, message: string, hint: string): void {
  if (builder.problems.length < MAX_TOLD)
    builder.problems.push({ code, severity: 'error', at, message, hint });
}

/** A name from the file, short and safe to print. */
export function shown(name: string): string {
  return safeLine(name, 60);
}
