// What screens want done, carried out on the session's state; what only the outside can do becomes a command.

import { safeText } from '../../src/show/safe.ts';
import { words } from '../parts/line.ts';
import { dialogOf } from './dialog.ts';
import { layoutOf, seeOf } from './layout.ts';
import { keyAt, topRow } from './move.ts';
import { mayOpen, offerOf } from './offers.ts';
import type { Effect, KeyAction, Screen } from './screen.ts';
import {
  type Command,
  type Frame,
  frameOf,
  type Ground,
  type Reduced,
  type SessionState,
  topOf,
  withTop,
} from './session.ts';

/** One after the other. */
export function carriedOut(state: SessionState, effects: readonly Effect[], ground: Ground): Reduced {
  const commands: Command[] = [];
  let next = state;
  for (const effect of effects) {
    const done = carryOut(next, effect, ground);
    next = done.state;
    commands.push(...done.commands);
  }
  return { state: next, commands };
}

function carryOut(state: SessionState, effect: Effect, ground: Ground): Reduced {
  switch (effect.kind) {
    case 'open':
      return same(opened(state, effect.screen, effect.of, ground));
    case 'back':
      return same(back(state));
    case 'ask': {
      const { question } = effect;
      const overlay =
        question.kind === 'menu'
          ? ({ kind: 'menu', question, openedAt: ground.now } as const)
          : dialogOf(question, ground.now);
      return same({ ...state, overlay, notice: undefined });
    }
    case 'copy': {
      const notice = {
        words: words`${effect.what} went to the clipboard of your terminal`,
        tone: 'good',
      } as const;
      return { state: { ...state, notice }, commands: [{ kind: 'copy', text: effect.text }] };
    }
    case 'say':
      return same({ ...state, notice: { words: effect.words, tone: effect.tone } });
    case 'load':
      return { state, commands: [{ kind: 'load', load: effect.load }] };
    case 'move':
      return same(withTop(state, { at: effect.to }));
    case 'leave':
      return { state, commands: [{ kind: 'leave' }] };
  }
}

function same(state: SessionState): Reduced {
  return { state, commands: [] };
}

/** The screen on top, with the place in the one below kept; screens about everything begin the way anew. */
export function opened(
  state: SessionState,
  id: string,
  of: string | undefined,
  ground: Ground,
): SessionState {
  const screen = ground.screens.get(id);
  const refusal = whyNot(screen, id, of, ground);
  if (screen === undefined || refusal !== undefined)
    return { ...state, notice: { words: refusal ?? words`?`, tone: 'warn' } };
  const home = state.stack[0];
  const kept = remembered(state, ground);
  const base = { ...kept, overlay: undefined, notice: undefined };
  if (screen.id === home.screen) return { ...base, stack: [kept.stack[0]] };
  const frame = frameOf(screen, of);
  if (screen.about === undefined) return { ...base, stack: [kept.stack[0], frame] };
  const top = topOf(kept);
  if (top.screen === frame.screen && top.of === frame.of) return base;
  // A long way is cut at its oldest end, home stays.
  const [first, ...rest] = kept.stack;
  return { ...base, stack: [first, ...rest.slice(-DEEPEST), frame] };
}

const DEEPEST = 20;

function whyNot(screen: Screen | undefined, id: string, of: string | undefined, ground: Ground) {
  if (screen === undefined) return words`there is no screen ${safeText(id)} yet`;
  if (!mayOpen(screen, ground.world))
    return words`you may not see ${safeText(id)}, or this daemon does not have it`;
  if (screen.about !== undefined && of === undefined)
    return words`${safeText(id)} of what? write its name behind it`;
  const isKnown = ground.world.fleet?.instances.some(({ instance }) => instance === of) ?? true;
  return screen.about === 'instance' && !isKnown
    ? words`there is no instance ${safeText(of ?? '')}`
    : undefined;
}

/** Where the list stands now, to come back to. */
function remembered(state: SessionState, ground: Ground): SessionState {
  const frame = topOf(state);
  const shown = ground.shown(frame, state.size);
  const at = keyAt(frame, shown);
  const top = topRow(frame, shown, layoutOf(state.size).height);
  return withTop(state, shown.body.kind === 'list' ? { at, top } : { top });
}

/** One screen back; the first one stays. */
export function back(state: SessionState): SessionState {
  const [first, ...rest] = state.stack;
  return rest.length === 0 ? state : { ...state, stack: [first, ...rest.slice(0, -1)], notice: undefined };
}

/** What a key of the screen does, if this person may do it now. */
export function acted(state: SessionState, action: KeyAction<unknown>, ground: Ground): Reduced {
  const frame: Frame = topOf(state);
  const screen = ground.screens.get(frame.screen);
  if (screen === undefined) return same(state);
  const see = seeOf(frame, screen, ground.world, state.size, keyAt(frame, ground.shown(frame, state.size)));
  const offer = offerOf(action, see);
  if (offer.kind !== 'yes') return same({ ...state, notice: { words: offer.why, tone: 'warn' } });
  const step = action.run(see);
  const changed = 'local' in step ? withTop(state, { local: step.local }) : state;
  return carriedOut(changed, step.effects ?? [], ground);
}
