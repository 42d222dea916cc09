// The one place where what went wrong becomes words on the screen. Users get where, what and what to
// do; a stack only with SHIPSHAPE_DEBUG set. Never prints more of an unknown error than its message.

import { Failure } from '../model/failure.ts';
import type { Problem } from '../model/problem.ts';
import { safeJson, safeLine } from '../model/safe-text.ts';
import { problemRows, problemText } from '../show/problem-rows.ts';
import type { OutputFormat } from './command.ts';
import type { Io } from './io.ts';

/** Of a message: some list what they are about. */
const LONGEST = 4000;

/** Prints problems of the input on stderr: text rows, or `{"problems": […]}` with --output json. None: nothing. */
export function reportProblems(io: Io, output: OutputFormat, problems: readonly Problem[]): void {
  const rows = problemRows(problems);
  if (rows.length === 0) return;
  io.stderr.write(output === 'json' ? `${safeJson({ problems: rows }, 2)}\n` : problemText(rows));
}

/** Prints whatever a command threw on stderr: text, or `{"error": {code, message, hint}}` with --output json. */
export function reportThrown(io: Io, output: OutputFormat, thrown: unknown): void {
  const words = describe(thrown);
  if (output === 'json') io.stderr.write(`${safeJson({ error: words }, 2)}\n`);
  else io.stderr.write(failureText('error: ', words));
  if (io.env['SHIPSHAPE_DEBUG']) io.stderr.write(`${trace(thrown)}\n`);
}

/** A failure on a line, its hint on another. Its words may be those of engines, files and arguments. */
export function failureText(
  before: string,
  {
    message,
    code,
    hint,
  }: { readonly message: string; readonly code: string; readonly hint?: string | undefined },
): string {
  const line = `${before}${safeLine(message, LONGEST)} (${code})\n`;
  return hint === undefined ? line : `${line}  hint: ${safeLine(hint, LONGEST)}\n`;
}

/** A wrong command line, in the same form as every other error. */
export function usageFailure(message: string, command = ''): Failure {
  const hint = `see shipshape ${command}${command === '' ? '' : ' '}--help`;
  return new Failure('cli/usage', message, { hint, retry: 'never' });
}

/** True for a wrong command line that only its command could see. */
export function isUsageFailure(thrown: unknown): thrown is Failure {
  return thrown instanceof Failure && thrown.code === 'cli/usage';
}

function describe(thrown: unknown): {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
} {
  if (thrown instanceof Failure) {
    const { code, message, hint } = thrown;
    return hint === undefined ? { code, message } : { code, message, hint };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'shipshape/bug',
    message: `shipshape itself failed: ${message}`,
    hint: 'this is a bug; run again with SHIPSHAPE_DEBUG=1 and report what it prints',
  };
}

function trace(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const own = thrown.stack ?? thrown.message;
  return thrown.cause === undefined ? own : `${own}\ncaused by: ${trace(thrown.cause)}`;
}
