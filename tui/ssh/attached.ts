// Somebody whom the system's sshd brought: the same login, screens and commands as by our own server, over the
// packets of its forced command. A one-time code is asked for on the terminal, because sshd knows of none.

import type { Socket } from 'node:net';
import { Failure } from '../../src/model/failure.ts';
import type { Login } from '../../src/model/login.ts';
import {
  createPacketReader,
  numbers,
  numbersOf,
  type PacketKind,
  packet,
  packets,
  type Wanted,
} from '../../src/serve/attach-protocol.ts';
import type { Identity } from '../app/door.ts';
import { BLIND_MS } from './acknowledge.ts';
import { type Out, runCommand } from './command.ts';
import { isFineVariable, isPlainWish } from './environment.ts';
import { type Line, openLine, type Wire } from './line.ts';
import type { ConnectionParts } from './parts.ts';

type Attach = Extract<Wanted, { readonly kind: 'attach' }>;

export type AttachedParts = Pick<
  ConnectionParts,
  'seats' | 'idleMs' | 'open' | 'after' | 'now' | 'login' | 'logout' | 'connect' | 'onTrouble'
> & {
  readonly socket: Socket;
  readonly wanted: Attach;
  onLogin(login: string): void;
  onRefused(address: string, reason: string): void;
};

const CODES = 3;
const LONGEST_CODE = 32;
const MOST_QUEUED = 4 * 1024 * 1024;

/** Serves until either side hangs up; the answer ends it with words for the person. */
export function serveAttached(parts: AttachedParts, rest: Buffer): (reason: string) => void {
  const { socket, onTrouble } = parts;
  const told: Told = {
    line: undefined,
    typed: undefined,
    login: undefined,
    gone: new AbortController(),
    why: 'lost',
    arrived: [],
  };
  const read = createPacketReader();
  const take = (bytes: Buffer) => {
    try {
      for (const { kind, body } of read(bytes)) heard(told, kind, body);
    } catch (thrown) {
      onTrouble(thrown);
      socket.destroy();
    }
  };
  socket.on('data', take);
  socket.once('close', () => {
    told.gone.abort();
    told.line?.lost();
    told.typed?.(Buffer.from([CTRL_D]));
    if (told.login !== undefined) parts.logout(told.login.id, told.why);
  });
  enter(parts, told).catch((thrown: unknown) => {
    const words = thrown instanceof Failure ? thrown.message : 'something failed: it is in the log';
    if (thrown instanceof Failure) parts.onRefused(parts.wanted.address, words);
    else onTrouble(thrown);
    finish(socket, words, 1);
  });
  if (rest.length > 0) take(rest);
  return (reason) => {
    told.why = reason;
    if (told.line === undefined) finish(socket, reason, 1);
    else told.line.end(reason);
  };
}

type Told = {
  line: Line | undefined;
  /** Where what is typed goes while a code is asked for. */
  typed: ((bytes: Buffer) => void) | undefined;
  login: Login | undefined;
  readonly gone: AbortController;
  why: string;
  /** Who waits for what was sent to be on the terminal. */
  readonly arrived: (() => void)[];
};

function heard(told: Told, kind: PacketKind, body: Buffer): void {
  if (kind === 'reached') told.arrived.shift()?.();
  else if (kind === 'resize') {
    const [columns = 0, rows = 0] = numbersOf(body);
    told.line?.resize(columns, rows);
  } else if (kind === 'input') typed(told, body);
}

const CTRL_C = 3;
const CTRL_D = 4;
const [LINE_FEED, RETURN] = [10, 13];

function typed(told: Told, body: Buffer): void {
  if (told.typed !== undefined) told.typed(body);
  else if (told.line !== undefined) told.line.input(body);
  else if (body.includes(CTRL_C)) told.gone.abort();
}

