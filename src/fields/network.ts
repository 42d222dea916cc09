// Networks: nothing of one changes in place. What the engine chose for itself (subnet, gateway,
// options of newer versions) is no difference, as long as the declaration does not speak of it.

import type { NetworkSpec } from '../model/desired.ts';
import type { NetworkJson, StringMap } from '../model/engine.ts';
import type { LiveNetwork, Ownership } from '../model/observed.ts';
import { engineId } from '../model/ref.ts';
import { textMap } from './json.ts';
import { userLabels } from './process.ts';
import { sameValue, toShown } from './same.ts';
import type { Difference } from './types.ts';

type Pool = NetworkSpec['ipam']['pools'][number];

/** A network's inspect as the planner sees it. */
export function toLiveNetwork(json: NetworkJson, ownership: Ownership): LiveNetwork {
  return {
    id: engineId(json.Id),
    name: json.Name,
    ownership,
    driver: json.Driver,
    driverOpts: textMap(Object.entries(json.Options ?? {})),
    internal: json.Internal,
    attachable: json.Attachable,
    enableIpv6: json.EnableIPv6,
    enableIpv4: json.EnableIPv4 ?? true,
    ipam: {
      driver: json.IPAM.Driver || 'default',
      options: textMap(Object.entries(json.IPAM.Options ?? {})),
      pools: (json.IPAM.Config ?? []).map((pool) => ({
        subnet: pool.Subnet ?? '',
        gateway: withoutLength(pool.Gateway ?? ''),
        ipRange: pool.IPRange ?? '',
        auxAddresses: textMap(Object.entries(pool.AuxiliaryAddresses ?? {})),
      })),
    },
    labels: textMap(Object.entries(json.Labels ?? {})),
  };
}

/** All differences; each asks for a replace. Nothing is asked of networks that belong to others. */
export function compareNetwork(spec: NetworkSpec, live: LiveNetwork): readonly Difference[] {
  if (spec.external) return [];
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['driver', live.driver, spec.driver || 'bridge'],
    ['internal', live.internal, spec.internal],
    ['attachable', live.attachable, spec.attachable],
    ['enableIpv6', live.enableIpv6, spec.enableIpv6],
    ['enableIpv4', live.enableIpv4, spec.enableIpv4],
    ['ipam.driver', live.ipam.driver, spec.ipam.driver || 'default'],
    ['ipam.options', live.ipam.options, textMap(Object.entries(spec.ipam.options))],
    ['ipam.pools', poolsAsAsked(live, spec), spec.ipam.pools.map(canonicalPool)],
    ...mapPairs('driverOpts', optionsAsAsked(live, spec), spec.driverOpts),
    ...mapPairs('labels', userLabels(live.labels), userLabels(spec.labels)),
  ];
  return pairs.flatMap(([path, before, after]) => differenceOf(path, before, after));
}

/**
 * What a declaration asked for until now and has no words for any more: a name, an address range. Only the
 * record tells; the engine would keep it for ever.
 */
export function takenBack(before: NetworkSpec, spec: NetworkSpec, live: LiveNetwork): readonly Difference[] {
  if (spec.external || before.external) return [];
  const isRenamed = before.name !== spec.name && live.name !== spec.name;
  const left = before.ipam.pools.filter((pool, index) => isTakenBack(pool, index, spec));
  return [
    ...(isRenamed ? differenceOf('name', live.name, spec.name) : []),
    ...(left.length > 0
      ? differenceOf('ipam.pools', before.ipam.pools, spec.ipam.pools.map(canonicalPool))
      : []),
  ];
}

function isTakenBack(pool: Pool, index: number, { ipam: { pools } }: NetworkSpec): boolean {
  const now = pools.find((one) => one.subnet !== '' && one.subnet === pool.subnet) ?? pools[index];
  return (['subnet', 'gateway', 'ipRange'] as const).some(
    (key) => pool[key] !== '' && (now?.[key] ?? '') === '',
  );
}

