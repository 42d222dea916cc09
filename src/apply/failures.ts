// The failures that applying itself states. Those of engine, disk and secrets pass through unchanged.

import { Failure } from '../model/failure.ts';
import type { Address } from '../model/ref.ts';

/** A container did not do what was waited for. `logs`: its last lines, as the engine gave them. */
export class WaitFailure extends Failure {
  readonly logs: readonly string[];

  constructor(code: string, message: string, hint: string, logs: readonly string[]) {
    super(code, message, { hint, retry: 'after-change' });
    this.logs = logs;
  }
}

/** The object is not as the plan saw it: what was planned may be wrong now. */
export function stale(at: Address, what: string): Failure {
  return new Failure('apply/stale', `${at} ${what}`, {
    hint: 'plan again: the new plan starts from what is there now',
    retry: 'soon',
  });
}

/** Anything thrown, as a failure. What is none is a bug of ours; it harms its own instance only. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new Failure('apply/bug', words.startsWith('bug: ') ? words : `bug: ${words}`, {
    hint: 'please report this; what was begun is in the journal',
    retry: 'never',
    cause: error,
  });
}
