import { expect, test } from 'vitest';
import { ignoreMatcher } from '../../../src/declare/dockerignore.ts';

/** Patterns, then paths that stay and paths that go; after moby/patternmatcher's own tests. */
const TABLE: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['', ['a'], []],
  ['# only a comment\n\n', ['# only a comment', 'a'], []],
  ['node_modules', ['a/node_modules', 'node_modules2'], ['node_modules', 'node_modules/a/b']],
  ['/node_modules/', ['a/node_modules'], ['node_modules/a']],
  ['*.log', ['a/b.log', 'log'], ['b.log', '.log']],
  ['**/*.log', ['log'], ['b.log', 'a/b.log', 'a/b/c.log']],
  ['**', [], ['a', 'a/b']],
  ['*', [], ['a', 'a/b']],
  ['a/**', ['b'], ['a/b', 'a/b/c']],
  ['a/**/b', ['a/c'], ['a/b', 'a/x/b', 'a/x/y/b/z']],
  ['**/b/*.txt', ['b/a.md'], ['b/a.txt', 'x/b/a.txt']],
  ['file.?xt', ['file.xt', 'file.txtt'], ['file.txt']],
  ['[a-c]x', ['dx', 'a'], ['ax', 'bx', 'cx/y']],
  ['[^a-c]x', ['ax'], ['dx']],
  ['a\\*b', ['axb'], ['a*b']],
  ['*\n!keep', ['keep', 'keep/a'], ['b']],
  ['a\n!a/keep.txt', ['a/keep.txt'], ['a/other']],
  ['!a\na', ['b'], ['a']],
  ['*.md\n!README*.md\nREADME-secret.md', ['README.md', 'README-x.md'], ['a.md', 'README-secret.md']],
  ['a/../b', ['a'], ['b']],
  ['  spaced  ', [' x'], ['spaced']],
  ['\ufeffa', ['b'], ['a']],
  ['[', ['['], []],
];

test.each(TABLE)('%j', (text, stays, goes) => {
  const isIgnored = ignoreMatcher(text);
  expect([...stays, ...goes].filter(isIgnored)).toEqual(goes);
});

test('hostile patterns take no longer than long ones', () => {
  const isIgnored = ignoreMatcher(`${'**/'.repeat(200)}x\n${'*a'.repeat(500)}b\n`);
  const start = process.cpuUsage().user;
  expect(isIgnored(`${'a/'.repeat(60)}${'a'.repeat(1000)}`)).toBe(false);
  expect(process.cpuUsage().user - start).toBeLessThan(5_000_000);
});
