// What the engine makes of a create body: the image's settings merged in, its own defaults filled in,
// everything it does not know dropped. Mirrors Docker 20.10 on cgroup v1, field by field; the contract
// suite compares both. Pure.

import { Failure } from '../../model/failure.ts';
import type { Image, Json } from './world.ts';

const MIN_MEMORY = 6 * 1024 * 1024;

const HOST_DEFAULTS: Json = {
  Binds: null,
  ContainerIDFile: '',
  LogConfig: { Type: 'json-file', Config: {} },
  NetworkMode: 'default',
  PortBindings: null,
  RestartPolicy: { Name: '', MaximumRetryCount: 0 },
  AutoRemove: false,
  VolumeDriver: '',
  VolumesFrom: null,
  CapAdd: null,
  CapDrop: null,
  CgroupnsMode: 'host',
  Dns: null,
  DnsOptions: null,
  DnsSearch: null,
  ExtraHosts: null,
  GroupAdd: null,
  IpcMode: 'private',
  Cgroup: '',
  Links: null,
  OomScoreAdj: 0,
  PidMode: '',
  Privileged: false,
  PublishAllPorts: false,
  ReadonlyRootfs: false,
  SecurityOpt: null,
  UTSMode: '',
  UsernsMode: '',
  ShmSize: 64 * 1024 * 1024,
  ConsoleSize: [0, 0],
  Isolation: '',
  CpuShares: 0,
  Memory: 0,
  NanoCpus: 0,
  CgroupParent: '',
  BlkioWeight: 0,
  BlkioWeightDevice: null,
  BlkioDeviceReadBps: null,
  BlkioDeviceWriteBps: null,
  BlkioDeviceReadIOps: null,
  BlkioDeviceWriteIOps: null,
  CpuPeriod: 0,
  CpuQuota: 0,
  CpuRealtimePeriod: 0,
  CpuRealtimeRuntime: 0,
  CpusetCpus: '',
  CpusetMems: '',
  Devices: null,
  DeviceCgroupRules: null,
  DeviceRequests: null,
  KernelMemory: 0,
  KernelMemoryTCP: 0,
  MemoryReservation: 0,
  MemorySwap: 0,
  MemorySwappiness: null,
  OomKillDisable: false,
  PidsLimit: null,
  Ulimits: null,
  CpuCount: 0,
  CpuPercent: 0,
  IOMaximumIOps: 0,
  IOMaximumBandwidth: 0,
  MaskedPaths: [
    '/proc/asound',
    '/proc/acpi',
    '/proc/kcore',
    '/proc/keys',
    '/proc/latency_stats',
    '/proc/timer_list',
    '/proc/timer_stats',
    '/proc/sched_debug',
    '/proc/scsi',
    '/sys/firmware',
  ],
  ReadonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
};

/** Shown only when they were given. */
const HOST_OPTIONAL = ['Tmpfs', 'StorageOpt', 'Sysctls', 'Init', 'Mounts', 'Runtime'];

const CONFIG_DEFAULTS: Json = {
  Hostname: '',
  Domainname: '',
  User: '',
  AttachStdin: false,
  AttachStdout: false,
  AttachStderr: false,
  Tty: false,
  OpenStdin: false,
  StdinOnce: false,
  Env: null,
  Cmd: null,
  Image: '',
  Volumes: null,
  WorkingDir: '',
  Entrypoint: null,
  OnBuild: null,
  Labels: {},
};
const CONFIG_OPTIONAL = ['ExposedPorts', 'Healthcheck', 'StopSignal', 'StopTimeout', 'MacAddress', 'Shell'];

export function refused(message: string): Failure {
  return new Failure('engine/refused', message, { retry: 'after-change' });
}

/** `Config` as inspect shows it. */
export function configOf(id: string, body: Json, image: Image, hostname: string): Json {
  const own = pick(body, Object.keys(CONFIG_DEFAULTS), CONFIG_OPTIONAL);
  const base = image.config;
  const config: Record<string, unknown> = {
    ...CONFIG_DEFAULTS,
    ...own,
    ...commandOf(own, base),
    ...mergedMaps(own, base),
    Image: body['Image'],
    Hostname: text(own['Hostname']) || (hostname === '' ? id.slice(0, 12) : hostname),
    User: text(own['User']) || text(base['User']),
    WorkingDir: text(own['WorkingDir']) || text(base['WorkingDir']),
    Env: mergedEnv(strings(own['Env']), strings(base['Env'])),
  };
  const signal = text(own['StopSignal']) || text(base['StopSignal']);
  if (signal !== '') config['StopSignal'] = signal;
  const healthcheck = mergedHealthcheck(own['Healthcheck'], base['Healthcheck']);
  if (healthcheck !== undefined) config['Healthcheck'] = healthcheck;
  if (strings(config['Cmd']).length + strings(config['Entrypoint']).length === 0)
    throw refused('No command specified');
  return config;
}

/** The entrypoint given drops the image's command; `['']` means none at all. */
function commandOf(own: Json, base: Json): Json {
  const entrypoint = strings(own['Entrypoint']);
  const cmd = strings(own['Cmd']);
  if (entrypoint.length > 0) {
    const isNone = entrypoint.length === 1 && entrypoint[0] === '';
    return { Entrypoint: isNone ? null : entrypoint, Cmd: cmd.length > 0 ? cmd : (own['Cmd'] ?? null) };
  }
  const inherited = own['Entrypoint'] === undefined || own['Entrypoint'] === null;
  return {
    Entrypoint: inherited ? (base['Entrypoint'] ?? null) : own['Entrypoint'],
    Cmd: cmd.length > 0 ? cmd : (base['Cmd'] ?? null),
  };
}

