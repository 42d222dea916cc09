// The entry of the Compose language: files in, one project in long form out, exactly as the real tool prints
// it, with the place of every value. Pure: files and variables come as functions. Reports every problem of the
// whole project in one pass; a project with an error is no project.

import type { FileObject, Model, Network, Project, Service, Volume } from '../../model/compose.ts';
import { compareProblems, isClean, type Position, type Problem } from '../../model/problem.ts';
import { bad, ok, type Result } from '../../model/result.ts';
import type { Entry, Json, MapNode, Node } from '../../model/tree.ts';
import { child, toJson } from '../../model/tree.ts';
import { loadYaml } from '../yaml/load.ts';
import { checkConsistency } from './consistency.ts';
import { type Context, createContext } from './context.ts';
import type { Decoder } from './decode.ts';
import { fileObject, model, network, service as serviceDecoder, volume } from './decode-project.ts';
import { parseDotenv, type Variables } from './dotenv.ts';
import { readServiceFiles } from './environment.ts';
import { loadFiles } from './files.ts';
import { entriesOf, stringOf, withKey } from './nodes.ts';
import { normalise } from './normalise.ts';
import { originsOf } from './origins.ts';
import { joinPath } from './paths.ts';
import type { Lookup, Variable } from './template.ts';
import { dropUnused } from './unused.ts';

export type ComposeOptions = {
  /** The main file, then overlays in order. Paths are full, or seen from `workingDir`. */
  readonly files: readonly ({ readonly path: string } | { readonly path: string; readonly tree: Node })[];
  /** Text of a file by its full path; undefined when there is no such file. */
  readonly read: (path: string) => string | undefined;
  /** The documents of a file's text; a caller that loads many projects remembers them. Default: reads the YAML. */
  readonly parse?: (text: string, path: string) => Result<readonly Node[]>;
  /** The project folder. Relative paths of the project become absolute by it. */
  readonly workingDir: string;
  readonly projectName: string;
  /** Variables above those of env files. */
  readonly variables: Lookup;
  /** Default: `.env` in the project folder, where there is one. */
  readonly envFiles?: readonly string[];
  /** Profiles switched on; `*` is all of them. */
  readonly profiles: readonly string[];
  /** The folder that `~` stands for; without it `~` is refused. */
  readonly home?: string;
};

export type ComposeLoad = {
  readonly project: Project;
  /** `services/db/environment/FOO` → where it is written, then where its variables were. */
  readonly origins: ReadonlyMap<string, readonly Position[]>;
  /** Values of configs and secrets that are taken from a variable: `secrets/token`. Not in the project. */
  readonly contents: ReadonlyMap<string, Variable>;
};

/** Loads a project; problems of a good one are warnings. */
export function loadCompose(options: ComposeOptions): Result<ComposeLoad> {
  const problems: Problem[] = [];
  const context = openContext(options, problems);
  const files = options.files.map((file) => ({ ...file, path: joinPath(options.workingDir, file.path) }));
  const merged = loadFiles(files, options.workingDir, context);
  if (merged === undefined || merged.entries.size === 0) {
    if (isClean(problems)) problems.push(emptyProject(files));
    return bad(tidy(problems));
  }
  const tree = prepare(normalise(merged, options.projectName, context.lookup), options.profiles, context);
  const loaded = decodeProject(tree, options.projectName, context);
  checkConsistency(loaded, context);
  if (!isClean(problems)) return bad(tidy(problems));
  const project = dropUnused(loaded.project);
  return ok(
    { project, origins: originsOf(loaded.tree, project), contents: context.contents },
    tidy(problems),
  );
}

function openContext(options: ComposeOptions, problems: Problem[]): Context {
  const fromFiles: Variables = new Map();
  const projectName = { value: options.projectName };
  const lookup: Lookup = (name) =>
    name === 'COMPOSE_PROJECT_NAME' ? projectName : (options.variables(name) ?? fromFiles.get(name));
  const { read, parse = parseCompose, home } = options;
  const context = createContext({ problems, read, parse, lookup, home });
  for (const name of options.envFiles ?? ['.env']) {
    const path = joinPath(options.workingDir, name);
    const text = options.read(path);
    if (text !== undefined) parseDotenv(text, path, fromFiles, lookup, context);
    else if (options.envFiles) problems.push(missingEnvFile(path));
  }
  return context;
}

