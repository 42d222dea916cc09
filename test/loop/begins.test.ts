// A fleet that begins with nothing: a branch without a commit, or one that declares nothing yet.

import { expect, onTestFinished, test } from 'vitest';
import { createDaemonWorld } from '../support/daemon-world.ts';
import { CRM } from './running.ts';

test.for([
  { name: 'a branch that is not there yet', files: undefined },
  { name: 'a commit that declares nothing', files: { 'README.md': 'ours' } },
])('the first declarations after $name are carried out', async ({ files }) => {
  const world = createDaemonWorld();
  if (files !== undefined) world.source.commit(files);
  world.start();
  onTestFinished(() => world.stop());
  await world.pass(100_000);
  world.source.commit({ 'crm.yaml': CRM });
  await world.pass(40_000);
  await world.settle();
  expect(world.instance('crm').reason).toBe('Ready');
  expect(world.daemon.status().source.refused).toBeUndefined();
  expect(world.bugs).toEqual([]);
});

test('what is on record is not called Ready before it was looked at', async () => {
  const world = createDaemonWorld();
  world.source.commit({ 'crm.yaml': CRM });
  world.start();
  onTestFinished(() => world.stop());
  await world.settle();
  await world.stop();
  world.engine.control.setLatency(5);
  world.start();
  const before = world.told.length;
  const isLooked = () => world.told.slice(before).some(({ kind }) => kind === 'pass.ended');
  const seen = new Set<string>();
  for (let left = 1000; !isLooked() && left > 0; left -= 1) {
    for (const { reason, message } of world.daemon.status().instances) seen.add(`${reason}: ${message}`);
    await new Promise((resolve) => setImmediate(resolve));
    await world.clock.advance(1);
  }
  // What comes after is what the look saw.
  expect([...seen][0]).toBe('Unknown: it was not looked at yet');
  await world.settle();
  expect(world.instance('crm').reason).toBe('Ready');
});
