import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBind, fromMount, fromTmpfs, toEngineMounts } from '../../src/fields/binds.ts';
import { PLAIN_ENDPOINT } from '../../src/fields/endpoints.ts';
import { fillHoles } from '../../src/fields/holes.ts';
import { containerKey, networkKey, readContext } from '../../src/fields/keys.ts';
import { createPayload, laterNetworks } from '../../src/fields/payload.ts';
import { imageVolumes, mountVolumes, renameVolumes } from '../../src/fields/volumes.ts';
import type { ContainerSpec } from '../../src/model/desired.ts';
import type { DeclaredFields, Mount } from '../../src/model/fields.ts';
import { address, instanceName } from '../../src/model/ref.ts';
import type { SecretText } from '../../src/model/text.ts';
import { runs } from '../support/runs.ts';
import { BACK, FRONT, mount, secret } from './case.ts';
import { engineFacts, imageFacts } from './facts.ts';

const CRM = instanceName('crm');
const DB = address(CRM, 'container', 'db');

function spec(fields: DeclaredFields): ContainerSpec {
  return {
    address: address(CRM, 'container', 'web'),
    service: 'web',
    index: 1,
    name: 'crm-web-1',
    image: 'nginx',
    pullPolicy: 'missing',
    platform: '',
    fields,
    volumes: [],
    files: [],
    waitFor: [],
    joins: [],
    stateful: false,
    oneShot: false,
    healthyWithinMs: 0,
    stableForMs: 0,
    origins: {},
    origin: { file: 'f', line: 1, column: 1 },
  };
}

const payload = (fields: DeclaredFields, apiVersion = '1.41') =>
  createPayload(spec(fields), { engine: engineFacts({ apiVersion }) });
const reveal = ({ parts }: SecretText) =>
  parts.map((part) => (typeof part === 'string' ? part : 'S3CRET')).join('');
const HOLES = { network: (of: string) => `name of ${of}`, container: (of: string) => `id of ${of}` };

