// The limits of a size, laid on the loaded project: a file may say a limit in two places (`mem_limit`
// and `deploy.resources.limits`), and only there is it known which. What the instance's own overrides
// say stays.

import type { Project, Resource, Service } from '../model/compose.ts';
import type { LimitsSpec } from '../model/generated/template.ts';
import type { Position, Problem } from '../model/problem.ts';
import { didYouMean } from '../model/suggest.ts';
import type { Node } from '../model/tree.ts';
import { parseBytes } from './compose/units.ts';
import { nodeAt } from './positions.ts';
import type { Size } from './template.ts';

type Origins = ReadonlyMap<string, readonly Position[]>;
type Limited = {
  readonly project: Project;
  readonly origins: Origins;
  readonly problems: readonly Problem[];
};

/** The two places of each limit, below the service. */
const PLACES = {
  memory: { short: 'mem_limit', long: 'deploy/resources/limits/memory' },
  cpus: { short: 'cpus', long: 'deploy/resources/limits/cpus' },
  pids: { short: 'pids_limit', long: 'deploy/resources/limits/pids' },
} as const;
const KEYS = ['memory', 'cpus', 'pids'] as const;

/**
 * The project with a size's limits. `overrides`: the instance's own overlay, which wins. `chosenAt`: where the
 * instance names its size, so that another choice is the cause of what it changes.
 */
export function withLimits(
  project: Project,
  origins: Origins,
  size: Size | undefined,
  overrides: Node | undefined,
  chosenAt: Position,
): Limited {
  if (size === undefined || size.limits.size === 0) return { project, origins, problems: [] };
  const services: Record<string, Service> = { ...project.services };
  const places = new Map(origins);
  const problems: Problem[] = [];
  for (const [name, { spec, node }] of size.limits) {
    const service = services[name];
    if (service === undefined) {
      problems.push(unknownService(name, node.at, Object.keys(services)));
      continue;
    }
    const own = overrides && nodeAt(overrides, 'services', name);
    const keys = KEYS.filter((key) => spec[key] !== undefined && !isOverridden(own, key));
    services[name] = limited(service, pick(spec, keys));
    for (const key of keys) {
      const at = [nodeAt(node, key)?.at ?? node.at, chosenAt];
      for (const place of Object.values(PLACES[key])) places.set(`services/${name}/${place}`, at);
    }
  }
  return { project: { ...project, services }, origins: places, problems };
}

function pick(spec: LimitsSpec, keys: readonly (typeof KEYS)[number][]): LimitsSpec {
  return Object.fromEntries(keys.map((key) => [key, spec[key]]));
}

function isOverridden(own: Node | undefined, key: (typeof KEYS)[number]): boolean {
  if (own === undefined) return false;
  const { short, long } = PLACES[key];
  return nodeAt(own, short) !== undefined || nodeAt(own, ...long.split('/')) !== undefined;
}

/** Both places say the same, the longer one where the file has it. */
function limited(service: Service, { memory, cpus, pids }: LimitsSpec): Service {
  const bytes = memory === undefined ? undefined : parseBytes(memory);
  const limits = service.deploy?.resources.limits;
  const own: Resource = {
    ...(bytes === undefined ? {} : { memory: String(bytes) }),
    ...(cpus === undefined ? {} : { cpus: Number(cpus) }),
    ...(pids === undefined ? {} : { pids }),
  };
  return {
    ...service,
    ...(own.memory === undefined ? {} : { mem_limit: own.memory }),
    ...(own.cpus === undefined ? {} : { cpus: own.cpus }),
    ...(own.pids === undefined ? {} : { pids_limit: own.pids }),
    ...(service.deploy === undefined || limits === undefined
      ? {}
      : {
          deploy: {
            ...service.deploy,
            resources: { ...service.deploy.resources, limits: { ...limits, ...own } },
          },
        }),
  };
}

function unknownService(name: string, at: Position, known: readonly string[]): Problem {
  return {
    code: 'template/unknown-service',
    severity: 'warning',
    at,
    message: `the size limits service ${name}, which is not part of this instance`,
    ...didYouMean(name, known),
  };
}
