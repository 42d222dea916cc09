// From places in Compose files to places of fields: which line a difference in a plan goes back to.

import type { Origins } from '../../model/desired.ts';
import type { DeclaredFields, FieldName } from '../../model/fields.ts';
import { grantTarget } from './mounts.ts';
import { positionsOf, type ServiceScope } from './scope.ts';

/** The Compose key that a field comes from, below the service; several where one goes over the other. */
const SOURCES = {
  command: ['command'],
  entrypoint: ['entrypoint'],
  env: ['environment'],
  labels: ['labels'],
  user: ['user'],
  workingDir: ['working_dir'],
  hostname: ['hostname'],
  domainname: ['domainname'],
  tty: ['tty'],
  openStdin: ['stdin_open'],
  stopSignal: ['stop_signal'],
  stopTimeoutSeconds: ['stop_grace_period'],
  healthcheck: ['healthcheck'],
  exposed: ['expose', 'ports'],
  ports: ['ports'],
  mounts: ['volumes', 'tmpfs', 'secrets', 'configs'],
  restart: ['deploy.restart_policy', 'restart'],
  memory: ['deploy.resources.limits.memory', 'mem_limit'],
  memoryReservation: ['deploy.resources.reservations.memory', 'mem_reservation'],
  memorySwap: ['memswap_limit', 'deploy.resources.limits.memory', 'mem_limit'],
  memorySwappiness: ['mem_swappiness'],
  nanoCpus: ['deploy.resources.limits.cpus', 'cpus'],
  cpuShares: ['cpu_shares'],
  cpuPeriod: ['cpu_period'],
  cpuQuota: ['cpu_quota'],
  cpuRealtimePeriod: ['cpu_rt_period'],
  cpuRealtimeRuntime: ['cpu_rt_runtime'],
  cpuset: ['cpuset'],
  pidsLimit: ['deploy.resources.limits.pids', 'pids_limit'],
  blkio: ['blkio_config'],
  oomKillDisable: ['oom_kill_disable'],
  oomScoreAdj: ['oom_score_adj'],
  shmSize: ['shm_size'],
  ulimits: ['ulimits'],
  sysctls: ['sysctls'],
  storageOpt: ['storage_opt'],
  logging: ['logging'],
  networkMode: ['network_mode', 'networks'],
  networks: ['networks', 'network_mode'],
  pidMode: ['pid'],
  ipcMode: ['ipc'],
  utsMode: ['uts'],
  usernsMode: ['userns_mode'],
  cgroupnsMode: ['cgroup'],
  cgroupParent: ['cgroup_parent'],
  runtime: ['runtime'],
  isolation: ['isolation'],
  privileged: ['privileged'],
  readOnly: ['read_only'],
  init: ['init'],
  capAdd: ['cap_add'],
  capDrop: ['cap_drop'],
  securityOpt: ['security_opt'],
  groupAdd: ['group_add'],
  devices: ['devices'],
  deviceRequests: ['gpus', 'deploy.resources.reservations.devices', 'devices'],
  deviceCgroupRules: ['device_cgroup_rules'],
  dns: ['dns'],
  dnsSearch: ['dns_search'],
  dnsOptions: ['dns_opt'],
  extraHosts: ['extra_hosts'],
  links: ['links', 'external_links'],
  volumesFrom: ['volumes_from'],
  annotations: ['annotations'],
  others: [],
} as const satisfies Record<FieldName, readonly string[]>;

/** Fields whose parts have places of their own, under the same names as in Compose. */
const KEYED = ['env', 'labels', 'sysctls', 'storageOpt', 'annotations', 'ulimits'] as const;

/** Places of every declared field and of the parts of those that are shown part by part. */
export function fieldOrigins(scope: ServiceScope, fields: DeclaredFields): Origins {
  const declared = Object.keys(SOURCES)
    .filter(isFieldName)
    .filter((name) => fields[name] !== undefined);
  return {
    image: placesOf(scope, scope.service.build === undefined ? ['image'] : ['build', 'image']),
    ...(scope.service.platform === undefined ? {} : { platform: placesOf(scope, ['platform']) }),
    ...Object.fromEntries(declared.map((name) => [name, placesOf(scope, SOURCES[name])])),
    ...keyedOrigins(scope, fields),
    ...mountOrigins(scope),
  };
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(SOURCES, name);
}

/** The first key that was written, with all that stands below it; the service itself when none was. */
function placesOf(scope: ServiceScope, keys: readonly string[]) {
  const base = ['services', scope.name];
  const own = keys.map((key) => scope.below.get([...base, ...key.split('.')].join('/')) ?? []);
  return own.find((places) => places.length > 0) ?? positionsOf(scope.origins, base);
}

function keyedOrigins(scope: ServiceScope, fields: DeclaredFields): Origins {
  return Object.fromEntries(
    KEYED.flatMap((name) =>
      partNames(fields[name]).map((part) => [
        `${name}.${part}`,
        positionsOf(scope.origins, ['services', scope.name, ...SOURCES[name], part]),
      ]),
    ),
  );
}

function partNames(value: object | undefined): readonly string[] {
  if (Array.isArray(value)) return value.map((item: { readonly name?: string }) => item.name ?? '');
  return Object.keys(value ?? {});
}

/** Mounts are lists in Compose and shown by target in plans. What is granted is written at the definition, too. */
function mountOrigins(scope: ServiceScope): Origins {
  const { service } = scope;
  const targets: readonly (readonly [target: string, key: string, definition?: string])[] = [
    ...(service.volumes ?? []).map(({ target = '' }, index) => [target, `volumes/${index}`] as const),
    ...(service.tmpfs ?? []).map((text, index) => [text.split(':')[0] ?? '', `tmpfs/${index}`] as const),
    ...(service.secrets ?? []).map(
      (grant, index) =>
        [grantTarget('secret', grant), `secrets/${index}`, `secrets/${grant.source ?? ''}`] as const,
    ),
    ...(service.configs ?? []).map(
      (grant, index) =>
        [grantTarget('config', grant), `configs/${index}`, `configs/${grant.source ?? ''}`] as const,
    ),
  ];
  return Object.fromEntries(
    targets.map(([target, key, definition]) => {
      const own = scope.below.get(`services/${scope.name}/${key}`) ?? [];
      const places =
        own.length > 0 ? own : positionsOf(scope.origins, ['services', scope.name, ...key.split('/')]);
      return [
        `mounts.${target}`,
        [...places, ...((definition === undefined ? undefined : scope.below.get(definition)) ?? [])],
      ];
    }),
  );
}
