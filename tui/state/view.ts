// The picture of a session: exactly as many lines as the terminal has, each exactly as wide. Pure; made only of
// safe words. Whoever is asked something sees our frame around it and foreign words only inside.

import { safeText } from '../../src/show/safe.ts';
import { fineAge } from '../parts/age.ts';
import { EMPTY, type Line, line, lineOfRule, span, toned, words } from '../parts/line.ts';
import { summaryLine } from '../parts/looks.ts';
import { filledLine, lineWidth, wrap } from '../parts/width.ts';
import { bar } from './key-bar.ts';
import { blank, CURSOR, footHeight, type Layout, layoutOf, seeOf } from './layout.ts';
import { cursorOf, keyAt, topRow, windowOf } from './move.ts';
import { silence } from './offers.ts';
import { overlayLines } from './overlays.ts';
import type { See } from './screen.ts';
import { type Frame, type Ground, type SessionState, type Shown, topOf } from './session.ts';

/** All lines of the screen, from the top. */
export function view(state: SessionState, ground: Ground): readonly Line[] {
  const { columns, rows } = state.size;
  const layout = layoutOf(state.size, ground.screens.get(topOf(state).screen)?.hasSide);
  if (layout.isTooSmall) return tooSmall(state, ground);
  const lines = [
    header(ground, columns),
    crumbs(state, ground, columns),
    rule(columns),
    ...middle(state, ground, layout),
    status(state, ground, columns),
    bar(state, ground, columns),
  ];
  return lines.slice(0, rows).map((one) => filledLine(one, columns));
}

function rule(columns: number): Line {
  return toned(lineOfRule(columns), 'dim');
}

/** What is left and what is right, with the space between them; the right gives way. */
function ends(left: Line, right: Line, columns: number): Line {
  const gap = columns - lineWidth(left) - lineWidth(right);
  if (gap < 2) return filledLine(left, columns);
  return [...filledLine(left, columns - lineWidth(right)), ...right];
}

function header({ world }: Ground, columns: number): Line {
  const { fleet, me } = world;
  const name = line(span(fleet === undefined ? words`shipshape` : safeText(fleet.fleet, 40), 'strong'));
  const who = me === undefined ? EMPTY : line(span(me.name, 'strong'), words` ${me.roles[0] ?? words``}`);
  if (fleet === undefined) return ends(name, who, columns);
  const count = fleet.instances.length;
  const counts = words`  ${count} ${count === 1 ? words`instance` : words`instances`}`;
  const long = [...name, span(counts), span(words`   `), ...summaryLine(fleet, columns < 100)];
  return ends(long, who, columns);
}

function crumbs(state: SessionState, ground: Ground, columns: number): Line {
  const { world } = ground;
  const frame = topOf(state);
  const screen = ground.screens.get(frame.screen);
  const title = screen?.title(seeOf(frame, screen, world, state.size, undefined)) ?? words``;
  const isFiltering = state.overlay?.kind === 'filter';
  const shown = ground.shown(frame, state.size);
  const count =
    shown.body.kind === 'list'
      ? words` (${shown.rows.length} of ${shown.body.rows.length})`
      : words` (${shown.body.lines.length})`;
  const filter =
    frame.filter === '' && !isFiltering
      ? []
      : [
          span(words`   filter: `, 'dim'),
          span(words`${safeText(frame.filter, 60)}${isFiltering ? words`_` : words``}`, 'accent'),
          span(count, 'dim'),
        ];
  return ends([span(title), ...filter], facts(ground), columns);
}

/** Plans that wait, and the commit that counts. */
function facts({ world: { fleet } }: Ground): Line {
  if (fleet === undefined) return EMPTY;
  const { waiting, source } = fleet;
  const plans =
    waiting.length === 0
      ? []
      : [
          span(
            words`${waiting.length} ${waiting.length === 1 ? words`plan waits` : words`plans wait`}  `,
            'accent',
          ),
        ];
  const commit =
    source.accepted === undefined
      ? words`no commit yet`
      : words`git ${safeText(source.accepted.slice(0, 8))}`;
  const trouble =
    source.refused !== undefined
      ? [span(words` newer one refused`, 'bad')]
      : source.freshness.isStale
        ? [span(words` not seen lately`, 'warn')]
        : [];
  return [...plans, span(commit), ...trouble];
}

function middle(state: SessionState, ground: Ground, layout: Layout): readonly Line[] {
  const panel = overlayLines(state, ground, state.size.columns, layout.height);
  const left = Math.max(0, layout.height - panel.length);
  const body = left === 0 ? [] : bodyLines(state, ground, layout);
  return [...body.slice(0, left), ...blank(left - body.length), ...panel];
}

