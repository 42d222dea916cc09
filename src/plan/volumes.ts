// Which engine volume each declared volume is, and what to do about those that are missing or left over.
// Nothing here ever removes or recreates a volume: data that is gone is reported, never replaced by emptiness.

import { REDACTED } from '../fields/same.ts';
import { compareVolume } from '../fields/volume.ts';
import type { AppliedVolume, Tombstone } from '../model/applied.ts';
import type { VolumeSpec } from '../model/desired.ts';
import type { LiveVolume } from '../model/observed.ts';
import type { Cause, FieldDiff, Note } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import type { Address } from '../model/ref.ts';
import { addressParts, engineId } from '../model/ref.ts';
import { commitCause, declaredAt, driftCause, originsOf, undeclaredCause } from './causes.ts';
import type { ChangeDraft } from './drafts.ts';
import { draft } from './drafts.ts';
import { elsewhere, foldersElsewhere } from './elsewhere.ts';
import type { Context } from './input.ts';
import { appliedInstance, byText, currentAddress, formerAddress } from './input.ts';
import type { Matches } from './match.ts';
import { isProtected, isUntouchable } from './match.ts';

export type CurrentVolume = {
  readonly name: string;
  readonly generation: number;
  /** True: made, empty, by this plan. */
  readonly isNew: boolean;
};

export type VolumePlan = {
  readonly current: ReadonlyMap<Address, CurrentVolume>;
  /** Volumes and folders that cannot be used; containers with them are left as they are. */
  readonly unusable: ReadonlySet<Address>;
  /** Names of volumes, and paths of folders, whose restored data takes the place of others by this plan. */
  readonly restored: ReadonlySet<string>;
  readonly changes: readonly ChangeDraft[];
};

type One = { readonly current: CurrentVolume; readonly usable: boolean; readonly change?: ChangeDraft };

const GENERATION_LABEL = 'dev.shipshape.generation';

type VolumeContext = Context & {
  /** Whose each volume in use is; made when first asked for. */
  readonly holders: () => ReadonlyMap<string, Address>;
  /** Names that containers of ours have mounted, here or gone. */
  readonly mounted: () => ReadonlySet<string>;
  readonly buried: ReadonlyMap<string, Tombstone>;
};

export function planVolumes(input: Context, matches: Matches): VolumePlan {
  const context = {
    ...input,
    holders: once(() => holdersOf(input)),
    mounted: once(() => mountedVolumes(input)),
    buried: buriedVolumes(input),
  };
  const current = new Map<Address, CurrentVolume>();
  const unusable = new Set<Address>();
  const changes: ChangeDraft[] = [];
  for (const instance of context.instances.values()) {
    if (instance.state === 'ignored') continue;
    for (const spec of [...instance.volumes].sort((a, b) => byText(a.address, b.address))) {
      const one = planVolume(context, matches, spec);
      current.set(spec.address, one.current);
      if (!one.usable) unusable.add(spec.address);
      if (one.change !== undefined) changes.push(one.change);
    }
    for (const left of foldersElsewhere(context, instance)) {
      unusable.add(left.address);
      changes.push(left);
    }
  }
  const restored = new Set(Object.values(context.restored ?? {}).map(({ name }) => name));
  return { current, unusable, restored, changes: [...changes, ...leftovers(context, matches, current)] };
}

/** What we recorded for a volume, under the instance's former name when it moved. */
function appliedVolume(context: Context, spec: VolumeSpec): AppliedVolume | undefined {
  const own = appliedInstance(context, addressParts(spec.address).instance)?.volumes[spec.address];
  // A volume that was given another name in the declaration is another volume.
  if (own !== undefined) return own.spec.name === spec.name ? own : undefined;
  const former = formerAddress(context, spec.address);
  return former && appliedInstance(context, addressParts(former).instance)?.volumes[former];
}

function planVolume(context: VolumeContext, matches: Matches, spec: VolumeSpec): One {
  const record = appliedVolume(context, spec);
  const restored = context.restored?.[spec.address];
  if (restored !== undefined && !spec.external)
    return planRestored(context, spec, { ...restored, isNew: false }, record);
  const labelled = spec.external || record !== undefined ? undefined : newestLabelled(context, matches, spec);
  const name = record?.current ?? labelled?.name ?? spec.name;
  const generation = record?.generation ?? generationOf(labelled);
  const live = context.volumesByName.get(name);
  const current = { name, generation, isNew: false };
  if (spec.external) {
    if (live !== undefined) return { current, usable: true };
    const note: Note = { kind: 'external-missing', name };
    return { current, usable: false, change: report(context, spec, note, [driftCause('missing')]) };
  }
  const accepted = context.acceptEmptyVolumes.includes(spec.address);
  const awaited = accepted ? undefined : awaitsData(context, spec);
  if (awaited !== undefined) return { current, usable: false, change: awaited };
  if (live !== undefined) return planExisting(context, spec, live, current);
  const left = record === undefined && !accepted ? elsewhere(context, spec) : undefined;
  if (left !== undefined) return { current, usable: false, change: left };
  return planMissing(context, spec, current, record, accepted);
}

