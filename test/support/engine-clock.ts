// A clock that stands still until it is told to go on: for engines in memory and what waits on them.

import type { Clock } from '../../src/ports.ts';

export type FakeClock = Clock & {
  /** Goes on by so many milliseconds, waking sleepers in the order of their time. */
  advance(ms: number): Promise<void>;
};

type Sleeper = { readonly at: number; readonly wake: () => void };

/** `start`: milliseconds since 1970. */
export function createFakeClock(start = Date.UTC(2026, 0, 1)): FakeClock {
  const sleepers = new Set<Sleeper>();
  let now = start;
  return {
    now: () => now,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const sleeper = { at: now + ms, wake: done };
        function done(): void {
          signal.removeEventListener('abort', abort);
          sleepers.delete(sleeper);
          resolve();
        }
        function abort(): void {
          sleepers.delete(sleeper);
          reject(signal.reason);
        }
        signal.addEventListener('abort', abort, { once: true });
        sleepers.add(sleeper);
      });
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = [...sleepers].filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        now = Math.max(now, due.at);
        due.wake();
        // What was woken goes on, and may sleep again, before time does.
        await settled();
      }
      now = end;
      await settled();
    },
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}
