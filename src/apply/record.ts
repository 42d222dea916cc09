// What the record says after an instance was worked on: all of it when everything is done, only the whole
// changes when something failed. Pure; recorder.ts keeps it. Data outlives its declaration as tombstones.

import type { AppliedInstance, AppliedTarget, AppliedVolume, Retired, Tombstone } from '../model/applied.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { ImageFacts } from '../model/observed.ts';
import type { Address, Commit, EngineId, InstanceName } from '../model/ref.ts';

export type KnownContainer = {
  readonly id: EngineId;
  readonly name: string;
  readonly nonce: string | undefined;
  readonly image: ImageFacts;
  readonly anonymousVolumes: Readonly<Record<string, string>>;
};

/** What is on the engine now, by address; undefined: nothing of ours. */
export type Known = {
  readonly container: (address: Address) => KnownContainer | undefined;
  readonly network: (address: Address) => EngineId | undefined;
  readonly volume: (address: Address) => { readonly name: string; readonly generation: number } | undefined;
};

/** Why data is kept of which nothing but its labels is known. */
export const LEFT = 'no longer declared';

export type Stamp = { readonly commit: Commit; readonly at: string };

/** How much of an instance is as declared now. */
export type Extent = {
  /** True: all that was to be done is done. */
  readonly whole: boolean;
  /** False: this object is still as the record before says. */
  readonly is: (address: Address) => boolean;
};

/** The record of an instance that is declared. */
export function recordOf(
  desired: DesiredInstance,
  before: AppliedInstance | undefined,
  known: Known,
  stamp: Stamp,
  { whole, is }: Extent,
): AppliedInstance {
  const containers = desired.containers.flatMap((spec) => {
    const old = before?.containers[spec.address];
    const live = is(spec.address) ? known.container(spec.address) : undefined;
    // Gone and left so (drift is not looked at): without its record it would look like a new declaration.
    if (live === undefined) return old === undefined ? [] : [[spec.address, old] as const];
    const { id, name, nonce, image, anonymousVolumes } = live;
    const adopted = old?.id === id && old.adopted;
    const sealed = nonce === undefined ? {} : { nonce };
    const unnamed = Object.keys(anonymousVolumes).length === 0 ? {} : { anonymousVolumes };
    const one = { id, name, imageId: image.id, image, spec, adopted, ...sealed, ...unnamed };
    return [[spec.address, one] as const];
  });
  const networks = desired.networks.flatMap((spec) => {
    const id = is(spec.address) && !spec.external ? known.network(spec.address) : undefined;
    if (id === undefined) return [];
    const old = before?.networks[spec.address];
    return [[spec.address, { id, spec, adopted: old?.id === id && old.adopted }] as const];
  });
  const folders = desired.folders.map(({ address, hostPath }) => [address, hostPath] as const);
  const last =
    whole || before === undefined ? { ...stamp, state: desired.state, team: desired.team } : before;
  const isPart = !whole && (before === undefined || before.partial === true);
  return {
    name: desired.name,
    commit: last.commit,
    ...(isPart ? { partial: true } : {}),
    at: last.at,
    origin: desired.origin,
    protect: desired.protect,
    state: last.state,
    ...(last.team === undefined ? {} : { team: last.team }),
    containers: { ...without(before?.containers, is), ...Object.fromEntries(containers) },
    networks: { ...without(before?.networks, is), ...Object.fromEntries(networks) },
    volumes: { ...(whole ? {} : before?.volumes), ...volumesOf(desired, before, known, is) },
    // What was not brought about is still served from where it was.
    folders: { ...Object.fromEntries(folders), ...(whole ? {} : before?.folders) },
    ...(whole || before?.failure === undefined ? {} : { failure: before.failure }),
  };
}

function without<Value>(
  before: Readonly<Record<Address, Value>> | undefined,
  is: Extent['is'],
): Readonly<Record<Address, Value>> {
  return Object.fromEntries(Object.entries(before ?? {}).filter(([address]) => !is(address as Address)));
}

function volumesOf(
  desired: DesiredInstance,
  before: AppliedInstance | undefined,
  known: Known,
  is: Extent['is'],
): Readonly<Record<Address, AppliedVolume>> {
  const volumes = desired.volumes.flatMap((spec) => {
    if (spec.external) return [];
    const old = before?.volumes[spec.address];
    const now = is(spec.address) ? known.volume(spec.address) : undefined;
    if (now === undefined) return old === undefined ? [] : [[spec.address, old] as const];
    const adopted = old?.current === now.name && old.adopted;
    const { name: current, generation } = now;
    return [[spec.address, { current, generation, spec, adopted }] as const];
  });
  return Object.fromEntries(volumes);
}

/**
 * The record with what only the one under the former name says: of data that is gone, which must not start
 * empty for having moved, and of containers that were looked at and left as they are.
 */
export function withFormer(
  record: AppliedInstance,
  former: AppliedInstance | undefined,
  desired: DesiredInstance,
  known: Pick<Known, 'container'>,
): AppliedInstance {
  if (former === undefined) return record;
  const was = (address: Address) => `${former.name}${address.slice(desired.name.length)}` as Address;
  const containers = desired.containers.flatMap(({ address }) => {
    const old = former.containers[was(address)];
    return old === undefined || known.container(address) === undefined ? [] : [[address, old] as const];
  });
  const volumes = desired.volumes.flatMap((spec) => {
    const old = former.volumes[was(spec.address)];
    return old === undefined || spec.external ? [] : [[spec.address, { ...old, spec }] as const];
  });
  return {
    ...record,
    containers: { ...Object.fromEntries(containers), ...record.containers },
    volumes: { ...Object.fromEntries(volumes), ...record.volumes },
  };
}

