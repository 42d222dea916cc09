// From a command line to the fleet's daemon and back. Every command that asks the daemon goes through
// `withDaemon`; those that also work alone look with `reachDaemon` first.

import type { Answers } from '../control/answers.ts';
import { Failure } from '../model/failure.ts';
import type { ControlClient } from '../serve/control-client.ts';
import type { GlobalOptions, Option } from './command.ts';
import { reportProblems, usageFailure } from './errors.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { note, printJson, printText } from './output.ts';

/** Who asks, for commands that a person answers for. */
export const WHO = [
  {
    name: 'as',
    value: 'NAME',
    description: 'who you are, signed with your SSH key (without it: the user that the daemon runs as)',
  },
  {
    name: 'identity',
    value: 'FILE',
    description: 'the private key to sign with (default: what your ssh-agent holds)',
  },
] as const satisfies readonly Option[];

export const CODE = {
  name: 'code',
  value: 'DIGITS',
  description: 'a one-time code, where a policy asks for one',
} as const satisfies Option;

export type Who = {
  readonly as: string | undefined;
  readonly identity: string | undefined;
  readonly global: GlobalOptions;
};

/** A daemon that answers, asked by the names of its operations. */
export type Asking = {
  readonly client: ControlClient;
  ask<Op extends keyof Answers>(
    op: Op,
    input: Readonly<Record<string, string | number | boolean | undefined>>,
    code?: string,
  ): Promise<Answers[Op]>;
};

/** Undefined: none runs. */
export async function reachDaemon(io: Io, who: Who): Promise<Asking | 'bad-fleet' | undefined> {
  const { global, as, identity } = who;
  if (identity !== undefined && as === undefined) {
    throw new Failure('cli/usage', '--identity needs --as NAME: whose key is it?', { retry: 'never' });
  }
  const { fleet, path } = global;
  const { cwd, env, signal } = io;
  const isInteractive = io.stdin.isTTY;
  const reached = await io.reach({ fleet, path, cwd, env, as, identity, isInteractive, signal });
  if (!reached.ok) {
    reportProblems(io, global.output, reached.problems);
    return 'bad-fleet';
  }
  const client = reached.value;
  if (client === undefined) return undefined;
  note(io, global, `asked the daemon (shipshape ${client.version}) as ${client.actor}`);
  return {
    client,
    ask: async (op, input, code) =>
      // The border: both ends speak the same version of the protocol.
      (await client.call(op, input, io.signal, code)) as Answers[typeof op],
  };
}

/** Asks the daemon, and hangs up whatever happens. Without one, words that say so. */
export async function withDaemon(
  io: Io,
  who: Who,
  use: (asking: Asking) => Promise<ExitCode>,
): Promise<ExitCode> {
  const asking = await reachDaemon(io, who);
  if (asking === 'bad-fleet') return 'error';
  if (asking === undefined) {
    throw new Failure('serve/no-daemon', 'no daemon runs for this fleet', {
      hint: 'start one with shipshape serve; plan, apply and status work without',
    });
  }
  try {
    return await use(asking);
  } finally {
    asking.client.close();
  }
}

/** Prints an answer: as it is for programs, in words for people. */
export function printAnswer(io: Io, global: GlobalOptions, answer: unknown, words: () => string): void {
  if (global.output === 'json') printJson(io, answer);
  else printText(io, words());
}

/** Why: asked for where everybody who looks later sees it. */
export const REASON = {
  name: 'reason',
  value: 'WORDS',
  description: 'why: everybody who looks sees it (required)',
} as const satisfies Option;

/** The reason that was given; without one the command line is wrong. */
export function reasonOf({ reason }: { readonly reason: string | undefined }): string {
  if (reason !== undefined && reason.trim() !== '') return reason;
  throw usageFailure('say why, with --reason WORDS');
}
