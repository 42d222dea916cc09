// How a service is reached: networks, ports, links, name resolution.

import type { Port, ServiceNetwork } from '../../model/compose.ts';
import type { DeclaredFields, Endpoint, PortBinding } from '../../model/fields.ts';
import { address } from '../../model/ref.ts';
import { namespaceMode } from './privileges.ts';
import { maybe, same } from './process.ts';
import { at, containerName, type ProjectScope, replicas, report, type ServiceScope } from './scope.ts';

const INTERFACE_NAME = 'com.docker.network.endpoint.ifname';

/** Fields of networks and ports. */
export function attachmentFields(scope: ServiceScope): DeclaredFields {
  const { service } = scope;
  return {
    ...networkFields(scope),
    ...maybe('exposed', service.expose, (ports) => ports.flatMap(exposedPorts)),
    ...maybe('ports', service.ports, (ports) => bindings(scope, ports)),
    ...maybe('dns', service.dns, same),
    ...maybe('dnsSearch', service.dns_search, same),
    ...maybe('dnsOptions', service.dns_opt, same),
    ...maybe('extraHosts', service.extra_hosts, (hosts) => hosts.map((host) => host.replace('=', ':'))),
  };
}

/** The key of a network in fields: the address of one of the instance, the engine's name of a foreign one. */
export function networkKey(scope: ProjectScope, key: string): string {
  const network = scope.project.networks?.[key];
  if (network?.external === true) return network.name ?? key;
  return address(scope.context.instance, 'network', key);
}

function networkFields(scope: ServiceScope): DeclaredFields {
  const { service, project } = scope;
  const mode = service.network_mode ?? '';
  if (mode !== '') {
    const joined = namespaceMode(scope, mode);
    const isUserDefined = !['none', 'host', 'bridge', 'default'].includes(mode) && joined === mode;
    const links = linksOf(scope);
    return {
      networkMode: joined,
      ...(isUserDefined && !mode.startsWith('container:')
        ? { networks: { [mode]: endpoint(scope, undefined, true) } }
        : {}),
      ...(links.length > 0 && !isUserDefined ? { links } : {}),
    };
  }
  const attached = Object.entries(
    service.networks ?? ('default' in (project.networks ?? {}) ? { default: null } : {}),
  );
  const [first] = attached.toSorted(byPriority);
  if (first === undefined) return { networkMode: 'none' };
  return {
    networkMode: networkKey(scope, first[0]),
    networks: Object.fromEntries(
      attached.map(([key, options]) => [
        networkKey(scope, key),
        endpoint(scope, options ?? undefined, key === first[0]),
      ]),
    ),
  };
}

type Attached = readonly [string, ServiceNetwork | null];

/** Compose's order: highest priority first, then by name. The first one is the one to be created in. */
function byPriority([a, left]: Attached, [b, right]: Attached): number {
  return (right?.priority ?? 0) - (left?.priority ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
}

function endpoint(scope: ServiceScope, options: ServiceNetwork | undefined, isFirst: boolean): Endpoint {
  const { service, name } = scope;
  // As with Compose: found by the service's name and by the container's, whatever it is called meanwhile.
  const own = service.container_name ?? containerName(scope, name, scope.index);
  return {
    aliases: [...new Set([name, own, ...(options?.aliases ?? [])])].sort(),
    links: linksOf(scope).toSorted(),
    ipv4: options?.ipv4_address ?? '',
    ipv6: options?.ipv6_address ?? '',
    linkLocal: options?.link_local_ips ?? [],
    mac: options?.mac_address ?? (isFirst ? (service.mac_address ?? '') : ''),
    driverOpts: {
      ...options?.driver_opts,
      ...(options?.interface_name === undefined ? {} : { [INTERFACE_NAME]: options.interface_name }),
    },
    gwPriority: options?.gw_priority ?? 0,
  };
}

/** `db:database` → `crm-db-1:database`. A link without an alias of its own is what the network does anyhow. */
function linksOf(scope: ServiceScope): readonly string[] {
  const { service } = scope;
  const inside = (service.links ?? []).flatMap((link) => {
    const [target = '', alias = target] = link.split(':');
    return alias === target ? [] : [`${containerName(scope, target, 1)}:${alias}`];
  });
  const outside = (service.external_links ?? []).map((link) => {
    const [target = '', alias = target] = link.split(':');
    return `${target}:${alias}`;
  });
  return [...inside, ...outside];
}

/** `4200`, `4200/udp`, `8000-8010/tcp`. */
function exposedPorts(text: string): readonly string[] {
  const [range = '', protocol = 'tcp'] = text.split('/');
  const [first = '', last = first] = range.split('-');
  const count = Math.max(0, Number(last) - Number(first));
  return Array.from({ length: count + 1 }, (_, step) => `${Number(first) + step}/${protocol}`);
}

function bindings(scope: ServiceScope, ports: readonly Port[]): readonly PortBinding[] {
  const { service, context, name } = scope;
  return ports.map((port, index) => {
    const hostPort = port.published ?? '';
    if (scope.index === 2 && /^[1-9]\d*$/.test(hostPort)) {
      const hint = 'publish a range (`8000-8010:80`), or leave the host port to the engine (`80`)';
      const message = `service ${name}: ${replicas(service)} containers cannot all publish host port ${hostPort}`;
      report(scope, 'error', 'compose/port-clash', at(scope, 'ports', `${index}`), message, hint);
    }
    return {
      container: `${port.target ?? 0}/${port.protocol ?? 'tcp'}`,
      hostIp: port.host_ip ?? context.publishAddress ?? '',
      hostPort,
    };
  });
}
