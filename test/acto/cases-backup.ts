// Leaves of a BackupDestination and of a DataSource, seen in the place or the database that is used then.

import { expect } from 'vitest';
import { backupNeeds, backupsOf } from '../../src/declare/backups.ts';
import { isClean } from '../../src/model/problem.ts';
import type { Json } from '../../src/model/tree.ts';
import type { Look } from '../../src/pass.ts';
import { at } from './compose-case.ts';
import { type DocumentCase, document, leaf, type Rest } from './document-case.ts';
import type { Shown, Shows } from './walk.ts';
import type { ActoWorld } from './world.ts';

type Given = { readonly [key: string]: Json };
type Values = readonly [Json, Json, Json];
type Part = 'destinations' | 'policies' | 'dataSources';

const V1 = 'shipshape.dev/v1';
const MIB = 2 ** 20;

/** What is followed. What is wrong now must be held, and stands as it was when nothing was wrong. */
async function followed(world: ActoWorld, part: Part): Promise<Look> {
  const now = world.look();
  if (isClean(now.problems)) return now;
  const { held, isIncomplete } = backupsOf(now.declarations, world.fleet());
  expect(isIncomplete || held[part].size > 0, 'what is wrong is held, and not gone').toBe(true);
  return (await world.peek({ files: world.accepted() })).seen;
}

/** A way in the one of its kind that is followed. */
export function seen(part: Part, way: string): Shows {
  return async (world) => {
    const { declarations } = await followed(world, part);
    const [one] = backupsOf(declarations, world.fleet())[part].values();
    return at(jsonOf(one), way.split('.'));
  };
}

function names(part: Part): Shows {
  return async (world) => {
    const { declarations } = await followed(world, part);
    return [...backupsOf(declarations, world.fleet())[part].keys()];
  };
}

/** Where the vault is to take the secret from, by the name that the place or database has for it. */
function secret(part: Part, way: string): Shows {
  return async (world) => {
    const name = await seen(part, way)(world);
    const { declarations } = await followed(world, part);
    return jsonOf(backupNeeds(declarations).find((need) => need.name === name)?.source ?? null);
  };
}

export function jsonOf(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);
}

export function heads(kind: string, part: Part, name: string): readonly DocumentCase[] {
  return [
    leaf('apiVersion', [V1, V1, 'shipshape.dev/v2'], names(part), [undefined, [name], [name]]),
    leaf('kind', [kind, kind, `${kind}s`], names(part), [undefined, [name], [name]]),
    leaf('metadata.name', [name, 'second', 'A B'], names(part), [undefined, [name], ['second']]),
  ];
}

const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----\n';

/** A secret from elsewhere, in each of its three forms. `unset` undefined: it must be there. */
function secrets(name: string, see: Shows, unset: null | undefined, rest: Rest): readonly DocumentCase[] {
  return [
    leaf(
      `${name}|AgeSecret.age`,
      [`${ARMOR}one`, `${ARMOR}two`, 'one'],
      see,
      [unset, { kind: 'age', armor: `${ARMOR}one` }, { kind: 'age', armor: `${ARMOR}two` }],
      rest,
    ),
    leaf(
      `${name}|EnvSecret.env`,
      ['ONE', 'TWO', 'A B'],
      see,
      [unset, { kind: 'env', name: 'ONE' }, { kind: 'env', name: 'TWO' }],
      rest,
    ),
    leaf(
      `${name}|FileSecret.file`,
      ['one', 'two', 'a/b'],
      see,
      [unset, { kind: 'file', name: 'one' }, { kind: 'file', name: 'two' }],
      rest,
    ),
  ];
}

const OPEN: Given = { encryption: { requireRecovery: false } };
const FOREIGN = { env: 'ONE' };
const HOST_KEYS = ['A', 'B'].map((letter) => `SHA256:${letter.repeat(43)}`);
const [ONE = '', TWO = ''] = HOST_KEYS;
const S3 = {
  ...{ endpoint: 'https://s3.example.com', bucket: 'backups' },
  ...{ accessKeyId: FOREIGN, secretAccessKey: FOREIGN },
};
const SFTP = { host: 'vault', user: 'backup', folder: '/srv', hostKeys: [ONE], sshKey: FOREIGN };
const RECIPIENTS = [
  'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
  'age1f5duz2npkdwcfyx3yfznr999y68p4dnmru08ajxmsqfj608735lstqzzxr',
] as const;

export const DESTINATION = document('BackupDestination', 'disk', {
  ...OPEN,
  local: { folder: '/srv/backup' },
});

/** The rest of a place, without the key that is walked. */
function placed(kind: 's3' | 'sftp', key: string): Rest {
  const place = Object.entries(kind === 's3' ? S3 : SFTP).filter(([other]) => other !== key);
  return { spec: { ...OPEN, [kind]: Object.fromEntries(place) } };
}

function s3(key: string, values: Values, shows: Shown): DocumentCase {
  return leaf(`spec.s3.${key}`, values, seen('destinations', `place.${key}`), shows, placed('s3', key));
}

function sftp(key: string, values: Values, shows: Shown, way = key): DocumentCase {
  const name = key.replace('[]', '');
  return leaf(`spec.sftp.${key}`, values, seen('destinations', `place.${way}`), shows, placed('sftp', name));
}

