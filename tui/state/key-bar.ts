// The key bar and the help: both read the tables that keys are dispatched by, and show what this person may do
// here. No word is ever cut: what has no room is left out, and is in the help.

import type { SafeText } from '../../src/show/safe.ts';
import { type Line, span, words } from '../parts/line.ts';
import { widthOf, wrap } from '../parts/width.ts';
import { stepOf } from './dialog.ts';
import { GLOBAL_KEYS } from './global-keys.ts';
import { keyWord } from './key-words.ts';
import { seeOf } from './layout.ts';
import { keyAt } from './move.ts';
import { offerOf } from './offers.ts';
import { type Ground, type SessionState, topOf } from './session.ts';

type Hint = {
  readonly key: SafeText;
  readonly label: SafeText;
  readonly bar: number;
  readonly isBlocked: boolean;
};

/** The last line of the screen. */
export function bar(state: SessionState, ground: Ground, columns: number): Line {
  const hints = hintsOf(state, ground).toSorted((a, b) => b.bar - a.bar);
  const shown: Hint[] = [];
  let left = columns;
  for (const hint of hints) {
    const width = widthOf(hint.key) + 1 + widthOf(hint.label) + (shown.length === 0 ? 0 : 2);
    if (width > left) continue;
    shown.push(hint);
    left -= width;
  }
  return shown.flatMap(({ key, label, isBlocked }, at) => [
    ...(at === 0 ? [] : [span(words`  `)]),
    span(key, isBlocked ? 'dim' : 'strong'),
    span(words` ${label}`, isBlocked ? 'dim' : 'plain'),
  ]);
}

function hintsOf(state: SessionState, ground: Ground): readonly Hint[] {
  const { overlay } = state;
  const own = (key: SafeText, label: SafeText, bar = 0): Hint => ({ key, label, bar, isBlocked: false });
  switch (overlay?.kind) {
    case 'filter':
      return [own(words`enter`, words`keep`), own(words`esc`, words`show all`)];
    case 'palette':
      return [own(words`enter`, words`go`), own(words`tab`, words`complete`), own(words`esc`, words`close`)];
    case 'help':
      return [own(words`j k`, words`scroll`), own(words`esc`, words`close`)];
    case 'leave':
      return [own(words`y`, words`leave`), own(words`esc`, words`stay`)];
    case 'menu':
      return [own(words`1-9`, words`choose`), own(words`esc`, words`nothing`)];
    case 'confirm': {
      const isLast = stepOf(overlay).kind === 'yes';
      const go = isLast ? own(words`y`, words`yes`) : own(words`enter`, words`next`);
      return [go, own(words`esc`, words`do nothing`), own(words`shift-tab`, words`back`)];
    }
    default:
      return [...ownHints(state, ground), ...globalHints(state, ground)];
  }
}

function ownHints(state: SessionState, ground: Ground): readonly Hint[] {
  const frame = topOf(state);
  const screen = ground.screens.get(frame.screen);
  if (screen === undefined) return [];
  const see = seeOf(frame, screen, ground.world, state.size, keyAt(frame, ground.shown(frame, state.size)));
  return screen.keys.flatMap((action) => {
    const offer = offerOf(action, see);
    const [key] = action.keys;
    if (action.bar === undefined || key === undefined || offer.kind === 'hidden') return [];
    return [{ key: keyWord(key), label: action.label, bar: action.bar, isBlocked: offer.kind === 'blocked' }];
  });
}

function globalHints(state: SessionState, ground: Ground): readonly Hint[] {
  const { stack } = state;
  const { body } = ground.shown(topOf(state), state.size);
  const canFilter = body.kind === 'list' || body.isFilterable === true;
  return GLOBAL_KEYS.flatMap(({ keys: [key], label, bar, action }) => {
    if (key === undefined || bar === undefined) return [];
    // There is nothing to go back to on the first screen, and nothing to leave on the others.
    if (action.kind === 'back' && stack.length === 1) return [];
    if (action.kind === 'quit' && stack.length > 1) return [];
    if (action.kind === 'filter' && !canFilter) return [];
    return [{ key: keyWord(key), label, bar, isBlocked: false }];
  });
}

/** All lines of the help of the screen that is shown. */
export function helpLines(state: SessionState, ground: Ground, width: number): readonly Line[] {
  const frame = topOf(state);
  const screen = ground.screens.get(frame.screen);
  const see =
    screen === undefined
      ? undefined
      : seeOf(frame, screen, ground.world, state.size, keyAt(frame, ground.shown(frame, state.size)));
  const own = (screen?.keys ?? []).flatMap((action): readonly Line[] => {
    const offer = see === undefined ? undefined : offerOf(action, see);
    if (offer === undefined || offer.kind === 'hidden') return [];
    const command = action.command === undefined ? [] : [words`:${keyWord(action.command)}`];
    const names = [...action.keys.map(keyWord), ...command];
    const why = offer.kind === 'blocked' ? words` (not now: ${offer.why})` : words``;
    const cli = action.cli === undefined ? [] : [action.cli];
    return helpOf(names, words`${action.help}${why}`, cli, width);
  });
  const globals = GLOBAL_KEYS.flatMap(({ keys, help }) => helpOf(keys.map(keyWord), help, [], width));
  return [
    ...(screen === undefined ? [] : [[span(screen.summary, 'strong' as const)], []]),
    ...own,
    ...(own.length === 0 ? [] : [[]]),
    [span(words`On every screen`, 'strong')],
    [],
    ...globals,
  ];
}

const KEYS_WIDTH = 22;

function helpOf(
  names: readonly SafeText[],
  help: SafeText,
  cli: readonly SafeText[],
  width: number,
): readonly Line[] {
  const first = names.reduce<SafeText>((all, one) => (all === words`` ? one : words`${all} ${one}`), words``);
  const room = Math.max(10, width - KEYS_WIDTH);
  const text = [...wrap(help, room), ...cli.flatMap((one) => wrap(one, room).map((part) => words`${part}`))];
  return text.map((part, at) => {
    const isCli = at >= text.length - cli.length;
    const key = at === 0 ? first : words``;
    return [span(pad(key), 'strong'), span(part, isCli ? 'dim' : 'plain')];
  });
}

function pad(text: SafeText): SafeText {
  const missing = KEYS_WIDTH - widthOf(text);
  return missing <= 0 ? words`${text} ` : words`${text}${SPACES[missing] ?? words` `}`;
}

const SPACES: readonly SafeText[] = Array.from({ length: KEYS_WIDTH + 1 }).reduce<SafeText[]>(
  (all) => [...all, all.length === 0 ? words`` : words`${all.at(-1) ?? words``} `],
  [],
);
