// Decoders for the smaller things inside services: grants, ports, mounts, limits, hooks and the like.

import type {
  BlkioConfig,
  Build,
  Deploy,
  Device,
  DeviceRequest,
  FileGrant,
  Healthcheck,
  Hook,
  Mount,
  Port,
  Provider,
  Resource,
  RestartPolicy,
  ServiceNetwork,
  Throttle,
  Ulimit,
  UpdateConfig,
  Watch,
} from '../../model/compose.ts';
import type { Node } from '../../model/tree.ts';
import { cut } from './canonical.ts';
import { type Context, report } from './context.ts';
import {
  bytes,
  command,
  type Decoder,
  duration,
  flag,
  fraction,
  list,
  maybeDuration,
  maybeWhole,
  named,
  record,
  text,
  textMap,
  texts,
  variables,
  whole,
} from './decode.ts';
import { entriesOf, goText, stringOf } from './nodes.ts';

/** File modes are octal in texts and plain numbers otherwise; printed with a leading 0. */
const fileMode: Decoder<string> = (node, context) => {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  if (typeof node.value === 'number') return `0${Math.trunc(node.value).toString(8)}`;
  if (/^[0-7]+$/.test(String(node.value))) return `0${Number.parseInt(String(node.value), 8).toString(8)}`;
  report(context, 'compose/value', node, 'this is no file mode', 'write it in octal: "0440"');
  return undefined;
};

export const grant: Decoder<FileGrant> = record<FileGrant>({
  source: text,
  target: text,
  uid: text,
  gid: text,
  mode: fileMode,
});

export const device: Decoder<Device> = record<Device>({ source: text, target: text, permissions: text });

const deviceCount: Decoder<number> = (node, context) =>
  stringOf(node)?.toLowerCase() === 'all' ? -1 : whole(node, context);

export const deviceRequest: Decoder<DeviceRequest> = record<DeviceRequest>({
  capabilities: texts,
  driver: text,
  count: deviceCount,
  device_ids: texts,
  options: textMap,
});

export const port: Decoder<Port> = record<Port>({
  name: text,
  mode: text,
  host_ip: text,
  target: whole,
  published: text,
  protocol: text,
  app_protocol: text,
});

export const mount: Decoder<Mount> = record<Mount>({
  type: text,
  source: text,
  target: text,
  read_only: flag,
  consistency: text,
  bind: record<NonNullable<Mount['bind']>>({
    selinux: text,
    propagation: text,
    create_host_path: flag,
    recursive: text,
  }),
  volume: record<NonNullable<Mount['volume']>>({ labels: textMap, nocopy: flag, subpath: text }),
  tmpfs: record<NonNullable<Mount['tmpfs']>>({ size: bytes, mode: whole }),
  image: record<NonNullable<Mount['image']>>({ subpath: text }),
});

const limit: Decoder<number> = (node, context) => (node.kind === 'scalar' && maybeWhole(node, context)) || 0;
const limits = record<{ readonly soft?: number; readonly hard?: number }>({ soft: limit, hard: limit });

/** Two limits of 0 print as an empty map, as does a single 0. */
export const ulimit: Decoder<Ulimit> = (node, context) => {
  const value = node.kind === 'scalar' ? whole(node, context) : limits(node, context);
  return typeof value === 'number' || value?.soft || value?.hard ? value : {};
};

/** `host=address`, sorted. Hosts come as a map, or as a list of `host=address` or `host:address`. */
export const extraHosts: Decoder<readonly string[]> = (node, context) => {
  const lines =
    node.kind === 'list' ? node.items.map((item) => hostLine(item, context)) : hostEntries(node, context);
  const hosts = lines.flatMap((line) => {
    if (line === undefined) return [];
    if (line.host !== '' && !/[:=]/.test(line.host)) {
      return line.addresses.map((address) => `${line.host}=${address.replace(/^\[(.+)\]$/s, '$1')}`);
    }
    report(context, 'compose/host', line.node, `\`${line.host}\` is no host name`, 'write host=address');
    return [];
  });
  return hosts.length === 0 ? undefined : hosts.sort();
};

type HostLine = { readonly host: string; readonly addresses: readonly string[]; readonly node: Node };

function hostEntries(node: Node, context: Context): readonly HostLine[] {
  return [...entriesOf(node)].map(([host, entry]) => ({
    host,
    addresses: texts(entry.value, context) ?? [''],
    node: entry.value,
  }));
}

