// Foreign words made safe to print.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeJson, safeLine } from '../../src/model/safe-text.ts';
import { runs } from '../support/runs.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

describe('safeLine', () => {
  test.each([
    ['plain text', 'plain text', 'plain text'],
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['a cursor that moves', 'a\u001b[2Kb\u001b[1;1Hc', 'abc'],
    ['a title', '\u001b]0;title\u0007after', 'after'],
    ['a clipboard write', '\u001b]52;c;ZXZpbA==\u001b\\after', 'after'],
    ['a sequence without an end', 'before\u001b]0;title', 'before'],
    ['a device string', '\u001bPq#0\u001b\\after', 'after'],
    ['an eight-bit sequence', '\u009b31mred', 'red'],
    ['a lone escape', 'a\u001b', 'a'],
    ['returns, tabs and line breaks', 'a\r\nb\tc\n\nd', 'a b c d'],
    ['backspaces and bells', 'a\b\u0007\u0000b', 'ab'],
    ['text that runs backwards', 'a\u202eb\u2066c', 'abc'],
    ['what cannot be seen', 'a\u200bb\ufeffc\u00add', 'abcd'],
  ])('%s', (_, text, safe) => {
    expect(safeLine(text)).toBe(safe);
  });
  test('a long line is cut, and shows it', () => {
    expect(safeLine('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(safeLine('x'.repeat(10), 10)).toBe('x'.repeat(10));
    expect(safeLine(`${'x'.repeat(8)}😀😀`, 10).isWellFormed()).toBe(true);
  });
  test('whatever comes in, one printable line of bounded length comes out', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u001b[', '\u001b]0;', '\u0007', '\u001b\\', '\u009b', '\r', '\n', '\u202e', '31m'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const line = safeLine(pieces.join(''), 40);
        expect(line).not.toMatch(UNSAFE);
        expect(line.length).toBeLessThanOrEqual(40);
        expect(safeLine(line, 40)).toBe(line);
      }),
      runs(),
    );
  });
});

test('JSON for terminals means the same, and has nothing in it that a terminal could obey', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const all = { value, [text]: text };
      const json = safeJson(all, 2);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(all)));
      expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    }),
    runs(),
  );
});
