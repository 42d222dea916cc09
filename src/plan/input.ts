// What the planner reads, all of it: two snapshots, one record, and what was asked for. Plain data and
// pure lookups; the planner has no clock, no randomness and no way to ask for more.

import type { AppliedContainer, AppliedInstance, AppliedTarget } from '../model/applied.ts';
import type { Desired, DesiredInstance } from '../model/desired.ts';
import type { ImageFacts, LiveContainer, LiveVolume, Observed } from '../model/observed.ts';
import type { Restored } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import type { Address, Commit, EngineId, InstanceName, TargetName } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import type { Blame, Revision } from '../model/source.ts';
import type { FingerprintOf } from '../model/text.ts';
import { newWorked, type Worked } from './worked.ts';

export type Budget = { readonly removePercent: number; readonly removeCount: number };

export type PlanInput = {
  readonly fleet: string;
  readonly desired: Desired;
  readonly observed: Observed;
  /** Undefined: nothing was ever applied here, or the record is lost. */
  readonly applied: AppliedTarget | undefined;
  readonly fingerprintOf: FingerprintOf;
  readonly budget: Budget;
  /** Containers that a person asked to have made anew. */
  readonly replace: readonly Address[];
  /** Volumes whose data is gone and that a person lets start empty. */
  readonly acceptEmptyVolumes: readonly Address[];
  /** Restored data that is to take the place of what these volumes are now. */
  readonly restored?: Restored;
  /** Data that instances desired here have, or left behind, on other targets, and where. */
  readonly elsewhere: ReadonlyMap<Address, TargetName>;
  /** Who wrote a line (after a commit): facts gathered before. See converge.ts `survey`. */
  readonly blame: (at: Position, since?: Commit) => Blame | undefined;
  /** The revision that took an instance out, where known; otherwise the one that is planned is named. */
  readonly removal: (instance: InstanceName) => Revision | undefined;
};

/** The input with its lookups made once. */
export type Context = PlanInput & {
  readonly instances: ReadonlyMap<InstanceName, DesiredInstance>;
  readonly held: ReadonlySet<InstanceName>;
  /** Old instance → the new name that it was given (`movedFrom`). */
  readonly moves: ReadonlyMap<InstanceName, InstanceName>;
  readonly volumesByName: ReadonlyMap<string, LiveVolume>;
  /** Engine name → address of live networks that are ours. */
  readonly networkNames: ReadonlyMap<string, Address>;
  readonly worked: Worked;
  /** Names of all containers on the engine. */
  readonly containerNames: ReadonlySet<string>;
  /** `5432/tcp` → containers that hold it on some address of the host. */
  readonly portHolders: ReadonlyMap<string, readonly LiveContainer[]>;
  /** Engine name → address of networks that instances declare as their own. */
  readonly networkMakers: ReadonlyMap<string, Address>;
};

export function makeContext(input: PlanInput): Context {
  const instances = new Map(
    [...input.desired.instances].sort((a, b) => byText(a.name, b.name)).map((item) => [item.name, item]),
  );
  const held = new Set(input.desired.held);
  const moves = new Map<InstanceName, InstanceName>();
  for (const { name, movedFrom } of instances.values()) {
    if (movedFrom === undefined || instances.has(movedFrom) || held.has(movedFrom)) continue;
    if (!moves.has(movedFrom)) moves.set(movedFrom, name);
  }
  const { volumes, networks } = input.observed;
  const ours = networks.flatMap(({ name, ownership }): readonly (readonly [string, Address])[] =>
    ownership.kind === 'ours' ? [[name, ownership.address]] : [],
  );
  const declared = [...instances.values()].flatMap((instance) =>
    instance.state === 'ignored'
      ? []
      : instance.networks
          .filter((spec) => !spec.external)
          .map((spec): readonly [string, Address] => [spec.name, spec.address]),
  );
  return {
    ...input,
    instances,
    held,
    moves,
    volumesByName: new Map(volumes.map((live) => [live.name, live])),
    worked: newWorked(),
    containerNames: new Set(input.observed.containers.map((live) => live.name)),
    portHolders: portHoldersOf(input.observed),
    networkNames: new Map(ours),
    networkMakers: new Map(declared),
  };
}

function portHoldersOf({ containers }: Observed): ReadonlyMap<string, readonly LiveContainer[]> {
  const holders = new Map<string, LiveContainer[]>();
  for (const live of containers) {
    for (const held of live.hostPorts) {
      const port = held.slice(held.lastIndexOf(':') + 1);
      const list = holders.get(port);
      if (list === undefined) holders.set(port, [live]);
      else if (list.at(-1) !== live) list.push(live);
    }
  }
  return holders;
}

/** Containers that hold one of these ports, in the order of their ids. */
export function holdersOfPorts(context: Context, ports: readonly string[]): readonly LiveContainer[] {
  const holders = new Set(ports.flatMap((port) => context.portHolders.get(port) ?? []));
  return [...holders].sort((a, b) => byText(a.id, b.id));
}

/** The address an object has now, seen through `movedFrom`. */
export function currentAddress(context: Context, of: Address): Address {
  if (context.moves.size === 0) return of;
  const parts = addressParts(of);
  const moved = context.moves.get(parts.instance);
  return moved === undefined ? of : (`${moved}${of.slice(parts.instance.length)}` as Address);
}

/** The same object's address under the instance's former name, when it has one. */
export function formerAddress(context: Context, of: Address): Address | undefined {
  const { instance } = addressParts(of);
  const from = formerInstance(context, instance);
  return from === undefined ? undefined : (`${from}${of.slice(instance.length)}` as Address);
}

/** The name that an instance had before it moved. */
export function formerInstance(context: Context, name: InstanceName): InstanceName | undefined {
  const from = context.instances.get(name)?.movedFrom;
  return from !== undefined && context.moves.get(from) === name ? from : undefined;
}

export function appliedInstance(context: Context, name: InstanceName): AppliedInstance | undefined {
  return context.applied?.instances[name];
}

/** The commit that an instance was last wholly brought to; undefined: none, or it is not one of a repository. */
export function appliedCommit(context: Context, name: InstanceName): Commit | undefined {
  const from = context.instances.get(name)?.movedFrom;
  const record = appliedInstance(context, name) ?? (from && appliedInstance(context, from));
  return record !== undefined && /^[0-9a-f]{40,64}$/.test(record.commit) ? record.commit : undefined;
}

/** What we recorded for a container; under the instance's former name when it moved. */
export function appliedContainer(context: Context, of: Address): AppliedContainer | undefined {
  const own = appliedInstance(context, addressParts(of).instance)?.containers[of];
  if (own !== undefined) return own;
  const former = formerAddress(context, of);
  return former && appliedInstance(context, addressParts(former).instance)?.containers[former];
}

/** The facts of an image by id: as the engine has it, or as we recorded it when the engine forgot it. */
export function imageFacts(
  context: Context,
  id: EngineId,
  recorded: AppliedContainer | undefined,
): ImageFacts | undefined {
  const known = context.observed.imagesById[id];
  if (known) return known;
  if (recorded?.imageId === id) return recorded.image;
  return Object.values(context.observed.images).find((image) => image?.id === id) ?? undefined;
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
