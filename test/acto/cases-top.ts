// Leaves of a Compose file beside its services: networks, volumes, configs, secrets, what it includes.

import { expect } from 'vitest';
import type { Json } from '../../src/model/tree.ts';
import { type ComposeCase, fresh, idle, NONSENSE, refused, row } from './compose-case.ts';
import type { ActoWorld } from './world.ts';

const NETWORK = 'networks.*';
const ON = { with: { networks: { n: {} } }, s: { networks: ['n'] } };
const VOLUME = 'volumes.*';
const DATA = { with: { volumes: { data: {} } }, s: { volumes: ['data:/data'] } };
const FILES = { 'one.txt': 'one', 'two.txt': 'two' };
const INCLUDED = {
  'one.yaml': { services: { t: { image: 'app:1', environment: { K: '${K:-1}' } } } },
  'two.yaml': { services: { u: { image: 'app:1', environment: { K: '${K:-2}' } } } },
};

const DRIVEN = {
  with: { secrets: { x: { file: './one.txt' } } },
  s: { secrets: ['x'] },
  files: FILES,
  badAt: ['services', 's', 'secrets'],
};

async function networks(world: ActoWorld): Promise<Json> {
  return world.engine.control.networkNames().filter((name) => !['bridge', 'host', 'none'].includes(name));
}

function names({ engine }: ActoWorld): Json {
  return engine.control
    .containers()
    .map(({ name }) => name)
    .sort();
}

function file(path: string) {
  return ({ engine }: ActoWorld) => engine.control.readFile('a-s-1', path) ?? null;
}

function granted(kind: 'configs' | 'secrets'): readonly ComposeCase[] {
  const at = `${kind}.*`;
  const path = kind === 'configs' ? '/c' : '/run/secrets/x';
  const key = kind === 'configs' ? 'c' : 'x';
  const one = { with: { [kind]: { [key]: { file: './one.txt' } } }, s: { [kind]: [key] }, files: FILES };
  const used = ['services', 's', kind];
  const none = { s: { [kind]: [key] }, files: FILES };
  return [
    row(`${at}.file`, ['./one.txt', './two.txt', './three.txt'], file(path), [undefined, 'one', 'two'], {
      ...none,
      badAt: used,
    }),
    row(`${at}.name`, ['x1', 'x2', NONSENSE], file(path), ['one', 'one', 'one'], one),
    idle(`${at}.labels.*`, ['1', 2, NONSENSE], one),
    idle(`${at}.labels[]`, ['k=1', 'k=2', NONSENSE], one),
    refused(`${at}.external`, true, { ...one, badAt: used }),
    refused(`${at}.external.name`, 'x', { ...one, badAt: used }),
    refused(`${at}.template_driver`, 'golang', { ...one, badAt: used }),
  ];
}

