// The allow-list of keys is what src/fields can write, no more and no less, and nothing else gets through.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHAPES, type Shape, unknownKeys } from '../../src/admit/keys.ts';
import { endpointJson, fillHoles } from '../../src/fields/holes.ts';
import { createPayload, updatePayload } from '../../src/fields/payload.ts';
import { FIELD_NAMES, FIELDS } from '../../src/fields/table.ts';
import type { DeclaredFields } from '../../src/model/fields.ts';
import { containerSpec } from '../apply/harness.ts';
import { CASES } from '../fields/declarations.ts';
import { engineFacts, imageFacts } from '../fields/facts.ts';
import { runs } from '../support/runs.ts';
import { container, found, rulesOf } from './given.ts';

const NO_HOLES = { network: String, container: String };
const API = ['1.41', '1.48'];

/** Members that no case of the fields' tests has, so that the list is seen to be whole. */
const MORE: readonly DeclaredFields[] = [
  {
    mounts: [
      {
        type: 'image',
        source: 'app:1',
        target: '/x',
        readOnly: true,
        options: ['subpath=a'],
        createHostPath: false,
      },
      {
        type: 'volume',
        source: 'data',
        target: '/y',
        readOnly: true,
        options: ['nocopy', 'subpath=a'],
        createHostPath: false,
      },
      ...['disabled', 'writable', 'readonly'].map((recursive) => ({
        type: 'bind' as const,
        source: '/srv/x',
        target: `/${recursive}`,
        readOnly: true,
        options: ['rslave', `recursive=${recursive}`],
        createHostPath: true,
      })),
    ],
    securityOpt: ['systempaths=unconfined'],
    networks: {
      'crm/network/front': {
        aliases: ['web'],
        links: ['db:database'],
        ipv4: '10.0.0.2',
        ipv6: 'fd00::2',
        linkLocal: ['169.254.1.1'],
        mac: '02:00:00:00:00:01',
        driverOpts: { a: 'b' },
        gwPriority: 1,
      },
    },
    blkio: {
      weight: 10,
      weightDevice: [{ path: '/dev/sda', value: 10 }],
      deviceReadBps: [{ path: '/dev/sda', value: 10 }],
      deviceWriteBps: [{ path: '/dev/sda', value: 10 }],
      deviceReadIops: [{ path: '/dev/sda', value: 10 }],
      deviceWriteIops: [{ path: '/dev/sda', value: 10 }],
    },
  },
  ...FIELD_NAMES.map((name) => ({ [name]: unsaid(name) })),
];

const bodies = [...CASES.map(({ declared }) => declared), ...MORE].flatMap((fields) =>
  API.map((apiVersion) => {
    const engine = engineFacts({ apiVersion });
    return fillHoles(createPayload(containerSpec('web', { fields }), { engine }), NO_HOLES, () => 'x');
  }),
);

const updates = [
  ...CASES.map(({ declared }) => {
    const expected = Object.fromEntries(
      FIELD_NAMES.map((name) => [
        name,
        FIELDS[name].expect(declared, { image: imageFacts(), engine: engineFacts() }),
      ]),
    );
    return updatePayload(
      FIELD_NAMES.filter((name) => FIELDS[name].update !== undefined),
      expected as never,
    );
  }),
];

function unsaid(name: string): never {
  const plain = { image: imageFacts(), engine: engineFacts() };
  return FIELDS[name as 'user'].expect({}, plain) as never;
}

test('nothing that fields write is unknown', () => {
  for (const body of bodies) expect(unknownKeys({ kind: 'container.create', body })).toEqual([]);
  for (const body of updates) expect(unknownKeys({ kind: 'container.update', body })).toEqual([]);
});

test('nothing is allowed that fields do not write', () => {
  const written = new Set(bodies.flatMap((body) => pathsOf(body, SHAPES['container.create'], '')));
  expect(namesOf(SHAPES['container.create'], '').filter((path) => !written.has(path))).toEqual([]);
  const updated = new Set(updates.flatMap((body) => pathsOf(body, SHAPES['container.update'], '')));
  expect(namesOf(SHAPES['container.update'], '').filter((path) => !updated.has(path))).toEqual([]);
});

test('an endpoint has the same keys in both calls that bring one', () => {
  const body = endpointJson({
    aliases: [],
    links: ['a:b'],
    ipv4: '1.1.1.1',
    ipv6: '::1',
    linkLocal: ['169.254.1.1'],
    mac: '02::1',
    driverOpts: { a: 'b' },
    gwPriority: 2,
  });
  expect(unknownKeys({ kind: 'network.connect', network: '', body })).toEqual([]);
});

