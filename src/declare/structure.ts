// Secrets may stand only where a value is delivered as a value. Where it would decide structure (an
// image, a port, a name, a path) the plan could not be read, and the value would end up in names and
// logs: refused. Placeholders of secrets that the instance does not have are refused everywhere.

import type { Project } from '../model/compose.ts';
import type { Position, Problem } from '../model/problem.ts';
import { hasPlaceholder, partsOf, spoken } from './placeholders.ts';

/** Keys of a service below which any text may hold a secret. */
const FREE_IN_SERVICE: ReadonlySet<string> = new Set(['environment', 'command', 'entrypoint', 'labels']);

const ALLOWED =
  'environment, command, entrypoint, labels, health checks and the content of configs and secrets';

/** Everything wrong with the secrets in a project; `own` are the instance's secrets. */
export function checkSecretPlaces(
  project: Project,
  originOf: (path: readonly string[]) => Position,
  own: ReadonlySet<string>,
): readonly Problem[] {
  const problems: Problem[] = [];
  walk(project, [], (text, path) => {
    const at = originOf(path);
    const parts = partsOf(text);
    const isForged = parts.some((part) => typeof part !== 'string' && !own.has(part.secret));
    const isPiece = parts.some((part) => typeof part === 'string' && hasPlaceholder(part));
    if (isForged) {
      const message = `${path.join('.')} holds control characters that only secrets may`;
      problems.push({ code: 'secret/forged', severity: 'error', at, message });
    } else if (path[2] === 'build' && path[3] === 'args') {
      const message = `${path.join('.')} is a secret, and build arguments are no place for one`;
      const hint =
        'the engine takes them in an address, and the image keeps them: give the value when the container runs';
      problems.push({ code: 'secret/in-build', severity: 'error', at, message, hint });
    } else if (isPiece || !isFree(path)) {
      const hint = `secrets may stand in ${ALLOWED}`;
      const shown = isPiece ? '' : `: ${spoken(text)}`;
      const message = `${path.join('.')} is built with a secret${shown}`;
      problems.push({ code: 'secret/in-structure', severity: 'error', at, message, hint });
    }
  });
  return problems;
}

function isFree(path: readonly string[]): boolean {
  const [section = '', , key = '', inner] = path;
  // Extensions only hold what anchors bring elsewhere.
  if (section.startsWith('x-')) return true;
  if (section === 'configs' || section === 'secrets') return key === 'content';
  if (section !== 'services') return false;
  if (FREE_IN_SERVICE.has(key)) return true;
  return key === 'healthcheck' && inner === 'test';
}

/** Visits every text with a placeholder. `path` is one list that grows and shrinks: a project has many values. */
function walk(value: unknown, path: string[], visit: (text: string, path: readonly string[]) => void): void {
  if (typeof value === 'string') {
    if (hasPlaceholder(value)) visit(value, path);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walkInto(String(index), item, path, visit);
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      if (hasPlaceholder(key)) visit(key, path);
      walkInto(key, Reflect.get(value, key), path, visit);
    }
  }
}

function walkInto(
  key: string,
  value: unknown,
  path: string[],
  visit: (text: string, path: readonly string[]) => void,
): void {
  path.push(key);
  walk(value, path, visit);
  path.pop();
}