describe('create payloads', () => {
  test('say what is declared and nothing else, and always have a HostConfig', () => {
    expect(payload({})).toEqual({
      Image: 'nginx',
      HostConfig: {},
      Labels: {
        'com.docker.compose.project': 'crm',
        'com.docker.compose.service': 'web',
        'com.docker.compose.container-number': '1',
        'com.docker.compose.oneoff': 'False',
        'com.docker.compose.config-hash': expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  test('keep secrets as references, and hold no value of one', () => {
    const made = payload({ env: { URL: secret('db://', { secret: 'crm/PW' }), A: '1', GONE: null } });
    expect(made['Env']).toEqual([
      { parts: ['URL=', 'db://', { secret: 'crm/PW' }], fingerprint: expect.anything() },
      'A=1',
      'GONE',
    ]);
    expect(fillHoles(made, HOLES, reveal)['Env']).toEqual(['URL=db://S3CRET', 'A=1', 'GONE']);
  });

  test('ports are exposed as they are published', () => {
    const made = payload({
      exposed: ['9/tcp'],
      ports: [{ container: '80/tcp', hostIp: '', hostPort: '8080' }],
    });
    expect(made).toMatchObject({
      ExposedPorts: { '9/tcp': {}, '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '8080' }] } },
    });
  });

  test('have the first network in them, the others come later', () => {
    const fields: DeclaredFields = {
      networkMode: FRONT,
      networks: {
        [BACK]: PLAIN_ENDPOINT,
        [FRONT]: { ...PLAIN_ENDPOINT, aliases: ['web'], mac: '02:42:00:00:00:01' },
      },
    };
    expect(laterNetworks(fields)).toEqual([BACK]);
    expect(fillHoles(payload(fields), HOLES, reveal)).toMatchObject({
      MacAddress: '02:42:00:00:00:01',
      HostConfig: { NetworkMode: `name of ${FRONT}` },
      NetworkingConfig: { EndpointsConfig: { [`name of ${FRONT}`]: { Aliases: ['web'] } } },
    });
    expect(payload(fields, '1.44')).not.toHaveProperty('MacAddress');
  });

  test('holes are filled where the engine wants ids, and nowhere else', () => {
    const made = payload({
      networkMode: `container:${DB}`,
      pidMode: `container:${DB}`,
      ipcMode: 'container:vpn',
      command: [`container:${DB}`],
    });
    expect(fillHoles(made, HOLES, reveal)).toMatchObject({
      Cmd: [`container:${DB}`],
      HostConfig: {
        NetworkMode: `container:id of ${DB}`,
        PidMode: `container:id of ${DB}`,
        IpcMode: 'container:vpn',
      },
    });
  });
});

describe('keys', () => {
  const ours = (name: string, kind: 'network' | 'container', instance = CRM) =>
    ({ kind: 'ours', address: address(instance, kind, name), instance, by: 'label' }) as const;
  const foreign = { kind: 'foreign' } as const;
  const context = readContext(
    engineFacts(),
    [
      { id: 'n1', name: 'crm_default', ownership: ours('default', 'network') },
      { id: 'n2', name: 'crm_default', ownership: foreign },
      { id: 'n3', name: 'infra_proxy', ownership: ours('proxy', 'network', instanceName('infra')) },
    ],
    [
      { id: 'c1', name: 'crm-db-1', ownership: ours('db', 'container') },
      { id: 'c2', name: 'vpn', ownership: foreign },
      { id: 'c3', name: 'infra-vpn-1', ownership: ours('vpn', 'container', instanceName('infra')) },
    ],
  );
  const mine = { ...context, instance: CRM };

  test('networks: ours by address, others by name, gone ones not at all', () => {
    expect(networkKey(mine, 'crm_default', 'n1')).toBe('crm/network/default');
    expect(networkKey(mine, 'crm_default', '')).toBe('crm/network/default');
    expect(networkKey(mine, 'crm_default', 'n2')).toBe('crm_default');
    expect(networkKey(mine, 'infra_proxy', 'n3')).toBe('infra/network/proxy');
    expect(networkKey(mine, 'crm_default', 'n9')).toBeUndefined();
    expect(networkKey(mine, 'nowhere', '')).toBeUndefined();
  });

  test('containers', () => {
    expect(containerKey(mine, 'c1')).toBe('crm/container/db');
    expect(containerKey(mine, 'crm-db-1')).toBe('crm/container/db');
    expect(containerKey(mine, 'c2')).toBe('vpn');
    expect(containerKey(mine, 'c3')).toBe('infra-vpn-1');
    expect(containerKey(mine, 'c9')).toBe('c9');
  });
});

describe('mounts', () => {
  const path = fc
    .array(fc.stringMatching(/^[a-z0-9_-]{1,8}$/), { minLength: 1, maxLength: 3 })
    .map((parts) => `/${parts.join('/')}`);
  const common = { target: path, readOnly: fc.boolean() };
  const mounts: fc.Arbitrary<Mount> = fc.oneof(
    fc.record({
      ...common,
      type: fc.constant('bind' as const),
      source: path,
      options: fc.subarray(['Z', 'rslave']),
      createHostPath: fc.boolean(),
    }),
    fc.record({
      ...common,
      type: fc.constant('volume' as const),
      source: fc.stringMatching(/^[a-z]{2,9}$/),
      options: fc.subarray(['nocopy', 'subpath=a/b']),
      createHostPath: fc.constant(false),
    }),
    fc.record({
      ...common,
      type: fc.constant('tmpfs' as const),
      source: fc.constant(''),
      options: fc.subarray(['mode=755', 'size=1024']),
      createHostPath: fc.constant(false),
    }),
    fc.record({
      ...common,
      type: fc.constant('image' as const),
      source: fc.constant('busybox:1'),
      options: fc.subarray(['subpath=x']),
      createHostPath: fc.constant(false),
    }),
  );

  test('are read as they were written, in whatever form the engine wants them', () => {
    fc.assert(
      fc.property(mounts, (wanted) => {
        const { Binds, Mounts, Tmpfs } = toEngineMounts([wanted]);
        const read = [
          ...Binds.map(fromBind),
          ...Mounts.map((json) => fromMount(json)),
          ...Object.entries(Tmpfs).map(([target, text]) => fromTmpfs(target, text)),
        ];
        // A bind string always makes the host path; that matters at create only, and is not compared.
        expect(read.map((one) => ({ ...one, createHostPath: false }))).toEqual([
          { ...wanted, createHostPath: false },
        ]);
      }),
      runs(1000),
    );
  });

  test.for<[string, Partial<Mount>]>([
    ['/a:/b', { source: '/a', target: '/b', readOnly: false, options: [] }],
    ['/a/:/b/:ro,rprivate', { source: '/a', target: '/b', readOnly: true, options: [] }],
    [
      'data:/b:nocopy,rw,z',
      { type: 'volume', source: 'data', options: ['nocopy', 'z'], createHostPath: false },
    ],
    ['/a:/b:cached,rshared', { options: ['rshared'] }],
  ])('%s', ([bind, expected]) => {
    expect(fromBind(bind)).toMatchObject(expected);
  });

  test('volumes of the image that nothing covers', () => {
    const image = imageFacts({ volumes: ['/data/', '/cache'] });
    expect(imageVolumes(image, { mounts: [mount('tmpfs', '', '/cache/')] })).toEqual(['/data']);
  });

  test('volumes carried over, and under their current names', () => {
    const declared: DeclaredFields = {
      mounts: [mount('volume', 'crm_data', '/d'), mount('bind', '/crm_data', '/b')],
    };
    const carried = mountVolumes(declared, { '/d': 'x', '/v': 'f00' });
    expect(carried.mounts?.map(({ source, target }) => [source, target])).toEqual([
      ['crm_data', '/d'],
      ['/crm_data', '/b'],
      ['f00', '/v'],
    ]);
    expect(mountVolumes(declared, {})).toBe(declared);
    const renamed = renameVolumes(
      declared,
      new Map([
        ['crm_data', 'crm_data-g2'],
        ['/crm_data', 'no'],
      ]),
    );
    expect(renamed.mounts?.map(({ source }) => source)).toEqual(['crm_data-g2', '/crm_data']);
  });
});
