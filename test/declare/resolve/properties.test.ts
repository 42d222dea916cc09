import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createParser } from '../../../src/declare/parse.ts';
import { createResolver } from '../../../src/declare/resolve.ts';
import { renderJson, renderText } from '../../../src/show/render-rows.ts';
import { runs } from '../../support/runs.ts';
import { fingerprints, fleetOf, readFolder, resolveTree, treeOf } from './support.ts';

// A thousand trees each, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });
const RUNS = runs(1000);
const fleet = fleetOf();
// One for all runs: making one compiles the schemas. What it remembers is keyed by content.
const parse = createParser();

const CANARY = 'canary-5d1f';

/** Small trees that are mostly right: a template, instances of it, a neighbour, files. */
const word = fc.constantFrom(
  'a',
  'b-1',
  '${A}',
  '$B',
  '${C:-x}',
  'x:1',
  '',
  '../up',
  './conf',
  '/etc',
  '"q"',
  'é',
  '1.10',
);
const tree = fc
  .record({
    parameter: word,
    given: fc.option(word, { nil: undefined }),
    computed: word,
    image: word,
    bind: word,
    port: fc.constantFrom('auto', '8080', '"x"', '8081'),
    size: fc.constantFrom('small', 'none', 'smal'),
    label: word,
    names: fc.uniqueArray(fc.constantFrom('crm', 'shop', 'web', 'bad name', 'x'), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map((one): Record<string, string> => {
    const template = `apiVersion: shipshape.dev/v1
kind: Template
metadata: { name: t }
spec:
  parameters: { A: { default: ${JSON.stringify(one.parameter)} }, REQ: {} }
  secrets: { S: { generate: password }, J: { generate: jwt, signedBy: S } }
  ports: { P: auto }
  computed: { C: ${JSON.stringify(one.computed)}, U: "u:\${S}@h" }
  sizes: { small: { limits: { db: { memory: 64m } } } }
  compose: ./compose.yaml
`;
    const compose = `services:
  db:
    image: ${JSON.stringify(one.image)}
    environment: { A: "\${A}", C: "\${C}", U: "\${U}", J: "\${J}" }
    labels: { l: ${JSON.stringify(one.label)} }
    ports: ["\${P}:80"]
    volumes: [${JSON.stringify(`${one.bind}:/m`)}]
`;
    const files: Record<string, string> = {
      't/t.yaml': template,
      't/compose.yaml': compose,
      't/conf/x': 'x',
    };
    for (const name of one.names) {
      const given = one.given === undefined ? '' : `, REQ: ${JSON.stringify(one.given)}`;
      files[`i/${name}.yaml`] = `apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: ${JSON.stringify(name)} }
spec: { template: t, size: ${one.size}, parameters: { A: a${given} }, ports: { P: ${one.port} } }
`;
    }
    return files;
  });

/** The same files in another order. */
const shuffled = tree.chain((files) =>
  fc
    .shuffledSubarray(Object.keys(files), { minLength: Object.keys(files).length })
    .map((order) => ({ files, other: Object.fromEntries(order.map((path) => [path, files[path] ?? ''])) })),
);

test('the order of files decides nothing, and a second look changes nothing', () => {
  fc.assert(
    fc.property(shuffled, ({ files, other }) => {
      const resolver = createResolver();
      const first = resolveTree(treeOf(files), { resolver, fleet, parse });
      expect(resolveTree(treeOf(other), { fleet, parse })).toEqual(first);
      expect(resolveTree(treeOf(other), { resolver, fleet, parse })).toEqual(first);
    }),
    RUNS,
  );
});

test('a recorded pass gives the same ports again', () => {
  fc.assert(
    fc.property(tree, (files) => {
      const first = resolveTree(treeOf(files), { fleet, parse });
      const [target, desired] = [...first.desired][0] ?? [];
      if (target === undefined || desired === undefined) throw new Error('no target');
      const record = {
        target,
        engineId: 'e',
        instances: Object.fromEntries(desired.instances.map(({ name }) => [name, { folders: {} } as never])),
        tombstones: [],
        ports: first.ports.get(target) ?? {},
      };
      const second = resolveTree(treeOf(files), { fleet, parse, applied: new Map([[target, record]]) });
      expect(second.desired.get(target)?.instances).toEqual(desired.instances);
    }),
    RUNS,
  );
});

const BASES: Readonly<Record<string, Record<string, string>>> = Object.fromEntries(
  ['template', 'files', 'builds', 'precedence', 'clashes'].map((name) => [
    name,
    readFolder(`${import.meta.dirname}/cases/${name}/in`),
  ]),
);

/** A tree of a case with one character or one line of one file changed. */
const mutated = fc
  .record({
    name: fc.constantFrom(...Object.keys(BASES)),
    file: fc.nat(),
    at: fc.nat(),
    cut: fc.nat(40),
    put: fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('${', '}', ': ', '- ', '\n', '!reset ', '&a ', '*a', '<<: ', '"'),
    ),
  })
  .map(({ name, file, at, cut, put }) => {
    const files = BASES[name] ?? {};
    const paths = Object.keys(files);
    const path = paths[file % paths.length] ?? '';
    const text = files[path] ?? '';
    const from = text.length === 0 ? 0 : at % text.length;
    return { ...files, [path]: text.slice(0, from) + put + text.slice(from + cut) };
  });

test('whatever is written, resolve never throws: it resolves or says what is wrong', () => {
  fc.assert(
    fc.property(mutated, (files) => {
      const { problems, desired } = resolveTree(treeOf(files), { fleet, parse });
      const [local] = desired.values();
      if (local?.held.length) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
    }),
    RUNS,
  );
});

test('a secret value is in nothing that resolve or render gives', () => {
  fc.assert(
    fc.property(fc.oneof(tree, mutated), fc.string({ maxLength: 20 }), (files, salt) => {
      const value = `${CANARY}${salt}`;
      const names = ['crm', 'shop', 'web', 'x', 'i'].flatMap((name) =>
        ['S', 'J', 'POSTGRES_PASSWORD', 'JWT_SECRET', 'ANON_KEY', 'NPM_TOKEN'].map((key) => `${name}/${key}`),
      );
      const values = Object.fromEntries(names.map((name) => [name, value]));
      const secrets = { fingerprint: fingerprints(values), problems: new Map(), revision: '1' };
      const given = treeOf(files);
      const resolved = resolveTree(given, { fleet, parse, secrets });
      const parsed = parse(given, fleet);
      const input = {
        fleet,
        tree: given,
        declarations: parsed.declarations,
        applied: new Map(),
        taken: new Map(),
        secrets,
      };
      const { stacks, problems } = createResolver().render(input, []);
      const all = [
        [...resolved.desired],
        resolved.problems,
        [...resolved.ports],
        problems,
        renderJson(stacks),
      ];
      expect(JSON.stringify(all)).not.toContain(CANARY);
      expect(renderText(stacks)).not.toContain(CANARY);
    }),
    RUNS,
  );
});
