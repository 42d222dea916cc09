// What a screen says while an answer is not there: asked for, refused, failed. One place, so that every screen
// says it alike. Pure.

import type { SafeText } from '../../src/show/safe.ts';
import { fineAge } from '../parts/age.ts';
import { EMPTY, type Line, line, span, words } from '../parts/line.ts';
import type { Answer, World } from '../state/world.ts';
import { para } from './page.ts';

/** Shown only after so long: most answers are there before anybody could read this. */
const SILENT_MS = 300;

/** The lines in place of an answer; undefined: it is there. `what`: "the plan". */
export function instead(
  answer: Answer<unknown>,
  world: World,
  what: SafeText,
  width: number,
): readonly Line[] | undefined {
  switch (answer.kind) {
    case 'got':
      return undefined;
    case 'asking':
      return world.now - answer.since < SILENT_MS
        ? [line(span(words`asking for ${what}`, 'dim'))]
        : [line(span(words`asking for ${what} since ${fineAge(world.now - answer.since)}`, 'dim'))];
    case 'failed':
      return failed(answer, what, width);
  }
}

function failed(
  { code, message, hint }: Extract<Answer<unknown>, { kind: 'failed' }>,
  what: SafeText,
  width: number,
): readonly Line[] {
  const isForbidden = code.startsWith('access/');
  const head = isForbidden ? words`You may not see ${what}.` : words`${what} cannot be shown.`;
  return [
    line(span(words`x `, 'bad'), span(head, 'strong')),
    EMPTY,
    ...para(words`${message} (${code})`, width),
    ...(hint === undefined ? [] : para(hint, width, 0, 'dim')),
    EMPTY,
    line(span(isForbidden ? words`An admin can give you a role that may.` : words`r asks again.`, 'dim')),
  ];
}

/** What a screen says whose operation this daemon does not have. */
export function lacking(operation: SafeText, what: SafeText, width: number): readonly Line[] {
  return [
    line(span(words`- `, 'dim'), span(words`${what}: not there yet`, 'strong')),
    EMPTY,
    ...para(
      words`The daemon that answers has no operation "${operation}", so there is nothing to show.`,
      width,
    ),
    ...para(
      words`A newer release of shipshape on the host brings it; nothing else on this screen is missing.`,
      width,
      0,
      'dim',
    ),
  ];
}
