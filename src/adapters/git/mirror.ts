// The bare copy of one repository below the state folder. Nothing is ever checked out: there is no
// work tree, so no hook, filter, symlink or submodule of a commit can act. It is only a cache: it can
// be removed at any time and is fetched again.

import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { gitUrl, isBranchName } from '../../model/git-url.ts';
import type { Commit } from '../../model/ref.ts';
import { commit } from '../../model/ref.ts';
import type { Credentials, Outside } from './environment.ts';
import { configFile, configText, fetchEnvironment, localEnvironment, OUR_VARIABLES } from './environment.ts';
import { gitFailure, gitTimeout } from './failures.ts';
import { runGit } from './run.ts';
import { GATHER_PACKS, hasManyPacks, removeLeftovers, withinSize } from './tidy.ts';

export type MirrorOptions = {
  readonly url: string;
  /** Folder of this fleet's state; the mirror lives in `git/` below it. */
  readonly stateDir: string;
  readonly credentials: {
    readonly sshKeyFile: string | undefined;
    readonly knownHostsFile: string | undefined;
    readonly tokenFile: string | undefined;
  };
  /** Deadline of one git command. */
  readonly timeoutMs: number;
  /** PATH for git and ssh. */
  readonly searchPath: string;
  /** The environment of this process: a fetch takes proxies, certificates and the ssh agent from it. */
  readonly outside: Outside;
  /** Bytes that the mirror may take on disk; 4 GiB when not given. */
  readonly maxMirrorBytes?: number;
};

export type Mirror = {
  /** A folder of git's own, with nothing of the host's configuration in it. */
  readonly home: string;
  /** Brings a branch up to date and says what it points at. */
  fetch(branch: string, signal: AbortSignal): Promise<Commit>;
  /** A reading command on the mirror. Arguments must be constants, full commit ids, or paths after `--`. */
  read(doing: string, args: readonly string[], signal: AbortSignal): Promise<string>;
  /** A command with the network, on the mirror; its credentials are those of a fetch. */
  outside(doing: string, args: readonly string[], signal: AbortSignal): Promise<string>;
  /** A command on the mirror with more in its environment than reading needs. */
  inside(
    doing: string,
    args: readonly string[],
    more: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<string>;
  /** `git cat-file --batch` over object ids: header and content of each, in order. */
  objects(oids: readonly string[], maxBytes: number, signal: AbortSignal): Promise<Uint8Array>;
};

const MAX_OUTPUT = 64 * 1024 * 1024;
const MAX_MIRROR = 4 * 1024 * 1024 * 1024;

/** The mirror of a repository. Nothing is written before the first fetch. */
export function createMirror(options: MirrorOptions): Mirror {
  const { url, timeoutMs, searchPath } = options;
  const checked = gitUrl(url);
  if (checked.kind === 'bad') throw new Failure('git/bad-url', checked.message, { hint: checked.hint });
  const name = createHash('sha256').update(url).digest('hex').slice(0, 32);
  const root = join(options.stateDir, 'git', name);
  const folder = join(root, 'mirror.git');
  const home = join(root, 'home');
  const local = localEnvironment(home, searchPath);
  const common = { cwd: folder, timeoutMs, maxBytes: MAX_OUTPUT };
  const run = (doing: string, args: readonly string[], env: Where['env'], signal: AbortSignal) =>
    runGit({ ...common, doing, args, env }, signal);
  const read: Mirror['read'] = async (doing, args, signal) => {
    try {
      return await readWith({ cwd: folder, env: local, timeoutMs }, args, signal);
    } catch (error) {
      signal.throwIfAborted();
      const message = error instanceof Error ? error.message : String(error);
      throw /block timeout/.test(message) ? gitTimeout(doing, timeoutMs) : gitFailure(doing, message);
    }
  };
  const askRef = (ref: string, signal: AbortSignal) =>
    read('reading the branch', ['for-each-ref', '--format=%(objectname)', '--', ref], signal);
  const ready = (signal: AbortSignal) => prepare(root, folder, home, url, { ...common, env: local }, signal);
  const outsideEnvironment = async () =>
    fetchEnvironment(home, searchPath, options.outside, originOf(url), await credentialsOf(options));
  return {
    home,
    async fetch(branch, signal) {
      const ref = refOf(branch);
      await ready(signal);
      await removeLeftovers(folder, Date.now(), Math.max(OLD_MS, 2 * timeoutMs));
      const env = await outsideEnvironment();
      const args = [...FETCH, '--end-of-options', url, `+refs/heads/${branch}:${ref}`];
      const maxBytes = options.maxMirrorBytes ?? MAX_MIRROR;
      await withinSize(folder, maxBytes, signal, (both) => run('fetching', args, env, both));
      if (await hasManyPacks(folder)) {
        await run('tidying the mirror', GATHER_PACKS, local, signal).catch(() => signal.throwIfAborted());
      }
      const id = (await readRef(join(folder, ref)).catch(() => askRef(ref, signal))).trim();
      if (!FULL_ID.test(id)) throw new Failure('git/unknown-branch', 'the branch points at no commit');
      return commit(id);
    },
    read,
    async outside(doing, args, signal) {
      await ready(signal);
      return textOf(await run(doing, args, await outsideEnvironment(), signal));
    },
    async inside(doing, args, more, signal) {
      await ready(signal);
      return textOf(await run(doing, args, { ...local, ...more }, signal));
    },
    objects(oids, maxBytes, signal) {
      const input = `${oids.join('\n')}\n`;
      const args = ['cat-file', '--batch', '--buffer'];
      return runGit({ ...common, doing: 'reading files', args, env: local, input, maxBytes }, signal);
    },
  };
}

/** No fetch takes this long; with a longer deadline, twice that deadline. */
const OLD_MS = 600_000;

/** Refs of ours are files until somebody packs them; asking git costs a process of every pass. */
function readRef(path: string): Promise<string> {
  return readFile(path, 'latin1');
}

const FULL_ID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Never shallow: a shallow copy can tell neither causes nor whether history was rewritten. */
const FETCH = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-recurse-submodules',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-show-forced-updates',
  '--upload-pack=git-upload-pack',
];

