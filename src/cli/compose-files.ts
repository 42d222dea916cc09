// Which Compose files, which project folder and which env files a command line means (compose-go, cli/options.go).

import { folderOf, joinPath } from '../declare/compose/paths.ts';
import type { Problem } from '../model/problem.ts';
import { bad, ok, type Result } from '../model/result.ts';
import { type EnvironmentIo, readEnvironment } from './compose-variables.ts';

export type FoundFiles = {
  /** Full paths, the main file first. */
  readonly files: readonly string[];
  readonly folder: string;
  /** In groups: inside a group the later file wins, among groups the earlier one. */
  readonly envFiles: readonly (readonly string[])[];
};

type Args = {
  readonly files: readonly string[];
  readonly envFiles: readonly string[];
  readonly projectDirectory?: string;
};

const MAIN_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** The files of the project; a problem when there is none. */
export function findFiles(args: Args, io: EnvironmentIo): Result<FoundFiles> {
  const { projectDirectory } = args;
  const fixedFolder = projectDirectory === undefined ? undefined : joinPath(io.cwd, projectDirectory);
  const named = args.files.map((file) => joinPath(io.cwd, file));
  // The first look at `.env` may name the Compose files; the folder that they are in may have another one.
  const firstFolder = fixedFolder ?? (named[0] === undefined ? joinPath(io.cwd, '.') : folderOf(named[0]));
  const firstEnvFiles = envFilesOf(args, firstFolder, io);
  const { lookup } = readEnvironment([firstEnvFiles], io);
  const files = named.length > 0 ? named : (namedFiles(lookup, io) ?? searchFiles(firstFolder, io));
  const [main] = files;
  if (main === undefined) return bad([noFile(firstFolder)]);
  const folder = fixedFolder ?? folderOf(main);
  const envFiles = [firstEnvFiles, folder === firstFolder ? [] : envFilesOf(args, folder, io)];
  return ok({ files, folder, envFiles });
}

function namedFiles(
  lookup: ReturnType<typeof readEnvironment>['lookup'],
  io: EnvironmentIo,
): readonly string[] | undefined {
  const list = lookup('COMPOSE_FILE')?.value;
  if (list === undefined) return undefined;
  const separator = lookup('COMPOSE_PATH_SEPARATOR')?.value || ':';
  return list.split(separator).map((file) => joinPath(io.cwd, file));
}

/** In the folder, else in the nearest one above it. */
function searchFiles(start: string, io: EnvironmentIo): readonly string[] {
  for (let folder = start; ; folder = folderOf(folder)) {
    const main = firstOf(MAIN_FILES, folder, io);
    if (main !== undefined) return [main, firstOf(OVERRIDES, folder, io) ?? []].flat();
    if (folder === '/' || folder === '.') return [];
  }
}

function firstOf(names: readonly string[], folder: string, io: EnvironmentIo): string | undefined {
  return names.map((name) => joinPath(folder, name)).find((path) => io.readFile(path) !== undefined);
}

function envFilesOf(args: Args, folder: string, io: EnvironmentIo): readonly string[] {
  const fromProcess = (io.environment['COMPOSE_ENV_FILES'] ?? '').split(',').filter((file) => file !== '');
  const named = args.envFiles.length > 0 ? args.envFiles : fromProcess;
  if (named.length > 0) return named.map((file) => joinPath(io.cwd, file));
  if (/^(?:1|t|true)$/i.test(io.environment['COMPOSE_DISABLE_ENV_FILE'] ?? '')) return [];
  const file = joinPath(folder, '.env');
  return io.readFile(file) === undefined ? [] : [file];
}

function noFile(folder: string): Problem {
  const at = { file: folder, line: 1, column: 1 };
  const message = 'no Compose file here or in a folder above';
  return { code: 'compose/missing-file', severity: 'error', at, message, hint: 'name one with `--file`' };
}
