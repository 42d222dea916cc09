// The same session without a picture: everything as numbered lines, one after the other, answers with enter.
// For screen readers, dumb terminals and lines that cannot redraw. Pure.

import { safeText } from '../../src/show/safe.ts';
import { type Line, line, span, words } from '../parts/line.ts';
import { wrap } from '../parts/width.ts';
import { stepOf } from './dialog.ts';
import { seeOf } from './layout.ts';
import { keyAt } from './move.ts';
import { offerOf, silence } from './offers.ts';
import { reduce } from './reduce.ts';
import { type Ground, type Input, type Reduced, type SessionState, topOf, withTop } from './session.ts';
import type { World } from './world.ts';

/** Rows that are listed at once. */
export const PLAIN_ROWS = 20;

/** Everything that stands on the screen, from the first to the last line. */
export function plainLines(state: SessionState, ground: Ground): readonly Line[] {
  const frame = topOf(state);
  const screen = ground.screens.get(frame.screen);
  if (screen === undefined) return [];
  const shown = ground.shown(frame, state.size);
  const title = screen.title(seeOf(frame, screen, ground.world, state.size, undefined));
  const head = line(words`== `, span(title, 'strong'));
  if (shown.body.kind === 'page') return [head, ...shown.body.lines, ...prompt(state)];
  const { rows, body } = shown;
  const listed = rows.slice(frame.top, frame.top + PLAIN_ROWS);
  const numbered = listed.map((row, at) => line(words`${frame.top + at + 1}  `, ...row.draw()));
  const left = rows.length - frame.top - listed.length;
  const more = left > 0 ? [line(words`${left} more: write more`)] : [];
  return [head, ...(rows.length === 0 ? body.empty : [...numbered, ...more]), ...prompt(state)];
}

function prompt({ size }: SessionState): readonly Line[] {
  const text = words`A number opens a row. /words filter. help lists what can be done. b goes back, q leaves.`;
  return wrap(text, size.columns).map((one) => line(one));
}

/** Lines of a page that goes on, after those that were written; undefined: it does not go on. */
export function plainTail(state: SessionState, ground: Ground, written: number): readonly Line[] | undefined {
  const { body } = ground.shown(topOf(state), state.size);
  return body.kind === 'page' && body.follow === true ? body.lines.slice(written) : undefined;
}

/** How many lines the page that is shown has; 0 for lists. */
export function plainLength(state: SessionState, ground: Ground): number {
  const { body } = ground.shown(topOf(state), state.size);
  return body.kind === 'page' ? body.lines.length : 0;
}

/** The question that is asked, up to what is to be answered now. */
export function plainQuestion({ overlay }: SessionState): readonly Line[] {
  switch (overlay?.kind) {
    case 'menu':
      return [
        line(words`?? `, span(overlay.question.title, 'strong')),
        ...overlay.question.items.map(({ label, risk, blocked }, at) =>
          line(
            blocked === undefined ? words`${at + 1}  ${label} (${risk})` : words`-  ${label} (${blocked})`,
          ),
        ),
        line(words`Its number chooses; esc does nothing.`),
      ];
    case 'confirm': {
      const says = overlay.step === 0 ? overlay.question.says.map((one) => line(words`| `, ...one)) : [];
      const head = overlay.step === 0 ? [line(words`?? `, span(overlay.question.title, 'strong'))] : [];
      const error = overlay.error === undefined ? [] : [line(words`! ${overlay.error}`)];
      return [...head, ...says, ...error, line(asked(overlay))];
    }
    default:
      return [];
  }
}

function asked(dialog: Extract<SessionState['overlay'], { readonly kind: 'confirm' }>) {
  const step = stepOf(dialog);
  switch (step.kind) {
    case 'field': {
      const initial = dialog.values[step.field.name] ?? '';
      return words`${step.field.label}${initial === '' ? words`` : words` (${safeText(initial)})`}, or esc:`;
    }
    case 'typed':
      return words`Type ${safeText(step.expected)} to do it, or esc:`;
    case 'code':
      return words`One-time code, or esc:`;
    case 'yes':
      return words`Type y to do it, anything else does nothing:`;
  }
}

/** What can be done here, by name. */
export function plainHelp(state: SessionState, ground: Ground): readonly Line[] {
  const frame = topOf(state);
  const screen = ground.screens.get(frame.screen);
  if (screen === undefined) return [];
  const see = seeOf(frame, screen, ground.world, state.size, keyAt(frame, ground.shown(frame, state.size)));
  const own = screen.keys.flatMap((action) => {
    const name = action.command ?? action.keys[0];
    const offer = offerOf(action, see);
    if (name === undefined || offer.kind === 'hidden') return [];
    return [
      words`${safeText(name)}: ${action.help}${offer.kind === 'blocked' ? words` (not now)` : words``}`,
    ];
  });
  const all = [
    ...own,
    words`NAME of a screen: opens it; instance NAME opens an instance`,
    words`/words: filter; more: the next rows; again: all of it once more; b: back; q: leave`,
  ];
  return all.flatMap((one) => wrap(one, state.size.columns)).map((one) => line(one));
}

