// Columns for lists: fixed widths, one that takes what is left, and columns that a narrow terminal does
// without. Pure.

import type { SafeText } from '../../src/show/safe.ts';
import { type Line, type Span, span, words } from './line.ts';
import { filled, filledRight } from './width.ts';

export type Column = {
  readonly title: SafeText;
  /** Columns of the terminal; `rest`: what the others leave, at least 4. */
  readonly width: number | 'rest';
  readonly align?: 'right';
  /** Left out on terminals that are narrower than this. */
  readonly from?: number;
};

/** Columns with the widths that they have here; the gap between two is one. */
export type Grid = readonly (Column & { readonly at: number; readonly width: number })[];

/** The columns that fit into `width`. */
export function grid(columns: readonly Column[], width: number): Grid {
  const shown = columns.flatMap((column, at) => ((column.from ?? 0) <= width ? [{ column, at }] : []));
  const fixed = shown.reduce((sum, { column }) => sum + (column.width === 'rest' ? 0 : column.width), 0);
  const rests = shown.filter(({ column }) => column.width === 'rest').length;
  const left = width - fixed - Math.max(0, shown.length - 1);
  return shown.map(({ column, at }) => ({
    ...column,
    at,
    width: column.width === 'rest' ? Math.max(4, Math.floor(left / rests)) : column.width,
  }));
}

/** One row; `cells` are in the order of all columns, also of those that are not shown. */
export function gridRow(of: Grid, cells: readonly (SafeText | Span)[]): Line {
  return of.flatMap(({ at, width, align }, index) => {
    const cell = cells[at] ?? words``;
    const { text, tone } = typeof cell === 'string' ? span(cell) : cell;
    const fitted = align === 'right' ? filledRight(text, width) : filled(text, width);
    return index === 0 ? [span(fitted, tone)] : [span(words` `), span(fitted, tone)];
  });
}

/** The titles of the columns. */
export function gridHead(of: Grid): Line {
  return of.flatMap(({ title, width, align }, index) => {
    const fitted = align === 'right' ? filledRight(title, width) : filled(title, width);
    return index === 0 ? [span(fitted, 'dim')] : [span(words` `), span(fitted, 'dim')];
  });
}
