// Create bodies that together touch most of what an engine fills in, and the inspect answers made
// comparable: what differs from run to run and from machine to machine is replaced by words.

import type { ContainerJson } from '../../src/model/engine.ts';
import { BUSYBOX, RICH, type Subject, WAIT } from '../support/engine-subject.ts';

export type Body = Readonly<Record<string, unknown>>;

/** By name, in order; later ones may speak of the containers of earlier ones. */
export function bodies(subject: Subject, network: string): Readonly<Record<string, Body>> {
  const { prefix, hostFolder } = subject;
  return {
    minimal: { Image: BUSYBOX },
    'empty host config': { Image: BUSYBOX, HostConfig: {} },
    'own settings': {
      Image: BUSYBOX,
      Cmd: WAIT,
      Env: ['A=1', 'PATH=/bin:/sbin', 'EMPTY='],
      Labels: { one: '1', two: '' },
      Hostname: 'own',
      Domainname: 'example.com',
      User: 'nobody',
      WorkingDir: '/tmp',
      StopSignal: 'SIGINT',
      StopTimeout: 3,
      Tty: true,
      OpenStdin: true,
      NoSuchKey: true,
    },
    'image defaults': { Image: RICH, HostConfig: {} },
    'over the image': {
      Image: RICH,
      Entrypoint: ['/bin/sh'],
      Env: ['COLOUR=red'],
      Labels: { 'org.example.version': '2' },
      ExposedPorts: { '80/tcp': {} },
      Healthcheck: { Retries: 5 },
      User: '0',
      HostConfig: { Binds: [`${prefix}-data:/data`] },
    },
    'no entrypoint, no healthcheck': {
      Image: RICH,
      Entrypoint: [''],
      Cmd: ['sleep', '1'],
      Healthcheck: { Test: ['NONE'] },
    },
    limits: {
      Image: BUSYBOX,
      HostConfig: {
        Memory: 67108864,
        MemoryReservation: 33554432,
        NanoCpus: 500000000,
        CpuShares: 512,
        PidsLimit: 100,
        ShmSize: 1048576,
        OomScoreAdj: 100,
        Ulimits: [{ Name: 'nofile', Soft: 1024, Hard: 2048 }],
      },
    },
    'no limits': { Image: BUSYBOX, HostConfig: { Memory: 0, PidsLimit: -1, MemorySwap: 0, ShmSize: 0 } },
    mounts: {
      Image: BUSYBOX,
      Volumes: { '/anonymous': {} },
      HostConfig: {
        Binds: [`${hostFolder}/made:/host:ro`, `${prefix}-data:/named`, `${prefix}-more:/more:ro`],
        Mounts: [
          { Type: 'tmpfs', Target: '/scratch', TmpfsOptions: { SizeBytes: 1048576 } },
          { Type: 'volume', Source: `${prefix}-third`, Target: '/third', VolumeOptions: { NoCopy: true } },
          { Type: 'bind', Source: hostFolder, Target: '/folder', ReadOnly: true },
        ],
        Tmpfs: { '/run': 'size=1m' },
      },
    },
    ports: {
      Image: BUSYBOX,
      ExposedPorts: { '80/tcp': {}, '53/udp': {} },
      HostConfig: {
        PortBindings: {
          '80/tcp': [{ HostPort: '18470' }],
          '53/udp': [{ HostIp: '127.0.0.1', HostPort: '' }],
        },
      },
    },
    policies: {
      Image: BUSYBOX,
      Healthcheck: { Test: ['CMD', 'true'], Interval: 2000000000, StartPeriod: 1000000000 },
      HostConfig: {
        RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
        LogConfig: { Type: 'json-file', Config: { 'max-size': '1m' } },
        Init: true,
        ReadonlyRootfs: true,
      },
    },
    privileges: {
      Image: BUSYBOX,
      HostConfig: { Privileged: true, NetworkMode: 'host', PidMode: 'host', IpcMode: 'host' },
    },
    security: {
      Image: BUSYBOX,
      HostConfig: {
        CapAdd: ['NET_ADMIN'],
        CapDrop: ['MKNOD'],
        SecurityOpt: ['no-new-privileges'],
        GroupAdd: ['1000'],
        Sysctls: { 'net.ipv4.ip_unprivileged_port_start': '0' },
        ExtraHosts: ['db:10.0.0.1'],
        Dns: ['10.0.0.2'],
        Devices: [{ PathOnHost: '/dev/null', PathInContainer: '/dev/nil', CgroupPermissions: 'rw' }],
      },
    },
    network: {
      Image: BUSYBOX,
      HostConfig: { NetworkMode: network },
      NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: ['db', 'database'] } } },
    },
    'no network': { Image: BUSYBOX, HostConfig: { NetworkMode: 'none' } },
  };
}

type Json = Readonly<Record<string, unknown>>;

/** What a create body decides, with names, ids, times and folders replaced. */
export function comparable(subject: Subject, container: ContainerJson): Json {
  const { Config, HostConfig, Mounts, State, NetworkSettings, Name, RestartCount } = container;
  const { Health: _, Pid: __, ...state } = State as Json;
  // These two follow the kernel's cgroup version and not the body.
  const { CgroupnsMode: ___, OomKillDisable: ____, ...hostConfig } = HostConfig;
  const picked = {
    Name,
    RestartCount,
    Config: {
      ...Config,
      Hostname: HostConfig['NetworkMode'] === 'host' ? '<host>' : Config['Hostname'],
      Labels: ownLabels(Config.Labels),
    },
    HostConfig: hostConfig,
    Mounts: [...Mounts].sort((a, b) => (String(a['Destination']) < String(b['Destination']) ? -1 : 1)),
    State: state,
    Networks: NetworkSettings.Networks,
    Ports: NetworkSettings.Ports,
  };
  const text = JSON.stringify(picked)
    .replaceAll(container.Id, '<id>')
    .replaceAll(container.Id.slice(0, 12), '<short id>')
    .replaceAll(subject.hostFolder, '<folder>')
    .replaceAll(subject.prefix, '<prefix>')
    .replaceAll(/[0-9a-f]{64}/g, '<hex>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/172\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+/g, '<ip>')
    .replaceAll(/02(?::[0-9a-f]{2}){5}/g, '<mac>')
    .replaceAll(/"IPPrefixLen":\d+/g, '"IPPrefixLen":0')
    .replaceAll(/"HostPort":"3\d{4}"/g, '"HostPort":"<port>"')
    .replaceAll(/"[^"]*\/volumes\/([^"/]*)\/_data"/g, '"<volumes>/$1"');
  return JSON.parse(text);
}

/** Without the label by which test images are told apart. */
function ownLabels(labels: unknown): Json {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([key]) => key !== 'test.shipshape.key'));
}
