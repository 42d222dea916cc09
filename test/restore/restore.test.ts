// Restores on the engine in memory, with the real line and the real planner: dead at every moment, and with
// every call failing in turn. In the end the old data serves, whole, or the restored data does; nothing of a
// restore is left beside it, and never does anything serve from what is half filled.

import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { makeNetwork, makeScratch, sweepBefore } from '../../src/restore/aside.ts';
import { carryOutRestore } from '../../src/restore/carry-out.ts';
import { dropExpired, recoverRestores } from '../../src/restore/recover.ts';
import { instanceFile } from '../support/memory-world.ts';

import {
  ASK,
  backupOf,
  COMPOSE,
  createLab,
  NEW,
  never,
  OLD,
  planned,
  restore,
  standing,
} from '../support/restore-world.ts';

test('a restore in place: copied first, swapped, what was there kept until its time is over', async () => {
  const lab = await createLab();
  const end = await restore(lab);
  expect(end).toMatchObject({ outcome: 'restored', reason: '' });
  expect(lab.copies).toBe(1);
  expect(await standing(lab)).toEqual(NEW);
  expect((await lab.world.look()).targets.map((one) => one.kind === 'planned' && one.plan.steps)).toEqual([
    [],
  ]);
  expect(await dropExpired(lab.context, never)).toEqual([]);
  await lab.world.clock.sleep(86_400_001, never);
  expect(await dropExpired(lab.context, never)).toEqual(['crm_data']);
  expect(lab.world.engine.control.volumeNames()).toEqual(['crm_data-g2']);
});

test('19: without a whole copy of what is there nothing is put in its place', async () => {
  const lab = await createLab();
  const copy = () => Promise.reject(new Failure('artefact/unreachable', 'the place does not answer'));
  const context = { ...lab.context, backups: { ...lab.context.backups, copy } };
  const backup = backupOf();
  const end = await carryOutRestore(
    context,
    { plan: await planned(lab), backup, assertions: [], by: 'ana' },
    never,
  );
  expect(end).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('the place does not answer'),
  });
  expect(await standing(lab)).toEqual(OLD);
});

test('18: data that is not what was backed up is not swapped in', async () => {
  const lab = await createLab();
  const end = await restore(lab, backupOf({ rows: { canary: 2 } }));
  expect(end).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('canary of crm has 1 rows, the backup has 2'),
  });
  expect(await standing(lab)).toEqual(OLD);
});

test('18: a swap whose containers do not come up goes back by itself', async () => {
  const lab = await createLab();
  lab.world.engine.control.addImage('app:1', {
    behaviour: ({ name }) => (name.startsWith('crm-web') ? { exits: { afterMs: 300, code: 3 } } : {}),
  });
  const end = await restore(lab);
  expect(end).toMatchObject({
    outcome: 'rolled-back',
    reason: expect.stringContaining('the old data serves again'),
  });
  expect(await standing(lab)).toEqual(OLD);
});

test('what waits to be changed is not brought along by a restore', async () => {
  const lab = await createLab();
  const plan = await planned(lab);
  await lab.world.put({ 'crm.yaml': instanceFile('crm', COMPOSE.replaceAll('app:1', 'app:2')) });
  const end = await carryOutRestore(
    lab.context,
    { plan, backup: backupOf(), assertions: [], by: 'ana' },
    never,
  );
  expect(end).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('waits to be changed') });
  expect(await standing(lab)).toEqual(OLD);
});

test('a plan with an obstacle, or of another backup, is not carried out', async () => {
  const lab = await createLab();
  const backup = backupOf();
  const bad = await planned(lab, { ...backup, manifest: { ...backup.manifest, payloads: [] } });
  const order = { backup, assertions: [], by: 'ana' };
  await expect(carryOutRestore(lab.context, { ...order, plan: bad }, never)).rejects.toThrow(
    'cannot be carried out',
  );
  const plan = await planned(lab);
  const other = { ...order, plan, backup: { ...backup, digest: 'e'.repeat(64) } };
  await expect(carryOutRestore(lab.context, other, never)).rejects.toThrow(
    'not the backup that was agreed to',
  );
  expect(lab.entries).toEqual([]);
});

