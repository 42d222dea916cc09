// From a Compose project to what an engine must have: containers, networks, volumes, data folders.
// Everything wrong with the project is told in one pass.

import type { Project } from '../../model/compose.ts';
import type { ContainerSpec, DataFolderSpec, NetworkSpec, VolumeSpec } from '../../model/desired.ts';
import { isClean, type Problem } from '../../model/problem.ts';
import { bad, ok, type Result } from '../../model/result.ts';
import { containerSpec, type MadeContainer } from './container.ts';
import type { DesiredContext } from './context.ts';
import { networkSpecs, volumeSpecs } from './objects.ts';
import { refuse } from './refusals.ts';
import {
  at,
  type PathOrigins,
  type ProjectScope,
  placeOf,
  placesBelow,
  replicas,
  report,
  type ServiceScope,
} from './scope.ts';

export type InstanceSpecs = {
  readonly containers: readonly ContainerSpec[];
  readonly networks: readonly NetworkSpec[];
  readonly volumes: readonly VolumeSpec[];
  readonly folders: readonly DataFolderSpec[];
};

/** More containers of one service than this is a typing error. */
const MOST_REPLICAS = 1000;

/**
 * `origins`: places by path in the project (`services/db/environment/TZ`), nearest first; list items by index.
 * Fails when anything is an error; warnings come with the value.
 */
export function toInstanceSpecs(
  project: Project,
  origins: PathOrigins,
  context: DesiredContext,
): Result<InstanceSpecs> {
  const scope: ProjectScope = { project, origins, below: placesBelow(origins), context, problems: [] };
  const made = Object.entries(project.services).flatMap(([name, service]) =>
    serviceContainers(scope, name, service),
  );
  const folders = made.flatMap(({ mounted }) => mounted.folders);
  const specs: InstanceSpecs = {
    containers: made.map(({ spec }) => spec),
    networks: networkSpecs(scope),
    volumes: [...volumeSpecs(scope), ...made.flatMap(({ mounted }) => mounted.own)],
    folders: [...new Map(folders.map((folder) => [folder.address, folder])).values()],
  };
  checkUnique(scope, specs);
  return isClean(scope.problems) ? ok(specs, scope.problems) : bad(scope.problems);
}

function serviceContainers(
  scope: ProjectScope,
  name: string,
  service: Project['services'][string],
): readonly MadeContainer[] {
  const first: ServiceScope = { ...scope, name, service, index: 1 };
  refuse(first);
  const count = replicas(service);
  if (count > MOST_REPLICAS) {
    const message = `service ${name}: ${count} containers are more than ${MOST_REPLICAS}`;
    report(scope, 'error', 'compose/too-many-replicas', at(first, 'scale'), message);
    return [];
  }
  return Array.from({ length: count }, (_, index) => replica(first, index + 1)).filter(
    (one) => one !== undefined,
  );
}

/** What is wrong with a service is told once, not once per replica; clashes between them come with the second. */
function replica(first: ServiceScope, index: number): MadeContainer | undefined {
  if (index === 1) return containerSpec(first);
  const problems: Problem[] = [];
  const made = containerSpec({ ...first, index, problems });
  first.problems.push(...problems.filter(({ code }) => code === 'compose/port-clash'));
  return made;
}

/** Two objects of one address: a service `web-2` beside the second replica of `web`, or two of one name. */
function checkUnique(scope: ProjectScope, specs: InstanceSpecs): void {
  for (const [one, other] of twins(specs.containers, ({ address }) => address)) {
    const message = `service ${other.service} and replica ${one.index} of service ${one.service} have the same name`;
    const where = placeOf(scope, 'services', other.service);
    report(scope, 'error', 'compose/name-clash', where, message, 'rename one of the two services');
  }
  const kinds = { network: specs.networks, volume: specs.volumes };
  for (const [kind, list] of Object.entries(kinds)) {
    const own: readonly (NetworkSpec | VolumeSpec)[] = list.filter((one) => !one.external);
    for (const [, other] of twins(own, ({ name }) => name)) {
      const message = `two ${kind}s have the name ${other.name} on the engine`;
      const where = other.origins['name']?.[0] ?? placeOf(scope, `${kind}s`);
      report(scope, 'error', 'compose/name-clash', where, message, 'give one of them another name');
    }
  }
}

/** Pairs of the first and each later one with the same key. */
function twins<T>(list: readonly T[], key: (item: T) => string): readonly (readonly [T, T])[] {
  return [...Map.groupBy(list, key).values()].flatMap(([first, ...later]) =>
    first === undefined ? [] : later.map((other) => [first, other] as const),
  );
}
