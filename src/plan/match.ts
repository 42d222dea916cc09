// Pairs what is declared with what is there, by the address in the ownership label or our record, never
// by name. One address may have several containers: a replace that was interrupted leaves both.

import type { LiveContainer, LiveNetwork, LiveVolume, Ownership } from '../model/observed.ts';
import type { Address, InstanceName } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import type { Context } from './input.ts';
import { appliedInstance, byText, currentAddress } from './input.ts';

/** `moved`: labelled with the instance's former name, so it must be made anew to carry the new one. */
export type Matched<Live> = { readonly live: Live; readonly moved: boolean };

export type Matches = {
  /** Ours, by the address they have now; each list in a stable order. */
  readonly containers: ReadonlyMap<Address, readonly Matched<LiveContainer>[]>;
  readonly networks: ReadonlyMap<Address, readonly Matched<LiveNetwork>[]>;
  readonly volumes: ReadonlyMap<Address, readonly Matched<LiveVolume>[]>;
  /** Names in use by containers and networks that we must not touch. */
  readonly foreignContainers: ReadonlyMap<string, LiveContainer>;
  readonly foreignNetworks: ReadonlyMap<string, LiveNetwork>;
};

export function matchObjects(context: Context): Matches {
  const { containers, networks, volumes } = context.observed;
  return {
    containers: group(context, containers, (live) => live.id),
    networks: group(context, networks, (live) => live.id),
    volumes: group(context, volumes, (live) => live.name),
    foreignContainers: new Map(notOurs(containers).map((live) => [live.name, live])),
    foreignNetworks: new Map(notOurs(networks).map((live) => [live.name, live])),
  };
}

/** True when nothing may be done to an instance's objects: held, or told to be ignored. */
export function isUntouchable(context: Context, of: Address): boolean {
  const { instance } = addressParts(of);
  return context.held.has(instance) || context.instances.get(instance)?.state === 'ignored';
}

function group<Live extends { readonly ownership: Ownership }>(
  context: Context,
  objects: readonly Live[],
  key: (live: Live) => string,
): ReadonlyMap<Address, readonly Matched<Live>[]> {
  const groups = new Map<Address, Matched<Live>[]>();
  for (const live of objects) {
    if (live.ownership.kind !== 'ours') continue;
    const now = currentAddress(context, live.ownership.address);
    const one = { live, moved: now !== live.ownership.address };
    const list = groups.get(now);
    if (list === undefined) groups.set(now, [one]);
    else list.push(one);
  }
  for (const list of groups.values()) {
    if (list.length > 1) list.sort((a, b) => byText(key(a.live), key(b.live)));
  }
  return groups;
}

function notOurs<Live extends { readonly ownership: Ownership; readonly name: string }>(
  objects: readonly Live[],
): readonly Live[] {
  return objects.filter((live) => live.ownership.kind !== 'ours').sort((a, b) => byText(a.name, b.name));
}

/** Protection covers the instance as a whole: a service that its own declaration drops may go. */
export function isProtected(context: Context, instance: InstanceName): boolean {
  return !context.instances.has(instance) && appliedInstance(context, instance)?.protect === true;
}
