// Leaves of a service's `build`: what its image is made of.

import { expect } from 'vitest';
import type { Json } from '../../src/model/tree.ts';
import { type ComposeCase, idle, NONSENSE, refused, row } from './compose-case.ts';
import type { ActoWorld } from './world.ts';

const BUILD = 'services.*.build';
const FILES = {
  'one/mark': 'one',
  'two/mark': 'two',
  'one/Dockerfile': 'FROM app:1\nENV A=1\n',
  'one/Other': 'FROM app:1\nENV A=2\n',
  'two/Dockerfile': 'FROM app:2\n',
};
const ONE = { s: { build: { context: './one' } }, files: FILES };

/** Of the build that the container's image came from: what the engine was asked. Null: it was not built. */
function asked(key: string) {
  return async (world: ActoWorld): Promise<Json> => {
    const { Config } = ((await world.container()) ?? {}) as { readonly Config?: { readonly Image?: string } };
    const { calls } = world.engine.control;
    const build = calls.find(({ kind, subject }) => kind === 'images.build' && subject === Config?.Image);
    return ((build?.body as Readonly<Record<string, Json>> | undefined)?.[key] ?? null) as Json;
  };
}

/** A file of the image. */
function mark({ engine }: ActoWorld): Json {
  return engine.control.readFile('a-s-1', '/mark') ?? null;
}

export const BUILD_CASES: readonly ComposeCase[] = [
  row(BUILD, ['./one', './two', './three'], mark, [null, 'one', 'two'], { files: FILES }),
  row(`${BUILD}.context`, ['./one', './two', './three'], mark, [undefined, 'one', 'two'], {
    files: FILES,
    s: { build: { labels: { x: '1' } } },
    badUp: 1,
  }),
  row(
    `${BUILD}.dockerfile`,
    ['Other', 'Dockerfile', 'Nothing'],
    asked('dockerfile'),
    ['Dockerfile', 'Other', 'Dockerfile'],
    ONE,
  ),
  row(
    `${BUILD}.dockerfile_inline`,
    ['FROM app:1\n', 'FROM app:2\n', NONSENSE],
    asked('dockerfile'),
    [
      'Dockerfile',
      expect.stringMatching(/inline|shipshape|Dockerfile/),
      expect.stringMatching(/inline|shipshape|Dockerfile/),
    ],
    ONE,
  ),
  row(`${BUILD}.args.*`, ['1', 2, NONSENSE], asked('args'), [{}, { k: '1' }, { k: '2' }], ONE),
  row(`${BUILD}.args[]`, ['k=1', 'k=2', NONSENSE], asked('args'), [{}, { k: '1' }, { k: '2' }], ONE),
  row(`${BUILD}.labels.*`, ['1', 2, NONSENSE], asked('labels'), [{}, { k: '1' }, { k: '2' }], ONE),
  row(`${BUILD}.labels[]`, ['k=1', 'k=2', NONSENSE], asked('labels'), [{}, { k: '1' }, { k: '2' }], ONE),
  row(`${BUILD}.target`, ['one', 'two', NONSENSE], asked('target'), ['', 'one', 'two'], ONE),
  row(`${BUILD}.network`, ['none', 'host', NONSENSE], asked('network'), ['', 'none', 'host'], ONE),
  row(
    `${BUILD}.shm_size`,
    ['64m', '96m', 'lots'],
    asked('shmSize'),
    [0, 64 * 1024 * 1024, 96 * 1024 * 1024],
    ONE,
  ),
  row(
    `${BUILD}.extra_hosts[]`,
    ['h:10.0.0.1', 'h=10.0.0.2', 'h'],
    asked('extraHosts'),
    [[], ['h:10.0.0.1'], ['h:10.0.0.2']],
    ONE,
  ),
  row(
    `${BUILD}.extra_hosts.*`,
    ['10.0.0.1', '10.0.0.2', NONSENSE],
    asked('extraHosts'),
    [[], ['k:10.0.0.1'], ['k:10.0.0.2']],
    ONE,
  ),
  row(
    `${BUILD}.extra_hosts.*[]`,
    ['10.0.0.1', '10.0.0.2', NONSENSE],
    asked('extraHosts'),
    [[], ['k:10.0.0.1'], ['k:10.0.0.2']],
    ONE,
  ),
  idle(`${BUILD}.cache_from[]`, ['app:1', 'app:2', NONSENSE], ONE),
  idle(`${BUILD}.no_cache`, [true, false, 'perhaps'], ONE),
  idle(`${BUILD}.pull`, [true, false, 'perhaps'], ONE),
  idle(`${BUILD}.cache_to[]`, ['app:1', 'app:2', NONSENSE], ONE),
  idle(`${BUILD}.provenance`, [true, false, NONSENSE], ONE),
  idle(`${BUILD}.sbom`, [true, false, NONSENSE], ONE),
  idle(`${BUILD}.tags[]`, ['x:1', 'x:2', NONSENSE], ONE),
  refused(`${BUILD}.platforms[]`, 'linux/arm64', ONE),
  refused(`${BUILD}.additional_contexts.*`, './two', ONE),
  refused(`${BUILD}.additional_contexts[]`, 'x=./two', ONE),
  refused(`${BUILD}.entitlements[]`, 'network.host', ONE),
  refused(`${BUILD}.isolation`, 'default', ONE),
  refused(`${BUILD}.privileged`, true, ONE),
  refused(`${BUILD}.ssh.*`, './key', ONE),
  refused(`${BUILD}.ssh[]`, 'default', ONE),
  refused(`${BUILD}.secrets[]`, 'x', { ...ONE, with: { secrets: { x: { file: './one/Dockerfile' } } } }),
  ...['source', 'target', 'uid', 'gid', 'mode'].map((key) =>
    refused(`${BUILD}.secrets[].${key}`, key === 'mode' ? 256 : 'x', ONE),
  ),
  refused(`${BUILD}.ulimits.*`, 100, { ...ONE, keys: ['s', 'nofile'] }),
  refused(`${BUILD}.ulimits.*.hard`, 100, { ...ONE, keys: ['s', 'nofile'] }),
  refused(`${BUILD}.ulimits.*.soft`, 100, { ...ONE, keys: ['s', 'nofile'] }),
];
