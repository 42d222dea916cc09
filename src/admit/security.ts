// What takes the walls between a container and its host away: privileges, namespaces, capabilities,
// profiles, devices, kernel settings, and settings of the runtime itself.

import type { RuleName } from '../model/admission.ts';
import type { AdmissionContext, Hit } from './context.ts';
import { isAllowedDevice } from './paths.ts';
import { isSaid, type Json, mapAt, numberAt, objectsAt, textAt, textsAt } from './read.ts';

const MODES = ['NetworkMode', 'PidMode', 'IpcMode', 'UTSMode', 'UsernsMode', 'CgroupnsMode'];

/** Pod Security Standards, baseline: what may be added without a word. */
const PLAIN_CAPABILITIES = new Set([
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
]);
/** Each of these is a way to the host, or to what its neighbours say and do. */
const DANGEROUS_CAPABILITIES = new Set([
  ...['ALL', 'SYS_ADMIN', 'SYS_PTRACE', 'SYS_MODULE', 'NET_ADMIN', 'NET_RAW', 'DAC_READ_SEARCH', 'BPF'],
  ...['SYS_RAWIO', 'SYS_BOOT', 'SYS_TIME', 'MAC_ADMIN', 'MAC_OVERRIDE', 'PERFMON', 'SYSLOG'],
  'CHECKPOINT_RESTORE',
]);

