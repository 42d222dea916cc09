// Offsets of a text as lines and columns. Made once per file, asked once per node.

import type { Position } from '../../model/problem.ts';

export type Lines = { readonly file: string; readonly starts: readonly number[] };

/** Where the lines of a text start. */
export function linesOf(text: string, file: string): Lines {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return { file, starts };
}

/** The line and column, from 1, of an offset in UTF-16 units. */
export function positionAt(lines: Lines, offset: number): Position {
  const { starts } = lines;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { file: lines.file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