/** Settings of the engine that change what a container is; some are known to us, and have a rule. */
const SETTINGS = {
  MaskedPaths: [],
  ReadonlyPaths: [],
  Annotations: { a: 'b' },
  Runtime: 'evil',
  CgroupParent: '/x',
  Cgroup: 'container:x',
  StorageOpt: { size: '1G' },
  Binds: ['/:/x'],
  VolumesFrom: ['other'],
  VolumeDriver: 'evil',
  AutoRemove: true,
  PublishAllPorts: true,
  ContainerIDFile: '/etc/x',
  KernelMemory: 1,
  KernelMemoryTCP: 1,
  CpusetMems: '0',
  IOMaximumIOps: 1,
  ConsoleSize: [1, 1],
  LxcConf: {},
  Capabilities: ['ALL'],
  DeviceCgroupRules: ['a *:* rwm'],
  DeviceRequests: [{ Driver: 'x' }],
  UsernsMode: 'host',
  OomKillDisable: true,
  Sysctls: { 'kernel.core_pattern': '|/x' },
};

test.each(Object.entries(SETTINGS))('no way for HostConfig.%s', (key, value) => {
  const found = rulesOf(container({ [key]: value }));
  expect(found).not.toEqual([]);
  // The same setting at another level, or in another spelling, is nothing that anybody knows.
  expect(rulesOf(container({}, { [key]: value }))).toContain('unknown-key');
  expect(rulesOf(container({ [key.toLowerCase()]: value }))).toContain('unknown-key');
});

test('any key that is not in the list is found, wherever it stands', () => {
  const closed = closedPlaces(SHAPES['container.create'], []);
  fc.assert(
    fc.property(
      fc.constantFrom(...closed),
      fc.string({ minLength: 1 }),
      fc.jsonValue(),
      (place, key, value) => {
        fc.pre(value !== null && !(place.keys.has(key) || key === '__proto__'));
        const body = place.path.reduceRight<unknown>(
          (inner, part) => (part === '[]' ? [inner] : { [part]: inner }),
          {
            [key]: value,
          },
        );
        return unknownKeys({ kind: 'container.create', body }).length > 0;
      },
    ),
    runs(300),
  );
});

test('no finding repeats what a variable, a label or an unknown key says', () => {
  const secret = 'canary-3f2a';
  const payload = container(
    { Odd: secret, Annotations: { a: secret }, LogConfig: { Type: 'syslog', Config: { a: secret } } },
    {
      Env: [`API_TOKEN=${secret}`, `PLAIN=${secret}`],
      Labels: { 'com.docker.x': secret },
      Odd: { a: secret },
    },
  );
  const body = { Driver: 'local', DriverOpts: { type: 'cifs', o: `password=${secret}`, device: '//h/s' } };
  const build = { kind: 'image.build', body: { args: { NPM_TOKEN: secret } } } as const;
  const all = [payload, { kind: 'volume.create', body } as const, build].map((one) =>
    JSON.stringify(rulesAndWords(one)),
  );
  for (const words of all) {
    expect(words).not.toBe('[]');
    expect(words).not.toContain(secret);
  }
});

function rulesAndWords(payload: Parameters<typeof rulesOf>[0]) {
  return found(payload, { settings: { profile: 'legacy' } });
}

type Place = { readonly path: readonly string[]; readonly keys: ReadonlySet<string> };

/** Every object with fixed keys, as the way to it. */
function closedPlaces(shape: Shape, path: readonly string[]): readonly Place[] {
  if (typeof shape === 'string') return [];
  if ('listOf' in shape) return closedPlaces(shape.listOf, [...path, '[]']);
  if ('mapOf' in shape) return closedPlaces(shape.mapOf, [...path, 'any']);
  const own = { path, keys: new Set(Object.keys(shape.keys)) };
  return [own, ...Object.entries(shape.keys).flatMap(([key, inner]) => closedPlaces(inner, [...path, key]))];
}

/** All key paths of a shape, with `*` for free names and positions. */
function namesOf(shape: Shape, path: string): readonly string[] {
  if (typeof shape === 'string') return [];
  if ('listOf' in shape) return namesOf(shape.listOf, `${path}.*`);
  if ('mapOf' in shape) return namesOf(shape.mapOf, `${path}.*`);
  return Object.entries(shape.keys).flatMap(([key, inner]) => [
    `${path}.${key}`,
    ...namesOf(inner, `${path}.${key}`),
  ]);
}

function pathsOf(value: unknown, shape: Shape, path: string): readonly string[] {
  if (typeof shape === 'string' || typeof value !== 'object' || value === null) return [];
  if ('keys' in shape) {
    return Object.entries(value).flatMap(([key, inner]) => {
      const known = shape.keys[key];
      return known === undefined ? [] : [`${path}.${key}`, ...pathsOf(inner, known, `${path}.${key}`)];
    });
  }
  const inner = 'listOf' in shape ? shape.listOf : shape.mapOf;
  return Object.values(value).flatMap((item) => pathsOf(item, inner, `${path}.*`));
}
