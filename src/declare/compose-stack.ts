// A stack through Compose: which files and overlays, seen from which folder, with which variables. The
// project's folder is that of its first Compose file, so that relative paths mean what they mean there.

import type { Project } from '../model/compose.ts';
import type { Position, Problem } from '../model/problem.ts';
import { isClean } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import type { MapNode } from '../model/tree.ts';
import { type ComposeOptions, loadCompose } from './compose/load.ts';
import type { Lookup, Variable } from './compose/template.ts';
import { withLimits } from './limits.ts';
import { baseName, folderOf, joinTree, seenFrom } from './paths.ts';
import { placeOf as placeOfHost } from './places.ts';
import { nodeAt, valueAt } from './positions.ts';
import type { Stack } from './stack.ts';
import { checkSecretPlaces } from './structure.ts';
import type { TreeIndex } from './tree-index.ts';

export type LoadedStack = {
  readonly project: Project;
  readonly origins: ReadonlyMap<string, readonly Position[]>;
  readonly contents: ReadonlyMap<string, Variable>;
  /** Folder of the project in the tree; `''` is the top. */
  readonly workingDir: string;
};

export type ParseCompose = NonNullable<ComposeOptions['parse']>;

/** The Compose project of a stack. Secrets in it are placeholders that stand only where they may. */
export function loadStack(
  stack: Stack,
  index: TreeIndex,
  lookup: Lookup,
  parse: ParseCompose,
): Result<LoadedStack> {
  const files = composeFiles(stack, index);
  if (!files.ok) return files;
  const first = files.value[0];
  const workingDir = first === undefined ? '' : folderOf(first.path);
  const envFiles = envFilesOf(stack, index);
  if (!envFiles.ok) return envFiles;
  const loaded = loadCompose({
    files: files.value.map((file) => ({ ...file, path: seenFrom(workingDir, file.path) })),
    read: (path) => readText(index, path),
    parse,
    workingDir,
    projectName: stack.name,
    variables: lookup,
    ...(envFiles.value === undefined
      ? {}
      : { envFiles: envFiles.value.map((path) => seenFrom(workingDir, path)) }),
    profiles: stack.profiles,
  });
  if (!loaded.ok) return loaded;
  const { contents } = loaded.value;
  const chosenAt = valueAt(stack.declaration.node, 'spec', 'size');
  const limited = withLimits(
    loaded.value.project,
    loaded.value.origins,
    stack.size,
    stack.overrides,
    chosenAt,
  );
  const { project, origins } = limited;
  const misplaced = checkSecretPlaces(
    project,
    (path) => placeOf(stack, origins, path),
    new Set(stack.secrets.map(({ name }) => name)),
  );
  const devices = checkDevices(project, (path) => placeOf(stack, origins, path));
  const wrong = [...misplaced, ...devices];
  const problems = [...loaded.problems, ...limited.problems, ...wrong];
  return isClean(wrong) ? ok({ project, origins, contents, workingDir }, problems) : bad(problems);
}

/** A volume of the local driver that binds a path of the tree: there is no such path on a target. */
function checkDevices(
  project: Project,
  placeOfPath: (path: readonly string[]) => Position,
): readonly Problem[] {
  return Object.entries(project.volumes ?? {}).flatMap(
    ([name, { driver_opts: options }]): readonly Problem[] => {
      const isBind = options?.['o']?.split(',').some((word) => word === 'bind' || word === 'rbind') ?? false;
      const device = options?.['device'] ?? '';
      if (!isBind || device === '' || placeOfHost(device).kind === 'host') return [];
      const at = placeOfPath(['volumes', name, 'driver_opts', 'device']);
      return [
        {
          code: 'files/volume-device',
          severity: 'error',
          at,
          message: `volume ${name} binds ${device}, which is no path of the host`,
          hint: 'mount the path in the service (`./data:/data`), or give an absolute path of the host',
        },
      ];
    },
  );
}

type ComposeFile = { readonly path: string } | { readonly path: string; readonly tree: MapNode };

/** The files from the top of the tree, then overlays; all relative paths start at the first one's folder. */
function composeFiles(stack: Stack, index: TreeIndex): Result<readonly ComposeFile[]> {
  const { compose, composeOf, overrides, declaration } = stack;
  const base = 'kind' in compose ? [{ path: composeOf.file, tree: compose }] : undefined;
  const problems: Problem[] = [];
  const paths = ('kind' in compose ? [] : compose).flatMap((declared, position) => {
    const at =
      nodeAt(composeOf.node, 'spec', 'compose', String(position))?.at ??
      valueAt(composeOf.node, 'spec', 'compose');
    const path = treePath(composeOf.file, declared, index, at, 'Compose file', problems);
    return path === undefined ? [] : [{ path }];
  });
  if (problems.length > 0) return bad(problems);
  return ok([
    ...(base ?? paths),
    ...(overrides === undefined ? [] : [{ path: declaration.file, tree: overrides }]),
  ]);
}

function envFilesOf(stack: Stack, index: TreeIndex): Result<readonly string[] | undefined> {
  const { declaration } = stack;
  const declared = declaration.spec.envFiles;
  if (declared === undefined) return ok(undefined);
  const problems: Problem[] = [];
  const paths = declared.flatMap((path, position) => {
    const at = valueAt(declaration.node, 'spec', 'envFiles', String(position));
    const found = treePath(declaration.file, path, index, at, 'env file', problems);
    return found === undefined ? [] : [found];
  });
  return problems.length > 0 ? bad(problems) : ok(paths);
}

function treePath(
  from: string,
  declared: string,
  index: TreeIndex,
  at: Position,
  what: string,
  problems: Problem[],
): string | undefined {
  const path = declared.startsWith('/') ? undefined : joinTree(folderOf(from), declared);
  if (path === undefined) {
    const hint = 'write a path inside the repository, relative to this file';
    problems.push({
      code: 'files/escape',
      severity: 'error',
      at,
      message: `the ${what} ${declared} lies outside the repository`,
      hint,
    });
    return undefined;
  }
  const unusable = index.file(path) === undefined ? index.unusable(path) : undefined;
  if (unusable !== undefined) problems.push({ ...unusable, severity: 'error', at });
  else if (index.file(path)?.text === undefined) {
    const why =
      index.file(path) === undefined ? 'is not in the repository' : 'is no text, or too large to be read';
    const near = baseName(path) === path ? 'the top of the repository' : folderOf(path);
    problems.push({
      code: 'files/missing',
      severity: 'error',
      at,
      message: `the ${what} ${path} ${why}`,
      hint: `paths are relative to the declaration; it looks in ${near}`,
    });
  } else return path;
  return undefined;
}

function readText(index: TreeIndex, path: string): string | undefined {
  const inTree = path.startsWith('/') ? undefined : joinTree('', path);
  return inTree === undefined ? undefined : index.file(inTree)?.text;
}

function placeOf(
  stack: Stack,
  origins: ReadonlyMap<string, readonly Position[]>,
  path: readonly string[],
): Position {
  for (let length = path.length; length > 0; length -= 1) {
    const at = origins.get(path.slice(0, length).join('/'))?.[0];
    if (at !== undefined) return at;
  }
  return stack.declaration.node.at;
}
