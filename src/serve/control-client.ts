// The other end of the control socket: what the command line (and any other surface outside the daemon)
// holds. One connection, many calls; every failure arrives as the Failure that the daemon gave.

import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { Failure } from '../model/failure.ts';
import { safeLine } from '../model/safe-text.ts';
import { type Frame, isFrame, readFrames } from './frames.ts';
import {
  type FrontProof,
  failureOf,
  LIMITS,
  PROTOCOL,
  readServerHello,
  type ServerHello,
  type SignedProof,
} from './protocol.ts';
import { send } from './sender.ts';

export type ControlClient = {
  readonly fleet: string;
  /** Version of the daemon. */
  readonly version: string;
  /** The name that the daemon knows us by. */
  readonly actor: string;
  /** `code`: a one-time code, where the operation or a policy asks for one. */
  call(op: string, input: Frame, signal: AbortSignal, code?: string): Promise<unknown>;
  /** Ends when the daemon ends it or `signal` aborts. */
  follow(op: string, input: Frame, signal: AbortSignal): AsyncGenerator<unknown, void>;
  close(): void;
};

export type ClientParts = {
  readonly path: string;
  readonly version: string;
  /** Name of the fleet whose daemon is meant: another one is told nothing and signed nothing. */
  readonly fleet: string;
  /** Which socket is meant to be at `path`. */
  readonly purpose: ServerHello['purpose'];
  /** Answers the daemon's challenge; undefined: as whoever may open the socket. */
  readonly prove: ((hello: ServerHello, signal: AbortSignal) => Promise<SignedProof>) | undefined;
  /** What the process of terminals was started with; `login`: for whom it speaks. */
  readonly front?: FrontProof;
};

type Waiting = {
  readonly item: (value: unknown) => Promise<void> | void;
  readonly end: (value: unknown) => void;
  readonly fail: (failure: Failure) => void;
};

const GREETING_MS = 120_000;

/** Undefined: nobody listens there. Fails with `serve/no-permission`, `serve/version`, `access/*`. */
export async function connectControl(
  parts: ClientParts,
  signal: AbortSignal,
): Promise<ControlClient | undefined> {
  const socket = await dial(parts.path, signal);
  if (socket === undefined) return undefined;
  const frames = readFrames(socket, () => LIMITS.answer);
  const timer = setTimeout(() => socket.destroy(), GREETING_MS);
  try {
    const hello = readServerHello(await nextFrame(frames));
    mustBeMeant(hello, parts);
    const proof = await parts.prove?.(hello, signal);
    await send(socket, {
      kind: 'hello',
      protocol: PROTOCOL,
      version: parts.version,
      ...(proof === undefined ? {} : { proof }),
      ...(parts.front === undefined ? {} : { front: parts.front }),
    });
    const welcome = await nextFrame(frames);
    if (welcome['kind'] !== 'welcome') throw failureOf(welcome['error']);
    const actor = isFrame(welcome['actor']) ? String(welcome['actor']['name']) : 'unknown';
    return converse(socket, frames, hello, actor);
  } catch (thrown) {
    socket.destroy();
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}

/** A daemon could hand on the challenge of another one, and be taken there for who signed it. */
function mustBeMeant({ fleet, purpose }: ServerHello, meant: ClientParts): void {
  if (fleet !== meant.fleet) {
    const who = `what answers at ${meant.path} says that it is the daemon of ${safeLine(fleet, 80)}, not of ${meant.fleet}`;
    throw new Failure('serve/other-fleet', who, {
      hint: 'nothing was signed; each fleet needs a stateDir (and listeners) of its own, and its daemon the newest fleet.yaml',
      retry: 'after-change',
    });
  }
  if (purpose === meant.purpose) return;
  throw new Failure('serve/other-door', `what answers at ${meant.path} is not the door that it should be`, {
    hint: 'nothing was signed; see listeners in fleet.yaml, and restart the daemon if they changed',
    retry: 'after-change',
  });
}

async function dial(path: string, signal: AbortSignal): Promise<Socket | undefined> {
  const socket = connect(path);
  try {
    await once(socket, 'connect', { signal });
    socket.on('error', () => socket.destroy());
    return socket;
  } catch (cause) {
    socket.destroy();
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ENOTDIR') return undefined;
    if (code === 'EACCES' || code === 'EPERM') {
      throw new Failure(
        'serve/no-permission',
        `a daemon's socket is at ${path}, and this user may not open it`,
        {
          hint: 'be the user that the daemon runs as, or let fleet.yaml open listeners.people and use --as NAME',
          cause,
        },
      );
    }
    throw new Failure('serve/no-daemon', `cannot connect to ${path} (${String(code ?? 'stopped')})`, {
      cause,
    });
  }
}

async function nextFrame(frames: AsyncGenerator<Frame, void>): Promise<Frame> {
  const next = await frames.next().catch((cause: unknown) => {
    // A daemon that hangs up before it read all that was sent resets the connection instead of ending it.
    throw cause instanceof Failure ? cause : hungUp(cause);
  });
  if (next.done === true) throw hungUp();
  return next.value;
}

function converse(
  socket: Socket,
  frames: AsyncGenerator<Frame, void>,
  { fleet, version }: ServerHello,
  actor: string,
): ControlClient {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const reading = (async () => {
    for await (const frame of frames) await handle(waiting, frame);
  })();
  const over = (thrown: unknown) => {
    const failure = thrown instanceof Failure ? thrown : hungUp(thrown);
    for (const each of waiting.values()) each.fail(failure);
    waiting.clear();
  };
  reading.then(over, over);
  const ask = (op: string, input: Frame, code: string | undefined, to: Waiting): number => {
    last += 1;
    waiting.set(last, to);
    if (socket.destroyed) over(undefined);
    else void send(socket, { kind: 'call', id: last, op, input, ...(code === undefined ? {} : { code }) });
    return last;
  };
  const cancel = (id: number) => void send(socket, { kind: 'cancel', id });
  return {
    fleet,
    version,
    actor,
    call: (op, input, signal, code) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          cancel(id);
          waiting.delete(id);
          reject(new Failure('serve/cancelled', 'stopped before the daemon answered'));
        };
        const settle = <Value>(use: (value: Value) => void) => {
          return (value: Value) => {
            signal.removeEventListener('abort', stop);
            use(value);
          };
        };
        const id = ask(op, input, code, { item: () => {}, end: settle(resolve), fail: settle(reject) });
        signal.addEventListener('abort', stop, { once: true });
        if (signal.aborted) stop();
      }),
    follow: (op, input, signal) => follow((to) => ask(op, input, undefined, to), cancel, signal),
    close: () => socket.destroy(),
  };
}

