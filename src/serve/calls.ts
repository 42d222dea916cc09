// The calls of one connection that is known by name: several at once, each answered or streamed under its
// own number, cancelled when asked to or when the peer goes. A slow reader slows its own streams, no others'.

import type { Socket } from 'node:net';
import type { Desk } from '../control/desk.ts';
import { Failure } from '../model/failure.ts';
import type { Actor } from '../model/person.ts';
import type { Frame } from './frames.ts';
import { type Ask, readAsk, wireError } from './protocol.ts';
import { send } from './sender.ts';

/** Open calls of one connection. */
const CALLS = 16;

export type CallParts = {
  readonly desk: Pick<Desk, 'call' | 'follow' | 'kindOf'>;
  readonly onTrouble: (thrown: unknown) => void;
};

type Open = Map<number, AbortController>;

/** Answers until the peer hangs up; then everything that it waits for is cancelled. */
export async function serveCalls(
  parts: CallParts,
  actor: Actor,
  socket: Socket,
  frames: AsyncIterable<Frame>,
  signal: AbortSignal,
): Promise<void> {
  const open: Open = new Map();
  const running = new Set<Promise<void>>();
  try {
    for await (const frame of frames) {
      const ask = readAsk(frame);
      if (ask.kind === 'cancel') {
        open.get(ask.id)?.abort();
        continue;
      }
      if (open.has(ask.id) || open.size >= CALLS) {
        const message = open.has(ask.id) ? `call ${ask.id} is still open` : `${CALLS} calls are open already`;
        await send(socket, {
          kind: 'error',
          id: ask.id,
          error: wireError(new Failure('serve/busy', message)),
        });
        continue;
      }
      const work = answer(parts, actor, socket, ask, open, signal).finally(() => running.delete(work));
      running.add(work);
    }
  } finally {
    for (const each of open.values()) each.abort();
    await Promise.all(running);
  }
}

async function answer(
  { desk, onTrouble }: CallParts,
  actor: Actor,
  socket: Socket,
  { id, op, input, code }: Extract<Ask, { kind: 'call' }>,
  open: Open,
  gone: AbortSignal,
): Promise<void> {
  const cancelled = new AbortController();
  open.set(id, cancelled);
  const signal = AbortSignal.any([gone, cancelled.signal]);
  try {
    if (desk.kindOf(op) === 'stream') {
      for await (const value of desk.follow(actor, op, input, signal)) {
        if (signal.aborted) break;
        await send(socket, { kind: 'item', id, value });
      }
      await send(socket, { kind: 'end', id });
    } else {
      const value = await desk.call(actor, op, input, code, signal);
      await send(socket, { kind: 'result', id, value });
    }
  } catch (thrown) {
    if (cancelled.signal.aborted) await send(socket, { kind: 'end', id });
    else await send(socket, { kind: 'error', id, error: wireError(thrown) });
    if (!(thrown instanceof Failure) && !signal.aborted) onTrouble(thrown);
  } finally {
    open.delete(id);
  }
}
