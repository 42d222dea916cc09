// One container of one service: everything that the engine must be told, and everything that the
// planner must know about its neighbours.

import type { Dependency, Service } from '../../model/compose.ts';
import type { ContainerSpec, WaitFor } from '../../model/desired.ts';
import type { DeclaredFields } from '../../model/fields.ts';
import type { Json } from '../../model/tree.ts';
import { attachmentFields } from './attachments.ts';
import { refuseImpossible } from './impossible.ts';
import { limitFields } from './limits.ts';
import { type Mounted, mounted } from './mounts.ts';
import { fieldOrigins } from './origins.ts';
import { privilegeFields } from './privileges.ts';
import { nanoseconds, processFields, restartOf } from './process.ts';
import { pullPolicy } from './refusals.ts';
import { at, containerAddress, containerName, replicas, report, type ServiceScope, take } from './scope.ts';

/** What the engine itself uses where a healthcheck says nothing. */
const HEALTH_INTERVAL_NS = 30e9;
const HEALTH_RETRIES = 3;

export type MadeContainer = { readonly spec: ContainerSpec; readonly mounted: Mounted };

/** The container, or undefined when something that it cannot do without was wrong. */
export function containerSpec(scope: ServiceScope): MadeContainer | undefined {
  const { service, name, index, context } = scope;
  const image = imageOf(scope);
  const mounts = mounted(scope);
  const fields: DeclaredFields = {
    ...processFields(scope),
    ...limitFields(scope),
    ...privilegeFields(scope),
    ...attachmentFields(scope),
    ...mounts.fields,
  };
  refuseImpossible(scope, fields);
  if (image === undefined) return undefined;
  const spec: ContainerSpec = {
    address: containerAddress(scope, name, index),
    service: name,
    index,
    name: containerName(scope, name, index),
    ...image,
    pullPolicy: pullPolicy(scope),
    platform: service.platform ?? '',
    fields,
    volumes: mounts.volumes,
    files: mounts.files,
    waitFor: waitFor(scope),
    joins: joins(scope),
    stateful: mounts.stateful,
    oneShot: isOneShot(scope),
    healthyWithinMs: Math.max(context.health.withinMs, healthPatienceMs(service)),
    stableForMs: context.health.stableForMs,
    origins: fieldOrigins(scope, fields),
    origin: at(scope),
  };
  return { spec, mounted: mounts };
}

function imageOf(scope: ServiceScope): Pick<ContainerSpec, 'image' | 'build'> | undefined {
  const { service, name, context } = scope;
  if (service.build !== undefined) {
    const definition = Object.fromEntries(Object.entries(service.build) as [string, Json][]);
    const build = take(scope, context.build(name, definition, at(scope, 'build')));
    return build === undefined ? undefined : { image: build.tag, build: build.address };
  }
  if (service.image !== undefined && service.image !== '') return { image: service.image };
  const hint = 'every service needs an image, or a build to make one';
  report(scope, 'error', 'compose/no-image', at(scope), `service ${name} has neither image nor build`, hint);
  return undefined;
}

/** Every replica of what it depends on; services that are not part of the project are not waited for. */
function waitFor(scope: ServiceScope): readonly WaitFor[] {
  return Object.entries(scope.service.depends_on ?? {}).flatMap(([other, dependency]) => {
    const service = scope.project.services[other];
    if (service === undefined) return [];
    return Array.from({ length: replicas(service) }, (_, index) => ({
      on: containerAddress(scope, other, index + 1),
      condition: condition(dependency),
      required: dependency.required,
      restart: dependency.restart ?? false,
    }));
  });
}

function condition(dependency: Dependency): WaitFor['condition'] {
  switch (dependency.condition) {
    case 'service_healthy':
      return 'healthy';
    case 'service_completed_successfully':
      return 'completed';
    default:
      return 'started';
  }
}

/** Containers whose namespaces or volumes this one takes at create. */
function joins(scope: ServiceScope) {
  const { service, project } = scope;
  const modes = [service.network_mode, service.pid, service.ipc].flatMap((mode) =>
    mode?.startsWith('service:') ? [mode.slice('service:'.length)] : [],
  );
  const sources = (service.volumes_from ?? [])
    .map((text) => text.split(':')[0] ?? '')
    .filter((other) => other in project.services);
  return [...new Set([...modes, ...sources])].map((other) => containerAddress(scope, other, 1));
}

/** Runs to its end on purpose: others wait for that end, or it is a job; and nothing starts it again. */
function isOneShot(scope: ServiceScope): boolean {
  const { service, name, project } = scope;
  const policy = restartOf(service)?.name ?? 'no';
  if (policy === 'always' || policy === 'unless-stopped') return false;
  const isAwaited = Object.values(project.services).some(
    (other) => other.depends_on?.[name]?.condition === 'service_completed_successfully',
  );
  return isAwaited || (service.deploy?.mode ?? '').endsWith('-job');
}

/** Time for its own healthcheck to succeed, with one failing round to spare. */
function healthPatienceMs({ healthcheck }: Service): number {
  if (healthcheck === undefined || healthcheck.disable === true) return 0;
  const interval = nanoseconds(healthcheck.interval) || HEALTH_INTERVAL_NS;
  const rounds = (healthcheck.retries ?? HEALTH_RETRIES) * 2;
  return Math.ceil((nanoseconds(healthcheck.start_period) + interval * rounds) / 1e6);
}
