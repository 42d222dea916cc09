// Git as a child process, for what simple-git cannot do: a deadline that kills the whole process group
// (git starts ssh and helpers), and binary streams. Arguments are arrays; there is no shell here.

import process from 'node:process';
import { gitFailure, gitMissing, gitTimeout } from './failures.ts';

export type Command = {
  /** For messages: `fetching`, `reading files`. */
  readonly doing: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing of ours is handed on. */
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
};

/** Runs git to its end and gives what it printed; fails with a `Failure` in every other case. */
export async function runGit(command: Command, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted();
  const { doing, args, cwd, env, timeoutMs, maxBytes } = command;
  // Commands that read a folder and no repository start without it.
  const { execa } = await import('execa');
  const child = execa('git', args, {
    cwd,
    env,
    extendEnv: false,
    // Its own process group, so that the deadline also reaches what git has started.
    detached: true,
    reject: false,
    encoding: 'buffer',
    maxBuffer: maxBytes,
    stripFinalNewline: false,
    ...(command.input === undefined ? { stdin: 'ignore' } : { input: command.input }),
  });
  let isLate = false;
  const kill = () => killGroup(child.pid);
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, timeoutMs);
  signal.addEventListener('abort', kill, { once: true });
  try {
    const result = await child;
    signal.throwIfAborted();
    if (isLate) throw gitTimeout(doing, timeoutMs);
    if (result.isMaxBuffer) kill();
    if (result.isMaxBuffer) throw gitFailure(doing, `fatal: more than ${maxBytes} bytes of output`);
    if (result.code === 'ENOENT') throw gitMissing(result.originalMessage);
    if (result.failed) throw gitFailure(doing, Buffer.from(result.stderr).toString('utf8'));
    return result.stdout;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', kill);
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already: nothing to end.
  }
}