test('the configuration alone: secrets come back under the name of the instance, data is not touched', async () => {
  const lab = await createLab();
  const record = {
    format: 1,
    secrets: { 'crm/PASSWORD': 'hush', 'crm/SAME': 'same', 'fleet/KEY': 'all', 'other/X': 'x' },
  };
  lab.secrets.set('crm/SAME', 'same').set('crm/PASSWORD', 'made anew');
  const backup = backupOf({ format: 'instance', database: '', rows: undefined });
  const plan = await planned(lab, backup, { ...ASK, parts: { kind: 'configuration' } });
  expect([plan.mode, plan.overwrites, plan.landings]).toEqual(['configuration', [], []]);
  const open = async function* () {
    yield Buffer.from(JSON.stringify(record));
  };
  const context = { ...lab.context, backups: { ...lab.context.backups, open } };
  const end = await carryOutRestore(context, { plan, backup, assertions: [], by: 'ana' }, never);
  expect(end).toMatchObject({
    outcome: 'restored',
    reason: expect.stringContaining('brought back: crm/PASSWORD; it was declared at'),
  });
  expect([...lab.secrets]).toEqual([
    ['crm/SAME', 'same'],
    ['crm/PASSWORD', 'hush'],
  ]);
  expect([lab.copies, await standing(lab)]).toEqual([0, OLD]);
});

test('what proofs of a process that died left goes when the next one starts, and nothing newer', async () => {
  const { context, world } = await createLab();
  const { control } = world.engine;
  await makeNetwork(context, 'a'.repeat(32), never);
  await makeScratch(context, 'a'.repeat(32), 'v1', never);
  await world.clock.sleep(1000, never);
  const startedAt = world.clock.now();
  await makeScratch(context, 'b'.repeat(32), 'v1', never);
  expect(await sweepBefore(context, startedAt, never)).toEqual([
    'shipshape-aaaaaaaaaaaa-v1',
    'shipshape-aaaaaaaaaaaa-net',
  ]);
  expect(control.volumeNames().toSorted()).toEqual(['crm_data', 'shipshape-bbbbbbbbbbbb-v1']);
});

class Crash extends Error {}

/** All moments from right before the swap on, and some of those before, when nothing that serves is touched. A part of them: the planner's own test of a swap has them all. */
async function momentsOf(every: number): Promise<readonly number[]> {
  const lab = await createLab();
  const plan = await planned(lab);
  let count = 0;
  let swap = 0;
  lab.moment = () => {
    count += 1;
    if (swap === 0 && lab.entries.at(-1)?.kind === 'swapping') swap = count;
  };
  await carryOutRestore(lab.context, { plan, backup: backupOf(), assertions: [], by: 'ana' }, never);
  expect([swap > 0, count - swap > 100]).toEqual([true, true]);
  return Array.from({ length: count }, (_, index) => index + 1).filter(
    (at) => at % every === 0 || (at >= swap - 2 && at % 8 === every % 8),
  );
}

test('20: dead at any moment of a restore, the next start ends it: all old or all restored', {
  timeout: 180_000,
}, async () => {
  const ends = { old: 0, restored: 0 };
  for (const at of await momentsOf(56)) {
    const lab = await createLab();
    const plan = await planned(lab);
    let moments = 0;
    lab.moment = () => {
      moments += 1;
      if (moments >= at) throw new Crash(`at ${at}`);
    };
    await carryOutRestore(lab.context, { plan, backup: backupOf(), assertions: [], by: 'ana' }, never).catch(
      () => undefined,
    );
    lab.moment = () => undefined;
    await recoverRestores(lab.context, never);
    const shown = await lab.world.look();
    expect(
      shown.targets.map((one) => one.kind === 'planned' && one.plan.steps),
      `${at}`,
    ).toEqual([[]]);
    const now = await standing(lab);
    expect([OLD, NEW], `${at} ${JSON.stringify(now)}`).toContainEqual(now);
    ends[now.served[0] === 'today' ? 'old' : 'restored'] += 1;
    expect(lab.entries.length === 0 || lab.entries.at(-1)?.kind === 'ended').toBe(true);
  }
  expect(ends.old).toBeGreaterThan(10);
  expect(ends.restored).toBeGreaterThan(0);
});

test('18: with each step failing in turn the old data serves, or the restored data does', {
  timeout: 180_000,
}, async () => {
  const outcomes = new Set<string>();
  for (const at of await momentsOf(57)) {
    const lab = await createLab();
    const plan = await planned(lab);
    let moments = 0;
    lab.moment = (what) => {
      moments += 1;
      if (moments === at) throw new Failure('engine/timeout', `${what} did not answer`, { retry: 'soon' });
    };
    const order = { plan, backup: backupOf(), assertions: [], by: 'ana' };
    const end = await carryOutRestore(lab.context, order, never).catch((error: unknown) => {
      if (error instanceof Failure) return undefined;
      throw error;
    });
    lab.moment = () => undefined;
    if (end === undefined || end.reason !== '') await recoverRestores(lab.context, never);
    await lab.world.apply();
    const now = await standing(lab);
    expect([OLD, NEW], `${at} ${JSON.stringify([now, end])}`).toContainEqual(now);
    outcomes.add(`${end?.outcome}`);
  }
  expect(outcomes).toEqual(new Set(['failed', 'rolled-back', 'restored']));
});
