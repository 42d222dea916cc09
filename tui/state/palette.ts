// The palette: every screen and every action by its name, with completion. Choosing something opens it or
// asks its question; the palette itself changes nothing. Pure.

import { type SafeText, safeText } from '../../src/show/safe.ts';
import { words } from '../parts/line.ts';
import { seeOf } from './layout.ts';
import { keyAt } from './move.ts';
import { mayOpen, offerOf } from './offers.ts';
import type { KeyAction, Screen } from './screen.ts';
import { type Frame, type Ground, type SessionState, topOf } from './session.ts';

export type Choice =
  | { readonly kind: 'screen'; readonly screen: Screen }
  | { readonly kind: 'action'; readonly action: KeyAction<unknown>; readonly blocked: SafeText | undefined }
  | { readonly kind: 'help' | 'again' | 'leave' };

export type PaletteItem = {
  /** What is typed. */
  readonly name: string;
  readonly words: SafeText;
  /** Whether a name comes behind it: `instance crm`. */
  readonly takes: 'instance' | 'other' | undefined;
  readonly choice: Choice;
};

/** Everything that can be named here, in alphabetical order. */
export function paletteItems(state: SessionState, ground: Ground): readonly PaletteItem[] {
  const frame = topOf(state);
  const items = [...screenItems(ground), ...actionItems(frame, state, ground), ...OWN];
  const names = new Set<string>();
  const once = items.filter(({ name }) => !names.has(name) && names.add(name));
  return once.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const OWN: readonly PaletteItem[] = [
  { name: 'help', words: words`the keys of this screen`, takes: undefined, choice: { kind: 'help' } },
  {
    name: 'again',
    words: words`ask the daemon anew for what is shown`,
    takes: undefined,
    choice: { kind: 'again' },
  },
  { name: 'quit', words: words`leave`, takes: undefined, choice: { kind: 'leave' } },
];

function screenItems({ world, screens }: Ground): readonly PaletteItem[] {
  return [...screens.values()]
    .filter((screen) => mayOpen(screen, world) && (screen.about === undefined || screen.about === 'instance'))
    .flatMap((screen) => {
      const { id, also, summary, about } = screen;
      const takes = about === undefined ? undefined : about === 'instance' ? ('instance' as const) : 'other';
      return [id, ...also].map((name) => ({
        name,
        words: summary,
        takes,
        choice: { kind: 'screen' as const, screen },
      }));
    });
}

function actionItems(frame: Frame, { size }: SessionState, ground: Ground): readonly PaletteItem[] {
  const screen = ground.screens.get(frame.screen);
  if (screen === undefined) return [];
  const see = seeOf(frame, screen, ground.world, size, keyAt(frame, ground.shown(frame, size)));
  return screen.keys.flatMap((action) => {
    if (action.command === undefined) return [];
    const offer = offerOf(action, see);
    if (offer.kind === 'hidden') return [];
    const blocked = offer.kind === 'blocked' ? offer.why : undefined;
    const takes = action.needs?.endsWith(':instance') === true ? ('instance' as const) : undefined;
    return [
      {
        name: action.command,
        words: action.help,
        takes,
        choice: { kind: 'action' as const, action, blocked },
      },
    ];
  });
}

export type Typed = { readonly name: string; readonly of: string | undefined };

/** `instance crm` in its parts. */
export function typedOf(text: string): Typed {
  const [name = '', ...rest] = text.trimStart().split(/\s+/);
  const of = rest.join(' ').trim();
  return { name, of: of === '' ? undefined : of };
}

/** What fits what was typed so far: what begins with it first. Behind a name: names of instances. */
export function suggestions(
  text: string,
  items: readonly PaletteItem[],
  ground: Ground,
): readonly { readonly text: string; readonly words: SafeText }[] {
  const { name, of } = typedOf(text);
  const exact = items.find((item) => item.name === name);
  if (exact?.takes === 'instance' && /\s/.test(text.trimStart())) {
    const names = ground.world.fleet?.instances.map(({ instance }) => String(instance)) ?? [];
    return fitting(names, of ?? '')
      .slice(0, MOST)
      .map((one) => ({ text: `${name} ${one}`, words: safeText(one) }));
  }
  // Before anything is typed every screen stands there once; its other names come when they are meant.
  const isAlias = ({ name: of, choice }: PaletteItem) => choice.kind === 'screen' && choice.screen.id !== of;
  const found = fitting(
    items.filter((item) => name !== '' || !isAlias(item)).map((item) => item.name),
    name,
  );
  return found.slice(0, MOST).flatMap((one) => {
    const item = items.find((each) => each.name === one);
    return item === undefined ? [] : [{ text: one, words: item.words }];
  });
}

const MOST = 50;

function fitting(names: readonly string[], typed: string): readonly string[] {
  const begins = names.filter((one) => one.startsWith(typed));
  return [...begins, ...names.filter((one) => !one.startsWith(typed) && typed !== '' && one.includes(typed))];
}
