// What containers use, from two readings of their engine. Pure.

import type { Usage } from '../model/anatomy.ts';
import type { StatsJson } from '../model/engine.ts';
import type { Address } from '../model/ref.ts';

export type Reading = { readonly address: Address; readonly id: string; readonly stats: StatsJson };

/** `before`: the reading before, of the same containers or of others. Time in milliseconds since 1970. */
export function usageOf(now: readonly Reading[], before: readonly Reading[], at: string): Usage {
  return {
    at,
    containers: now.map(({ address, id, stats }) => {
      const last = before.find((one) => one.id === id)?.stats;
      const { usage = 0, limit = 0, stats: parts } = stats.memory_stats;
      // What `docker stats` takes off, under the names of both versions of cgroups.
      const cache = parts?.['total_inactive_file'] ?? parts?.['inactive_file'] ?? 0;
      return {
        address,
        cpus: last && coresBetween(last, stats),
        memory: Math.max(0, usage - cache),
        memoryLimit: limit,
        pids: stats.pids_stats?.current ?? 0,
      };
    }),
  };
}

/** Cores in use between two readings; undefined when they cannot be compared (restarted, or the same moment). */
function coresBetween(a: StatsJson, b: StatsJson): number | undefined {
  const spent = totalOf(b) - totalOf(a);
  const ms = Date.parse(b.read) - Date.parse(a.read);
  if (!(ms > 0) || spent < 0) return undefined;
  return spent / (ms * 1e6);
}

/** Nanoseconds. */
function totalOf({ cpu_stats: { cpu_usage } }: StatsJson): number {
  return cpu_usage?.total_usage ?? 0;
}
