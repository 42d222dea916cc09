// Limits. Most change in place; the engine's update call takes 0 for "leave as it is", so that
// going back to "no limit" is in place only where it has another word for it (-1).

import type { DeclaredFields, Ulimit } from '../model/fields.ts';
import type { EngineFacts } from '../model/observed.ts';
import { type JsonObject, numberAt, objectsAt, textAt, textMap } from './json.ts';
import { sameValue } from './same.ts';
import { mapField, numberField, textField } from './simple.ts';
import type { Field, FieldTable } from './types.ts';

const DEFAULT_SHM_SIZE = 64 * 1024 * 1024;
/** The kernel's own period; saying it is saying nothing. */
const DEFAULT_CPU_PERIOD = 100_000;

const memory: Field<number> = {
  rule: 'update',
  read: (inspect) => limit(numberAt(inspect.HostConfig, 'Memory')),
  expect: (declared, { engine }) => expectedMemory(declared, engine),
  write: (value) => ({ HostConfig: { Memory: value } }),
  // A limit that was once set can be changed, but no update takes it away.
  ruleFor: (_, __, after) => (after === 0 ? 'replace' : 'update'),
  update: (_, expected) => memoryUpdate(expected),
};

const memorySwap: Field<number> = {
  rule: 'update',
  // Without a memory limit the engine has no use for it.
  read: (inspect) =>
    limit(numberAt(inspect.HostConfig, 'Memory')) === 0 ? 0 : numberAt(inspect.HostConfig, 'MemorySwap'),
  expect: (declared, { engine }) => {
    const size = expectedMemory(declared, engine);
    if (size === 0) return 0;
    if (!engine.limits.swap) return -1;
    return declared.memorySwap || size * 2;
  },
  write: (value) => ({ HostConfig: { MemorySwap: value } }),
  ruleFor: (_, __, ___, { expected }) => (expected.memory === 0 ? 'replace' : 'update'),
  update: (_, expected) => memoryUpdate(expected),
};

const memoryReservation: Field<number> = {
  rule: 'update',
  read: (inspect) => limit(numberAt(inspect.HostConfig, 'MemoryReservation')),
  expect: (declared, { engine }) => (engine.limits.memory ? (declared.memoryReservation ?? 0) : 0),
  write: (value) => ({ HostConfig: { MemoryReservation: value } }),
  update: (value) => ({ MemoryReservation: value || -1 }),
};

const memorySwappiness: Field<number> = {
  rule: 'replace',
  read: (inspect) => numberAt(inspect.HostConfig, 'MemorySwappiness', -1),
  expect: (declared, { engine }) => (engine.cgroupVersion === '2' ? -1 : (declared.memorySwappiness ?? -1)),
  write: (value) => ({ HostConfig: { MemorySwappiness: value } }),
};

const nanoCpus: Field<number> = {
  ...numberField('nanoCpus', 'NanoCpus', { rule: 'update' }),
  // The engine refuses to mix this with period and quota, and cannot take it away.
  ruleFor: (_, __, after, { expected, live }) =>
    after === 0 || usesQuota(expected) || usesQuota(live) ? 'replace' : 'update',
  update: (value) => ({ NanoCpus: value }),
};

const cpuShares: Field<number> = {
  ...numberField('cpuShares', 'CpuShares', { rule: 'update' }),
  expect: (declared, { engine }) => (engine.limits.cpuShares ? (declared.cpuShares ?? 0) : 0),
  ruleFor: (_, __, after) => (after === 0 ? 'replace' : 'update'),
  update: (value) => ({ CpuShares: value }),
};

const cpuPeriod: Field<number> = {
  ...numberField('cpuPeriod', 'CpuPeriod', { rule: 'update', none: (value) => value === DEFAULT_CPU_PERIOD }),
  expect: (declared, { engine }) => (engine.limits.cpuPeriod ? canonicalPeriod(declared.cpuPeriod ?? 0) : 0),
  ruleFor: (_, __, ___, { expected, live }) =>
    expected.nanoCpus !== 0 || live.nanoCpus !== 0 ? 'replace' : 'update',
  update: (value) => ({ CpuPeriod: value || DEFAULT_CPU_PERIOD }),
};

const cpuQuota: Field<number> = {
  ...numberField('cpuQuota', 'CpuQuota', { rule: 'update', none: (value) => value < 0 }),
  expect: (declared, { engine }) => (engine.limits.cpuQuota ? Math.max(declared.cpuQuota ?? 0, 0) : 0),
  ruleFor: (_, __, ___, { expected, live }) =>
    expected.nanoCpus !== 0 || live.nanoCpus !== 0 ? 'replace' : 'update',
  update: (value) => ({ CpuQuota: value || -1 }),
};

const cpuset: Field<string> = {
  ...textField('cpuset', 'HostConfig', 'CpusetCpus', { rule: 'update' }),
  expect: (declared, { engine }) => (engine.limits.cpuset ? (declared.cpuset ?? '') : ''),
  ruleFor: (_, __, after) => (after === '' ? 'replace' : 'update'),
  update: (value) => ({ CpusetCpus: value }),
};

const pidsLimit: Field<number> = {
  ...numberField('pidsLimit', 'PidsLimit', { rule: 'update', none: (value) => value < 0 }),
  expect: (declared, { engine }) => (engine.limits.pids ? Math.max(declared.pidsLimit ?? 0, 0) : 0),
  update: (value) => ({ PidsLimit: value || -1 }),
};

