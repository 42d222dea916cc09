// Leaves of a service that say what it mounts, and what it waits for.

import { expect } from 'vitest';
import { type ComposeCase, fresh, NONSENSE, row, unable } from './compose-case.ts';
import type { ActoWorld } from './world.ts';

const VOLUMES = { with: { volumes: { data: {}, more: {} } } };
const MOUNT = 'services.*.volumes[]';
const NAMED = { ...VOLUMES, s: { volumes: [{ type: 'volume', source: 'data', target: '/data' }] } };
const HOST = {
  s: { volumes: [{ type: 'bind', source: '/srv', target: '/data' }] },
  world: { host: { '/srv/x': '', '/opt/x': '' } },
};
const MEMORY = { s: { volumes: [{ type: 'tmpfs', target: '/data' }] } };
const CONFIGS = { with: { configs: { c: { content: 'one' }, d: { content: 'two' } } } };
const SECRETS = {
  with: { secrets: { c: { file: './one.txt' }, d: { file: './two.txt' } } },
  files: { 'one.txt': 'one', 'two.txt': 'two' },
};
const WAITS = {
  with: {
    services: { t: { image: 'app:1', healthcheck: { test: ['CMD', 'true'] } }, u: { image: 'app:1' } },
  },
};

/** What the container sees mounted at a path, in the engine's own words. */
function mounted(target: string, ...keys: readonly string[]) {
  return async (world: ActoWorld) => {
    const found = await mountAt(world, target);
    return found === undefined ? null : keys.map((key) => (found[key] ?? null) as never);
  };
}

async function mountAt(world: ActoWorld, target: string): Promise<Record<string, unknown> | undefined> {
  const { Mounts = [] } = ((await world.container()) ?? {}) as {
    readonly Mounts?: readonly Record<string, unknown>[];
  };
  return Mounts.find(({ Destination }) => Destination === target);
}

function file(path: string) {
  return ({ engine }: ActoWorld) => engine.control.readFile('a-s-1', path) ?? null;
}

function tarOf(): (world: ActoWorld) => null {
  return () => null;
}

const TMPFS = async (world: ActoWorld) => {
  const { HostConfig } = ((await world.container()) ?? {}) as {
    readonly HostConfig?: Record<string, unknown>;
  };
  return (HostConfig?.['Tmpfs'] ?? null) as never;
};

/** A mount as the create call asked for it. */
const ASKED = async (world: ActoWorld) => {
  const { HostConfig } = ((await world.container()) ?? {}) as {
    readonly HostConfig?: Record<string, unknown>;
  };
  return {
    binds: (HostConfig?.['Binds'] ?? null) as never,
    mounts: (HostConfig?.['Mounts'] ?? null) as never,
  };
};

function grants(
  key: 'configs' | 'secrets',
  base: typeof CONFIGS | typeof SECRETS,
  folder: string,
): readonly ComposeCase[] {
  const at = `services.*.${key}[]`;
  const one = { ...base, s: { [key]: [{ source: 'c' }] } };
  return [
    row(
      at,
      ['c', 'd', 'nothing'],
      (world) => [file(`${folder}c`)(world), file(`${folder}d`)(world)],
      [
        [null, null],
        ['one', null],
        [null, 'two'],
      ],
      base,
    ),
    row(`${at}.source`, ['c', 'd', 'nothing'], file('/x'), [undefined, 'one', 'two'], {
      ...base,
      s: { [key]: [{ target: '/x' }] },
    }),
    row(
      `${at}.target`,
      ['/x', '/y', NONSENSE],
      (world) => [file('/x')(world), file('/y')(world)],
      [
        [null, null],
        ['one', null],
        [null, 'one'],
      ],
      one,
    ),
    ...['uid', 'gid', 'mode'].map((name) =>
      row(
        `${at}.${name}`,
        [name === 'mode' ? 256 : '7', name === 'mode' ? '0440' : '8', NONSENSE],
        tarOf(),
        [null, null, null],
        one,
      ),
    ),
  ];
}

