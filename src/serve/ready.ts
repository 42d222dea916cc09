// Whether the daemon can be relied on yet. Pure.

import type { FleetStatus } from '../model/condition.ts';

/** What is missing, in words; empty: each target had a pass that saw it, and the source is fresh. */
export function readiness({ source, targets }: FleetStatus): readonly string[] {
  const unseen = targets.filter(({ freshness }) => freshness.at === undefined || freshness.isStale);
  return [
    ...(source.freshness.at === undefined || source.freshness.isStale ? ['source'] : []),
    ...unseen.map(({ target }) => `target ${target}`),
  ];
}
