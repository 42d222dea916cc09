// What planning remembers from one look to the next: instances of which all containers were as they should
// be, with everything that this was decided from. Holds nothing that the input does not say, and no cause:
// without it a plan is the same, to the byte.

import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import type { Address, TargetName } from '../model/ref.ts';
import type { Decision } from './decide.ts';
import type { Context } from './input.ts';
import { appliedContainer, appliedInstance, formerInstance, imageFacts } from './input.ts';
import type { Matches } from './match.ts';

/** One for all targets: a desired instance is of one of them. What nobody desires any more is forgotten. */
export type PlanMemory = {
  readonly quiet: WeakMap<DesiredInstance, Quiet>;
  readonly worlds: Map<TargetName, World>;
};

type Quiet = {
  /** In which these decisions were last found to hold. */
  readonly world: World;
  /** What is the instance's own affair: see `nearby`. */
  readonly near: readonly unknown[];
  /** Everything else that was looked at beside the instance itself, in the order of `lookAround`. */
  readonly seen: readonly unknown[];
  readonly decisions: readonly Decision[];
};

/** What the deciding about an instance looks things up in. */
export type Surroundings = {
  readonly context: Context;
  readonly matches: Matches;
  /** Declared volume name → the name in use, of the instance's own volumes. */
  readonly names: ReadonlyMap<string, string>;
  /** Engine name → address of all networks of ours. */
  readonly keys: ReadonlyMap<string, Address>;
  readonly world: World;
};

/** What surrounds every instance of a target. While nothing of it changes, nobody need look around. */
export type World = {
  readonly same: readonly unknown[];
  readonly equal: readonly ReadonlyMap<string, unknown>[];
};

export function createPlanMemory(): PlanMemory {
  return { quiet: new WeakMap(), worlds: new Map() };
}

/** The world as it is now: the object of the last planning of this target when all of it is the very same. */
export function worldOf(memory: PlanMemory, context: Context, keys: ReadonlyMap<string, Address>): World {
  const { observed, fingerprintOf, applied, moves, replace, networkNames } = context;
  const { engine, containers, imagesById, target } = observed;
  const moved = [...moves].map(([from, to]): [string, unknown] => [from, to]);
  const asked = replace.map((address): [string, unknown] => [address, true]);
  const now: World = {
    same: [fingerprintOf, engine, applied, containers],
    equal: [new Map(Object.entries(imagesById)), new Map(moved), new Map(asked), keys, networkNames],
  };
  const last = memory.worlds.get(target);
  // An image that is gone may be there under another reference: then each instance looks for itself.
  const isWhole = Object.values(imagesById).every((image) => image !== null);
  if (last !== undefined && isWhole && isSameWorld(last, now)) return last;
  memory.worlds.set(target, now);
  return now;
}

function isSameWorld(a: World, b: World): boolean {
  return (
    a.same.every((one, index) => one === b.same[index]) &&
    a.equal.every((map, index) => isSameMap(map, b.equal[index] ?? new Map()))
  );
}

function isSameMap(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (!b.has(key) || b.get(key) !== value) return false;
  return true;
}

/** The decisions of an instance that had nothing to do, when all that they were made from is the very same. */
export function recall(
  memory: PlanMemory,
  around: Surroundings,
  instance: DesiredInstance,
): readonly Decision[] | undefined {
  const known = memory.quiet.get(instance);
  if (known === undefined) return undefined;
  const { world } = around;
  if (!isStill(known.near, (see) => nearby(around, instance, see))) return undefined;
  if (known.world === world) return known.decisions;
  if (!isStill(known.seen, (see) => lookAround(around, instance, see))) return undefined;
  memory.quiet.set(instance, { ...known, world });
  return known.decisions;
}

/** True when a walk sees the very same again. */
function isStill(seen: readonly unknown[], walk: (see: See) => void): boolean {
  let count = 0;
  let isSame = true;
  walk((one) => {
    isSame &&= one === seen[count];
    count += 1;
  });
  return isSame && count === seen.length;
}

/** Keeps decisions to do nothing, and says so; all others are made anew each time. */
export function remember(
  memory: PlanMemory,
  around: Surroundings,
  instance: DesiredInstance,
  decisions: readonly Decision[],
): boolean {
  if (!decisions.every(isQuiet)) {
    memory.quiet.delete(instance);
    return false;
  }
  const near: unknown[] = [];
  const seen: unknown[] = [];
  nearby(around, instance, (one) => near.push(one));
  lookAround(around, instance, (one) => seen.push(one));
  memory.quiet.set(instance, { world: around.world, near, seen, decisions });
  return true;
}

/** Nothing differs, not even what is ignored: such a decision names no author. */
function isQuiet({ action, keeper, olds, fields, causes }: Decision): boolean {
  const isPlain = action === 'none' && olds.length === 0 && fields.length === 0 && causes.length === 0;
  return isPlain && keeper?.fields.length === 0 && keeper.ignored.length === 0;
}

type See = (one: unknown) => void;

/** The volumes that are the instance's own, and what the references of its images mean. */
function nearby({ context, names }: Surroundings, instance: DesiredInstance, see: See): void {
  for (const { name } of instance.volumes) see(names.get(name));
  for (const { image } of instance.containers) see(context.observed.images[image]);
}

/**
 * The rest of all that `decide` reads of the world for an instance's containers. Objects are compared by identity: they
 * are plain data that nobody changes, and observer, store and resolver hand out the same one while nothing
 * about it is new. What is equal and not the same is decided again, which costs time and changes nothing.
 */
function lookAround(around: Surroundings, instance: DesiredInstance, see: See): void {
  const { context, matches } = around;
  const { observed, fingerprintOf, replace } = context;
  const former = formerInstance(context, instance.name);
  const own = appliedInstance(context, instance.name);
  see(fingerprintOf);
  see(observed.engine);
  see(own);
  see(former === undefined ? undefined : appliedInstance(context, former));
  for (const spec of instance.containers) {
    const record = own?.containers[spec.address] ?? appliedContainer(context, spec.address);
    see(replace.length > 0 && replace.includes(spec.address));
    for (const { live, moved } of matches.containers.get(spec.address) ?? []) {
      see(live);
      see(moved);
      see(imageFacts(context, live.imageId, record));
    }
    seeNetworks(around, spec, see);
    if (record !== undefined) seeNetworks(around, record.spec, see);
  }
}

/** What the names of networks in a declaration stand for. */
function seeNetworks({ context, keys }: Surroundings, { fields }: ContainerSpec, see: See): void {
  const { networks, networkMode } = fields;
  for (const name of [networkMode, ...Object.keys(networks ?? {})]) {
    if (name === undefined) continue;
    see(keys.get(name));
    see(context.networkNames.get(name));
  }
}
