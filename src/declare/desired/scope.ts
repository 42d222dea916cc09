// What the mappers of one service share: the service, where it was written, and the list of problems.

import type { Project, Service } from '../../model/compose.ts';
import type { Position, Problem, Severity } from '../../model/problem.ts';
import { type Address, address } from '../../model/ref.ts';
import type { Result } from '../../model/result.ts';
import type { DesiredContext } from './context.ts';

/** Positions of Compose paths (`services/db/ports/0`), nearest first. */
export type PathOrigins = ReadonlyMap<string, readonly Position[]>;

export type ProjectScope = {
  readonly project: Project;
  readonly origins: PathOrigins;
  /** See `placesBelow`. */
  readonly below: PathOrigins;
  readonly context: DesiredContext;
  /** Grows while the project is mapped; the only thing here that changes. */
  readonly problems: Problem[];
};

export type ServiceScope = ProjectScope & {
  readonly name: string;
  readonly service: Service;
  /** Replica, from 1. */
  readonly index: number;
};

/** Where a path was written; of what has no place of its own, its nearest parent that has. */
export function positionsOf(origins: PathOrigins, path: readonly string[]): readonly Position[] {
  for (let length = path.length; length > 0; length -= 1) {
    const found = origins.get(path.slice(0, length).join('/'));
    if (found !== undefined && found.length > 0) return found;
  }
  return [];
}

/** The places of all that is written at or below each key of a service, network, volume, config or secret. */
export function placesBelow(origins: PathOrigins): PathOrigins {
  const below = new Map<string, Position[]>();
  for (const [path, places] of origins) {
    const parts = path.split('/');
    for (let length = parts[0] === 'services' ? 3 : 2; length <= parts.length; length += 1) {
      const key = parts.slice(0, length).join('/');
      const known = below.get(key) ?? [];
      below.set(key, known);
      for (const place of places) {
        if (!known.some(({ file, line }) => file === place.file && line === place.line)) known.push(place);
      }
    }
  }
  return below;
}

/** The nearest place of a path below the service: `at(scope, 'ports', '0')`. */
export function at(scope: ServiceScope, ...path: readonly string[]): Position {
  return placeOf(scope, 'services', scope.name, ...path);
}

export function placeOf(scope: ProjectScope, ...path: readonly string[]): Position {
  return positionsOf(scope.origins, path)[0] ?? { file: '', line: 1, column: 1 };
}

export function report(
  scope: ProjectScope,
  severity: Severity,
  code: string,
  where: Position,
  message: string,
  hint?: string,
): void {
  scope.problems.push({ code, severity, at: where, message, ...(hint === undefined ? {} : { hint }) });
}

/** The value of a result, with its problems taken over; undefined when there is none. */
export function take<T>(scope: ProjectScope, result: Result<T>): T | undefined {
  scope.problems.push(...result.problems);
  return result.ok ? result.value : undefined;
}

/** `db`, and `db-2` for the second replica: the name in addresses. */
export function containerAddress(scope: ProjectScope, service: string, index: number): Address {
  return address(scope.context.instance, 'container', index === 1 ? service : `${service}-${index}`);
}

/** `crm-db-1`: the name on the engine. */
export function containerName(scope: ProjectScope, service: string, index: number): string {
  return `${scope.context.instance}-${service}-${index}`;
}

/** How many containers a service has. */
export function replicas(service: Service): number {
  return service.scale ?? service.deploy?.replicas ?? 1;
}
