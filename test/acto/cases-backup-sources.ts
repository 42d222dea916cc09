// Leaves of what is to be backed up, which a policy, an instance and a template say alike, and of where the
// data of a clone comes from.

import { expect } from 'vitest';
import { isClean } from '../../src/model/problem.ts';
import type { Json } from '../../src/model/tree.ts';
import { jsonOf } from './cases-backup.ts';
import { at } from './compose-case.ts';
import { type DocumentCase, document, leaf, type Rest } from './document-case.ts';
import type { Shown, Shows } from './walk.ts';

type Given = { readonly [key: string]: Json };

/** What differs between those that say what is backed up. */
type Said = {
  /** `spec.sources` */
  readonly name: string;
  /** A way in the list of sources. */
  readonly see: (way: string) => Shows;
  /** All that is declared with this one source. */
  readonly rest: (source: Given) => Rest;
  /** A service, a secret and a mount that are none here. */
  readonly bad: { readonly service: string; readonly password: string; readonly mount: string };
  /** Before the name of a variable, where it is a secret of the instance. */
  readonly owner: string;
  /** What an instance does not have is told of the source as a whole. */
  readonly ofSource?: readonly string[];
};

const DATABASE = { name: 'db', type: 'postgres', service: 's' };
const VOLUME = { name: 'data', type: 'volume', service: 's', mount: '/data' };

/** Leaves of one source in the list `said.name`. */
export function sourceCases({
  name: list,
  see,
  rest,
  bad,
  owner,
  ofSource = [],
}: Said): readonly DocumentCase[] {
  function one(key: string, base: Given, values: readonly [Json, Json, Json], shows: Shown, way = key) {
    const own = Object.entries(base).filter(([other]) => other !== key);
    return leaf(`${list}[].${key}`, values, see(`0.${way}`), shows, rest(Object.fromEntries(own)));
  }
  return [
    one('name', { type: 'instance' }, ['one', 'two', 'A B'], [undefined, 'one', 'two']),
    one('type', DATABASE, ['redis', 'mysql', 'oracle'], [undefined, 'redis', 'mysql'], 'engine'),
    one('service', DATABASE, ['s', 't', bad.service], [undefined, 's', 't']),
    one('databases[]', DATABASE, ['crm', 'shop', ''], [[], ['crm'], ['shop']], 'databases'),
    one('globals', DATABASE, [false, true, 'perhaps'], [true, false, true]),
    one('user', DATABASE, ['reader', 'keeper', ''], [null, 'reader', 'keeper']),
    one('password', DATABASE, ['P', 'Q', bad.password], [null, `${owner}P`, `${owner}Q`]),
    one('lockTimeout', DATABASE, ['5s', '2m', 'soon'], [60_000, 5000, 120_000], 'lockTimeoutMs'),
    one('mount', VOLUME, ['/data', '/more', bad.mount], [undefined, '/data', '/more']),
    one('consistency', VOLUME, ['stop', 'live', 'often'], ['pause', 'stop', 'live']),
  ].map((given) => (ofSource.includes(given.leaf.split('.').at(-1) ?? '') ? { ...given, badUp: 1 } : given));
}

/** A way in instance `a` as it is wanted; while its declaration is wrong it is held, and stands as it was. */
function wanted(way: string): Shows {
  return async (world) => {
    const now = world.look();
    const isGood = isClean(now.problems);
    const { targets } = isGood ? now : (await world.peek({ files: world.accepted() })).seen;
    const held = now.targets.flatMap((one) => (one.kind === 'planned' ? one.desired.held : []));
    expect(isGood || held.length > 0, 'what is wrong is held, and not gone').toBe(true);
    const all = targets.flatMap((one) => (one.kind === 'planned' ? one.desired.instances : []));
    return at(jsonOf(all.find(({ name }) => name === 'a')), way.split('.'));
  };
}

const SECRETS = { P: { generate: 'password' }, Q: { generate: 'password' } };
const STACK = {
  secrets: SECRETS,
  compose: {
    services: {
      s: { image: 'app:1', volumes: ['first:/data', 'second:/more'] },
      t: { image: 'app:1' },
    },
    volumes: { first: {}, second: {} },
  },
};
const BAD = { service: 'nobody', password: 'NONE', mount: '/nothing' };
const OWN = {
  name: 'spec.backup.sources',
  see: (way: string) => wanted(`backup.${way}`),
  bad: BAD,
  ofSource: ['service', 'password', 'mount'],
  owner: 'a/',
};

export const INSTANCE_BACKUP: readonly DocumentCase[] = [
  ...sourceCases({ ...OWN, rest: (source) => ({ spec: { ...STACK, backup: { sources: [source] } } }) }),
  leaf('spec.cloneFrom.instance', ['b', 'c', 'A B'], wanted('cloneFrom.instance'), [null, 'b', 'c']),
  leaf(
    'spec.cloneFrom.backup',
    ['20261120T021700Z-5f3a9c1e', '20261121T021700Z-5f3a9c1f', 'yesterday'],
    wanted('cloneFrom.backup'),
    [null, '20261120T021700Z-5f3a9c1e', '20261121T021700Z-5f3a9c1f'],
    {
      spec: { compose: { services: { s: { image: 'app:1' } } }, cloneFrom: { instance: 'b' } },
    },
  ),
];

export const TEMPLATE_BACKUP: readonly DocumentCase[] = sourceCases({
  ...OWN,
  rest: (source) => ({
    files: { 'a.yaml': document('Instance', 'a', { template: 't' }) },
    spec: { ...STACK, backup: { sources: [source] } },
  }),
});