function bodyLines(state: SessionState, ground: Ground, layout: Layout): readonly Line[] {
  const frame = topOf(state);
  const shown = ground.shown(frame, state.size);
  const screen = ground.screens.get(frame.screen);
  if (screen === undefined) return [];
  const key = keyAt(frame, shown);
  const see = seeOf(frame, screen, ground.world, state.size, key);
  if (shown.body.kind === 'page') {
    const top = topRow(frame, shown, layout.height);
    return shown.body.lines.slice(top, top + layout.height).map((one) => line(words` `, ...one));
  }
  const main = listLines(frame, shown, see, layout);
  if (layout.side === 0) return main;
  if (shown.body.side === undefined || key === undefined) return main;
  const side = shown.body.side(key, layout.side);
  return Array.from({ length: layout.height }, (_, row) => [
    ...filledLine(main[row] ?? EMPTY, layout.width),
    span(words` │ `, 'dim'),
    ...filledLine(side[row] ?? EMPTY, layout.side),
  ]);
}

function listLines(frame: Frame, shown: Shown, see: See<unknown>, layout: Layout): readonly Line[] {
  const { body, rows } = shown;
  if (body.kind !== 'list') return [];
  const head = body.head === undefined ? [] : [line(words`  `, ...body.head)];
  if (rows.length === 0) {
    const none = body.rows.length === 0 ? body.empty : [line(words`No row fits the filter. esc shows all.`)];
    return [...head, EMPTY, ...none.map((one) => line(words`  `, ...one))];
  }
  const seen = windowOf(shown, layout.height);
  const top = topRow(frame, shown, layout.height);
  const cursor = cursorOf(frame, shown);
  const drawn = rows.slice(top, top + seen).map((row, at) => {
    const isHere = top + at === cursor;
    const mark = isHere ? span(CURSOR_MARK, 'strong') : span(NO_MARK);
    const cells = row.draw();
    return line(
      mark,
      ...(isHere ? cells.map((one) => (one.tone === 'plain' ? span(one.text, 'strong') : one)) : cells),
    );
  });
  const foot = footHeight(layout.height);
  const key = rows[cursor]?.key;
  if (foot === 0 || body.foot === undefined || key === undefined) return [...head, ...drawn];
  const below = body.foot(key).slice(0, foot);
  return [...head, ...drawn, ...blank(seen - drawn.length), rule(see.width + CURSOR.length), ...below];
}

const CURSOR_MARK = words`> `;
const NO_MARK = words`  `;

function status(state: SessionState, ground: Ground, columns: number): Line {
  const { link, now } = ground.world;
  if (link.kind !== 'live') {
    const words_ = link.kind === 'connecting' ? words`connecting` : (silence(link, now) ?? words``);
    return toned(filledLine(line(words_), columns), link.kind === 'connecting' ? 'dim' : 'alarm');
  }
  const { notice, acting } = state;
  const left =
    acting !== undefined
      ? line(
          span(
            words`sent: ${acting.dialog.question.act.what}, ${fineAge(ground.now - acting.since)}`,
            'busy',
          ),
        )
      : notice !== undefined
        ? line(span(notice.words, notice.tone))
        : line(span(place(state, ground), 'dim'));
  return ends(left, line(span(words`live`, 'dim')), columns);
}

function place(state: SessionState, ground: Ground) {
  const frame = topOf(state);
  const shown = ground.shown(frame, state.size);
  const { height } = layoutOf(state.size);
  const top = topRow(frame, shown, height);
  const seen = windowOf(shown, height);
  const all = shown.body.kind === 'page' ? shown.body.lines.length : shown.rows.length;
  if (all === 0) return words``;
  return words`${top + 1}-${Math.min(all, top + seen)} of ${all}`;
}

/** The size that is needed, and what is most urgent. */
function tooSmall({ size }: SessionState, { world }: Ground): readonly Line[] {
  const { columns, rows } = size;
  const fleet = world.fleet;
  const urgent = [
    ...(fleet === undefined ? [] : [summaryLine(fleet, true)]),
    ...(fleet !== undefined && fleet.waiting.length > 0
      ? [line(words`${fleet.waiting.length} plans wait`)]
      : []),
    ...(world.link.kind === 'live' ? [] : [line(span(words`daemon not heard`, 'bad'))]),
  ];
  const needed = wrap(words`needs 40x10, has ${columns}x${rows}`, columns).map((one) => line(one));
  return [...needed, ...urgent].slice(0, rows).map((one) => filledLine(one, columns));
}