export const TOP: readonly ComposeCase[] = [
  idle('version', ['3.8', '3.9', NONSENSE]),
  idle('name', ['a', 'a', NONSENSE]),
  row(
    'include[]',
    ['one.yaml', 'two.yaml', 'three.yaml'],
    names,
    [['a-s-1'], ['a-s-1', 'a-t-1'], ['a-s-1', 'a-u-1']],
    { files: INCLUDED },
  ),
  row(
    'include[].path',
    ['one.yaml', 'two.yaml', 'three.yaml'],
    names,
    [['a-s-1'], ['a-s-1', 'a-t-1'], ['a-s-1', 'a-u-1']],
    { files: INCLUDED },
  ),
  row(
    'include[].path[]',
    ['one.yaml', 'two.yaml', 'three.yaml'],
    names,
    [['a-s-1'], ['a-s-1', 'a-t-1'], ['a-s-1', 'a-u-1']],
    { files: INCLUDED, badUp: 2 },
  ),
  ...['include[].env_file', 'include[].env_file[]'].map((leaf) =>
    row(leaf, ['one.env', 'two.env', 'three.env'], 'a-t-1 Config.Env', [['K=1'], ['K=3'], ['K=4']], {
      with: { include: [{ path: 'one.yaml' }] },
      files: { ...INCLUDED, 'one.env': 'K=3\n', 'two.env': 'K=4\n' },
    }),
  ),
  row(
    'include[].project_directory',
    ['./x', './y', NONSENSE],
    'a-t-1 Config.Env',
    [['K=1'], ['K=5'], ['K=6']],
    {
      with: { include: [{ path: 'one.yaml' }] },
      files: { ...INCLUDED, 'x/.env': 'K=5\n', 'y/.env': 'K=6\n' },
    },
  ),
  row(`${NETWORK}.name`, ['one', 'two', NONSENSE], networks, [['a_n'], ['one'], ['two']], ON),
  row(
    `${NETWORK}.driver`,
    ['macvlan', 'bridge', NONSENSE],
    'network a_n Driver',
    ['bridge', 'macvlan', 'bridge'],
    ON,
  ),
  row(
    `${NETWORK}.driver_opts.*`,
    ['1', 2, NONSENSE],
    'network a_n Options',
    [expect.toBeOneOf([null, {}]), { k: '1' }, { k: '2' }],
    ON,
  ),
  row(`${NETWORK}.internal`, [true, 'false', 'perhaps'], 'network a_n Internal', [false, true, false], ON),
  row(
    `${NETWORK}.attachable`,
    [true, 'false', 'perhaps'],
    'network a_n Attachable',
    [false, true, false],
    ON,
  ),
  row(`${NETWORK}.enable_ipv6`, [true, 'false', 'perhaps'], 'network a_n EnableIPv6', [false, true, false], {
    ...ON,
    with: { networks: { n: { ipam: { config: [{ subnet: '10.9.0.0/24' }, { subnet: 'fd09::/64' }] } } } },
  }),
  row(
    `${NETWORK}.enable_ipv4`,
    [true, true, 'perhaps'],
    'network a_n Driver',
    ['bridge', 'bridge', 'bridge'],
    ON,
  ),
  row(`${NETWORK}.labels.*`, ['1', 2, NONSENSE], 'network a_n Labels.k', [null, '1', '2'], ON),
  row(`${NETWORK}.labels[]`, ['k=1', 'k=2', NONSENSE], 'network a_n Labels.k', [null, '1', '2'], ON),
  row(
    `${NETWORK}.ipam.driver`,
    ['default', 'own', NONSENSE],
    'network a_n IPAM.Driver',
    ['default', 'default', 'own'],
    ON,
  ),
  // As with Compose itself, which has no place for them.
  idle(`${NETWORK}.ipam.options.*`, ['1', '2', NONSENSE], ON),
  row(
    `${NETWORK}.ipam.config[].subnet`,
    ['10.9.0.0/24', '10.8.0.0/24', NONSENSE],
    'network a_n IPAM.Config.0.Subnet',
    [expect.stringMatching(/^172/), '10.9.0.0/24', '10.8.0.0/24'],
    ON,
  ),
  ...[
    ['ip_range', ['10.9.0.0/28', '10.9.0.16/28'], 'IPRange'],
    ['gateway', ['10.9.0.7', '10.9.0.9'], 'Gateway'],
  ].map(([key, [set = '', change = ''] = [], field]) =>
    row(
      `${NETWORK}.ipam.config[].${key}`,
      [set, change, NONSENSE],
      `network a_n IPAM.Config.0.${field}`,
      [
        field === 'Gateway' ? expect.toBeOneOf([null, '10.9.0.1']) : expect.toBeOneOf([null, '']),
        set,
        change,
      ],
      { ...ON, with: { networks: { n: { ipam: { config: [{ subnet: '10.9.0.0/24' }] } } } } },
    ),
  ),
  row(
    `${NETWORK}.ipam.config[].aux_addresses.*`,
    ['10.9.0.7', '10.9.0.9', NONSENSE],
    'network a_n IPAM.Config.0',
    [
      expect.not.objectContaining({ AuxiliaryAddresses: { k: '10.9.0.7' } }),
      expect.objectContaining({ AuxiliaryAddresses: { k: '10.9.0.7' } }),
      expect.objectContaining({ AuxiliaryAddresses: { k: '10.9.0.9' } }),
    ],
    { ...ON, with: { networks: { n: { ipam: { config: [{ subnet: '10.9.0.0/24' }] } } } } },
  ),
  row(`${NETWORK}.external`, [true, 'false', 'perhaps'], 'HostConfig.NetworkMode', ['a_n', 'n', 'a_n'], {
    ...ON,
    world: { prepare: makeNetworks },
  }),
  row(`${NETWORK}.external.name`, ['n', 'm', NONSENSE], 'HostConfig.NetworkMode', ['a_n', 'n', 'm'], {
    ...ON,
    world: { prepare: makeNetworks },
  }),
  row(`${VOLUME}.name`, ['one', 'two', NONSENSE], 'Mounts.0.Name', ['a_data', 'one', 'two'], DATA),
  row(
    `${VOLUME}.driver`,
    ['local', 'local', NONSENSE],
    'volume a_data Driver',
    ['local', 'local', 'local'],
    DATA,
  ),
  fresh(
    `${VOLUME}.driver_opts.*`,
    ['size=1m', 'size=2m', NONSENSE],
    'volume a_data Options.o',
    [null, 'size=1m', 'size=2m'],
    {
      with: { volumes: { data: { driver_opts: { type: 'tmpfs', device: 'tmpfs' } } } },
      s: DATA.s,
      keys: ['data', 'o'],
    },
  ),
  fresh(`${VOLUME}.labels.*`, ['1', 2, NONSENSE], 'volume a_data Labels.k', [null, '1', '2'], DATA),
  fresh(`${VOLUME}.labels[]`, ['k=1', 'k=2', NONSENSE], 'volume a_data Labels.k', [null, '1', '2'], DATA),
  row(`${VOLUME}.external`, [true, 'false', 'perhaps'], 'Mounts.0.Name', ['a_data', 'data', 'a_data'], {
    ...DATA,
    world: { prepare: ({ control }) => control.addVolume('data') },
  }),
  row(`${VOLUME}.external.name`, ['data', 'w', NONSENSE], 'Mounts.0.Name', ['a_data', 'data', 'w'], {
    ...DATA,
    world: {
      prepare: ({ control }) => {
        control.addVolume('data');
        control.addVolume('w');
      },
    },
  }),
  ...granted('configs'),
  ...granted('secrets'),
  row('configs.*.content', ['one', 'two', NONSENSE], file('/c'), [undefined, 'one', 'two'], {
    s: { configs: ['c'] },
  }),
  row('configs.*.environment', ['ONE', 'TWO', NONSENSE], file('/c'), [undefined, '1', '2'], {
    s: { configs: ['c'] },
    files: { '.env': 'ONE=1\nTWO=2\n' },
  }),
  row('secrets.*.environment', ['ONE', 'TWO', NONSENSE], file('/run/secrets/x'), [undefined, '1', '2'], {
    s: { secrets: ['x'] },
    files: { '.env': 'ONE=1\nTWO=2\n' },
  }),
  refused('secrets.*.driver', 'x', DRIVEN),
  // Of no effect without a driver, which is refused.
  idle('secrets.*.driver_opts.*', ['x', 'y', NONSENSE], { with: DRIVEN.with, s: DRIVEN.s, files: FILES }),
  // Until a service asks for one, which is refused.
  idle('models.*.model', ['x', 'y', NONSENSE]),
  ...['name', 'context_size', 'runtime_flags[]'].map((key) =>
    idle(`models.*.${key}`, key === 'context_size' ? [5, 6, 'big'] : ['x', 'y', NONSENSE], {
      with: { models: { k: { model: 'x' } } },
    }),
  ),
];

async function makeNetworks({ networks: calls }: ActoWorld['engine']): Promise<void> {
  const signal = new AbortController().signal;
  for (const Name of ['n', 'm']) await calls.create({ Name, Driver: 'bridge' }, signal);
}
