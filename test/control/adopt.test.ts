// Taking over what runs: never what another fleet looks after, and no secret in the files that are written.

import { expect, test } from 'vitest';
import { adopt } from '../../src/control/adopt.ts';
import { createMemoryWorld, instanceFile } from '../support/memory-world.ts';

const SIGNAL = new AbortController().signal;

function request(what: string) {
  return { what: [what], instance: undefined, target: undefined, folder: '' };
}

test('what another fleet looks after is not taken over', async () => {
  await using home = await createMemoryWorld();
  await using other = await createMemoryWorld({ beside: home, fleet: 'other' });
  await home.put({ 'a.yaml': instanceFile('a', '{ services: { s: { image: "app:1" } } }') });
  await home.apply();
  await home.put({ 'a.yaml': null });
  for (const what of ['a', 'a-s-1']) {
    await expect(adopt(other.spine, request(what), SIGNAL)).rejects.toMatchObject({
      code: 'adopt/not-foreign',
      message: 'a-s-1 belongs to the fleet home',
    });
  }
});

test('values of secret flags, variables and labels are encrypted, whatever their names have in common', async () => {
  await using world = await createMemoryWorld();
  const { containers } = world.engine;
  const body = {
    Image: 'app:1',
    Env: ['PASSWORD=canary-one', 'MODE=plain'],
    Cmd: ['run', '--password', 'canary-two', '--api-key=canary-$three', '--mode', 'plain'],
    Labels: { 'my.token': 'canary-four' },
    HostConfig: {},
  };
  const { id } = await containers.create('legacy', '', body, SIGNAL);
  await containers.start(id, SIGNAL);
  const adoption = await adopt(world.spine, request('legacy'), SIGNAL);
  const text = [...adoption.files.values()].join('\n');
  expect(text).not.toContain('canary');
  expect(text).toContain('--api-key=${LEGACY_API_KEY}');
  expect(text).toContain('MODE: plain');
  // The proof that nothing would change was made with all of them filled in.
  expect(adoption.secrets).toHaveLength(4);
});
