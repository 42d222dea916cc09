import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf } from '../../src/declare/amounts.ts';
import { backupNeeds, backupsOf } from '../../src/declare/backups.ts';
import { createParser } from '../../src/declare/parse.ts';
import { createResolver } from '../../src/declare/resolve.ts';
import { isAgeRecipient } from '../../src/model/age-recipient.ts';
import type { Backups } from '../../src/model/backup.ts';
import { fleetOf, treeOf } from '../support/declared.ts';

const WELL = join(import.meta.dirname, 'cases/backup-all-is-well/a.yaml');
const KEY = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
const HOUR = 3_600_000;

function read(text: string): Backups {
  const { declarations, problems } = createParser()(treeOf({ 'a.yaml': text }), fleetOf());
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return backupsOf(declarations, fleetOf());
}

test('what is written is what is followed', () => {
  const { destinations, policies, dataSources } = read(readFileSync(WELL, 'utf8'));
  expect([...destinations.values()].map(({ origin: _, ...one }) => one)).toEqual([
    {
      ...{ name: 'disk', recipients: [], bytesPerSecond: undefined, minFreePercent: 5 },
      place: { kind: 'local', folder: '/srv/backup' },
    },
    {
      ...{ name: 'offsite', recipients: [KEY], bytesPerSecond: 50 * 2 ** 20, minFreePercent: 5 },
      place: {
        ...{ kind: 's3', endpoint: 'https://s3.example.com', region: 'us-east-1', bucket: 'acme-backups' },
        ...{ prefix: 'docker', pathStyle: false, checksums: 'auto' },
        accessKeyId: 'destination.offsite/accessKeyId',
        secretAccessKey: 'destination.offsite/secretAccessKey',
      },
    },
    {
      ...{ name: 'vault', recipients: [KEY], bytesPerSecond: undefined, minFreePercent: 5 },
      place: {
        ...{ kind: 'sftp', host: 'vault.example.com', port: 22, user: 'backup', folder: 'backups' },
        hostKeys: ['SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8'],
        ...{ privateKey: 'destination.vault/sshKey', password: undefined },
      },
    },
  ]);
  const policy = policies.get('nightly');
  expect(policy).toMatchObject({
    instances: { instances: ['crm*'], targets: ['local'] },
    dataSources: ['billing'],
    schedule: {
      ...{ cron: '17 2 * * *', timezone: 'Europe/Zurich', jitterMs: 600_000, missed: 'run-once' },
      deadlineMs: 4 * HOUR,
    },
    compression: 1,
    verify: {
      restore: { cron: '0 5 * * 0', timezone: 'UTC', jitterMs: 0 },
      assertions: [{ source: 'db', database: 'crm', equals: 'true' }],
    },
    ...{ rpoMs: 26 * HOUR, rtoMs: HOUR },
    hooks: {
      pre: [{ service: 'app', command: ['flush'], timeoutMs: 60_000, onError: 'abort' }],
      post: [{ service: 'app', command: ['thaw'], timeoutMs: 10_000, onError: 'go-on' }],
    },
    retry: { times: 3, delayMs: 600_000 },
    limits: { cpuShares: 64, timeoutMs: 2 * HOUR },
    anomaly: { sizeDropPercent: 30, rowDropPercent: 0 },
    pitr: { source: 'db', windowMs: 14 * 24 * HOUR, uploadMs: 60_000, maxBehindBytes: 2 ** 31 },
  });
  const base = { last: 3, hourly: 0, daily: 7, weekly: 4, monthly: 0, yearly: 0 };
  const rules = { ...base, minVerified: 1, neverBelow: 1, maxDeletePercent: 25 };
  expect(policy?.destinations).toEqual([
    { destination: 'disk', required: true, retention: rules },
    { destination: 'offsite', required: true, retention: { ...rules, monthly: 12 } },
    { destination: 'vault', required: false, retention: rules },
  ]);
  expect(policy?.sources.map(({ at: _, ...source }) => source)).toEqual([
    {
      ...{ kind: 'database', name: 'db', engine: 'postgres', service: 'db', databases: [], globals: true },
      ...{ user: undefined, password: 'POSTGRES_PASSWORD', lockTimeoutMs: 60_000 },
    },
    { kind: 'volume', name: 'files', service: 'app', mount: '/files', consistency: 'live' },
    { kind: 'instance', name: 'made' },
  ]);
  expect(dataSources.get('billing')).toMatchObject({
    ...{ target: 'local', engine: 'postgres', host: 'db.example.com', port: 5432, network: 'bridge' },
    ...{ password: 'data-source.billing/password', globals: true, databases: [] },
  });
});

