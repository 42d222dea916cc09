// Moving through lists and pages: the cursor stays with its row while rows come, go and change places. Pure.

import { footHeight, layoutOf, listRows } from './layout.ts';
import type { Frame, Ground, SessionState, Shown } from './session.ts';
import { topOf, withTop } from './session.ts';

/** Index of the row that the cursor is on; 0 for an empty list. */
export function cursorOf({ at, index }: Frame, { rows }: Pick<Shown, 'rows'>): number {
  const found = at === undefined ? -1 : rows.findIndex(({ key }) => key === at);
  if (found >= 0) return found;
  return Math.max(0, Math.min(at === undefined ? 0 : index, rows.length - 1));
}

/** Key of the row that the cursor is on. */
export function keyAt(frame: Frame, shown: Shown): string | undefined {
  return shown.body.kind === 'list' ? shown.rows[cursorOf(frame, shown)]?.key : undefined;
}

/** How many rows or lines are seen at once. */
export function windowOf({ body }: Shown, height: number): number {
  if (body.kind === 'page') return height;
  return listRows(height, body.head !== undefined, body.foot === undefined ? 0 : footHeight(height));
}

/** First row that is seen: as before, moved only as far as the cursor needs. */
export function topRow(frame: Frame, shown: Shown, height: number): number {
  const seen = windowOf(shown, height);
  if (shown.body.kind === 'page') {
    const last = Math.max(0, shown.body.lines.length - seen);
    if (shown.body.follow === true && frame.isFollowing) return last;
    return Math.min(frame.top, last);
  }
  const cursor = cursorOf(frame, shown);
  const top = Math.min(frame.top, Math.max(0, shown.rows.length - seen));
  return Math.max(0, Math.min(Math.max(top, cursor - seen + 1), cursor));
}

export type Motion = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

/** The same place in the list, or in the page, some rows on. */
export function moved(state: SessionState, ground: Ground, motion: Motion): SessionState {
  const frame = topOf(state);
  const shown = ground.shown(frame, state.size);
  const { height } = layoutOf(state.size);
  const seen = windowOf(shown, height);
  const steps = { up: -1, down: 1, 'page-up': 1 - seen, 'page-down': seen - 1 };
  const top = topRow(frame, shown, height);
  const step = motion === 'first' || motion === 'last' ? 0 : steps[motion];
  if (shown.body.kind === 'page') {
    const last = Math.max(0, shown.body.lines.length - seen);
    const to = motion === 'first' ? 0 : motion === 'last' ? last : Math.max(0, Math.min(last, top + step));
    return withTop(state, { top: to, isFollowing: to >= last });
  }
  const last = Math.max(0, shown.rows.length - 1);
  const from = cursorOf(frame, shown);
  const to = motion === 'first' ? 0 : motion === 'last' ? last : Math.max(0, Math.min(last, from + step));
  return placed(state, ground, to, top);
}

/** The cursor on one row. */
export function placed(state: SessionState, ground: Ground, index: number, top: number): SessionState {
  const frame = topOf(state);
  const shown = ground.shown(frame, state.size);
  const next: Frame = { ...frame, at: shown.rows[index]?.key, index, top };
  return withTop(state, { ...next, top: topRow(next, shown, layoutOf(state.size).height) });
}

/** Remembers where the cursor's row is now, for when it is gone. */
export function settled(state: SessionState, ground: Ground): SessionState {
  const frame = topOf(state);
  if (frame.at === undefined) return state;
  const shown = ground.shown(frame, state.size);
  const index = shown.body.kind === 'list' ? shown.rows.findIndex(({ key }) => key === frame.at) : -1;
  return index < 0 || index === frame.index ? state : withTop(state, { index });
}
