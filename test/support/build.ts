// Builders of planner input from terse descriptions: each test states only what matters to it.
// `crm: { services: { db: { image: postgres:16 } } }` becomes complete desired data.

import { PLAIN_ENDPOINT } from '../../src/fields/endpoints.ts';
import type { ContainerSpec, Desired, DesiredInstance, FilesSpec, WaitFor } from '../../src/model/desired.ts';
import { digest } from '../../src/model/digest.ts';
import type { DeclaredFields, Endpoint, Mount, PortBinding } from '../../src/model/fields.ts';
import type { EngineFacts, ImageFacts, Observed } from '../../src/model/observed.ts';
import { NO_IMAGE } from '../../src/model/observed.ts';
import type { Position } from '../../src/model/problem.ts';
import type { EngineId, InstanceName } from '../../src/model/ref.ts';
import { address, commit, engineId, instanceName, sha256, targetName } from '../../src/model/ref.ts';
import type { Revision } from '../../src/model/source.ts';
import type { Fingerprint, SecretName, Text } from '../../src/model/text.ts';

export const TARGET = targetName('local');

export type GivenText = string | { readonly secret: string; readonly value: string };

export type GivenService = {
  readonly image?: string;
  readonly pullPolicy?: ContainerSpec['pullPolicy'];
  readonly stateful?: boolean;
  readonly oneShot?: boolean;
  readonly env?: Readonly<Record<string, GivenText>>;
  readonly memory?: number;
  readonly restart?: string;
  /** `8080:80`, `127.0.0.1:8080:80`. */
  readonly ports?: readonly string[];
  /** Volume of the instance → mount target. */
  readonly volumes?: Readonly<Record<string, string>>;
  readonly networks?: readonly string[];
  /** Mount target → content. */
  readonly files?: Readonly<Record<string, string>>;
  /** `db: healthy`; `db: restart` is `started` with `restart: true`. */
  readonly waitFor?: Readonly<Record<string, 'started' | 'healthy' | 'completed' | 'restart'>>;
  readonly joins?: string;
  readonly healthcheck?: boolean;
  readonly build?: boolean;
  readonly fields?: DeclaredFields;
};

export type GivenInstance = {
  readonly state?: DesiredInstance['state'];
  readonly drift?: DesiredInstance['drift'];
  readonly ignore?: readonly string[];
  readonly protect?: boolean;
  readonly dependsOn?: readonly string[];
  readonly movedFrom?: string;
  /** Driver options and the like of networks; `default` is always there. */
  readonly networks?: Readonly<Record<string, GivenNetwork>>;
  readonly volumes?: Readonly<Record<string, { readonly driver?: string; readonly external?: boolean }>>;
  readonly services?: Readonly<Record<string, GivenService>>;
};

export type GivenNetwork = {
  readonly subnet?: string;
  readonly internal?: boolean;
  readonly external?: string;
};

export type GivenFleet = Readonly<Record<string, GivenInstance>>;

/** Stands in for the HMAC of a host's key. */
export function fingerprintOf(value: string): Fingerprint {
  return sha256(`key ${value}`) as unknown as Fingerprint;
}

/** A full id for a word. */
export function idOf(word: string): EngineId {
  return engineId(sha256(word).slice('sha256:'.length));
}

export function imageIdOf(word: string): EngineId {
  return engineId(sha256(`image ${word}`));
}

export function imageOf(reference: string, more: Partial<ImageFacts> = {}): ImageFacts {
  return {
    ...NO_IMAGE,
    id: imageIdOf(reference),
    os: 'linux',
    architecture: 'amd64',
    command: ['run'],
    ...more,
  };
}

export const ENGINE: EngineFacts = {
  id: 'ENGINE',
  name: 'test',
  version: '28.0.0',
  apiVersion: '1.48',
  os: 'linux',
  architecture: 'amd64',
  cpus: 2,
  memoryBytes: 8 * 1024 ** 3,
  cgroupVersion: '2',
  rootless: false,
  liveRestore: false,
  defaultRuntime: 'runc',
  defaultLogDriver: 'json-file',
  initBinary: 'docker-init',
  securityOptions: [],
  dataRoot: '/var/lib/docker',
  limits: {
    memory: true,
    swap: true,
    cpuPeriod: true,
    cpuQuota: true,
    cpuShares: true,
    cpuset: true,
    pids: true,
    oomKillDisable: false,
    blkioWeight: false,
  },
};