function planMissing(
  context: VolumeContext,
  spec: VolumeSpec,
  current: CurrentVolume,
  record: AppliedVolume | undefined,
  accepted: boolean,
): One {
  const { name } = current;
  if ((record !== undefined || context.mounted().has(name)) && !accepted) {
    const note: Note = { kind: 'volume-missing', name };
    const change = report(context, spec, note, [driftCause('data-missing')]);
    return { current, usable: false, change: { ...change, risks: ['data-loss'] } };
  }
  return {
    current: { ...current, isNew: true },
    usable: true,
    change: creation(context, spec, name, accepted),
  };
}

/** Restored data in the place of what is there. It must be there and ours: nothing is ever made for it. */
function planRestored(
  context: VolumeContext,
  spec: VolumeSpec,
  current: CurrentVolume,
  record: AppliedVolume | undefined,
): One {
  const live = context.volumesByName.get(current.name);
  const note: Note | undefined =
    live === undefined ? { kind: 'volume-missing', name: current.name } : obstacle(context, spec, live);
  const cause: Cause = { kind: 'requested' };
  if (note !== undefined) return { current, usable: false, change: report(context, spec, note, [cause]) };
  const instead = record?.current ?? spec.name;
  if (instead === current.name) return { current, usable: true };
  const said: Note = { kind: 'data-restored', name: current.name, instead };
  return { current, usable: true, change: report(context, spec, said, [cause]) };
}

/** A clone that has no record waits for whoever brings its data: empty, or half filled, it would look like a good one. */
function awaitsData(context: VolumeContext, spec: VolumeSpec): ChangeDraft | undefined {
  const from = context.instances.get(addressParts(spec.address).instance)?.cloneFrom;
  if (from === undefined || appliedInstance(context, addressParts(spec.address).instance) !== undefined)
    return undefined;
  return report(context, spec, { kind: 'awaits-data', from: from.instance }, [commitCauseOf(context, spec)]);
}

/** What containers of ours have mounted, or had until it vanished: then it held data. */
function mountedVolumes({ observed }: Context): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { ownership, fields } of observed.containers) {
    if (ownership.kind !== 'ours') continue;
    for (const { source } of fields?.mounts ?? []) names.add(source);
  }
  return names;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function planExisting(
  context: VolumeContext,
  spec: VolumeSpec,
  live: LiveVolume,
  current: CurrentVolume,
): One {
  const note = obstacle(context, spec, live);
  if (note !== undefined) {
    return { current, usable: false, change: report(context, spec, note, [commitCauseOf(context, spec)]) };
  }
  const fields = compareVolume({ ...spec, name: live.name }, live)
    .filter((difference) => difference.rule !== 'ignore')
    .map(({ path, before, after, secret }): FieldDiff => {
      const causes = [
        commitCause(context, spec.address, originsOf(spec.origins, path), originOf(context, spec)),
      ];
      return { path, before, after, secret, rule: 'report', causes };
    });
  if (fields.length > 0) {
    const differs: Note = { kind: 'volume-differs', name: live.name };
    const causes = fields.flatMap((field) => field.causes);
    return { current, usable: true, change: { ...report(context, spec, differs, causes), fields } };
  }
  const buried = context.buried.get(live.name);
  if (buried === undefined) return { current, usable: true, ...alongWith(context, spec, live) };
  const again: Note = { kind: 'volume-again', name: live.name, since: buried.removedAt };
  return { current, usable: true, change: report(context, spec, again, [commitCauseOf(context, spec)]) };
}

/** A volume of an instance that gets another name goes with it: said once, since an engine renames no volume. */
function alongWith(context: Context, spec: VolumeSpec, { name }: LiveVolume): Pick<One, 'change'> {
  const { instance } = addressParts(spec.address);
  const former = formerAddress(context, spec.address);
  if (former === undefined || appliedInstance(context, instance)?.volumes[spec.address] !== undefined)
    return {};
  const from = addressParts(former).instance;
  if (appliedInstance(context, from)?.volumes[former]?.current !== name) return {};
  const note: Note = { kind: 'volume-moves', name, from };
  return { change: report(context, spec, note, [commitCauseOf(context, spec)]) };
}

/** Why a volume that has the name is not the one that is meant. */
function obstacle(
  context: VolumeContext,
  spec: VolumeSpec,
  { name, ownership }: LiveVolume,
): Note | undefined {
  if (ownership.kind !== 'ours') return { kind: 'name-taken', name, by: engineId(name) };
  // The label keeps the name that an instance had when the volume was made; the record knows who has it now.
  const of = context.holders().get(name) ?? currentAddress(context, ownership.address);
  const isOwn = addressParts(of).instance === addressParts(spec.address).instance;
  return isOwn ? undefined : { kind: 'belongs-to', name, of };
}

/** Whose current volume each is by our record, under the present names of the instances. */
function holdersOf(context: Context): ReadonlyMap<string, Address> {
  const holders = new Map<string, Address>();
  for (const { volumes } of Object.values(context.applied?.instances ?? {})) {
    for (const address in volumes) {
      const volume = volumes[address as Address];
      if (volume !== undefined) holders.set(volume.current, currentAddress(context, address as Address));
    }
  }
  return holders;
}

