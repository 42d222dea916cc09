// Rules about the walls between a container and its host: what each must see, what it must leave alone, and
// the ways around it that people know.

import type { RuleName } from '../../src/model/admission.ts';
import { bind, type Case, type Cases, mount, paths, real, STRICT } from './build-cases.ts';
import { build, container, volume } from './given.ts';

export const WALLS = {
  privileged: {
    sees: [['true', container({ Privileged: true })]],
    leaves: [['false', container({ Privileged: false })]],
    bypasses: [
      ['a number', container({ Privileged: 1 })],
      ['a text', container({ Privileged: 'true' })],
    ],
  },
  'host-namespace': {
    sees: ['NetworkMode', 'PidMode', 'IpcMode', 'UTSMode', 'UsernsMode', 'CgroupnsMode'].map(
      (key): Case => [key, container({ [key]: 'host' })],
    ),
    leaves: [
      ['a network of its own', container()],
      ['private', container({ IpcMode: 'private', CgroupnsMode: 'private' })],
      ['a build without', build({ network: 'none' })],
    ],
    bypasses: [
      ['the id of the network', container({ NetworkMode: `abc0${'d'.repeat(60)}` })],
      ['the beginning of the id', container({ NetworkMode: 'abc0' })],
      ['a build', build({ network: 'host' })],
      ['an endpoint', container({}, { NetworkingConfig: { EndpointsConfig: { host: {} } } })],
      ['a connect call', { kind: 'network.connect', network: `abc0${'d'.repeat(60)}`, body: {} }],
    ],
  },
  'container-namespace': {
    sees: [
      ['network', container({ NetworkMode: 'container:traefik' })],
      ['pid', container({ PidMode: 'container:traefik' })],
      ['volumes', container({ VolumesFrom: ['traefik'] })],
    ],
    leaves: [
      ['its own instance', container({ NetworkMode: 'container:crm/container/db' })],
      ['volumes of its own', container({ VolumesFrom: ['crm-db-1:ro'] })],
    ],
    bypasses: [
      ['an id', container({ IpcMode: `container:${'e'.repeat(64)}` })],
      ['a slash', container({ VolumesFrom: ['/traefik:rw'] })],
      ['a build', build({ network: 'container:traefik' })],
      ['a name that begins like its own', container({ PidMode: 'container:crm-db-10' })],
    ],
  },
  'socket-mount': {
    sees: [
      ['docker', bind('/var/run/docker.sock:/var/run/docker.sock')],
      ['read-only', bind('/run/docker.sock:/x:ro')],
      ['a mount', mount({ Type: 'bind', Source: '/run/containerd/containerd.sock', Target: '/x' })],
    ],
    leaves: [
      ['named in fleet.yaml', bind('/var/run/docker.sock:/x'), paths('/var/run/docker.sock')],
      ['named under its other name', bind('/run/docker.sock:/x'), paths('/var/run/docker.sock')],
    ],
    bypasses: [
      ['dots', bind('/var/run/../run/docker.sock:/x')],
      ['slashes', bind('//var//run/docker.sock//:/x')],
      ['capitals', bind('/srv/Docker.SOCK:/x'), paths('/srv')],
      ['a pipe', mount({ Type: 'npipe', Source: '\\\\.\\pipe\\docker_engine', Target: '/x' })],
      ['a link to a socket', bind('/srv/x:/x'), real('/srv/x', '/srv/hidden', 'socket')],
      ['a link to the socket', bind('/srv/x:/x'), real('/srv/x', '/run/docker.sock')],
      ['a volume', volume({ type: 'none', o: 'bind', device: '/run/docker.sock' })],
    ],
  },
  'host-path': {
    sees: [
      ['a bind', bind('/srv/media:/media:ro')],
      ['a mount', mount({ Type: 'bind', Source: '/opt/x', Target: '/x' })],
    ],
    leaves: [
      ['a volume', bind('data:/data')],
      ['data of its own', bind('/var/lib/shipshape/instances/crm/data/x:/x')],
      ['a folder of fleet.yaml', bind('/srv/media/films:/x'), paths('/srv/media')],
      ['the time', bind('/etc/localtime:/etc/localtime:ro')],
    ],
    bypasses: [
      ['up and out', bind('/srv/media/../secret:/x'), paths('/srv/media')],
      ['a name that begins alike', bind('/srv/media2:/x'), paths('/srv/media')],
      ['a link', bind('/srv/x:/x'), real('/srv/x', '/data/other')],
      ['a volume', volume({ type: 'none', o: 'rw,rbind', device: '/srv/x' })],
    ],
  },
  'denied-path': {
    sees: ['/', '/etc', '/etc/ssl', '/root', '/home/ana', '/dev/mem', '/proc', '/sys', '/var/lib/docker'].map(
      (path): Case => [path, bind(`${path}:/x`)],
    ),
    leaves: [
      ['named in fleet.yaml', bind('/etc/ssl/certs:/x:ro'), paths('/etc/ssl')],
      ['something else', bind('/srv/x:/x')],
      ['the time', bind('/usr/share/zoneinfo:/x:ro', '/dev/urandom:/dev/random:ro')],
    ],
    bypasses: [
      ['a parent', bind('/var:/x')],
      ['a parent of a parent', bind('/var/lib:/x'), paths('/var')],
      ['all of it, though named above', bind('/etc/shadow:/x'), paths('/')],
      ['the time, writable', bind('/etc/localtime:/etc/localtime')],
      ['dots', bind('/srv/../etc/:/x'), paths('/srv')],
      ['another instance', bind('/var/lib/shipshape/instances/shop/data:/x')],
      ['the parent of its own data', bind('/var/lib/shipshape/instances:/x')],
      ['secrets of all', bind('/run/shipshape:/x')],
      ['the other name of /run', bind('/var/run:/x')],
      ['a link', bind('/srv/x:/x'), real('/srv/x', '/etc')],
      [
        'a link that its own container made',
        bind('/var/lib/shipshape/instances/crm/data/x:/x'),
        real('/var/lib/shipshape/instances/crm/data/x', '/srv/ok'),
      ],
      ['a volume', volume({ type: 'none', o: 'bind', device: '/' })],
      ['a volume that is there', bind('root:/x')],
      ['a mount of a volume that is there', mount({ Type: 'volume', Source: 'root', Target: '/x' })],
    ],
  },
  'bind-propagation': {
    sees: [
      ['a bind', bind('/srv/x:/x:rw,rshared')],
      [
        'a mount',
        mount({ Type: 'bind', Source: '/srv/x', Target: '/x', BindOptions: { Propagation: 'slave' } }),
      ],
    ],
    leaves: [['rprivate', bind('/srv/x:/x:rprivate')]],
    bypasses: [
      ['a tmpfs', container({ Tmpfs: { '/x': 'size=1m,shared' } })],
      ['a volume', bind('data:/x:nocopy,rslave')],
    ],
  },
  'volume-driver': {
    sees: [
      ['a plugin', volume({}, 'rexray/ebs')],
      ['a share', volume({ type: 'nfs', o: 'addr=10.0.0.1', device: ':/x' })],
      ['a disk', volume({ type: 'ext4', device: '/dev/sdb1' })],
    ],
    leaves: [
      ['plain', volume({})],
      ['memory', volume({ type: 'tmpfs', device: 'tmpfs', o: 'size=100m,uid=1000,noexec' })],
      ['a folder of fleet.yaml', volume({ type: 'none', o: 'bind', device: '/srv/x' }), paths('/srv')],
      ['one that is there', bind('plain:/x')],
    ],
    bypasses: [
      ['a bind', volume({ type: 'none', o: 'bind', device: '/' })],
      ['a bind without a type', volume({ o: ' rbind ', device: '/srv' })],
      ['a bind that says tmpfs', volume({ type: 'tmpfs', o: 'bind', device: '/' })],
      ['options in capitals', volume({ TYPE: 'none', O: 'bind', Device: '/' })],
      ['one that is there', mount({ Type: 'volume', Source: 'root', Target: '/x' })],
      ['a kind of mount', mount({ Type: 'cluster', Source: 'x', Target: '/x' })],
    ],
  },
  capabilities: {
    sees: [['LEASE', container({ CapAdd: ['LEASE'] })]],
    leaves: [['of the standards', container({ CapAdd: ['CHOWN', 'NET_BIND_SERVICE'] })]],
    bypasses: [
      ['spelled', container({ CapAdd: ['cap_wake_alarm'] })],
      ['a lone text', container({ CapAdd: 'CAP_LEASE' })],
      ['not all dropped', container({ CapDrop: [] }), STRICT],
      ['of the standards, restricted', container({ CapAdd: ['CHOWN'] }), STRICT],
    ],
  },
  'dangerous-capabilities': {
    sees: [['SYS_ADMIN', container({ CapAdd: ['SYS_ADMIN'] })]],
    leaves: [['dropped', container({ CapDrop: ['SYS_ADMIN'] })]],
    bypasses: ['CAP_SYS_ADMIN', 'sys_admin', 'ALL', 'all', 'cap_all', ' Sys_Module ', 'BPF'].map(
      (name): Case => [name, container({ CapAdd: [name] })],
    ),
  },
  'no-new-privileges': {
    sees: [['missing', container({ SecurityOpt: [] }), STRICT]],
    leaves: [
      ['alone', container({ SecurityOpt: ['no-new-privileges'] }), STRICT],
      ['=true', container({ SecurityOpt: ['no-new-privileges=true'] }), STRICT],
    ],
    bypasses: [
      ['false', container({ SecurityOpt: ['no-new-privileges:false'] }), STRICT],
      ['a tmpfs with suid', container({ Tmpfs: { '/x': 'suid' } }), STRICT],
    ],
  },
  unconfined: {
    sees: [['seccomp', container({ SecurityOpt: ['seccomp=unconfined'] })]],
    leaves: [
      ['a profile of the host', container({ SecurityOpt: ['apparmor=docker-default'] })],
      ['built in', container({ SecurityOpt: ['seccomp=builtin'] })],
    ],
    bypasses: [
      ...[
        ...['seccomp:unconfined', 'apparmor:unconfined', 'label=disable', 'label:disable'],
        ...['label=type:spc_t', 'systempaths=unconfined', 'Seccomp=Unconfined', 'writable-cgroups=true'],
        'seccomp={"defaultAction":"SCMP_ACT_ALLOW"}',
      ].map((option): Case => [option, container({ SecurityOpt: [option] })]),
      ['masked paths', container({ MaskedPaths: [] })],
      ['read-only paths', container({ ReadonlyPaths: [] })],
    ],
  },
  devices: {
    sees: [
      ['a device', container({ Devices: [{ PathOnHost: '/dev/sda', PathInContainer: '/dev/sda' }] })],
      ['a GPU', container({ DeviceRequests: [{ Driver: 'nvidia', Count: -1 }] })],
    ],
    leaves: [
      [
        'named in fleet.yaml',
        container({ Devices: [{ PathOnHost: '/dev/dri/card0', PathInContainer: '/dev/dri/card0' }] }),
        paths('/dev/dri'),
      ],
    ],
    bypasses: [
      [
        'under another name',
        container({ Devices: [{ PathOnHost: '/dev/mem', PathInContainer: '/x', CgroupPermissions: 'rwm' }] }),
      ],
      ['dots', container({ Devices: [{ PathOnHost: '/dev/dri/../mem' }] }), paths('/dev/dri')],
      [
        'a node made in a mounted folder',
        container({ Devices: [{ PathOnHost: '/srv/sda' }] }),
        paths('/srv'),
      ],
      ['a rule', container({ DeviceCgroupRules: ['a *:* rwm'] })],
      ['a tmpfs with devices', container({ Tmpfs: { '/x': 'rw, dev' } })],
      ['a link to a disk', bind('/srv/x:/x'), real('/srv/x', '/srv/disk', 'device')],
    ],
  },
  sysctls: {
    sees: [['kernel', container({ Sysctls: { 'kernel.msgmax': '1' } })]],
    leaves: [['a safe one', container({ Sysctls: { 'net.core.somaxconn': '1024' } })]],
    bypasses: [
      ['slashes', container({ Sysctls: { 'net/ipv4/ip_forward': '1' } })],
      [
        'an endpoint',
        {
          kind: 'network.connect',
          network: 'b'.repeat(64),
          body: {
            DriverOpts: { 'com.docker.network.endpoint.sysctls': 'net.ipv4.conf.IFNAME.forwarding=1' },
          },
        },
      ],
    ],
  },
  'runtime-settings': {
    sees: [
      ['runtime', container({ Runtime: 'sysbox' })],
      ['cgroup', container({ CgroupParent: '/' })],
      ['storage', container({ StorageOpt: { size: '1T' } })],
      ['annotations', container({ Annotations: { 'run.oci.handler': 'krun' } })],
    ],
    leaves: [['runc', container({ Runtime: 'runc', OomScoreAdj: 500, Isolation: 'default' })]],
    bypasses: [
      ['never killed', container({ OomKillDisable: true })],
      ['killed last', container({ OomScoreAdj: -1000 })],
      ['isolation', container({ Isolation: 'process' })],
    ],
  },
} satisfies Partial<Record<RuleName, Cases>>;
