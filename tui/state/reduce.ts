// The one place where a session changes: (state, what came in) -> (state, what is to be done). Synchronous and
// pure: two keys that came in one piece do what they do one by one.

import { safeText } from '../../src/show/safe.ts';
import { words } from '../parts/line.ts';
import { reduceDialog, reduceMenu, withCodeAsked } from './dialog.ts';
import { acted, back, carriedOut, opened } from './effects.ts';
import { GLOBAL_KEYS, type GlobalAction } from './global-keys.ts';
import { layoutOf, seeOf } from './layout.ts';
import { keyAt, moved, settled } from './move.ts';
import { paletteItems, suggestions, typedOf } from './palette.ts';
import {
  type Command,
  type Ground,
  type Input,
  type Reduced,
  type SessionState,
  topOf,
  withTop,
} from './session.ts';

export function reduce(state: SessionState, input: Input, ground: Ground): Reduced {
  switch (input.kind) {
    case 'resized':
      return same({ ...state, size: input.size });
    case 'told':
      return same(settled(state, ground));
    case 'acted':
      return answered(state, input.result, ground);
    case 'key':
    case 'paste':
      return typed(state, input, ground);
  }
}

function same(state: SessionState): Reduced {
  return { state, commands: [] };
}

type Typing = Extract<Input, { readonly kind: 'key' | 'paste' }>;

function typed(state: SessionState, input: Typing, ground: Ground): Reduced {
  const { overlay } = state;
  // What cannot be seen cannot be meant: only the ways out work on a terminal that is too small.
  if (
    layoutOf(state.size).isTooSmall &&
    !(input.kind === 'key' && ['ctrl-c', 'q', 'esc'].includes(input.name))
  ) {
    return same(state);
  }
  switch (overlay?.kind) {
    case 'confirm':
      return reduceDialog({ ...state, notice: undefined }, overlay, input, ground);
    case 'menu': {
      const { state: next, chosen } = reduceMenu({ ...state, notice: undefined }, overlay, input, ground);
      const item = chosen === undefined ? undefined : overlay.question.items[chosen];
      return item === undefined ? same(next) : carriedOut(next, item.next, ground);
    }
    case 'filter':
      return filterTyped(state, input, ground);
    case 'palette':
      return paletteTyped(state, overlay, input, ground);
    case 'help':
      return helpTyped(state, overlay.top, input);
    case 'leave':
      return leaveTyped(state, input);
    default:
      return input.kind === 'key'
        ? pressed({ ...state, notice: undefined }, input.name, ground)
        : same(state);
  }
}

/** A key on a screen: its own keys first, then those of every screen. */
function pressed(state: SessionState, name: string, ground: Ground): Reduced {
  const screen = ground.screens.get(topOf(state).screen);
  const own = screen?.keys.find(({ keys }) => keys.includes(name));
  if (own !== undefined) return acted(state, own, ground);
  const global = GLOBAL_KEYS.find(({ keys }) => keys.includes(name));
  return global === undefined ? same(state) : globalAction(state, global.action, ground);
}

function globalAction(state: SessionState, action: GlobalAction, ground: Ground): Reduced {
  switch (action.kind) {
    case 'move':
      return same(moved(state, ground, action.motion));
    case 'filter': {
      const { body } = ground.shown(topOf(state), state.size);
      if (body.kind === 'list' || body.isFilterable === true)
        return same({ ...state, overlay: { kind: 'filter' } });
      return same({ ...state, notice: { words: words`nothing to filter here`, tone: 'warn' } });
    }
    case 'palette':
      return same({ ...state, overlay: { kind: 'palette', text: '', pick: 0 } });
    case 'help':
      return same({ ...state, overlay: { kind: 'help', top: 0 } });
    case 'back':
      return same(topOf(state).filter === '' ? back(state) : withTop(state, { filter: '' }));
    case 'quit':
      return state.stack.length === 1 ? { state, commands: [{ kind: 'leave' }] } : same(back(state));
    case 'interrupt':
      return same({ ...state, overlay: { kind: 'leave' } });
    case 'repaint':
      return { state, commands: [{ kind: 'repaint' }] };
    case 'again':
      return again(state, ground);
  }
}

function again(state: SessionState, ground: Ground): Reduced {
  const frame = topOf(state);
  const screen = ground.screens.get(frame.screen);
  if (screen === undefined) return same(state);
  const loads = screen.loads(seeOf(frame, screen, ground.world, state.size, undefined));
  return {
    state: { ...state, notice: { words: words`asked the daemon anew`, tone: 'good' } },
    commands: loads.map((load) => ({ kind: 'load', load })),
  };
}

function filterTyped(state: SessionState, input: Typing, ground: Ground): Reduced {
  const { filter } = topOf(state);
  const to = (text: string) => same(withTop(state, { filter: text.slice(0, 200), top: 0 }));
  if (input.kind === 'paste') return to(`${filter}${safeText(input.text)}`);
  switch (input.name) {
    case 'enter':
      return same({ ...state, overlay: undefined });
    case 'esc':
    case 'ctrl-c':
      return same({ ...withTop(state, { filter: '' }), overlay: undefined });
    case 'backspace':
      return filter === '' ? same({ ...state, overlay: undefined }) : to([...filter].slice(0, -1).join(''));
    case 'ctrl-u':
      return to('');
    case 'up':
    case 'down':
      return same(moved(state, ground, input.name));
    default:
      return input.text === '' ? same(state) : to(`${filter}${input.text}`);
  }
}

type PaletteState = Extract<SessionState['overlay'], { readonly kind: 'palette' }>;