export const DESTINATIONS: readonly DocumentCase[] = [
  ...heads('BackupDestination', 'destinations', 'disk'),
  leaf(
    'spec.local.folder',
    ['/srv/one', '/srv/two/', '/srv/../etc'],
    seen('destinations', 'place'),
    [undefined, { kind: 'local', folder: '/srv/one' }, { kind: 'local', folder: '/srv/two' }],
    { spec: OPEN },
  ),
  s3(
    'endpoint',
    ['https://one.example', 'https://two.example/', 'https://one.example/path'],
    [undefined, 'https://one.example', 'https://two.example'],
  ),
  s3('region', ['eu-central-1', 'any', ''], ['us-east-1', 'eu-central-1', 'any']),
  s3('bucket', ['one', 'two', 'A B'], [undefined, 'one', 'two']),
  s3('prefix', ['a', 'b/c', '/a/'], ['', 'a', 'b/c']),
  s3('pathStyle', [true, false, 'perhaps'], [false, true, false]),
  s3('checksums', ['off', 'auto', 'on'], ['auto', 'off', 'auto']),
  ...['accessKeyId', 'secretAccessKey'].flatMap((key) =>
    secrets(`spec.s3.${key}`, secret('destinations', `place.${key}`), undefined, placed('s3', key)),
  ),
  sftp('host', ['one', 'two', 'one two'], [undefined, 'one', 'two']),
  sftp('port', [2222, 2223, 0], [22, 2222, 2223]),
  sftp('user', ['one', 'two', 'a@b'], [undefined, 'one', 'two']),
  sftp('folder', ['one/', '/two', ''], [undefined, 'one', '/two']),
  sftp('hostKeys[]', [ONE, TWO, 'MD5:00'], [undefined, [ONE], [TWO]], 'hostKeys'),
  ...secrets(
    'spec.sftp.sshKey',
    secret('destinations', 'place.privateKey'),
    undefined,
    placed('sftp', 'sshKey'),
  ),
  ...secrets(
    'spec.sftp.password',
    secret('destinations', 'place.password'),
    null,
    placed('sftp', 'password'),
  ),
  leaf(
    'spec.encryption.recipients[]',
    [RECIPIENTS[0], RECIPIENTS[1], `${RECIPIENTS[0].slice(0, -1)}q`],
    seen('destinations', 'recipients'),
    [[], [RECIPIENTS[0]], [RECIPIENTS[1]]],
  ),
  // Without a key that is kept elsewhere it must be said that none is wanted.
  leaf(
    'spec.encryption.requireRecovery',
    [false, false, true],
    names('destinations'),
    [undefined, ['disk'], ['disk']],
    { spec: { local: { folder: '/srv/backup' } }, badUp: 1 },
  ),
  leaf('spec.limits.bandwidth', ['50MiB/s', '500kB/s', 'fast'], seen('destinations', 'bytesPerSecond'), [
    null,
    50 * MIB,
    500_000,
  ]),
  leaf('spec.limits.minFree', [10, 0, 91], seen('destinations', 'minFreePercent'), [5, 10, 0]),
];

const SOURCE = { type: 'postgres', host: 'db', user: 'reader', image: 'postgres:16' };
export const DATA_SOURCE = document('DataSource', 'billing', SOURCE);

function source(key: string, values: Values, shows: Shown, way = key): DocumentCase {
  return leaf(`spec.${key}`, values, seen('dataSources', way), shows);
}

export const DATA_SOURCES: readonly DocumentCase[] = [
  ...heads('DataSource', 'dataSources', 'billing'),
  leaf(
    'spec.target',
    ['local', 'other', 'nowhere'],
    seen('dataSources', 'target'),
    [undefined, 'local', 'other'],
    {
      fleet: {
        targets: Object.fromEntries(
          ['local', 'other'].map((name) => [name, { docker: `unix:///run/${name}.sock`, dataRoot: '/data' }]),
        ),
      },
    },
  ),
  leaf(
    'spec.type',
    ['postgres', 'mongodb', 'oracle'],
    async (world) => [
      await seen('dataSources', 'engine')(world),
      await seen('dataSources', 'port')(world),
      await seen('dataSources', 'globals')(world),
    ],
    [undefined, ['postgres', 5432, true], ['mongodb', 27_017, false]],
  ),
  source('host', ['one', 'two', 'one two'], [undefined, 'one', 'two']),
  source('port', [6000, 6001, 0], [5432, 6000, 6001]),
  source('user', ['one', 'two', ''], [undefined, 'one', 'two']),
  ...secrets('spec.password', secret('dataSources', 'password'), null, {}),
  source('image', ['postgres:16', 'postgres:17', ''], [undefined, 'postgres:16', 'postgres:17']),
  source('network', ['one', 'two', ''], ['bridge', 'one', 'two']),
  source('databases[]', ['crm', '*', ''], [[], ['crm'], []], 'databases'),
  source('globals', [false, true, 'perhaps'], [true, false, true]),
  source('lockTimeout', ['5s', '2m', 'soon'], [60_000, 5000, 120_000], 'lockTimeoutMs'),
];
