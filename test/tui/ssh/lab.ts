// An SSH server of ours with people and a daemon made for the test, and clients of ssh2 that do what is wanted.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import ssh2, { type Client, type ClientChannel, type ConnectConfig } from 'ssh2';
import { onTestFinished } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { KeyHolder, Login, Shown } from '../../../src/model/login.ts';
import { keyFingerprint } from '../../../src/model/ssh-key.ts';
import type { Door, Identity, Session } from '../../../tui/app/door.ts';
import { createSeats } from '../../../tui/ssh/seats.ts';
import { type ServerParts, type SshServer, serveSsh } from '../../../tui/ssh/server.ts';

export const HOST_KEY = ssh2.utils.generateKeyPairSync('ed25519');
export const ANA = ssh2.utils.generateKeyPairSync('ed25519');
export const BEN = ssh2.utils.generateKeyPairSync('rsa', { bits: 3072 });
export const EVE = ssh2.utils.generateKeyPairSync('ed25519');

export function fingerprintOf({ public: line }: { readonly public: string }): string {
  return keyFingerprint(line.split(' ')[1] ?? '');
}

export type Lab = {
  readonly server: SshServer;
  readonly logins: Shown[];
  readonly codes: (string | undefined)[];
  readonly left: string[];
  readonly refused: string[];
  readonly trouble: unknown[];
  /** Doors of the sessions, newest last. */
  readonly doors: Door[];
  readonly inputs: number[];
  readonly sizes: string[];
  readonly ends: string[];
};

export type LabGiven = Partial<ServerParts> & {
  readonly holders?: readonly KeyHolder[];
  readonly answer?: (shown: Shown, code: string | undefined) => Promise<Login>;
  readonly session?: (door: Door, identity: Identity) => Session;
};

export const HOLDERS: readonly KeyHolder[] = [
  { name: 'ana', fingerprints: [fingerprintOf(ANA)], code: 'none' },
  { name: 'ben', fingerprints: [fingerprintOf(BEN)], code: 'none' },
];

export async function lab(given: LabGiven = {}): Promise<Lab> {
  const { holders = HOLDERS, answer, session, ...over } = given;
  const seen = {
    ...{ logins: [] as Shown[], codes: [] as (string | undefined)[], left: [] as string[] },
    ...{ refused: [] as string[], trouble: [] as unknown[], doors: [] as Door[] },
    ...{ inputs: [] as number[], sizes: [] as string[], ends: [] as string[] },
  };
  let last = 0;
  const holderOf = (print: string) => holders.find(({ fingerprints }) => fingerprints.includes(print));
  const server = await serveSsh({
    ...{ host: '127.0.0.1', port: 0, hostKey: HOST_KEY.private, idleMs: 60_000, now: Date.now, after },
    seats: createSeats({ all: 32, perPerson: 8 }),
    holderOf,
    async login(shown, code) {
      seen.logins.push(shown);
      seen.codes.push(code);
      if (answer !== undefined) return await answer(shown, code);
      last += 1;
      return login(`login-${last}`, holderOf(keyFingerprint(shown.key.split(' ')[1] ?? ''))?.name ?? '?');
    },
    logout: (id, reason) => void seen.left.push(`${id} ${reason}`),
    connect: async () => undefined,
    onRefused: (_address, reason) => void seen.refused.push(reason),
    onTrouble: (thrown) => void seen.trouble.push(thrown),
    open(identity, door) {
      seen.doors.push(door);
      return session?.(door, identity) ?? echo(door, seen);
    },
    ...over,
  });
  onTestFinished(() => server.close('the test is over'));
  return { server, ...seen };
}

export function login(id: string, name: string): Login {
  return { id, name, how: 'ssh-key', door: 'ssh', since: '2026-11-20T00:00:00.000Z' };
}

/** Says who is there, echoes what is typed, and ends with `q`. */
function echo(door: Door, seen: Pick<Lab, 'inputs' | 'sizes' | 'ends'>): Session {
  door.write(`hello ${door.columns}x${door.rows}\n`, () => {});
  let isOver = false;
  const end = (kind: 'left' | 'ended', words: string) => {
    if (isOver) return;
    isOver = true;
    seen.ends.push(words);
    door.onEnd({ kind, words, exitCode: 0 });
  };
  return {
    input(bytes) {
      seen.inputs.push(bytes.length);
      if (bytes.length < 100 && Buffer.from(bytes).includes('q')) end('left', 'bye');
      else if (Buffer.from(bytes).includes('!')) throw new Error('a bug in a screen');
    },
    resize: (columns, rows) => void seen.sizes.push(`${columns}x${rows}`),
    end: (reason) => end('ended', reason),
  };
}

export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** A connection that is let in, or the error that says why not. */
export async function enter(
  to: Lab,
  given: Partial<ConnectConfig> = {},
  keys: { readonly privateKey?: string } = { privateKey: ANA.private },
): Promise<Client> {
  const client = new ssh2.Client();
  // Hung up on at the end of a test.
  client.on('error', () => {});
  onTestFinished(() => {
    client.destroy();
  });
  const { port } = to.server;
  const ready = new Promise<Client>((resolve, reject) => {
    client.once('ready', () => resolve(client));
    client.once('error', reject);
    client.once('close', () => reject(new Failure('test/closed', 'closed')));
  });
  client.connect({ host: '127.0.0.1', port, username: 'ops', ...keys, ...given });
  return await ready;
}

export type Reading = {
  readonly channel: ClientChannel;
  text(): string;
  readonly code: Promise<number | null>;
};

export function shell(client: Client, size = { cols: 80, rows: 24 }): Promise<Reading> {
  return new Promise((resolve, reject) => {
    client.shell({ ...size, term: 'xterm' }, (error, channel) =>
      error === undefined ? resolve(reading(channel)) : reject(error),
    );
  });
}

export function exec(client: Client, command: string): Promise<Reading> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) =>
      error === undefined ? resolve(reading(channel)) : reject(error),
    );
  });
}

export function reading(channel: ClientChannel): Reading {
  let text = '';
  const take = (bytes: Buffer) => {
    text += bytes.toString();
  };
  channel.on('data', take);
  channel.stderr.on('data', take);
  const code = new Promise<number | null>((resolve) => {
    channel.once('exit', (number: number | null) => resolve(number));
    channel.once('close', () => resolve(null));
  });
  return { channel, text: () => text, code };
}

/** A connection that says whatever the test wants. */
export async function bare(to: Lab): Promise<{ readonly socket: Socket; readonly closed: Promise<unknown> }> {
  const socket = connect(to.server.port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return { socket, closed: once(socket.resume(), 'close') };
}
