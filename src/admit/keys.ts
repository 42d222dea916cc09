// The allow-list of payload keys, at every level: exactly what src/fields can write (a test compares the
// two). A key that is not in it is refused whatever it says, so that no setting of the engine, old or yet to
// come, gets past the rules by being unknown to them. Names are compared to the letter: the engine is not
// that strict, and another spelling is one more key.

import type { AdmissionPayload, Hit } from './context.ts';

/** `leaf`: a text, number, flag or null. `leaves`: one, or a list of them, or of such lists. */
export type Shape =
  | 'leaf'
  | 'leaves'
  | { readonly mapOf: Shape }
  | { readonly listOf: Shape }
  | { readonly keys: Readonly<Record<string, Shape>> };

const LEAVES = { mapOf: 'leaf' } as const;

const ENDPOINT: Shape = {
  keys: {
    IPAMConfig: { keys: leaves('IPv4Address', 'IPv6Address', 'LinkLocalIPs') },
    ...leaves('Aliases', 'Links', 'MacAddress', 'GwPriority'),
    DriverOpts: LEAVES,
  },
};

const MOUNT: Shape = {
  keys: {
    ...leaves('Type', 'Source', 'Target', 'ReadOnly'),
    BindOptions: {
      keys: leaves(
        'Propagation',
        'NonRecursive',
        'ReadOnlyNonRecursive',
        'ReadOnlyForceRecursive',
        'CreateMountpoint',
      ),
    },
    VolumeOptions: { keys: leaves('NoCopy', 'Subpath') },
    ImageOptions: { keys: leaves('Subpath') },
  },
};

const RATES: Shape = { listOf: { keys: leaves('Path', 'Rate') } };

/** What the update call takes too. */
const LIMITS = {
  ...leaves('Memory', 'MemorySwap', 'MemoryReservation', 'NanoCpus', 'CpuShares', 'CpuPeriod', 'CpuQuota'),
  ...leaves('CpusetCpus', 'PidsLimit', 'BlkioWeight'),
  RestartPolicy: { keys: leaves('Name', 'MaximumRetryCount') },
};

const HOST_CONFIG: Shape = {
  keys: {
    ...LIMITS,
    ...leaves('MemorySwappiness', 'CpuRealtimePeriod', 'CpuRealtimeRuntime', 'OomKillDisable', 'OomScoreAdj'),
    ...leaves('ShmSize', 'NetworkMode', 'PidMode', 'IpcMode', 'UTSMode', 'UsernsMode', 'CgroupnsMode'),
    ...leaves('CgroupParent', 'Runtime', 'Isolation', 'Privileged', 'ReadonlyRootfs', 'Init', 'CapAdd'),
    ...leaves('CapDrop', 'SecurityOpt', 'MaskedPaths', 'ReadonlyPaths', 'GroupAdd', 'DeviceCgroupRules'),
    ...leaves('Dns', 'DnsSearch', 'DnsOptions', 'ExtraHosts', 'Links', 'VolumesFrom', 'Binds'),
    Mounts: { listOf: MOUNT },
    Tmpfs: LEAVES,
    Sysctls: LEAVES,
    StorageOpt: LEAVES,
    Annotations: LEAVES,
    LogConfig: { keys: { Type: 'leaf', Config: LEAVES } },
    PortBindings: { mapOf: { listOf: { keys: leaves('HostIp', 'HostPort') } } },
    Ulimits: { listOf: { keys: leaves('Name', 'Soft', 'Hard') } },
    Devices: { listOf: { keys: leaves('PathOnHost', 'PathInContainer', 'CgroupPermissions') } },
    DeviceRequests: {
      listOf: { keys: { ...leaves('Driver', 'Count', 'DeviceIDs', 'Capabilities'), Options: LEAVES } },
    },
    BlkioWeightDevice: { listOf: { keys: leaves('Path', 'Weight') } },
    BlkioDeviceReadBps: RATES,
    BlkioDeviceWriteBps: RATES,
    BlkioDeviceReadIOps: RATES,
    BlkioDeviceWriteIOps: RATES,
  },
};

