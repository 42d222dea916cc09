// The story of an engineer with three stacks, one of them a database she cannot lose: from a git repository
// to running containers, each kind of change with its cause, and rows that are there at the end.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHand, DOCKER_HOST } from '../support/hand.ts';
import { createWorld, type World } from '../support/world.ts';

const FLEET = 'shipshape-test-story';
const hand = createHand();
let world: World;

const TEMPLATE = `
apiVersion: shipshape.dev/v1
kind: Template
metadata: { name: postgres }
spec:
  parameters:
    IMAGE: { type: string, default: "shipshape-test/postgres:15" }
  secrets:
    POSTGRES_PASSWORD: { generate: password, length: 24 }
  sizes:
    small: { limits: { db: { memory: 256m } } }
    large: { limits: { db: { memory: 384m } } }
  compose:
    services:
      db:
        image: \${IMAGE}
        environment: { POSTGRES_PASSWORD: "\${POSTGRES_PASSWORD}", TZ: UTC }
        volumes: ["data:/var/lib/postgresql/data"]
        healthcheck:
          test: ["CMD-SHELL", "pg_isready -h 127.0.0.1 -U postgres"]
          interval: 1s
          retries: 30
        restart: unless-stopped
    volumes: { data: {} }
`;

function database(image: string, size: string): string {
  return `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: story-db }
spec:
  template: postgres
  size: ${size}
  parameters: { IMAGE: "${image}" }
  protect: true
`;
}

function web(greeting: string, port: number): string {
  return `
services:
  front:
    image: shipshape-test/web:1
    ports: ["127.0.0.1:${port}:80"]
    volumes: ["./page.html:/www/page.html:ro"]
    depends_on: [app]
  app:
    image: shipshape-test/web:1
    environment:
      GREETING: ${greeting}
`;
}

const WEB = `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: story-web }
spec: { compose: ./compose.yaml, health: { stableFor: 1s } }
`;

const CACHE = `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: story-cache }
spec:
  compose:
    services:
      cache: { image: "shipshape-test/busybox:1", stop_grace_period: 1s }
`;

beforeAll(async () => {
  await hand.sweep(FLEET);
  world = await createWorld({ name: FLEET, docker: DOCKER_HOST });
});

afterAll(async () => {
  await hand.sweep(FLEET);
  await world[Symbol.asyncDispose]();
});

async function planText(): Promise<string> {
  const { code, stdout, stderr } = await world.shipshape('plan', '--detailed-exitcode');
  expect(stderr).toBe('');
  expect(code, stdout).toBe(2);
  return stdout;
}

async function applied(...more: readonly string[]): Promise<void> {
  const ran = await world.shipshape('apply', '--yes', ...more);
  expect(ran.code, ran.stdout + ran.stderr).toBe(0);
  const after = await world.shipshape('plan', '--detailed-exitcode');
  expect(after, 'the second plan is empty').toMatchObject({ code: 0 });
  expect(after.stdout).toContain('No changes.');
}

const rows = () =>
  hand.exec(
    'story-db-db-1',
    'psql',
    '-U',
    'postgres',
    '-h',
    '/run/postgresql',
    '-Atc',
    'select count(*) from orders',
  );

test('three stacks come up from a commit, and a second plan is empty', async () => {
  await world.commit(
    {
      'postgres.yaml': TEMPLATE,
      'db.yaml': database('shipshape-test/postgres:15', 'small'),
      'web/instance.yaml': WEB,
      'web/compose.yaml': web('hello', 18731),
      'web/page.html': 'first\n',
      'cache.yaml': CACHE,
    },
    'three stacks',
  );
  const text = await planText();
  expect(text).toContain('+ story-db/container/db');
  expect(text).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy\./);
  expect(text).not.toMatch(/POSTGRES_PASSWORD: (?!\(redacted\))/);
  await applied();
  expect(await hand.names(FLEET)).toEqual([
    'story-cache-cache-1',
    'story-db-db-1',
    'story-web-app-1',
    'story-web-front-1',
  ]);
  await hand.exec(
    'story-db-db-1',
    'psql',
    '-U',
    'postgres',
    '-h',
    '/run/postgresql',
    '-c',
    'create table orders as select generate_series(1, 5000) as id',
  );
  expect(await rows()).toBe('5000');
});

