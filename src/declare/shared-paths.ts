// Paths of the host that several instances write: what one of them writes the other finds changed, and two
// databases on one folder ruin it. Told, not refused: sharing may be meant. Pure.

import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';

export type WrittenPath = { readonly instance: InstanceName; readonly path: string; readonly at: Position };

/** Sockets, devices and what is made anew at each start: shared by their nature. */
const SHARED = /^\/(?:var\/run|run|dev|proc|sys|tmp)(?:\/|$)|^\/etc\/(?:localtime|timezone)$/;

/** The paths of the host that an instance mounts writable, each once; its own folders and files are none. */
export function writtenPaths(instance: DesiredInstance): readonly WrittenPath[] {
  const own = new Set([...instance.folders, ...instance.files].map(({ hostPath }) => hostPath));
  const found = new Map<string, WrittenPath>();
  for (const spec of instance.containers) {
    for (const { type, source, target, readOnly } of spec.fields.mounts ?? []) {
      if (type !== 'bind' || readOnly || own.has(source) || SHARED.test(source) || found.has(source))
        continue;
      found.set(source, { instance: instance.name, path: source, at: placeOf(spec, target) });
    }
  }
  return [...found.values()];
}

/** A warning for each path at each instance but the first that writes it, with the place of that one. */
export function sharedPaths(all: readonly WrittenPath[]): readonly Problem[] {
  const first = new Map<string, WrittenPath>();
  const problems: Problem[] = [];
  for (const one of [...all].sort((a, b) => (a.instance < b.instance ? -1 : 1))) {
    const other = first.get(one.path);
    if (other === undefined) first.set(one.path, one);
    else problems.push(shared(one, other));
  }
  return problems;
}

function shared({ path, at }: WrittenPath, other: WrittenPath): Problem {
  const { file, line, column } = other.at;
  return {
    code: 'instance/shared-path',
    severity: 'warning',
    at,
    message: `${path} of the host is written by instance \`${other.instance}\`, too, declared at ${file}:${line}:${column}`,
    hint: 'mount it read-only in one of the two (`:ro`), or give each a path of its own',
  };
}

function placeOf({ origins, origin }: ContainerSpec, target: string): Position {
  return origins[`mounts.${target}`]?.[0] ?? origins['mounts']?.[0] ?? origin;
}
