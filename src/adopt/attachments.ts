// Networks, ports and namespaces of a container as Compose says them. Pure.

import type { DeclaredFields, Endpoint, PortBinding } from '../model/fields.ts';
import type { Json } from '../model/tree.ts';
import { compact } from './compact.ts';
import type { AdoptNames } from './names.ts';

export function attachments(fields: DeclaredFields, names: AdoptNames): Readonly<Record<string, Json>> {
  const networks = Object.entries(fields.networks ?? {});
  const { networkMode } = fields;
  const joined = networkMode?.startsWith('container:')
    ? names.service(networkMode.slice('container:'.length))
    : undefined;
  const onlyDefault = networks.length === 1 && isPlainDefault(networks, names);
  if (onlyDefault) return reach(fields);
  const first = networks.length > 0 && networkMode !== undefined && networkMode in (fields.networks ?? {});
  return compact({
    ...(first || (networkMode === undefined && networks.length > 0)
      ? { networks: Object.fromEntries(networks.map(([key, one]) => attached(key, one, networkMode, names))) }
      : { network_mode: joined === undefined ? (networkMode ?? 'bridge') : `service:${joined}` }),
    ...reach(fields),
  });
}

/** The network that every service is in when nothing is said. */
function isPlainDefault(networks: readonly (readonly [string, Endpoint])[], names: AdoptNames): boolean {
  return networks.every(([key, one]) => {
    const [name, options] = attached(key, one, undefined, names);
    return name === 'default' && options === null;
  });
}

function reach(fields: DeclaredFields): Readonly<Record<string, Json>> {
  return compact({
    ports: fields.ports?.map(portOf),
    expose: fields.exposed?.filter((port) => !fields.ports?.some(({ container }) => container === port)),
    dns: fields.dns,
    dns_search: fields.dnsSearch,
    dns_opt: fields.dnsOptions,
    extra_hosts: fields.extraHosts,
    external_links: fields.links,
  });
}

function attached(
  key: string,
  one: Endpoint,
  mode: string | undefined,
  names: AdoptNames,
): readonly [string, Json] {
  const aliases = one.aliases.filter((alias) => !names.implied.includes(alias));
  const options = compact({
    aliases: aliases.length === 0 ? undefined : aliases,
    ipv4_address: one.ipv4 || undefined,
    ipv6_address: one.ipv6 || undefined,
    link_local_ips: one.linkLocal.length === 0 ? undefined : one.linkLocal,
    mac_address: one.mac || undefined,
    driver_opts: Object.keys(one.driverOpts).length === 0 ? undefined : one.driverOpts,
    gw_priority: one.gwPriority === 0 ? undefined : one.gwPriority,
    // The one a container is created in comes first; Compose goes by priority, then by name.
    priority: key === mode ? 1000 : undefined,
  });
  return [names.network(key), Object.keys(options).length === 0 ? null : options];
}

function portOf({ container, hostIp, hostPort }: PortBinding): Json {
  const [target = '', protocol = 'tcp'] = container.split('/');
  return compact({
    target: Number(target),
    published: hostPort === '' ? undefined : hostPort,
    host_ip: hostIp === '' ? undefined : hostIp,
    protocol,
    mode: 'ingress',
  });
}
