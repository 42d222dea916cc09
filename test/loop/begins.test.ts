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
