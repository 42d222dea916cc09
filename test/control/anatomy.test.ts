// What an instance is made of and what it uses, asked of a daemon that runs it on the engine in memory.

import { expect, test } from 'vitest';
import { createDesk } from '../../src/control/desk.ts';
import type { DeskParts } from '../../src/control/operation.ts';
import { OPERATIONS } from '../../src/control/operations.ts';
import { usageOf } from '../../src/control/usage.ts';
import { loadFleet } from '../../src/declare/fleet.ts';
import type { Anatomy, Usage } from '../../src/model/anatomy.ts';
import type { StatsJson } from '../../src/model/engine.ts';
import { address, instanceName } from '../../src/model/ref.ts';
import { createDaemonWorld } from '../support/daemon-world.ts';
import { OS_USER } from '../support/fake-daemon.ts';
import { instanceFile } from '../support/memory-world.ts';

const COMPOSE =
  '{ services: { web: { image: "app:1", ports: ["8080:80"], mem_limit: 64m, cpus: 0.5, volumes: ["data:/data"] } }, volumes: { data: {} } }';

const TEMPLATE = [
  'apiVersion: shipshape.dev/v1',
  'kind: Template',
  'metadata: { name: app }',
  'spec:',
  '  description: an app of ours',
  '  parameters: { IMAGE: { description: what runs }, DEBUG: { type: boolean, default: false } }',
  '  sizes: { small: { limits: { app: { memory: 64m } } } }',
  '  compose: { services: { app: { image: "${IMAGE}" } } }',
  '',
].join('\n');

async function asked(more: Readonly<Record<string, string>> = {}) {
  const world = createDaemonWorld();
  world.source.commit({ 'crm.yaml': instanceFile('crm', COMPOSE), ...more }, 'Zoe');
  world.start();
  await world.settle();
  const { daemon, ledger, history, audit, clock, engine } = world;
  const loaded = loadFleet(
    'apiVersion: shipshape.dev/v1\nkind: Fleet\nmetadata: { name: f }\nspec: { source: { folder: . }, targets: { local: { docker: "unix:///x", dataRoot: /d } } }\n',
    '/f/fleet.yaml',
  );
  if (!loaded.ok) throw new Error('a bad fleet');
  const parts: DeskParts = {
    ...{ daemon, ledger, history, audit, clock, fleet: loaded.value, version: '1', keyUses: new Map() },
    random: (bytes) => new Uint8Array(bytes),
    engine: () => engine,
    logins: { list: () => [], end: () => false, door: () => undefined },
    sealed: { seal: async (text) => text, open: async (text) => text },
    onTrouble: (thrown) => world.bugs.push(thrown),
  };
  const desk = createDesk(parts, OPERATIONS);
  // A port that is new to the host is a person's word.
  for (const plan of daemon.status().waiting) {
    await desk.call(OS_USER, 'approve', { plan }, undefined, AbortSignal.timeout(5_000));
  }
  await world.settle();
  return { world, desk };
}

test('an instance is told with its limits, ports, data and the lines that declare them', async () => {
  const { world, desk } = await asked();
  const answer = await desk.call(
    OS_USER,
    'describe',
    { instance: 'crm' },
    undefined,
    AbortSignal.timeout(5_000),
  );
  const told = answer as Anatomy;
  expect(told).toMatchObject({
    instance: 'crm',
    declaredAt: { file: 'crm.yaml' },
    declared: { state: 'running', isProtected: false },
    data: [{ kind: 'volume', address: 'crm/volume/data', external: false }],
    containers: [
      {
        ...{ service: 'web', name: 'crm-web-1', image: 'app:1', state: 'running', restarts: 0 },
        limits: { cpus: 0.5, memory: 64 * 1_048_576, pids: 0 },
        ports: expect.arrayContaining(['0.0.0.0:8080/tcp']),
        declaredAt: { file: 'crm.yaml' },
      },
    ],
  });
  expect(told.containers[0]?.mounts).toMatchObject([{ type: 'volume', target: '/data', readOnly: false }]);
  await world.stop();
});

test('templates are told with what may be set and the instances that are made from them', async () => {
  const shop = [
    'apiVersion: shipshape.dev/v1',
    'kind: Instance',
    'metadata: { name: shop }',
    'spec: { template: app, parameters: { IMAGE: "app:1" } }',
    '',
  ].join('\n');
  const { world, desk } = await asked({ 'app.yaml': TEMPLATE, 'shop.yaml': shop });
  const signal = AbortSignal.timeout(5_000);
  expect(await desk.call(OS_USER, 'templates', {}, undefined, signal)).toMatchObject({
    templates: [
      {
        ...{ name: 'app', file: 'app.yaml', description: 'an app of ours', isHeld: false },
        parameters: [
          { name: 'IMAGE', type: 'string', isRequired: true, description: 'what runs' },
          { name: 'DEBUG', type: 'boolean', isRequired: false },
        ],
        instances: ['shop'],
      },
    ],
  });
  await world.stop();
});

test('what it uses is read as long as somebody looks, and not once more', async () => {
  const { world, desk } = await asked();
  const readings = () => world.engine.control.callCounts()['containers.stats'];
  const left = new AbortController();
  const seen: Usage[] = [];
  const reading = (async () => {
    for await (const item of desk.follow(OS_USER, 'stats', { instance: 'crm' }, left.signal)) {
      seen.push(item as Usage);
      if (seen.length === 3) left.abort();
    }
  })();
  await world.pass(10_000);
  await reading;
  expect(seen.map(({ containers }) => containers[0]?.cpus?.toFixed(2))).toEqual([undefined, '0.10', '0.10']);
  expect(seen[0]?.containers[0]).toMatchObject({
    memory: 4 * 1_048_576,
    memoryLimit: 64 * 1_048_576,
    pids: 1,
  });
  const before = readings();
  await world.pass(20_000);
  expect(readings()).toBe(before);
  await world.stop();
});

test('two readings that cannot be compared say nothing of cores', () => {
  const at = address(instanceName('crm'), 'container', 'web');
  const reading = (read: string, total: number) => {
    const stats: StatsJson = { read, cpu_stats: { cpu_usage: { total_usage: total } }, memory_stats: {} };
    return [{ address: at, id: 'a', stats }];
  };
  const first = reading('2026-11-20T03:12:00Z', 5_000_000_000);
  const cores = (now: ReturnType<typeof reading>) => usageOf(now, first, 'x').containers[0]?.cpus;
  expect(cores(reading('2026-11-20T03:12:02Z', 8_000_000_000))).toBe(1.5);
  expect(cores(reading('2026-11-20T03:12:00Z', 8_000_000_000))).toBeUndefined();
  expect(cores(reading('2026-11-20T03:12:02Z', 1_000_000_000))).toBeUndefined();
  expect(cores(reading('0001-01-01T00:00:00Z', 0))).toBeUndefined();
});
