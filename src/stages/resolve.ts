// Declarations to Desired, with what resolving needs to know of the targets: our record and the ports in use.

import type { TakenPort } from '../declare/ports.ts';
import type { Resolved } from '../declare/resolve.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { FleetTarget } from '../model/fleet.ts';
import { takenOn } from '../observe/taken.ts';
import type { UnseenTarget } from '../pass.ts';
import type { OpenSecrets } from '../ports.ts';
import { asFailure } from './failure.ts';
import type { Loaded, Spine } from './spine.ts';

export type Glimpse = {
  readonly kind: 'seen';
  readonly target: FleetTarget;
  readonly applied: AppliedTarget | undefined;
  readonly taken: readonly TakenPort[];
};

/** What resolving needs of a target: our record, and the host ports in use. */
export async function glimpse(
  spine: Spine,
  target: FleetTarget,
  signal: AbortSignal,
): Promise<Glimpse | UnseenTarget> {
  try {
    const [applied, taken] = await Promise.all([
      spine.store.load(target.name),
      takenOn(spine.engine(target), signal),
    ]);
    return { kind: 'seen', target, applied, taken };
  } catch (error) {
    return { kind: 'unseen', target: target.name, failure: asFailure(error) };
  }
}

/** Pure but for the fingerprints of secrets, which never leave as values. */
export function resolve(
  spine: Spine,
  { declarations, tree }: Loaded,
  secrets: OpenSecrets,
  glimpses: readonly (Glimpse | UnseenTarget)[],
): Resolved {
  const seen = glimpses.filter((one) => one.kind === 'seen');
  return spine.resolver.resolve({
    fleet: spine.fleet,
    declarations,
    tree,
    applied: new Map(seen.flatMap(({ target, applied }) => (applied ? [[target.name, applied]] : []))),
    taken: new Map(seen.map(({ target, taken }) => [target.name, taken])),
    secrets: {
      problems: secrets.problems,
      revision: secrets.revision,
      fingerprint: (parts) =>
        secrets.fingerprint(
          parts.map((part) => (typeof part === 'string' ? part : secrets.reveal(part.secret))).join(''),
        ),
    },
  });
}
