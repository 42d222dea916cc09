// A change of the ledger that may be refused: the new state, or a code with words for the person. Pure;
// `attempt` runs one inside a ledger's update, so that it is judged on the newest state and on no other.

import type { LedgerState } from '../model/ledger.ts';

export type Refused = { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** `value`: what was changed or made. */
export type Transition<T> =
  | { readonly kind: 'done'; readonly state: LedgerState; readonly value: T }
  | Refused;

export function done<T>(state: LedgerState, value: T): Transition<T> {
  return { kind: 'done', state, value };
}

/** `message`: lower case, no trailing dot, says what to do. */
export function refused(code: string, message: string): Refused {
  return { kind: 'refused', code, message };
}

/**
 * Makes a transition on the newest state, durably: `attempt((change) => ledger.update(change), (state) => approve(state, …))`.
 * A refusal leaves the ledger as it is.
 */
export async function attempt<T>(
  update: (change: (state: LedgerState) => LedgerState) => Promise<LedgerState>,
  transition: (state: LedgerState) => Transition<T>,
): Promise<Transition<T>> {
  let result: Transition<T> | undefined;
  await update((state) => {
    result = transition(state);
    return result.kind === 'done' ? result.state : state;
  });
  if (result === undefined) throw new Error('bug: the ledger did not run the change');
  return result;
}
