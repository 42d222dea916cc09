// What instances that are desired on one target have on the others: volumes and folders in use or left behind,
// as our record of those targets says.

import type { AppliedInstance, AppliedTarget } from '../model/applied.ts';
import type { Desired, DesiredInstance } from '../model/desired.ts';
import type { Address, InstanceName, TargetName } from '../model/ref.ts';
import type { Spine } from './spine.ts';

/** Nothing is read while every desired instance has its data here. Fails when a record cannot be read. */
export async function dataElsewhere(
  { fleet, store }: Pick<Spine, 'fleet' | 'store'>,
  desired: Desired,
  applied: AppliedTarget | undefined,
): Promise<ReadonlyMap<Address, TargetName>> {
  const found = new Map<Address, TargetName>();
  const strangers = desired.instances.filter((one) => !hasAllData(applied?.instances[one.name], one));
  const names = new Set(strangers.flatMap(({ name, movedFrom }) => [name, movedFrom ?? name]));
  if (names.size === 0) return found;
  for (const { name: target } of fleet.targets.values()) {
    if (target === desired.target) continue;
    const there = await store.load(target);
    for (const { instance, address } of there?.tombstones ?? [])
      if (names.has(instance)) found.set(address, target);
    for (const name of names) {
      const one = there?.instances[name];
      for (const address of Object.keys({ ...one?.volumes, ...one?.folders }))
        found.set(address as Address, target);
    }
  }
  return found;
}

/**
 * What is desired, with those held that have data here, are declared on another target now and were never applied
 * there: taken away before they serve there, their data would lie where nobody declares anything.
 */
export async function withLeaving(
  { store }: Pick<Spine, 'store'>,
  desired: Desired,
  applied: AppliedTarget | undefined,
  all: Iterable<Desired>,
): Promise<Desired> {
  const here = new Set([...desired.held, ...desired.instances.map(({ name }) => name)]);
  const recorded = Object.values(applied?.instances ?? {});
  const gone = recorded.filter((one) => !here.has(one.name) && hasData(one)).map(({ name }) => name);
  const others = gone.length === 0 ? [] : [...all].filter(({ target }) => target !== desired.target);
  const leaving: Record<InstanceName, TargetName> = {};
  for (const other of others) {
    const declared = new Set(other.instances.flatMap(({ name, movedFrom }) => [name, movedFrom ?? name]));
    const moved = gone.filter((name) => declared.has(name));
    if (moved.length === 0) continue;
    const there = await store.load(other.target);
    for (const name of moved.filter((one) => !serves(there, other, one))) leaving[name] = other.target;
  }
  const names = gone.filter((name) => leaving[name] !== undefined);
  return names.length === 0 ? desired : { ...desired, leaving, held: [...desired.held, ...names] };
}

function hasData({ volumes, folders }: AppliedInstance): boolean {
  return Object.keys(volumes).length + Object.keys(folders).length > 0;
}

/** Applied there with all its data, under the name that it has now. */
function serves(there: AppliedTarget | undefined, { instances }: Desired, name: InstanceName): boolean {
  const now = instances.find((one) => one.name === name || one.movedFrom === name);
  const one = now && there?.instances[now.name];
  return now !== undefined && one !== undefined && hasAllData(one, now);
}

function hasAllData(recorded: AppliedInstance | undefined, { volumes, folders }: DesiredInstance): boolean {
  return (
    volumes.every(({ address, external }) => external || recorded?.volumes[address] !== undefined) &&
    folders.every(({ address }) => recorded?.folders[address] !== undefined)
  );
}
