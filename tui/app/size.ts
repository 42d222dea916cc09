// Sizes that terminals tell, made sensible: a door must not be able to have us draw a million lines.

import type { Size } from '../state/session.ts';

const USUAL: Size = { columns: 80, rows: 24 };
const LARGEST: Size = { columns: 500, rows: 200 };

/** Zeros and nonsense count as 80 by 24; more than anybody can read is cut. */
export function sizeOf(columns: number, rows: number): Size {
  const sane = (given: number, usual: number, most: number) =>
    Number.isSafeInteger(given) && given > 0 ? Math.min(given, most) : usual;
  return {
    columns: sane(columns, USUAL.columns, LARGEST.columns),
    rows: sane(rows, USUAL.rows, LARGEST.rows),
  };
}
