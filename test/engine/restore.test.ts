// Restores of a real PostgreSQL on a real engine: in place, of one database, into a new instance, tried and found
// wanting. Whatever fails, the old data serves and nothing is left beside it.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Payload, StoredBackup } from '../../src/model/backup.ts';
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
`,
  );
  backup = await lab.backup(name, [DATABASE]);
}, 180_000);

afterAll(() => lab.close());

test('in place: the data of the backup serves, its downtime is measured, what was there is kept and copied', async () => {
  const name = lab.fleet;
  await lab.sql(
    name,
    'shop',
    "INSERT INTO orders (note) VALUES ('today'); DROP TABLE IF EXISTS lost; CREATE TABLE lost ();",
  );
  const plan = await lab.plan(backup, {});
  expect(plan.checks.filter(({ state }) => state === 'bad')).toEqual([]);
  expect(plan.risks).toContain('data-overwrite');
  const end = await carryOutRestore(lab.context, { plan, backup, assertions: [], by: 'ana' }, never);
  expect(end).toMatchObject({ outcome: 'restored', reason: '' });
  process.stdout.write(`in place: ${JSON.stringify({ downtimeMs: end.downtimeMs, tookMs: end.tookMs })}\n`);
  expect(await lab.sql(name, 'shop', ORDERS)).toBe('1000 yesterday');
  expect(end.downtimeMs).toBeGreaterThan(0);
  expect(end.safetyCopy).toBe(lab.copies.at(-1)?.manifest.id);
  expect(
    lab.copies.at(-1)?.manifest.payloads.find(({ database }) => database === 'shop')?.rows,
  ).toMatchObject({
    'public.orders': 1001,
    'public.lost': 0,
  });
  expect(await lab.asides()).toEqual([]);
  expect(await lab.volumes()).toEqual([`${name}_data`, `${name}_data-g2`]);
  const state = await lab.spine.store.load(lab.context.target);
  expect(state?.tombstones.map(({ name: of, until }) => [of, until !== undefined])).toEqual([
    [`${name}_data`, true],
  ]);
}, 180_000);

test('a drill brings the instance up aside, and writes down that it did', async () => {
  const order = { how: 'drill', instance: backup.manifest.instance, backup, assertions: [] } as const;
  const proof = await prove(lab.context, order, never);
  process.stdout.write(`drill: ${JSON.stringify(proof)}\n`);
  expect(proof).toMatchObject({ ok: true, reason: '' });
  expect(lab.records.at(-1)).toMatchObject({ kind: 'drilled', ok: true });
  expect(await lab.asides()).toEqual([]);
}, 180_000);

/** The same backup with a manifest that says something else of a payload: what a restore would find wanting. */
function claiming(of: StoredBackup, database: string, more: Partial<Payload>): StoredBackup {
  const payloads = of.manifest.payloads.map((one) => (one.database === database ? { ...one, ...more } : one));
  return { ...of, manifest: { ...of.manifest, payloads } };
}

function only(of: StoredBackup, keep: (payload: Payload) => boolean): StoredBackup {
  return { ...of, manifest: { ...of.manifest, payloads: of.manifest.payloads.filter(keep) } };
}

const rowsOf = (of: StoredBackup) =>
  of.manifest.payloads.find(({ database }) => database === 'shop')?.rows ?? {};

test('18: a candidate that lacks a row is not swapped in: the old data serves, untouched', async () => {
  const name = lab.fleet;
  await lab.sql(name, 'shop', "INSERT INTO orders (note) VALUES ('zebra');");
  const served = await lab.container(name, 'db');
  const wrong = claiming(backup, 'shop', { rows: { ...rowsOf(backup), 'public.orders': 1001 } });
  const plan = await lab.plan(wrong, {});
  const end = await carryOutRestore(lab.context, { plan, backup: wrong, assertions: [], by: 'ana' }, never);
  expect(end.outcome).toBe('failed');
  expect(end.reason).toContain('public.orders of shop has 1000 rows, the backup has 1001');
  expect(await lab.container(name, 'db')).toBe(served);
  expect(await lab.sql(name, 'shop', ORDERS)).toBe('1001 zebra');
  expect(await lab.asides()).toEqual([]);
  expect(await lab.volumes()).toEqual([`${name}_data`, `${name}_data-g2`]);
  expect((await lab.plan(backup, {})).landings[0]?.to).toBe(`${name}_data-g3`);
}, 180_000);

test('22: a proof finds a missing row, a missing role and a missing extension, and says so', async () => {
  const { instance } = backup.manifest;
  const shopOnly = only(backup, ({ database }) => database === 'shop' || database === '');
  const proofOf = (of: StoredBackup) =>
    prove(lab.context, { how: 'restore', instance, backup: of, assertions: ASSERTIONS }, never);
  const needs = [...(shopOnly.manifest.payloads.find(({ database }) => database === 'shop')?.needs ?? [])];
  const lacking = claiming(shopOnly, 'shop', {
    rows: { ...rowsOf(backup), 'public.orders': 1001 },
    needs: [...needs, 'extension postgis'],
  });
  const lacks = await proofOf(lacking);
  expect(lacks.ok).toBe(false);
  expect(lacks.reason).toContain('public.orders of shop has 1000 rows, the backup has 1001');
  expect(lacks.reason).toContain('the extension postgis, which shop needs, is missing');
  expect(lacks.reason).toContain('select count(*) from orders in shop says 1000, expected was 7');
  const noRoles = await proofOf(only(shopOnly, ({ format }) => format !== 'pg-globals'));
  expect(noRoles).toMatchObject({
    ok: false,
    reason: expect.stringContaining('role "clerk" does not exist'),
  });
  expect(lab.records.slice(-2)).toMatchObject([
    { kind: 'restored', ok: false },
    { kind: 'restored', ok: false },
  ]);
  expect(await lab.asides()).toEqual([]);
}, 180_000);

const ASSERTIONS = [{ source: 'db', database: 'shop', sql: 'select count(*) from orders', equals: '7' }];

test('one database goes back while its neighbours and the server go on, and the old one stays, closed', async () => {
  const name = lab.fleet;
  const served = await lab.container(name, 'db');
  await lab.sql(
    name,
    'shop',
    `ALTER DATABASE shop SET search_path TO "$user", public; GRANT CREATE ON DATABASE shop TO clerk;`,
  );
  const plan = await lab.plan(backup, { parts: { kind: 'database', source: 'db', database: 'shop' } });
  expect(plan.checks.filter(({ state }) => state === 'bad')).toEqual([]);
  const end = await carryOutRestore(lab.context, { plan, backup, assertions: [], by: 'ana' }, never);
  expect(end).toMatchObject({ outcome: 'restored', reason: '' });
  process.stdout.write(
    `one database: ${JSON.stringify({ downtimeMs: end.downtimeMs, tookMs: end.tookMs })}\n`,
  );
  expect(await lab.container(name, 'db')).toBe(served);
  expect(await lab.sql(name, 'shop', ORDERS)).toBe('1000 yesterday');
  const asked = `SELECT json_build_array(datallowconn, has_database_privilege('clerk', datname, 'CREATE'),
    (SELECT setconfig FROM pg_db_role_setting WHERE setdatabase = d.oid)) FROM pg_database d
    WHERE datname LIKE 'shop%' ORDER BY datname;`;
  const same = '[null, true, ["search_path=\\"$user\\", public"]]';
  expect((await lab.sql(name, 'postgres', asked)).replaceAll(/ /g, '')).toBe(
    `${same.replace('null', 'true')}${same.replace('null', 'false')}`.replaceAll(/ /g, ''),
  );
  expect(end.kept).toMatchObject([{ name: expect.stringMatching(/^shop__before_[0-9a-f]{8}$/) }]);
}, 180_000);

test('21: a clone is filled before it is first started, and the original is not touched', async () => {
  const name = lab.fleet;
  const served = await lab.container(name, 'db');
  const clone = `${name}-copy`;
  await lab.put(
    'copy.yaml',
    shop(clone, undefined, `  cloneFrom: { instance: ${name}, backup: ${backup.manifest.id} }\n`),
  );
  await lab.apply();
  await expect(lab.container(clone, 'db')).rejects.toThrow('0 containers');
  const plan = await lab.plan(backup, {}, clone);
  expect([plan.mode, plan.overwrites, plan.risks]).toEqual(['fill', [], []]);
  const end = await carryOutRestore(lab.context, { plan, backup, assertions: [], by: 'ana' }, never);
  expect(end).toMatchObject({ outcome: 'restored', reason: '', safetyCopy: undefined });
  expect(await lab.sql(clone, 'shop', ORDERS)).toBe('1000 yesterday');
  expect(await lab.container(name, 'db')).toBe(served);
  expect(await lab.asides()).toEqual([]);
}, 180_000);