export function emptyObserved(images: Observed['images'] = {}): Observed {
  return {
    target: TARGET,
    engine: ENGINE,
    containers: [],
    networks: [],
    volumes: [],
    images,
    imagesById: Object.fromEntries(Object.values(images).flatMap((one) => (one ? [[one.id, one]] : []))),
  };
}

export function revisionOf(word: string, subject = `change ${word}`): Revision {
  return {
    commit: commit(sha256(word).slice('sha256:'.length, 'sha256:'.length + 40)),
    branch: 'main',
    author: 'Ana',
    email: 'ana@example.com',
    authoredAt: 1_700_000_000,
    subject,
  };
}

export function desiredOf(fleet: GivenFleet, revision: Revision, held: readonly string[] = []): Desired {
  return {
    target: TARGET,
    revision,
    instances: Object.entries(fleet).map(([name, given]) => instanceOf(instanceName(name), given)),
    held: held.map(instanceName),
  };
}

export function instanceOf(name: InstanceName, given: GivenInstance): DesiredInstance {
  const services = Object.entries(given.services ?? {});
  const volumes = new Set([
    ...Object.keys(given.volumes ?? {}),
    ...services.flatMap(([, service]) => Object.keys(service.volumes ?? {})),
  ]);
  const networks = new Set([
    'default',
    ...Object.keys(given.networks ?? {}),
    ...services.flatMap(([, service]) => service.networks ?? []),
  ]);
  const files = services.flatMap(([, service]) => Object.values(service.files ?? {}).map(filesOf(name)));
  return {
    name,
    state: given.state ?? 'running',
    drift: given.drift ?? 'correct',
    ignore: given.ignore ?? [],
    protect: given.protect ?? false,
    dependsOn: (given.dependsOn ?? []).map(instanceName),
    ...(given.movedFrom === undefined ? {} : { movedFrom: instanceName(given.movedFrom) }),
    builds: services
      .filter(([, service]) => service.build)
      .map(([service, { image = '' }]) => buildOf(name, service, image)),
    files: [...new Map(files.map((one) => [one.address, one])).values()],
    networks: [...networks].map((network) => networkOf(name, network, given.networks?.[network] ?? {})),
    volumes: [...volumes].map((volume) => ({
      address: address(name, 'volume', volume),
      name: given.volumes?.[volume]?.external ? volume : `${name}_${volume}`,
      external: given.volumes?.[volume]?.external ?? false,
      driver: given.volumes?.[volume]?.driver ?? 'local',
      driverOpts: {},
      labels: {},
      origins: { '': [at(name, 80)] },
    })),
    folders: [],
    containers: services.map(([service, one], index) => containerOf(name, given, service, one, index)),
    origin: at(name, 1),
  };
}

function containerOf(
  instance: InstanceName,
  given: GivenInstance,
  service: string,
  one: GivenService,
  index: number,
): ContainerSpec {
  const line = 10 * (index + 1);
  const paths = ['image', 'env', 'memory', 'restart', 'ports', 'mounts', 'networks'];
  const image = one.image ?? 'app:1';
  return {
    address: address(instance, 'container', service),
    service,
    index: 1,
    name: `${instance}-${service}-1`,
    image,
    pullPolicy: one.pullPolicy ?? 'missing',
    platform: '',
    ...(one.build ? { build: address(instance, 'image', service) } : {}),
    fields: { ...fieldsOf(instance, given, service, one), ...one.fields },
    volumes: Object.keys(one.volumes ?? {}).map((volume) => address(instance, 'volume', volume)),
    files: Object.values(one.files ?? {}).map((content) => filesOf(instance)(content).address),
    waitFor: Object.entries(one.waitFor ?? {}).map(
      ([on, condition]): WaitFor => ({
        on: address(instance, 'container', on),
        condition: condition === 'restart' ? 'started' : condition,
        required: true,
        restart: condition === 'restart',
      }),
    ),
    joins: one.joins === undefined ? [] : [address(instance, 'container', one.joins)],
    stateful: one.stateful ?? false,
    oneShot: one.oneShot ?? false,
    healthyWithinMs: 120_000,
    stableForMs: 5_000,
    origins: Object.fromEntries(paths.map((path, place) => [path, [at(instance, line + place + 1)]])),
    origin: at(instance, line),
  };
}

