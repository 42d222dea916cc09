// Restores of a real PostgreSQL on a real engine: in place, of one database, into a new instance, tried and found
// wanting. Whatever fails, the old data serves and nothing is left beside it.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoredBackup } from '../../src/model/backup.ts';
import { carryOutRestore } from '../../src/restore/carry-out.ts';
import { prove } from '../../src/restore/prove.ts';
import { createRestoreLab, DATABASE, never, type RestoreLab, shop } from '../support/restore-lab.ts';

let lab: RestoreLab;
let backup: StoredBackup;

const ORDERS = "SELECT to_json(count(*) || ' ' || coalesce(max(note), '')) FROM orders;\n";

beforeAll(async () => {
  lab = await createRestoreLab('restore');
  const name = lab.fleet;
  await lab.put('shop.yaml', shop(name));
  await lab.apply();
  await lab.sql(
    name,
    'shop',
    `CREATE ROLE clerk LOGIN PASSWORD 'pen';
CREATE TABLE orders (id serial PRIMARY KEY, note text);
ALTER TABLE orders OWNER TO clerk;
INSERT INTO orders (note) SELECT 'yesterday' FROM generate_series(1, 1000);
CREATE DATABASE other;
`,
  );
  backup = await lab.backup(name, [DATABASE]);
}, 180_000);

afterAll(() => lab.close());

test('in place: the data of the backup serves, its downtime is measured, what was there is kept and copied', async () => {
  const name = lab.fleet;
  await lab.sql(name, 'shop', "INSERT INTO orders (note) VALUES ('today'); DROP TABLE IF EXISTS lost; CREATE TABLE lost ();");
  const plan = await lab.plan(backup, {});
  expect(plan.checks.filter(({ state }) => state === 'bad')).toEqual([]);
  expect(plan.risks).toContain('data-overwrite');
  const end = await carryOutRestore(lab.context, { plan, backup, assertions: [], by: 'ana' }, never);
  expect(end).toMatchObject({ outcome: 'restored', reason: '' });
  process.stdout.write(`in place: ${JSON.stringify({ downtimeMs: end.downtimeMs, tookMs: end.tookMs })}\n`);
  expect(await lab.sql(name, 'shop', ORDERS)).toBe('1000 yesterday');
  expect(end.downtimeMs).toBeGreaterThan(0);
  expect(end.safetyCopy).toBe(lab.copies.at(-1)?.manifest.id);
  expect(lab.copies.at(-1)?.manifest.payloads.find(({ database }) => database === 'shop')?.rows).toMatchObject({
    'public.orders': 1001,
    'public.lost': 0,
  });
  expect(await lab.asides()).toEqual([]);
  expect(await lab.volumes()).toEqual([`${name}_data`, `${name}_data-g2`]);
  const state = await lab.spine.store.load(lab.context.target);
  expect(state?.tombstones.map(({ name: of, until }) => [of, until !== undefined])).toEqual([[`${name}_data`, true]]);
}, 180_000);

test('a drill brings the instance up aside, and writes down that it did', async () => {
  const order = { how: 'drill', instance: backup.manifest.instance, backup, assertions: [] } as const;
  const proof = await prove(lab.context, order, never);
  process.stdout.write(`drill: ${JSON.stringify(proof)}\n`);
  expect(proof).toMatchObject({ ok: true, reason: '' });
  expect(lab.records.at(-1)).toMatchObject({ kind: 'drilled', ok: true });
  expect(await lab.asides()).toEqual([]);
}, 180_000);