async function handle(waiting: Map<number, Waiting>, frame: Frame): Promise<void> {
  const { kind, id } = frame;
  const to = typeof id === 'number' ? waiting.get(id) : undefined;
  if (typeof id !== 'number' || to === undefined) return;
  // Not reading on until the item was taken is what tells the daemon to wait.
  if (kind === 'item') return await to.item(frame['value']);
  waiting.delete(id);
  if (kind === 'error') to.fail(failureOf(frame['error']));
  else to.end(frame['value']);
}

async function* follow(
  ask: (to: Waiting) => number,
  cancel: (id: number) => void,
  signal: AbortSignal,
): AsyncGenerator<unknown, void> {
  type News =
    | { readonly kind: 'item'; readonly value: unknown; readonly taken: () => void }
    | { readonly kind: 'end'; readonly failure: Failure | undefined };
  const news: News[] = [];
  let wake = () => {};
  let over = false;
  const tell = (one: News) => {
    news.push(one);
    wake();
  };
  const id = ask({
    // Nobody takes what comes after the end, and nobody is to wait for that.
    item: (value) => (over ? undefined : new Promise<void>((taken) => tell({ kind: 'item', value, taken }))),
    end: () => tell({ kind: 'end', failure: undefined }),
    fail: (failure) => tell({ kind: 'end', failure }),
  });
  const stop = () => {
    cancel(id);
    tell({ kind: 'end', failure: undefined });
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  let ended = false;
  try {
    for (;;) {
      const next = news.shift();
      if (next === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (next.kind === 'item') {
        next.taken();
        yield next.value;
        continue;
      }
      ended = true;
      if (next.failure !== undefined) throw next.failure;
      return;
    }
  } finally {
    over = true;
    signal.removeEventListener('abort', stop);
    for (const one of news) if (one.kind === 'item') one.taken();
    if (!ended) cancel(id);
  }
}

function hungUp(cause?: unknown): Failure {
  return new Failure('serve/hung-up', 'the daemon hung up', {
    hint: 'see its log, and whether it runs',
    cause,
  });
}
