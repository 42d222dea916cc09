import { describe, expect, test } from 'vitest';
import { compareFields } from '../../src/fields/compare.ts';
import { PLAIN_ENDPOINT } from '../../src/fields/endpoints.ts';
import { expectedFields } from '../../src/fields/expected.ts';
import { FIELD_NAMES, FIELDS } from '../../src/fields/table.ts';
import type { ContainerFields, DeclaredFields } from '../../src/model/fields.ts';
import type { EngineFacts } from '../../src/model/observed.ts';
import { FRONT, secret } from './case.ts';
import { CASES } from './declarations.ts';
import { engineFacts, fingerprintOf, imageFacts } from './facts.ts';

function fieldsOf(declared: DeclaredFields, engine: Partial<EngineFacts> = {}): ContainerFields {
  return expectedFields(declared, { image: imageFacts(), engine: engineFacts(engine) });
}

function paths(expected: DeclaredFields, live: DeclaredFields, lastApplied?: DeclaredFields) {
  const before = lastApplied === undefined ? undefined : fieldsOf(lastApplied);
  return compareFields(fieldsOf(expected), fieldsOf(live), fingerprintOf, before).map(({ path }) => path);
}

const PASSWORD = secret('db://u:', { secret: 'crm/PW' }, '@h');

describe('comparing', () => {
  test.for(CASES)('a declaration equals itself: $says', ({ declared }) => {
    expect(paths(declared, declared)).toEqual([]);
  });

  test('part by part, in a fixed order', () => {
    expect(
      paths(
        { env: { A: '1', B: '2' }, memory: 5, ulimits: [{ name: 'nofile', soft: 1, hard: 1 }] },
        { env: { A: '2', C: '3' }, ulimits: [{ name: 'nofile', soft: 2, hard: 1 }], sysctls: { x: '1' } },
      ),
    ).toEqual(['env.A', 'env.B', 'env.C', 'memory', 'memorySwap', 'ulimits.nofile', 'sysctls.x']);
  });

  test('every difference says what it asks for and what it risks', () => {
    const live = fieldsOf({ memory: 2 ** 29, ports: [] });
    const expected = fieldsOf({
      memory: 2 ** 30,
      privileged: true,
      ports: [{ container: '80/tcp', hostIp: '', hostPort: '80' }],
      mounts: [
        { type: 'bind', source: '/', target: '/h', readOnly: true, options: [], createHostPath: false },
      ],
    });
    const found = compareFields(expected, live, fingerprintOf);
    expect(found.map(({ path, rule, risks }) => [path, rule, risks])).toEqual([
      ['exposed', 'replace', []],
      ['ports', 'replace', ['exposure']],
      ['mounts./h', 'replace', ['exposure']],
      ['memory', 'update', []],
      ['memorySwap', 'update', []],
      ['privileged', 'replace', ['exposure']],
    ]);
    expect(compareFields(live, expected, fingerprintOf).flatMap(({ risks }) => risks)).toEqual([]);
  });

  test('every field that changes in place knows how, or is a network', () => {
    const inPlace = FIELD_NAMES.filter((name) => FIELDS[name].rule === 'update' && name !== 'networks');
    expect(inPlace.filter((name) => FIELDS[name].update === undefined)).toEqual([]);
  });
});

describe('secrets', () => {
  const live = (value: string): DeclaredFields => ({ env: { URL: value } });

  test('are equal by fingerprint', () => {
    expect(paths({ env: { URL: PASSWORD } }, live('db://u:value of crm/PW@h'))).toEqual([]);
    expect(paths({ env: { URL: PASSWORD } }, live('db://u:other@h'))).toEqual(['env.URL']);
  });

  test.for<[string, DeclaredFields, DeclaredFields, DeclaredFields | undefined]>([
    ['a changed one', { env: { URL: PASSWORD } }, live('db://u:hunter2@h'), undefined],
    ['a new one', { env: { URL: PASSWORD } }, {}, undefined],
    ['one made plain', { env: { URL: 'x' } }, live('hunter2'), { env: { URL: PASSWORD } }],
    ['one that is no longer declared', {}, live('hunter2'), { env: { URL: PASSWORD } }],
    ['one of which only the name tells', {}, { env: { ADMIN_PASSWORD: 'hunter2' } }, undefined],
    ['one of which only the look tells', {}, live('postgres://u:hunter2@h/db'), undefined],
    ['one in a command', { command: ['x', PASSWORD] }, { command: ['x', 'hunter2'] }, undefined],
    ['one in a healthcheck', {}, { command: ['sh'], labels: { token: 'hunter2' } }, undefined],
  ])('%s is never shown', ([, expected, found, lastApplied]) => {
    const before = lastApplied === undefined ? undefined : fieldsOf(lastApplied);
    const differences = compareFields(fieldsOf(expected), fieldsOf(found), fingerprintOf, before);
    expect(differences).toHaveLength(1);
    expect(JSON.stringify(differences)).not.toContain('hunter2');
    expect(differences).toMatchObject([{ secret: true }]);
  });

  test('what is no secret is shown', () => {
    const found = compareFields(fieldsOf(live('a')), fieldsOf(live('b')), fingerprintOf);
    expect(found).toMatchObject([{ before: 'b', after: 'a', secret: false }]);
  });
});

