import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createParser } from '../../src/declare/parse.ts';
import { sortEntries, sourceTree } from '../../src/model/source-rules.ts';
import { child } from '../../src/model/tree.ts';
import { fleetOf, treeOf } from '../support/declared.ts';
import { runs } from '../support/runs.ts';

const fleet = fleetOf();

function instance(name: string, spec = '{ compose: ./compose.yaml }'): string {
  return `apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
}

const TEMPLATE =
  'apiVersion: shipshape.dev/v1\nkind: Template\nmetadata: { name: web }\nspec: { compose: x.yaml }\n';

test('a declaration is typed and knows where everything was written', () => {
  const { declarations } = createParser()(
    treeOf({ 'a/b.yml': `# comment\n${instance('crm', '\n  compose: ./c.yaml\n  protect: true')}` }),
    fleet,
  );
  const declared = declarations.instances.get('crm');
  expect(declared).toMatchObject({
    kind: 'Instance',
    name: 'crm',
    file: 'a/b.yml',
    spec: { compose: './c.yaml', protect: true },
    movedFrom: undefined,
    team: undefined,
  });
  expect(child(child(declared?.node, 'spec'), 'protect')?.at).toEqual({
    file: 'a/b.yml',
    line: 7,
    column: 12,
  });
});

test('what was read once is not read again, and what was changed is', () => {
  const parse = createParser();
  const files = { 'a.yaml': instance('a'), 'b.yaml': instance('b'), 't.yaml': TEMPLATE };
  const before = parse(treeOf(files), fleet).declarations;
  const after = parse(treeOf({ ...files, 'b.yaml': instance('b', '{ template: web }') }), fleet).declarations;
  expect(after.instances.get('a')).toBe(before.instances.get('a'));
  expect(after.instances.get('b')?.spec.template).toBe('web');
  expect(after.templates.get('web')).toBe(before.templates.get('web'));
  const less = parse(treeOf({ 'b.yaml': files['b.yaml'] }), fleet).declarations;
  expect([...less.instances.keys()]).toEqual(['b']);
  expect(less.templates.size).toBe(0);
});

test('the same content at another path has its own places', () => {
  const parse = createParser();
  parse(treeOf({ 'a.yaml': instance('a') }), fleet);
  const moved = parse(treeOf({ 'b.yaml': instance('a') }), fleet).declarations.instances.get('a');
  expect([moved?.file, moved?.node.at.file]).toEqual(['b.yaml', 'b.yaml']);
});

test('one bad declaration changes nothing about the others', () => {
  const good = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`${index}.yaml`, instance(`i-${index}`)]),
  );
  const { declarations, problems } = createParser()(
    treeOf({
      ...good,
      'bad.yaml': instance('i-bad', '{ compse: x }'),
      'worse.yaml': `${instance('i-x')}\n"`,
    }),
    fleet,
  );
  expect(declarations.instances.size).toBe(20);
  expect([...declarations.held].sort()).toEqual(['i-bad', 'i-x']);
  expect(declarations.isIncomplete).toBe(false);
  expect(problems.length).toBe(3);
});

test('a file that cannot be used or read leaves open what it declares', () => {
  const broken = 'apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: { name: "\nspec: x\n';
  expect(createParser()(treeOf({ 'a.yaml': broken }), fleet).declarations.isIncomplete).toBe(true);
  const { revision } = treeOf({});
  for (const [path, kind, isIncomplete] of [
    ['a.yaml', 'symlink', true],
    ['a.yaml', 'unreadable', true],
    ['a.txt', 'symlink', false],
    ['folder', 'closed-folder', true],
  ] as const) {
    const sorted = sortEntries([{ path, kind, oid: '', size: 0 }]);
    const { declarations, problems } = createParser()(sourceTree(revision, sorted, new Map()), fleet);
    expect([path, declarations.isIncomplete, problems.length]).toEqual([
      path,
      isIncomplete,
      isIncomplete ? 1 : 0,
    ]);
  }
});

test('a file cut anywhere holds its instance, or leaves open what it declares', () => {
  const text = `apiVersion: shipshape.dev/v1
kind: Instance
metadata:
  name: crm
  movedFrom: old-crm
spec:
  compose: ["a.yaml", 'b.yaml']
  overrides: { services: { web: { image: "x" } } }
`;
  const parse = createParser();
  for (let end = 'apiVersion:'.length; end < text.length; end += 1) {
    const { declarations } = parse(treeOf({ 'crm.yaml': text.slice(0, end) }), fleet);
    const { instances, held, isIncomplete } = declarations;
    // A name that is cut itself is another name, as after renaming it.
    const isHeld = [...held].some((name) => 'crm'.startsWith(name));
    const isSafe = instances.has('crm') || isHeld || isIncomplete;
    expect(isSafe, text.slice(0, end)).toBe(true);
  }
});