/** What the record of an instance is from now on; undefined: it has none any more. */
export type InstanceChange = {
  readonly name: InstanceName;
  readonly record: AppliedInstance | undefined;
  readonly stamp: Stamp;
};

/**
 * The state with records of instances replaced, one after the other, and tombstones for data that they have
 * left behind. Costs one pass over the state however many they are.
 */
export function withInstances(state: AppliedTarget, changes: readonly InstanceChange[]): AppliedTarget {
  if (changes.length === 0) return state;
  const instances: Record<InstanceName, AppliedInstance> = { ...state.instances };
  let { ports } = state;
  const left = new Map<string, Tombstone>();
  const taken = new Set<string>();
  for (const { name, record, stamp } of changes) {
    const before = instances[name];
    const reason = record === undefined ? `${name} is no longer declared` : LEFT;
    // Of several that had it, the last one to let go left it behind.
    const behind = before === undefined ? [] : tombstonesOf(before, reason, stamp);
    for (const one of behind) left.set(keyOf(one), one);
    if (record === undefined) {
      delete instances[name];
      ports = withoutInstance(ports, name);
    } else {
      instances[name] = record;
      for (const data of dataOf(record)) taken.add(data);
    }
  }
  const tombstones = state.tombstones.filter((one) => !taken.has(keyOf(one)));
  const next = { ...state, instances, ports, tombstones, ...retiredBy(state, changes) };
  return withTombstones(next, [...left.values()]);
}

/** Enough for what may still be found on an engine; a copy that is older than so many replaces is not. */
const RETIRED = 500;

/** A copy of a container's labels must not pass for ours once the container itself is gone. */
function retiredBy(state: AppliedTarget, changes: readonly InstanceChange[]): Pick<AppliedTarget, 'retired'> {
  const staying = new Set(changes.flatMap(({ record }) => nonced(record).map(({ nonce }) => nonce)));
  const names = new Set(changes.map(({ name }) => name));
  const before = [...names].flatMap((name) => nonced(state.instances[name]));
  const gone = before.filter(({ nonce }) => !staying.has(nonce));
  return gone.length === 0 ? {} : { retired: [...(state.retired ?? []), ...gone].slice(-RETIRED) };
}

function nonced(instance: AppliedInstance | undefined): readonly Retired[] {
  return Object.values(instance?.containers ?? {}).flatMap(({ nonce, id }) =>
    nonce === undefined ? [] : [{ nonce, id }],
  );
}

/** The state with more tombstones; what an instance uses has none. The same state when that is so already. */
export function withTombstones(state: AppliedTarget, more: readonly Tombstone[]): AppliedTarget {
  if (state.tombstones.length === 0 && more.length === 0) return state;
  const inUse = new Set(Object.values(state.instances).flatMap(dataOf));
  const known = new Set(state.tombstones.map(keyOf));
  const stay = state.tombstones.filter((one) => !inUse.has(keyOf(one)));
  const added = more.filter((one) => !known.has(keyOf(one)) && !inUse.has(keyOf(one)));
  const isSame = added.length === 0 && stay.length === state.tombstones.length;
  return isSame ? state : { ...state, tombstones: [...stay, ...added] };
}

/** The state without the tombstones of volumes that were purged. */
export function withoutPurged(state: AppliedTarget, volumes: ReadonlySet<string>): AppliedTarget {
  const stays = (one: Tombstone) => one.kind !== 'volume' || !volumes.has(one.name);
  return { ...state, tombstones: state.tombstones.filter(stays) };
}

function tombstonesOf(before: AppliedInstance, reason: string, { commit, at }: Stamp): readonly Tombstone[] {
  const common = { instance: before.name, removedAt: at, removedBy: commit, reason };
  return [
    ...Object.entries(before.volumes).map(
      ([address, { current }]) =>
        ({ ...common, kind: 'volume', address: address as Address, name: current }) as const,
    ),
    ...Object.entries(before.folders).map(
      ([address, path]) => ({ ...common, kind: 'folder', address: address as Address, name: path }) as const,
    ),
    ...unnamedOf(before).map((one) => ({ ...common, kind: 'volume', ...one }) as const),
  ];
}

/** Volumes that the engine named: nobody finds their data again without the record of whose they were. */
function unnamedOf({
  containers,
}: AppliedInstance): readonly Pick<Tombstone, 'address' | 'name' | 'target'>[] {
  return Object.entries(containers).flatMap(([address, { anonymousVolumes = {} }]) =>
    Object.entries(anonymousVolumes).map(([target, name]) => ({ address: address as Address, name, target })),
  );
}

function keyOf({ kind, name }: Pick<Tombstone, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

function dataOf(instance: AppliedInstance): readonly string[] {
  return [
    ...Object.values(instance.volumes).map(({ current }) => keyOf({ kind: 'volume', name: current })),
    ...Object.values(instance.folders).map((path) => keyOf({ kind: 'folder', name: path })),
    ...unnamedOf(instance).map(({ name }) => keyOf({ kind: 'volume', name })),
  ];
}

function withoutInstance(ports: AppliedTarget['ports'], name: InstanceName): AppliedTarget['ports'] {
  return Object.fromEntries(Object.entries(ports).filter(([key]) => !key.startsWith(`${name}/`)));
}
