// A session with an SFTP server: opened when it is needed, to the host that was pinned and no other, opened anew
// when it broke. Each request has a deadline. Never asks anybody, never takes a key that it was not told.

import { createHash } from 'node:crypto';
import { Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { Failure } from '../../model/failure.ts';
import { timedOut } from './failures.ts';
import { within } from './flow.ts';

export type SftpOptions = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly folder: string;
  /** `SHA256:…`, as `ssh-keygen -lf` prints them; never empty. */
  readonly hostKeys: readonly string[];
  readonly privateKey: string | undefined;
  readonly password: string | undefined;
  readonly bytesPerSecond: number | undefined;
  /** A server that says nothing for so long is given up; 30 s by default. */
  readonly idleMs?: number;
};

export type Session = {
  /** Names the place in messages. */
  readonly place: string;
  readonly idleMs: number;
  /** The open session, or a new one. */
  readonly open: (signal: AbortSignal) => Promise<SFTPWrapper>;
  readonly close: () => Promise<void>;
};

type Answered<T> = (error: Error | undefined | null, value: T) => void;

const IDLE_MS = 30_000;

export function createSession(options: SftpOptions): Session {
  const idleMs = options.idleMs ?? IDLE_MS;
  const place = `sftp://${options.user}@${options.host}:${options.port}${options.folder}`;
  let current: Promise<Opened> | undefined;
  const open = async (): Promise<Opened> => {
    const opening = connect(options, idleMs, () => {
      if (current === opening) current = undefined;
    });
    current = opening;
    opening.catch(() => {
      if (current === opening) current = undefined;
    });
    return opening;
  };
  return {
    place,
    idleMs,
    async open(signal) {
      const opening = current ?? open();
      return (await within(opening, `reach ${place}`, idleMs * 2, signal)).sftp;
    },
    async close() {
      const opened = await current?.catch(() => undefined);
      current = undefined;
      opened?.client.end();
      opened?.client.destroy();
    },
  };
}

type Opened = { readonly client: Client; readonly sftp: SFTPWrapper };

function connect(options: SftpOptions, idleMs: number, onEnd: () => void): Promise<Opened> {
  const where = `${options.host}:${options.port}`;
  let shown: string | undefined;
  const config: ConnectConfig = {
    host: options.host,
    port: options.port,
    username: options.user,
    readyTimeout: idleMs,
    keepaliveInterval: Math.max(1000, Math.floor(idleMs / 3)),
    keepaliveCountMax: 3,
    hostVerifier: (key: Buffer) => {
      shown = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
      return options.hostKeys.includes(shown);
    },
    ...(options.privateKey === undefined ? {} : { privateKey: options.privateKey }),
    ...(options.password === undefined ? {} : { password: options.password }),
  };
  return new Promise((resolve, reject) => {
    const client = new Client();
    const fail = (error: unknown) => {
      client.destroy();
      const isStranger = shown !== undefined && !options.hostKeys.includes(shown);
      reject(isStranger ? strangerFailure(where, shown ?? '') : connectFailure(where, error, idleMs));
    };
    client.on('ready', () => {
      client.sftp((error, sftp) => {
        if (error !== undefined) return fail(error);
        resolve({ client, sftp });
      });
    });
    client.on('error', (error) => {
      onEnd();
      fail(error);
    });
    client.on('close', () => {
      onEnd();
      fail(new Error('closed'));
    });
    try {
      client.connect(config);
    } catch (error) {
      // A key that cannot be read: the library's words could quote it.
      fail(Object.assign(new Error('the private key cannot be read'), { level: 'key', cause: error }));
    }
  });
}

function strangerFailure(where: string, shown: string): Failure {
  return new Failure(
    'artefact/host-key',
    `${where} showed the host key ${shown}, which is none of hostKeys`,
    {
      hint: 'somebody may stand between; if the host has a new key, put it into hostKeys',
    },
  );
}

function connectFailure(where: string, error: unknown, idleMs: number): Failure {
  const level = error instanceof Error && 'level' in error ? error.level : undefined;
  if (level === 'client-authentication') {
    return new Failure('artefact/refused', `${where} lets nobody in with that user and key or password`, {
      hint: 'see whether the user is right and the public key is in its authorized_keys',
      cause: error,
    });
  }
  if (level === 'key') {
    return new Failure('artefact/refused', `cannot reach ${where}: the private key cannot be read`, {
      hint: 'give an OpenSSH private key without a passphrase',
    });
  }
  if (level === 'client-timeout') return timedOut(`reach ${where}`, idleMs);
  return new Failure('artefact/unreachable', `cannot reach ${where}: ${wordsOf(error)}`, {
    hint: 'see whether the host is up and can be reached from here',
    retry: 'later',
    cause: error,
  });
}

/** What a server or the system said, in a word. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

/** One request as a promise; an extension that the server does not have throws at once. */
export function asked<T>(send: (answered: Answered<T>) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    send((error, value) => (error === undefined || error === null ? resolve(value) : reject(error)));
  });
}

/** SFTP's status codes that are looked at: draft-ietf-secsh-filexfer-02, 7. */
export const NO_SUCH_FILE = 2;
export const NOT_ALLOWED = 3;
export const FAILED = 4;

export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}
