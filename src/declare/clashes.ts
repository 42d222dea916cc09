// What instances of one engine must not share: names of containers, networks and volumes, host ports,
// and data folders (which stay where they are when an instance is renamed). Who runs already keeps its own, so that a new neighbour can never push it out; between new
// ones the name decides. Pure.

import type { AppliedInstance } from '../model/applied.ts';
import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';
import { type WrittenPath, writtenPaths } from './shared-paths.ts';

export type Claim = {
  readonly what: 'container' | 'network' | 'volume' | 'host port' | 'data folder';
  readonly name: string;
  /** What must be unique: kind and name, for ports number and protocol. */
  readonly key: string;
  /** Address of a port; two of one number clash when these are equal or one is every address. */
  readonly ip: string;
  readonly instance: InstanceName;
  readonly at: Position;
};

export type Claims = {
  readonly instance: InstanceName;
  readonly claims: readonly Claim[];
  readonly written: readonly WrittenPath[];
};

/** What an instance asks for on its engine. */
export function claimsOf(instance: DesiredInstance): Claims {
  const { name, containers, networks, volumes, folders, origin } = instance;
  const named = (what: Claim['what'], own: string, at: Position): Claim => claim(name, what, own, '', at);
  return {
    instance: name,
    claims: [
      ...containers.map((one) => named('container', one.name, one.origin)),
      ...ownOnly(networks).map((one) => named('network', one.name, one.origins['name']?.[0] ?? origin)),
      ...ownOnly(volumes).map((one) => named('volume', one.name, one.origins['name']?.[0] ?? origin)),
      ...containers.flatMap((one) => portClaims(name, one)),
      ...folders.map((one) => named('data folder', one.hostPath, one.origin)),
    ],
    written: writtenPaths(instance),
  };
}

/** What an instance whose declaration cannot be read still has: data that nobody else may write. */
export function recordedClaims({ name, folders, origin }: AppliedInstance): Claims {
  return {
    instance: name,
    claims: Object.values(folders).map((path) => claim(name, 'data folder', path, '', origin)),
    written: [],
  };
}

function ownOnly<T extends { readonly external: boolean }>(list: readonly T[]): readonly T[] {
  return list.filter((one) => !one.external);
}

/** A range (`8000-8010`) leaves the choice to the engine, and no port is no claim. */
function portClaims(instance: InstanceName, { fields, origins, origin }: ContainerSpec): readonly Claim[] {
  return (fields.ports ?? []).flatMap(({ hostIp, hostPort, container }) => {
    if (!/^\d+$/.test(hostPort)) return [];
    const protocol = container.slice(container.indexOf('/') + 1);
    return [claim(instance, 'host port', `${hostPort}/${protocol}`, hostIp, origins['ports']?.[0] ?? origin)];
  });
}

function claim(instance: InstanceName, what: Claim['what'], name: string, ip: string, at: Position): Claim {
  return { instance, what, name, key: `${what} ${name}`, ip, at };
}

/** Problems of the instances that ask for what another one has, by instance. `kept`: given away already. */
export function findClashes(
  all: readonly Claims[],
  isApplied: (name: InstanceName) => boolean,
  kept: readonly Claims[] = [],
): ReadonlyMap<InstanceName, readonly Problem[]> {
  const problems = new Map<InstanceName, readonly Problem[]>();
  const taken = new Map<string, readonly Claim[]>();
  for (const own of kept.flatMap(({ claims }) => claims)) taken.set(own.key, added(taken.get(own.key), own));
  const byName = [...all].sort((a, b) => (a.instance < b.instance ? -1 : 1));
  const order = [
    ...byName.filter(({ instance }) => isApplied(instance)),
    ...byName.filter(({ instance }) => !isApplied(instance)),
  ];
  for (const { instance, claims } of order) {
    const found = clashesWith(claims, taken);
    if (found.length > 0) problems.set(instance, found);
    else for (const own of claims) taken.set(own.key, added(taken.get(own.key), own));
  }
  return problems;
}

function clashesWith(
  claims: readonly Claim[],
  taken: ReadonlyMap<string, readonly Claim[]>,
): readonly Problem[] {
  return claims.flatMap((own, index) => {
    const other =
      taken.get(own.key)?.find((one) => excludes(one, own)) ??
      claims.slice(0, index).find((one) => one.key === own.key && excludes(one, own));
    return other === undefined ? [] : [clash(own, other)];
  });
}

function added(list: readonly Claim[] | undefined, own: Claim): readonly Claim[] {
  return list === undefined ? [own] : [...list, own];
}

/** Names exclude each other always, ports only on addresses that overlap. */
function excludes(a: Claim, b: Claim): boolean {
  return a.what !== 'host port' || a.ip === b.ip || isEvery(a.ip) || isEvery(b.ip);
}

function isEvery(ip: string): boolean {
  return ip === '' || ip === '0.0.0.0' || ip === '::';
}

function clash({ what, name, at }: Claim, other: Claim): Problem {
  const { file, line, column } = other.at;
  return {
    code: `instance/${what.replace(' ', '-')}-clash`,
    severity: 'error',
    at,
    message: `${what} ${name} already belongs to instance \`${other.instance}\`, declared at ${file}:${line}:${column}`,
    hint: HINTS[what],
  };
}

const RENAME = 'give one of the two another name';
const HINTS = {
  container: RENAME,
  network: RENAME,
  volume: RENAME,
  'host port': 'publish another port, or `auto`',
  'data folder': 'it had this name before: mount another path here, or give this instance another name',
} as const satisfies Record<Claim['what'], string>;
