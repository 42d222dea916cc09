// Trying an engine call again when that may help. Every executor finds out whether an earlier try was
// done after all, so that trying again repeats nothing.

import { Failure } from '../model/failure.ts';
import type { Clock } from '../ports.ts';

const PAUSES_MS = [250, 1000];
/** The answer was lost or the engine was busy for a moment; everything else is an answer. */
const WORTH_IT = new Set(['engine/timeout', 'engine/unreachable', 'engine/unavailable', 'engine/conflict']);

/** Runs `work`, again after a pause when it failed for a passing reason; at most three times. */
export async function withRetry<T>(work: () => Promise<T>, clock: Clock, signal: AbortSignal): Promise<T> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure) || !WORTH_IT.has(error.code)) throw error;
      if (!(await isPaused(pauseMs, clock, signal))) throw error;
    }
  }
  return work();
}

/** False: somebody wants it to stop, so the failure stands as it is. */
async function isPaused(pauseMs: number, clock: Clock, signal: AbortSignal): Promise<boolean> {
  try {
    signal.throwIfAborted();
    await clock.sleep(pauseMs, signal);
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