/** Pod Security Standards' list, and what belongs to the container's own network namespace as well. */
const SAFE_SYSCTLS = new Set([
  ...['kernel.shm_rmid_forced', 'net.core.somaxconn', 'net.ipv4.ip_local_port_range'],
  ...['net.ipv4.ip_unprivileged_port_start', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range'],
  ...['net.ipv4.ip_local_reserved_ports', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout'],
  ...['net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes', 'net.ipv4.tcp_rmem'],
  'net.ipv4.tcp_wmem',
]);

const RUNTIMES = new Set(['', 'runc', 'io.containerd.runc.v2']);
const ENDPOINT_SYSCTLS = 'com.docker.network.endpoint.sysctls';

export function securityHits(host: Json, context: AdmissionContext): readonly Hit[] {
  return [
    ...(isSaid(host['Privileged']) ? [at('privileged', 'Privileged', 'true')] : []),
    ...MODES.flatMap((key) => modeHits(key, textAt(host, key), context)),
    ...capabilityHits(host, context),
    ...optionHits(host),
    ...deviceHits(host, context),
    ...mapAt(host, 'Sysctls')
      .filter(([name]) => !SAFE_SYSCTLS.has(dotted(name)))
      .map(([name, value]) => at('sysctls', `Sysctls.${name}`, value)),
    ...runtimeHits(host),
  ];
}

/** A network may be named by its id, or the beginning of one; the host's own by no name at all. */
export function isHostNetwork(named: string, { networks }: AdmissionContext): boolean {
  if (named === 'host') return true;
  const found =
    networks.find(({ name }) => name === named) ??
    networks.find(({ id }) => id === named) ??
    networks.find(({ id }) => /^[0-9a-f]+$/.test(named) && id.startsWith(named));
  return found?.driver === 'host';
}

/** Kernel settings through a network's door. */
export function endpointHits(endpoint: Json, path: string): readonly Hit[] {
  return mapAt(endpoint, 'DriverOpts')
    .filter(([key]) => key === ENDPOINT_SYSCTLS)
    .flatMap(([key, value]) => value.split(',').map((one) => ({ key, one })))
    .filter(({ one }) => !SAFE_SYSCTLS.has(dotted(one.split('=')[0]?.trim() ?? '')))
    .map(({ key, one }): Hit => ({ rule: 'sysctls', path: `${path}DriverOpts.${key}`, value: one }));
}

function modeHits(key: string, mode: string, context: AdmissionContext): readonly Hit[] {
  if (mode.startsWith('container:')) {
    const isOwn = context.ownContainers.has(mode.slice('container:'.length));
    return isOwn ? [] : [at('container-namespace', key, mode)];
  }
  const isHost = key === 'NetworkMode' ? isHostNetwork(mode, context) : mode === 'host';
  return isHost ? [at('host-namespace', key, mode)] : [];
}

function capabilityHits(host: Json, { settings }: AdmissionContext): readonly Hit[] {
  const isStrict = settings.profile === 'restricted';
  const added = textsAt(host, 'CapAdd').flatMap((written) => {
    const name = capability(written);
    if (DANGEROUS_CAPABILITIES.has(name)) return [at('dangerous-capabilities', 'CapAdd', name)];
    const isPlain = isStrict ? name === 'NET_BIND_SERVICE' : PLAIN_CAPABILITIES.has(name);
    return isPlain ? [] : [at('capabilities', 'CapAdd', name)];
  });
  const drops = textsAt(host, 'CapDrop').map(capability);
  return isStrict && !drops.includes('ALL')
    ? [...added, at('capabilities', 'CapDrop', 'not all are dropped')]
    : added;
}

/** `NET_ADMIN`, `net_admin` and `CAP_NET_ADMIN` are one. */
function capability(written: string): string {
  return written.trim().toUpperCase().replace(/^CAP_/, '');
}

function optionHits(host: Json): readonly Hit[] {
  const options = textsAt(host, 'SecurityOpt').map((option) => {
    const [, key = option, value = ''] = /^([^:=]*)[:=]?(.*)$/s.exec(option) ?? [];
    return { key: key.trim().toLowerCase(), value: value.trim() };
  });
  const isLocked = options.some(({ key, value }) => key === 'no-new-privileges' && value !== 'false');
  const open = options.filter(({ key, value }) => !isConfining(key, value));
  const lists = ['MaskedPaths', 'ReadonlyPaths'].filter(
    (key) => host[key] !== undefined && host[key] !== null,
  );
  return [
    ...(isLocked ? [] : [at('no-new-privileges', 'SecurityOpt', 'not set')]),
    // A profile may be a whole file.
    ...open.map(({ key, value }) => at('unconfined', 'SecurityOpt', `${key}=${value.slice(0, 40)}`)),
    ...lists.map((key) => at('unconfined', key, 'set')),
  ];
}

/** Profiles by name are the host's own; those that a declaration brings could allow everything. */
function isConfining(key: string, value: string): boolean {
  switch (key) {
    case 'no-new-privileges':
      return true;
    case 'seccomp':
      return value === 'builtin';
    case 'apparmor':
      return /^[\w.-]+$/.test(value) && value.toLowerCase() !== 'unconfined';
    default:
      return false;
  }
}

function deviceHits(host: Json, context: AdmissionContext): readonly Hit[] {
  const devices = objectsAt(host, 'Devices')
    .map((device) => textAt(device, 'PathOnHost'))
    .filter((path) => !isAllowedDevice(path, context));
  return [
    ...devices.map((path) => at('devices', 'Devices', path)),
    ...objectsAt(host, 'DeviceRequests').map((request) =>
      at('devices', 'DeviceRequests', textAt(request, 'Driver') || 'a request without a driver'),
    ),
    ...textsAt(host, 'DeviceCgroupRules').map((rule) => at('devices', 'DeviceCgroupRules', rule)),
  ];
}

function runtimeHits(host: Json): readonly Hit[] {
  const isolation = textAt(host, 'Isolation');
  const said = [
    ...(RUNTIMES.has(textAt(host, 'Runtime')) ? [] : ['Runtime']),
    ...['CgroupParent', 'StorageOpt', 'OomKillDisable', 'Annotations'].filter((key) => isSaid(host[key])),
    ...(numberAt(host, 'OomScoreAdj') < 0 ? ['OomScoreAdj'] : []),
    ...(isolation === '' || isolation === 'default' ? [] : ['Isolation']),
  ];
  return said.map((key) => at('runtime-settings', key, shown(host[key])));
}

function shown(value: unknown): string {
  return value !== null && typeof value === 'object' ? Object.keys(value).join(', ') : `${value}`;
}

/** `net/ipv4/ip_forward` is `net.ipv4.ip_forward`. */
function dotted(name: string): string {
  return name.replaceAll('/', '.');
}

function at(rule: RuleName, key: string, value: string): Hit {
  return { rule, path: `HostConfig.${key}`, value };
}
