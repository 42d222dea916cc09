// Limits of a service: its own keys, and `deploy.resources` over them, as Compose does it.

import type { Service, Throttle, Ulimit } from '../../model/compose.ts';
import type { DeclaredFields } from '../../model/fields.ts';
import { maybe, same } from './process.ts';
import type { ServiceScope } from './scope.ts';

const NANO = 1e9;

/** Fields of resources. */
export function limitFields({ service }: ServiceScope): DeclaredFields {
  const limits = service.deploy?.resources.limits;
  const reserved = service.deploy?.resources.reservations;
  return {
    ...maybe('memory', limits?.memory ?? service.mem_limit, Number),
    ...maybe('memoryReservation', reserved?.memory ?? service.mem_reservation, Number),
    ...maybe('memorySwap', service.memswap_limit, Number),
    ...maybe('memorySwappiness', service.mem_swappiness, Number),
    ...maybe('nanoCpus', limits?.cpus ?? service.cpus, (cpus) => Math.round(cpus * NANO)),
    ...maybe('cpuShares', service.cpu_shares, same),
    ...maybe('cpuPeriod', service.cpu_period, same),
    ...maybe('cpuQuota', service.cpu_quota, same),
    ...maybe('cpuRealtimePeriod', service.cpu_rt_period, same),
    ...maybe('cpuRealtimeRuntime', service.cpu_rt_runtime, same),
    ...maybe('cpuset', service.cpuset, same),
    ...maybe('pidsLimit', limits?.pids ?? service.pids_limit, same),
    ...maybe('blkio', service.blkio_config, blkio),
    ...maybe('oomKillDisable', service.oom_kill_disable, same),
    ...maybe('oomScoreAdj', service.oom_score_adj, same),
    ...maybe('shmSize', service.shm_size, Number),
    ...maybe('ulimits', service.ulimits, (all) =>
      Object.entries(all).map(([name, limit]) => ({ name, ...bounds(limit) })),
    ),
    ...maybe('sysctls', service.sysctls, same),
    ...maybe('storageOpt', service.storage_opt, same),
  };
}

function bounds(limit: Ulimit): { readonly soft: number; readonly hard: number } {
  if (typeof limit === 'number') return { soft: limit, hard: limit };
  return { soft: limit.soft ?? limit.hard ?? 0, hard: limit.hard ?? limit.soft ?? 0 };
}

function blkio(config: NonNullable<Service['blkio_config']>): Readonly<Record<string, unknown>> {
  const rates = (list: readonly Throttle[] | undefined) =>
    (list ?? []).map(({ path = '', rate = '0' }) => ({ path, value: Number(rate) }));
  return {
    ...(config.weight === undefined ? {} : { weight: config.weight }),
    weightDevice: (config.weight_device ?? []).map(({ path = '', weight = 0 }) => ({ path, value: weight })),
    deviceReadBps: rates(config.device_read_bps),
    deviceReadIops: rates(config.device_read_iops),
    deviceWriteBps: rates(config.device_write_bps),
    deviceWriteIops: rates(config.device_write_iops),
  };
}
