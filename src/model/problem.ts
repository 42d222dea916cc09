// What is wrong with the user's input. Problems are values, never thrown: every stage of
// reading returns as many as it finds, so that one pass reports the whole tree.

/**
 * A place in a file of the repository. Lines and columns count from 1, columns in UTF-16 units. Line 0, in
 * causes only: the whole file, or everything in the folder.
 */
export type Position = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

export type Severity = 'error' | 'warning';

/** One thing wrong (or doubtful) in the input, with what to do about it. Never holds a secret's value. */
export type Problem = {
  /** `area/what`, kebab case, stable: `yaml/duplicate-key`, `compose/unknown-key`. */
  readonly code: string;
  readonly severity: Severity;
  readonly at: Position;
  /** What is wrong: lower case, no trailing dot, safe to print. */
  readonly message: string;
  /** What to do about it, when we know. */
  readonly hint?: string;
};

/** True when nothing in the list stops the work. */
export function isClean(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.severity === 'warning');
}

/** Orders problems as a reader meets them: by file, line, column, then code. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
