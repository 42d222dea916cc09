// The spec that a container is really made from: what is declared, with the volumes of the generation
// in use and what the instance's state asks for. Applied to a recorded spec it gives what we made then.

import { renameVolumes } from '../fields/volumes.ts';
import type { AppliedContainer } from '../model/applied.ts';
import type { ContainerSpec, DesiredInstance, InstanceState } from '../model/desired.ts';
import type { DeclaredFields } from '../model/fields.ts';
import type { Address } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import type { Context } from './input.ts';
import { appliedInstance, formerAddress } from './input.ts';
import type { NetworkPlan } from './networks.ts';
import type { VolumePlan } from './volumes.ts';

/** What the engine is to be told for a declared container. Doing it twice changes nothing. */
export function effectiveSpec(
  spec: ContainerSpec,
  state: InstanceState,
  current: ReadonlyMap<string, string>,
  networks: ReadonlyMap<string, Address>,
): ContainerSpec {
  const fields = renameNetworks(renameVolumes(spec.fields, current), networks);
  // An engine that restarts brings `always` back even when we stopped it; `unless-stopped` stays down.
  const stays = state === 'stopped' && fields.restart?.name === 'always';
  return stays
    ? { ...spec, fields: { ...fields, restart: { ...fields.restart, name: 'unless-stopped' } } }
    : { ...spec, fields };
}

/** Declared volume name → the name in use, for one instance. */
export function currentNames(instance: DesiredInstance, volumes: VolumePlan): ReadonlyMap<string, string> {
  return new Map(
    instance.volumes.map((volume) => [volume.name, volumes.current.get(volume.address)?.name ?? volume.name]),
  );
}

/** The spec that the recorded container was made from. */
export function recordedSpec(context: Context, of: Address, record: AppliedContainer): ContainerSpec {
  const instance =
    appliedInstance(context, addressParts(of).instance) ??
    appliedInstance(context, addressParts(formerAddress(context, of) ?? of).instance);
  const names = Object.values(instance?.volumes ?? {}).map((volume): [string, string] => [
    volume.spec.name,
    volume.current,
  ]);
  return effectiveSpec(record.spec, instance?.state ?? 'running', new Map(names), context.networkNames);
}

/**
 * Engine name → address of networks that are ours, whoever uses them: a network that is external to one
 * instance may belong to another one, and live containers speak of it by address.
 */
export function networkKeys(context: Context, networks: NetworkPlan): ReadonlyMap<string, Address> {
  const declared = [...networks.specs.values()].filter((spec) => !spec.external);
  return new Map([
    ...context.networkNames,
    ...declared.map(({ name, address }): readonly [string, Address] => [name, address]),
  ]);
}

function renameNetworks(fields: DeclaredFields, names: ReadonlyMap<string, Address>): DeclaredFields {
  const { networks, networkMode } = fields;
  const key = (name: string) => names.get(name) ?? name;
  return {
    ...fields,
    ...(networkMode === undefined ? {} : { networkMode: key(networkMode) }),
    ...(networks === undefined
      ? {}
      : {
          networks: Object.fromEntries(
            Object.entries(networks).map(([name, endpoint]) => [key(name), endpoint]),
          ),
        }),
  };
}
