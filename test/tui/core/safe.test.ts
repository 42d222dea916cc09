// Foreign text cannot get into a frame without passing the gate: the compiler says so, line by line.

import { expect, test } from 'vitest';
import { type SafeText, safeText } from '../../../src/show/safe.ts';
import { line, plainOf, span, words } from '../../../tui/parts/line.ts';
import { cutTo, filledLine, lineWidth, widthOf, wrap } from '../../../tui/parts/width.ts';
import type { Body } from '../../../tui/state/screen.ts';

const foreign: string = 'a\u001b[2Jb';

test('a string that nobody made safe does not compile into a line, a span, words, a title or a body', () => {
  // @ts-expect-error a string is no SafeText
  span(foreign);
  // @ts-expect-error nor in a line
  line(foreign);
  // @ts-expect-error nor between our own words
  words`name ${foreign}`;
  // @ts-expect-error nor as a title
  const title: () => SafeText = () => foreign;
  // @ts-expect-error nor as a row of a body
  const body: Body = { kind: 'page', lines: [[{ text: foreign, tone: 'plain' }]] };
  expect([title(), body.kind]).toEqual([foreign, 'page']);
  expect(plainOf(line(words`name ${safeText(foreign)}`))).toBe('name ab');
});

test('widths are counted by what is seen: accents, wide characters, nothing for what joins', () => {
  expect(widthOf('abc')).toBe(3);
  expect(widthOf('日本')).toBe(4);
  expect(widthOf('e\u0301')).toBe(1);
  expect(widthOf('─…')).toBe(2);
  expect(cutTo(safeText('日本語'), 4)).toBe('日…');
  expect(lineWidth(filledLine(line(safeText('日本語日本語')), 7))).toBe(7);
  expect(lineWidth(filledLine(line(words`a`, words`b`), 7))).toBe(7);
  expect(lineWidth(filledLine(line(words`abcd`, words`efgh`), 4))).toBe(4);
  expect(wrap(safeText('one two three-four'), 7)).toEqual(['one two', 'three-f', 'our']);
});