const oomKillDisable: Field<boolean> = {
  rule: 'replace',
  read: (inspect) => inspect.HostConfig['OomKillDisable'] === true,
  expect: (declared, { engine }) => engine.limits.oomKillDisable && (declared.oomKillDisable ?? false),
  write: (value) => ({ HostConfig: { OomKillDisable: value } }),
};

const blkio: Field<Readonly<Record<string, unknown>>> = {
  rule: 'replace',
  read: (inspect) => readBlkio(inspect.HostConfig),
  expect: (declared, { engine }) => {
    const { weight, ...rest } = declared.blkio ?? {};
    return textMap(
      Object.entries({ ...rest, ...(engine.limits.blkioWeight && weight ? { weight } : {}) }).filter(
        ([, value]) => !Array.isArray(value) || value.length > 0,
      ),
    );
  },
  write: (value) => ({ HostConfig: writeBlkio(value) }),
  parts: (value) => value,
  // A kernel that cannot weigh makes the engine drop the weight, and nothing tells so beforehand.
  equal: (part, expected, live, { lastApplied, fingerprintOf }) =>
    sameValue(expected, live, fingerprintOf) ||
    (part === 'weight' && live === undefined && lastApplied?.blkio['weight'] === expected),
  ruleFor: (part, _, after) => (part === 'weight' && after !== undefined ? 'update' : 'replace'),
  update: (value) => ({ BlkioWeight: Number(value['weight'] ?? 0) }),
};

const ulimits: Field<readonly Ulimit[]> = {
  engineDefault: true,
  rule: 'replace',
  read: (inspect) =>
    byName(
      objectsAt(inspect.HostConfig, 'Ulimits').map((item) => ({
        name: textAt(item, 'Name'),
        soft: numberAt(item, 'Soft'),
        hard: numberAt(item, 'Hard'),
      })),
    ),
  expect: (declared) => byName(declared.ulimits ?? []),
  write: (value) => ({
    HostConfig: { Ulimits: value.map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard })) },
  }),
  parts: (value) =>
    textMap(value.map(({ name, soft, hard }) => [name, soft === hard ? `${soft}` : `${soft}:${hard}`])),
};

export const resourceFields = {
  memory,
  memoryReservation,
  memorySwap,
  memorySwappiness,
  nanoCpus,
  cpuShares,
  cpuPeriod,
  cpuQuota,
  cpuRealtimePeriod: numberField('cpuRealtimePeriod', 'CpuRealtimePeriod'),
  cpuRealtimeRuntime: numberField('cpuRealtimeRuntime', 'CpuRealtimeRuntime'),
  cpuset,
  pidsLimit,
  blkio,
  oomKillDisable,
  oomScoreAdj: numberField('oomScoreAdj', 'OomScoreAdj'),
  shmSize: {
    ...numberField('shmSize', 'ShmSize', { unset: DEFAULT_SHM_SIZE, none: (value) => value === 0 }),
    engineDefault: true,
  },
  ulimits,
  sysctls: mapField('sysctls', 'Sysctls'),
  storageOpt: mapField('storageOpt', 'StorageOpt'),
} satisfies Partial<FieldTable>;

function canonicalPeriod(value: number): number {
  return value === DEFAULT_CPU_PERIOD ? 0 : value;
}

/** -1 is what an update to "no reservation" leaves behind. */
function limit(value: number): number {
  return Math.max(value, 0);
}

function expectedMemory(declared: DeclaredFields, engine: EngineFacts): number {
  return engine.limits.memory ? (declared.memory ?? 0) : 0;
}

/** Memory and swap go together: the engine refuses a limit above the swap limit that it has. */
function memoryUpdate(expected: { readonly memory: number; readonly memorySwap: number }) {
  return { Memory: expected.memory, MemorySwap: expected.memorySwap };
}

function usesQuota(fields: { readonly cpuPeriod: number; readonly cpuQuota: number }): boolean {
  return fields.cpuPeriod !== 0 || fields.cpuQuota !== 0;
}

function byName(items: readonly Ulimit[]): readonly Ulimit[] {
  return [...items].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Our names of the device limits, and the engine's; `weightDevice` counts in weights, the others in rates. */
const BLKIO_DEVICES = {
  weightDevice: 'BlkioWeightDevice',
  deviceReadBps: 'BlkioDeviceReadBps',
  deviceWriteBps: 'BlkioDeviceWriteBps',
  deviceReadIops: 'BlkioDeviceReadIOps',
  deviceWriteIops: 'BlkioDeviceWriteIOps',
} as const;

function readBlkio(host: JsonObject): Readonly<Record<string, unknown>> {
  const weight = numberAt(host, 'BlkioWeight');
  const devices = Object.entries(BLKIO_DEVICES).flatMap(([name, key]) => {
    const items = objectsAt(host, key).map((item) => ({
      path: textAt(item, 'Path'),
      value: numberAt(item, name === 'weightDevice' ? 'Weight' : 'Rate'),
    }));
    return items.length > 0 ? [[name, items] as const] : [];
  });
  return textMap<unknown>([...(weight > 0 ? [['weight', weight] as const] : []), ...devices]);
}

function writeBlkio(value: JsonObject) {
  const weight = numberAt(value, 'weight');
  const devices = Object.entries(BLKIO_DEVICES).flatMap(([name, key]) => {
    const items = objectsAt(value, name).map((item) => ({
      Path: textAt(item, 'path'),
      [name === 'weightDevice' ? 'Weight' : 'Rate']: numberAt(item, 'value'),
    }));
    return items.length > 0 ? [[key, items] as const] : [];
  });
  return { ...(weight > 0 ? { BlkioWeight: weight } : {}), ...Object.fromEntries(devices) };
}
