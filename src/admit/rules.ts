// The rules of admission as one table, from which the reference is written. Sources: the CIS Docker
// benchmark, chapters 4 and 5; the Pod Security Standards, baseline and restricted; and what was found to
// lead from a container to its host.

import type { AdmissionLevel, AdmissionProfile, RuleName } from '../model/admission.ts';

export type Rule = {
  /** What it looks at. */
  readonly looks: string;
  readonly levels: Readonly<Record<AdmissionProfile, AdmissionLevel>>;
  /** Only fleet.yaml may loosen it; no exception of a declaration lifts it. */
  readonly isFloor: boolean;
  /** What a finding says, after the name of the thing. */
  readonly words: string;
  readonly hint: string;
};

const HOST_FILE = 'only `admission` in fleet.yaml can let it through';

export const RULES = {
  privileged: {
    looks: '`privileged`',
    ...floor(),
    words: 'is privileged: root on the host in all but name',
    hint: 'take `privileged` away and add the one capability that it needs',
  },
  'host-namespace': {
    looks: '`network_mode`, `pid`, `ipc`, `uts`, `userns_mode`, `cgroup`, and `network` of a build: `host`',
    ...floor(),
    words: 'shares a namespace with the host',
    hint: 'use networks of the stack and published ports; leave the other namespaces to the engine',
  },
  'container-namespace': {
    looks: '`container:…` modes and `volumes_from` that lead out of the instance',
    ...floor(),
    words: 'uses what belongs to a container outside of its instance',
    hint: 'name a service of the same stack: `service:db`',
  },
  'socket-mount': {
    looks: 'mounts of `*.sock`, named pipes, and of what is a socket',
    ...floor(),
    words: 'mounts a socket of the host: who talks to the engine there rules the host',
    hint: `name the socket under \`admission.hostPaths\`; ${HOST_FILE}`,
  },
  'host-path': {
    looks: 'mounts of host paths that are in no folder of `admission.hostPaths`',
    levels: { baseline: 'approval', restricted: 'deny', legacy: 'warn' },
    isFloor: true,
    words: 'mounts a path of the host',
    hint: 'mount a volume or a relative path, or name the folder under `admission.hostPaths` in fleet.yaml',
  },
  'denied-path': {
    looks:
      'mounts of what rules the host (`/etc`, `/run`, `/var/lib/docker`, our own folders), of what is in it, and of what holds it',
    ...floor(),
    words: 'mounts what rules the host, or a folder that holds it',
    hint: `name exactly what is needed under \`admission.hostPaths\`; ${HOST_FILE}`,
  },
  'bind-propagation': {
    looks: 'propagation `shared` and `slave` of mounts',
    ...asked(),
    words: 'shares mounts with the host',
    hint: 'leave the propagation at `rprivate`',
  },
  'volume-driver': {
    looks:
      'volumes of other drivers than `local`, and driver options, of new volumes and of those that exist',
    ...floor(),
    words: 'uses a volume that is not plain storage of the engine',
    hint: `use a plain volume; ${HOST_FILE}`,
  },
  capabilities: {
    looks:
      '`cap_add` beyond what the Pod Security Standards allow; restricted: all dropped, only NET_BIND_SERVICE added',
    ...asked(),
    words: 'has a capability that few need',
    hint: 'leave it out of `cap_add`; restricted: `cap_drop: [ALL]`',
  },
  'dangerous-capabilities': {
    looks:
      '`cap_add` of ALL, SYS_ADMIN, SYS_PTRACE, SYS_MODULE, NET_ADMIN, NET_RAW, DAC_READ_SEARCH, BPF, SYS_RAWIO and their like',
    ...floor(),
    words: 'has a capability that leads to the host',
    hint: `leave it out of \`cap_add\`; ${HOST_FILE}`,
  },
  'no-new-privileges': {
    looks: '`security_opt` without `no-new-privileges`, and a tmpfs with `suid`',
    ...strict(),
    words: 'lets its processes gain privileges',
    hint: 'add `security_opt: ["no-new-privileges:true"]`',
  },
  unconfined: {
    looks:
      '`security_opt` that opens seccomp, AppArmor, SELinux or system paths, or brings a profile of its own',
    ...floor(),
    words: "takes the kernel's guards away",
    hint: `leave the profile to the engine; ${HOST_FILE}`,
  },
  devices: {
    looks:
      '`devices`, `gpus`, device requests and cgroup rules, unless `admission.hostPaths` names the device, or a folder of `/dev` that it is in',
    ...floor(),
    words: 'uses a device of the host',
    hint: 'name the device under `admission.hostPaths` in fleet.yaml',
  },
  sysctls: {
    looks:
      '`sysctls` beyond the safe ones of the Pod Security Standards and `net.core.somaxconn`, also through a network',
    ...floor(),
    words: 'changes a setting of the kernel',
    hint: `leave it out; ${HOST_FILE}`,
  },
  'runtime-settings': {
    looks:
      '`runtime`, `cgroup_parent`, `storage_opt`, `annotations`, `isolation`, `oom_kill_disable`, negative `oom_score_adj`',
    ...floor(),
    words: 'changes how the engine runs it',
    hint: `leave it out; ${HOST_FILE}`,
  },
  limits: {
    looks: 'a limit of memory, CPU and processes',
    ...advised(),
    words: 'may use up what the host has',
    hint: 'set `mem_limit`, `cpus` and `pids_limit`',
  },
  'log-driver': {
    looks: '`logging.driver` other than `json-file`, `local`, `journald`, `none`',
    ...floor(),
    words: 'sends its log to another machine',
    hint: `use \`local\`; ${HOST_FILE}`,
  },
  'image-registry': {
    looks:
      'images (pulled, run, mounted, or used as cache) against `admission.registries`, when that is given',
    levels: { baseline: 'deny', restricted: 'deny', legacy: 'warn' },
    isFloor: false,
    words: 'comes from a registry that is not allowed',
    hint: 'use an image of a registry in `admission.registries`, or add that one in fleet.yaml',
  },
  'image-tag': {
    looks: 'images without a tag, or with `latest`',
    ...advised(),
    words: 'may be another image tomorrow',
    hint: 'name a version',
  },
  'image-digest': {
    looks: 'images without `@sha256:…`',
    ...strict(),
    words: 'is not pinned to a digest',
    hint: 'write the image as `name:tag@sha256:…`',
  },
  'public-port': {
    looks: 'ports published on every address',
    ...asked(),
    words: 'opens a port to everyone who reaches the host',
    hint: 'publish on an address (`127.0.0.1:8080:80`), or set `publishAddress` of the target',
  },
  'low-port': {
    looks: 'published host ports below 1024 but 80 and 443, and 2375 to 2377',
    ...asked(),
    words: "takes a port that is one of the host's own",
    hint: 'publish on a port above 1024',
  },
  'host-network-driver': {
    looks: 'networks of other drivers than `bridge`, address plugins, and open gateways',
    levels: { baseline: 'deny', restricted: 'deny', legacy: 'warn' },
    isFloor: false,
    words: "is a network on the host's own wires",
    hint: 'use a bridge network, or declare an exception',
  },
  'default-bridge': {
    looks: '`network_mode: bridge`: the network that all strangers share',
    ...advised(),
    words: "is on the engine's common network",
    hint: 'leave `network_mode` out: the stack gets a network of its own',
  },
  'root-user': {
    looks: '`user`, or that of the image, being root',
    ...advised(),
    words: 'runs as root',
    hint: 'set `user`, or use an image that does',
  },
  'writable-root': {
    looks: '`read_only`',
    ...strict(),
    words: 'can change its own programs',
    hint: 'set `read_only: true`, and volumes or tmpfs where it writes',
  },
  'shell-healthcheck': {
    looks: 'healthchecks that are run by a shell',
    levels: { baseline: 'off', restricted: 'warn', legacy: 'warn' },
    isFloor: false,
    words: 'checks its health through a shell',
    hint: 'write the test as `["CMD", …]`',
  },
  'plain-secret-env': {
    looks: 'variables and build arguments that are named like secrets and hold plain text',
    ...advised(),
    words: 'holds what looks like a secret in plain text',
    hint: 'declare it under `secrets`, or give a file: `…_FILE`',
  },
  'anonymous-volume': {
    looks: 'volumes that the image asks for and nobody named',
    ...advised(),
    words: 'keeps data in a volume without a name',
    hint: 'name a volume for that folder',
  },
  'restart-always': {
    looks: '`restart: always`',
    levels: { baseline: 'off', restricted: 'warn', legacy: 'warn' },
    isFloor: false,
    words: 'comes back after a restart of the engine though it was stopped',
    hint: 'use `restart: unless-stopped`',
  },
  'reserved-labels': {
    looks: 'labels `dev.shipshape.*` and `com.docker.*` that are not our own',
    ...floor(),
    words: 'carries a label that says whose it is',
    hint: 'use a name of your own',
  },
  'unknown-key': {
    looks: 'every key of every payload: what is not in the list of those that we write is refused',
    levels: { baseline: 'deny', restricted: 'deny', legacy: 'deny' },
    isFloor: true,
    words: 'asks the engine for something that no rule knows',
    hint: 'this is a bug in shipshape, please report it with the declaration',
  },
} as const satisfies Record<RuleName, Rule>;

function floor() {
  return { levels: { baseline: 'deny', restricted: 'deny', legacy: 'warn' }, isFloor: true } as const;
}

/** A person looks at it. */
function asked() {
  return { levels: { baseline: 'approval', restricted: 'deny', legacy: 'warn' }, isFloor: false } as const;
}

function advised() {
  return { levels: { baseline: 'warn', restricted: 'deny', legacy: 'warn' }, isFloor: false } as const;
}

function strict() {
  return { levels: { baseline: 'off', restricted: 'deny', legacy: 'warn' }, isFloor: false } as const;
}
