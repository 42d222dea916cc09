// What people do to containers by hand. Each tampering is seen as what it is, by field, and put right; what
// is not ours is refused with a reason. The oracle at the end of each: the next plan is empty.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHand, DOCKER_HOST } from '../support/hand.ts';
import { createWorld, type World } from '../support/world.ts';

const FLEET = 'shipshape-test-tamper';
const hand = createHand();
let world: World;
/** The test before left things as they are declared. */
let isSound = false;

const INSTANCE = `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: tamper }
spec:
  health: { stableFor: 500ms }
  compose:
    services:
      app:
        image: \${IMAGE:-tamper-image:1}
        command: ["sh", "-c", "echo kept > /data/canary; trap 'exit 0' TERM; while :; do sleep 1; done"]
        volumes: ["data:/data"]
        mem_limit: 64m
        cpus: 0.5
        restart: unless-stopped
        stop_grace_period: 2s
      side:
        image: tamper-image:1
        command: ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1; done"]
        stop_grace_period: 2s
    volumes: { data: {} }
`;

async function tag(image: string): Promise<void> {
  await hand.docker.getImage(image).tag({ repo: 'tamper-image', tag: '1' });
}

async function plan(): Promise<string> {
  return (await world.shipshape('plan')).stdout;
}

async function apply(): Promise<string> {
  const ran = await world.shipshape('apply', '--yes');
  expect(ran.code, ran.stdout + ran.stderr).toBe(0);
  return ran.stdout;
}

async function expectHealed(): Promise<void> {
  await apply();
  expect((await world.shipshape('plan', '--detailed-exitcode')).stdout).toBe(
    'No changes. What runs is what is declared.',
  );
  expect(await hand.exec('tamper-app-1', 'cat', '/data/canary')).toBe('kept');
  isSound = true;
}

const app = () => hand.container('tamper-app-1');

/** Also what a run that broke off has left. */
async function clear(): Promise<void> {
  await hand.sweep(FLEET);
  for (const made of [hand.docker.getNetwork('tamper-extra'), hand.docker.getImage('tamper-image:1')]) {
    await made.remove().catch(() => undefined);
  }
}

beforeAll(async () => {
  await clear();
  await tag('shipshape-test/busybox:1');
  world = await createWorld({ name: FLEET, docker: DOCKER_HOST });
  await world.commit({ 'tamper.yaml': INSTANCE }, 'something to tamper with');
  await apply();
});

beforeEach(async () => {
  if (!isSound) {
    await apply();
    expect(await plan()).toContain('No changes.');
  }
  isSound = false;
});

afterAll(async () => {
  await clear();
  await world[Symbol.asyncDispose]();
});

test('memory by docker update', async () => {
  await (await app()).update({ Memory: 32 * 2 ** 20, MemorySwap: 64 * 2 ** 20 });
  const text = await plan();
  expect(text).toContain('~ tamper/container/app  update in place');
  expect(text).toMatch(/memory: 32 MiB -> 64 MiB\s+\(drift: changed by hand\)/);
  const { Id } = await hand.inspect('tamper-app-1');
  await expectHealed();
  expect((await hand.inspect('tamper-app-1')).Id).toBe(Id);
});

test('cpu by docker update', async () => {
  await (await app()).update({ NanoCpus: 250_000_000 });
  expect(await plan()).toContain('0.25 cpus -> 0.5 cpus  (drift: changed by hand)');
  await expectHealed();
});

test('restart policy by docker update', async () => {
  await (await app()).update({ RestartPolicy: { Name: 'always' } });
  const text = await plan();
  expect(text).toContain('restart');
  expect(text).toContain('drift: changed by hand');
  await expectHealed();
});

test('stop', async () => {
  await (await app()).stop();
  expect(await plan()).toMatch(/state: exited \(\d+\) -> running\s+\(drift: stopped by hand or by itself\)/);
  await expectHealed();
});

test('kill', async () => {
  await (await hand.container('tamper-side-1')).kill({ signal: 'SIGKILL' });
  expect(await plan()).toMatch(/tamper\/container\/side[\s\S]*state: exited \(137\) -> running/);
  await expectHealed();
});