/** The body of the create call. `labels`: ownership and Compose's, beside the declared ones. */
export function networkBody(spec: NetworkSpec, labels: StringMap): Readonly<Record<string, unknown>> {
  return {
    Name: spec.name,
    // Names are not unique to the engine; this makes a second create fail instead of making a twin.
    CheckDuplicate: true,
    Driver: spec.driver || 'bridge',
    Options: spec.driverOpts,
    Internal: spec.internal,
    Attachable: spec.attachable,
    EnableIPv6: spec.enableIpv6,
    ...(spec.enableIpv4 ? {} : { EnableIPv4: false }),
    IPAM: {
      Driver: spec.ipam.driver || 'default',
      Options: spec.ipam.options,
      Config: spec.ipam.pools.map(poolBody),
    },
    Labels: { ...spec.labels, ...labels },
  };
}

/** One difference, when there is one; `replace` is what networks and volumes always need. */
export function differenceOf(path: string, before: unknown, after: unknown): readonly Difference[] {
  const plain = (value: unknown) => (value === undefined ? undefined : toShown(value));
  // Neither side can hold a secret here, so no fingerprint is ever taken.
  if (sameValue(after, before, refuse)) return [];
  return [{ path, before: plain(before), after: plain(after), rule: 'replace', secret: false, risks: [] }];
}

/** One pair per key of either side. */
export function mapPairs(path: string, before: StringMap, after: StringMap) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.map((key) => [`${path}.${key}`, before[key], after[key]] as const);
}

function refuse(): never {
  throw new Error('bug: a secret in a network or volume');
}

function poolBody(pool: Pool) {
  return {
    ...(pool.subnet === '' ? {} : { Subnet: pool.subnet }),
    ...(pool.gateway === '' ? {} : { Gateway: pool.gateway }),
    ...(pool.ipRange === '' ? {} : { IPRange: pool.ipRange }),
    ...(Object.keys(pool.auxAddresses).length === 0 ? {} : { AuxiliaryAddresses: pool.auxAddresses }),
  };
}

/** Live pools with only what the declaration speaks of; none declared: the engine's choice is right. */
function poolsAsAsked(live: LiveNetwork, spec: NetworkSpec): readonly Pool[] {
  return live.ipam.pools.flatMap((pool, index) => {
    const asked =
      spec.ipam.pools.find((one) => one.subnet !== '' && one.subnet === pool.subnet) ??
      spec.ipam.pools[index];
    if (asked === undefined) return spec.ipam.pools.length === 0 || isFamilyUnasked(pool, spec) ? [] : [pool];
    return [{ ...pool, ...unasked(asked) }];
  });
}

/** Newer engines give an IPv6 network a pool per family; a declaration may name just one of them. */
function isFamilyUnasked(pool: Pool, spec: NetworkSpec): boolean {
  const isV6 = pool.subnet.includes(':');
  return spec.ipam.pools.every((one) => one.subnet.includes(':') !== isV6);
}

function unasked(asked: Pool) {
  return {
    ...(asked.subnet === '' ? { subnet: '' } : {}),
    ...(asked.gateway === '' ? { gateway: '' } : {}),
    ...(asked.ipRange === '' ? { ipRange: '' } : {}),
  };
}

function canonicalPool(pool: Pool): Pool {
  return {
    ...pool,
    gateway: withoutLength(pool.gateway),
    auxAddresses: textMap(Object.entries(pool.auxAddresses)),
  };
}

/** Some engines write the gateway with its prefix length. */
function withoutLength(gateway: string): string {
  return gateway.replace(/\/\d+$/, '');
}

/** Newer engines write down `com.docker.network.enable_ipv4` and `…enable_ipv6`, which have members of their own. */
function optionsAsAsked(live: LiveNetwork, spec: NetworkSpec): StringMap {
  return textMap(
    Object.entries(live.driverOpts).filter(
      ([key]) => !key.startsWith('com.docker.network.enable_ipv') || key in spec.driverOpts,
    ),
  );
}
