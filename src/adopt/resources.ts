// Limits of a container as Compose says them. Pure.

import type { DeclaredFields } from '../model/fields.ts';
import type { Json } from '../model/tree.ts';
import { compact } from './compact.ts';

const NANO = 1e9;
const UNITS = [
  ['g', 2 ** 30],
  ['m', 2 ** 20],
  ['k', 2 ** 10],
] as const;

export function resources(fields: DeclaredFields): Readonly<Record<string, Json>> {
  return compact({
    mem_limit: text(fields.memory),
    mem_reservation: text(fields.memoryReservation),
    memswap_limit: text(fields.memorySwap),
    mem_swappiness: fields.memorySwappiness,
    cpus: fields.nanoCpus === undefined ? undefined : fields.nanoCpus / NANO,
    cpu_shares: fields.cpuShares,
    cpu_period: fields.cpuPeriod,
    cpu_quota: fields.cpuQuota,
    cpu_rt_period: fields.cpuRealtimePeriod,
    cpu_rt_runtime: fields.cpuRealtimeRuntime,
    cpuset: fields.cpuset,
    pids_limit: fields.pidsLimit,
    oom_kill_disable: fields.oomKillDisable,
    oom_score_adj: fields.oomScoreAdj,
    shm_size: text(fields.shmSize),
    ulimits:
      fields.ulimits &&
      Object.fromEntries(fields.ulimits.map(({ name, soft, hard }) => [name, { soft, hard }])),
    sysctls: fields.sysctls,
    storage_opt: fields.storageOpt,
  });
}

/** `2g`, `64m`, `1k`, or bytes when nothing else is exact. */
function text(bytes: number | undefined): string | undefined {
  if (bytes === undefined || bytes <= 0) return bytes === undefined ? undefined : `${bytes}`;
  const unit = UNITS.find(([, size]) => bytes % size === 0);
  return unit === undefined ? `${bytes}` : `${bytes / unit[1]}${unit[0]}`;
}
