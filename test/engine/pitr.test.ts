// Point in time on a real PostgreSQL: a table is dropped at a known second, and the server goes back to the second
// before, with what was written until then; and a server whose log has no limit is refused.

import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWalFolder } from '../../src/adapters/store/wal-folder.ts';
import { baseOf, windowOf } from '../../src/backup/wal.ts';
import { engineId } from '../../src/model/ref.ts';
import { dumpBase } from '../../src/restore/base.ts';
import { carryOutRestore } from '../../src/restore/carry-out.ts';
import { ensureReceiver, type Receiving, sweepReceivers } from '../../src/restore/receiver.ts';
import { segmentsAt, ship } from '../../src/restore/wal-ship.ts';
import {
  createRestoreLab,
  DATABASE,
  never,
  POSTGRES,
  type RestoreLab,
  shop,
} from '../support/restore-lab.ts';

let lab: RestoreLab;

beforeAll(async () => {
  lab = await createRestoreLab('pitr');
}, 120_000);

afterAll(() => lab.close());

async function receiving(instance: string): Promise<Receiving> {
  const container = await lab.container(instance, 'db');
  const image = engineId((await lab.engine.containers.inspect(container, never))?.Image ?? '');
  if (DATABASE.kind !== 'database') throw new Error('no database');
  const { engine, fleet, seal, nonce, secrets } = lab.context;
  const folder = (await openWalFolder(`${lab.folder}/data/wal`)).path;
  const server = { container, image, source: DATABASE };
  const ground = { ...lab.ground, run: 'pitr' };
  return { engine, fleet, seal, nonce, secrets, ground, instance, server, folder, maxBehindBytes: 1024 ** 3 };
}

test('25: back to the second before a table was dropped; a log without a limit is refused', async () => {
  const name = lab.fleet;
  await mkdir(`${lab.folder}/data`, { recursive: true });
  await lab.put('shop.yaml', shop(name));
  await lab.apply();
  await expect(ensureReceiver(await receiving(name), never)).rejects.toThrow(
    'max_slot_wal_keep_size is without a limit',
  );
  await lab.put(
    'shop.yaml',
    shop(name, POSTGRES, '', 'command: ["postgres", "-c", "max_slot_wal_keep_size=512MB"]'),
  );
  await lab.apply();
  const of = await receiving(name);
  await ensureReceiver(of, never);
  await lab.sql(
    name,
    'shop',
    "CREATE TABLE orders (note text); INSERT INTO orders VALUES ('before the base');",
  );

  const base = await lab.backup(name, [DATABASE], (take) => dumpBase(of, take, never));
  const facts = baseOf(base.manifest.facts['db'] ?? {});
  if (facts === undefined) throw new Error('no base');
  const shipping = {
    folder: await openWalFolder(`${lab.folder}/data/wal`),
    ...{ store: lab.store, sealer: lab.sealer, recipients: [], owner: base.manifest, system: facts.system },
    clock: lab.context.clock,
  };
  await lab.sql(name, 'shop', "INSERT INTO orders SELECT 'after it' FROM generate_series(1, 500);");
  await ship(shipping, of, never);
  await sleep(1100);
  const good = await lab.sql(
    name,
    'shop',
    `SELECT to_json(to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));`,
  );
  await sleep(1100);
  await lab.sql(name, 'shop', 'DROP TABLE orders; SELECT json_build_array(pg_switch_wal()::text);');
  const shipped = await ship(shipping, of, never);
  process.stdout.write(`shipped: ${JSON.stringify(shipped)}\n`);

  const kept = await segmentsAt(lab.store, base.manifest, never);
  const window = windowOf(facts, kept);
  if (window === undefined) throw new Error('nothing is offered');
  expect([window.from < good, good < window.to, window.to]).toEqual([true, true, shipped.upTo]);
  const ask = { parts: { kind: 'source', source: 'db' }, toTime: good } as const;
  const late = await lab.plan(base, { ...ask, toTime: '2099-01-01T00:00:00.000Z' }, undefined, {
    db: window,
  });
  expect(late.checks.filter(({ state }) => state === 'bad').map(({ what }) => what)).toEqual(['time']);
  const plan = await lab.plan(base, ask, undefined, { db: window });
  expect(plan.checks.filter(({ state }) => state === 'bad')).toEqual([]);
  const end = await carryOutRestore(lab.context, { plan, backup: base, assertions: [], by: 'ana' }, never);
  process.stdout.write(`point in time: ${JSON.stringify(end)}\n`);
  expect(end).toMatchObject({ outcome: 'restored', reason: '' });
  expect(
    await lab.sql(
      name,
      'shop',
      "SELECT to_json(string_agg(note || ' ' || n, ', ')) FROM (SELECT note, count(*) n FROM orders GROUP BY note ORDER BY note) q;",
    ),
  ).toBe('after it 500, before the base 1');
  expect(await lab.asides()).toEqual([]);
  // The server is another container, of another timeline: the receiver follows it, and can be taken away whole.
  const after = await receiving(name);
  await ensureReceiver(after, never);
  expect(await sweepReceivers(after, () => false, never)).toEqual([`${name}/db`]);
  expect(await lab.sql(name, 'postgres', 'SELECT to_json(count(*)::text) FROM pg_replication_slots;')).toBe(
    '0',
  );
}, 300_000);
