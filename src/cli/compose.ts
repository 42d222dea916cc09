// `shipshape compose config`: a Compose project as we read it, in the shape of `docker compose config`.

import { readFileSync } from 'node:fs';
import { Failure } from '../model/failure.ts';
import { isClean } from '../model/problem.ts';
import { command } from './command.ts';
import { composeConfig } from './compose-config.ts';
import { reportProblems } from './errors.ts';
import { printText } from './output.ts';

export const compose = command({
  name: 'compose config',
  summary: 'print a Compose project in its long form',
  description:
    'Reads Compose files as `docker compose config` does (interpolation, `.env`, overlays, extends, include, ' +
    'profiles) and prints the normalised model in its shape. No engine and no fleet are needed.',
  arguments: [],
  options: [
    {
      name: 'file',
      short: 'f',
      value: 'FILE',
      many: true,
      description: 'a Compose file; later ones are laid over the first (default: compose.yaml and its kin)',
    },
    { name: 'env-file', value: 'FILE', many: true, description: 'variables to interpolate (default: .env)' },
    {
      name: 'project-name',
      short: 'p',
      value: 'NAME',
      description: 'name of the project (default: of the folder)',
    },
    {
      name: 'project-directory',
      value: 'DIR',
      description: 'what relative paths start from (default: folder of the first file)',
    },
    { name: 'profile', value: 'NAME', many: true, description: 'switch a profile on; * is all of them' },
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['yaml', 'json'],
      default: 'yaml',
      description: 'form of the output',
    },
  ],
  examples: [
    { line: 'shipshape compose config', says: 'the project of this folder' },
    {
      line: 'shipshape compose config -f compose.yaml -f prod.yaml --env-file prod.env --format json',
      says: 'an overlay with its variables, for a program',
    },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  async run(given, io) {
    const { file, envFile, profile, projectName, projectDirectory } = given;
    const args = {
      files: file,
      envFiles: envFile,
      profiles: profile,
      format: given.format === 'json' || given.global.output === 'json' ? 'json' : 'yaml',
      ...(projectName === undefined ? {} : { projectName }),
      ...(projectDirectory === undefined ? {} : { projectDirectory }),
    } as const;
    const { output, problems } = composeConfig(args, { readFile, cwd: io.cwd, environment: io.env });
    reportProblems(io, given.global.output, problems);
    printText(io, output);
    return isClean(problems) ? 'ok' : 'error';
  },
});

/** The text of a file; undefined when there is no such file. */
function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw new Failure('cli/unreadable', `cannot read ${path} (${code})`, {
      hint: 'check its permissions',
      cause,
    });
  }
}
