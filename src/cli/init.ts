// `shipshape init`: a starter for people who have nothing yet. Writes new files only.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Failure } from '../model/failure.ts';
import { isDnsLabel } from '../model/ref.ts';
import { command } from './command.ts';
import type { Io } from './io.ts';
import { note, printJson, printText } from './output.ts';
import { REPOSITORY, starterFiles } from './starter.ts';

export const init = command({
  name: 'init',
  summary: 'make a commented fleet.yaml and a starter repository',
  description:
    'Writes a commented fleet.yaml and, beside it, a git repository with example declarations and the ' +
    'schemas that editors use to check and complete them. Existing files are never touched.',
  arguments: [
    { name: 'folder', description: 'where to; made when it is not there (default: here)', required: false },
  ],
  options: [
    { name: 'name', value: 'NAME', description: 'name of the fleet (default: after the folder)' },
    {
      name: 'docker',
      value: 'ADDRESS',
      description: 'the engine (default: DOCKER_HOST, or unix:///var/run/docker.sock)',
    },
  ],
  examples: [
    { line: 'shipshape init', says: 'fleet.yaml and declarations/ in this folder' },
    {
      line: 'shipshape init /etc/shipshape --name home',
      says: 'somewhere else, under a name of your choice',
    },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  async run(given, io) {
    const folder = resolve(io.cwd, given.folder ?? '.');
    const repository = join(folder, REPOSITORY);
    const files = starterFiles({
      fleet: fleetName(given.name, folder),
      docker: given.docker ?? (io.env['DOCKER_HOST'] || 'unix:///var/run/docker.sock'),
      url: pathToFileURL(repository).href,
    });
    refuseExisting(folder);
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text, { flag: 'wx' });
    }
    await makeRepository(repository, io);
    if (given.global.output === 'json') printJson(io, { folder, files: [...files.keys()] });
    else printText(io, [...files.keys()].map((path) => join(given.folder ?? '', path)).join('\n'));
    note(io, given.global, nextSteps(given.folder));
    return 'ok';
  },
});

function fleetName(wanted: string | undefined, folder: string): string {
  if (wanted !== undefined && !isDnsLabel(wanted)) {
    throw new Failure('cli/bad-name', `${JSON.stringify(wanted)} is no name for a fleet`, {
      hint: 'use 1 to 63 of a-z, 0-9 and -, with no - at either end',
    });
  }
  const after = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
  return wanted ?? (isDnsLabel(after) ? after : 'home');
}

function refuseExisting(folder: string): void {
  const there = ['fleet.yaml', REPOSITORY].filter((name) => existsSync(join(folder, name)));
  if (there.length === 0) return;
  throw new Failure('cli/init-exists', `${there.join(' and ')} already in ${folder}; nothing was written`, {
    hint: 'choose another folder: shipshape init FOLDER',
  });
}

/** The first commit is the user's own where git knows them. */
async function makeRepository(repository: string, io: Io): Promise<void> {
  // A hook of another repository may have started us: its GIT_DIR is not ours.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...others } = io.env;
  const env = { ...others, GIT_TERMINAL_PROMPT: '0' };
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)('git', ['-C', repository, ...args], {
      env,
      signal: io.signal,
    });
    return stdout.trim();
  };
  try {
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '--all');
    const isKnown = await git('config', 'user.email').then(Boolean, () => false);
    const identity = isKnown
      ? []
      : ['-c', 'user.name=shipshape init', '-c', 'user.email=shipshape@localhost'];
    await git(...identity, 'commit', '--quiet', '--no-gpg-sign', '--no-verify', '-m', 'Start the fleet');
  } catch (error) {
    throw new Failure(
      'git/failed',
      `the files are written, but git could not make ${repository} a repository`,
      {
        hint: `install git, then: git -C ${repository} init && git -C ${repository} commit`,
        cause: error,
      },
    );
  }
}

function nextSteps(folder: string | undefined): string {
  const enter = folder === undefined ? '' : `  cd ${folder}\n`;
  return `\nnext:\n${enter}  shipshape validate   # are the declarations right?\n  shipshape plan       # what would happen?`;
}