function buriedVolumes(context: Context): ReadonlyMap<string, Tombstone> {
  const volumes = (context.applied?.tombstones ?? []).filter(({ kind }) => kind === 'volume');
  return new Map(volumes.map((tombstone) => [tombstone.name, tombstone]));
}

/** What mounts a folder or a disk of the host under the name of a volume. */
function opensHost({ driverOpts }: VolumeSpec): boolean {
  // `//host/share` is on the network.
  return /^\/(?!\/)/.test(driverOpts['device'] ?? '');
}

/** Options of network shares may hold a password. */
function made(path: string, after: string): FieldDiff {
  const secret = /pass|secret|credential/i.test(after);
  return { path, before: undefined, after: secret ? REDACTED : after, secret, rule: 'update', causes: [] };
}

function creation(context: Context, spec: VolumeSpec, name: string, accepted: boolean): ChangeDraft {
  const { instance } = addressParts(spec.address);
  return {
    address: spec.address,
    instance,
    action: 'create',
    fields: [
      made('name', name),
      ...(spec.driver === 'local' ? [] : [made('driver', spec.driver)]),
      ...Object.entries(spec.driverOpts).map(([option, value]) => made(`driverOpts.${option}`, value)),
    ],
    causes: accepted ? [driftCause('data-missing'), { kind: 'requested' }] : [commitCauseOf(context, spec)],
    risks: [
      ...(accepted ? (['data-loss'] as const) : []),
      ...(opensHost(spec) ? (['exposure'] as const) : []),
    ],
    origin: originOf(context, spec),
    drafts: [draft(spec.address, 'create', 'prepare', { kind: 'volume.create', volume: spec, name })],
  };
}

/** Volumes of ours that nothing declares any more: they stay, and the record keeps a tombstone. */
function leftovers(
  context: VolumeContext,
  matches: Matches,
  current: ReadonlyMap<Address, CurrentVolume>,
): readonly ChangeDraft[] {
  if (matches.volumes.size === 0) return [];
  const inUse = new Set([...current.values()].map((volume) => volume.name));
  for (const name of recordedElsewhere(context)) inUse.add(name);
  return [...matches.volumes].flatMap(([address, volumes]) => {
    const { instance } = addressParts(address);
    if (isUntouchable(context, address) || isProtected(context, instance)) return [];
    return volumes
      .filter(({ live }) => !inUse.has(live.name) && !context.buried.has(live.name))
      .map(
        ({ live }): ChangeDraft => ({
          address,
          instance,
          action: 'report',
          fields: [],
          causes: [undeclaredCause(context, address)],
          risks: [],
          note: { kind: 'volume-kept', name: live.name },
          origin: undefined,
          drafts: [],
        }),
      );
  });
}

/** A held or ignored instance uses what its record says, whatever the labels of a moved volume say. */
function recordedElsewhere(context: Context): readonly string[] {
  return Object.values(context.applied?.instances ?? {})
    .filter(({ name }) => context.held.has(name) || context.instances.get(name)?.state === 'ignored')
    .flatMap((instance) => Object.values(instance.volumes).map((volume) => volume.current));
}

function report(context: Context, spec: VolumeSpec, note: Note, causes: readonly Cause[]): ChangeDraft {
  return {
    address: spec.address,
    instance: addressParts(spec.address).instance,
    action: 'report',
    fields: [],
    causes,
    risks: [],
    note,
    origin: originOf(context, spec),
    drafts: [],
  };
}

/**
 * Without a record the labels tell which generation is the newest. A volume that this address had under
 * another declared name is not meant any more, unless that was the name before the instance moved.
 */
function newestLabelled(context: VolumeContext, matches: Matches, spec: VolumeSpec): LiveVolume | undefined {
  const all = (matches.volumes.get(spec.address) ?? [])
    .filter(({ live, moved }) => moved || isGenerationOf(live, spec.name))
    .map(({ live }) => live)
    .filter((live) => obstacle(context, spec, live) === undefined);
  // One that a restore was filling when all was lost is newer, and nobody ever served from it.
  const used = all.filter(({ name }) => context.mounted().has(name));
  const among = used.length > 0 ? used : all;
  return [...among].sort((a, b) => generationOf(b) - generationOf(a) || byText(a.name, b.name))[0];
}

/** `crm_data`, `crm_data-g2`. */
function isGenerationOf(live: LiveVolume, name: string): boolean {
  return live.name === name || live.name === `${name}-g${generationOf(live)}`;
}

function generationOf(live: LiveVolume | undefined): number {
  const generation = Number(live?.labels[GENERATION_LABEL] ?? '1');
  return Number.isSafeInteger(generation) && generation > 0 ? generation : 1;
}

function commitCauseOf(context: Context, spec: VolumeSpec): Cause {
  return commitCause(context, spec.address, [], originOf(context, spec));
}

function originOf(context: Context, spec: VolumeSpec): Position {
  return declaredAt(context, spec.origins, addressParts(spec.address).instance);
}
