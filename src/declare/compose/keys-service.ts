// The keys of a service and the kinds of their values, as the JSON schema of the Compose specification
// has them (compose-go v2.9). Which of them run on a target is not decided here.

import { deploy, deviceRequest } from './keys-deploy.ts';
import {
  flag,
  integer,
  keyValues,
  list,
  map,
  named,
  number,
  options,
  orScalar,
  type Shape,
  strictFlag,
  text,
  textOrTexts,
  texts,
  uniqueTexts,
  words,
} from './shapes.ts';

const ANY_NAME = /./s;
/** The schema allows fractions too, but the reader behind it does not. */
const textOrWhole: Shape = { scalars: ['string', 'integer'] };
const command: Shape = { ...texts, scalars: ['null', 'string'] };

const extraHosts: Shape = {
  scalars: [],
  list: { item: text, isUnique: true },
  map: {
    keys: {},
    required: [],
    each: { ...texts, scalars: ['string'] },
    names: ANY_NAME,
    isClosed: true,
    hasExtensions: false,
  },
};

function ulimitsOf(limit: Shape): Shape {
  const both = map({ hard: limit, soft: limit }, { required: ['soft', 'hard'], mayBeEmpty: true });
  const each = orScalar(both, ...limit.scalars);
  return map({}, { each, names: /^[a-z]+$/, isClosed: false, hasExtensions: false });
}

const ulimits: Shape = ulimitsOf(integer);

const fileGrants: Shape = list(
  orScalar(map({ source: text, target: text, uid: text, gid: text, mode: number }), 'string'),
);

const build: Shape = orScalar(
  map({
    context: text,
    dockerfile: text,
    dockerfile_inline: text,
    entitlements: texts,
    args: keyValues,
    ssh: keyValues,
    labels: keyValues,
    cache_from: texts,
    cache_to: texts,
    no_cache: flag,
    additional_contexts: keyValues,
    network: text,
    provenance: flag,
    sbom: flag,
    pull: flag,
    target: text,
    shm_size: integer,
    extra_hosts: extraHosts,
    isolation: text,
    privileged: flag,
    secrets: fileGrants,
    tags: texts,
    // Texts are not turned into numbers at this place.
    ulimits: ulimitsOf({ scalars: ['integer'] }),
    platforms: texts,
  }),
  'string',
);

const throttles: Shape = list(map({ path: text, rate: integer }, { hasExtensions: false }));

const blkioConfig: Shape = map(
  {
    device_read_bps: throttles,
    device_read_iops: throttles,
    device_write_bps: throttles,
    device_write_iops: throttles,
    weight: integer,
    weight_device: list(map({ path: text, weight: integer }, { hasExtensions: false })),
  },
  { hasExtensions: false },
);

const hook: Shape = map(
  { command, user: text, privileged: flag, working_dir: text, environment: keyValues },
  { required: ['command'] },
);

const develop: Shape = orScalar(
  map({
    watch: list(
      map(
        {
          ignore: textOrTexts,
          include: textOrTexts,
          path: text,
          action: words('rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'),
          target: text,
          exec: hook,
          initial_sync: strictFlag,
        },
        { required: ['path', 'action'] },
      ),
    ),
  }),
  'null',
);

const dependency: Shape = map(
  {
    restart: flag,
    required: strictFlag,
    condition: words('service_started', 'service_healthy', 'service_completed_successfully'),
  },
  { required: ['condition'] },
);

const devices: Shape = list(
  orScalar(map({ source: text, target: text, permissions: text }, { required: ['source'] }), 'string'),
);

const envFile: Shape = {
  ...list(
    orScalar(
      map({ path: text, format: text, required: flag }, { required: ['path'], hasExtensions: false }),
      'string',
    ),
  ),
  scalars: ['string'],
};

const healthcheck: Shape = map({
  disable: flag,
  interval: text,
  retries: number,
  test: { ...texts, scalars: ['string'] },
  timeout: text,
  start_period: text,
  start_interval: text,
});

const serviceNetwork: Shape = orScalar(
  map({
    aliases: uniqueTexts,
    interface_name: text,
    ipv4_address: text,
    ipv6_address: text,
    link_local_ips: uniqueTexts,
    mac_address: text,
    driver_opts: options('string', 'number'),
    priority: { scalars: ['number'] },
    gw_priority: { scalars: ['number'] },
  }),
  'null',
);

const port: Shape = orScalar(
  map({
    name: text,
    mode: text,
    host_ip: text,
    target: integer,
    published: integer,
    protocol: text,
    app_protocol: text,
  }),
  'number',
  'string',
);

