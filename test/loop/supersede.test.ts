// A newer commit does not wait for an older one: what the older still waits for ends, and the newest is made.

import { expect, it } from 'vitest';
import { instanceFile } from '../support/memory-world.ts';
import { CRM, reasons, running } from './running.ts';

const SLOW = instanceFile(
  'crm',
  '{ services: { web: { image: "slow:1", healthcheck: { test: ["CMD", "check"], interval: 1s, retries: 100 } }, db: { image: "app:1" } } }',
);

it('the newest good commit ends the wait of the one before, at the border of a step', async () => {
  const world = await running({ images: { 'slow:1': { behaviour: { healthyAfterMs: 600_000 } } } });
  world.source.commit({ 'crm.yaml': SLOW });
  world.daemon.nudgeSource('webhook');
  await world.pass(5000);
  expect(world.daemon.status().targets[0]?.running).toBeDefined();
  expect(world.instance('crm').reason).toBe('Reconciling');
  const newest = world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'app:2') });
  const at = world.clock.now();
  world.daemon.nudgeSource('webhook');
  await world.settle();
  expect(world.history.records.map(({ outcome }) => outcome)).toEqual(['applied', 'interrupted', 'applied']);
  expect(world.instance('crm')).toMatchObject({ reason: 'Ready', appliedCommit: newest });
  expect(Date.parse(world.history.records[1]?.endedAt ?? '') - at).toBeLessThan(2000);
  expect(world.bugs).toEqual([]);
});

it('a newer commit that is about something else lets the run go on', async () => {
  const world = await running({ images: { 'slow:1': { behaviour: { healthyAfterMs: 20_000 } } } });
  world.source.commit({ 'crm.yaml': SLOW });
  world.daemon.nudgeSource('webhook');
  await world.pass(5000);
  world.source.commit({ 'more.yaml': instanceFile('more', '{ services: { web: { image: "app:1" } } }') });
  world.daemon.nudgeSource('webhook');
  await world.settle();
  expect(world.history.records.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
  expect(reasons(world)).toEqual(['crm Ready', 'more Ready', 'wiki Ready']);
  expect(world.bugs).toEqual([]);
});

it('a stop in the middle of a run ends it at the border of a step, and the next start goes on', async () => {
  const world = await running({ images: { 'slow:1': { behaviour: { healthyAfterMs: 20_000 } } } });
  world.source.commit({ 'crm.yaml': SLOW });
  world.daemon.nudgeSource('webhook');
  await world.pass(5000);
  await world.stop();
  expect(world.history.records.map(({ outcome }) => outcome)).toEqual(['applied', 'interrupted']);
  world.start();
  await world.settle();
  expect(reasons(world)).toEqual(['crm Ready', 'wiki Ready']);
  expect(world.bugs).toEqual([]);
});
