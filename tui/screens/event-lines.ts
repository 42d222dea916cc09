// What happens, as lines of a screen. Pure.

import type { Event } from '../../src/model/event.ts';
import { eventLine } from '../../src/show/event-rows.ts';
import { safeText } from '../../src/show/safe.ts';
import { clockText } from '../parts/age.ts';
import { type Line, line, span, words } from '../parts/line.ts';
import { cutTo } from '../parts/width.ts';

/** Oldest first; those that are no news to people are left out. */
export function eventLines(events: readonly Event[], width: number): readonly Line[] {
  return events.flatMap((event) => {
    const told = wordsOf(event);
    if (told === undefined) return [];
    return [line(span(clockText(event.at), 'dim'), words` `, cutTo(told, Math.max(8, width - 9)))];
  });
}

/** What an event says, without its time. */
export function wordsOf(event: Event) {
  const told = eventLine(event);
  // `2026-11-20 03:12:00Z  `: the time stands in a column of its own here.
  return told === undefined ? undefined : safeText(told.slice(TIME));
}

const TIME = 22;
