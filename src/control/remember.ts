// Changes of the ledger by people: judged on the newest state, durable, and told to the loop.

import { attempt, type Transition } from '../approve/transition.ts';
import { Failure } from '../model/failure.ts';
import type { LedgerState, Scope } from '../model/ledger.ts';
import type { Call, DeskParts } from './operation.ts';

/** What the transition made; its refusal is a Failure of the same code. */
export async function changeLedger<T>(
  { ledger }: Pick<DeskParts, 'ledger'>,
  transition: (state: LedgerState) => Transition<T>,
): Promise<T> {
  const result = await attempt((change) => ledger.update(change), transition);
  if (result.kind === 'done') return result.value;
  throw new Failure(result.code, result.message);
}

/** The loop looks again; it is not waited for. */
export function changed(
  { parts, actor }: Pick<Call<unknown>, 'parts' | 'actor'>,
  scope: Scope,
  verb: string,
): void {
  parts.daemon.changed(scope, { kind: 'person', by: actor.name, verb });
}
