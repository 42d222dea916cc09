// The guard in the whole line: links on the host, what a plan's digest covers, names that moved.

import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHost } from '../../src/adapters/host/host.ts';
import type { Look } from '../../src/pass.ts';
import { carryOut, look } from '../../src/reconcile.ts';
import { createMemoryWorld, instanceFile } from '../support/memory-world.ts';

const SIGNAL = new AbortController().signal;
const EVERYTHING = { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] };

function planOf({ targets: [target] }: Look) {
  if (target?.kind !== 'planned') throw new Error('not planned');
  return target.plan;
}

function consentTo(plan: ReturnType<typeof planOf>) {
  return { consent: { local: plan.digest }, removals: false, by: 'ana', onProgress: () => undefined };
}

test('a link that is made between the plan and the call is seen at the call', async () => {
  await using world = await createMemoryWorld();
  const allowed = join(world.folder, 'allowed');
  await mkdir(allowed);
  const { fleet } = world.spine;
  const admission = { ...fleet.admission, hostPaths: [allowed] };
  const spine = { ...world.spine, fleet: { ...fleet, admission }, host: createHost('') };
  const compose = `{ services: { s: { image: "app:1", volumes: ["${allowed}/x:/x"] } } }`;
  await world.put({ 'a.yaml': instanceFile('a', compose) });
  const seen = await look(spine, EVERYTHING, SIGNAL);
  expect(planOf(seen).admission?.filter(({ level }) => level !== 'warn')).toEqual([]);
  await symlink('/etc', join(allowed, 'x'));
  const [carried] = await carryOut(spine, seen, consentTo(planOf(seen)), SIGNAL);
  expect(JSON.stringify(carried)).toContain('-> /etc (rule denied-path)');
  expect(await world.engine.containers.list({}, SIGNAL)).toEqual([]);
  // From now on the plan says so itself, and has no step.
  const again = planOf(await look(spine, EVERYTHING, SIGNAL));
  expect(again.admission?.map(({ rule, level }) => [level, rule])).toContainEqual(['deny', 'denied-path']);
  expect(again.steps).toEqual([]);
});

test('what was found is part of what is agreed to', async () => {
  await using world = await createMemoryWorld();
  const compose = '{ services: { s: { image: "app:1", ports: ["8080:80"] } } }';
  await world.put({ 'a.yaml': instanceFile('a', compose) });
  const seen = await look(world.spine, EVERYTHING, SIGNAL);
  const { fleet } = world.spine;
  const milder = { ...fleet.admission, rules: { 'public-port': 'warn' } } as const;
  const spine = { ...world.spine, fleet: { ...fleet, admission: milder } };
  const other = await look(spine, EVERYTHING, SIGNAL);
  expect(planOf(other).steps).toEqual(planOf(seen).steps);
  expect(planOf(other).digest).not.toBe(planOf(seen).digest);
  const [carried] = await carryOut(world.spine, seen, consentTo(planOf(other)), SIGNAL);
  expect(carried?.kind).toBe('stale');
});

test('an exception in force lets its instance pass, and only from the floor of fleet.yaml without a daemon', async () => {
  await using world = await createMemoryWorld();
  const compose = '{ services: { s: { image: "app:1" } }, networks: { default: { driver: macvlan } } }';
  await world.put({ 'a.yaml': instanceFile('a', compose) });
  expect(planOf(await world.look()).steps).toEqual([]);
  const origin = { file: 'fleet.yaml', line: 1, column: 1 };
  const excepted = {
    name: 'lan',
    match: {},
    approvals: undefined,
    windows: { allow: [], deny: [] },
    budget: undefined,
    admission: {
      rules: {},
      exceptions: [
        {
          rule: 'host-network-driver',
          instances: ['a'],
          owner: 'ana',
          reason: 'printers',
          expires: Number.MAX_SAFE_INTEGER,
          origin,
        },
      ],
    },
    isFloor: true,
    origin,
  };
  const spine = { ...world.spine, policies: () => [excepted] };
  const plan = planOf(await look(spine, EVERYTHING, SIGNAL));
  expect(plan.steps.length).toBeGreaterThan(0);
  expect(plan.admission).toContainEqual(
    expect.objectContaining({ rule: 'host-network-driver', level: 'warn', exception: expect.anything() }),
  );
});

test('an instance that is denied under its new name keeps what it has under the old one', async () => {
  await using world = await createMemoryWorld();
  const plain = '{ services: { s: { image: "app:1", volumes: ["data:/data"] } }, volumes: { data: {} } }';
  await world.put({ 'a.yaml': instanceFile('old', plain) });
  await world.apply();
  const moved = instanceFile('new', plain.replace('image:', 'privileged: true, image:')).replace(
    'name: new',
    'name: new, movedFrom: old',
  );
  expect(moved).toContain('movedFrom');
  await world.put({ 'a.yaml': moved });
  const plan = planOf(await world.look());
  expect(plan.steps).toEqual([]);
  expect(plan.changes).toEqual([]);
  expect(plan.admission?.map(({ rule }) => rule)).toContain('privileged');
});
