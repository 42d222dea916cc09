// ssh-keygen and ssh-add as child processes: arguments are lists, there is no shell, each run has a deadline,
// and nothing of our environment is handed on but what is named. Files that they need are in a folder of
// their own that only we can enter and that is gone when the run is.

import { type ExecFileException, execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';

/** What signatures are made for: one for git or for files is worth nothing here. */
export const NAMESPACE = 'shipshape';

export type Run = {
  readonly program: 'ssh-keygen' | 'ssh-add';
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** What it reads from its input; absent: nothing. */
  readonly input?: string;
};

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

const MAX_BYTES = 256 * 1024;

/** Runs a program to its end, whatever it says; fails with `identity/no-ssh` and `identity/timeout`. */
export async function runTool(run: Run, signal: AbortSignal): Promise<Ran> {
  signal.throwIfAborted();
  const { program, args, env, timeoutMs, input } = run;
  const ran = await new Promise<{ error: ExecFileException | null; stdout: string; stderr: string }>(
    (done) => {
      const options = {
        env,
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_BYTES,
        signal,
      } as const;
      const child = execFile(program, args, options, (error, stdout, stderr) =>
        done({ error, stdout, stderr }),
      );
      // It may end before it has read all of it.
      child.stdin?.on('error', () => {}).end(input ?? '');
    },
  );
  signal.throwIfAborted();
  const { error, stdout, stderr } = ran;
  if (error?.code === 'ENOENT') {
    const hint = 'install OpenSSH, version 8.1 or later (openssh-client)';
    throw new Failure('identity/no-ssh', `${program} is not there`, { hint, cause: error });
  }
  if (error?.killed) {
    const message = `${program} did not answer within ${timeoutMs / 1000} s`;
    throw new Failure('identity/timeout', message, { retry: 'soon', cause: error });
  }
  const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 255;
  return { code, stdout, stderr };
}

/** Writes files where nobody else can read them, for as long as `use` takes. Fails with `identity/no-folder`. */
export async function withFiles<T>(
  parent: string,
  files: Readonly<Record<string, string>>,
  use: (path: (name: string) => string) => Promise<T>,
): Promise<T> {
  const folder = await privateFolder(parent);
  try {
    const path = (name: string) => join(folder, name);
    for (const [name, text] of Object.entries(files)) {
      await writeFile(path(name), text, { mode: 0o600, flag: 'wx' });
    }
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function privateFolder(parent: string): Promise<string> {
  try {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    // mkdtemp makes it for its owner alone.
    return await mkdtemp(join(parent, 'signature-'));
  } catch (cause) {
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    throw new Failure('identity/no-folder', `cannot write in ${parent}${why}`, { retry: 'later', cause });
  }
}
