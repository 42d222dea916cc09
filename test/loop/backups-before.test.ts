// Backups that are asked for before a change, on the real keeper of backups.

import { expect, it } from 'vitest';
import { createBackupsBefore } from '../../src/loop/backups-before.ts';
import { instanceName } from '../../src/model/ref.ts';
import { createBackupWorld, MINUTE } from '../support/backup-world.ts';

const CRM = instanceName('crm');

function asked(world: ReturnType<typeof createBackupWorld>) {
  const ended: string[] = [];
  const { status, begin } = world.backups;
  const before = createBackupsBefore({ status, begin }, world.clock, (name) => ended.push(name));
  return { before, ended };
}

it('one is begun, and counts from when its data was taken', async () => {
  const world = createBackupWorld();
  world.start();
  await world.pass(MINUTE);
  const { before, ended } = asked(world);
  expect([...before.taken()]).toEqual([]);
  const began = world.clock.now();
  before.take([CRM]);
  // Every pass asks again; one goes on already.
  before.take([CRM]);
  await world.pass(10 * MINUTE);
  expect(world.crew.orders).toHaveLength(1);
  expect(ended).toEqual(['crm']);
  const taken = before.taken().get(CRM) ?? 0;
  expect(taken).toBeGreaterThanOrEqual(began);
  expect(taken).toBeLessThanOrEqual(began + MINUTE);
  expect(world.bugs).toEqual([]);
});

it('one that fails is tried again after a while, not over and over', async () => {
  const world = createBackupWorld();
  world.start();
  await world.pass(MINUTE);
  world.crew.take = async () => {
    throw Object.assign(new Error('the server is down'), { name: 'Failure' });
  };
  const { before, ended } = asked(world);
  for (let turn = 0; turn < 12; turn += 1) {
    before.take([CRM]);
    await world.pass(MINUTE / 2);
  }
  expect(ended).toEqual(['crm', 'crm']);
  expect([...before.taken()]).toEqual([]);
});

it('what no policy is about, and what somebody else works on, is let be', async () => {
  const world = createBackupWorld();
  world.start();
  await world.pass(MINUTE);
  const { before, ended } = asked(world);
  before.take([instanceName('nobody')]);
  const lease = world.leases.take([CRM], { kind: 'restore', what: 'a restore', since: '' });
  before.take([CRM]);
  await world.pass(MINUTE);
  expect([world.crew.orders.length, ended]).toEqual([0, []]);
  lease?.release();
  before.take([CRM]);
  await world.pass(10 * MINUTE);
  expect(ended).toEqual(['crm']);
});
