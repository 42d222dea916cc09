// What a restore would do, decided before anything is touched: what is lost, what forbids it, what it is agreed to.

import { expect, test } from 'vitest';
import type { RestoreFacts } from '../../src/backup/restore-facts.ts';
import { planRestore } from '../../src/backup/restore-plan.ts';
import type { Source, StoredBackup } from '../../src/model/backup.ts';
import { commit, engineId, instanceName, targetName } from '../../src/model/ref.ts';
import type { RestoreAsk } from '../../src/model/restore.ts';
import { crm } from '../apply/harness.ts';
import { stack } from '../apply/stack.ts';

const SOURCE: Source = {
  ...{ kind: 'database', name: 'db', engine: 'mariadb', service: 'db', databases: [], globals: true },
  ...{ user: undefined, password: undefined, lockTimeoutMs: 1000 },
};
const COUNTS = { rawBytes: 3e6, storedBytes: 1_048_576, rows: { 'public.orders': 10 } };
const DIGESTS = { sha256: '', rawSha256: '', exitCodes: {}, needs: [] };
const BACKUP: StoredBackup = {
  destination: 'offsite',
  digest: 'd'.repeat(64),
  records: [],
  manifest: {
    ...{ format: 1, id: '20261119T021700Z-00000001', fleet: 'home', policy: 'nightly', trigger: 'slot' },
    ...{ instance: instanceName('crm'), target: targetName('local'), commit: commit('c'.repeat(40)) },
    ...{ beganAt: '2026-11-19T02:17:00Z', endedAt: '2026-11-19T02:18:00Z', recipients: [], compression: 1 },
    ...{ images: {}, facts: { db: { serverVersion: '10.11.18-MariaDB' } }, sources: [SOURCE], previous: '' },
    payloads: [
      {
        ...COUNTS,
        ...DIGESTS,
        file: 'db.crm.sql.zst.age',
        source: 'db',
        format: 'mysql-dump',
        database: 'crm',
        consistency: 'snapshot',
      },
    ],
  },
};
const ASK: RestoreAsk = {
  parts: { kind: 'everything' },
  into: { instance: crm, target: targetName('local') },
  toTime: undefined,
  keepOldMs: 72 * 3_600_000,
};

function facts(more: Partial<RestoreFacts> = {}): RestoreFacts {
  const [desired] = stack({ name: crm, image: 'app:1', version: '1' }).instances;
  const data = desired?.containers[0]?.fields.mounts?.[0];
  const mounts = data === undefined ? [] : [{ ...data, target: '/var/lib/mysql' }];
  return {
    desired: desired && {
      ...desired,
      containers: desired.containers.map((one) => ({ ...one, fields: { ...one.fields, mounts } })),
    },
    applied: { containers: { x: {} }, volumes: {}, folders: {} } as never,
    volumeNames: new Set(['crm_data', 'crm_data-g2']),
    images: { db: engineId('sha256:1') },
    databases: { db: { crm: 5e6, wiki: 2e6 } },
    versions: { db: '10.11.20-MariaDB' },
    freeBytes: 1e9,
    canOpen: true,
    stored: { 'db.crm.sql.zst.age': 1_048_576 },
    windows: {},
    ...more,
  };
}

test('what it does and what is lost, also what the backup does not have', () => {
  const plan = planRestore(BACKUP, ASK, facts());
  expect(plan.overwrites).toEqual([
    { what: 'volume', name: 'crm_data', bytes: 7e6, isGone: false },
    { what: 'database', name: 'wiki', bytes: 2e6, isGone: true },
  ]);
  expect([plan.mode, plan.losesSince, plan.risks]).toEqual([
    'replace',
    '2026-11-19T02:17:00Z',
    ['restart', 'downtime', 'data-overwrite'],
  ]);
  expect(plan.landings).toEqual([
    {
      address: 'crm/volume/data',
      kind: 'volume',
      from: 'crm_data',
      to: 'crm_data-g3',
      generation: 3,
      sources: ['db'],
    },
  ]);
  expect(plan.steps).toEqual([
    { kind: 'hold' },
    { kind: 'safety-copy' },
    { kind: 'make', name: 'crm_data-g3' },
    { kind: 'load', file: 'db.crm.sql.zst.age', into: 'crm_data-g3' },
    { kind: 'try', container: 'crm/container/db' },
    { kind: 'swap' },
  ]);
  expect(plan.checks.map(({ state, words }) => `${state} ${words}`)).toEqual([
    'unknown 1 files, hashed while they are read; no restore of it was proven yet',
    'good the key of this host opens it',
    'good 1000 MB are free, about 6 MB are needed',
    'good db: written by mariadb 10.11.18-MariaDB, read by 10.11.20-MariaDB',
    'good db: the image that it was taken with',
    'good crm is declared',
  ]);
});

test('what forbids it is said, and what to do about it', () => {
  const bad = facts({
    ...{ freeBytes: 1e6, canOpen: false, versions: { db: '10.6.1-MariaDB' } },
    stored: { 'db.crm.sql.zst.age': 7 },
    images: {},
  });
  const { checks } = planRestore(BACKUP, ASK, bad);
  expect(checks.map(({ state, words }) => `${state} ${words}`)).toEqual([
    'bad offsite has other bytes than the manifest says: db.crm.sql.zst.age',
    'bad the key of this host does not open 20261119T021700Z-00000001: bring the identity that it was made for',
    'bad 1 MB are free and about 6 MB are needed: old and new stay side by side',
    'bad db: written by mariadb 10.11.18-MariaDB, read by 10.6.1-MariaDB: a server does not read what a newer one wrote',
    'bad db: its image is not on the target; pull it first',
    'good crm is declared',
  ]);
});

test('the digest is of what is done and lost, not of sizes that move', () => {
  const digest = (more: Partial<RestoreFacts>, ask: Partial<RestoreAsk> = {}) =>
    planRestore(BACKUP, { ...ASK, ...ask }, facts(more)).digest;
  expect(digest({ freeBytes: 2e9, databases: { db: { crm: 6e6, wiki: 1 } } })).toBe(digest({}));
  expect(digest({ databases: { db: { crm: 5e6, wiki: 2e6, blog: 1 } } })).not.toBe(digest({}));
  expect(digest({}, { keepOldMs: 1 })).not.toBe(digest({}));
  expect(digest({ images: { db: engineId('sha256:2') } })).not.toBe(digest({}));
});

test('nothing is put over the data of another instance, and what is not declared is not made', () => {
  const other = { ...ASK, into: { ...ASK.into, instance: instanceName('shop') } };
  const words = (more: Partial<RestoreFacts>) =>
    planRestore(BACKUP, other, facts(more)).checks.flatMap((one) => (one.state === 'bad' ? [one.words] : []));
  expect(words({})).toEqual(['shop has data of its own, and this is a backup of crm']);
  expect(words({ desired: undefined, applied: undefined })).toContainEqual(
    'shop is not declared: commit its declaration first, with cloneFrom: { instance: crm, backup: 20261119T021700Z-00000001 }',
  );
});