describe('what is no difference', () => {
  const gone: DeclaredFields['networks'] = { [FRONT]: PLAIN_ENDPOINT };

  test('which of its networks a container was created in', () => {
    const other = { ...gone, other: PLAIN_ENDPOINT };
    expect(paths({ networkMode: FRONT, networks: other }, { networkMode: 'other', networks: other })).toEqual(
      [],
    );
    expect(paths({ networkMode: FRONT, networks: gone }, { networkMode: 'other', networks: gone })).toEqual([
      'networkMode',
    ]);
  });

  test('a random name for a volume that nobody named', () => {
    const mount = (source: string): DeclaredFields => ({
      mounts: [{ type: 'volume', source, target: '/d', readOnly: false, options: [], createHostPath: false }],
    });
    const random = 'a'.repeat(64);
    expect(paths(mount(''), mount(random))).toEqual([]);
    expect(paths(mount(random), mount(random))).toEqual([]);
    expect(paths(mount('mine'), mount(random))).toEqual(['mounts./d']);
    expect(paths(mount(''), mount('mine'))).toEqual(['mounts./d']);
  });

  test('a default that the engine took from its own configuration', () => {
    const old = { logging: { driver: 'local', options: {} } };
    expect(paths({}, old, {})).toEqual([]);
    expect(paths({}, old)).toEqual(['logging.driver']);
    expect(paths({}, { runtime: 'nvidia' }, { runtime: 'nvidia' })).toEqual(['runtime']);
    expect(paths({}, { runtime: 'nvidia' }, {})).toEqual([]);
  });

  test('log options of the engine, but not those that we once set', () => {
    const options = { logging: { driver: '', options: { 'max-size': '1m' } } };
    expect(paths({}, options, {})).toEqual([]);
    expect(compareFields(fieldsOf({}), fieldsOf(options), fingerprintOf)).toMatchObject([{ rule: 'ignore' }]);
    expect(paths({}, options, options)).toEqual(['logging.options.max-size']);
    expect(paths(options, {})).toEqual(['logging.options.max-size']);
  });

  test('the address of an interface that nobody asked for, or that is down', () => {
    const mac = (text: string): DeclaredFields => ({
      networks: { [FRONT]: { ...PLAIN_ENDPOINT, mac: text } },
    });
    expect(paths(mac(''), mac('02:42:ac:11:00:02'))).toEqual([]);
    expect(paths(mac('02:42:AC:11:00:02'), mac('02:42:ac:11:00:02'))).toEqual([]);
    expect(paths(mac('02:42:ac:11:00:02'), mac(''))).toEqual([]);
    expect(paths(mac('02:42:ac:11:00:02'), mac('02:42:ac:11:00:03'))).toEqual([`networks.${FRONT}`]);
  });

  test('links that Compose adds to its own', () => {
    const links = (...list: string[]): DeclaredFields => ({
      networks: { [FRONT]: { ...PLAIN_ENDPOINT, links: list } },
    });
    expect(paths(links(), links('db:db'))).toEqual([]);
    expect(paths(links('db:data'), links('db:data', 'db:db'))).toEqual([]);
    expect(paths(links('db:data'), links('db:db'))).toEqual([`networks.${FRONT}`]);
  });

  test('a name that a shared namespace brings', () => {
    expect(paths({ networkMode: 'host' }, { networkMode: 'host', hostname: 'server' })).toEqual([]);
    expect(paths({}, { hostname: 'server' })).toEqual(['hostname']);
  });

  test('a weight that the kernel cannot keep', () => {
    expect(paths({ blkio: { weight: 5 } }, {}, { blkio: { weight: 5 } })).toEqual([]);
    expect(paths({ blkio: { weight: 5 } }, {}, {})).toEqual(['blkio.weight']);
    expect(paths({ blkio: { weight: 5 } }, { blkio: { weight: 9 } }, { blkio: { weight: 5 } })).toEqual([
      'blkio.weight',
    ]);
  });
});

describe('what an engine cannot do is not expected of it', () => {
  test('by what its kernel limits', () => {
    const none = Object.fromEntries(Object.keys(engineFacts().limits).map((name) => [name, false]));
    const limits = { ...engineFacts().limits, ...none };
    const declared: DeclaredFields = {
      memory: 5,
      memoryReservation: 4,
      oomKillDisable: true,
      cpuShares: 2,
      cpuPeriod: 5000,
      cpuQuota: 5000,
      cpuset: '0',
      pidsLimit: 9,
      blkio: { weight: 300 },
    };
    expect(fieldsOf(declared, { limits })).toEqual(fieldsOf({}, { limits }));
    expect(fieldsOf(declared)).toMatchObject(declared);
    const noSwap = { ...engineFacts().limits, swap: false };
    expect(fieldsOf({ memory: 5 }, { limits: noSwap }).memorySwap).toBe(-1);
  });

  test('by its version', () => {
    const declared: DeclaredFields = {
      annotations: { a: 'b' },
      networks: { [FRONT]: { ...PLAIN_ENDPOINT, gwPriority: 3 } },
      healthcheck: {
        test: ['x'],
        intervalNs: 1,
        timeoutNs: 1,
        startPeriodNs: 1,
        startIntervalNs: 1,
        retries: 1,
      },
    };
    const old = fieldsOf(declared, { apiVersion: '1.41' });
    const recent = fieldsOf(declared, { apiVersion: '1.51' });
    const facts = ({ annotations, networks, healthcheck }: ContainerFields) => [
      annotations,
      networks[FRONT]?.gwPriority,
      healthcheck?.startIntervalNs,
    ];
    expect(facts(old)).toEqual([{}, 0, 0]);
    expect(facts(recent)).toEqual([{ a: 'b' }, 3, 1]);
  });
});
