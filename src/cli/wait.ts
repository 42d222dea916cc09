// Waiting on the command line, as long as nobody presses Ctrl-C.

import { setTimeout as sleep } from 'node:timers/promises';

/** Returns when the time is over, or at once when `signal` aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