function textOf(output: Uint8Array): string {
  return Buffer.from(output).toString('utf8');
}

/** Our own name for the branch: `a` and `a/b` can follow each other without a clash of files. */
export function refOf(branch: string): string {
  if (!isBranchName(branch)) {
    throw new Failure('git/bad-branch', 'the configured name is not the name of a branch');
  }
  return `refs/shipshape/${createHash('sha256').update(branch).digest('hex').slice(0, 32)}`;
}

function originOf(url: string): string {
  return url.startsWith('https://') ? new URL(url).origin : '';
}

type Where = Omit<Parameters<typeof runGit>[0], 'doing' | 'args'>;

async function prepare(
  root: string,
  folder: string,
  home: string,
  url: string,
  where: Where,
  signal: AbortSignal,
): Promise<void> {
  await writeConfig(home, configText(url)).catch((cause: unknown) => {
    throw new Failure('git/state-folder', `the state folder cannot be written: ${reasonOf(cause)}`, {
      hint: `check that ${root} can be written by this user, and that the disk has space`,
      cause,
    });
  });
  const isThere = await access(join(folder, 'HEAD')).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const args = ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', '--', folder];
  await runGit({ ...where, cwd: root, doing: 'preparing the mirror', args }, signal);
}

/** Whole or not at all: another process may be reading it. */
async function writeConfig(home: string, text: string): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const config = configFile(home);
  if ((await readFile(config, 'utf8').catch(() => '')) === text) return;
  const fresh = `${config}.${randomUUID()}`;
  await writeFile(fresh, text, { mode: 0o600 });
  await rename(fresh, config);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
}

async function credentialsOf({ url, credentials }: MirrorOptions): Promise<Credentials> {
  const { sshKeyFile, knownHostsFile, tokenFile } = credentials;
  if (tokenFile === undefined || !url.startsWith('https://')) {
    return { sshKeyFile, knownHostsFile, token: undefined };
  }
  const token = (await readFile(tokenFile, 'utf8').catch(unreadableToken)).trim();
  if (!/^[\x21-\x7e]{1,4096}$/.test(token)) {
    throw new Failure('git/bad-token', `the file ${tokenFile} does not hold one line with a token`, {
      hint: 'write the token alone, or `user:token`',
    });
  }
  return { sshKeyFile, knownHostsFile, token };
}

function unreadableToken(cause: unknown): never {
  throw new Failure('git/bad-token', 'the file of `credentials.tokenFile` cannot be read', {
    hint: 'check that it exists and that this user may read it',
    cause,
  });
}

/**
 * simple-git for local reading: it keeps arguments apart, checks them, and ends with the signal or the deadline.
 * Loaded when the first commit is read, so that commands which need no repository do not pay for it.
 */
async function readWith(
  { cwd, env, timeoutMs }: Pick<Where, 'cwd' | 'env' | 'timeoutMs'>,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const { simpleGit } = await import('simple-git');
  const git = simpleGit({
    baseDir: cwd,
    abort: signal,
    timeout: { block: timeoutMs, stdErr: false, stdOut: false },
    allowEnvironment: OUR_VARIABLES,
    // GIT_CONFIG_GLOBAL names a file that we wrote ourselves.
    unsafe: { allowUnsafeConfigPaths: true },
    trimmed: false,
  });
  return await git.env({ ...env }).raw([...args]);
}
