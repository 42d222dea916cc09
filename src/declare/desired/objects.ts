// Networks and volumes of a project, as the engine will have them.

import type { Network, Volume } from '../../model/compose.ts';
import type { NetworkSpec, Origins, VolumeSpec } from '../../model/desired.ts';
import { address } from '../../model/ref.ts';
import { type ProjectScope, positionsOf } from './scope.ts';

/** All networks, external ones too: they must be there. */
export function networkSpecs(scope: ProjectScope): readonly NetworkSpec[] {
  return Object.entries(scope.project.networks ?? {}).map(([key, network]) =>
    networkSpec(scope, key, network),
  );
}

/** All declared volumes, external ones too. */
export function volumeSpecs(scope: ProjectScope): readonly VolumeSpec[] {
  return Object.entries(scope.project.volumes ?? {}).map(([key, volume]) => volumeSpec(scope, key, volume));
}

function networkSpec(scope: ProjectScope, key: string, network: Network): NetworkSpec {
  const { instance } = scope.context;
  return {
    address: address(instance, 'network', key),
    name: network.name ?? `${instance}_${key}`,
    external: network.external ?? false,
    driver: network.driver || 'bridge',
    driverOpts: network.driver_opts ?? {},
    internal: network.internal ?? false,
    attachable: network.attachable ?? false,
    enableIpv6: network.enable_ipv6 ?? false,
    enableIpv4: network.enable_ipv4 ?? true,
    ipam: {
      driver: network.ipam.driver || 'default',
      options: {},
      pools: (network.ipam.config ?? []).map((pool) => ({
        subnet: pool.subnet ?? '',
        gateway: pool.gateway ?? '',
        ipRange: pool.ip_range ?? '',
        auxAddresses: pool.aux_addresses ?? {},
      })),
    },
    labels: network.labels ?? {},
    origins: originsOf(scope, 'networks', key, {
      name: 'name',
      driver: 'driver',
      driverOpts: 'driver_opts',
      internal: 'internal',
      attachable: 'attachable',
      enableIpv6: 'enable_ipv6',
      enableIpv4: 'enable_ipv4',
      'ipam.driver': 'ipam.driver',
      'ipam.options': 'ipam.options',
      'ipam.pools': 'ipam.config',
      labels: 'labels',
    }),
  };
}

function volumeSpec(scope: ProjectScope, key: string, volume: Volume): VolumeSpec {
  const { instance } = scope.context;
  return {
    address: address(instance, 'volume', key),
    name: volume.name ?? `${instance}_${key}`,
    external: volume.external ?? false,
    driver: volume.driver || 'local',
    driverOpts: volume.driver_opts ?? {},
    labels: volume.labels ?? {},
    origins: originsOf(scope, 'volumes', key, {
      name: 'name',
      driver: 'driver',
      driverOpts: 'driver_opts',
      labels: 'labels',
    }),
  };
}

/** Where each member was written; one without a place of its own has the object's. */
function originsOf(
  scope: ProjectScope,
  kind: string,
  key: string,
  members: Readonly<Record<string, string>>,
): Origins {
  return Object.fromEntries(
    Object.entries(members).map(([path, member]) => [
      path,
      positionsOf(scope.origins, [kind, key, ...member.split('.')]),
    ]),
  );
}
