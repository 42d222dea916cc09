// Data in a folder of the target instead of a volume: restored data comes to lie in a folder beside it, and the
// container is made anew on that; when it is not what was backed up, the folder beside it goes again.

import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryOutRestore } from '../../src/restore/carry-out.ts';
import { createRestoreLab, DATABASE, never, type RestoreLab, shop } from '../support/restore-lab.ts';

let lab: RestoreLab;

beforeAll(async () => {
  lab = await createRestoreLab('folder');
}, 120_000);

afterAll(() => lab.close());

test('a folder gets a folder beside it, and the record follows', async () => {
  const name = lab.fleet;
  const inFolder = shop(name)
    .replace('"data:/var', '"./pgdata:/var')
    .replace('    volumes: { data: {} }\n', '');
  await lab.put('shop.yaml', inFolder);
  await lab.apply();
  await lab.sql(name, 'shop', "CREATE TABLE orders (note text); INSERT INTO orders VALUES ('yesterday');");
  const backup = await lab.backup(name, [DATABASE]);
  await lab.sql(name, 'shop', "UPDATE orders SET note = 'today';");

  const order = {
    backup,
    assertions: [{ source: 'db', database: 'shop', sql: 'select 1', equals: '2' }],
    by: 'ana',
  };
  const wrong = await carryOutRestore(lab.context, { ...order, plan: await lab.plan(backup, {}) }, never);
  expect(wrong).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('says 1, expected was 2'),
  });
  const folder = `${lab.folder}/data/instances/${name}`;
  expect(await readdir(folder)).toEqual(['pgdata']);

  const plan = await lab.plan(backup, {});
  expect(plan.landings).toMatchObject([
    { kind: 'folder', from: `${folder}/pgdata`, to: `${folder}/pgdata-g2` },
  ]);
  const end = await carryOutRestore(lab.context, { ...order, assertions: [], plan }, never);
  expect(end).toMatchObject({ outcome: 'restored', reason: '' });
  expect(await lab.sql(name, 'shop', 'SELECT to_json(note) FROM orders;')).toBe('yesterday');
  expect((await readdir(folder)).sort()).toEqual(['pgdata', 'pgdata-g2']);
  // A second run changes nothing: what is declared is where the record says.
  const again = await lab.context.line.plan(
    { instance: backup.manifest.instance, target: backup.manifest.target },
    undefined,
    never,
  );
  expect(again.plan.steps).toEqual([]);
}, 240_000);
