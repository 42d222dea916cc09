// Bodies of screens, made once for the same world, state and size: a burst of keys over a thousand rows makes
// them once. The one memory of the pure side, held by each session for itself.

import type { SafeText } from '../../src/show/safe.ts';
import { type Line, plainOf } from '../parts/line.ts';
import { layoutOf, seeOf } from './layout.ts';
import type { Row, Screen } from './screen.ts';
import type { Frame, Shown, Size } from './session.ts';
import type { World } from './world.ts';

export type Bodies = { shown(frame: Frame, size: Size, world: World): Shown };

type Made = { readonly by: readonly unknown[]; readonly shown: Shown };

export function createBodies(screens: ReadonlyMap<string, Screen>, nothing: SafeText): Bodies {
  let last: Made | undefined;
  return {
    shown(frame, size, world) {
      const screen = screens.get(frame.screen);
      const { width, height } = layoutOf(size, screen?.hasSide);
      const by = [frame.screen, frame.of, frame.local, frame.filter, world, width, height];
      if (last !== undefined && by.every((one, at) => one === last?.by[at])) return last.shown;
      const shown = screen === undefined ? none(nothing) : bodyOf(frame, screen, size, world);
      last = { by, shown };
      return shown;
    },
  };
}

function none(nothing: SafeText): Shown {
  return { body: { kind: 'page', lines: [[{ text: nothing, tone: 'plain' }]] }, rows: [] };
}

function bodyOf(frame: Frame, screen: Screen, size: Size, world: World): Shown {
  const body = screen.body(seeOf(frame, screen, world, size, undefined));
  if (body.kind === 'list') return { body, rows: filtered(body.rows, frame.filter) };
  const isWhole = body.isFilterable !== true || frame.filter.trim() === '';
  return { body: isWhole ? body : { ...body, lines: filteredLines(body.lines, frame.filter) }, rows: [] };
}

function filteredLines(lines: readonly Line[], filter: string): readonly Line[] {
  const wanted = wordsOf(filter);
  return lines.filter((one) => isWanted(plainOf(one).toLowerCase(), wanted));
}

function wordsOf(filter: string): readonly string[] {
  return filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!');
}

function isWanted(find: string, wanted: readonly string[]): boolean {
  return wanted.every((word) => (word.startsWith('!') ? !find.includes(word.slice(1)) : find.includes(word)));
}

/** Rows in which every word of the filter is found; a word behind `!` must not be. */
export function filtered(rows: readonly Row[], filter: string): readonly Row[] {
  const wanted = wordsOf(filter);
  return wanted.length === 0 ? rows : rows.filter(({ find }) => isWanted(find, wanted));
}