export const STORAGE: readonly ComposeCase[] = [
  row(
    MOUNT,
    ['data:/data', 'more:/data:ro', '/data:/data:perhaps:so'],
    mounted('/data', 'Name', 'RW'),
    [null, ['a_data', true], ['a_more', false]],
    VOLUMES,
  ),
  row(
    `${MOUNT}.type`,
    ['volume', 'tmpfs', 'cloud'],
    async (world) => [
      await mounted('/data', 'Type')(world),
      Object.hasOwn((await TMPFS(world)) ?? {}, '/data'),
    ],
    [undefined, [['volume'], false], [null, true]],
    { s: { volumes: [{ target: '/data' }] } },
  ),
  row(
    `${MOUNT}.source`,
    ['data', 'more', 'nothing'],
    mounted('/data', 'Name'),
    [['a_s_data'], ['a_data'], ['a_more']],
    {
      ...VOLUMES,
      s: { volumes: [{ type: 'volume', target: '/data' }] },
      badUp: 1,
    },
  ),
  row(
    `${MOUNT}.target`,
    ['/data', '/more', NONSENSE],
    async (world) => [await mounted('/data', 'Name')(world), await mounted('/more', 'Name')(world)],
    [undefined, [['a_data'], null], [null, ['a_data']]],
    { ...VOLUMES, s: { volumes: [{ type: 'volume', source: 'data' }] } },
  ),
  row(
    `${MOUNT}.read_only`,
    [true, 'false', 'perhaps'],
    mounted('/data', 'RW'),
    [[true], [false], [true]],
    NAMED,
  ),
  row(
    `${MOUNT}.consistency`,
    ['cached', 'delegated', NONSENSE],
    mounted('/data', 'Name'),
    [['a_data'], ['a_data'], ['a_data']],
    NAMED,
  ),
  row(
    `${MOUNT}.bind.propagation`,
    ['rslave', 'rshared', NONSENSE],
    mounted('/data', 'Propagation'),
    [['rprivate'], ['rslave'], ['rshared']],
    HOST,
  ),
  row(
    `${MOUNT}.bind.create_host_path`,
    [true, 'false', 'perhaps'],
    ASKED,
    [expect.anything(), expect.anything(), expect.anything()],
    HOST,
  ),
  row(
    `${MOUNT}.bind.recursive`,
    ['disabled', 'enabled', 'perhaps'],
    ASKED,
    [expect.anything(), expect.anything(), expect.anything()],
    HOST,
  ),
  row(
    `${MOUNT}.bind.selinux`,
    ['z', 'Z', 'y'],
    ASKED,
    [expect.anything(), expect.anything(), expect.anything()],
    HOST,
  ),
  row(
    `${MOUNT}.volume.nocopy`,
    [true, 'false', 'perhaps'],
    ASKED,
    [expect.anything(), expect.anything(), expect.anything()],
    NAMED,
  ),
  unable(
    `${MOUNT}.volume.subpath`,
    ['one', 'two', NONSENSE],
    mounted('/data', 'Name'),
    [['a_data'], ['a_data'], ['a_data']],
    NAMED,
  ),
  fresh(`${MOUNT}.volume.labels.*`, ['1', 2, NONSENSE], 'volume a_s_data Labels.k', [null, '1', '2'], {
    s: { volumes: [{ type: 'volume', target: '/data' }] },
  }),
  fresh(`${MOUNT}.volume.labels[]`, ['k=1', 'k=2', NONSENSE], 'volume a_s_data Labels.k', [null, '1', '2'], {
    s: { volumes: [{ type: 'volume', target: '/data' }] },
  }),
  row(
    `${MOUNT}.tmpfs.size`,
    ['64m', 1024, 'lots'],
    'HostConfig.Tmpfs',
    [{ '/data': '' }, { '/data': 'size=67108864' }, { '/data': 'size=1024' }],
    MEMORY,
  ),
  row(
    `${MOUNT}.tmpfs.mode`,
    [448, '493', NONSENSE],
    'HostConfig.Tmpfs',
    [{ '/data': '' }, { '/data': 'mode=700' }, { '/data': 'mode=755' }],
    MEMORY,
  ),
  unable(`${MOUNT}.image.subpath`, ['one', 'two', NONSENSE], 'Mounts', [[], [], []], {
    item: (subpath) => ({ type: 'image', source: 'app:2', target: '/data', image: { subpath } }),
  }),
  row(
    'services.*.volumes_from[]',
    ['t', 'u:ro', 'nobody'],
    'HostConfig.VolumesFrom',
    [expect.toBeOneOf([null, []]), ['a-t-1'], ['a-u-1:ro']],
    { with: { services: { t: { image: 'app:1' }, u: { image: 'app:1' } } } },
  ),
  row('services.*.tmpfs', ['/one', '/two:size=1m', NONSENSE], 'HostConfig.Tmpfs', [
    null,
    { '/one': '' },
    { '/two': 'size=1m' },
  ]),
  row('services.*.tmpfs[]', ['/one', '/two:size=1m', NONSENSE], 'HostConfig.Tmpfs', [
    null,
    { '/one': '' },
    { '/two': 'size=1m' },
  ]),
  ...grants('configs', CONFIGS, '/'),
  ...grants('secrets', SECRETS, '/run/secrets/'),
  row(
    'services.*.depends_on[]',
    ['t', 'u', 'nobody'],
    'Config.Labels',
    [expect.anything(), expect.anything(), expect.anything()],
    WAITS,
  ),
  row(
    'services.*.depends_on.*.condition',
    ['service_started', 'service_healthy', 'service_happy'],
    'Config.Image',
    [undefined, 'app:1', 'app:1'],
    {
      ...WAITS,
      keys: ['s', 't'],
      s: { depends_on: { t: {} } },
    },
  ),
  row(
    'services.*.depends_on.*.required',
    [true, false, 'perhaps'],
    'Config.Image',
    ['app:1', 'app:1', 'app:1'],
    {
      ...WAITS,
      keys: ['s', 't'],
      s: { depends_on: { t: { condition: 'service_started' } } },
    },
  ),
  row(
    'services.*.depends_on.*.restart',
    [true, false, 'perhaps'],
    'Config.Image',
    ['app:1', 'app:1', 'app:1'],
    {
      ...WAITS,
      keys: ['s', 't'],
      s: { depends_on: { t: { condition: 'service_started' } } },
    },
  ),
];
