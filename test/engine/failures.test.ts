// Changes that do not work out: the old container serves again with its data, words and exit code say so,
// and nothing is stopped for an image that is not there.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHand, DOCKER_HOST } from '../support/hand.ts';
import { createWorld, type World } from '../support/world.ts';

const FLEET = 'shipshape-test-failures';
const hand = createHand();
let world: World;

type Choice = { readonly image?: string; readonly command?: string; readonly test?: string };

/** A container with data and a healthcheck; `command` and `test` are shell scripts. */
function declaration({
  image = 'shipshape-test/busybox:1',
  command,
  test = 'test -e /data/canary',
}: Choice): string {
  const script = command ?? 'echo kept >> /data/canary; trap \\"exit 0\\" TERM; while :; do sleep 1; done';
  return `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: failures }
spec:
  health: { within: 4s, stableFor: 500ms }
  compose:
    services:
      db:
        image: ${image}
        command: ["sh", "-c", "${script}"]
        volumes: ["data:/data"]
        healthcheck: { test: ["CMD-SHELL", "${test}"], interval: 500ms, retries: 2, timeout: 2s }
        stop_grace_period: 2s
    volumes: { data: {} }
`;
}

const GOOD = declaration({});

beforeAll(async () => {
  await hand.sweep(FLEET);
  world = await createWorld({ name: FLEET, docker: DOCKER_HOST });
});

beforeEach(async () => {
  await world.commit({ 'db.yaml': `${GOOD}# ${Math.random()}\n` }, 'what works');
  expect(await world.shipshape('apply', '--yes')).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await hand.sweep(FLEET);
  await world[Symbol.asyncDispose]();
});

async function expectOldServes(before: string): Promise<void> {
  const after = await hand.inspect('failures-db-1');
  expect(after.Id).toBe(before);
  expect(after.State.Running).toBe(true);
  expect(await hand.names(FLEET), 'nothing is left over').toEqual(['failures-db-1']);
  expect(await hand.exec('failures-db-1', 'head', '-n', '1', '/data/canary')).toBe('kept');
}

test('a new version that never gets healthy: the old one serves again, its last words are shown', async () => {
  const { Id } = await hand.inspect('failures-db-1');
  const command = 'echo no such table: users; trap \\"exit 0\\" TERM; while :; do sleep 1; done';
  await world.commit(
    { 'db.yaml': declaration({ command, test: 'false' }) },
    'a version that never gets well',
  );
  const ran = await world.shipshape('apply', '--yes');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('failures: failed and rolled back: what served before serves again');
  expect(ran.stdout).toContain('its healthcheck fails');
  expect(ran.stdout).toContain('| no such table: users');
  await expectOldServes(Id);
  const status = await world.shipshape('status');
  expect(status.stdout).toMatch(/failures\s+local\s+Failed/);
  expect((await world.shipshape('history', '--limit', '1')).stdout).toContain('failed');
});

test('a new version that ends at once: the same', async () => {
  const { Id } = await hand.inspect('failures-db-1');
  await world.commit({ 'db.yaml': declaration({ command: 'echo bad flag; exit 3' }) }, 'a bad flag');
  const ran = await world.shipshape('apply', '--yes');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('it ended with exit code 3');
  expect(ran.stdout).toContain('| bad flag');
  await expectOldServes(Id);
});

test('a wrong image name: nothing is stopped, and the message names the image', async () => {
  const { Id, State } = await hand.inspect('failures-db-1');
  await world.commit({ 'db.yaml': declaration({ image: 'localhost:1/no/such-image:9' }) }, 'a wrong image');
  const ran = await world.shipshape('apply', '--yes');
  expect(ran.code).toBe(1);
  expect(ran.stdout + ran.stderr).toContain('localhost:1/no/such-image:9');
  await expectOldServes(Id);
  expect((await hand.inspect('failures-db-1')).State.StartedAt).toBe(State.StartedAt);
});

test('an image that cannot start the command: nothing is lost', async () => {
  const { Id } = await hand.inspect('failures-db-1');
  const text = GOOD.replace('["sh", "-c",', '["/no/such/program",');
  await world.commit({ 'db.yaml': text }, 'a program that is not there');
  const ran = await world.shipshape('apply', '--yes');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('/no/such/program');
  await expectOldServes(Id);
});

test('a plan that was kept is refused when the world has moved, and nothing is done', async () => {
  await world.commit(
    { 'db.yaml': declaration({ command: 'echo kept >> /data/canary; sleep 1000' }) },
    'another way',
  );
  const kept = await world.shipshape('plan', '--out', 'kept.plan');
  expect(kept.code, kept.stderr).toBe(0);
  await (await hand.container('failures-db-1')).update({ Memory: 64 * 2 ** 20, MemorySwap: 128 * 2 ** 20 });
  const { Id } = await hand.inspect('failures-db-1');
  const ran = await world.shipshape('apply', 'kept.plan');
  expect(ran.code).toBe(3);
  expect(ran.stdout).toContain('stale');
  await expectOldServes(Id);
});

test('without a person to ask and without --yes nothing is done', async () => {
  const { Id } = await hand.inspect('failures-db-1');
  await world.commit({ 'db.yaml': declaration({ test: 'true' }) }, 'a change');
  expect(await world.shipshape('apply')).toMatchObject({ code: 4 });
  await expectOldServes(Id);
});