test('an instance whose head is spoilt is held, renamed, or leaves open what it is', () => {
  const text =
    'apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata:\n  name: crm\nspec:\n  compose: a.yaml\n';
  const parse = createParser();
  const edits = fc.record({
    at: fc.nat(text.indexOf('spec')),
    remove: fc.nat(3),
    insert: fc.oneof(
      fc.string({ maxLength: 2 }),
      fc.constantFrom('', '#', '\n', '"', '{', '- ', ': ', '\t', '!x ', '&a ', '? '),
    ),
  });
  fc.assert(
    fc.property(edits, ({ at, remove, insert }) => {
      const spoilt = text.slice(0, at) + insert + text.slice(at + remove);
      const { instances, held, isIncomplete } = parse(treeOf({ 'crm.yaml': spoilt }), fleet).declarations;
      expect(instances.size > 0 || held.size > 0 || isIncomplete, spoilt).toBe(true);
    }),
    runs(500),
  );
});

test.each<[string, string, boolean]>([
  ['a name deeper down is not its name', 'metadata: {\nspec: { services: [ name: db }', true],
  ['its name in one line', 'metadata: { team: x, name: crm }\nspec: {', false],
  ['its name below', 'metadata:\n  # who\n\n  team: x\n  name: "crm"\nspec: {', false],
  ['one of two documents without a name', 'metadata: { name: crm }\n---\nkind: Instance\nspec: {', true],
])('of a broken file: %s', (_what, text, expected) => {
  const source = `apiVersion: shipshape.dev/v1\nkind: Instance\n${text}`;
  const { declarations } = createParser()(treeOf({ 'a.yaml': source }), fleet);
  expect(declarations.isIncomplete).toBe(expected);
  expect(declarations.instances.size).toBe(0);
});

test('a long chain of instances that wait for each other is no trouble', { timeout: 90_000 }, () => {
  const count = 5000;
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${index}.yaml`,
      instance(`i-${index}`, `{ compose: x, dependsOn: [i-${index + 1 < count ? index + 1 : 0}] }`),
    ]),
  );
  const { declarations, problems } = createParser()(treeOf(files), fleet);
  expect(declarations.held.size).toBe(count);
  expect(problems.map(({ code }) => code)).toEqual(['reference/cycle']);
});

test('very many circles end in good time, and everybody in one is held', () => {
  const names = Array.from({ length: 150 }, (_, index) => `i-${index}`);
  const all = names.join(', ');
  const files = Object.fromEntries(
    names.map((name) => [`${name}.yaml`, instance(name, `{ compose: x, dependsOn: [${all}] }`)]),
  );
  const start = process.threadCpuUsage();
  const { declarations, problems } = createParser()(treeOf(files), fleet);
  expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(3000);
  expect(declarations.held.size).toBe(names.length);
  expect(problems.length).toBeGreaterThan(0);
});

test('no content makes the parser throw, and no content hides a good neighbour', { timeout: 90_000 }, () => {
  const parseAny = createParser();
  const piece = fc.constantFrom(
    ...[
      'apiVersion: shipshape.dev/v1\n',
      'kind: Instance\n',
      'kind: Template\n',
      'metadata: { name: crm }\n',
    ],
    ...[
      'spec:\n',
      '  compose: a.yaml\n',
      '  template: web\n',
      '  dependsOn: [crm, good]\n',
      '  ports: { A: auto }\n',
    ],
    ...[
      '  parameters: { A: 1.10 }\n',
      '  secrets: { A: { generate: jwt } }\n',
      '---\n',
      '  state: [',
      '"',
      '&a ',
      '*a',
    ],
    ...[
      '  overrides: { services: { x: !reset null } }\n',
      '{',
      '}',
      '\n',
      'metadata: { movedFrom: good }\n',
      '__proto__: 1\n',
    ],
  );
  const content = fc.oneof(
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 100 }),
  );
  fc.assert(
    fc.property(content, (text) => {
      const { declarations, problems } = parseAny(
        treeOf({ 'bad.yaml': text, 'good.yaml': instance('good') }),
        fleet,
      );
      expect(declarations.instances.has('good') || declarations.held.has('good')).toBe(true);
      for (const name of declarations.held) expect(declarations.instances.has(name)).toBe(false);
      for (const { at } of problems) expect(['bad.yaml', 'good.yaml']).toContain(at.file);
      for (const problem of problems)
        expect(problem.message).not.toMatch(/undefined|\[object|must NOT|instancePath/);
    }),
    runs(2000),
  );
});

test('the one name that every object has already is no name', () => {
  const { declarations, problems } = createParser()(treeOf({ 'a.yaml': instance('constructor') }), fleet);
  expect(declarations.instances.size).toBe(0);
  expect(problems.map(({ code }) => code)).toEqual(['declaration/bad-value']);
});
