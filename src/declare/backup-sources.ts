// What is to be backed up, as declarations write it: each part with the keys that its kind has, and no
// others. What only an instance can tell (whether it has such a service or mount) is looked at later.

import { hasGlobals, isDatabaseFolder } from '../backup/databases.ts';
import type { DatabaseEngine, DeclaredSource } from '../model/backup.ts';
import { durationMs } from '../model/duration.ts';
import type { SourceSpec } from '../model/generated/template.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { Node } from '../model/tree.ts';
import { keyAt, nodeAt, valueAt } from './positions.ts';

type Kind = 'database' | 'file' | 'volume' | 'instance';
type Key = Exclude<keyof SourceSpec, 'name' | 'type'>;

const LOCK_TIMEOUT = '60s';

/** What each kind must say, and what it may. */
const KEYS: Readonly<Record<Kind, { readonly must: readonly Key[]; readonly may: readonly Key[] }>> = {
  database: { must: ['service'], may: ['databases', 'globals', 'user', 'password', 'lockTimeout'] },
  file: { must: ['service', 'databases'], may: ['lockTimeout'] },
  volume: { must: ['service', 'mount'], may: ['consistency'] },
  instance: { must: [], may: [] },
};

/** The sources of a list that `sourceProblems` finds nothing wrong with; `list` is where it stands. */
export function sourcesOf(
  specs: readonly SourceSpec[] = [],
  list: Node | undefined,
): readonly DeclaredSource[] {
  return specs.map((spec, index) => sourceOf(spec, placeOf(list, index)));
}

function placeOf(list: Node | undefined, index: number): Position {
  const item = list === undefined ? undefined : nodeAt(list, String(index));
  return item?.at ?? list?.at ?? { file: '', line: 1, column: 1 };
}

function sourceOf(spec: SourceSpec, at: Position): DeclaredSource {
  const { name, type, service = '' } = spec;
  if (type === 'instance') return { kind: 'instance', name, at };
  if (type === 'volume') {
    const { mount = '', consistency = 'pause' } = spec;
    return { kind: 'volume', name, service, mount, consistency, at };
  }
  const { databases = [], user, password, lockTimeout = LOCK_TIMEOUT } = spec;
  return {
    kind: 'database',
    name,
    engine: type,
    service,
    databases: namesOf(databases),
    globals: globalsOf(type, spec.globals),
    user,
    password,
    lockTimeoutMs: durationMs(lockTimeout) ?? 0,
    at,
  };
}

/** `*` is how many write "all of them". */
export function namesOf(databases: readonly string[]): readonly string[] {
  return databases.includes('*') ? [] : databases;
}

export function globalsOf(engine: DatabaseEngine, said: boolean | undefined): boolean {
  return hasGlobals(engine) && (said ?? true);
}

/** What is wrong with a list of sources that fits its schema, before any instance is looked at. */
export function sourceProblems(
  specs: readonly SourceSpec[] = [],
  list: Node | undefined,
): readonly Problem[] {
  if (list === undefined) return [];
  return specs.flatMap((spec, index) => {
    const node = nodeAt(list, String(index)) ?? list;
    return [
      ...keyProblems(spec, node),
      ...nameProblems(spec, node, specs.slice(0, index)),
      ...databaseProblems(spec, node),
      ...liveProblems(spec, node, specs),
    ];
  });
}

function kindOf({ type }: SourceSpec): Kind {
  if (type === 'volume' || type === 'instance') return type;
  return type === 'sqlite' ? 'file' : 'database';
}

function keyProblems(spec: SourceSpec, node: Node): readonly Problem[] {
  const { must, may } = KEYS[kindOf(spec)];
  const { name: _, type, ...rest } = spec;
  const problems: Problem[] = [];
  for (const key of must) {
    if (rest[key] !== undefined) continue;
    const message = `a source of type \`${type}\` needs \`${key}\``;
    problems.push({ code: 'declaration/missing-key', severity: 'error', at: node.at, message });
  }
  for (const [key, value] of Object.entries(rest)) {
    if (value === undefined || [...must, ...may].some((known) => known === key)) continue;
    const known = [...must, ...may].map((one) => `\`${one}\``).join(', ');
    const hint = known === '' ? 'remove it' : `it has ${known}`;
    const message = `\`${key}\` says nothing of a source of type \`${type}\``;
    problems.push({
      ...{ code: 'declaration/misplaced-key', severity: 'error', at: keyAt(node, key) },
      ...{ message, hint },
    });
  }
  return problems;
}

function nameProblems({ name }: SourceSpec, node: Node, before: readonly SourceSpec[]): readonly Problem[] {
  if (!before.some((other) => other.name === name)) return [];
  const at = valueAt(node, 'name');
  const message = `there is a source \`${name}\` already`;
  const hint = 'each has a name of its own: it names the file';
  return [{ code: 'backup/source-twice', severity: 'error', at, message, hint }];
}

function databaseProblems({ type, databases = [] }: SourceSpec, node: Node): readonly Problem[] {
  const at = valueAt(node, 'databases');
  if (databases.length > 1 && databases.includes('*')) {
    const hint = 'leave the list out for every database, or name those that you mean';
    const message = '`*` stands beside names';
    return [{ code: 'backup/databases', severity: 'error', at, message, hint }];
  }
  if (type !== 'sqlite' || databases.every((path) => path.startsWith('/'))) return [];
  const hint = 'write where the container has it, such as `/data/app.db`';
  const message = 'a database of SQLite is a file: its path starts with /';
  return [{ code: 'backup/databases', severity: 'error', at, message, hint }];
}

/** What a list tells by itself of a database whose files would be copied while it writes them. */
function liveProblems(
  { type, service, mount = '', consistency }: SourceSpec,
  node: Node,
  specs: readonly SourceSpec[],
): readonly Problem[] {
  if (type !== 'volume' || consistency !== 'live') return [];
  const database = specs.find((other) => other.service === service && isKeptAt(other, mount));
  if (database === undefined && !isDatabaseFolder(mount)) return [];
  const at = valueAt(node, 'consistency');
  const message = `\`${mount}\` of \`${service}\` holds a database, which no copy made \`live\` can be trusted with: it can lack rows and look whole`;
  const hint = 'remove the source where the database is one itself, or say `consistency: pause`';
  return [{ code: 'backup/live-database', severity: 'error', at, message, hint }];
}

function isKeptAt(other: SourceSpec, mount: string): boolean {
  const kind = kindOf(other);
  if (kind === 'database') return true;
  const folder = `${mount.replace(/\/+$/, '')}/`;
  return kind === 'file' && (other.databases ?? []).some((path) => path.startsWith(folder));
}
