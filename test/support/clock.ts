// A clock that runs only when somebody sleeps: as long as they ask for, and at once.

import type { Clock } from '../../src/ports.ts';

export type FakeClock = Clock & { advance(ms: number): void };

export function fakeClock(start = Date.parse('2026-01-02T03:04:05Z')): FakeClock {
  let time = start;
  return {
    now: () => time,
    advance(ms) {
      time += ms;
    },
    async sleep(ms, signal) {
      const until = time + ms;
      // Others get their turn first, so that sleepers beside each other share the time.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      time = Math.max(time, until);
    },
  };
}