/** The documents of a Compose file. */
export function parseCompose(text: string, path: string): Result<readonly Node[]> {
  return loadYaml(text, path, 'compose');
}

function missingEnvFile(file: string): Problem {
  const at = { file, line: 1, column: 1 };
  return { code: 'compose/missing-file', severity: 'error', at, message: 'there is no such env file' };
}

function emptyProject(files: readonly { readonly path: string }[]): Problem {
  const at = { file: files[0]?.path ?? '', line: 1, column: 1 };
  const message = files.length === 0 ? 'no Compose file is given' : 'the Compose file says nothing';
  return { code: 'compose/empty', severity: 'error', at, message };
}

/**
 * Sorted, and each said once: aliases make one place part of many services, and an included file is looked
 * at again with the one that includes it.
 */
function tidy(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return [...problems].sort(compareProblems).filter((problem) => {
    const { file, line, column } = problem.at;
    const key = `${file}\n${line}\n${column}\n${problem.code}\n${problem.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

type Prepared = { readonly tree: MapNode; readonly disabled: ReadonlyMap<string, Node> };

/** Services by profile; those that are on get the variables and labels of their files. */
function prepare(project: MapNode, profiles: readonly string[], context: Context): Prepared {
  const services = child(project, 'services');
  const enabled = new Map<string, Entry>();
  const disabled = new Map<string, Node>();
  for (const [name, entry] of entriesOf(services)) {
    if (entry.value.kind !== 'map') continue;
    if (!isEnabled(entry.value, profiles)) disabled.set(name, entry.value);
    else enabled.set(name, { ...entry, value: withScale(readServiceFiles(entry.value, context)) });
  }
  if (services?.kind !== 'map') return { tree: project, disabled };
  return { tree: withKey(project, 'services', { ...services, entries: enabled }), disabled };
}

function isEnabled(service: Node, profiles: readonly string[]): boolean {
  const own = child(service, 'profiles');
  if (own?.kind !== 'list' || own.items.length === 0 || profiles.includes('*')) return true;
  return own.items.some((item) => profiles.includes(stringOf(item) ?? ''));
}

/** `scale` also decides `deploy.replicas`, where there is a `deploy`. */
function withScale(service: MapNode): MapNode {
  const scale = child(service, 'scale');
  const deploy = child(service, 'deploy');
  if (scale === undefined || deploy?.kind !== 'map' || deploy.entries.has('replicas')) return service;
  return withKey(service, 'deploy', withKey(deploy, 'replicas', scale));
}

type Loaded = {
  readonly project: Project;
  readonly disabled: ReadonlyMap<string, Service>;
  readonly tree: MapNode;
};

function decodeProject(prepared: Prepared, name: string, context: Context): Loaded {
  const { tree } = prepared;
  const disabled = new Map<string, Service>();
  for (const [key, node] of prepared.disabled) {
    const decoded = serviceDecoder(node, context);
    if (decoded) disabled.set(key, decoded);
  }
  const section = <T>(key: string, decode: Decoder<T>): Readonly<Record<string, T>> =>
    decodeSection(child(tree, key), decode, context);
  const project: Project = {
    name,
    services: section<Service>('services', serviceDecoder),
    networks: section<Network>('networks', network),
    volumes: section<Volume>('volumes', volume),
    secrets: section<FileObject>('secrets', fileObject),
    configs: section<FileObject>('configs', fileObject),
    models: section<Model>('models', model),
    ...extensionsOf(tree),
  };
  return { project, disabled, tree };
}

function decodeSection<T>(
  node: Node | undefined,
  decode: Decoder<T>,
  context: Context,
): Readonly<Record<string, T>> {
  const result: Record<string, T> = Object.create(null);
  const entries = entriesOf(node);
  for (const key of [...entries.keys()].sort()) {
    const entry = entries.get(key);
    const value = entry && decode(entry.value, context);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function extensionsOf(tree: MapNode): Readonly<Record<`x-${string}`, Json>> {
  const extensions: Record<`x-${string}`, Json> = {};
  for (const [key, entry] of tree.entries) {
    if (isExtension(key)) extensions[key] = toJson(entry.value);
  }
  return extensions;
}

function isExtension(key: string): key is `x-${string}` {
  return key.startsWith('x-');
}