const mount: Shape = orScalar(
  map(
    {
      type: words('bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'),
      source: text,
      target: text,
      read_only: flag,
      consistency: text,
      bind: map({
        propagation: text,
        create_host_path: flag,
        recursive: words('enabled', 'disabled', 'writable', 'readonly'),
        selinux: words('z', 'Z'),
      }),
      volume: map({ labels: keyValues, nocopy: flag, subpath: text }),
      tmpfs: map({ size: { scalars: ['integer', 'string'], min: 0 }, mode: number }),
      image: map({ subpath: text }),
    },
    { required: ['type'] },
  ),
  'string',
);

const providerOption: Shape = {
  ...list({ scalars: ['string', 'number', 'boolean'] }),
  scalars: ['string', 'number', 'boolean'],
};

const provider: Shape = map(
  {
    type: text,
    options: map({}, { each: providerOption, names: ANY_NAME, isClosed: false, hasExtensions: false }),
  },
  { required: ['type'] },
);

const modelGrants: Shape = {
  ...named(orScalar(map({ endpoint_var: text, model_var: text }), 'null'), false),
  ...listPart(uniqueTexts),
};

function listPart(shape: Shape): Pick<Shape, 'list'> {
  return shape.list ? { list: shape.list } : {};
}

const PULL_POLICY = /always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+/;

export const service: Shape = map({
  develop,
  deploy,
  annotations: keyValues,
  attach: flag,
  build,
  blkio_config: blkioConfig,
  cap_add: uniqueTexts,
  cap_drop: uniqueTexts,
  cgroup: words('host', 'private'),
  cgroup_parent: text,
  command,
  configs: fileGrants,
  container_name: { scalars: ['string'], pattern: /[a-zA-Z0-9][a-zA-Z0-9_.-]+/ },
  cpu_count: { scalars: ['string', 'integer'], min: 0 },
  cpu_percent: { scalars: ['string', 'integer'], min: 0, max: 100 },
  cpu_shares: number,
  cpu_quota: number,
  cpu_period: number,
  cpu_rt_period: number,
  cpu_rt_runtime: number,
  cpus: number,
  cpuset: text,
  credential_spec: map({ config: text, file: text, registry: text }),
  depends_on: { ...named(dependency, true), ...listPart(uniqueTexts) },
  device_cgroup_rules: uniqueTexts,
  devices,
  dns: textOrTexts,
  dns_opt: uniqueTexts,
  dns_search: textOrTexts,
  domainname: text,
  entrypoint: command,
  env_file: envFile,
  label_file: { ...texts, scalars: ['string'] },
  environment: keyValues,
  expose: list(textOrWhole, { isUnique: true }),
  extends: orScalar(
    map({ service: text, file: text }, { required: ['service'], hasExtensions: false }),
    'string',
  ),
  provider,
  external_links: uniqueTexts,
  extra_hosts: extraHosts,
  gpus: { ...list(map(deviceRequest, { isClosed: false, hasExtensions: false })), ...words('all') },
  group_add: list(textOrWhole, { isUnique: true }),
  healthcheck,
  hostname: text,
  image: text,
  init: flag,
  ipc: text,
  isolation: text,
  labels: keyValues,
  links: uniqueTexts,
  logging: map({ driver: text, options: options('string', 'number', 'null') }),
  mac_address: text,
  mem_limit: number,
  mem_reservation: integer,
  mem_swappiness: integer,
  memswap_limit: number,
  network_mode: text,
  models: modelGrants,
  networks: { ...named(serviceNetwork, true), ...listPart(uniqueTexts) },
  oom_kill_disable: flag,
  oom_score_adj: { scalars: ['string', 'integer'], min: -1000, max: 1000 },
  pid: { scalars: ['string', 'null'] },
  pids_limit: number,
  platform: text,
  ports: list(port, { isUnique: true }),
  post_start: list(hook),
  pre_stop: list(hook),
  privileged: flag,
  profiles: uniqueTexts,
  pull_policy: { scalars: ['string'], pattern: PULL_POLICY },
  pull_refresh_after: text,
  read_only: flag,
  restart: text,
  runtime: text,
  scale: integer,
  security_opt: uniqueTexts,
  shm_size: number,
  secrets: fileGrants,
  sysctls: keyValues,
  stdin_open: flag,
  stop_grace_period: text,
  stop_signal: text,
  storage_opt: options('string', 'integer', 'null'),
  tmpfs: textOrTexts,
  tty: flag,
  ulimits,
  use_api_socket: strictFlag,
  user: text,
  uts: text,
  userns_mode: text,
  volumes: list(mount, { isUnique: true }),
  volumes_from: uniqueTexts,
  working_dir: text,
});
