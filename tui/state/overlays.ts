// What lies over a screen: palette, help, menus and the questions before anything is done. A question has our
// frame around it; what others wrote stands inside, behind a bar, and can neither imitate nor move the frame.

import { safeText } from '../../src/show/safe.ts';
import { EMPTY, type Line, line, lineOfRule, span, toned, words } from '../parts/line.ts';
import { cutTo, filledLine } from '../parts/width.ts';
import { type DialogStep, locked, stepsOf } from './dialog.ts';
import { helpLines } from './key-bar.ts';
import { blank } from './layout.ts';
import { paletteItems, suggestions } from './palette.ts';
import type { Dialog, Ground, Overlay, SessionState } from './session.ts';

/** The lines of what lies over the body, from the bottom up as many as it needs; at most `height`. */
export function overlayLines(
  state: SessionState,
  ground: Ground,
  width: number,
  height: number,
): readonly Line[] {
  const { overlay } = state;
  switch (overlay?.kind) {
    case undefined:
    case 'filter':
      return [];
    case 'leave':
      return framed(
        words`LEAVE`,
        [line(words`Leave shipshape? What runs goes on without you.`)],
        ASK_YES,
        width,
        height,
      );
    case 'help':
      return helpPage(state, ground, overlay.top, width, height);
    case 'palette':
      return paletteLines(state, overlay, ground, width, height);
    case 'menu':
      return menuLines(overlay, width, height);
    case 'confirm':
      return confirmLines(overlay, ground, width, height);
  }
}

const ASK_YES: readonly Line[] = [line(span(words`y`, 'strong'), words` does it, any other key does not.`)];

/** Title, foreign words behind a bar, and below a rule what we ask: this part is never given up for the others. */
function framed(
  title: Line[number]['text'],
  says: readonly Line[],
  asks: readonly Line[],
  width: number,
  height: number,
) {
  const head = toned(filledLine(line(words` ${title}`), width), 'reverse');
  const room = Math.max(0, height - asks.length - 3);
  const shown = says.length <= room ? says : says.slice(0, Math.max(0, room - 1));
  const hidden = says.length - shown.length;
  const more =
    hidden === 0
      ? []
      : [line(span(words`│ `, 'dim'), span(words`${hidden} more lines: make the terminal higher`, 'warn'))];
  const inside = shown.map((one) => line(span(words`│ `, 'dim'), ...one));
  const all = [
    head,
    ...inside,
    ...more,
    toned(lineOfRule(width), 'dim'),
    ...asks.map((one) => line(words` `, ...one)),
    EMPTY,
  ];
  // The asking part is at the end: if anything must go, it is the beginning.
  return all.slice(-height);
}

function confirmLines(dialog: Dialog, ground: Ground, width: number, height: number): readonly Line[] {
  const { question, error } = dialog;
  const wrong = locked(dialog, ground) ?? error;
  const complaint = wrong === undefined ? [] : [line(span(wrong, 'bad'))];
  return framed(question.title, question.says, [...asksOf(dialog), ...complaint], width, height);
}

function asksOf(dialog: Dialog): readonly Line[] {
  const steps = stepsOf(dialog).slice(0, dialog.step + 1);
  return steps.flatMap((step, at) => askOf(dialog, step, at === dialog.step));
}

/** One thing that is asked; `isHere`: it is what is typed now. */
function askOf(dialog: Dialog, step: DialogStep, isHere: boolean): readonly Line[] {
  const input = (typed: string) =>
    span(words`${safeText(typed)}${isHere ? words`_` : words``}`, isHere ? 'strong' : 'plain');
  switch (step.kind) {
    case 'field': {
      const optional = step.field.isRequired ? words`` : words` (may stay empty)`;
      const value = dialog.values[step.field.name] ?? '';
      const isProposed = isHere && !dialog.isEdited && value !== '';
      const hint = isProposed ? [span(words`  enter keeps it, typing replaces it`, 'dim')] : [];
      return [line(words`${step.field.label}${optional}: `, input(value), ...hint)];
    }
    case 'typed': {
      const does = dialog.needsCode ? words`to go on` : words`to do it`;
      const isWrong = !step.expected.startsWith(dialog.typed);
      return [
        line(words`Type `, span(safeText(step.expected), 'strong'), words` and press enter ${does}.`),
        line(
          words`> `,
          input(dialog.typed),
          ...(isWrong ? [span(words`  that is another name`, 'warn')] : []),
        ),
      ];
    }
    case 'code':
      return [line(words`one-time code: `, input('*'.repeat(dialog.code.length)))];
    case 'yes':
      return ASK_YES;
  }
}

type Menu = Extract<Overlay, { readonly kind: 'menu' }>;

function menuLines({ question }: Menu, width: number, height: number): readonly Line[] {
  const items = question.items.map(({ label, risk, blocked }, at) =>
    blocked === undefined
      ? line(span(words`${at + 1}`, 'strong'), words`  ${label}  `, span(risk, 'dim'))
      : line(span(words`-  ${label}  (${blocked})`, 'dim')),
  );
  return framed(question.title, items, [line(words`Its number chooses. esc: nothing.`)], width, height);
}

type Palette = Extract<Overlay, { readonly kind: 'palette' }>;

function paletteLines(
  state: SessionState,
  { text, pick }: Palette,
  ground: Ground,
  width: number,
  height: number,
) {
  const found = suggestions(text, paletteItems(state, ground), ground);
  const room = Math.max(1, Math.min(10, height - 2));
  const top = Math.max(0, Math.min(pick - room + 1, found.length - room));
  const rows = found.slice(top, top + room).map((one, at) => {
    const isHere = top + at === pick;
    const name = cutTo(safeText(one.text, 60), 30);
    return line(
      span(isHere ? words`> ` : words`  `),
      span(padded(name), isHere ? 'strong' : 'plain'),
      span(one.words, 'dim'),
    );
  });
  const none = rows.length === 0 ? [line(span(words`  nothing has that name`, 'dim'))] : rows;
  return [
    toned(lineOfRule(width), 'dim'),
    line(span(words`:${safeText(text, 200)}_`, 'strong')),
    ...none,
  ].slice(0, height);
}

function padded(name: Line[number]['text']): Line[number]['text'] {
  return filledLine(line(name), 32)
    .map(({ text }) => text)
    .reduce((all, one) => words`${all}${one}`, words``);
}

function helpPage(
  state: SessionState,
  ground: Ground,
  top: number,
  width: number,
  height: number,
): readonly Line[] {
  const all = helpLines(state, ground, width - 2);
  const room = Math.max(1, height - 1);
  const first = Math.max(0, Math.min(top, all.length - room));
  const head = toned(filledLine(line(words` HELP`), width), 'reverse');
  const shown = all.slice(first, first + room).map((one) => line(words` `, ...one));
  return [head, ...shown, ...blank(room - shown.length)];
}
