// What a session is on either kind of terminal: the state, the store behind it, and the way between the two. How
// it looks is session.ts's and plain.ts's business.

import type { Acted, Following, Store, Wish } from '../link/store.ts';
import { words } from '../parts/line.ts';
import { type Bodies, createBodies } from '../state/bodies.ts';
import { seeOf } from '../state/layout.ts';
import { reduce } from '../state/reduce.ts';
import type { Screen } from '../state/screen.ts';
import {
  beginning,
  type Command,
  type Ground,
  type Input,
  type SessionState,
  topOf,
} from '../state/session.ts';
import type { World } from '../state/world.ts';
import type { Door, Identity, SessionEnd } from './door.ts';
import type { Host } from './host.ts';
import { sizeOf } from './size.ts';

export type Core = {
  readonly host: Host;
  readonly door: Door;
  /** For the log. */
  readonly person: string;
  readonly screens: ReadonlyMap<string, Screen>;
  readonly store: Store;
  readonly bodies: Bodies;
  readonly release: () => void;
  following: Following | undefined;
  state: SessionState;
  isOver: boolean;
};

export const BROKEN: SessionEnd = {
  kind: 'crashed',
  words: 'this session broke, which is a bug of shipshape; nothing else was touched',
  exitCode: 1,
};

export function begin(host: Host, identity: Identity, door: Door): Core {
  const screens = new Map(host.screens.map((one) => [one.id, one]));
  const [home] = host.screens;
  if (home === undefined) throw new Error('bug: no screens');
  return {
    ...{ host, door, person: identity.key, screens, ...host.lease(identity) },
    bodies: createBodies(screens, words`this screen is not there`),
    state: beginning(home, sizeOf(door.columns, door.rows)),
    ...{ following: undefined, isOver: false },
  };
}

/** Lets go of everything that was held. */
export function stop(core: Core): void {
  core.isOver = true;
  core.following?.end();
  core.release();
}

export function groundOf({ store, host, screens, bodies }: Core): Ground {
  const world = store.world();
  return { world, now: host.timers.now(), screens, shown: (frame, size) => bodies.shown(frame, size, world) };
}

/** The state after it. */
export function reduced(
  core: Core,
  input: Input,
): { readonly isSame: boolean; readonly commands: readonly Command[] } {
  const { state, commands } = reduce(core.state, input, groundOf(core));
  const isSame = state === core.state;
  core.state = state;
  return { isSame, commands };
}

/** What the screen on top shows. */
export function wishOf(core: Core): Wish {
  const frame = topOf(core.state);
  const screen = core.screens.get(frame.screen);
  if (screen === undefined) return { loads: [], stream: undefined };
  const see = seeOf(frame, screen, core.store.world(), core.state.size, undefined);
  return { loads: screen.loads(see), stream: screen.stream?.(see) };
}

/** Tells the store what is looked at. */
export function wished(core: Core): void {
  core.following?.wish(wishOf(core));
}

/** Asks the daemon; the answer comes whenever it comes. */
export function act(
  { store }: Core,
  { op, input, code }: Extract<Command, { readonly kind: 'act' }>,
  answered: (result: Acted) => void,
): void {
  store.act(op, input, code).then(answered, () => answered({ kind: 'unknown' }));
}

/** Words for whoever the daemon lets in no more. */
export function refusedWords({ link }: World): string | undefined {
  if (link.kind !== 'refused') return undefined;
  return `the daemon lets you in no more: ${link.why}${link.hint === undefined ? '' : `; ${link.hint}`}`;
}
