// Problems as people and editors read them: one row each, in the order of the files.
// Pure: takes Problems, gives rows and text; file names and messages are made safe for a terminal.

import type { Problem, Severity } from '../model/problem.ts';
import { compareProblems } from '../model/problem.ts';

export type ProblemRow = {
  /** `file:line:col`, which editors and terminals turn into a link. */
  readonly place: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
};

/** Sorted by file, line and column; the same problem said twice is one row. */
export function problemRows(problems: readonly Problem[]): readonly ProblemRow[] {
  const rows = new Map<string, ProblemRow>();
  for (const problem of [...problems].sort(compareProblems)) {
    const { at, severity, code } = problem;
    const place = visible(`${at.file}:${at.line}:${at.column}`);
    const message = visible(problem.message);
    const hint = problem.hint === undefined ? undefined : visible(problem.hint);
    rows.set(JSON.stringify([place, code, message]), { place, severity, code, message, hint });
  }
  return [...rows.values()];
}

/** `file:line:col  error  code  message`, each hint on a line of its own, then the count; empty for no rows. */
export function problemText(rows: readonly ProblemRow[]): string {
  if (rows.length === 0) return '';
  const lines = rows.flatMap((row) => {
    const head = `${row.place}  ${row.severity}  ${row.code}  ${row.message}`;
    return row.hint === undefined ? [head] : [head, `  hint: ${row.hint}`];
  });
  return `${[...lines, '', problemCount(rows)].join('\n')}\n`;
}

/** `2 errors, 1 warning`. */
export function problemCount(rows: readonly ProblemRow[]): string {
  const errors = rows.filter((row) => row.severity === 'error').length;
  const warnings = rows.length - errors;
  const parts = [];
  if (errors > 0) parts.push(`${errors} ${errors === 1 ? 'error' : 'errors'}`);
  if (warnings > 0) parts.push(`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`);
  return parts.length === 0 ? 'no problems' : parts.join(', ');
}

// Control and bidirectional-override characters could make a terminal lie: names of files are the user's.
const UNSAFE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function visible(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
