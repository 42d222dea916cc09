// A host is lost and its state with it, all but an archive: the next plan finds everything as it was.

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHand, DOCKER_HOST } from '../support/hand.ts';
import { createWorld, type World } from '../support/world.ts';

const FLEET = 'shipshape-test-archive';
const hand = createHand();
let world: World;

const INSTANCE = `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: archive-app }
spec:
  secrets: { TOKEN: { generate: password, length: 24 } }
  compose:
    services:
      app:
        image: shipshape-test/busybox:1
        command: ["sleep", "600"]
        environment: { TOKEN: "\${TOKEN}" }
        stop_grace_period: 1s
        volumes: ["data:/data"]
    volumes: { data: {} }
`;

beforeAll(async () => {
  await hand.sweep(FLEET);
  world = await createWorld({ name: FLEET, docker: DOCKER_HOST });
});

afterAll(async () => {
  await hand.sweep(FLEET);
  await world[Symbol.asyncDispose]();
});

async function done(...args: readonly string[]): Promise<string> {
  const ran = await world.shipshape(...args);
  expect(ran.code, ran.stdout + ran.stderr).toBe(0);
  return ran.stdout;
}

test('export, lose everything, import: the next plan is empty', async () => {
  await world.commit({ 'app.yaml': INSTANCE }, 'an app with a secret');
  await done('apply', '--yes');
  const archive = join(world.folder, 'backup.tar');
  await done('state', 'export', archive, '--with-identity');
  const stateDir = join(world.folder, 'state');
  await rm(stateDir, { recursive: true });
  // Without it the containers carry a seal that nobody here made.
  const lost = await world.shipshape('plan', '--detailed-exitcode');
  expect(lost.stdout).toContain('not ours');
  await rm(stateDir, { recursive: true });
  expect(await done('state', 'import', archive, '--yes')).toContain('imported');
  const plan = await done('plan', '--detailed-exitcode');
  expect(plan).toContain('No changes.');
  expect(plan).not.toContain('not ours');
  expect(await done('status')).toContain('archive-app');
  expect(await readdir(stateDir)).not.toContain('importing');
});
