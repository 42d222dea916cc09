// A clock for long times: it goes from one sleeper to the next as fast as the work between them is done, and
// its hands can be set without anybody who sleeps noticing, as on a real machine.

import type { Clock } from '../../src/ports.ts';

export type LongClock = Clock & {
  /** Goes on by so many milliseconds; waits for what `busy` counts before time moves. */
  advance(ms: number): Promise<void>;
  /** Sets the hands forward or back. */
  step(ms: number): void;
  /** Time since the start that no step changes, in milliseconds. */
  elapsed(): number;
  readonly sleepers: number;
};

type Sleeper = { readonly at: number; readonly order: number; wake: (() => void) | undefined };

/** `busy`: how many effects are under way that take real time (files). */
export function createLongClock(start: number, busy: () => number): LongClock {
  const queue = createQueue();
  let elapsed = 0;
  let hands = start;
  let order = 0;
  let awake = 0;
  return {
    now: () => hands + elapsed,
    elapsed: () => elapsed,
    get sleepers() {
      return awake;
    },
    step(ms) {
      hands += ms;
    },
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        order += 1;
        const sleeper: Sleeper = { at: elapsed + Math.max(0, ms), order, wake: done };
        awake += 1;
        function done(): void {
          signal.removeEventListener('abort', abort);
          sleeper.wake = undefined;
          awake -= 1;
          resolve();
        }
        function abort(): void {
          sleeper.wake = undefined;
          awake -= 1;
          reject(signal.reason);
        }
        signal.addEventListener('abort', abort, { once: true });
        queue.push(sleeper);
      });
    },
    async advance(ms) {
      const end = elapsed + ms;
      await settled(busy);
      for (let next = queue.first(); next !== undefined && next.at <= end; next = queue.first()) {
        queue.shift();
        if (next.wake === undefined) continue;
        elapsed = Math.max(elapsed, next.at);
        next.wake();
        await settled(busy);
      }
      elapsed = end;
      await settled(busy);
    },
  };
}

async function settled(busy: () => number): Promise<void> {
  do {
    // All microtasks come before it: work that waits for nothing real is over then, or has gone to sleep.
    for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  } while (busy() > 0);
}

/** A heap: the earliest sleeper first, and of two at the same time who lay down first. */
function createQueue() {
  const heap: Sleeper[] = [];
  const isBefore = (a: Sleeper, b: Sleeper) => a.at < b.at || (a.at === b.at && a.order < b.order);
  const swap = (a: number, b: number) => {
    const [one, other] = [heap[a], heap[b]];
    if (one === undefined || other === undefined) return;
    heap[a] = other;
    heap[b] = one;
  };
  const isLess = (a: number, b: number) => {
    const [one, other] = [heap[a], heap[b]];
    return one !== undefined && other !== undefined && isBefore(one, other);
  };
  return {
    first: () => heap[0],
    push(sleeper: Sleeper) {
      heap.push(sleeper);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isLess(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    shift() {
      swap(0, heap.length - 1);
      heap.pop();
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const child = isLess(left + 1, left) ? left + 1 : left;
        if (!isLess(child, at)) break;
        swap(child, at);
        at = child;
      }
    },
  };
}
