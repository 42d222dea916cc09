// A user's world for end-to-end tests: a git repository, a fleet.yaml beside it, and the real
// command line in a process of its own. Everything lives under one temporary folder.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

/** A command that runs on its own; awaiting it never throws. */
export type Running = ReturnType<typeof spawn>;

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type World = {
  readonly folder: string;
  readonly repository: string;
  readonly fleetFile: string;
  /** Writes files (relative to the repository) and commits them; `null` deletes. Returns the commit id. */
  commit(files: Readonly<Record<string, string | null>>, message: string, author?: string): Promise<string>;
  /** Runs `shipshape …` to its end, whatever its exit code. */
  shipshape(...args: readonly string[]): Promise<Ran>;
  /** Starts `shipshape …` and leaves it running. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Running;
  git(...args: readonly string[]): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
};

const BIN = join(import.meta.dirname, '../../src/bin.ts');

function spawn(cwd: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  return execa(process.execPath, [BIN, ...args], {
    cwd,
    reject: false,
    env: { ...env, NO_COLOR: '1' },
    stdin: 'ignore',
  });
}

export type WorldOptions = {
  readonly name: string;
  /** Engine address: `unix:///…`. */
  readonly docker: string;
  /** Lines added below the target, indented by the caller's own YAML: `publishAddress: 127.0.0.1`. */
  readonly target?: Readonly<Record<string, string>>;
};

export async function createWorld(options: WorldOptions): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), `${options.name}-`));
  const repository = join(folder, 'repository');
  const fleetFile = join(folder, 'fleet.yaml');
  await mkdir(repository);
  const extra = Object.entries(options.target ?? {}).map(([key, value]) => `      ${key}: ${value}\n`);
  await writeFile(
    fleetFile,
    [
      'apiVersion: shipshape.dev/v1',
      'kind: Fleet',
      `metadata: { name: ${options.name} }`,
      'spec:',
      `  source: { url: "file://${repository}", branch: main }`,
      `  stateDir: ${join(folder, 'state')}`,
      '  targets:',
      '    local:',
      `      docker: ${options.docker}`,
      `      dataRoot: ${join(folder, 'data')}`,
      extra.join(''),
    ].join('\n'),
  );
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await execa('git', ['-c', 'init.defaultBranch=main', ...args], {
      cwd: repository,
      env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
    return stdout;
  };
  await git('init', '--quiet');
  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Running =>
    spawn(folder, ['--fleet', fleetFile, ...args], env);

  return {
    folder,
    repository,
    fleetFile,
    git,
    start,
    async commit(files, message, author = 'Ana') {
      for (const [path, text] of Object.entries(files)) {
        const file = join(repository, path);
        if (text === null) {
          await rm(file);
          continue;
        }
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      await git('add', '--all');
      await git(
        '-c',
        `user.name=${author}`,
        '-c',
        `user.email=${author.toLowerCase()}@example.com`,
        'commit',
        '--quiet',
        '--message',
        message,
      );
      return git('rev-parse', 'HEAD');
    },
    async shipshape(...args) {
      const result = await start(args);
      return { code: result.exitCode ?? 128, stdout: result.stdout, stderr: result.stderr };
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}
