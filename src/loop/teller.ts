// Tells what is new about targets and instances, and nothing that was told already.

import type { InstanceStatus, TargetStatus } from '../model/condition.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import type { Events } from '../ports-daemon.ts';

export function createTeller(events: Pick<Events, 'tell'>) {
  const targets = new Map<string, string>();
  const instances = new Map<TargetName, Map<InstanceName, string>>();
  return {
    target(status: TargetStatus): void {
      // How old it is changes all the time and is no news.
      const { freshness, ...rest } = status;
      const key = JSON.stringify({ ...rest, isStale: freshness.isStale, failure: freshness.failure });
      if (targets.get(status.target) === key) return;
      targets.set(status.target, key);
      events.tell({ kind: 'target.changed', status });
    },
    /** `isAll`: what is not among them is no instance of the target any more. */
    instances(target: TargetName, statuses: readonly InstanceStatus[], isAll: boolean): void {
      const told = instances.get(target) ?? new Map<InstanceName, string>();
      instances.set(target, told);
      for (const status of statuses) {
        const key = JSON.stringify(status);
        if (told.get(status.instance) === key) continue;
        told.set(status.instance, key);
        events.tell({ kind: 'instance.changed', status });
      }
      if (!isAll || told.size === statuses.length) return;
      const there = new Set(statuses.map(({ instance }) => instance));
      for (const instance of [...told.keys()].filter((name) => !there.has(name))) {
        told.delete(instance);
        events.tell({ kind: 'instance.gone', target, instance });
      }
    },
  };
}
