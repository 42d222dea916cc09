// The pieces that pages are made of: headings, facts, paragraphs, two halves side by side. Pure; everything
// gives lines that fit, so that no word is cut where it could be wrapped.

import { type SafeText, safeText } from '../../src/show/safe.ts';
import { EMPTY, type Line, line, type Span, span, type Tone, words } from '../parts/line.ts';
import { cutTo, filled, filledLine, wrap } from '../parts/width.ts';

/** `CONTAINERS  3 of 4 well`, with an empty line before it. */
export function section(title: SafeText, lines: readonly Line[], note?: SafeText): readonly Line[] {
  if (lines.length === 0) return [];
  const head =
    note === undefined
      ? line(span(title, 'strong'))
      : line(span(title, 'strong'), span(words`  ${note}`, 'dim'));
  return [EMPTY, head, ...lines];
}

/** Columns of the names of facts. */
const LABEL = 12;

/** `revision    c0ffee01`, wrapped below itself. */
export function fact(label: SafeText, value: SafeText | Span, width: number): readonly Line[] {
  const { text, tone } = typeof value === 'string' ? span(value) : value;
  const name = span(filled(label, LABEL), 'dim');
  const rest = span(filled(words``, LABEL));
  return wrap(text, Math.max(8, width - LABEL)).map((part, at) =>
    line(at === 0 ? name : rest, span(part, tone)),
  );
}

/** Facts that are known, one after the other. */
export function facts(
  known: readonly (readonly [SafeText, SafeText | Span | undefined])[],
  width: number,
): readonly Line[] {
  return known.flatMap(([label, value]) => (value === undefined ? [] : fact(label, value, width)));
}

/** Words over as many lines as they need; lines after the first stand two further in. */
export function para(text: SafeText, width: number, indent = 0, tone: Tone = 'plain'): readonly Line[] {
  const [first, ...more] = [spaces(indent), spaces(indent + 2)];
  const hanging = more[0] ?? spaces(indent);
  const parts = wrap(text, Math.max(8, width - indent - 2));
  return parts.map((part, at) => line(span(at === 0 ? (first ?? words``) : hanging), span(part, tone)));
}

/** Marked words: `! held by ana`, wrapped behind the mark. */
export function bullet(mark: Span, text: SafeText, width: number, tone: Tone = 'plain'): readonly Line[] {
  const parts = wrap(text, Math.max(8, width - 2));
  const sign = span(filled(mark.text, 2), mark.tone);
  return parts.map((part, at) => line(at === 0 ? sign : span(spaces(2)), span(part, tone)));
}

/** Two columns of lines; the left one is as wide as asked. */
export function beside(left: readonly Line[], right: readonly Line[], leftWidth: number): readonly Line[] {
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, at) => [
    ...filledLine(left[at] ?? EMPTY, leftWidth),
    span(spaces(2)),
    ...(right[at] ?? EMPTY),
  ]);
}

export function spaces(count: number): SafeText {
  return filled(words``, Math.max(0, count));
}

/** Foreign words, safe and at most so wide. */
export function brief(text: string, width: number): SafeText {
  return cutTo(safeText(text, width * 2), width);
}

/** `1 plan`, `3 plans`. */
export function count(of: number, one: SafeText, many = words`${one}s`): SafeText {
  return of === 1 ? words`1 ${one}` : words`${of} ${many}`;
}

/** Up to `most` names, and how many more. */
export function some(names: readonly string[], most: number, none: SafeText): SafeText {
  if (names.length === 0) return none;
  const shown = safeText(names.slice(0, most).join(', '));
  return names.length <= most ? shown : words`${shown} and ${names.length - most} more`;
}
