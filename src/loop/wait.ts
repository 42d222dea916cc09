// Waiting through the Clock port: for a nudge or a time, whichever comes first, and for an answer that may
// not come. Nothing here waits on a clock of its own.

import { Failure } from '../model/failure.ts';
import type { Clock } from '../ports.ts';

/** Wakes one waiter; a ring while nobody waits is remembered, as one. */
export type Bell = {
  ring(): void;
  /**
   * Resolves at the next ring, at `at` (milliseconds since 1970), when the signal aborts, and after a minute at
   * the latest: who waits looks at the time again, so that a clock that was set does no harm.
   */
  wait(at: number | undefined, signal: AbortSignal): Promise<void>;
};

/** A clock that was set back is noticed after this. */
const LONGEST_MS = 60_000;

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
        if (at !== undefined) {
          const left = Math.min(Math.max(0, at - clock.now()), LONGEST_MS);
          clock.sleep(left, done.signal).then(resolve, () => undefined);
        }
        await promise;
        done.abort();
        wake = undefined;
      }
      isRung = false;
    },
  };
}

/** A promise that somebody settles, or that the signal's abort rejects; settled, it leaves nothing at the signal. */
export function answerOr(signal: AbortSignal): PromiseWithResolvers<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const done = new AbortController();
  signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: done.signal });
  const release = () => done.abort();
  promise.then(release, release);
  return { promise, resolve, reject };
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

/** What people are told of a mistake of ours; what it was is in the log. */
export function mistake(what: string, cause: unknown): Failure {
  return new Failure('loop/bug', `a mistake of shipshape ended ${what}`, { cause });
}
