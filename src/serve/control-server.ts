// The control socket: greets, finds out who speaks, and hands their calls to the desk. Decides nothing about
// what they may do. Every peer is bounded: in number, in bytes, in open calls, in the time it takes to say
// who it is.

import { chmod, unlink } from 'node:fs/promises';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import process from 'node:process';
import { CHALLENGE_MAX_AGE_MS, type Challenge } from '../access/challenge.ts';
import type { Desk } from '../control/desk.ts';
import { Failure } from '../model/failure.ts';
import type { Actor } from '../model/person.ts';
import { serveCalls } from './calls.ts';
import { readFrames } from './frames.ts';
import type { Front } from './front.ts';
import {
  type FrontProof,
  LIMITS,
  PROTOCOL,
  readClientHello,
  type SignedProof,
  wireError,
} from './protocol.ts';
import { send } from './sender.ts';
import { clearPlace } from './socket-place.ts';

export type ControlServerParts = {
  readonly path: string;
  /** `own`: 0600, who connects is the daemon's user. `people`: 0666, every connection must be signed. */
  readonly door: 'own' | 'people';
  readonly desk: Pick<Desk, 'call' | 'follow' | 'kindOf'>;
  readonly fleet: string;
  readonly version: string;
  /** As access/challenge.ts makes them. */
  readonly nonce: () => string;
  /** Who the daemon's own OS user is. */
  readonly self: { readonly name: string; readonly uid: number };
  /** The person behind a signature over our challenge; fails with what is wrong, in words for them. */
  readonly identify: (proof: SignedProof, challenge: Asked, signal: AbortSignal) => Promise<Actor>;
  /** The process of terminals, on the own door only; absent: there is none. */
  readonly front?: Pick<Front, 'isToken' | 'book' | 'desk'>;
  readonly onTrouble: (thrown: unknown) => void;
  readonly limits?: {
    /** At the same time. */
    readonly connections?: number;
    /** For saying who it is. */
    readonly greetingMs?: number;
  };
};

/** A challenge before anybody says who they are. */
export type Asked = Pick<Challenge, 'fleet' | 'purpose' | 'nonce'>;

export type Listening = { close(): Promise<void>; readonly connections: () => number };

const CONNECTIONS = 64;
/** People type passphrases and touch keys meanwhile. */
const GREETING_MS = CHALLENGE_MAX_AGE_MS;

/** Listens; fails when another daemon does. Closing hangs up on everybody. */
export async function serveControl(parts: ControlServerParts): Promise<Listening> {
  await clearPlace(parts.path);
  const peers = new Set<Socket>();
  const server = createServer((socket) => {
    peers.add(socket);
    socket.once('close', () => peers.delete(socket));
    socket.on('error', () => socket.destroy());
    const most = parts.limits?.connections ?? CONNECTIONS;
    if (peers.size > most) {
      socket.end(
        `${JSON.stringify({ kind: 'refused', error: wireError(new Failure('serve/busy', `${most} connections are open already`, { hint: 'try again in a moment' })) })}\n`,
        // Whoever never hangs up takes no place all the same.
        () => socket.destroy(),
      );
      return;
    }
    converse(parts, socket).catch(parts.onTrouble);
  });
  await listen(server, parts.path, parts.door === 'own' ? 0o600 : 0o666);
  return {
    connections: () => peers.size,
    async close() {
      for (const peer of peers) peer.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      // Node removes the file itself when it closes; this is for the case that it was moved.
      await unlink(parts.path).catch(() => {});
    },
  };
}

/** The mask keeps the socket closed to others from its first moment on; `listen` makes it before it returns. */
async function listen(server: Server, path: string, mode: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const before = process.umask(0o177);
    try {
      server.once('error', (cause) =>
        reject(new Failure('serve/cannot-listen', `cannot listen on ${path}`, { cause })),
      );
      server.listen(path, resolve);
    } finally {
      process.umask(before);
    }
  });
  await chmod(path, mode);
}

async function converse(parts: ControlServerParts, socket: Socket): Promise<void> {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  const known = { limit: LIMITS.greeting as number };
  const frames = readFrames(socket, () => known.limit);
  try {
    const { actor, desk } = await greet(parts, socket, frames, gone.signal);
    known.limit = LIMITS.call;
    await send(socket, { kind: 'welcome', actor });
    await serveCalls({ desk, onTrouble: parts.onTrouble }, actor, socket, frames, gone.signal);
  } catch (thrown) {
    if (socket.destroyed) return;
    if (!(thrown instanceof Failure)) parts.onTrouble(thrown);
    socket.end(`${JSON.stringify({ kind: 'refused', error: wireError(thrown) })}\n`);
  } finally {
    gone.abort();
    // A peer that does not read its last words is not waited for.
    socket.setTimeout(1_000, () => socket.destroy());
  }
}

type Greeted = { readonly actor: Actor; readonly desk: Pick<Desk, 'call' | 'follow' | 'kindOf'> };

async function greet(
  parts: ControlServerParts,
  socket: Socket,
  frames: AsyncGenerator<Parameters<typeof readClientHello>[0], void>,
  signal: AbortSignal,
): Promise<Greeted> {
  const { fleet, version, door, desk } = parts;
  const challenge: Asked = {
    fleet,
    purpose: door === 'people' ? 'people' : 'control',
    nonce: parts.nonce(),
  };
  const timer = setTimeout(() => socket.destroy(), parts.limits?.greetingMs ?? GREETING_MS);
  try {
    await send(socket, { kind: 'hello', protocol: PROTOCOL, version, ...challenge });
    const first = await frames.next();
    if (first.done === true) throw new Failure('serve/hung-up', 'the other side said nothing');
    const shown = readClientHello(first.value);
    if (shown.kind === 'front') return frontOf(parts, shown.front, socket);
    if (shown.kind === 'signed') {
      return { actor: await parts.identify(shown.proof, challenge, signal), desk };
    }
    if (door === 'people') {
      throw new Failure('access/signature-needed', 'this socket asks everybody to sign', {
        hint: 'say who you are: --as NAME, with --identity FILE or a running ssh-agent',
      });
    }
    const { name, uid } = parts.self;
    return { actor: { name, via: 'socket', proof: { kind: 'os-user', uid }, mfa: false }, desk };
  } finally {
    clearTimeout(timer);
  }
}

/** The process of terminals for itself, at its own small desk; or for somebody who logged in, at everybody's. */
function frontOf(
  { front, door, desk }: ControlServerParts,
  { token, login }: FrontProof,
  socket: Socket,
): Greeted {
  if (front === undefined || door !== 'own' || !front.isToken(token)) {
    throw new Failure('access/denied', 'this is not the process of terminals', { retry: 'never' });
  }
  if (login === undefined) return { actor: TERMINALS, desk: front.desk };
  const { actor, left } = front.book.join(login, () => socket.destroy());
  socket.once('close', left);
  return { actor, desk };
}

/** May nothing at the desk: its proof is of no door that people come by. */
const TERMINALS: Actor = { name: 'terminals', via: 'ssh', proof: { kind: 'own' }, mfa: false };
