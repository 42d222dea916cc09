// Leaves of a service that say how much it may use.

import { expect } from 'vitest';
import { type ComposeCase, NONSENSE, row } from './compose-case.ts';

const MIB = 1024 * 1024;
const CPU = 1e9;
/** An engine takes a limit away by making it endless. */
const NONE = expect.toBeOneOf([0, -1, null]);
const LIMITED = { s: { mem_limit: '64m' } };
const RATES = ['device_read_bps', 'device_read_iops', 'device_write_bps', 'device_write_iops'] as const;
const ENGINE = { read_bps: 'ReadBps', read_iops: 'ReadIOps', write_bps: 'WriteBps', write_iops: 'WriteIOps' };

function rates(key: (typeof RATES)[number]): readonly ComposeCase[] {
  const field = `HostConfig.BlkioDevice${ENGINE[key.slice(7) as keyof typeof ENGINE]}`;
  return [
    row(
      `services.*.blkio_config.${key}[].path`,
      ['/dev/sdb', '/dev/sdc', NONSENSE],
      field,
      [[{ Path: '', Rate: 5 }], [{ Path: '/dev/sdb', Rate: 5 }], [{ Path: '/dev/sdc', Rate: 5 }]],
      { s: { blkio_config: { [key]: [{ rate: 5 }] } } },
    ),
    row(
      `services.*.blkio_config.${key}[].rate`,
      [5, '7', NONSENSE],
      field,
      [[{ Path: '/dev/sdb', Rate: 0 }], [{ Path: '/dev/sdb', Rate: 5 }], [{ Path: '/dev/sdb', Rate: 7 }]],
      { s: { blkio_config: { [key]: [{ path: '/dev/sdb' }] } } },
    ),
  ];
}

export const LIMITS: readonly ComposeCase[] = [
  row('services.*.mem_limit', ['64m', '96m', 'lots'], 'HostConfig.Memory', [NONE, 64 * MIB, 96 * MIB]),
  row('services.*.mem_reservation', ['32m', '48m', 'some'], 'HostConfig.MemoryReservation', [
    NONE,
    32 * MIB,
    48 * MIB,
  ]),
  row(
    'services.*.memswap_limit',
    ['96m', '128m', 'lots'],
    'HostConfig.MemorySwap',
    [128 * MIB, 96 * MIB, 128 * MIB],
    LIMITED,
  ),
  row(
    'services.*.mem_swappiness',
    [10, '20', 'much'],
    'HostConfig.MemorySwappiness',
    [NONE, 10, 20],
    LIMITED,
  ),
  row('services.*.cpus', [0.5, '1.5', 'many'], 'HostConfig.NanoCpus', [NONE, CPU / 2, CPU * 1.5]),
  row('services.*.cpuset', ['0', '0-1', NONSENSE], 'HostConfig.CpusetCpus', ['', '0', '0-1']),
  row('services.*.cpu_shares', [512, '256', 'many'], 'HostConfig.CpuShares', [
    expect.toBeOneOf([0, 1024]),
    512,
    256,
  ]),
  row('services.*.cpu_period', [50_000, '40000', 'long'], 'HostConfig.CpuPeriod', [
    expect.toBeOneOf([0, 100_000]),
    50_000,
    40_000,
  ]),
  row('services.*.cpu_quota', [25_000, '20000', 'much'], 'HostConfig.CpuQuota', [NONE, 25_000, 20_000]),
  row('services.*.cpu_rt_period', [950_000, '900000', NONSENSE], 'HostConfig.CpuRealtimePeriod', [
    NONE,
    950_000,
    900_000,
  ]),
  row('services.*.cpu_rt_runtime', [9500, '9000', NONSENSE], 'HostConfig.CpuRealtimeRuntime', [
    NONE,
    9500,
    9000,
  ]),
  row('services.*.pids_limit', [100, '200', 'many'], 'HostConfig.PidsLimit', [NONE, 100, 200]),
  row(
    'services.*.oom_kill_disable',
    [true, 'false', 'perhaps'],
    'HostConfig.OomKillDisable',
    [false, true, false],
    LIMITED,
  ),
  row('services.*.oom_score_adj', [500, '-500', 2000], 'HostConfig.OomScoreAdj', [0, 500, -500]),
  row('services.*.shm_size', ['128m', '256m', 'lots'], 'HostConfig.ShmSize', [
    64 * MIB,
    128 * MIB,
    256 * MIB,
  ]),
  row(
    'services.*.ulimits.*',
    [100, '200', 'many'],
    'HostConfig.Ulimits',
    [null, [{ Name: 'nofile', Soft: 100, Hard: 100 }], [{ Name: 'nofile', Soft: 200, Hard: 200 }]],
    { keys: ['s', 'nofile'] },
  ),
  row(
    'services.*.ulimits.*.soft',
    [100, '150', 'many'],
    'HostConfig.Ulimits',
    [undefined, [{ Name: 'nofile', Soft: 100, Hard: 200 }], [{ Name: 'nofile', Soft: 150, Hard: 200 }]],
    { keys: ['s', 'nofile'], s: { ulimits: { nofile: { hard: 200 } } } },
  ),
  row(
    'services.*.ulimits.*.hard',
    [200, '300', 'many'],
    'HostConfig.Ulimits',
    [undefined, [{ Name: 'nofile', Soft: 100, Hard: 200 }], [{ Name: 'nofile', Soft: 100, Hard: 300 }]],
    { keys: ['s', 'nofile'], s: { ulimits: { nofile: { soft: 100 } } } },
  ),
  row(
    'services.*.sysctls.*',
    [512, '1024', NONSENSE],
    'HostConfig.Sysctls',
    [null, { 'net.core.somaxconn': '512' }, { 'net.core.somaxconn': '1024' }],
    { keys: ['s', 'net.core.somaxconn'] },
  ),
  row(
    'services.*.sysctls[]',
    ['net.core.somaxconn=512', 'net.core.somaxconn=1024', NONSENSE],
    'HostConfig.Sysctls',
    [null, { 'net.core.somaxconn': '512' }, { 'net.core.somaxconn': '1024' }],
  ),
  row(
    'services.*.storage_opt.*',
    ['1G', '2G', NONSENSE],
    'HostConfig.StorageOpt',
    [null, { size: '1G' }, { size: '2G' }],
    { keys: ['s', 'size'] },
  ),
  row('services.*.blkio_config.weight', [300, '400', 'heavy'], 'HostConfig.BlkioWeight', [0, 300, 400]),
  row(
    'services.*.blkio_config.weight_device[].path',
    ['/dev/sdb', '/dev/sdc', NONSENSE],
    'HostConfig.BlkioWeightDevice',
    [[{ Path: '', Weight: 300 }], [{ Path: '/dev/sdb', Weight: 300 }], [{ Path: '/dev/sdc', Weight: 300 }]],
    { s: { blkio_config: { weight_device: [{ weight: 300 }] } } },
  ),
  row(
    'services.*.blkio_config.weight_device[].weight',
    [300, '400', 'heavy'],
    'HostConfig.BlkioWeightDevice',
    [
      [{ Path: '/dev/sdb', Weight: 0 }],
      [{ Path: '/dev/sdb', Weight: 300 }],
      [{ Path: '/dev/sdb', Weight: 400 }],
    ],
    { s: { blkio_config: { weight_device: [{ path: '/dev/sdb' }] } } },
  ),
  ...RATES.flatMap(rates),
];
