// Telling what the world did from what we did.

import { Failure } from '../model/failure.ts';

/** Failures of the world end one target's pass; a bug is nobody's target and goes on up. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}
