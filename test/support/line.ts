// A line to a TCP port on this machine that is slower or longer than this machine is.

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { rateOf } from '../../src/adapters/artefacts/flow.ts';

export type Line = { readonly port: number; [Symbol.asyncDispose](): Promise<void> };

/** What of the line's own is on its way at once. */
const WINDOW = 8 * 1024 * 1024;

/** `bytesPerSecond` in each direction; `delayMs` each way: half of the time there and back. */
export async function slowLine(
  to: number,
  { bytesPerSecond, delayMs = 0 }: { readonly bytesPerSecond?: number; readonly delayMs?: number },
): Promise<Line> {
  const [there, back] = [rateOf(bytesPerSecond), rateOf(bytesPerSecond)];
  const open = new Set<Socket>();
  const stop = new AbortController();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    for (const [from, into, rate] of [
      [near, far, there],
      [far, near, back],
    ] as const) {
      void carry(from, into, rate, delayMs, stop.signal).catch(() => into.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      stop.abort();
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function carry(
  from: Socket,
  into: Socket,
  rate: ReturnType<typeof rateOf>,
  delayMs: number,
  signal: AbortSignal,
): Promise<void> {
  let [onTheWay, last]: [number, Promise<void>] = [0, Promise.resolve()];
  for await (const piece of from) {
    await rate(piece.length, signal);
    onTheWay += piece.length;
    const due = performance.now() + delayMs;
    last = last.then(async () => {
      const wait = due - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal });
      if (!into.write(piece)) await once(into, 'drain', { signal });
      onTheWay -= piece.length;
    });
    last.catch(() => undefined);
    while (onTheWay > WINDOW) await sleep(1, undefined, { signal });
  }
  await last;
  into.end();
}