async function enter(parts: AttachedParts, told: Told): Promise<void> {
  const { wanted, socket, seats } = parts;
  const login = await loggedIn(parts, told);
  told.login = login;
  if (socket.destroyed) return parts.logout(login.id, told.why);
  parts.onLogin(login.id);
  const identity: Identity = { key: login.id, connect: (signal) => parts.connect(login.id, signal) };
  const seat = seats.take(login.name);
  if ('full' in seat) return finish(socket, seat.full, 1);
  socket.once('close', () => seat.leave());
  const isPlain = isPlainWish(wanted.command);
  if (wanted.command !== '' && !isPlain) return await run(parts, told, identity);
  if (wanted.size === undefined && !isPlain) return finish(socket, NO_TERMINAL, 1);
  told.line = openLine({
    ...parts,
    ...{ wire: wireOf(parts, told), identity, isPlain, isRaw: wanted.size !== undefined },
    columns: wanted.size?.columns ?? 80,
    rows: wanted.size?.rows ?? 24,
    env: environment(wanted),
    onOver(why) {
      told.why = why;
    },
  });
}

const NO_TERMINAL =
  'this is a terminal UI, and there is no terminal: use ssh -t, or name a command, or --plain';

function wireOf({ socket, after }: AttachedParts, told: Told): Wire {
  return {
    send: (bytes, done) => void socket.write(packets('output', Buffer.from(bytes)), () => done()),
    // sshd and its client hold what they like between here and the eye: no faster than where nobody answers.
    arrived(taken) {
      told.arrived.push(() => void after(BLIND_MS / 5, taken));
      socket.write(packet('mark', Buffer.alloc(0)));
    },
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    end: (code) => void socket.end(packet('exit', numbers(code))),
  };
}

async function loggedIn(parts: AttachedParts, told: Told): Promise<Login> {
  const { wanted, socket } = parts;
  const shown = { key: wanted.key, address: wanted.address, door: 'sshd' } as const;
  for (let tries = 0; ; tries += 1) {
    try {
      const code = tries === 0 ? undefined : await askedCode(socket, told);
      return await parts.login(shown, code);
    } catch (thrown) {
      const isCode = thrown instanceof Failure && /^access\/code-(?:needed|refused)$/.test(thrown.code);
      if (!isCode || tries === CODES || wanted.size === undefined || socket.destroyed) throw thrown;
      if (tries > 0) socket.write(packets('output', Buffer.from(`${thrown.message}\r\n`)));
    }
  }
}

function askedCode(socket: Socket, told: Told): Promise<string> {
  socket.write(packets('output', Buffer.from('One-time code: ')));
  let line = '';
  return new Promise((resolve) => {
    told.typed = (bytes) => {
      line = (line + bytes.toString('latin1')).slice(0, LONGEST_CODE);
      if (![CTRL_C, CTRL_D, LINE_FEED, RETURN].some((one) => bytes.includes(one))) return;
      told.typed = undefined;
      socket.write(packets('output', Buffer.from('\r\n')));
      resolve(line.replaceAll(/[^0-9 -]/g, ''));
    };
  });
}

async function run(parts: AttachedParts, told: Told, identity: Identity): Promise<void> {
  const { socket, wanted, onTrouble } = parts;
  const put = (kind: 'output' | 'error') => (text: string) => {
    if (socket.writableLength > MOST_QUEUED) return told.gone.abort();
    const bytes = wanted.size === undefined ? text : text.replaceAll(/\r?\n/g, '\r\n');
    if (socket.writable) socket.write(packets(kind, Buffer.from(bytes)));
  };
  const out: Out = { stdout: put('output'), stderr: put('error'), columns: wanted.size?.columns };
  const code = await runCommand(wanted.command, identity, out, environment(wanted), told.gone.signal).catch(
    (thrown: unknown) => {
      onTrouble(thrown);
      return 1;
    },
  );
  told.why = 'left';
  socket.end(packet('exit', numbers(code)));
}

function finish(socket: Socket, words: string, code: number): void {
  if (!socket.writable) return;
  socket.write(packets('error', Buffer.from(`${words}\r\n`)));
  socket.end(packet('exit', numbers(code)));
}

function environment({ env }: Attach): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(env).filter(([name, value]) => isFineVariable(name, value)));
}
