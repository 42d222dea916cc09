// What this person may do here and now. Key bar, help, palette and dispatch ask the same question, so that
// nothing is offered that will not be done and nothing is done that was not offered.

import type { SafeText } from '../../src/show/safe.ts';
import { fineAge } from '../parts/age.ts';
import { words } from '../parts/line.ts';
import type { KeyAction, Screen, See } from './screen.ts';
import { type Link, may, type World } from './world.ts';

export type Offer =
  | { readonly kind: 'yes' }
  /** Not shown at all: the person may not, or the daemon cannot. */
  | { readonly kind: 'hidden'; readonly why: SafeText }
  | { readonly kind: 'blocked'; readonly why: SafeText };

const YES: Offer = { kind: 'yes' };

export function offerOf(action: KeyAction<unknown>, see: See<unknown>): Offer {
  const { world } = see;
  const { needs, operation, acts } = action;
  if (needs !== undefined && world.me !== undefined && !may(world, needs)) {
    return { kind: 'hidden', why: words`you may not do that here` };
  }
  if (operation !== undefined && world.operations.size > 0 && !world.operations.has(operation)) {
    return { kind: 'hidden', why: words`this daemon cannot do that` };
  }
  const silent = acts === true ? silence(world.link, world.now) : undefined;
  const why = silent ?? action.blocked?.(see);
  return why === undefined ? YES : { kind: 'blocked', why };
}

/** Why nothing can be started now; undefined: the daemon is heard. */
export function silence(link: Link, now: number): SafeText | undefined {
  switch (link.kind) {
    case 'live':
      return undefined;
    case 'connecting':
      return words`not connected yet: nothing can be started`;
    case 'stale':
      return words`the data is ${fineAge(now - link.since)} old: nothing can be started until the daemon is heard`;
    case 'lost':
      return words`the data is ${fineAge(now - link.since)} old (${link.why}): nothing can be started`;
    case 'refused':
      return words`the daemon lets you in no more: ${link.why}`;
  }
}

/** Screens that this person may open. */
export function mayOpen(screen: Screen, world: World): boolean {
  const { needs, operations } = screen;
  const isAllowed = needs.length === 0 || world.me === undefined || needs.some((one) => may(world, one));
  return isAllowed && (world.operations.size === 0 || operations.every((one) => world.operations.has(one)));
}
