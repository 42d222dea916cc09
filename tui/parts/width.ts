// How wide text is on a terminal, and text cut or filled to a width. By grapheme: a letter with its accents is
// one, East Asian wide ones are two. Pure.

import type { SafeText } from '../../src/show/safe.ts';
import { type Line, type Span, words } from './line.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const PLAIN = /^[\u0020-\u007e]*$/;
// Unicode's East Asian Wide and Fullwidth blocks, and what terminals draw as pictures.
const WIDE =
  /^(?:[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})/u;
const NONE = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** Columns that a text takes. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(segment: string): number {
  if (NONE.test(segment)) return 0;
  return WIDE.test(segment) || segment.includes('\ufe0f') ? 2 : 1;
}

/** The text as wide as asked: cut with an ellipsis, or filled with spaces. */
export function filled(text: SafeText, width: number): SafeText {
  const cut = cutTo(text, width);
  return pad(cut, width - widthOf(cut));
}

/** The same with the spaces in front. */
export function filledRight(text: SafeText, width: number): SafeText {
  const cut = cutTo(text, width);
  const spaces = ' '.repeat(Math.max(0, width - widthOf(cut))) as SafeText;
  return words`${spaces}${cut}`;
}

/** At most that wide; an ellipsis says that something is gone. */
export function cutTo(text: SafeText, width: number): SafeText {
  if (width <= 0) return words``;
  if (widthOf(text) <= width) return text;
  if (PLAIN.test(text)) return `${text.slice(0, width - 1)}…` as SafeText;
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const next = graphemeWidth(segment);
    if (used + next > width - 1) break;
    kept += segment;
    used += next;
  }
  return `${kept}…` as SafeText;
}

/** The line as wide as asked. */
export function filledLine(of: Line, width: number): Line {
  const spans: Span[] = [];
  let left = width;
  for (const [at, one] of of.entries()) {
    const own = widthOf(one.text);
    const isLast = at === of.length - 1;
    // Something must be left for the ellipsis when more comes behind.
    if (own > left || (own === left && !isLast && of.slice(at + 1).some(({ text }) => text !== ''))) {
      spans.push({ ...one, text: own > left ? cutTo(one.text, left) : cutTo(words`${one.text} `, left) });
      left -= widthOf(spans.at(-1)?.text ?? '');
      break;
    }
    spans.push(one);
    left -= own;
  }
  if (left > 0) spans.push({ text: ' '.repeat(left) as SafeText, tone: 'plain' });
  return spans;
}

/** Columns of a line. */
export function lineWidth(of: Line): number {
  return of.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** The words over as many lines as they need, broken between words where that is possible. */
export function wrap(text: SafeText, width: number): readonly SafeText[] {
  if (width <= 0) return [];
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const next = current === '' ? word : `${current} ${word}`;
    if (widthOf(next) <= width) {
      current = next;
      continue;
    }
    if (current !== '') lines.push(current);
    const pieces = broken(word, width);
    lines.push(...pieces.slice(0, -1));
    current = pieces.at(-1) ?? '';
  }
  lines.push(current);
  return lines.map((one) => one as SafeText);
}

function broken(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [''];
  let used = 0;
  for (const { segment } of segmenter.segment(word)) {
    const own = graphemeWidth(segment);
    if (used + own > width && pieces.at(-1) !== '') {
      pieces.push('');
      used = 0;
    }
    pieces[pieces.length - 1] += segment;
    used += own;
  }
  return pieces;
}

function pad(text: SafeText, spaces: number): SafeText {
  return spaces <= 0 ? text : (`${text}${' '.repeat(spaces)}` as SafeText);
}
