import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mode } from '../../src/declare/yaml/builder.ts';
import { loadYaml } from '../../src/declare/yaml/load.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Node } from '../../src/model/tree.ts';
import { child, toJson } from '../../src/model/tree.ts';
import { runs } from '../support/runs.ts';

function load(text: string, mode: Mode = 'compose'): readonly Node[] {
  const loaded = loadYaml(text, 'x.yaml', mode);
  if (!loaded.ok) throw new Error(told(loaded.problems).join('\n'));
  return loaded.value;
}

function json(text: string): unknown {
  return JSON.parse(JSON.stringify(load(text).map(toJson)));
}

function told(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ at, code }) => `${at.line}:${at.column} ${code}`);
}

function refusals(text: string, mode: Mode = 'compose'): readonly string[] {
  const loaded = loadYaml(text, 'x.yaml', mode);
  return loaded.ok ? [] : told(loaded.problems);
}

test.each<[string, unknown]>([
  ['', null],
  ['~', null],
  ['Null', null],
  ['true', true],
  ['FALSE', false],
  ['yes', 'yes'],
  ['on', 'on'],
  ['n', 'n'],
  ['17', 17],
  ['+17', 17],
  ['-0', 0],
  ['0644', 420],
  ['0o644', 420],
  ['089', 89],
  ['0x1F', 31],
  ['-0x1f', -31],
  ['0b101', 5],
  ['1_000', 1000],
  ['1.10', 1.1],
  ['.5', 0.5],
  ['1e3', 1000],
  ['.inf', Number.POSITIVE_INFINITY],
  ['-.Inf', Number.NEGATIVE_INFINITY],
  ['.nan', Number.NaN],
  ['22:22', '22:22'],
  ['2026-02-30', '2026-02-30'],
  ['1.2.3', '1.2.3'],
  ['0o8', '0o8'],
  ['1e', '1e'],
  ['1e400', '1e400'],
  ['.', '.'],
  ['"17"', '17'],
  ["'true'", 'true'],
  ['!!str 17', '17'],
  ['!!int 17', 17],
  ['!!int "17"', 17],
  ['!!float 1', 1],
])('%j means what go-yaml makes of it', (text, value) => {
  const node = child(load(`key: ${text}`)[0], 'key');
  expect(node?.kind === 'scalar' ? node.value : node).toEqual(value);
});

test('a value keeps its text, its quotes and its place', () => {
  const [document] = load('a:\n  - 1.10\n  - "1.10"\n  - |\n    x\n');
  const list = child(document, 'a');
  expect(list?.kind === 'list' ? list.items : []).toEqual([
    {
      kind: 'scalar',
      value: 1.1,
      source: '1.10',
      quoted: false,
      at: { file: 'x.yaml', line: 2, column: 5 },
    },
    {
      kind: 'scalar',
      value: '1.10',
      source: '1.10',
      quoted: true,
      at: { file: 'x.yaml', line: 3, column: 5 },
    },
    {
      kind: 'scalar',
      value: 'x\n',
      source: 'x\n',
      quoted: true,
      at: { file: 'x.yaml', line: 4, column: 5 },
    },
  ]);
});

test('columns count UTF-16 units behind a byte order mark', () => {
  const [document] = load('\ufeff"😀": { b: 1 }');
  expect(child(child(document, '😀'), 'b')?.at).toEqual({ file: 'x.yaml', line: 1, column: 12 });
});

test('an alias brings a value with the place where it was written', () => {
  const [document] = load('a: &a { k: [1, 2] }\nb: *a\n');
  expect(child(child(document, 'b'), 'k')).toEqual(child(child(document, 'a'), 'k'));
  expect(child(document, 'b')?.at).toEqual({ file: 'x.yaml', line: 1, column: 7 });
});

test('merge keys: own keys win wherever they stand, then the earlier map', () => {
  const text = `
one: &one { a: 1, b: 1 }
two: &two { b: 2, c: 2 }
three:
  d: 3
  <<: [*one, *two, { c: 4, e: 4 }]
  a: 3
four: { <<: *one, "<<": quoted, !!merge <<x: y }
`.replace(', !!merge <<x: y', '');
  expect(json(text)).toEqual([
    {
      one: { a: 1, b: 1 },
      two: { b: 2, c: 2 },
      three: { d: 3, a: 3, b: 1, c: 2, e: 4 },
      four: { a: 1, b: 1, '<<': 'quoted' },
    },
  ]);
  expect(json('a: &a { k: 1 }\nb:\n  !!merge <<: *a\n')).toEqual([{ a: { k: 1 }, b: { k: 1 } }]);
});

test('the tags of Compose stay on the node', () => {
  const [document] = load('a: !reset null\nb: !override [1]\nc: !reset { x: 1 }\n');
  expect(['a', 'b', 'c'].map((key) => child(document, key)?.tag)).toEqual(['reset', 'override', 'reset']);
});

