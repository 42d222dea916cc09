// The cheap look: one list of containers, compared with the last one. What events miss shows here: a
// container that died while nobody listened, or one that came or went. Pure but for the one call.

import type { ContainerSummaryJson } from '../model/engine.ts';
import { type EngineId, engineId, type InstanceName, instanceName, isDnsLabel } from '../model/ref.ts';
import { summaryKey } from '../observe/summary.ts';
import type { Engine } from '../ports.ts';

/** Of each container of ours: what the list said of it. */
export type Baseline = ReadonlyMap<EngineId, { readonly key: string; readonly instance: InstanceName }>;

export type Moved = { readonly instances: ReadonlySet<InstanceName>; readonly fresh: ReadonlySet<EngineId> };

export type Whose = {
  readonly fleet: string;
  /** Containers that are ours by record, whatever their labels say. */
  readonly recorded: ReadonlyMap<EngineId, InstanceName>;
};

export function baselineOf(list: readonly ContainerSummaryJson[], whose: Whose): Baseline {
  return new Map(
    list.flatMap((summary) => {
      const instance = instanceOf(summary.Id, summary.Labels ?? {}, whose);
      return instance === undefined
        ? []
        : [[engineId(summary.Id), { key: summaryKey(summary), instance }] as const];
    }),
  );
}

/** The instance that a container says it is of: a hint where to look, no proof of anything. */
export function instanceOf(
  id: string,
  labels: Readonly<Record<string, string>>,
  { fleet, recorded }: Whose,
): InstanceName | undefined {
  const known = recorded.get(engineId(id));
  if (known !== undefined) return known;
  const name = labels['dev.shipshape.instance'];
  const isOurs = labels['dev.shipshape.fleet'] === fleet && name !== undefined && isDnsLabel(name);
  return isOurs ? instanceName(name) : undefined;
}

export function movedBetween(before: Baseline, after: Baseline): Moved {
  const instances = new Set<InstanceName>();
  const fresh = new Set<EngineId>();
  for (const [id, { key, instance }] of after) {
    if (before.get(id)?.key === key) continue;
    instances.add(instance);
    fresh.add(id);
  }
  for (const [id, { instance }] of before) if (!after.has(id)) instances.add(instance);
  return { instances, fresh };
}

/** An engine that keeps the last whole list of containers, so that a look is also a sweep. */
export function listening(engine: Engine, onList: (list: readonly ContainerSummaryJson[]) => void): Engine {
  return {
    ...engine,
    containers: {
      ...engine.containers,
      async list(filter, signal) {
        const list = await engine.containers.list(filter, signal);
        if ((filter.label ?? []).length === 0) onList(list);
        return list;
      },
    },
  };
}
