// What the daemon and the process of terminals say to each other on the pipes between them: the daemon one line,
// with all that the other needs and no file or argument holds; the other a line for each thing to be known.

import { Failure } from '../model/failure.ts';
import { isFrame } from './frames.ts';

/** The first and only line of the daemon. When its pipe ends, the daemon is gone. */
export type Boot = {
  readonly version: string;
  readonly fleet: string;
  /** The control socket, and what the process is known by there. */
  readonly control: string;
  readonly token: string;
  readonly host: string;
  readonly port: number;
  /** The host's private key, in OpenSSH's format. */
  readonly hostKey: string;
  readonly idleTimeoutMs: number;
  readonly maxSessions: number;
  readonly maxPerPerson: number;
  /** Socket for the forced command of the system's sshd; empty: none. */
  readonly attach: string;
  /** Authorities of certificates: `TYPE BASE64`, by fingerprint. */
  readonly authorities: Readonly<Record<string, string>>;
};

/** What the process of terminals says. */
export type Said =
  /** Everything listens; `port`: of SSH. */
  | { readonly kind: 'up'; readonly port: number }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warn' | 'error';
      readonly message: string;
      readonly detail: string;
    };

const NUMBERS = ['port', 'idleTimeoutMs', 'maxSessions', 'maxPerPerson'] as const;
const TEXTS = ['version', 'fleet', 'control', 'token', 'host', 'hostKey', 'attach'] as const;

/** The line, read; what is none is a bug of ours. */
export function readBoot(line: string): Boot {
  const value: unknown = JSON.parse(line);
  const isBoot = (given: unknown): given is Boot =>
    isFrame(given) &&
    NUMBERS.every((name) => typeof given[name] === 'number') &&
    TEXTS.every((name) => typeof given[name] === 'string') &&
    isFrame(given['authorities']);
  if (isBoot(value)) return value;
  throw new Failure('ssh/boot', 'the daemon said nothing that this process can begin with', {
    retry: 'never',
  });
}

/** A line of the process of terminals; undefined: it is none. */
export function readSaid(line: string): Said | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!isFrame(value)) return undefined;
    const { kind, port, level, message, detail } = value;
    if (kind === 'up' && typeof port === 'number') return { kind, port };
    if (kind !== 'log' || typeof message !== 'string' || typeof detail !== 'string') return undefined;
    return { kind, level: level === 'error' || level === 'info' ? level : 'warn', message, detail };
  } catch {
    return undefined;
  }
}
