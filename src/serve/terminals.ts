// The process of terminals: started beside the daemon, told all it needs over its input, watched, started again
// with growing pauses when it ends. Its end, its load and its words harm nothing here: it is killed before
// the daemon when memory is short, yields the processor to it, and its log is cut where it floods.

import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Failure } from '../model/failure.ts';
import { safeLine } from '../model/safe-text.ts';
import type { Clock } from '../ports.ts';
import type { Log } from '../ports-daemon.ts';
import { type Boot, readSaid } from './boot.ts';
import { frameLine } from './frames.ts';

export type TerminalsParts = {
  /** The program and its arguments: nothing in them is secret. */
  readonly file: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What the next process is told; a token of its own each time. */
  readonly boot: () => Boot;
  /** That process is gone, and everybody who came in by it. */
  readonly over: (reason: string) => void;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** For the first start, before it counts as failed. */
  readonly startMs?: number;
};

export type Terminals = {
  isUp(): boolean;
  /** Number of the process; undefined: none runs. */
  pid(): number | undefined;
  close(): Promise<void>;
};

const START_MS = 20_000;
/** For saying good-bye to everybody, before it is killed. */
const GOODBYE_MS = 3_000;
const PAUSE_MS = { first: 1_000, longest: 60_000 } as const;
/** One that ran so long begins with short pauses again. */
const STEADY_MS = 60_000;
/** Lines of its log in a second. */
const LINES = 20;
const LONGEST_LINE = 2_000;

/** Starts it, and waits until it listens or has failed for the first time: the daemon goes on without. */
export async function startTerminals(parts: TerminalsParts): Promise<Terminals> {
  const over = new AbortController();
  const state: State = { isUp: false, child: undefined };
  const first = run(parts, state, over.signal);
  const keeping = keepUp(parts, state, first, over.signal);
  await first.up.catch(() => {});
  return {
    isUp: () => state.isUp,
    pid: () => state.child?.pid,
    async close() {
      over.abort();
      await keeping;
    },
  };
}

type State = { isUp: boolean; child: ChildProcess | undefined };

async function keepUp(
  parts: TerminalsParts,
  state: State,
  first: Running,
  signal: AbortSignal,
): Promise<void> {
  const { clock, log } = parts;
  let running = first;
  let pauseMs: number = PAUSE_MS.first;
  while (!signal.aborted) {
    const began = clock.now();
    running.up.catch((thrown: Failure) => log.error(thrown.message, { hint: thrown.hint }));
    const why = await running.ended;
    if (signal.aborted) break;
    if (clock.now() - began >= STEADY_MS) pauseMs = PAUSE_MS.first;
    log.error('the process of terminals ended: nobody is logged in by SSH', { why, againInMs: pauseMs });
    await clock.sleep(pauseMs, signal).catch(() => {});
    pauseMs = Math.min(pauseMs * 2, PAUSE_MS.longest);
    if (!signal.aborted) running = run(parts, state, signal);
  }
  await running.ended;
}

type Running = {
  /** When it listens. Fails with `ssh/cannot-start`. */
  readonly up: Promise<void>;
  /** When it is gone: why. */
  readonly ended: Promise<string>;
};

/** One process, from its start to its end. */
function run(parts: TerminalsParts, state: State, signal: AbortSignal): Running {
  // A group of its own: Ctrl-C at our terminal is for us, who then say good-bye to everybody.
  const env = { ...parts.env };
  const child = spawn(parts.file, [...parts.args], { env, cwd: '/', detached: true, stdio: 'pipe' });
  state.child = child;
  giveWay(child.pid);
  const said: string[] = [];
  const note = listener(parts.log, said);
  const up = new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(cannotStart(why, said));
    const timer = setTimeout(() => fail('it took too long'), parts.startMs ?? START_MS);
    child.once('exit', (code, name) => fail(`it ended (${name ?? code})`));
    child.once('error', (error) => fail(error.message));
    onLines(child.stdout, (line) => {
      const heard = readSaid(line);
      if (heard?.kind !== 'up') return note(line, heard);
      clearTimeout(timer);
      state.isUp = true;
      resolve();
    });
  });
  up.catch(() => kill(child, 'SIGKILL'));
  onLines(child.stderr, (line) => note(line, undefined));
  child.stdin.on('error', () => {});
  child.stdin.write(frameLine(parts.boot()));
  return { up, ended: ended(child, state, parts, signal) };
}

/** Its input ends: that is the word to say good-bye. */
function ended(
  child: ChildProcess,
  state: State,
  parts: TerminalsParts,
  signal: AbortSignal,
): Promise<string> {
  const leave = () => {
    child.stdin?.end();
    setTimeout(() => kill(child, 'SIGKILL'), GOODBYE_MS).unref();
  };
  signal.addEventListener('abort', leave, { once: true });
  return new Promise((resolve) => {
    const gone = (why: string) => {
      signal.removeEventListener('abort', leave);
      state.isUp = false;
      state.child = undefined;
      parts.over('the process of terminals ended');
      resolve(why);
    };
    child.once('error', ({ message }) => gone(message));
    child.once('exit', (code, name) => gone(name ?? `exit code ${code}`));
  });
}

function kill(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(name);
}

/** Below us where processor and memory are short. What the system does not let us do is not done. */
function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It runs all the same.
  }
  writeFile(`/proc/${pid}/oom_score_adj`, '500').catch(() => {});
}

function onLines(stream: Readable, tell: (line: string) => void): void {
  stream.on('error', () => {});
  createInterface({ input: stream }).on('line', (line) => tell(line.slice(0, LONGEST_LINE)));
}

/** Its words in our log, as long as they are few. `said`: the last of them, for who asks why it did not start. */
function listener(log: TerminalsParts['log'], said: string[]) {
  let second = 0;
  let lines = 0;
  return (line: string, heard: ReturnType<typeof readSaid>): void => {
    said.push(line);
    if (said.length > 5) said.shift();
    const now = Math.trunc(performance.now() / 1000);
    if (now !== second) {
      if (lines > LINES)
        log.warn('the process of terminals said more than is kept', { lines: lines - LINES });
      second = now;
      lines = 0;
    }
    lines += 1;
    if (lines > LINES) return;
    if (heard?.kind === 'log') log[heard.level](safeLine(heard.message), { detail: safeLine(heard.detail) });
    else log.warn('the process of terminals said', { line: safeLine(line) });
  };
}

function cannotStart(why: string, said: readonly string[]): Failure {
  const last =
    said.findLast((line) => line.includes('Error') || line.includes('"kind"')) ?? said.at(-1) ?? '';
  const words = readSaid(last);
  const detail = words?.kind === 'log' ? `${words.message}: ${words.detail}` : last;
  return new Failure('ssh/cannot-start', `the process of terminals did not start: ${why}`, {
    hint: safeLine(detail, 300) || 'see listeners.ssh in fleet.yaml',
  });
}
