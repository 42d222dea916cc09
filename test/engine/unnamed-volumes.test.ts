// Volumes that the engine named: on record when their container goes, and gone only by `purge`.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeImages } from '../../scripts/images.ts';
import { testSocket } from '../support/engine-subject.ts';
import { createHand, DOCKER_HOST } from '../support/hand.ts';
import { createWorld, type World } from '../support/world.ts';

const FLEET = 'shipshape-test-unnamed';
const hand = createHand();
let world: World;

const INSTANCE = `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: unnamed }
spec:
  health: { within: 5s, stableFor: 300ms }
  compose:
    services:
      db:
        image: shipshape-test/unnamed:1
        command: ["sh", "-c", "echo kept > /data/canary; trap 'exit 0' TERM; while :; do sleep 1; done"]
        stop_grace_period: 2s
`;

beforeAll(async () => {
  await makeImages(testSocket(), ['shipshape-test/busybox:1']);
  await hand.sweep(FLEET);
  const made = await hand.docker.createContainer({ Image: 'shipshape-test/busybox:1' });
  await made.commit({ repo: 'shipshape-test/unnamed', tag: '1', changes: 'VOLUME /data' });
  await made.remove();
  world = await createWorld({ name: FLEET, docker: DOCKER_HOST });
});

afterAll(async () => {
  await hand.sweep(FLEET);
  await hand.docker.getImage('shipshape-test/unnamed:1').remove();
  await world[Symbol.asyncDispose]();
});

async function volumes(): Promise<readonly string[]> {
  return ((await hand.docker.listVolumes()).Volumes ?? []).map(({ Name }) => Name);
}

test('what a removed instance leaves in a volume without a name is listed, and purge deletes it', async () => {
  await world.commit({ 'db.yaml': INSTANCE }, 'a database without a named volume');
  expect(await world.shipshape('apply', '--yes')).toMatchObject({ code: 0 });
  const { Mounts } = await hand.inspect('unnamed-db-1');
  const name = Mounts[0]?.Name ?? '';
  expect(name).toMatch(/^[0-9a-f]{64}$/);

  await world.commit({ 'db.yaml': null }, 'gone');
  const removed = await world.shipshape('apply', '--yes', '--allow-removals');
  expect(removed.code, removed.stdout + removed.stderr).toBe(0);
  expect(await volumes()).toContain(name);
  expect((await world.shipshape('purge')).stdout).toMatch(
    new RegExp(`volume +${name} +unnamed/container/db at /data`),
  );
  expect((await world.shipshape('plan', '--detailed-exitcode')).code).toBe(0);

  const purged = await world.shipshape('purge', name, '--yes');
  expect(purged.code, purged.stdout + purged.stderr).toBe(0);
  expect(await volumes()).not.toContain(name);
  expect((await world.shipshape('purge')).stdout).toContain('Nothing was left behind');
});
