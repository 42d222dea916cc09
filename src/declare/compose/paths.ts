// Paths of a Compose project, `/`-separated: joining, cleaning, and making the relative ones of a file
// absolute (compose-go, paths/resolve.go). Nothing here looks at a disk.

import type { MapNode, Node } from '../../model/tree.ts';
import { type Context, report } from './context.ts';
import { entriesOf, mapItems, mapValues, scalarLike, stringOf, withKey } from './nodes.ts';
import { below, type Rules } from './rules.ts';

/** Without `.`, `..` and doubled slashes, as Go's `path.Clean`. */
export function cleanPath(path: string): string {
  if (!NEEDS_CLEANING.test(path)) return path;
  const isAbsolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isAbsolute) parts.push('..');
  }
  const joined = parts.join('/');
  if (isAbsolute) return `/${joined}`;
  return joined === '' ? '.' : joined;
}

const NEEDS_CLEANING = /^$|\/\/|(?:^|\/)\.\.?(?:\/|$)|.\/$/;

/** `path` seen from the folder `base`. */
export function joinPath(base: string, path: string): string {
  if (path.startsWith('/')) return cleanPath(path);
  return base === '' ? cleanPath(path) : cleanPath(`${base}/${path}`);
}

/** The folder that holds a file. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash < 0) return '.';
  return slash === 0 ? '/' : cleanPath(path.slice(0, slash));
}

/** The last part of a path. */
export function baseName(path: string): string {
  const clean = cleanPath(path);
  return clean.slice(clean.lastIndexOf('/') + 1);
}

/** True for a file that the real tool would fetch: a git repository, a registry, a web address. */
export function isRemote(path: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/.test(path);
}

type Resolve = (node: Node, folder: string, context: Context) => Node;

const path: Rules<Resolve> = { here: resolvePath };
const hostPath: Rules<Resolve> = { here: resolveHostPath };
const buildContext: Rules<Resolve> = { here: resolveContext };

const service: Rules<Resolve> = {
  keys: {
    build: {
      keys: { context: buildContext, additional_contexts: { any: buildContext }, ssh: { any: hostPath } },
    },
    env_file: { any: { keys: { path } } },
    label_file: { any: path },
    extends: { keys: { file: path } },
    develop: { keys: { watch: { any: { keys: { path } } } } },
    volumes: { any: { here: resolveMount } },
  },
};

const fileObject: Rules<Resolve> = { any: { keys: { file: hostPath } } };

const FILE: Rules<Resolve> = {
  keys: {
    services: { any: service },
    configs: fileObject,
    secrets: fileObject,
    volumes: { any: { here: resolveDriverOptions } },
  },
};

/** A file in long form with its relative paths seen from `folder`. */
export function resolvePaths(file: Node, folder: string, context: Context): Node {
  return walk(file, FILE, folder, context);
}

function walk(node: Node, rules: Rules<Resolve> | undefined, folder: string, context: Context): Node {
  if (rules === undefined) return node;
  if (rules.here) return rules.here(node, folder, context);
  switch (node.kind) {
    case 'map':
      return mapValues(node, (value, key) => walk(value, below(rules, key), folder, context));
    case 'list':
      return rules.any ? mapItems(node, (item) => walk(item, rules.any, folder, context)) : node;
    case 'scalar':
      return node;
  }
}

function resolvePath(node: Node, folder: string, context: Context): Node {
  const text = stringOf(node);
  if (text === undefined || text === '') return node;
  const expanded = expandHome(text, node, context);
  if (expanded.startsWith('/')) return changed(node, text, expanded);
  return changed(node, text, joinPath(folder, expanded));
}

/** A path on the engine's side: Windows paths are absolute too, and '' is the folder itself. */
function resolveHostPath(node: Node, folder: string, context: Context): Node {
  const text = stringOf(node);
  if (text === undefined) return node;
  const expanded = expandHome(text, node, context);
  if (expanded.startsWith('/') || isWindowsPath(expanded)) return changed(node, text, expanded);
  return changed(node, text, joinPath(folder, expanded === '' ? '.' : expanded));
}

const REMOTE = /^(?:https:\/\/|http:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@)/;

function resolveContext(node: Node, folder: string, context: Context): Node {
  const text = stringOf(node);
  if (text === undefined) return node;
  const isElsewhere = text.includes('://') || text.startsWith('service:') || REMOTE.test(text);
  return isElsewhere ? node : resolvePath(node, folder, context);
}

function resolveMount(node: Node, folder: string, context: Context): Node {
  if (node.kind !== 'map' || stringOf(node.entries.get('type')?.value) !== 'bind') return node;
  const source = node.entries.get('source')?.value;
  if (source) return withKey(node, 'source', resolveHostPath(source, folder, context));
  report(context, 'compose/volume', node, 'a bind mount without a source', 'give it a `source`');
  return node;
}

/** A volume of the local driver with `o: bind` is a bind mount in truth. */
function resolveDriverOptions(node: Node, folder: string, context: Context): Node {
  if (node.kind !== 'map' || stringOf(node.entries.get('driver')?.value) !== 'local') return node;
  const options = node.entries.get('driver_opts')?.value;
  const device = entriesOf(options).get('device')?.value;
  if (options?.kind !== 'map' || !device || stringOf(options.entries.get('o')?.value) !== 'bind') return node;
  const resolved: MapNode = withKey(options, 'device', resolveHostPath(device, folder, context));
  return withKey(node, 'driver_opts', resolved);
}

function changed(node: Node, before: string, after: string): Node {
  return before === after ? node : scalarLike(after, node);
}

function expandHome(text: string, node: Node, context: Context): string {
  if (!text.startsWith('~')) return text;
  if (context.home !== undefined) return joinPath(context.home, `./${text.slice(1)}`);
  report(context, 'compose/home-path', node, '`~` has no meaning here', 'write the path out');
  return text;
}

function isWindowsPath(text: string): boolean {
  return /^.:[\\/]/.test(text) || /^[\\/]{2}[^\\/]/.test(text);
}
