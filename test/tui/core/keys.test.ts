// Bytes to keys: bursts, cuts at every place, pastes, replies of terminals, rubbish.

import { expect, test } from 'vitest';
import { createKeyParser, type Key } from '../../../tui/keys/parser.ts';

function names(keys: readonly Key[]): readonly string[] {
  return keys.map((key) => (key.kind === 'paste' ? `paste(${key.text})` : key.name));
}

function feed(...pieces: readonly (string | Uint8Array)[]): readonly string[] {
  const parser = createKeyParser();
  const keys = pieces.flatMap((piece) => parser.feed(Buffer.from(piece)));
  return names([...keys, ...(parser.waitMs() === undefined ? [] : parser.giveUp())]);
}

test.each([
  ['jjj', ['j', 'j', 'j']],
  ['abc\rdef', ['a', 'b', 'c', 'enter', 'd', 'e', 'f']],
  ['ab\u0003', ['a', 'b', 'ctrl-c']],
  ['\u007f\u007f\b', ['backspace', 'backspace', 'backspace']],
  ['\u001b[A\u001bOB\u001b[1;1C\u001b[D', ['up', 'down', 'right', 'left']],
  [
    '\u001b[H\u001b[4~\u001b[5~\u001b[6~\u001b[3~\u001b[Z',
    ['home', 'end', 'pageup', 'pagedown', 'delete', 'shift-tab'],
  ],
  ['\u001bj', ['esc', 'j']],
  ['\u001b', ['esc']],
  ['\u001b\u001b[A', ['esc', 'up']],
  [' \t\n', ['space', 'tab', 'enter']],
  ['äß日😀', ['ä', 'ß', '日', '😀']],
  ['\u001b[200~rm -rf\ryes\r\u001b[201~x', ['paste(rm -rf\ryes\r)', 'x']],
])('%j', (bytes, expected) => {
  expect(feed(bytes)).toEqual(expected);
  // Cut at every place: the same keys.
  const all = Buffer.from(bytes);
  for (let at = 1; at < all.length; at += 1)
    expect(feed(all.subarray(0, at), all.subarray(at))).toEqual(expected);
  expect(feed(...[...all].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
});

test('replies of the terminal, mouse and focus reports are no keys', () => {
  const replies = [
    '\u001b[0n',
    '\u001b[?62;22c',
    '\u001b[24;80R',
    '\u001b[I',
    '\u001b[<0;3;4M',
    '\u001b[M !!',
    '\u001b]11;rgb:0000/0000/0000\u001b\\',
    '\u001b]52;c;aGk=\u0007',
    '\u001bP>|xterm\u001b\\',
    '\u001b[1;5A',
    '\u001b[?1u',
  ];
  for (const reply of replies) expect(feed(`a${reply}b`), JSON.stringify(reply)).toEqual(['a', 'b']);
  expect(feed(replies.join(''))).toEqual([]);
});

test('what was begun and never ends is given up, and what comes after it is heard', () => {
  const parser = createKeyParser();
  expect(parser.feed(Buffer.from('\u001b[12'))).toEqual([]);
  expect(parser.waitMs()).toBe(50);
  expect(parser.giveUp()).toEqual([]);
  expect(names(parser.feed(Buffer.from('\u001b[200~pasted')))).toEqual([]);
  expect(parser.waitMs()).toBe(1_000);
  expect(names(parser.giveUp())).toEqual(['paste(pasted)']);
  expect(names(parser.feed(Buffer.from('q')))).toEqual(['q']);
  expect(names(parser.feed(Buffer.from(`\u001b]${'x'.repeat(10_000)}`)))).toEqual([]);
  expect(names(parser.feed(Buffer.from('q')))).toEqual(['q']);
});

test('a character that came in two pieces is one key; broken UTF-8 is none', () => {
  const parser = createKeyParser();
  const [first = 0, second = 0] = Buffer.from('é');
  expect(parser.feed(Uint8Array.of(first))).toEqual([]);
  expect(names(parser.feed(Uint8Array.of(second)))).toEqual(['é']);
  expect(names(parser.feed(Uint8Array.of(0xff, 0xfe, 0x80, 0x71)))).toEqual(['q']);
});

test('ten megabytes of random bytes: no throw, nothing held, still heard', () => {
  const parser = createKeyParser();
  let state = 42;
  const chunk = new Uint8Array(64 * 1024);
  let longest = 0;
  let slowest = 0;
  for (let turn = 0; turn < 160; turn += 1) {
    for (let at = 0; at < chunk.length; at += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      // Escapes and their letters oftener than chance would have them.
      const roll = state >>> 24;
      chunk[at] = roll < 24 ? 0x1b : roll < 40 ? 0x5b : roll < 44 ? 0x5d : (state >>> 8) & 0xff;
    }
    const begun = performance.now();
    const keys = parser.feed(chunk);
    slowest = Math.max(slowest, performance.now() - begun);
    const pastes = keys.filter(({ kind }) => kind === 'paste').map(({ text }) => text.length);
    longest = Math.max(longest, ...pastes);
    const typed = keys.map((key) => (key.kind === 'key' ? key.text : '')).join('');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is in it is the point
    expect(/[\u0000-\u001f\u007f-\u009f]/.test(typed)).toBe(false);
  }
  // One packet holds nobody up.
  expect(slowest).toBeLessThan(200);
  expect(longest).toBeLessThanOrEqual(64 * 1024);
  parser.feed(Buffer.from('\u001b[201~'));
  parser.giveUp();
  parser.giveUp();
  expect(names(parser.feed(Buffer.from('q')))).toEqual(['q']);
}, 60_000);