function hostLine(item: Node, context: Context): HostLine | undefined {
  const line = item.kind === 'scalar' ? goText(item) : '';
  const [host, addresses] = cut(line, line.includes('=') ? '=' : ':');
  if (addresses !== undefined) return { host, addresses: addresses.split(','), node: item };
  report(context, 'compose/host', item, 'a host without an address', 'write host=address');
  return undefined;
}

const sshKeys: Decoder<readonly string[]> = (node) => {
  const keys = [...entriesOf(node)].map(([id, entry]) => {
    const path = entry.value.kind === 'scalar' ? goText(entry.value) : '';
    return path === '' ? id : `${id}=${path}`;
  });
  return keys.length === 0 ? undefined : keys.sort();
};

export const build: Decoder<Build> = record<Build>({
  context: text,
  dockerfile: text,
  dockerfile_inline: text,
  entitlements: texts,
  args: variables,
  provenance: text,
  sbom: text,
  ssh: sshKeys,
  labels: textMap,
  cache_from: texts,
  cache_to: texts,
  no_cache: flag,
  additional_contexts: textMap,
  pull: flag,
  extra_hosts: extraHosts,
  isolation: text,
  network: text,
  target: text,
  secrets: list(grant),
  shm_size: bytes,
  tags: texts,
  ulimits: named(ulimit),
  platforms: texts,
  privileged: flag,
});

const throttles = list(record<Throttle>({ path: text, rate: bytes }));

export const blkioConfig: Decoder<BlkioConfig> = record<BlkioConfig>({
  weight: whole,
  weight_device: list(record<{ path?: string; weight?: number }>({ path: text, weight: whole })),
  device_read_bps: throttles,
  device_read_iops: throttles,
  device_write_bps: throttles,
  device_write_iops: throttles,
});

const updateConfig = record<UpdateConfig>({
  parallelism: maybeWhole,
  delay: duration,
  failure_action: text,
  monitor: duration,
  max_failure_ratio: fraction,
  order: text,
});

const resource = record<Resource>({
  cpus: fraction,
  memory: bytes,
  pids: whole,
  devices: list(deviceRequest),
  generic_resources: list(
    record<{ discrete_resource_spec?: { readonly kind: string; readonly value: number } }>({
      discrete_resource_spec: record<{ kind: string; value: number }>(
        {
          kind: (node) => (node.kind === 'scalar' ? goText(node) : ''),
          value: (node, context) => (node.kind === 'scalar' ? maybeWhole(node, context) : 0),
        },
        ['kind', 'value'],
      ),
    }),
  ),
});

export const deploy: Decoder<Deploy> = record<Deploy>(
  {
    mode: text,
    replicas: maybeWhole,
    labels: textMap,
    update_config: updateConfig,
    rollback_config: updateConfig,
    resources: record<Deploy['resources']>({ limits: resource, reservations: resource }),
    restart_policy: record<RestartPolicy>({
      condition: text,
      delay: maybeDuration,
      max_attempts: maybeWhole,
      window: maybeDuration,
    }),
    placement: record<Deploy['placement']>({
      constraints: texts,
      preferences: list(record<{ spread?: string }>({ spread: text })),
      max_replicas_per_node: whole,
    }),
    endpoint_mode: text,
  },
  ['resources', 'placement'],
);

/** A test in one text is a shell command. */
const test: Decoder<readonly string[]> = (node, context) => {
  const line = stringOf(node);
  return line === undefined ? texts(node, context) : ['CMD-SHELL', line];
};

export const healthcheck: Decoder<Healthcheck> = record<Healthcheck>({
  test,
  timeout: maybeDuration,
  interval: maybeDuration,
  retries: maybeWhole,
  start_period: maybeDuration,
  start_interval: maybeDuration,
  disable: flag,
});

export const hook: Decoder<Hook> = record<Hook>(
  { command, user: text, privileged: flag, working_dir: text, environment: variables },
  ['command'],
);

const always: Decoder<string> = (node) => (node.kind === 'scalar' ? goText(node) : '');

export const watch: Decoder<Watch> = record<Watch>(
  {
    path: always,
    action: always,
    target: text,
    exec: hook,
    include: texts,
    ignore: texts,
    initial_sync: flag,
  },
  ['path', 'action', 'exec'],
);

export const provider: Decoder<Provider> = record<Provider>({ type: text, options: named(texts) });

export const serviceNetwork: Decoder<ServiceNetwork> = record<ServiceNetwork>({
  aliases: texts,
  driver_opts: textMap,
  gw_priority: whole,
  interface_name: text,
  ipv4_address: text,
  ipv6_address: text,
  link_local_ips: texts,
  mac_address: text,
  priority: whole,
});
