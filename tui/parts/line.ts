// What a frame is made of: lines of spans, and words that are safe. Every word on a screen passes through here
// and is SafeText: what others wrote by `safeText`, our own by `words`. A plain string does not fit, so that
// nothing foreign can reach a terminal unsanitised.

import { safeIndented } from '../../src/model/safe-text.ts';
import type { SafeText } from '../../src/show/safe.ts';

/** What a word means; theme/ says how it looks. Nothing is ever said by tone alone. */
export type Tone =
  | 'plain'
  | 'dim'
  | 'strong'
  | 'good'
  | 'warn'
  | 'bad'
  | 'busy'
  | 'accent'
  | 'reverse'
  | 'alarm';

export type Span = { readonly text: SafeText; readonly tone: Tone };

/** One line of a screen. Too long: it is cut at the edge. */
export type Line = readonly Span[];

export const EMPTY: Line = [];

/** Our own words, with what is safe already between them: words`plan ${id} waits`. */
export function words(ours: TemplateStringsArray, ...values: readonly (SafeText | number)[]): SafeText {
  // The literal parts stand in our source; the values have been through the gate.
  return ours
    .map((part, at) => `${part}${at < values.length ? String(values[at]) : ''}`)
    .join('') as SafeText;
}

/** A word with its meaning. */
export function span(text: SafeText, tone: Tone = 'plain'): Span {
  return { text, tone };
}

/** A line of words, plain where no tone is given. */
export function line(...parts: readonly (SafeText | Span)[]): Line {
  return parts.map((part) => (isSpan(part) ? part : span(part)));
}

/** The same line, all of it in one tone. */
export function toned(of: Line, tone: Tone): Line {
  return of.map(({ text }) => ({ text, tone }));
}

/** The words of a line without their tones. */
export function plainOf(of: Line): SafeText {
  return of.map(({ text }) => text).join('') as SafeText;
}

function isSpan(part: SafeText | Span): part is Span {
  return typeof part !== 'string';
}

/** A line across the screen. */
export function lineOfRule(width: number): Line {
  return [span('─'.repeat(Math.max(0, width)) as SafeText)];
}

/** Foreign text with the spaces in front as they are: logs and traces are read by their indentation. */
export function indented(text: string, limit: number): SafeText {
  return safeIndented(text, limit) as SafeText;
}