test.each<[string, readonly string[]]>([
  ['a: &a [*a]', ['1:8 yaml/alias-cycle']],
  ['&a\na: { <<: *a }', ['2:10 yaml/alias-cycle']],
  ['a: *b', ['1:4 yaml/unknown-anchor']],
  ['a: { <<: 3 }', ['1:6 yaml/merge-key']],
  ['a: { <<: [3] }', ['1:6 yaml/merge-key']],
  ['a: { <<: {}, <<: {} }', ['1:14 yaml/duplicate-key']],
  ['a: 1\n"a": 2', ['2:1 yaml/duplicate-key']],
  ['a: !foo 1', ['1:9 yaml/tag']],
  ['a: !!int x', ['1:10 yaml/tag']],
  ['a: !!binary aGk=', ['1:13 yaml/tag']],
  ['__proto__: 1', ['1:1 yaml/refused-key']],
  ['a: "\\0"', ['1:4 yaml/forbidden-character']],
  ['"\\u202e": 1', ['1:1 yaml/forbidden-character']],
  ['a: "\\uD83D\\uDE00 \\uD83D"', ['1:4 yaml/forbidden-character']],
  ['? a\n: b', ['1:1 yaml/explicit-key']],
  ['%YAML 1.1\n---\na: on', ['1:1 yaml/directive']],
  ['80: x', ['1:1 yaml/key']],
])('refused in Compose files too: %j', (text, expected) => {
  expect(refusals(text)).toEqual(expected);
});

test('a `?` inside text is text', () => {
  expect(json('a: ?b\nc: "?"\nd?: e ? f\n')).toEqual([{ a: '?b', c: '?', 'd?': 'e ? f' }]);
});

test('what a declaration may not have, a Compose file may', () => {
  const text = 'a: &a { k: 1 }\nb: *a\nc: { <<: *a }\nd: !!str 1\n';
  expect(refusals(text)).toEqual([]);
  expect(refusals(text, 'declaration')).toEqual([
    '1:7 yaml/anchor',
    '2:4 yaml/alias',
    '3:6 yaml/merge-key',
    '3:10 yaml/alias',
    '4:10 yaml/tag',
  ]);
});

test('empty documents are none', () => {
  expect(json('')).toEqual([]);
  expect(json('# only\n---\n---\n# this\n...\n')).toEqual([]);
  expect(json('a: 1\n---\n---\nb\n--- ~\n')).toEqual([{ a: 1 }, 'b', null]);
});

test('no key can reach a prototype', () => {
  const [document] = load('toString: 1\nhasOwnProperty: 2\n');
  const value = document === undefined ? undefined : toJson(document);
  expect(Object.getPrototypeOf(value)).toBe(null);
  expect(Object.keys(value ?? {})).toEqual(['toString', 'hasOwnProperty']);
});

const VALID = `# a comment
services:
  web: &web
    image: "nginx:\${TAG:-1.27}"
    command: ["sh", '-c', 'echo ''it''']
    environment:
      TEXT: |-
        several
        lines
      FOLDED: >
        one
        line
    ports: [ "80:80", 443 ]
  api: { <<: *web, mem_limit: 1g }
--- # the second
é: "\\u00e9 \\n"
`;

test('a file cut at any place gives problems or a tree, never more', () => {
  for (let end = 0; end <= VALID.length; end += 1) {
    for (const mode of ['declaration', 'compose'] as const) {
      const loaded = loadYaml(VALID.slice(0, end), 'x.yaml', mode);
      for (const { at, message } of loaded.problems) expectPlace(VALID.slice(0, end), at, message);
    }
  }
});

test('no text makes the loader throw, and problems stand inside the text', { timeout: 90_000 }, () => {
  const piece = fc.constantFrom(
    ...['a', 'b: ', ': ', '- ', '\n', '\n  ', '\t', '{', '}', '[', ']', ',', '&a ', '*a', '<<: ', '!!str '],
    ...['!reset ', '"', "'", '|\n', '>-\n', '#', '---\n', '...\n', '%YAML 1.1\n', '? ', '\r', '\u0000', 'é'],
    ...['0x1', '1.10', '~', '__proto__: ', '\ud800', '\u202e', '\ufeff', '\\u0000', '<<<<<<< x\n'],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .tuple(fc.nat(VALID.length), fc.nat(40), fc.array(piece, { maxLength: 5 }))
      .map(([at, cut, pieces]) => VALID.slice(0, at) + pieces.join('') + VALID.slice(at + cut)),
  );
  fc.assert(
    fc.property(text, fc.constantFrom<Mode>('declaration', 'compose'), (content, mode) => {
      const loaded = loadYaml(content, 'x.yaml', mode);
      expect(loaded.ok).toBe(loaded.problems.length === 0);
      for (const { at, message } of loaded.problems) expectPlace(content, at, message);
    }),
    runs(3000),
  );
});

function expectPlace(text: string, at: Problem['at'], message: string): void {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  expect(at.line).toBeGreaterThan(0);
  expect(at.line).toBeLessThanOrEqual(lines.length);
  expect(at.column).toBeGreaterThan(0);
  expect(at.column).toBeLessThanOrEqual((lines[at.line - 1] ?? '').length + 1);
  expect(message).toMatch(/^[^A-Z].*[^.]$/);
}
