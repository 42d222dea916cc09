// Which containers are meant, and the record that makes them ours. Pure.

import {
  ADOPTED,
  type AppliedContainer,
  type AppliedInstance,
  type AppliedTarget,
} from '../model/applied.ts';
import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import type { LiveContainer, LiveNetwork, LiveVolume, Observed } from '../model/observed.ts';
import { NO_IMAGE } from '../model/observed.ts';
import {
  type Address,
  address,
  type EngineId,
  type InstanceName,
  instanceName,
  isDnsLabel,
} from '../model/ref.ts';
import { safeLine } from '../model/safe-text.ts';
import type { Json } from '../model/tree.ts';

const PROJECT = 'com.docker.compose.project';

export type Chosen = {
  readonly instance: InstanceName;
  readonly picks: readonly Pick[];
  readonly networks: readonly { readonly live: LiveNetwork; readonly key: string }[];
  readonly volumes: readonly ChosenVolume[];
};

/** `external`: belongs to another Compose project; it must be there, and is not taken over. */
export type ChosenVolume = { readonly live: LiveVolume; readonly key: string; readonly external: boolean };

type Pick = {
  readonly id: EngineId;
  readonly service: string;
  readonly index: number;
  readonly dependsOn: Readonly<Record<string, Json>>;
};

/** The containers of a Compose project, or those named. Fails with `adopt/*`. */
export function choose(observed: Observed, what: readonly string[], wanted: string | undefined): Chosen {
  const [first = ''] = what;
  const ofProject = observed.containers.filter(({ labels }) => labels[PROJECT] === first);
  const isProject = what.length === 1 && ofProject.length > 0;
  const containers = isProject ? ofProject : what.map((name) => named(observed, name));
  for (const container of containers) refuseOurs(container);
  const name = wanted ?? slug(first);
  if (!isDnsLabel(name)) {
    throw new Failure('adopt/bad-name', `${JSON.stringify(name)} is no name for an instance`, {
      hint: 'give one with --instance NAME: 1 to 63 of a-z, 0-9 and -, no dash at either end',
    });
  }
  const project = isProject ? first : '';
  const used = new Set(containers.map(({ id }) => id));
  return {
    instance: instanceName(name),
    picks: containers.filter(({ labels }) => labels['com.docker.compose.oneoff'] !== 'True').map(pickOf),
    networks: observed.networks
      .filter(({ labels }) => project !== '' && labels[PROJECT] === project)
      .map((live) => ({ live, key: keyOf(live.labels['com.docker.compose.network'], live.name, project) })),
    volumes: observed.volumes
      .filter(({ labels }) => project !== '' && labels[PROJECT] === project && used.size > 0)
      .map((live) => ({
        live,
        key: keyOf(live.labels['com.docker.compose.volume'], live.name, project),
        external: false,
      })),
  };
}

/** With the volumes that the chosen containers turn out to mount, now that they were looked into. */
export function withMounted(chosen: Chosen, observed: Observed): Chosen {
  const ids = new Set(chosen.picks.map(({ id }) => id));
  const mounted = new Set(
    observed.containers
      .filter(({ id }) => ids.has(id))
      .flatMap(({ fields }) => fields?.mounts ?? [])
      .flatMap(({ type, source }) => (type === 'volume' && source !== '' ? [source] : [])),
  );
  const known = new Set(chosen.volumes.map(({ live }) => live.name));
  const more = observed.volumes
    .filter(({ name }) => mounted.has(name) && !known.has(name))
    .map((live) => ({ live, key: live.name, external: live.labels[PROJECT] !== undefined }));
  return { ...chosen, volumes: [...chosen.volumes, ...more] };
}

function named({ containers }: Observed, name: string): LiveContainer {
  const found = containers.find((one) => one.name === name || (name.length >= 12 && one.id.startsWith(name)));
  if (found !== undefined) return found;
  throw new Failure('adopt/unknown', `there is no Compose project and no container ${JSON.stringify(name)}`, {
    hint: 'docker ps shows what runs',
  });
}

function refuseOurs({ name, ownership, labels }: LiveContainer): void {
  const fleet = labels['dev.shipshape.fleet'];
  if (ownership.kind === 'foreign' && fleet !== undefined) {
    throw new Failure('adopt/not-foreign', `${name} belongs to the fleet ${safeLine(fleet, 63)}`, {
      hint: 'two fleets must not look after one container: take it out of that one, which removes it, and declare it here',
    });
  }
  if (ownership.kind === 'foreign') return;
  const whose = ownership.kind === 'ours' ? 'is one of ours already' : 'carries copied labels of ours';
  throw new Failure('adopt/not-foreign', `${name} ${whose}`, { hint: 'shipshape trace says more about it' });
}

