// Changing in place, and seeing by field what somebody else changed.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compareFields } from '../../src/fields/compare.ts';
import { PLAIN_ENDPOINT } from '../../src/fields/endpoints.ts';
import { factsOf } from '../../src/fields/fingerprint.ts';
import { updatePayload } from '../../src/fields/payload.ts';
import type { DeclaredFields } from '../../src/model/fields.ts';
import type { EngineId } from '../../src/model/ref.ts';
import { FRONT, MIB } from '../fields/case.ts';
import { makeImages, PLAIN, PREFIX, removeImages } from './fields-images.ts';
import { fingerprintOf, type Lab, openLab } from './fields-lab.ts';
import { networkSpec } from './fields-networks.ts';

let lab: Lab;
let id: EngineId;

beforeAll(async () => {
  lab = await openLab();
  await lab.sweep();
  await makeImages(lab.raw);
  await lab.network(networkSpec(FRONT, `${PREFIX}front`));
  await lab.raw('POST', '/networks/create', { Name: `${PREFIX}strange` });
});

afterAll(async () => {
  await lab.sweep();
  await removeImages(lab.raw);
});

type Update = {
  readonly says: string;
  readonly from: DeclaredFields;
  readonly to: DeclaredFields;
  /** False: the engine has no way to do it in place, and the table must know. */
  readonly inPlace: boolean;
};

const UPDATES: readonly Update[] = [
  { says: 'memory set', from: {}, to: { memory: 64 * MIB }, inPlace: true },
  {
    says: 'memory raised above the old swap',
    from: { memory: 32 * MIB },
    to: { memory: 512 * MIB },
    inPlace: true,
  },
  { says: 'memory lowered', from: { memory: 512 * MIB }, to: { memory: 32 * MIB }, inPlace: true },
  { says: 'memory set free', from: { memory: 64 * MIB }, to: {}, inPlace: false },
  {
    says: 'swap changed',
    from: { memory: 64 * MIB },
    to: { memory: 64 * MIB, memorySwap: 64 * MIB },
    inPlace: true,
  },
  {
    says: 'swap set free',
    from: { memory: 64 * MIB },
    to: { memory: 64 * MIB, memorySwap: -1 },
    inPlace: true,
  },
  {
    says: 'swap back to its default',
    from: { memory: 64 * MIB, memorySwap: -1 },
    to: { memory: 64 * MIB },
    inPlace: true,
  },
  { says: 'a reservation', from: {}, to: { memoryReservation: 32 * MIB }, inPlace: true },
  { says: 'no reservation', from: { memoryReservation: 32 * MIB }, to: {}, inPlace: true },
  { says: 'cpus', from: { nanoCpus: 5e8 }, to: { nanoCpus: 1e9 }, inPlace: true },
  { says: 'cpus set', from: {}, to: { nanoCpus: 5e8 }, inPlace: true },
  { says: 'cpus set free', from: { nanoCpus: 5e8 }, to: {}, inPlace: false },
  { says: 'cpus for quota', from: { cpuQuota: 50_000 }, to: { nanoCpus: 5e8 }, inPlace: false },
  { says: 'shares', from: {}, to: { cpuShares: 512 }, inPlace: true },
  { says: 'no shares', from: { cpuShares: 512 }, to: {}, inPlace: false },
  { says: 'quota and period', from: {}, to: { cpuPeriod: 50_000, cpuQuota: 25_000 }, inPlace: true },
  { says: 'no quota', from: { cpuQuota: 25_000 }, to: {}, inPlace: true },
  { says: 'no period', from: { cpuPeriod: 50_000 }, to: {}, inPlace: true },
  { says: 'cpu set', from: { cpuset: '0' }, to: { cpuset: '0-1' }, inPlace: true },
  { says: 'no cpu set', from: { cpuset: '0' }, to: {}, inPlace: false },
  { says: 'pids', from: {}, to: { pidsLimit: 50 }, inPlace: true },
  { says: 'pids set free', from: { pidsLimit: 50 }, to: {}, inPlace: true },
  { says: 'restart', from: {}, to: { restart: { name: 'on-failure', maxRetries: 3 } }, inPlace: true },
  {
    says: 'other retries',
    from: { restart: { name: 'on-failure', maxRetries: 3 } },
    to: { restart: { name: 'on-failure', maxRetries: 4 } },
    inPlace: true,
  },
  { says: 'no restart', from: { restart: { name: 'always', maxRetries: 0 } }, to: {}, inPlace: true },
  {
    says: 'several at once',
    from: {},
    to: {
      memory: 64 * MIB,
      pidsLimit: 9,
      cpuShares: 200,
      restart: { name: 'unless-stopped', maxRetries: 0 },
    },
    inPlace: true,
  },
];

