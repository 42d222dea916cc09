import { expect, test } from 'vitest';
import { anomalyOf } from '../../src/backup/anomaly.ts';
import type { Payload } from '../../src/model/backup.ts';
import { manifest, payload } from '../support/stored-backups.ts';

const HALF = { sizeDropPercent: 50, rowDropPercent: 50 };
const NO = { sizeDropPercent: 0, rowDropPercent: 0 };

function said(was: Partial<Payload>, is: Partial<Payload>, limits = HALF): string | undefined {
  const before = manifest({ payloads: [payload(was)] });
  return anomalyOf(before, manifest({ payloads: [payload(is)] }), limits);
}

test('a backup that is much smaller is told, one that is somewhat smaller is not', () => {
  expect(said({}, {})).toBeUndefined();
  expect(said({}, { rawBytes: 500_000 })).toBeUndefined();
  expect(said({}, { rawBytes: 499_999 })).toBe(
    'against 20261120T021700Z-00000000: db/crm has 499999 bytes, of 1000000',
  );
  expect(said({}, { rawBytes: 1 }, { ...HALF, sizeDropPercent: 0 })).toBeUndefined();
  expect(said({ rawBytes: 2_000 }, { rawBytes: 400 })).toBeUndefined();
});

test('each table is looked at: one that is emptied is seen among others that grow', () => {
  const rows = { 'public.orders': 5_000, 'public.log': 1_000_000, 'public.small': 99 };
  expect(said({ rows }, { rows: { ...rows, 'public.log': 2_000_000, 'public.small': 0 } })).toBeUndefined();
  expect(said({ rows }, { rows: { ...rows, 'public.orders': 0, 'public.log': 2_000_000 } })).toBe(
    'against 20261120T021700Z-00000000: db/crm.public.orders has 0 rows, of 5000',
  );
  expect(said({ rows }, { rows: { 'public.log': 1_000_000 } })).toMatch(
    /public\.orders has 0 rows, of 5000$/,
  );
  expect(said({ rows }, { rows: { 'public.log': 0 } }, NO)).toBeUndefined();
  expect(said({ rows }, { rows: undefined })).toBeUndefined();
});

test('of many tables some are named', () => {
  const tables = Array.from({ length: 9 }, (_, index) => [`public.t${index}`, 1_000]);
  const words = said({ rows: Object.fromEntries(tables) }, { rows: {} });
  expect(words?.split('; ')).toHaveLength(4);
  expect(words).toMatch(/; and 6 more tables$/);
});

test('a database that is gone is told, a source that is no longer asked for is not', () => {
  const before = manifest({
    payloads: [payload(), payload({ database: 'shop' }), payload({ source: 'cache', database: '' })],
  });
  expect(anomalyOf(before, manifest({ payloads: [payload()] }), NO)).toBe(
    'against 20261120T021700Z-00000000: database shop of db is gone',
  );
  expect(anomalyOf(before, manifest({ payloads: [payload({ source: 'files' })] }), HALF)).toBeUndefined();
});
