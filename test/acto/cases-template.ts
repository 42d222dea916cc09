// Leaves of a Template, seen through an instance that is made from it.

import { expect } from 'vitest';
import type { Json } from '../../src/model/tree.ts';
import { generated, K } from './cases-secrets.ts';
import { at, NONSENSE } from './compose-case.ts';
import { type DocumentCase, document, idleLeaf, leaf } from './document-case.ts';
import type { ActoWorld } from './world.ts';

const MIB = 1024 * 1024;
const VARIABLE = { services: { s: { image: 'app:1', environment: { K: '${K:-}' } } } };
const PORT = { services: { s: { image: 'app:1', ports: ['${P:-1}:80'] } } };
export const SUBJECT = document('Template', 't', { compose: { services: { s: { image: 'app:1' } } } });
const USER = { 'a.yaml': document('Instance', 'a', { template: 't' }) };
const FILES = {
  ...USER,
  'one.yaml': { services: { s: { image: 'app:1' } } },
  'two.yaml': { services: { s: { image: 'app:2' } } },
};
const SMALL = { 'a.yaml': document('Instance', 'a', { template: 't', size: 'small' }) };
const SET = { 'a.yaml': document('Instance', 'a', { template: 't', parameters: { K: '5' } }) };
const LIMIT = 'spec.sizes.*.limits.*';
const IMAGE = 'Config.Image';

/** Is the value that breaks the rule refused? */
function refuses(value: Json) {
  return async (world: ActoWorld): Promise<Json> => {
    const files = {
      ...world.accepted(),
      'a.yaml': document('Instance', 'a', { template: 't', parameters: { K: value } }),
    };
    const { errors } = await world.peek({ files });
    return errors.length > 0;
  };
}

function rule(
  key: string,
  values: readonly [Json, Json, Json],
  broken: Json,
  good: Json,
  type: string,
): DocumentCase {
  const files = { 'a.yaml': document('Instance', 'a', { template: 't', parameters: { K: good } }) };
  return leaf(`spec.parameters.*.${key}`, values, refuses(broken), [false, true, true], {
    spec: { parameters: { K: { type } }, compose: VARIABLE },
    files,
  });
}

async function hostPort(world: ActoWorld): Promise<Json> {
  return at(await world.container(), ['HostConfig', 'PortBindings', '80/tcp', '0', 'HostPort']);
}

export const TEMPLATE: readonly DocumentCase[] = [
  leaf(
    'apiVersion',
    ['shipshape.dev/v1', 'shipshape.dev/v1', 'shipshape.dev/v2'],
    IMAGE,
    [undefined, 'app:1', 'app:1'],
    { files: USER },
  ),
  leaf('kind', ['Template', 'Template', 'Temple'], IMAGE, [undefined, 'app:1', 'app:1'], { files: USER }),
  leaf('metadata.name', ['t', 't', 'T T'], IMAGE, [undefined, 'app:1', 'app:1'], { files: USER }),
  idleLeaf('spec.description', ['one', 'two', NONSENSE], { files: USER }),
  idleLeaf('spec.parameters.*.description', ['one', 'two', NONSENSE], {
    files: SET,
    spec: { parameters: { K: {} }, compose: VARIABLE },
  }),
  leaf('spec.parameters.*.type', ['integer', 'number', 'float'], refuses('x'), [false, true, true], {
    spec: { parameters: { K: {} }, compose: VARIABLE },
    also: (type) => ({
      'a.yaml': document('Instance', 'a', { template: 't', parameters: { K: type === undefined ? '5' : 5 } }),
    }),
  }),
  leaf('spec.parameters.*.default', ['1', '2', NONSENSE], K, [undefined, '1', '2'], {
    files: USER,
    spec: { parameters: { K: {} }, compose: VARIABLE },
    badUp: 1,
    missing: { file: 'a.yaml', path: ['spec'] },
  }),
  leaf('spec.parameters.*.enum[]', ['5', '6', NONSENSE], refuses('7'), [false, true, true], {
    files: SET,
    spec: { parameters: { K: { enum: ['7', '5'] } }, compose: VARIABLE },
  }),
  rule('minimum', [2, 3, 'low'], 1, 5, 'integer'),
  rule('maximum', [8, 7, 'high'], 9, 5, 'integer'),
  rule('minLength', [3, 4, -1], 'ab', 'abcde', 'string'),
  rule('maxLength', [6, 5, -1], 'abcdefg', 'abcde', 'string'),
  leaf('spec.sizes.*.parameters.*', ['1', '2', NONSENSE], K, ['0', '1', '2'], {
    files: SMALL,
    spec: { parameters: { K: { default: '0' } }, sizes: { small: {} }, compose: VARIABLE },
    keys: ['small', 'K'],
  }),
  ...[
    leaf(`${LIMIT}.memory`, ['64m', '96m', 'lots'], 'HostConfig.Memory', [0, 64 * MIB, 96 * MIB]),
    leaf(`${LIMIT}.cpus`, ['0.5', 1.5, 'many'], 'HostConfig.NanoCpus', [0, 5e8, 15e8]),
    leaf(`${LIMIT}.pids`, [100, 200, 'many'], 'HostConfig.PidsLimit', [
      expect.toBeOneOf([0, null]),
      100,
      200,
    ]),
  ].map((one) => ({
    ...one,
    keys: ['small', 's'],
    files: SMALL,
    spec: { sizes: { small: {} }, compose: VARIABLE },
  })),
  ...generated((secrets) => ({ compose: VARIABLE, secrets })).map((one) => ({ ...one, files: USER })),
  leaf('spec.ports.*|0', ['auto', 'auto', 'any'], hostPort, ['1', '30000', '30000'], {
    files: USER,
    spec: { compose: PORT },
    keys: ['P'],
  }),
  leaf('spec.ports.*|1', [8080, 8081, 0], hostPort, ['1', '8080', '8081'], {
    files: USER,
    spec: { compose: PORT },
    keys: ['P'],
  }),
  leaf('spec.computed.*', ['${C}1', '${C}2', NONSENSE], K, ['', 'c1', 'c2'], {
    files: USER,
    spec: { parameters: { C: { default: 'c' } }, compose: VARIABLE },
  }),
  leaf('spec.compose|0', ['./one.yaml', './two.yaml', './three.yaml'], IMAGE, [undefined, 'app:1', 'app:2'], {
    spec: {},
    files: FILES,
  }),
  leaf(
    'spec.compose|1[]',
    ['./one.yaml', './two.yaml', './three.yaml'],
    IMAGE,
    [undefined, 'app:1', 'app:2'],
    { spec: {}, files: FILES },
  ),
  leaf(
    'spec.compose|2',
    [{ services: { s: { image: 'app:1' } } }, { services: { s: { image: 'app:2' } } }, { services: 5 }],
    IMAGE,
    [undefined, 'app:1', 'app:2'],
    { spec: {}, files: USER },
  ),
  leaf(
    'spec.profiles[]',
    ['p', 'q', 'p q'],
    ({ engine }) =>
      engine.control
        .containers()
        .map(({ name }) => name)
        .sort(),
    [['a-s-1'], ['a-p-1', 'a-s-1'], ['a-q-1', 'a-s-1']],
    {
      files: USER,
      spec: {
        compose: {
          services: {
            s: { image: 'app:1' },
            p: { image: 'app:1', profiles: ['p'] },
            q: { image: 'app:1', profiles: ['q'] },
          },
        },
      },
    },
  ),
];
