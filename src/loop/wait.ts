// Waiting through the Clock port: for a nudge or a time, whichever comes first, and for an answer that may
// not come. Nothing here waits on a clock of its own.

import { Failure } from '../model/failure.ts';
import type { Clock } from '../ports.ts';

/** Wakes one waiter; a ring while nobody waits is remembered, as one. */
export type Bell = {
  ring(): void;
  /** Resolves at the next ring, at `at` (milliseconds since 1970) or when the signal aborts. */
  wait(at: number | undefined, signal: AbortSignal): Promise<void>;
};

export function createBell(clock: Clock): Bell {
  let isRung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    async wait(at, signal) {
      if (!isRung && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        const done = new AbortController();
        signal.addEventListener('abort', () => resolve(), { once: true, signal: done.signal });
        if (at !== undefined) sleepUntil(clock, at, done.signal).then(resolve, () => undefined);
        await promise;
        done.abort();
        wake = undefined;
      }
      isRung = false;
    },
  };
}

/** A timer of the platform cannot be longer, and a clock that jumped is looked at again. */
const LONGEST_MS = 60_000;

async function sleepUntil(clock: Clock, at: number, signal: AbortSignal): Promise<void> {
  for (let left = at - clock.now(); left > 0; left = at - clock.now()) {
    await clock.sleep(Math.min(left, LONGEST_MS), signal);
  }
}

/** What `work` gives, or a failure with `engine/timeout` when it takes longer; then its signal is aborted. */
export async function within<T>(
  clock: Clock,
  ms: number,
  what: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const both = AbortSignal.any([signal, end.signal]);
  const late = clock.sleep(ms, both).then(() => {
    throw new Failure('engine/timeout', `cannot ${what}: no answer within ${ms / 1000} s`, { retry: 'soon' });
  });
  try {
    return await Promise.race([work(both), late]);
  } finally {
    late.catch(() => undefined);
    end.abort();
  }
}
