// A change of people and policies as people approve it: row by row what would come into force, against what
// is in force now. Plain data; its digest is what an approval holds on to.

import type { Need } from './ledger.ts';
import type { People } from './person.ts';
import type { ChangePolicy } from './policy.ts';
import type { Position } from './problem.ts';
import type { Commit, Digest } from './ref.ts';

export type PeopleRow = {
  readonly mark: '+' | '~' | '-';
  readonly noun: 'user' | 'role' | 'team' | 'policy' | 'key';
  /** Of the user, role, team or policy; of the user for a key. */
  readonly name: string;
  /** The whole row, mark and all, safe to print: `~ policy prod: count 2 -> 1`. Never shortened. */
  readonly text: string;
  /** It lets somebody do more than before, or asks for less than before. */
  readonly escalates: boolean;
  /** Where it is declared; for what goes, where it was. */
  readonly origin: Position;
};

export type PeoplePlan = {
  readonly kind: 'people';
  readonly format: 1;
  /** The commit that declares it. */
  readonly commit: Commit;
  /** Of what is in force when it is made. */
  readonly inForce: Digest;
  /** What comes into force; without root admins and floor, which fleet.yaml alone decides about. */
  readonly proposed: { readonly people: People; readonly policies: readonly ChangePolicy[] };
  readonly rows: readonly PeopleRow[];
  readonly escalates: boolean;
  readonly needs: readonly Need[];
  /**
   * Over what is in force and what is proposed. Not over the commit: another commit that says the same
   * of people takes nobody's approval away.
   */
  readonly digest: Digest;
};