function paletteTyped(state: SessionState, overlay: PaletteState, input: Typing, ground: Ground): Reduced {
  const to = (text: string, pick = 0) =>
    same({ ...state, overlay: { kind: 'palette', text: text.slice(0, 200), pick } });
  const { text, pick } = overlay;
  if (input.kind === 'paste') return to(`${text}${safeText(input.text)}`);
  const offered = suggestions(text, paletteItems(state, ground), ground);
  switch (input.name) {
    case 'esc':
    case 'ctrl-c':
      return same({ ...state, overlay: undefined });
    case 'backspace':
      return text === '' ? same({ ...state, overlay: undefined }) : to([...text].slice(0, -1).join(''));
    case 'ctrl-u':
      return to('');
    case 'up':
      return to(text, Math.max(0, pick - 1));
    case 'down':
      return to(text, Math.min(Math.max(0, offered.length - 1), pick + 1));
    case 'tab':
      return to(offered[pick] === undefined ? text : `${offered[pick].text} `);
    case 'enter': {
      const items = paletteItems(state, ground);
      // What was typed whole is what is meant; else what the cursor is on.
      const isWhole = items.some(({ name }) => name === typedOf(text).name) && pick === 0;
      return chosen(state, isWhole ? text : (offered[pick]?.text ?? text), ground);
    }
    default:
      return input.text === '' ? same(state) : to(`${text}${input.text}`);
  }
}

/** Opens or asks what was named. */
function chosen(before: SessionState, text: string, ground: Ground): Reduced {
  const state: SessionState = { ...before, overlay: undefined };
  const { name, of } = typedOf(text);
  if (name === '') return same(state);
  const item = paletteItems(state, ground).find((one) => one.name === name);
  if (item === undefined) {
    return same({
      ...state,
      notice: { words: words`there is no command ${safeText(name, 40)}`, tone: 'warn' },
    });
  }
  const { choice } = item;
  switch (choice.kind) {
    case 'screen':
      return same(opened(state, choice.screen.id, of ?? namedBy(state, item.takes, ground), ground));
    case 'action': {
      if (of === undefined) return acted(state, choice.action, ground);
      const there = atRow(state, of, ground);
      if (there !== undefined) return acted(there, choice.action, ground);
      return same({
        ...state,
        notice: { words: words`${safeText(of, 60)} is not in this list`, tone: 'warn' },
      });
    }
    case 'help':
      return same({ ...state, overlay: { kind: 'help', top: 0 } });
    case 'again':
      return again(state, ground);
    case 'leave':
      return { state, commands: [{ kind: 'leave' }] };
  }
}

/** `:instance` without a name means the one that the cursor is on, or that the screen is about. */
function namedBy(
  state: SessionState,
  takes: 'instance' | 'other' | undefined,
  ground: Ground,
): string | undefined {
  if (takes !== 'instance') return undefined;
  const frame = topOf(state);
  const isInstance = (name: string | undefined) =>
    name !== undefined && ground.world.fleet?.instances.some(({ instance }) => instance === name) === true;
  const at = keyAt(frame, ground.shown(frame, state.size));
  return isInstance(at) ? at : isInstance(frame.of) ? frame.of : undefined;
}

/** The cursor on that row; undefined: neither the list nor the screen knows it. */
function atRow(state: SessionState, of: string, ground: Ground): SessionState | undefined {
  const frame = topOf(state);
  if (frame.of === of) return state;
  const { rows } = ground.shown(frame, state.size);
  return rows.some(({ key }) => key === of) ? withTop(state, { at: of }) : undefined;
}

function helpTyped(state: SessionState, top: number, input: Typing): Reduced {
  if (input.kind === 'paste') return same(state);
  const to = (next: number) => same({ ...state, overlay: { kind: 'help', top: Math.max(0, next) } });
  const page = Math.max(1, state.size.rows - 6);
  switch (input.name) {
    case 'j':
    case 'down':
      return to(top + 1);
    case 'k':
    case 'up':
      return to(top - 1);
    case 'pagedown':
    case 'space':
      return to(top + page);
    case 'pageup':
      return to(top - page);
    default:
      return same({ ...state, overlay: undefined });
  }
}

/** Only y and a second ctrl-c leave. */
function leaveTyped(state: SessionState, input: Typing): Reduced {
  const leaves = input.kind === 'key' && (input.name === 'y' || input.name === 'ctrl-c');
  const commands: readonly Command[] = leaves ? [{ kind: 'leave' }] : [];
  return { state: { ...state, overlay: undefined }, commands };
}

function answered(
  state: SessionState,
  result: Extract<Input, { readonly kind: 'acted' }>['result'],
  ground: Ground,
): Reduced {
  const { acting } = state;
  if (acting === undefined) return same(state);
  const { act } = acting.dialog.question;
  const over: SessionState = { ...state, acting: undefined };
  switch (result.kind) {
    case 'done': {
      const said: SessionState = { ...over, notice: { words: act.done(result.answer), tone: 'good' } };
      return carriedOut(said, act.next ?? [], ground);
    }
    case 'unknown': {
      const lost = words`the line was lost while ${act.what} was on its way: look whether it was done`;
      return same({ ...over, notice: { words: lost, tone: 'bad' } });
    }
    case 'refused': {
      const message = safeText(
        result.hint === undefined ? result.message : `${result.message}; ${result.hint}`,
      );
      const isCode = result.code === 'access/code-needed' || result.code === 'approval/mfa';
      if (isCode && state.overlay === undefined) {
        return same({ ...over, overlay: withCodeAsked(acting.dialog, ground.now, safeText(result.message)) });
      }
      return same({ ...over, notice: { words: message, tone: 'bad' } });
    }
  }
}
