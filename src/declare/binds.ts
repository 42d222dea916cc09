// What a bind source is: content of the repository, a data folder of the instance, or a path of the
// host. Says so with a Problem when it is something that must not be mounted.

import type { Position, Problem } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import type { SourceFile } from '../model/source.ts';
import type { Collector } from './collector.ts';
import { fileContent, folderContent, hexOf, pathOfFile } from './contents.ts';
import type { BindSource } from './desired/context.ts';
import { baseName, below } from './paths.ts';
import { placeOf } from './places.ts';
import type { TreeIndex } from './tree-index.ts';

export type BindPlaces = {
  readonly index: TreeIndex;
  /** Folder of the Compose file in the tree. */
  readonly workingDir: string;
  readonly dataRoot: string;
};

/** Files that only keep an empty folder in git: such a folder holds data, not content. */
const KEEPERS: ReadonlySet<string> = new Set(['.gitkeep', '.keep', '.gitignore', '.placeholder']);
const MAX_FILES = 20_000;
const MAX_BYTES = 512 * 1024 * 1024;

/** A bind source of a service. */
export function bindSource(
  places: BindPlaces,
  collector: Collector,
  source: string,
  at: Position,
): Result<BindSource> {
  const place = placeOf(source);
  switch (place.kind) {
    case 'host':
      return ok({ kind: 'host', hostPath: place.path });
    case 'escape':
      return problem(
        'files/escape',
        at,
        'the path leaves the repository',
        'keep what is mounted inside it, or give an absolute path of the host',
      );
    case 'tree':
      return inTree(places, collector, place.path, at);
  }
}

function inTree(places: BindPlaces, collector: Collector, path: string, at: Position): Result<BindSource> {
  const { index, dataRoot } = places;
  const unusable = index.unusable(path);
  if (unusable !== undefined) return bad([{ ...unusable, severity: 'error', at }]);
  const file = index.file(path);
  if (file !== undefined) {
    const large = sizeProblem(path, [file], at);
    if (large !== undefined) return bad([large]);
    const content = fileContent(baseName(path), file);
    const hostPath = pathOfFile(`${dataRoot}/files`, content, baseName(path));
    return ok({ kind: 'files', address: collector.files(content, hostPath, false, at), hostPath });
  }
  const files = index.under(path);
  if (files.every((one) => KEEPERS.has(baseName(one.path)))) return dataFolder(places, collector, path, at);
  const tooLarge = sizeProblem(path, files, at);
  if (tooLarge !== undefined) return bad([tooLarge]);
  const content = folderContent(files, (one) => below(path, one.path));
  const hostPath = `${dataRoot}/files/${hexOf(content.digest)}`;
  const address = collector.files(content, hostPath, false, at);
  return ok({ kind: 'files', address, hostPath }, path === '' ? [wholeRepository(at)] : []);
}

function wholeRepository(at: Position): Problem {
  return {
    code: 'files/whole-repository',
    severity: 'warning',
    at,
    message: 'the whole repository is mounted, so every commit replaces the container',
    hint: 'move what it needs into a folder of its own',
  };
}

function dataFolder(
  { workingDir }: BindPlaces,
  collector: Collector,
  path: string,
  at: Position,
): Result<BindSource> {
  const own = below(workingDir, path) ?? `@repository/${path}`;
  const { address, hostPath } = collector.folder(own, at);
  const value: BindSource = { kind: 'folder', address, hostPath };
  return /\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(baseName(path))
    ? ok(value, [
        {
          code: 'files/absent',
          severity: 'warning',
          at,
          message: `${path} is not in the repository; an empty data folder is mounted in its place`,
          hint: 'commit the file if it is one; a folder of data needs nothing',
        },
      ])
    : ok(value);
}

/** Why these files are too much to deliver, if they are. */
export function sizeProblem(path: string, files: readonly SourceFile[], at: Position): Problem | undefined {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  if (files.length <= MAX_FILES && bytes <= MAX_BYTES) return undefined;
  return {
    code: 'files/too-large',
    severity: 'error',
    at,
    message: `${path === '' ? 'the repository' : path} has ${files.length} ${files.length === 1 ? 'file' : 'files'} of ${Math.ceil(bytes / 1024 / 1024)} MiB; at most ${MAX_FILES} files of ${MAX_BYTES >> 20} MiB are delivered`,
    hint: 'mount or build from a smaller folder',
  };
}

function problem(code: string, at: Position, message: string, hint: string): Result<never> {
  return bad([{ code, severity: 'error', at, message, hint }]);
}