describe('an update does what the table says', () => {
  for (const running of [true, false]) {
    test.concurrent.for(UPDATES)(
      `$says (${running ? 'running' : 'stopped'})`,
      async ({ from, to, inPlace }) => {
        const made = await lab.create('web', PLAIN, from);
        try {
          if (running) await lab.start(made);
          const expected = await lab.expected(PLAIN, to);
          const differences = compareFields(expected, await lab.fields(made), fingerprintOf);
          expect(differences.length).toBeGreaterThan(0);
          expect(differences.every(({ rule }) => rule === 'update')).toBe(inPlace);
          if (!inPlace) return;
          await lab.update(
            made,
            updatePayload(
              differences.map(({ field }) => field),
              expected,
            ),
          );
          expect(await lab.differences(made, PLAIN, to), 'after the update').toEqual([]);
          if (running) await lab.stop(made);
          await lab.start(made);
          expect(await lab.differences(made, PLAIN, to), 'after another start').toEqual([]);
        } finally {
          await lab.remove(made);
        }
      },
    );
  }
});

const DECLARED: DeclaredFields = {
  command: ['sleep', '1000'],
  memory: 64 * MIB,
  nanoCpus: 5e8,
  restart: { name: 'unless-stopped', maxRetries: 0 },
  networkMode: FRONT,
  networks: { [FRONT]: { ...PLAIN_ENDPOINT, aliases: ['web'] } },
};

type Tampering = {
  readonly says: string;
  readonly path: (id: string) => string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The paths that must be seen, and no others. */
  readonly seen: readonly string[];
};

const update = (id: string) => `/containers/${id}/update`;
const TAMPERINGS: readonly Tampering[] = [
  {
    says: 'memory',
    path: update,
    body: { Memory: 128 * MIB, MemorySwap: 256 * MIB },
    seen: ['memory', 'memorySwap'],
  },
  { says: 'swap', path: update, body: { MemorySwap: -1 }, seen: ['memorySwap'] },
  { says: 'a reservation', path: update, body: { MemoryReservation: 16 * MIB }, seen: ['memoryReservation'] },
  { says: 'cpus', path: update, body: { NanoCpus: 1e9 }, seen: ['nanoCpus'] },
  { says: 'shares', path: update, body: { CpuShares: 300 }, seen: ['cpuShares'] },
  { says: 'the usual shares, said', path: update, body: { CpuShares: 1024 }, seen: ['cpuShares'] },
  { says: 'a cpu set', path: update, body: { CpusetCpus: '0' }, seen: ['cpuset'] },
  { says: 'memory nodes', path: update, body: { CpusetMems: '0' }, seen: ['others.CpusetMems'] },
  { says: 'pids', path: update, body: { PidsLimit: 77 }, seen: ['pidsLimit'] },
  { says: 'restart policy', path: update, body: { RestartPolicy: { Name: 'no' } }, seen: ['restart'] },
  {
    says: 'retries',
    path: update,
    body: { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 2 } },
    seen: ['restart'],
  },
  {
    says: 'a network taken away',
    path: () => `/networks/${PREFIX}front/disconnect`,
    body: {},
    seen: [`networks.${FRONT}`],
  },
  {
    says: 'a network added',
    path: () => `/networks/${PREFIX}strange/connect`,
    body: {},
    seen: [`networks.${PREFIX}strange`],
  },
];

describe('tampering is seen by field', () => {
  beforeEach(async () => {
    id = await lab.create('web', PLAIN, DECLARED);
    await lab.start(id);
  });
  afterEach(async () => {
    await lab.remove(id);
  });

  test.for(TAMPERINGS)('$says', async ({ path, body, seen }) => {
    const before = factsOf(await lab.live(id), fingerprintOf);
    await lab.raw('POST', path(id), path(id).includes('/networks/') ? { Container: id } : body);
    const differences = await lab.differences(id, PLAIN, DECLARED);
    expect(differences.map((one) => one.path)).toEqual(seen);
    expect(factsOf(await lab.live(id), fingerprintOf)).not.toBe(before);
  });

  test('a network with other aliases', async () => {
    const network = `/networks/${PREFIX}front`;
    await lab.raw('POST', `${network}/disconnect`, { Container: id });
    await lab.raw('POST', `${network}/connect`, { Container: id, EndpointConfig: { Aliases: ['other'] } });
    expect(await lab.differences(id, PLAIN, DECLARED)).toMatchObject([
      { path: `networks.${FRONT}`, rule: 'update' },
    ]);
  });

  test('facts stay when nothing but time went by', async () => {
    const before = factsOf(await lab.live(id), fingerprintOf);
    await lab.raw('POST', `/containers/${id}/restart?t=0`);
    expect(factsOf(await lab.live(id), fingerprintOf)).toBe(before);
  });

  test('a pause changes the facts and no field', async () => {
    const before = factsOf(await lab.live(id), fingerprintOf);
    await lab.raw('POST', `/containers/${id}/pause`);
    expect(factsOf(await lab.live(id), fingerprintOf)).not.toBe(before);
    expect(await lab.differences(id, PLAIN, DECLARED)).toEqual([]);
    await lab.raw('POST', `/containers/${id}/unpause`);
    expect(factsOf(await lab.live(id), fingerprintOf)).toBe(before);
  });
});
