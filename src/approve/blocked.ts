// Who waits because somebody else does: an instance does not change before what it depends on has.

import type { Desired } from '../model/desired.ts';
import type { InstanceName } from '../model/ref.ts';
import type { Part } from './matching.ts';

/** `on`: undefined when it goes now, `kept` when it does not, otherwise what it waits for: the same for those that go together. */
export type Wait = { readonly part: Part; readonly on: string | undefined };

/** Blocked instances, each with the dependency that it waits for. A correction waits for no neighbour. */
export function blockedBy(
  { instances, held, unasked = [] }: Pick<Desired, 'instances' | 'held' | 'unasked'>,
  waits: readonly Wait[],
): ReadonlyMap<InstanceName, InstanceName> {
  const dependsOn = new Map(instances.map((one) => [one.name, one.dependsOn]));
  const bad = held.filter((name) => !unasked.includes(name));
  const stuck = new Map<InstanceName, string>(bad.map((name) => [name, 'kept']));
  for (const { part, on } of waits) {
    if (on !== undefined) stuck.set(part.instance, on);
  }
  const blocked = new Map<InstanceName, InstanceName>();
  for (let size = -1; size !== blocked.size; ) {
    size = blocked.size;
    for (const { part, on: own } of waits) {
      if (blocked.has(part.instance) || part.isCorrection || own === 'kept') continue;
      const on = dependsOn.get(part.instance)?.find((name) => stuck.has(name) && stuck.get(name) !== own);
      if (on === undefined) continue;
      blocked.set(part.instance, on);
      stuck.set(part.instance, 'kept');
    }
  }
  return blocked;
}