/** By kind of call; a pull has a reference and nothing else. */
export const SHAPES: Readonly<Record<Exclude<AdmissionPayload['kind'], 'image.pull'>, Shape>> = {
  'container.create': {
    keys: {
      ...leaves('Image', 'Cmd', 'Entrypoint', 'Env', 'User', 'WorkingDir', 'Hostname', 'Domainname', 'Tty'),
      ...leaves('OpenStdin', 'StopSignal', 'StopTimeout', 'MacAddress'),
      Labels: LEAVES,
      Healthcheck: {
        keys: leaves('Test', 'Interval', 'Timeout', 'StartPeriod', 'StartInterval', 'Retries'),
      },
      ExposedPorts: { mapOf: { keys: {} } },
      NetworkingConfig: { keys: { EndpointsConfig: { mapOf: ENDPOINT } } },
      HostConfig: HOST_CONFIG,
    },
  },
  'carrier.create': {
    keys: {
      ...leaves('Image', 'Cmd', 'NetworkDisabled'),
      Labels: LEAVES,
      HostConfig: {
        keys: { ...leaves('NetworkMode', 'Binds'), Mounts: { listOf: { keys: leaves('Type', 'Target') } } },
      },
    },
  },
  'container.update': { keys: LIMITS },
  'network.create': {
    keys: {
      ...leaves('Name', 'CheckDuplicate', 'Driver', 'Internal', 'Attachable', 'EnableIPv6', 'EnableIPv4'),
      Options: LEAVES,
      Labels: LEAVES,
      IPAM: {
        keys: {
          Driver: 'leaf',
          Options: LEAVES,
          Config: {
            listOf: { keys: { ...leaves('Subnet', 'Gateway', 'IPRange'), AuxiliaryAddresses: LEAVES } },
          },
        },
      },
    },
  },
  'network.connect': ENDPOINT,
  'volume.create': { keys: { ...leaves('Name', 'Driver'), DriverOpts: LEAVES, Labels: LEAVES } },
  'image.build': {
    keys: {
      ...leaves('tag', 'dockerfile', 'target', 'network', 'platform', 'noCache', 'pull', 'extraHosts'),
      ...leaves('shmSize', 'cacheFrom'),
      args: LEAVES,
      labels: LEAVES,
    },
  },
};

function leaves<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, Shape>> {
  return Object.fromEntries(names.map((name) => [name, 'leaves'])) as Record<Name, Shape>;
}

/** Keys that are not in the allow-list, and places where something else stands than what may stand there. */
export function unknownKeys(payload: AdmissionPayload): readonly Hit[] {
  if (payload.kind === 'image.pull') return [];
  return strangers(payload.body, SHAPES[payload.kind], '');
}

function strangers(value: unknown, shape: Shape, path: string): readonly Hit[] {
  if (value === null || value === undefined) return [];
  if (shape === 'leaf') return isLeaf(value) ? [] : [hit(path, value)];
  if (shape === 'leaves') return isLeaves(value) ? [] : [hit(path, value)];
  if ('listOf' in shape) {
    if (!Array.isArray(value)) return [hit(path, value)];
    return value.flatMap((item, index) => strangers(item, shape.listOf, join(path, `${index}`)));
  }
  if (typeof value !== 'object' || Array.isArray(value)) return [hit(path, value)];
  return Object.entries(value).flatMap(([key, inner]) => {
    if ('mapOf' in shape) return strangers(inner, shape.mapOf, join(path, key));
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    return known === undefined ? [hit(join(path, key), inner)] : strangers(inner, known, join(path, key));
  });
}

function isLeaf(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isLeaves(value: unknown): boolean {
  return isLeaf(value) || (Array.isArray(value) && value.every(isLeaves));
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** What it says is not shown: nobody knows what it is. */
function hit(path: string, value: unknown): Hit {
  return { rule: 'unknown-key', path, value: Array.isArray(value) ? 'a list' : `a ${typeof value}` };
}