/** One line that was typed. `isShown`: the screen is to be written out anew. */
export function plainTyped(
  state: SessionState,
  text: string,
  ground: Ground,
): Reduced & { readonly isShown: boolean } {
  const typed = text.trim();
  if (state.overlay?.kind === 'confirm') return { ...answered(state, text, ground), isShown: false };
  if (state.overlay !== undefined)
    return { ...press(state, typed === '' ? 'esc' : typed, ground), isShown: false };
  if (typed === '') return { state, commands: [], isShown: false };
  if (/^\d{1,6}$/.test(typed)) return { ...numbered(state, Number(typed), ground), isShown: true };
  if (typed.startsWith('/')) {
    return { state: withTop(state, { filter: typed.slice(1).trim(), top: 0 }), commands: [], isShown: true };
  }
  switch (typed) {
    case 'b':
    case 'back':
      return { ...press(state, 'esc', ground), isShown: true };
    case 'q':
    case 'quit':
      return { state, commands: [{ kind: 'leave' }], isShown: false };
    case 'more':
      return { state: withTop(state, { top: topOf(state).top + PLAIN_ROWS }), commands: [], isShown: true };
    case 'again':
      return { ...press(withTop(state, { top: 0 }), 'r', ground), isShown: true };
    default:
      return { ...named(state, typed.replace(/^:/, ''), ground), isShown: true };
  }
}

function press(state: SessionState, name: string, ground: Ground): Reduced {
  return reduce(state, key(name), ground);
}

function key(name: string): Input {
  return { kind: 'key', name, text: [...name].length === 1 ? name : '' };
}

/** Opens a row. */
function numbered(state: SessionState, number: number, ground: Ground): Reduced {
  const row = ground.shown(topOf(state), state.size).rows[number - 1];
  if (row === undefined) {
    return {
      state: { ...state, notice: { words: words`there is no row ${number}`, tone: 'warn' } },
      commands: [],
    };
  }
  return press(withTop(state, { at: row.key, index: number - 1 }), 'enter', ground);
}

/** A key of the screen, or a name of the palette. */
function named(state: SessionState, typed: string, ground: Ground): Reduced {
  const screen = ground.screens.get(topOf(state).screen);
  if (screen?.keys.some(({ keys }) => keys.includes(typed)) === true) return press(state, typed, ground);
  const palette: SessionState = { ...state, overlay: { kind: 'palette', text: typed, pick: 0 } };
  return press(palette, 'enter', ground);
}

/** The answer to what is asked, as if it was typed letter by letter. */
function answered(state: SessionState, text: string, ground: Ground): Reduced {
  const { overlay } = state;
  if (overlay?.kind !== 'confirm') return { state, commands: [] };
  const trimmed = text.trim();
  if (trimmed === 'esc') return press(state, 'esc', ground);
  const step = stepOf(overlay);
  if (step.kind === 'yes') return press(state, trimmed === 'y' || trimmed === 'yes' ? 'y' : 'esc', ground);
  let next: Reduced = { state, commands: [] };
  // What stood there is the answer when nothing is typed.
  if (trimmed !== '') next = reduce(next.state, key('ctrl-u'), ground);
  for (const letter of trimmed)
    next = reduce(next.state, { kind: 'key', name: letter, text: letter }, ground);
  return reduce(next.state, key('enter'), ground);
}

/** Changes that are told one by one at a time; more are counted. */
const NEWS = 10;

/** What has changed since it was told last, one line each. */
export function plainNews(before: World, after: World): readonly Line[] {
  const link =
    before.link.kind === after.link.kind
      ? []
      : [line(words`* ${silence(after.link, after.now) ?? words`the daemon is heard again`}`)];
  const known = new Map(before.fleet?.instances.map((one) => [one.instance, one.reason]));
  const moved = (after.fleet?.instances ?? []).flatMap(({ instance, reason, message }) => {
    const was = known.get(instance);
    if (was === reason) return [];
    const from = was === undefined ? words`new` : safeText(was);
    return [line(words`* ${safeText(instance)}: ${from} -> ${safeText(reason)}  ${safeText(message)}`)];
  });
  const more = moved.length > NEWS ? [line(words`* and ${moved.length - NEWS} more`)] : [];
  return [...link, ...moved.slice(0, NEWS), ...more];
}
