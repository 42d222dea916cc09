// Which commits are no basis for anything. Each of these looks to a machine like "delete it all" or "trust
// me", and is as likely an accident or an attack: the last good commit stays, and a person may say otherwise.

import type { Declarations } from '../model/declaration.ts';
import type { Fleet, FleetSignatures } from '../model/fleet.ts';
import type { Commit } from '../model/ref.ts';
import type { Revision } from '../model/source.ts';
import type { Remote } from '../ports.ts';

export type Refusal = { readonly code: string; readonly reason: string };

export const BRANCH_GONE: Refusal = {
  code: 'source/branch-gone',
  reason: 'the branch is not there any more',
};

/** What can be said of a commit before a byte of it is parsed. `accepted`: the basis until now. */
export async function refusedUnread(
  remote: Remote,
  next: Revision,
  accepted: Commit | undefined,
  signatures: FleetSignatures,
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  const goesOn = accepted === undefined || (await remote.isAncestor(accepted, next.commit, signal));
  if (signatures.mode !== 'none') {
    const since = signatures.mode === 'strict' && goesOn ? accepted : undefined;
    const [newest, ...more] = await remote.unsigned(next.commit, since, signal);
    if (newest !== undefined) return unsigned(newest, more.length);
  }
  if (goesOn) return undefined;
  return {
    code: 'source/rewritten',
    reason: `history was rewritten: ${short(accepted)} is not in the history of ${short(next.commit)}`,
  };
}

/** Pure. `before`: names that were declared until now; `after`: what the new commit declares. */
export function refusedRead(
  before: ReadonlySet<string>,
  after: Declarations,
  { budget }: Pick<Fleet, 'budget'>,
): Refusal | undefined {
  // What is missing may stand in what could not be read, and is held then, not removed.
  if (after.isIncomplete || before.size === 0) return undefined;
  const names = declaredNames(after);
  const gone = [...before].filter((name) => !names.has(name));
  if (names.size === 0) {
    const reason = `nothing is declared any more, where ${before.size} instances were`;
    return { code: 'source/emptied', reason };
  }
  if (gone.length * 2 <= before.size || gone.length <= budget.removeCount) return undefined;
  const reason = `${gone.length} of ${before.size} instances are not declared any more`;
  return { code: 'source/vanished', reason };
}

/** Everything that has a declaration, good or bad. A move keeps its instance under another name. */
export function declaredNames({ instances, held }: Declarations): ReadonlySet<string> {
  const moved = [...instances.values()].flatMap(({ movedFrom }) => movedFrom ?? []);
  return new Set([...instances.keys(), ...held, ...moved]);
}

function unsigned(commit: Commit, more: number): Refusal {
  const others = more === 0 ? '' : ` (and ${more} before it)`;
  const reason = `${short(commit)}${others} has no good signature of an allowed signer`;
  return { code: 'source/unsigned', reason };
}

function short(commit: Commit): string {
  return commit.slice(0, 12);
}
