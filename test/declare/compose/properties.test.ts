// What holds for every input: loading never throws, says where each problem is, and a project that is printed
// with `$` doubled loads to itself.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeFile } from '../../../src/declare/compose/keys.ts';
import { type ComposeOptions, loadCompose } from '../../../src/declare/compose/load.ts';
import type { Shape } from '../../../src/declare/compose/shapes.ts';
import { substitute } from '../../../src/declare/compose/template.ts';
import { runs } from '../../support/runs.ts';
import { doubleInValues } from './support.ts';

const RUNS = runs(1000);
const LONG = 120_000;

/** Values that Compose has rules for, and some that it has none for. */
const word = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('a', 'b', 'web', 'data', './x', '/abs', '1', '80:80', 'a:/b', 'A=1', 'x='),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '1m',
      '1.5g',
      '10s',
      'true',
      'no',
      '${V}',
      '${U:-d}',
      '$$x',
      'service:a',
      'x:y:ro',
      '"q',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);
const scalar = fc.oneof(
  word,
  fc.integer({ min: -5, max: 70_000 }),
  fc.boolean(),
  fc.constant(null),
  fc.double(),
);
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'web', 'data', 'default') },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 6 }) },
);
const junk = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(name, scalar, { maxKeys: 2 }),
);

/** Data that mostly fits a shape of the key table. */
function dataFor(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  const options: fc.MaybeWeightedArbitrary<unknown>[] = [{ weight: 1, arbitrary: junk }];
  if (shape.words) options.push({ weight: 8, arbitrary: fc.constantFrom(...shape.words) });
  else if (shape.scalars.length > 0) options.push({ weight: 4, arbitrary: scalar });
  const { list, map } = shape;
  if (list && depth > 0) {
    options.push({ weight: 8, arbitrary: fc.array(dataFor(list.item, depth - 1), { maxLength: 3 }) });
  }
  if (map && depth > 0) options.push({ weight: 10, arbitrary: mapFor(map, depth) });
  return fc.oneof(...options);
}

function mapFor(map: NonNullable<Shape['map']>, depth: number): fc.Arbitrary<unknown> {
  const { each } = map;
  if (each) return fc.dictionary(name, dataFor(each, depth - 1), { maxKeys: 3 });
  const keys = Object.entries(map.keys);
  return fc
    .subarray(keys, { maxLength: Math.min(keys.length, 6) })
    .chain((some) =>
      fc.record(Object.fromEntries(some.map(([key, shape]) => [key, dataFor(shape, depth - 1)]))),
    );
}

const project = dataFor(composeFile, 6);

function load(files: ReadonlyMap<string, string>, names: readonly string[]): ReturnType<typeof loadCompose> {
  const options: ComposeOptions = {
    files: names.map((path) => ({ path })),
    read: (path) => files.get(path),
    workingDir: '/case',
    projectName: 'project',
    variables: (variable) => (variable === 'V' ? { value: 'value' } : undefined),
    profiles: ['*'],
    home: '/home/someone',
  };
  return loadCompose(options);
}

function loadText(text: string): ReturnType<typeof loadCompose> {
  return load(new Map([['/case/compose.yaml', text]]), ['compose.yaml']);
}

describe('loading never throws', () => {
  test(
    'on any text',
    () => {
      fc.assert(
        fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), yamlText()), (text) => {
          check(loadText(text));
        }),
        RUNS,
      );
    },
    LONG,
  );

  test(
    'on any data',
    () => {
      fc.assert(
        fc.property(project, (data) => check(loadText(JSON.stringify(data)))),
        RUNS,
      );
    },
    LONG,
  );

  test(
    'on any overlay, env file and included file',
    () => {
      fc.assert(
        fc.property(project, project, project, fc.string(), (one, two, three, env) => {
          const files = new Map([
            ['/case/one.yaml', JSON.stringify({ include: ['b/three.yaml'], ...Object(one) })],
            ['/case/two.yaml', JSON.stringify(two)],
            ['/case/b/three.yaml', JSON.stringify(three)],
            ['/case/.env', env],
            ['/case/x', env],
          ]);
          check(load(files, ['one.yaml', 'two.yaml']));
        }),
        RUNS,
      );
    },
    LONG,
  );

  test(
    'on any template',
    () => {
      const part = fc.constantFrom('$', '{', '}', '${', ':-', ':?', '+', 'A', 'b1', '\n', '$$', ' ', 'ä');
      fc.assert(
        fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
          const lookup = (variable: string) => (variable === 'A' ? { value: 'a' } : undefined);
          const { text, error } = substitute(parts.join(''), lookup);
          expect(typeof text).toBe('string');
          if (error === undefined && !parts.join('').includes('$')) expect(text).toBe(parts.join(''));
        }),
        RUNS,
      );
    },
    LONG,
  );
});

describe('loading is idempotent', () => {
  test(
    'on any project that loads',
    () => {
      let loaded = 0;
      fc.assert(
        fc.property(project, (data) => {
          const whole = { ...Object(data), services: fitted(Object(data)) };
          if (isStable(JSON.stringify(whole))) loaded += 1;
        }),
        RUNS,
      );
      expect(loaded).toBeGreaterThan(200);
    },
    LONG,
  );

  const cases = join(import.meta.dirname, 'cases');
  const good = readdirSync(cases).filter((folder) => {
    return existsSync(join(cases, folder, 'expected.json')) && !existsSync(join(cases, folder, 'case.json'));
  });
  test.each(good)('on the case %s', (folder) => {
    isStable(readFileSync(join(cases, folder, 'compose.yaml'), 'utf8'));
  });
});

/** Services that can load: each gets an image, and keeps one key of its own at most. */
function fitted(data: { readonly services?: unknown }): object {
  const services = Object.entries(Object(data.services)).map(([key, service]) => {
    const [first] = Object.entries(Object(service)).filter(([own]) => own !== 'extends');
    return [key, { ...(first ? { [first[0]]: first[1] } : {}), image: 'app' }];
  });
  return Object.fromEntries(services);
}

function isStable(text: string): boolean {
  const first = loadText(text);
  check(first);
  if (!first.ok) return false;
  const printed = JSON.stringify(doubleInValues(first.value.project));
  const second = loadText(printed);
  expect(second.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  if (second.ok) expect(JSON.stringify(second.value.project)).toBe(JSON.stringify(first.value.project));
  return true;
}

function check(result: ReturnType<typeof loadCompose>): void {
  if (!result.ok) expect(result.problems.some((problem) => problem.severity === 'error')).toBe(true);
  for (const { at, message } of result.problems) {
    expect(at.line).toBeGreaterThan(0);
    expect(at.column).toBeGreaterThan(0);
    expect(message).not.toBe('');
  }
}

function yamlText(): fc.Arbitrary<string> {
  const line = fc.constantFrom(
    ...[
      'services:',
      '  a:',
      '    image: x',
      '    - y',
      '  b: &x',
      '    <<: *x',
      'x-a: !reset',
      '!override []',
    ],
    ...[
      '    ports: ["1:1"]',
      '  : ',
      '---',
      '"',
      "'",
      '{',
      '}',
      '[',
      '- ',
      'networks: {a: }',
      '\t',
      '  ? q',
      '...',
    ],
  );
  return fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
}
