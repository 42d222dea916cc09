// The list of what removals left behind ends: with the data, or with a person's word that it is gone.

import { expect, test } from 'vitest';
import { forgetGone } from '../../src/control/purge.ts';
import { createMemoryWorld, instanceFile, type MemoryWorld } from '../support/memory-world.ts';

const SIGNAL = new AbortController().signal;
const COMPOSE =
  '{ services: { db: { image: "app:1", volumes: ["data:/data", "./own:/own"] } }, volumes: { data: {} } }';

async function left(): Promise<MemoryWorld> {
  const world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', COMPOSE), 'b.yaml': instanceFile('b', COMPOSE) });
  await world.apply();
  await world.put({ 'a.yaml': null });
  await world.apply();
  return world;
}

async function listed(world: MemoryWorld): Promise<readonly string[]> {
  return ((await world.state())?.tombstones ?? []).map(({ name }) => name).sort();
}

test('a folder leaves the list when a person says that it is gone, a volume that is there does not', async () => {
  await using world = await left();
  expect(await listed(world)).toEqual(['/data/instances/a/own', 'a_data']);
  expect(await forgetGone(world.spine, ['/data/instances/a/own'], false, SIGNAL)).toEqual([]);
  expect(await forgetGone(world.spine, ['/data/instances/a/own', 'a_data', 'b_data'], true, SIGNAL)).toEqual([
    '/data/instances/a/own',
  ]);
  expect(await listed(world)).toEqual(['a_data']);
});

test('a volume that is gone leaves the list by itself', async () => {
  await using world = await left();
  await world.engine.volumes.remove('a_data', SIGNAL);
  expect(await forgetGone(world.spine, ['a_data'], false, SIGNAL)).toEqual(['a_data']);
  expect(await listed(world)).toEqual(['/data/instances/a/own']);
});

test('a folder cannot be purged: the words say what to do', async () => {
  await using world = await left();
  await expect(world.purge('/data/instances/a/own')).rejects.toMatchObject({
    code: 'purge/folder',
    hint: expect.stringContaining('shipshape purge --forget /data/instances/a/own'),
  });
});
