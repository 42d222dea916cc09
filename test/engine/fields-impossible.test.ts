// What is told to be impossible before anything is stopped, is what an engine refuses.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeclaredFields, Healthcheck } from '../../src/model/fields.ts';
import { MIB, mount } from '../fields/case.ts';
import { makeImages, PLAIN, removeImages } from './fields-images.ts';
import { type Lab, openLab } from './fields-lab.ts';

let lab: Lab;
let peer: string;

beforeAll(async () => {
  lab = await openLab();
  await lab.sweep();
  await makeImages(lab.raw);
  peer = await lab.create('peer', PLAIN, {});
});

afterAll(async () => {
  await lab.sweep();
  await removeImages(lab.raw);
});

const CHECK: Healthcheck = {
  test: ['CMD', 'true'],
  intervalNs: 0,
  timeoutNs: 0,
  startPeriodNs: 0,
  startIntervalNs: 0,
  retries: 0,
};

const REFUSED: readonly (readonly [string, DeclaredFields])[] = [
  ['little memory', { memory: 5 * MIB }],
  ['swap without memory', { memorySwap: 64 * MIB }],
  ['swap below memory', { memory: 64 * MIB, memorySwap: 32 * MIB }],
  ['a reservation above memory', { memory: 32 * MIB, memoryReservation: 64 * MIB }],
  ['cpus and a quota', { nanoCpus: 5e8, cpuQuota: 50_000 }],
  ['cpus and a period', { nanoCpus: 5e8, cpuPeriod: 50_000 }],
  ['a short period', { cpuPeriod: 999 }],
  ['a long period', { cpuPeriod: 1_000_001 }],
  ['a small quota', { cpuQuota: 999 }],
  ['too much swappiness', { memorySwappiness: 101 }],
  ['a health interval of nothing', { healthcheck: { ...CHECK, intervalNs: 999_999 } }],
  ['a health timeout of nothing', { healthcheck: { ...CHECK, timeoutNs: 999_999 } }],
  ['a start period of nothing', { healthcheck: { ...CHECK, startPeriodNs: 999_999 } }],
  ['a relative target', { mounts: [mount('bind', '/tmp', 'a')] }],
  ['a mount at the root', { mounts: [mount('bind', '/tmp', '/')] }],
];

const REFUSED_WHEN_JOINED: readonly (readonly [string, DeclaredFields])[] = [
  ['a host name', { hostname: 'x' }],
  ['ports', { ports: [{ container: '80/tcp', hostIp: '', hostPort: '' }] }],
  ['exposed ports', { exposed: ['80/tcp'] }],
  ['extra hosts', { extraHosts: ['a:10.0.0.1'] }],
  ['dns', { dns: ['1.1.1.1'] }],
];

async function refusal(declared: DeclaredFields): Promise<string> {
  try {
    const id = await lab.create('web', PLAIN, declared);
    await lab.start(id);
    await lab.remove(id);
    return 'accepted';
  } catch {
    return 'refused';
  }
}

test.for(REFUSED)('%s', async ([, declared]) => {
  expect(await refusal(declared)).toBe('refused');
});

test.for(REFUSED_WHEN_JOINED)('%s in the network of another', async ([, declared]) => {
  expect(await refusal({ ...declared, networkMode: `container:${peer}` })).toBe('refused');
});

test('links on the host', async () => {
  const declared: DeclaredFields = { links: ['fields-test-peer-1:peer'], networkMode: 'host' };
  expect(await refusal(declared)).toBe('refused');
});

test('a host name in the namespace of the host', async () => {
  expect(await refusal({ hostname: 'x', utsMode: 'host' })).toBe('refused');
});

test('a soft limit above the hard one', async () => {
  expect(await refusal({ ulimits: [{ name: 'nofile', soft: 9, hard: 8 }] })).toBe('refused');
});
