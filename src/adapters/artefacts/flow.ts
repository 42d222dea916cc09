// Streams of bytes on their way to and from a place: held to a rate, given up when they stand still or when
// nobody wants them any more. Nothing here holds more than one piece.

import { setTimeout as sleep } from 'node:timers/promises';
import { timedOut } from './failures.ts';

/**
 * Ends with the signal's reason at once when it aborts, and with `artefact/timeout` when one piece takes longer
 * than `idleMs` to come. How long the reader takes for it does not count.
 */
export async function* watched(
  bytes: AsyncIterable<Uint8Array>,
  what: string,
  idleMs: number,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const reader = bytes[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const next = await within(reader.next(), what, idleMs, signal);
      if (next.done === true) {
        isOver = true;
        return;
      }
      yield next.value;
    }
  } finally {
    // A reader that stands still would let us wait for its end as well.
    if (!isOver) void Promise.resolve(reader.return?.()).catch(() => undefined);
  }
}

/** A promise with a deadline, given up when the signal aborts; what it ends with later is nobody's. */
export async function within<T>(
  promise: Promise<T>,
  what: string,
  ms: number,
  signal: AbortSignal,
): Promise<T> {
  promise.catch(() => undefined);
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const given = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    const timer =
      ms === Number.POSITIVE_INFINITY ? undefined : setTimeout(() => reject(timedOut(what, ms)), ms);
    signal.addEventListener('abort', onAbort, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
  });
  try {
    return await Promise.race([promise, given]);
  } finally {
    stop?.();
  }
}

/** Takes its turn for so many bytes: returns when they may go. */
export type Rate = (bytes: number, signal: AbortSignal) => Promise<void>;

/**
 * One rate for all that goes the same way: whoever comes later waits for those before. Undefined: no limit.
 * A second's worth may go at once, no more.
 */
export function rateOf(bytesPerSecond: number | undefined): Rate {
  if (bytesPerSecond === undefined) return () => Promise.resolve();
  // When the line is free again, in milliseconds of a clock that only goes forward.
  let freeAt = 0;
  return async (bytes, signal) => {
    const now = performance.now();
    freeAt = Math.max(freeAt, now - 1000) + (bytes / bytesPerSecond) * 1000;
    const wait = freeAt - now;
    if (wait > 0) await sleep(wait, undefined, { signal });
  };
}

/** The same bytes, no faster than the rate. */
export async function* limited(
  bytes: AsyncIterable<Uint8Array>,
  rate: Rate,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  for await (const piece of bytes) {
    await rate(piece.length, signal);
    yield piece;
  }
}

export type Source = {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** True for the error that the source itself ended with: it says nothing about the place. */
  readonly hasThrown: (error: unknown) => boolean;
};

/** A source whose own errors can be told from those of the place that it goes to. */
export function sourceOf(bytes: AsyncIterable<Uint8Array>): Source {
  const thrown: unknown[] = [];
  async function* passed(): AsyncIterable<Uint8Array> {
    const reader = bytes[Symbol.asyncIterator]();
    let isOver = false;
    try {
      for (;;) {
        const next = await reader.next().catch((error: unknown) => {
          isOver = true;
          thrown.push(error);
          throw error;
        });
        isOver = next.done === true;
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      if (!isOver) await reader.return?.();
    }
  }
  return { bytes: passed(), hasThrown: (error) => thrown.includes(error) };
}
