// Images of a registry that asks who it is: the engine gets the account at the pull and at the build, the
// words say what is wrong, and the password is nowhere else.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeImages } from '../../scripts/images.ts';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import { createRegistries } from '../../src/adapters/secrets/registries.ts';
import { tarOf } from '../../src/apply/tar.ts';
import { Failure } from '../../src/model/failure.ts';
import { testSocket } from '../support/engine-subject.ts';
import { createHand, DOCKER_HOST } from '../support/hand.ts';
import { type FakeRegistry, fakeRegistry } from '../support/registry.ts';
import { createWorld, type World } from '../support/world.ts';

const FLEET = 'shipshape-test-registry';
const PASSWORD = 'tok-8a1f/e+?~é';
const ACCOUNT = { username: 'bot', password: PASSWORD };
const signal = new AbortController().signal;
const hand = createHand();
let registry: FakeRegistry;
let world: World;
let passwordFile: string;

beforeAll(async () => {
  await makeImages(testSocket(), ['shipshape-test/busybox:1']);
  await hand.sweep(FLEET);
  registry = await fakeRegistry(['acme/app:1'], await busyboxTree(), ACCOUNT);
  world = await createWorld({ name: FLEET, docker: DOCKER_HOST });
  passwordFile = join(world.folder, 'token');
  await writeFile(passwordFile, `${PASSWORD}\n`);
  const accounts = `  registries:\n    "${registry.host}": { username: bot, passwordFile: ./token }\n`;
  await writeFile(world.fleetFile, (await readFile(world.fleetFile, 'utf8')) + accounts);
});

afterAll(async () => {
  await hand.sweep(FLEET);
  await forget();
  await world[Symbol.asyncDispose]();
  await registry[Symbol.asyncDispose]();
});

async function busyboxTree(): Promise<Buffer> {
  const made = await hand.docker.createContainer({ Image: 'shipshape-test/busybox:1' });
  try {
    return await buffer(await made.export());
  } finally {
    await made.remove();
  }
}

async function forget(): Promise<void> {
  for (const name of ['acme/app:1', 'acme/built:1']) {
    await hand.docker
      .getImage(`${registry.host}/${name}`)
      .remove()
      .catch(() => undefined);
  }
}

function engine(file: string | undefined) {
  const logins =
    file === undefined ? [] : [[registry.host, { username: 'bot', passwordFile: file }] as const];
  return createDockerEngine({
    host: `unix://${testSocket()}`,
    registries: createRegistries(new Map(logins)),
  });
}

async function refusal(file: string | undefined, image = 'acme/app:1'): Promise<Failure> {
  const one = engine(file);
  try {
    await one.images.pull(`${registry.host}/${image}`, '', () => undefined, signal);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  } finally {
    one.close();
  }
  throw new Error('it was pulled');
}

test('what is wrong is said, each in its own words, and never with the password', async () => {
  const nobody = await refusal(undefined);
  expect(nobody.code).toBe('engine/registry-denied');
  expect(nobody.hint).toContain(`fleet.yaml has no account for ${registry.host}`);

  const wrong = join(world.folder, 'wrong');
  await writeFile(wrong, 'some-other-token');
  const refused = await refusal(wrong);
  expect(refused.code).toBe('engine/registry-denied');
  expect(refused.hint).toContain(`check registries.${registry.host}`);
  expect(refused.message + refused.hint).not.toContain('some-other-token');

  const missing = await refusal(join(world.folder, 'nowhere'));
  expect(missing).toMatchObject({ code: 'registry/no-password', retry: 'after-change' });
  expect(missing.message).toMatch(/cannot read .*nowhere: ENOENT/);

  expect(await refusal(passwordFile, 'acme/app:7')).toMatchObject({ code: 'engine/image-not-found' });

  registry.answer(429);
  const limited = await refusal(passwordFile);
  registry.answer(200);
  expect(limited).toMatchObject({ code: 'engine/rate-limited', retry: 'later' });
});

test('a fleet pulls with its account: nothing stops for a wrong one, and the password is nowhere', async () => {
  await world.commit({ 'app.yaml': declaration('shipshape-test/busybox:1') }, 'an app');
  expect(await world.shipshape('apply', '--yes')).toMatchObject({ code: 0 });
  const { Id } = await hand.inspect('registry-app-1');

  await world.commit({ 'app.yaml': declaration(`${registry.host}/acme/app:1`) }, 'from the registry');
  await writeFile(passwordFile, 'another');
  const refused = await world.shipshape('apply', '--yes');
  expect(refused.code).toBe(1);
  expect(refused.stdout + refused.stderr).toContain(`check registries.${registry.host}`);
  expect(await hand.inspect('registry-app-1')).toMatchObject({ Id, State: { Running: true } });

  await writeFile(passwordFile, `${PASSWORD}\n`);
  const applied = await world.shipshape('apply', '--yes');
  expect(applied.code, applied.stdout + applied.stderr).toBe(0);
  expect((await hand.inspect('registry-app-1')).Config.Image).toBe(`${registry.host}/acme/app:1`);
  expect(registry.asked.some((line) => line.endsWith('as bot'))).toBe(true);
  expect((await world.shipshape('plan', '--detailed-exitcode')).code).toBe(0);

  const kept = await everythingBelow(join(world.folder, 'state'));
  expect(kept + applied.stdout + applied.stderr + refused.stdout + refused.stderr).not.toContain(PASSWORD);
});

test('a build begins with an image that only the account may have', async () => {
  await forget();
  const one = engine(passwordFile);
  const said: string[] = [];
  try {
    const options = {
      tag: `${registry.host}/acme/built:1`,
      dockerfile: 'Dockerfile',
      args: {},
      target: '',
      labels: {},
      network: '',
      platform: '',
      noCache: true,
      pull: true,
      extraHosts: [],
      shmSize: 0,
      cacheFrom: [],
    };
    await one.images.build(options, context(), (line) => said.push(line), signal);
  } finally {
    one.close();
  }
  expect(said.join('\n')).not.toContain(PASSWORD);
  expect(await hand.docker.getImage(`${registry.host}/acme/built:1`).inspect()).toMatchObject({
    Config: { Labels: { built: 'yes' } },
  });
});

async function* context(): AsyncGenerator<Uint8Array> {
  const content = Buffer.from(`FROM ${registry.host}/acme/app:1\nLABEL built=yes\n`);
  async function* entries() {
    yield { kind: 'file', path: 'Dockerfile', mode: 0o644, uid: 0, gid: 0, content } as const;
  }
  yield* tarOf(entries());
}

function declaration(image: string): string {
  return `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: registry }
spec:
  health: { within: 5s, stableFor: 300ms }
  compose:
    services:
      app:
        image: ${image}
        command: ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1; done"]
        stop_grace_period: 2s
`;
}

async function everythingBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
  );
  return texts.join('\n');
}