function mergedMaps(own: Json, base: Json): Json {
  const exposed = { ...object(base['ExposedPorts']), ...object(own['ExposedPorts']) };
  const volumes = { ...object(base['Volumes']), ...object(own['Volumes']) };
  return {
    Labels: { ...object(base['Labels']), ...object(own['Labels']) },
    Volumes: Object.keys(volumes).length === 0 ? null : volumes,
    ...(Object.keys(exposed).length === 0 ? {} : { ExposedPorts: exposed }),
  };
}

function mergedEnv(own: readonly string[], base: readonly string[]): readonly string[] {
  const named = new Set(own.map((entry) => entry.split('=')[0]));
  return [...own, ...base.filter((entry) => !named.has(entry.split('=')[0]))];
}

/** Parts that are not given come from the image; zero and absent members are not shown. */
function mergedHealthcheck(own: unknown, base: unknown): Json | undefined {
  if (own === undefined || own === null)
    return base === undefined || base === null ? undefined : object(base);
  const merged = Object.fromEntries(
    ['Test', 'Interval', 'Timeout', 'StartPeriod', 'Retries'].map((key) => {
      const value = object(own)[key];
      const given = Array.isArray(value) ? value.length > 0 : Boolean(value);
      return [key, given ? value : object(base)[key]];
    }),
  );
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined && value !== 0));
}

/** `HostConfig` as inspect shows it. */
export function hostConfigOf(body: Json, cpus: number): Json {
  const given = body['HostConfig'];
  const own = pick(object(given), Object.keys(HOST_DEFAULTS), HOST_OPTIONAL);
  const merged: Record<string, unknown> = { ...HOST_DEFAULTS, ...own };
  checkRestartPolicy(merged['RestartPolicy']);
  checkResources(merged, cpus);
  const memory = number(merged['Memory']);
  if (memory > 0 && number(merged['MemorySwap']) === 0) merged['MemorySwap'] = memory * 2;
  if (number(merged['ShmSize']) === 0) merged['ShmSize'] = HOST_DEFAULTS['ShmSize'];
  if (number(merged['PidsLimit']) <= 0 && merged['PidsLimit'] !== null) merged['PidsLimit'] = null;
  for (const key of ['NetworkMode', 'IpcMode', 'CgroupnsMode']) {
    if (text(merged[key]) === '') merged[key] = HOST_DEFAULTS[key];
  }
  const logging = object(merged['LogConfig']);
  merged['LogConfig'] = { Type: text(logging['Type']) || 'json-file', Config: logging['Config'] ?? {} };
  const restart = object(merged['RestartPolicy']);
  merged['RestartPolicy'] = {
    Name: text(restart['Name']),
    MaximumRetryCount: number(restart['MaximumRetryCount']),
  };
  if (merged['PortBindings'] !== null) merged['PortBindings'] = bindingsOf(object(merged['PortBindings']));
  if (given !== undefined && given !== null && text(merged['Runtime']) === '') merged['Runtime'] = 'runc';
  if (merged['Privileged'] === true) {
    merged['MaskedPaths'] = null;
    merged['ReadonlyPaths'] = null;
    merged['SecurityOpt'] = [...strings(merged['SecurityOpt']), 'label=disable'];
  }
  return merged;
}

function bindingsOf(ports: Json): Json {
  return Object.fromEntries(
    Object.entries(ports).map(([port, bindings]) => [
      port,
      (Array.isArray(bindings) ? bindings : []).map((binding) => ({
        HostIp: text(object(binding)['HostIp']),
        HostPort: text(object(binding)['HostPort']),
      })),
    ]),
  );
}

export function checkRestartPolicy(policy: unknown): void {
  const name = text(object(policy)['Name']);
  const retries = number(object(policy)['MaximumRetryCount']);
  if (!['', 'no', 'always', 'on-failure', 'unless-stopped'].includes(name)) {
    throw refused(`invalid restart policy '${name}'`);
  }
  if (retries !== 0 && name !== 'on-failure') {
    throw refused(`maximum retry count cannot be used with restart policy '${name}'`);
  }
}

/** The rules that hold for create and update alike. */
export function checkResources(values: Json, cpus: number): void {
  const memory = number(values['Memory']);
  const swap = number(values['MemorySwap']);
  if (memory > 0 && memory < MIN_MEMORY) throw refused('Minimum memory limit allowed is 6MB');
  if (memory > 0 && swap > 0 && swap < memory) {
    throw refused('Minimum memoryswap limit should be larger than memory limit, see usage');
  }
  if (memory === 0 && swap > 0) {
    throw refused('You should always set the Memory limit when using Memoryswap limit, see usage');
  }
  if (memory > 0 && number(values['MemoryReservation']) > memory) {
    throw refused('Minimum memory limit can not be less than memory reservation limit, see usage');
  }
  const nano = number(values['NanoCpus']);
  if (nano < 0 || nano > cpus * 1e9) {
    throw refused(`Range of CPUs is from 0.01 to ${cpus}.00, as there are only ${cpus} CPUs available`);
  }
  if (nano > 0 && (number(values['CpuQuota']) !== 0 || number(values['CpuPeriod']) !== 0)) {
    throw refused('Conflicting options: Nano CPUs and CPU Period cannot both be set');
  }
}

function pick(from: Json, known: readonly string[], optional: readonly string[]): Record<string, unknown> {
  const keys = [...known, ...optional].filter((key) => from[key] !== undefined && from[key] !== null);
  return Object.fromEntries(keys.map((key) => [key, structuredClone(from[key])]));
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
