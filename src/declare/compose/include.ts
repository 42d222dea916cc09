// `include`: whole Compose files brought in, each with its own folder and its own `.env` below the variables
// of the one that includes it. Its resources come in beside ours; a name of both is a conflict.

import type { Entry, MapNode, Node } from '../../model/tree.ts';
import { child, toJson } from '../../model/tree.ts';
import { type Context, report } from './context.ts';
import { parseDotenv, type Variables } from './dotenv.ts';
import { entriesOf, isNull, mapLike, stringOf, withKey, withoutKey } from './nodes.ts';
import { folderOf, isRemote, joinPath } from './paths.ts';

export type Inclusion = {
  readonly files: readonly string[];
  readonly folder: string;
  readonly context: Context;
};

export type IncludeOptions = {
  readonly context: Context;
  /** The project folder of the file that includes. */
  readonly folder: string;
  /** Full paths of the files being read now, outermost first. */
  readonly open: readonly string[];
  /** Reads an included project to its merged tree; undefined when that failed (which was reported). */
  readonly load: (inclusion: Inclusion, at: Node) => Node | undefined;
};

const SECTIONS = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'] as const;

/** The document with everything it includes brought in, and without `include`. */
export function applyIncludes(document: Node, options: IncludeOptions): Node {
  const include = child(document, 'include');
  if (document.kind !== 'map' || include === undefined) return document;
  let result = withoutKey(document, 'include');
  if (include.kind !== 'list') {
    if (!isNull(include)) report(options.context, 'compose/type', include, '`include` must be a list');
    return result;
  }
  for (const item of include.items) {
    const included = includeOne(item, options);
    if (included?.kind === 'map') result = importSections(result, included, item, options.context);
    else for (const section of SECTIONS) options.context.damaged.add(section);
  }
  return result;
}

function includeOne(item: Node, options: IncludeOptions): Node | undefined {
  const { context, folder } = options;
  const paths = item.kind === 'map' ? pathsOf(child(item, 'path')) : pathsOf(item);
  const unknown = [...entriesOf(item)].filter(([key]) => !KEYS.has(key));
  for (const [key, entry] of unknown) {
    report(context, 'compose/unknown-key', entry.keyAt, `unknown key \`${key}\` in \`include\``);
  }
  const [main] = paths ?? [];
  if (paths === undefined || main === undefined) {
    report(context, 'compose/include', item, '`include` names no file', 'write a path, or {path: PATH}');
    return undefined;
  }
  const remote = paths.find(isRemote);
  if (remote !== undefined) {
    report(
      context,
      'compose/remote',
      item,
      `the included file ${remote} is elsewhere`,
      'copy it into this project',
    );
    return undefined;
  }
  const files = paths.map((path) => joinPath(folder, path));
  const missing = files.find((file) => context.read(file) === undefined);
  if (missing !== undefined) {
    report(context, 'compose/missing-file', item, `there is no file ${missing}`, 'correct the path');
    return undefined;
  }
  const first = joinPath(folder, main);
  if (options.open.includes(first)) {
    const names = [...options.open, first].join(' -> ');
    report(context, 'compose/include-cycle', item, `files include each other in a circle: ${names}`);
    return undefined;
  }
  context.budget.inclusions -= 1;
  if (context.budget.inclusions < 0 || options.open.length > MAX_NESTING) {
    report(context, 'compose/include', item, 'the project includes too many files');
    return undefined;
  }
  const directory = child(item, 'project_directory');
  const own = stringOf(directory) ?? '';
  if (directory !== undefined && stringOf(directory) === undefined && !isNull(directory)) {
    report(context, 'compose/type', directory, '`project_directory` must be a text');
  }
  const projectFolder = own === '' ? folderOf(first) : joinPath(folder, own);
  const lookup = withEnvFiles(child(item, 'env_file'), projectFolder, options);
  return options.load({ files, folder: projectFolder, context: { ...context, lookup } }, item);
}

/** Files that include each other in a row. */
const MAX_NESTING = 30;

const KEYS: ReadonlySet<string> = new Set(['path', 'env_file', 'project_directory']);

/** One text or a list of texts; undefined for anything else. */
function pathsOf(node: Node | undefined): readonly string[] | undefined {
  const one = stringOf(node);
  if (one !== undefined) return [one];
  if (node?.kind !== 'list') return undefined;
  const paths = node.items.map(stringOf).filter((path) => path !== undefined);
  return paths.length === node.items.length ? paths : undefined;
}

/** Our variables, and below them those of the env files (or of the folder's own `.env`). */
function withEnvFiles(
  node: Node | undefined,
  projectFolder: string,
  options: IncludeOptions,
): Context['lookup'] {
  const { context } = options;
  const variables: Variables = new Map();
  const lookup: Context['lookup'] = (name) => context.lookup(name) ?? variables.get(name);
  const named = pathsOf(node) ?? [];
  if (node !== undefined && pathsOf(node) === undefined) {
    report(context, 'compose/type', node, '`env_file` must be a text or a list');
  }
  const files =
    named.length > 0
      ? named.map((path) => joinPath(options.folder, path))
      : [joinPath(projectFolder, '.env')];
  for (const file of files) {
    const text = context.read(file);
    if (text !== undefined) parseDotenv(text, file, variables, lookup, context);
    else if (node && named.length > 0) {
      report(context, 'compose/missing-file', node, `no env file ${file}`, 'correct the path');
    }
  }
  return lookup;
}

function importSections(document: MapNode, included: MapNode, at: Node, context: Context): MapNode {
  let result = document;
  for (const section of SECTIONS) {
    const from = child(included, section);
    if (from?.kind !== 'map') continue;
    const to = child(result, section);
    result = withKey(result, section, importSection(section, to, from, at, context));
  }
  return result;
}

function importSection(
  section: string,
  to: Node | undefined,
  from: MapNode,
  at: Node,
  context: Context,
): Node {
  const entries = new Map<string, Entry>(entriesOf(to));
  for (const [name, entry] of from.entries) {
    const own = entries.get(name);
    if (own === undefined) entries.set(name, entry);
    else if (!isSame(own.value, entry.value)) {
      const place = `${own.keyAt.file}:${own.keyAt.line}`;
      const message = `\`${section}.${name}\` comes with the included file, but is also in ${place}`;
      report(
        context,
        'compose/include-conflict',
        at,
        message,
        'rename one, or change it in an override file',
      );
    }
  }
  return mapLike(entries, to ?? from);
}

function isSame(a: Node, b: Node): boolean {
  return JSON.stringify(sorted(toJson(a))) === JSON.stringify(sorted(toJson(b)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}