function pickOf({ id, name, labels }: LiveContainer): Pick {
  const service = labels['com.docker.compose.service'] ?? name;
  const index = Number(labels['com.docker.compose.container-number'] ?? 1) || 1;
  return { id, service, index, dependsOn: dependsOn(labels['com.docker.compose.depends_on'] ?? '') };
}

/** `db:service_healthy:false,cache:service_started:true`: service, condition, restart. */
function dependsOn(label: string): Readonly<Record<string, Json>> {
  const entries = label.split(',').flatMap((text) => {
    const [service = '', condition = '', restart = ''] = text.split(':');
    if (service === '' || condition === '') return [];
    return [[service, { condition, ...(restart === 'true' ? { restart: true } : {}) }] as const];
  });
  return Object.fromEntries(entries);
}

function keyOf(label: string | undefined, name: string, project: string): string {
  return label ?? (name.startsWith(`${project}_`) ? name.slice(project.length + 1) : name);
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** `desired`: what the new declaration says; before there is one, specs that only name things. */
export function adoptedRecord(
  { instance, picks, networks, volumes }: Chosen,
  observed: Observed,
  references: ReadonlyMap<EngineId, string>,
  desired?: DesiredInstance,
): AppliedInstance {
  const containers = picks.flatMap((pick) => {
    const live = observed.containers.find(({ id }) => id === pick.id);
    return live === undefined ? [] : [containerEntry(instance, pick, live, observed, references, desired)];
  });
  return {
    name: instance,
    commit: ADOPTED,
    at: '',
    origin: desired?.origin ?? NOWHERE,
    protect: false,
    state: 'running',
    ...(desired?.team === undefined ? {} : { team: desired.team }),
    containers: Object.fromEntries(containers),
    networks: Object.fromEntries(
      networks.flatMap(({ live, key }) => {
        const at = address(instance, 'network', key);
        const spec = desired?.networks.find((one) => one.address === at);
        return [[at, { id: live.id, spec: spec ?? networkSpec(at, live), adopted: true }]];
      }),
    ),
    volumes: Object.fromEntries(
      volumes.flatMap(({ live, key, external }) => {
        if (external) return [];
        const at = address(instance, 'volume', key);
        const spec = desired?.volumes.find((one) => one.address === at);
        const known = spec ?? volumeSpec(at, live);
        return [[at, { current: live.name, generation: 1, spec: known, adopted: true }]];
      }),
    ),
    folders: {},
  };
}

const NOWHERE = { file: '', line: 1, column: 1 };

function containerEntry(
  instance: InstanceName,
  { service, index }: Pick,
  live: LiveContainer,
  observed: Observed,
  references: ReadonlyMap<EngineId, string>,
  desired: DesiredInstance | undefined,
): readonly [Address, AppliedContainer] {
  const at = address(instance, 'container', index === 1 ? service : `${service}-${index}`);
  const image = references.get(live.id) ?? live.image;
  const spec =
    desired?.containers.find((one) => one.address === at) ?? containerSpec(at, service, index, live, image);
  const facts = observed.imagesById[live.imageId] ?? { ...NO_IMAGE, id: live.imageId };
  const { id, name, imageId, anonymousVolumes } = live;
  return [at, { id, name, imageId, image: facts, spec, adopted: true, anonymousVolumes }];
}

function containerSpec(
  at: Address,
  service: string,
  index: number,
  { name }: LiveContainer,
  image: string,
): ContainerSpec {
  return {
    address: at,
    service,
    index,
    name,
    image,
    pullPolicy: 'missing',
    platform: '',
    fields: {},
    volumes: [],
    files: [],
    waitFor: [],
    joins: [],
    stateful: false,
    oneShot: false,
    healthyWithinMs: 0,
    stableForMs: 0,
    origins: {},
    origin: NOWHERE,
  };
}

function networkSpec(at: Address, live: LiveNetwork) {
  const { name, driver, driverOpts, internal, attachable, enableIpv6, ipam, labels } = live;
  return {
    address: at,
    name,
    external: false,
    driver,
    driverOpts,
    internal,
    attachable,
    enableIpv6,
    enableIpv4: true,
    ipam,
    labels,
    origins: {},
  };
}

function volumeSpec(at: Address, { name, driver, driverOpts, labels }: LiveVolume) {
  return { address: at, name, external: false, driver, driverOpts, labels, origins: {} };
}

/** The target's record with one more instance. */
export function withInstance(
  {
    target,
    applied,
    observed,
  }: {
    readonly target: AppliedTarget['target'];
    readonly applied: AppliedTarget | undefined;
    readonly observed: Observed;
  },
  instance: AppliedInstance,
): AppliedTarget {
  const before = applied ?? {
    target,
    engineId: observed.engine.id,
    instances: {},
    tombstones: [],
    ports: {},
  };
  return { ...before, instances: { ...before.instances, [instance.name]: instance } };
}
