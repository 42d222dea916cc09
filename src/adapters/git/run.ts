// Git as a child process: arguments are arrays, there is no shell; what it prints has a limit; a deadline
// kills the whole process group (git starts ssh and helpers). Node's own spawn: the library for it takes
// 25 ms of every start.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import process from 'node:process';
import type { Readable } from 'node:stream';
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
  // Its own process group, so that the deadline also reaches what git has started.
  const child = spawn('git', args, { cwd, env, detached: true, stdio: 'pipe' });
  let isLate = false;
  const kill = () => killGroup(child.pid);
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, timeoutMs);
  signal.addEventListener('abort', kill, { once: true });
  try {
    const output = collect(child.stdout, maxBytes, kill);
    const said = collect(child.stderr, MAX_SAID_BYTES, () => {});
    const end = await endOf(child, command.input);
    signal.throwIfAborted();
    if (isLate) throw gitTimeout(doing, timeoutMs);
    if (output.isCut()) throw gitFailure(doing, `fatal: more than ${maxBytes} bytes of output`);
    if (end.kind === 'absent') throw gitMissing(end.cause);
    if (end.code !== 0) throw gitFailure(doing, said.bytes().toString('utf8') || end.words);
    return output.bytes();
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', kill);
  }
}

/** Of what git says on stderr; the last of it tells why. */
const MAX_SAID_BYTES = 1024 * 1024;

type End =
  | { readonly kind: 'ended'; readonly code: number | null; readonly words: string }
  | { readonly kind: 'absent'; readonly cause: Error };

/** The end of a process and of all that it prints, after it was given its input. */
function endOf(child: ChildProcessWithoutNullStreams, input: string | undefined): Promise<End> {
  const ended = new Promise<End>((resolve) => {
    child.on('error', (cause: NodeJS.ErrnoException) => {
      const isAbsent = cause.code === 'ENOENT';
      resolve(isAbsent ? { kind: 'absent', cause } : { kind: 'ended', code: null, words: cause.message });
    });
    child.on('close', (code, by) => resolve({ kind: 'ended', code, words: `it was ended by ${by}` }));
  });
  // Git that ends before it has read all of it says itself why.
  child.stdin.on('error', () => {}).end(input);
  return ended;
}

/** What a stream brings, up to a limit. */
function collect(stream: Readable, maxBytes: number, onCut: () => void) {
  const pieces: Uint8Array[] = [];
  let size = 0;
  stream.on('data', (piece: Uint8Array) => {
    const wasCut = size > maxBytes;
    size += piece.length;
    if (size <= maxBytes) pieces.push(piece);
    else if (!wasCut) onCut();
  });
  return { bytes: () => Buffer.concat(pieces), isCut: () => size > maxBytes };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already: nothing to end.
  }
}