test('a new image tag of the database: stop-first replace, and every row is there', async () => {
  await world.commit(
    { 'db.yaml': database('shipshape-test/postgres:15-2', 'small') },
    'newer postgres',
    'Ben',
  );
  const before = (await hand.inspect('story-db-db-1')).Id;
  const text = await planText();
  expect(text).toContain('-/+ story-db/container/db');
  expect(text).toContain('image: shipshape-test/postgres:15 -> shipshape-test/postgres:15-2');
  expect(text).toMatch(/db\.yaml:8, [0-9a-f]{7} by Ben, "newer postgres"/);
  expect(text).toContain('Plan: 1 to add, 0 to change, 1 to destroy.');
  await applied();
  expect((await hand.inspect('story-db-db-1')).Id).not.toBe(before);
  expect(await rows()).toBe('5000');
});

test('a limit changes in place: the same container, one field', async () => {
  await world.commit({ 'db.yaml': database('shipshape-test/postgres:15-2', 'large') }, 'more memory', 'Cleo');
  const before = await hand.inspect('story-db-db-1');
  const text = await planText();
  expect(text).toContain('~ story-db/container/db  update in place');
  expect(text).toContain('memory: 256 MiB -> 384 MiB');
  expect(text).toContain('by Cleo, "more memory"');
  await applied();
  const after = await hand.inspect('story-db-db-1');
  expect(after.Id).toBe(before.Id);
  expect(after.State.StartedAt).toBe(before.State.StartedAt);
  expect(after.HostConfig.Memory).toBe(384 * 2 ** 20);
  expect(await rows()).toBe('5000');
});

test('an env value, a port and the content of a mounted file: each alone is named, with its cause', async () => {
  await world.commit({ 'web/compose.yaml': web('welcome', 18731) }, 'warmer words', 'Dan');
  const env = await planText();
  expect(env).toContain('env.GREETING: hello -> welcome');
  expect(env).toContain('by Dan, "warmer words"');
  expect(env).toContain('Plan: 1 to add, 0 to change, 1 to destroy.');
  await applied();

  await world.commit({ 'web/compose.yaml': web('welcome', 18732) }, 'another port', 'Eve');
  const port = await planText();
  expect(port).toContain('18732');
  expect(port).toContain('story-web/container/front');
  expect(port).not.toContain('story-web/container/app');
  await applied();
  expect(Object.values((await hand.inspect('story-web-front-1')).NetworkSettings.Ports).flat()).toEqual([
    { HostIp: '127.0.0.1', HostPort: '18732' },
  ]);

  await world.commit({ 'web/page.html': 'second\n' }, 'a new page', 'Fay');
  const content = await planText();
  expect(content).toContain('files./www/page.html');
  expect(content).toContain('by Fay, "a new page"');
  expect(content).not.toContain('story-web/container/app');
  expect(content).not.toContain('exposes');
  await applied();
  expect(await hand.exec('story-web-front-1', 'cat', '/www/page.html')).toBe('second');
  expect(await rows()).toBe('5000');
});

test('what is taken out is removed last, its volume stays, and a protected instance is only reported', async () => {
  await world.commit({ 'cache.yaml': null }, 'no cache any more', 'Gus');
  const text = await planText();
  expect(text).toContain('- story-cache/container/cache');
  expect(text).toContain('by Gus, "no cache any more"');
  const unasked = await world.shipshape('apply', '--yes');
  expect(unasked, 'one of three is more than the budget').toMatchObject({ code: 4 });
  expect(unasked.stdout).toContain('--allow-removals');
  await applied('--allow-removals');
  expect((await world.shipshape('purge')).stdout).not.toContain('story-db');
  expect(await hand.names(FLEET)).toEqual(['story-db-db-1', 'story-web-app-1', 'story-web-front-1']);

  await world.commit({ 'db.yaml': null }, 'a slip of the hand', 'Gus');
  const { stdout, code } = await world.shipshape('apply', '--yes');
  expect(stdout).toContain('! story-db/container/db');
  expect(code).toBe(0);
  expect(await rows()).toBe('5000');
});
