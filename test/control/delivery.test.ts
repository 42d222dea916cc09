// Files that are delivered: each to its own place, however many places one content has.

import { expect, test } from 'vitest';
import { createMemoryWorld, instanceFile } from '../support/memory-world.ts';

test('one file can be a config and a secret at once', async () => {
  await using world = await createMemoryWorld();
  const compose =
    '{ services: { s: { image: "app:1", configs: [x], secrets: [x] } },' +
    ' configs: { x: { file: ./x.txt } }, secrets: { x: { file: ./x.txt } } }';
  await world.put({ 'x.txt': 'hello', 'a.yaml': instanceFile('a', compose) });
  world.engine.control.setLatency(2);
  expect(await world.apply()).toContain('Apply complete');
  expect(world.engine.control.readFile('a-s-1', '/x')).toBe('hello');
  expect(world.engine.control.readFile('a-s-1', '/run/secrets/x')).toBe('hello');
  expect(world.show(await world.look())).toContain('No changes.');
});

test('one content for two fleets on one engine at the same time: neither disturbs the other', async () => {
  await using home = await createMemoryWorld();
  await using other = await createMemoryWorld({ beside: home, fleet: 'other' });
  const compose = '{ services: { s: { image: "app:1", configs: [x] } }, configs: { x: { file: ./x.txt } } }';
  await home.put({ 'x.txt': 'hello', 'a.yaml': instanceFile('a', compose) });
  const first = await home.look();
  await home.put({ 'a.yaml': null, 'b.yaml': instanceFile('b', compose) });
  const second = await other.look();
  home.engine.control.setLatency(2);
  const said = await Promise.all([home.carryOut(first), other.carryOut(second)]);
  for (const words of said) expect(words).toContain('Apply complete');
  const names = home.engine.control.containers().map(({ name }) => name);
  expect(names.toSorted()).toEqual(['a-s-1', 'b-s-1']);
});

test.each(['.', '..'])(
  'a secret named %s does not bring the folder above it into a container',
  async (name) => {
    await using world = await createMemoryWorld();
    const compose = `{ services: { s: { image: "app:1", secrets: [{ source: "${name}", target: /x }] } }, secrets: { "${name}": { environment: T } } }`;
    const file = instanceFile('a', compose, 'secrets: { T: { generate: password } }');
    await world.put({ 'a.yaml': file });
    expect(await world.apply()).toContain('files/secret-name');
    await world.put({
      'a.yaml': file
        .replaceAll('secrets: [', 'configs: [')
        .replace('}, secrets: { "', '}, configs: { "')
        .replace('environment: T', 'content: x'),
    });
    expect(await world.apply()).toContain('files/config-name');
    expect(world.engine.control.containers()).toEqual([]);
  },
);
