// Data that one instance has is never given to another, never forgotten, and never taken again in silence:
// whatever is renamed, removed, declared badly or taken away by hand.

import { expect, test } from 'vitest';
import { createMemoryWorld, instanceFile } from '../support/memory-world.ts';

const DB = '{ services: { db: { image: "app:1", volumes: ["data:/data"] } }, volumes: { data: {} } }';
const NAMED = (name: string, image = 'app:1') =>
  `{ services: { db: { image: "${image}", volumes: ["data:/data"] } }, volumes: { data: { name: ${name} } } }`;
const FOLDER = '{ services: { db: { image: "app:1", volumes: ["./own:/own"] } } }';

test('another instance does not get the volume of one whose declaration is bad', async () => {
  await using world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', DB) });
  await world.apply();
  await world.put({
    'a.yaml': instanceFile('a', '{ services: {}, bogus: 1 }'),
    'b.yaml': instanceFile('b', NAMED('a_data')),
  });
  expect(await world.apply()).toContain('volume a_data is the data of a/volume/data');
  expect(world.engine.control.containers().map(({ name }) => name)).toEqual(['a-db-1']);
});

test('nor that of one that was removed: it stays a tombstone', async () => {
  await using world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', DB), 'b.yaml': instanceFile('b', DB) });
  await world.apply();
  await world.put({ 'a.yaml': null, 'b.yaml': instanceFile('b', NAMED('b_data')) });
  await world.apply();
  await world.put({ 'b.yaml': instanceFile('b', NAMED('a_data')) });
  expect(await world.apply()).toContain('volume a_data is the data of a/volume/data');
  expect((await world.state())?.tombstones.map(({ name }) => name)).toEqual(['a_data']);
});

test('a name that became free by a move does not bring its old data to whoever takes it', async () => {
  await using world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', DB), 'f.yaml': instanceFile('f', FOLDER) });
  await world.apply();
  const moved = (name: string, compose: string, from: string) =>
    instanceFile(name, compose).replace(`name: ${name} }`, `name: ${name}, movedFrom: ${from} }`);
  await world.put({
    'a.yaml': null,
    'f.yaml': null,
    'c.yaml': moved('c', DB, 'a'),
    'g.yaml': moved('g', FOLDER, 'f'),
  });
  await world.apply();
  await world.put({
    'c.yaml': instanceFile('c', DB),
    'g.yaml': instanceFile('g', FOLDER),
    'a.yaml': instanceFile('a', DB),
    'f.yaml': instanceFile('f', FOLDER),
  });
  const shown = await world.apply();
  expect(shown).toContain('volume a_data is the data of c/volume/data');
  expect(shown).toContain('data folder /data/instances/f/own already belongs to instance `g`');
  // Not either when the one who has it cannot be read.
  await world.put({ 'g.yaml': instanceFile('g', '{ services: {}, bogus: 1 }') });
  expect(await world.apply()).toContain('already belongs to instance `g`');
  const names = world.engine.control.containers().map(({ name }) => name);
  expect(names.toSorted()).toEqual(['c-db-1', 'g-db-1']);
});

test('a volume that is given another name is another volume, and the old one is kept', async () => {
  await using world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', DB) });
  await world.apply();
  await world.put({ 'a.yaml': instanceFile('a', NAMED('other')) });
  const shown = await world.apply();
  expect(shown).toContain('LOSES DATA');
  expect(shown).toContain('volume a_data is kept');
  expect((await world.state())?.tombstones.map(({ name }) => name)).toEqual(['a_data']);
  expect(await world.apply()).toContain('No changes.');
  // And back: what it held is said to be used again.
  await world.put({ 'a.yaml': instanceFile('a', DB) });
  expect(await world.apply()).toMatch(/volume a_data was kept .* what it holds is used again/);
  expect((await world.state())?.tombstones.map(({ name }) => name)).toEqual(['other']);
});

test('an instance that comes back is told that its data is used again', async () => {
  await using world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', DB), 'b.yaml': instanceFile('b', DB) });
  await world.apply();
  world.engine.control.writeVolumeFile('a_data', '/x', 'precious');
  await world.put({ 'a.yaml': null });
  await world.apply();
  await world.put({ 'a.yaml': instanceFile('a', DB) });
  expect(await world.apply()).toContain('what it holds is used again');
  expect(world.engine.control.volumeFile('a_data', '/x')).toBe('precious');
  expect((await world.state())?.tombstones).toEqual([]);
  expect(await world.apply()).toMatch(/^\n?No changes\. What runs is what is declared\./);
});

test('data of an instance that somebody took away by hand first is a tombstone too, and can be purged', async () => {
  await using world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', DB), 'b.yaml': instanceFile('b', DB) });
  await world.apply();
  world.engine.control.removeContainer('a-db-1');
  await world.put({ 'a.yaml': null });
  await world.apply();
  await world.apply();
  const state = await world.state();
  expect(Object.keys(state?.instances ?? {})).toEqual(['b']);
  expect(state?.tombstones.map(({ name }) => name)).toEqual(['a_data']);
  await world.purge('a_data');
  expect(world.engine.control.volumeNames()).toEqual(['b_data']);
});

test('purging puts nothing on record that was declared and not applied', async () => {
  await using world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', DB), 'b.yaml': instanceFile('b', DB) });
  await world.apply();
  await world.put({ 'a.yaml': null });
  await world.apply();
  await world.put({ 'b.yaml': instanceFile('b', NAMED('b_data', 'app:2')) });
  await world.purge('a_data');
  expect(world.show(await world.look())).toContain('image: app:1 -> app:2');
});

test('where drift is not looked at, a container that is gone stays gone', async () => {
  await using world = await createMemoryWorld();
  await world.put({ 'a.yaml': instanceFile('a', DB, 'drift: off') });
  await world.apply();
  world.engine.control.removeContainer('a-db-1');
  expect(await world.apply()).toContain('No changes.');
  expect(await world.apply()).toContain('No changes.');
  expect(world.engine.control.containers()).toEqual([]);
});

test('data in a volume that only the engine named is found again when its container was taken away by hand', async () => {
  const images = { 'pg:1': { config: { Volumes: { '/var/lib/pg': {} } } } };
  await using world = await createMemoryWorld({ images });
  await world.put({ 'a.yaml': instanceFile('a', '{ services: { db: { image: "pg:1" } } }') });
  await world.apply();
  const volumes = world.engine.control.volumeNames();
  world.engine.control.removeContainer('a-db-1');
  expect(await world.apply()).toContain(`mounts./var/lib/pg: volume ${volumes[0]}`);
  expect(world.engine.control.volumeNames()).toEqual(volumes);
  expect(world.show(await world.look())).toContain('No changes.');
  // A second time: what was carried stays on record.
  world.engine.control.removeContainer('a-db-1');
  await world.apply();
  expect(world.engine.control.volumeNames()).toEqual(volumes);
});
