import { expect, test } from 'vitest';
import { durationMs } from '../../src/model/duration.ts';
import { gitUrl, isBranchName } from '../../src/model/git-url.ts';
import type { Entry } from '../../src/model/source-rules.ts';
import { decodeText, pathProblem, sortEntries, withText } from '../../src/model/source-rules.ts';

function file(path: string, size = 1): Entry {
  return { path, kind: 'file', oid: path, size };
}

test.each<[string, boolean]>([
  ['a/b.yaml', true],
  ['.env', true],
  ['-rf', true],
  ['ü/日本.txt', true],
  ['a b', true],
  ['../a', false],
  ['a/../b', false],
  ['/a', false],
  ['a//b', false],
  ['a/./b', false],
  ['.git/config', false],
  ['a/.GIT/x', false],
  ['a/GIT~1', false],
  ['.gitignore', true],
  ['a\u200db', false],
  ['a\u0000b', false],
  ['a\\b', false],
  ['\ud800', false],
  ['\ufffd', false],
  ['x'.repeat(1025), false],
  ['a/'.repeat(33), false],
])('the path %j can be used: %s', (path, isGood) => {
  expect(pathProblem(path) === undefined).toBe(isGood);
});

test('files come in one order, whatever order they were found in', () => {
  const entries = ['b', 'a/z', 'B2', 'a', 'a-b'].map((path) => file(path));
  const expected = ['B2', 'a', 'a-b', 'a/z', 'b'];
  expect(sortEntries(entries).files.map(({ path }) => path)).toEqual(expected);
  expect(sortEntries(entries.toReversed()).files.map(({ path }) => path)).toEqual(expected);
});

test('three twins all know one other', () => {
  const { files, unusable } = sortEntries([file('a.txt'), file('A.txt'), file('a.TXT'), file('b')]);
  expect(files.map(({ path }) => path)).toEqual(['b']);
  expect([...unusable].map(([path, { message }]) => `${path}: ${message}`)).toEqual([
    'a.txt: `a.TXT` differs from this path in letter case or accents only',
    'A.txt: `a.txt` differs from this path in letter case or accents only',
    'a.TXT: `a.txt` differs from this path in letter case or accents only',
  ]);
});

test('the budget for text goes to declarations first', () => {
  const mega = 1024 * 1024;
  const texts = Array.from({ length: 300 }, (_, index) => file(`${index}.txt`, mega / 4));
  const wanted = withText([
    ...texts,
    file('big.yaml', 4 * mega),
    file('huge.yaml', 5 * mega),
    file('z.yml', 1),
  ]);
  expect(wanted.slice(0, 2).map(({ path }) => path)).toEqual(['big.yaml', 'z.yml']);
  expect(wanted.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(64 * mega);
  expect(wanted.length).toBe(2 + 239);
});

test('only UTF-8 is text', () => {
  expect(decodeText(Buffer.from('é\ufeff'))).toBe('é\ufeff');
  expect(decodeText(Buffer.of(0xff, 0xfe, 0x61, 0))).toBeUndefined();
  expect(decodeText(Buffer.of(0xed, 0xa0, 0x80))).toBeUndefined();
  expect(decodeText(Buffer.of())).toBe('');
});

test.each<[string, string]>([
  ['https://github.com/ops/fleet.git', 'https'],
  ['https://git.example.com:8443/a/b', 'https'],
  ['https://[::1]/a', 'https'],
  ['ssh://git@host:2222/srv/x.git', 'ssh'],
  ['ssh://host/~me/x', 'ssh'],
  ['git@github.com:ops/fleet.git', 'ssh'],
  ['host:x', 'ssh'],
  ['file:///srv/git/fleet%20of%20mine.git', 'file'],
])('%s may be fetched from', (url, kind) => {
  expect(gitUrl(url)).toEqual({ kind, url });
});

test.each(['main', 'release/1.0', 'a-b_c', 'v1+2', 'feature/#12', 'a@b'])('%s is a branch', (name) => {
  expect(isBranchName(name)).toBe(true);
});

test.each<[string, number | undefined]>([
  ['500ms', 500],
  ['30s', 30_000],
  ['2m', 120_000],
  ['1h', 3_600_000],
  ['7d', 604_800_000],
  ['10y', 315_360_000_000],
  ['0s', undefined],
  ['1h1h', undefined],
  ['1.5s', undefined],
  ['-1s', undefined],
  ['12345678s', undefined],
  ['s', undefined],
  ['', undefined],
])('%s takes %s ms', (text, expected) => {
  expect(durationMs(text)).toBe(expected);
});
