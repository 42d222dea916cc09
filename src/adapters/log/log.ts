// Log lines: JSON, one per line, on the stream that is given (stderr of the daemon). What is a secret by its
// type (Text with secrets in it, the parts of a proof) never gets into a line, whatever object it comes in.

import { type DestinationStream, pino } from 'pino';
import { Failure } from '../../model/failure.ts';
import type { LogLevel } from '../../model/fleet.ts';
import { safeLine } from '../../model/safe-text.ts';
import type { Log } from '../../ports-daemon.ts';

export type LogOptions = {
  readonly level: LogLevel;
  readonly stream: DestinationStream;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** On every line: fleet, version, process. */
  readonly base: Readonly<Record<string, string | number>>;
};

/** Names of members that hold secrets wherever they stand: keys, codes, signatures, headers. */
const SECRET_NAMES: ReadonlySet<string> = new Set([
  'authorization',
  'code',
  'cookie',
  'key',
  'password',
  'secret',
  'signature',
  'token',
]);
const DEEPEST = 8;
const LONGEST_LIST = 100;

export function createLog({ level, stream, now, base }: LogOptions): Log {
  const logger = pino(
    {
      level,
      base,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  const write =
    (to: LogLevel): Log['info'] =>
    (message, facts = {}) => {
      if (logger.isLevelEnabled(to)) logger[to](cleanFacts(facts), safeLine(message, 2000));
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function cleanFacts(facts: Readonly<Record<string, unknown>>): object {
  const cleaned = clean(facts, 0);
  return typeof cleaned === 'object' && cleaned !== null ? cleaned : {};
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return safeLine(value, 2000);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (value instanceof Error) return cleanError(value, depth);
  if (value instanceof Uint8Array) return `(${value.length} bytes)`;
  if (depth >= DEEPEST) return '(deeper)';
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((one) => clean(one, depth + 1));
  // Text with secrets in it, and a reference to one: their types are the mark.
  if ('parts' in value && 'fingerprint' in value) return '(redacted)';
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, one]) => [
      String(name),
      SECRET_NAMES.has(String(name).toLowerCase()) ? '(redacted)' : clean(one, depth + 1),
    ]),
  );
}

function cleanError(error: Error, depth: number): object {
  const { message, cause } = error;
  const because = cause === undefined || depth >= DEEPEST ? {} : { cause: clean(cause, depth + 1) };
  if (error instanceof Failure) {
    const { code, hint } = error;
    return {
      code,
      message: safeLine(message),
      ...(hint === undefined ? {} : { hint: safeLine(hint) }),
      ...because,
    };
  }
  // Not a failure of the world, so a bug: where it happened is what helps.
  const stack = error.stack
    ?.split('\n')
    .slice(1, 12)
    .map((line) => line.trim());
  return { name: error.name, message: safeLine(message), stack, ...because };
}
