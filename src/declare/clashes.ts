// What instances of one engine must not share: names of containers, networks and volumes, and host
// ports. Who runs already keeps its own, so that a new neighbour can never push it out; between new
// ones the name decides. Pure.

import type { DesiredInstance } from '../model/desired.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';

type Claim = {
  readonly what: string;
  readonly name: string;
  readonly at: Position;
};
type PortClaim = Claim & { readonly ip: string };
type Held<T> = T & { readonly instance: InstanceName };

/** Problems of the instances that ask for what another one has, by instance. */
export function findClashes(
  instances: readonly DesiredInstance[],
  isApplied: (name: InstanceName) => boolean,
): ReadonlyMap<InstanceName, readonly Problem[]> {
  const problems = new Map<InstanceName, readonly Problem[]>();
  const names = new Map<string, Held<Claim>>();
  const ports = new Map<string, Held<PortClaim>[]>();
  const order = [...instances].sort(
    (a, b) => Number(isApplied(b.name)) - Number(isApplied(a.name)) || (a.name < b.name ? -1 : 1),
  );
  for (const instance of order) {
    const claims = nameClaims(instance);
    const wanted = portClaims(instance);
    const found = [
      ...nameClashes(instance.name, claims, names),
      ...portClashes(instance.name, wanted, ports),
    ];
    if (found.length > 0) {
      problems.set(instance.name, found);
      continue;
    }
    for (const claim of claims)
      names.set(`${claim.what} ${claim.name}`, { ...claim, instance: instance.name });
    for (const claim of wanted) {
      ports.set(claim.name, [...(ports.get(claim.name) ?? []), { ...claim, instance: instance.name }]);
    }
  }
  return problems;
}

function nameClaims({ containers, networks, volumes, origin }: DesiredInstance): readonly Claim[] {
  const claims: Claim[] = [];
  for (const container of containers)
    claims.push({ what: 'container', name: container.name, at: container.origin });
  for (const network of networks) {
    if (!network.external)
      claims.push({ what: 'network', name: network.name, at: network.origins['name']?.[0] ?? origin });
  }
  for (const volume of volumes) {
    if (!volume.external)
      claims.push({ what: 'volume', name: volume.name, at: volume.origins['name']?.[0] ?? origin });
  }
  return claims;
}

/** A range (`8000-8010`) leaves the choice to the engine, and no port is no claim. */
function portClaims({ containers }: DesiredInstance): readonly PortClaim[] {
  return containers.flatMap((container) =>
    (container.fields.ports ?? []).flatMap(({ hostIp, hostPort, container: inside }) => {
      if (!/^\d+$/.test(hostPort)) return [];
      const protocol = inside.slice(inside.indexOf('/') + 1);
      const at = container.origins['ports']?.[0] ?? container.origin;
      return [{ what: 'host port', name: `${hostPort}/${protocol}`, ip: hostIp, at }];
    }),
  );
}

function nameClashes(
  instance: InstanceName,
  claims: readonly Claim[],
  taken: ReadonlyMap<string, Held<Claim>>,
): readonly Problem[] {
  const own = new Set<string>();
  return claims.flatMap((claim) => {
    const key = `${claim.what} ${claim.name}`;
    const other = taken.get(key);
    const isTwice = own.has(key);
    own.add(key);
    if (other !== undefined) return [clash(claim, other)];
    return isTwice ? [clash(claim, { ...claim, instance })] : [];
  });
}

function portClashes(
  instance: InstanceName,
  claims: readonly PortClaim[],
  taken: ReadonlyMap<string, readonly Held<PortClaim>[]>,
): readonly Problem[] {
  const own = new Map<string, Held<PortClaim>[]>();
  return claims.flatMap((claim) => {
    const others = [...(taken.get(claim.name) ?? []), ...(own.get(claim.name) ?? [])];
    own.set(claim.name, [...(own.get(claim.name) ?? []), { ...claim, instance }]);
    const other = others.find((one) => one.ip === claim.ip || isEvery(one.ip) || isEvery(claim.ip));
    return other === undefined ? [] : [clash(claim, other)];
  });
}

function isEvery(ip: string): boolean {
  return ip === '' || ip === '0.0.0.0' || ip === '::';
}

function clash(claim: Claim, other: Held<Claim>): Problem {
  const { file, line, column } = other.at;
  return {
    code: `instance/${claim.what.replace(' ', '-')}-clash`,
    severity: 'error',
    at: claim.at,
    message: `${claim.what} ${claim.name} already belongs to instance \`${other.instance}\`, declared at ${file}:${line}:${column}`,
    hint: claim.what === 'host port' ? 'publish another port, or `auto`' : 'give one of the two another name',
  };
}
