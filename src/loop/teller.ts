// Tells what is new about targets and instances, and nothing that was told already.

import type { InstanceStatus, TargetStatus } from '../model/condition.ts';
import type { Events } from '../ports.ts';

export function createTeller(events: Pick<Events, 'tell'>) {
  const targets = new Map<string, string>();
  const instances = new Map<string, string>();
  return {
    target(status: TargetStatus): void {
      // How old it is changes all the time and is no news.
      const { freshness, ...rest } = status;
      const key = JSON.stringify({ ...rest, isStale: freshness.isStale, failure: freshness.failure });
      if (targets.get(status.target) === key) return;
      targets.set(status.target, key);
      events.tell({ kind: 'target.changed', status });
    },
    instances(statuses: readonly InstanceStatus[]): void {
      for (const status of statuses) {
        const key = JSON.stringify(status);
        if (instances.get(status.instance) === key) continue;
        instances.set(status.instance, key);
        events.tell({ kind: 'instance.changed', status });
      }
    },
  };
}
