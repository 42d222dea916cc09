// The facts that a plan was made for. Computed when it is made and again before it is applied: any
// difference means that the plan is about a world which is gone.

import { digest } from '../model/digest.ts';
import type { Observed, Ownership } from '../model/observed.ts';
import type { Address, Digest } from '../model/ref.ts';
import type { FingerprintOf } from '../model/text.ts';
import { factsOf, networkFacts, volumeFacts } from './fingerprint.ts';

/** By address (as labelled or recorded on the objects): a digest of everything of ours that is there. */
export function basisOf(
  observed: Observed,
  addresses: Iterable<string>,
  fingerprintOf: FingerprintOf,
): Readonly<Record<string, Digest>> {
  const wanted = new Set(addresses);
  const facts = new Map<string, Digest[]>([...wanted].sort().map((address) => [address, []]));
  const add = (ownership: Ownership, of: () => Digest) => {
    if (ownership.kind === 'ours') facts.get(ownership.address)?.push(of());
  };
  for (const live of observed.containers) add(live.ownership, () => factsOf(live, fingerprintOf));
  for (const live of observed.networks) add(live.ownership, () => networkFacts(live));
  for (const live of observed.volumes) add(live.ownership, () => volumeFacts(live));
  return Object.fromEntries([...facts].map(([address, list]) => [address as Address, digest(list.sort())]));
}
