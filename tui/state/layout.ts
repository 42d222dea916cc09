// Where things stand on a terminal of a given size. One place decides; view and cursor agree by asking it.

import { EMPTY } from '../parts/line.ts';
import type { Screen, See } from './screen.ts';
import type { Frame, Size } from './session.ts';
import type { World } from './world.ts';

/** Below this nothing can be read or confirmed: a few words say so. */
export const SMALLEST: Size = { columns: 40, rows: 10 };
/** From here on a list has a pane beside it. */
const WIDE = 100;
/** Header, crumbs and the rule below; status and keys. */
const ABOVE = 3;
const BELOW = 2;

export type Layout = {
  readonly isTooSmall: boolean;
  /** Of the part that the body is drawn into, with its cursor column. */
  readonly width: number;
  readonly height: number;
  /** Columns of the pane beside a list; 0: there is none. */
  readonly side: number;
};

/** `hasSide`: the screen has lines beside its list. */
export function layoutOf({ columns, rows }: Size, hasSide = false): Layout {
  const side = hasSide && columns >= WIDE ? Math.min(60, Math.floor(columns / 3)) : 0;
  return {
    isTooSmall: columns < SMALLEST.columns || rows < SMALLEST.rows,
    width: Math.max(1, side === 0 ? columns : columns - side - 3),
    height: Math.max(1, rows - ABOVE - BELOW),
    side,
  };
}

/** What a screen sees. Bodies are made without `at`, so that a moving cursor does not make them anew. */
export function seeOf(
  frame: Frame,
  screen: Screen,
  world: World,
  size: Size,
  at: string | undefined,
): See<unknown> {
  const layout = layoutOf(size, screen.hasSide);
  return {
    ...{ world, local: frame.local ?? screen.initial, of: frame.of, at },
    width: layout.width - CURSOR.length,
    height: layout.height,
  };
}

/** In front of every row of a list. */
export const CURSOR = '> ';

/** Lines of the list itself: without its head, its rule and what stands below it. */
export function listRows(height: number, hasHead: boolean, foot: number): number {
  return Math.max(1, height - (hasHead ? 1 : 0) - (foot === 0 ? 0 : foot + 1));
}

/** Lines below a list, always as many, so that the list does not jump: none where there is no room for them. */
export function footHeight(height: number): number {
  return height >= 12 ? 2 : 0;
}

/** So many empty lines. */
export function blank(count: number): readonly (typeof EMPTY)[] {
  return Array.from({ length: Math.max(0, count) }, () => EMPTY);
}
