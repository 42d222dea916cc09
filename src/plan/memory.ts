// What planning remembers from one look to the next: instances of which all containers were as they should
// be, with everything that this was decided from. Holds nothing that the input does not say, and no cause:
// without it a plan is the same, to the byte.

import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import type { Address } from '../model/ref.ts';
import type { Decision } from './decide.ts';
import type { Context } from './input.ts';
import { appliedContainer, appliedInstance, formerInstance, imageFacts } from './input.ts';
import type { Matches } from './match.ts';

/** One for all targets: a desired instance is of one of them. What nobody desires any more is forgotten. */
export type PlanMemory = { readonly quiet: WeakMap<DesiredInstance, Quiet> };

type Quiet = {
  /** Everything that was looked at beside the instance itself, in the order of `lookedAt`. */
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
};

export function createPlanMemory(): PlanMemory {
  return { quiet: new WeakMap() };
}

/** The decisions of an instance that had nothing to do, when all that they were made from is the very same. */
export function recall(
  memory: PlanMemory,
  around: Surroundings,
  instance: DesiredInstance,
): readonly Decision[] | undefined {
  const known = memory.quiet.get(instance);
  if (known === undefined) return undefined;
  const now = lookedAt(around, instance);
  const { seen, decisions } = known;
  return seen.length === now.length && seen.every((one, index) => one === now[index]) ? decisions : undefined;
}

/** Keeps decisions to do nothing, and says so; all others are made anew each time. */
export function remember(
  memory: PlanMemory,
  around: Surroundings,
  instance: DesiredInstance,
  decisions: readonly Decision[],
): boolean {
  const isKept = decisions.every(isQuiet);
  if (isKept) memory.quiet.set(instance, { seen: lookedAt(around, instance), decisions });
  else memory.quiet.delete(instance);
  return isKept;
}

/** Nothing differs, not even what is ignored: such a decision names no author. */
function isQuiet({ action, keeper, olds, fields, causes }: Decision): boolean {
  const isPlain = action === 'none' && olds.length === 0 && fields.length === 0 && causes.length === 0;
  return isPlain && keeper?.fields.length === 0 && keeper.ignored.length === 0;
}

/**
 * All that `decide` reads of the world for an instance's containers. Objects are compared by identity: they
 * are plain data that nobody changes, and observer, store and resolver hand out the same one while nothing
 * about it is new. What is equal and not the same is decided again, which costs time and changes nothing.
 */
function lookedAt(around: Surroundings, instance: DesiredInstance): readonly unknown[] {
  const { context, matches, names } = around;
  const { observed, fingerprintOf } = context;
  const former = formerInstance(context, instance.name);
  const seen: unknown[] = [fingerprintOf, observed.engine, appliedInstance(context, instance.name)];
  seen.push(former === undefined ? undefined : appliedInstance(context, former));
  for (const { name } of instance.volumes) seen.push(names.get(name));
  for (const spec of instance.containers) {
    const record = appliedContainer(context, spec.address);
    seen.push(context.replace.includes(spec.address), observed.images[spec.image]);
    for (const { live, moved } of matches.containers.get(spec.address) ?? []) {
      seen.push(live, moved, imageFacts(context, live.imageId, record));
    }
    addNetworks(seen, around, spec);
    if (record !== undefined) addNetworks(seen, around, record.spec);
  }
  return seen;
}

/** What the names of networks in a declaration stand for. */
function addNetworks(seen: unknown[], { context, keys }: Surroundings, { fields }: ContainerSpec): void {
  const { networks, networkMode } = fields;
  if (networkMode !== undefined) seen.push(keys.get(networkMode), context.networkNames.get(networkMode));
  for (const name in networks) seen.push(keys.get(name), context.networkNames.get(name));
}