test('a policy without retention deletes nothing, one without a schedule does nothing by itself', () => {
  const policy = read(`${readFileSync(WELL, 'utf8')}
---
apiVersion: shipshape.dev/v1
kind: BackupPolicy
metadata: { name: by-hand }
spec: { match: {}, destinations: [{ name: offsite }] }
`).policies.get('by-hand');
  expect(policy?.destinations).toEqual([{ destination: 'offsite', required: true, retention: undefined }]);
  expect([policy?.schedule, policy?.verify.restore, policy?.rpoMs, policy?.pitr]).toEqual([
    ...[undefined, undefined, undefined, undefined],
  ]);
  expect(policy?.instances).toEqual({});
});

test('the secrets of places and databases are asked of the vault with all others', () => {
  const { declarations } = createParser()(treeOf({ 'a.yaml': readFileSync(WELL, 'utf8') }), fleetOf());
  const needs = backupNeeds(declarations);
  expect(needs.map(({ name, source }) => [name, source])).toEqual([
    ['destination.offsite/accessKeyId', { kind: 'env', name: 'S3_ID' }],
    ['destination.offsite/secretAccessKey', { kind: 'file', name: 's3-key' }],
    ['destination.vault/sshKey', { kind: 'file', name: 'vault-key' }],
    ['data-source.billing/password', { kind: 'env', name: 'BILLING' }],
  ]);
  expect(needs[0]?.at).toMatchObject({ file: 'a.yaml', line: 14 });
  expect(createResolver().needs(declarations)).toEqual(needs);
});

test('what is held and what may be missing is told, for whoever remembers it', () => {
  const bad = 'apiVersion: shipshape.dev/v1\nkind: BackupPolicy\nmetadata: { name: nightly }\nspec: {}\n';
  const { declarations } = createParser()(treeOf({ 'a.yaml': bad }), fleetOf());
  const { held, isIncomplete } = backupsOf(declarations, fleetOf());
  expect([[...held.policies], isIncomplete]).toEqual([['nightly'], false]);
  const torn = createParser()(treeOf({ 'a.yaml': bad, 'b.yaml': 'kind: BackupPolicy\n  - [' }), fleetOf());
  expect(backupsOf(torn.declarations, fleetOf()).isIncomplete).toBe(true);
});

test('a slip in a public key is seen, wherever it is', () => {
  expect(isAgeRecipient(KEY)).toBe(true);
  for (let at = 0; at < KEY.length; at += 1) {
    const other = KEY[at] === 'q' ? 'p' : 'q';
    expect(isAgeRecipient(`${KEY.slice(0, at)}${other}${KEY.slice(at + 1)}`), String(at)).toBe(false);
  }
  for (const text of ['', 'age1', KEY.toUpperCase(), `${KEY}q`, KEY.slice(0, -1)]) {
    expect(isAgeRecipient(text), text).toBe(false);
  }
});

test('amounts of bytes', () => {
  expect(['7B', '5kB', '3MiB', '2GB', '4GiB'].map(bytesOf)).toEqual([7, 5_000, 3 * 2 ** 20, 2e9, 2 ** 32]);
  expect(() => bytesOf('5 apples')).toThrow(/bug/);
});
