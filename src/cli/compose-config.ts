// `compose config`: the Compose project of a folder as the real tool would print it. Which files, which name,
// which variables: the same rules as there. Reads through `io` only; nothing is written.

import { type ComposeOptions, loadCompose } from '../declare/compose/load.ts';
import { joinPath } from '../declare/compose/paths.ts';
import { isClean, type Problem } from '../model/problem.ts';
import { findFiles } from './compose-files.ts';
import { readName } from './compose-name.ts';
import { printJsonProject, printYamlProject } from './compose-print.ts';
import { type EnvironmentIo, readEnvironment } from './compose-variables.ts';
import { exitNumber } from './exit.ts';

export type ComposeConfigArgs = {
  readonly files: readonly string[];
  readonly envFiles: readonly string[];
  readonly projectName?: string;
  readonly projectDirectory?: string;
  readonly profiles: readonly string[];
  readonly format: 'json' | 'yaml';
};

export type ComposeConfigIo = EnvironmentIo;

export type ComposeConfigResult = {
  /** What belongs on standard output; empty when the project is not good. */
  readonly output: string;
  readonly problems: readonly Problem[];
  readonly exitCode: number;
};

/** Loads the project that the arguments and the folder name, and prints it in long form. */
export function composeConfig(args: ComposeConfigArgs, io: ComposeConfigIo): ComposeConfigResult {
  const found = findFiles(args, io);
  if (!found.ok) return failed(found.problems);
  const { files, folder, envFiles } = found.value;
  const environment = readEnvironment(envFiles, io);
  if (!isClean(environment.problems)) return failed(environment.problems);
  const name = readName(args.projectName, files, folder, environment.lookup, io);
  if (!name.ok) return failed(name.problems);
  const home = io.environment['HOME'];
  const options: ComposeOptions = {
    files: files.map((path) => ({ path })),
    read: io.readFile,
    workingDir: folder,
    projectName: name.value,
    variables: environment.lookup,
    // Read above already: they also name files, profiles and the project.
    envFiles: [],
    profiles: profilesOf(args, environment.lookup('COMPOSE_PROFILES')?.value),
    ...(home === undefined ? {} : { home: joinPath(io.cwd, home) }),
  };
  const loaded = loadCompose(options);
  const problems = [...environment.problems, ...name.problems, ...loaded.problems];
  if (!loaded.ok) return failed(problems);
  const print = args.format === 'json' ? printJsonProject : printYamlProject;
  return { output: print(loaded.value.project), problems, exitCode: exitNumber('ok') };
}

function failed(problems: readonly Problem[]): ComposeConfigResult {
  return { output: '', problems, exitCode: exitNumber('error') };
}

function profilesOf(args: ComposeConfigArgs, fromVariables: string | undefined): readonly string[] {
  if (args.profiles.length > 0) return args.profiles;
  return (fromVariables ?? '').split(',').map((profile) => profile.trim());
}
