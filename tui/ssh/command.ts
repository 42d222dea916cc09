// `ssh ops@host status`: a fixed list of commands that only look, run as the command line runs them, as the
// person who logged in. They see no file and no environment of this host; what they may see is the daemon's
// word, as everywhere.

import process from 'node:process';
import { EXITS } from '../../src/cli/exit.ts';
import type { Io } from '../../src/cli/io.ts';
import { Failure } from '../../src/model/failure.ts';
import { ok } from '../../src/model/result.ts';
import { safeLine } from '../../src/model/safe-text.ts';
import type { Identity } from '../app/door.ts';

/** Where a command prints. */
export type Out = {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Undefined: there is no terminal. */
  readonly columns: number | undefined;
};

/** All there is. Each only looks, and works without a file. */
export const COMMANDS: readonly string[] = [
  ...['status', 'plans', 'get', 'why', 'history', 'events', 'logs', 'whoami', 'users', 'sessions'],
  ...['audit list', 'audit verify', 'key list', 'version'],
];

/** What names a file or somebody else has no meaning here. */
const FOREIGN = /^--(?:fleet|path|as|identity)(?:=|$)/;
export const UNKNOWN = 2;

/** The words of a command, or what is wrong with it in words for the person. */
export function readCommand(line: string): { readonly argv: readonly string[] } | { readonly wrong: string } {
  const argv = line.trim().split(/\s+/);
  const [first = '', second = ''] = argv;
  const name = COMMANDS.find((one) => one === first || one === `${first} ${second}`);
  if (name === undefined) {
    return { wrong: `there is no command "${safeLine(line, 60)}" here; there are: ${COMMANDS.join(', ')}` };
  }
  const foreign = argv.find((word) => FOREIGN.test(word));
  return foreign === undefined ? { argv } : { wrong: `${safeLine(foreign, 40)} is not for SSH` };
}

/** Runs it to its end; the exit code. Never throws. */
export async function runCommand(
  line: string,
  identity: Identity,
  out: Out,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number> {
  const read = readCommand(line);
  if ('wrong' in read) {
    out.stderr(`${read.wrong}\n`);
    return UNKNOWN;
  }
  // The command line is loaded by the first who asks for it.
  const { main } = await import('../../src/cli/root.ts');
  return EXITS[await main(read.argv, ioOf(identity, out, env, signal))].number;
}

function ioOf(identity: Identity, out: Out, env: Readonly<Record<string, string>>, signal: AbortSignal): Io {
  const { columns } = out;
  const writer = (write: (text: string) => void) => ({
    write,
    isTTY: columns !== undefined,
    columns: columns ?? 80,
  });
  return {
    stdin: { isTTY: false, text: async () => '', line: async () => undefined },
    stdout: writer(out.stdout),
    stderr: writer(out.stderr),
    env,
    runtime: process.versions.node,
    cwd: '/',
    open: notHere,
    serve: notHere,
    archive: notHere,
    sshd: notHere,
    tui: notHere,
    reach: async () => ok(await identity.connect(signal)),
    signal,
  };
}

async function notHere(): Promise<never> {
  throw new Failure('ssh/not-here', 'this needs the host itself', { hint: 'run shipshape there' });
}