function fieldsOf(
  instance: InstanceName,
  given: GivenInstance,
  service: string,
  one: GivenService,
): DeclaredFields {
  const networks = (one.networks ?? ['default']).map((network): [string, Endpoint] => [
    given.networks?.[network]?.external ?? address(instance, 'network', network),
    endpointOf([service]),
  ]);
  const mounts: Mount[] = [
    ...Object.entries(one.volumes ?? {}).map(([volume, target]) => ({
      ...mountOf('volume', given.volumes?.[volume]?.external ? volume : `${instance}_${volume}`, target),
    })),
    ...Object.entries(one.files ?? {}).map(([target, content]) => ({
      ...mountOf('bind', filesOf(instance)(content).hostPath, target),
      readOnly: true,
    })),
  ];
  return {
    ...(one.joins === undefined
      ? { networks: Object.fromEntries(networks) }
      : { networkMode: `container:${address(instance, 'container', one.joins)}` }),
    ...(mounts.length === 0 ? {} : { mounts }),
    ...(one.env === undefined ? {} : { env: mapValues(one.env, textOf) }),
    ...(one.memory === undefined ? {} : { memory: one.memory }),
    ...(one.restart === undefined ? {} : { restart: { name: one.restart, maxRetries: 0 } }),
    ...(one.ports === undefined ? {} : { ports: one.ports.map(portOf) }),
    ...(one.healthcheck
      ? {
          healthcheck: {
            test: ['CMD', 'check'],
            intervalNs: 1e9,
            timeoutNs: 0,
            startPeriodNs: 0,
            startIntervalNs: 0,
            retries: 3,
          },
        }
      : {}),
  };
}

export function endpointOf(aliases: readonly string[]): Endpoint {
  return { ...PLAIN_ENDPOINT, aliases };
}

function networkOf(instance: InstanceName, name: string, given: GivenNetwork) {
  return {
    address: address(instance, 'network', name),
    name: given.external ?? `${instance}_${name}`,
    external: given.external !== undefined,
    driver: 'bridge',
    driverOpts: {},
    internal: given.internal ?? false,
    attachable: false,
    enableIpv6: false,
    enableIpv4: true,
    ipam: {
      driver: 'default',
      options: {},
      pools:
        given.subnet === undefined
          ? []
          : [{ subnet: given.subnet, gateway: '', ipRange: '', auxAddresses: {} }],
    },
    labels: {},
    origins: { '': [at(instance, 90)] },
  };
}

function buildOf(instance: InstanceName, service: string, tag: string) {
  return {
    address: address(instance, 'image', service),
    tag,
    context: { digest: digest('context'), entries: [] },
    dockerfile: { path: 'Dockerfile' },
    args: {},
    target: '',
    labels: {},
    network: '',
    platform: '',
    noCache: false,
    pull: false,
    extraHosts: [],
    shmSize: 0,
    cacheFrom: [],
    origin: at(instance, 95),
  };
}

function filesOf(instance: InstanceName): (content: string) => FilesSpec {
  return (content) => {
    const whole = digest(content);
    const short = whole.slice('sha256:'.length, 'sha256:'.length + 12);
    return {
      address: address(instance, 'files', short),
      content: {
        digest: whole,
        entries: [{ path: '', mode: 0o444, uid: 0, gid: 0, from: { kind: 'text', text: content } }],
      },
      hostPath: `/data/files/${short}`,
      secret: false,
      origin: at(instance, 70),
    };
  };
}

export function textOf(given: GivenText): Text {
  if (typeof given === 'string') return given;
  const secret = given.secret as SecretName;
  return { parts: [{ secret }], fingerprint: fingerprintOf(given.value) };
}

function portOf(text: string): PortBinding {
  const parts = text.split(':');
  const container = `${parts.at(-1)}/tcp`;
  return { container, hostIp: parts.length === 3 ? (parts[0] ?? '') : '', hostPort: parts.at(-2) ?? '' };
}

function mountOf(type: Mount['type'], source: string, target: string): Mount {
  return { type, source, target, readOnly: false, options: [], createHostPath: false };
}

function mapValues<In, Out>(
  map: Readonly<Record<string, In>>,
  to: (value: In) => Out,
): Readonly<Record<string, Out>> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value)]));
}

export function at(instance: string, line: number): Position {
  return { file: `${instance}.yaml`, line, column: 1 };
}