test('rm -f: made anew, with its data', async () => {
  await (await app()).remove({ force: true });
  const text = await plan();
  expect(text).toContain('+ tamper/container/app  create');
  expect(text).toContain('drift: gone');
  await expectHealed();
});

test('pause', async () => {
  await (await app()).pause();
  expect(await plan()).toMatch(/state: paused -> running\s+\(drift: paused by hand\)/);
  await expectHealed();
});

test('rename', async () => {
  await (await app()).rename({ name: 'tamper-elsewhere' });
  const text = await plan();
  expect(text).toMatch(/name: tamper-elsewhere -> tamper-app-1\s+\(drift: renamed by hand\)/);
  expect(text).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
  await expectHealed();
});

test('network disconnect', async () => {
  const { Id } = await hand.inspect('tamper-app-1');
  const [network] = await hand.docker.listNetworks({ filters: { label: [`dev.shipshape.fleet=${FLEET}`] } });
  await hand.docker.getNetwork(network?.Id ?? '').disconnect({ Container: Id, Force: true });
  expect(await plan()).toContain('+ networks.tamper/network/default');
  await expectHealed();
  expect((await hand.inspect('tamper-app-1')).Id).toBe(Id);
});

test('an extra network', async () => {
  const extra = await hand.docker.createNetwork({ Name: 'tamper-extra' });
  const { Id } = await hand.inspect('tamper-app-1');
  await extra.connect({ Container: Id });
  expect(await plan()).toMatch(/- networks\.tamper-extra[\s\S]*drift: changed by hand/);
  await expectHealed();
  const after = await hand.inspect('tamper-app-1');
  expect(after.Id).toBe(Id);
  expect(Object.keys(after.NetworkSettings.Networks)).toEqual(['tamper_default']);
  await extra.remove();
});

test('a foreign container that carries our labels is refused and never touched', async () => {
  const { Config } = await hand.inspect('tamper-app-1');
  const copy = await hand.docker.createContainer({
    name: 'tamper-impostor',
    Image: 'tamper-image:1',
    Labels: Config.Labels,
    Cmd: ['sleep', '1000'],
  });
  const text = await plan();
  expect(text).toContain('tamper-impostor');
  expect(text).toContain('labels');
  expect(text).toMatch(/^ *!/m);
  await apply();
  expect((await copy.inspect()).Name).toBe('/tamper-impostor');
  expect(await hand.exec('tamper-app-1', 'cat', '/data/canary')).toBe('kept');
  await copy.remove();
});

test('an image retagged: reported, kept as approved, taken when asked for', async () => {
  await tag('shipshape-test/busybox:2');
  const text = await plan();
  expect(text).toMatch(/! tamper\/container\/app {2}report only/);
  expect(text).toContain('keeps the image that was approved');
  const before = await hand.inspect('tamper-app-1');
  await apply();
  expect((await hand.inspect('tamper-app-1')).Id).toBe(before.Id);
  const asked = ['--replace', 'tamper/container/app', '--replace', 'tamper/container/side'];
  expect(await world.shipshape('apply', '--yes', ...asked)).toMatchObject({ code: 0 });
  const after = await hand.inspect('tamper-app-1');
  expect(after.Image).not.toBe(before.Image);
  expect(after.Config.Env).toContain('VERSION=2');
  expect(await hand.exec('tamper-app-1', 'cat', '/data/canary')).toBe('kept');
});

test('a volume removed while its container was removed: never silently started empty', async () => {
  await (await app()).remove({ force: true });
  await hand.docker.getVolume('tamper_data').remove();
  const text = await plan();
  expect(text).toContain('tamper/volume/data');
  expect(text).toMatch(/gone|missing/);
  await world.shipshape('apply', '--yes');
  expect(await hand.names(FLEET)).toEqual(['tamper-side-1']);
  const { Volumes } = await hand.docker.listVolumes();
  expect(Volumes.map(({ Name }) => Name)).not.toContain('tamper_data');
  const accepted = await world.shipshape('apply', '--yes', '--accept-empty-volume', 'tamper/volume/data');
  expect(accepted.code, accepted.stdout + accepted.stderr).toBe(0);
  await expectHealed();
});
