// The manners of printing: what goes to stdout and what to stderr, colour or not, quiet or not.

import { safeJson } from '../model/safe-text.ts';
import type { GlobalOptions } from './command.ts';
import type { Io } from './io.ts';

/** Prints the result of a command, with one line end at its end. */
export function printText(io: Io, text: string): void {
  if (text !== '') io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Prints the result of a command as one indented JSON document. */
export function printJson(io: Io, value: unknown): void {
  io.stdout.write(`${safeJson(value, 2)}\n`);
}

/** Says something by the way, on stderr; --quiet leaves it out. */
export function note(io: Io, global: GlobalOptions, text: string): void {
  if (!global.quiet) io.stderr.write(`${text}\n`);
}

/** Whether to colour what goes to stdout: `--no-color`, NO_COLOR (https://no-color.org), a dumb terminal, a pipe say no. */
export function usesColor(io: Io, global: GlobalOptions): boolean {
  return global.color && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb' && io.stdout.isTTY;
}
