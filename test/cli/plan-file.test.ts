// Kept plans: for their owner's eyes, also where an older file was for everybody's.

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPlan, savePlan } from '../../src/cli/plan-file.ts';
import { createMemoryWorld, instanceFile } from '../support/memory-world.ts';

test('a kept plan is readable by its owner alone, and reads back', async () => {
  await using world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', '{ services: { s: { image: "app:1" } } }') });
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-plan-'));
  const file = join(folder, 'crm.plan');
  await writeFile(file, 'an older and longer one'.repeat(1000), { mode: 0o644 });
  const look = await world.look();
  await savePlan(file, look);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const [planned] = look.targets;
  const digest = planned?.kind === 'planned' ? planned.plan.digest : undefined;
  expect((await readPlan(file)).digests).toEqual({ local: digest });
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, -10));
  await expect(readPlan(file)).rejects.toMatchObject({ code: 'plan/damaged' });
  await rm(folder, { recursive: true });
});
