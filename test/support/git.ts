// Real git repositories for tests, made with git itself in a clean environment.

import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { GitSourceOptions } from '../../src/adapters/git/source.ts';
import { createGitSource } from '../../src/adapters/git/source.ts';
import type { FollowedSource } from '../../src/ports.ts';

const run = promisify(execFile);

export const SEARCH_PATH = process.env['PATH'] ?? '/usr/bin:/bin';

export const SIGNAL: AbortSignal = new AbortController().signal;

const ENVIRONMENT = {
  PATH: SEARCH_PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ana',
  GIT_AUTHOR_EMAIL: 'ana@example.com',
  GIT_AUTHOR_DATE: '1700000000 +0000',
  GIT_COMMITTER_NAME: 'Ana',
  GIT_COMMITTER_EMAIL: 'ana@example.com',
  GIT_COMMITTER_DATE: '1700000000 +0000',
};

export type TestRepository = {
  readonly folder: string;
  readonly url: string;
  git(...args: readonly string[]): Promise<string>;
  /** Runs git with this input on stdin. */
  feed(input: string | Uint8Array, ...args: readonly string[]): Promise<string>;
  /** Writes files (undefined: removes them) and commits. */
  commit(message: string, files: Readonly<Record<string, string | Uint8Array | undefined>>): Promise<string>;
};

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'shipshape-git-'));
}

/** A repository with a work tree and the branch `main`, without commits. */
export async function testRepository(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestRepository> {
  await mkdir(folder, { recursive: true });
  const env = { ...ENVIRONMENT, ...environment };
  const git = async (...args: readonly string[]) => {
    const { stdout } = await run('git', [...args], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trimEnd();
  };
  await git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    url: `file://${folder}`,
    git,
    feed: (input, ...args) => feed(folder, env, input, args),
    async commit(message, files) {
      for (const [path, content] of Object.entries(files)) {
        if (content === undefined) {
          await git('rm', '--quiet', '--', `:(literal)${path}`);
          continue;
        }
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
        await git('add', '--', `:(literal)${path}`);
      }
      await git('commit', '--quiet', '--allow-empty', '--allow-empty-message', '-m', message);
      return git('rev-parse', 'HEAD');
    },
  };
}

async function feed(
  cwd: string,
  env: Readonly<Record<string, string>>,
  input: string | Uint8Array,
  args: readonly string[],
): Promise<string> {
  const child = spawn('git', [...args], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`git ${args.join(' ')} ended with ${code}`);
  return output.trimEnd();
}

/** A source with a state folder of its own. */
export function gitSource(
  options: Partial<GitSourceOptions> & Pick<GitSourceOptions, 'url' | 'stateDir'>,
): FollowedSource {
  return createGitSource({
    branch: 'main',
    path: '',
    timeoutMs: 15_000,
    searchPath: SEARCH_PATH,
    outside: {},
    credentials: { sshKeyFile: undefined, knownHostsFile: undefined, tokenFile: undefined },
    ...options,
  });
}
