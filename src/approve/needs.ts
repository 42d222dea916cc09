// Whether the people who approved are those that were needed. Every need must be met by itself; one
// person counts once in each.

import type { Approval, Need, Proposal } from '../model/ledger.ts';

/** Why an approval does not count for a need; undefined: it counts. */
export function shortcoming(
  need: Need,
  { roles, mfa, isAuthor }: Pick<Approval, 'roles' | 'mfa' | 'isAuthor'>,
): 'role' | 'author' | 'mfa' | undefined {
  if (need.roles.length > 0 && !need.roles.some((role) => roles.includes(role))) return 'role';
  if (isAuthor && !need.authorMayApprove) return 'author';
  return need.mfa && !mfa ? 'mfa' : undefined;
}

/** How many more people a need asks for. */
export function lacking(need: Need, { digest, approvals }: Pick<Proposal, 'digest' | 'approvals'>): number {
  const counting = approvals.filter(
    (approval) => approval.digest === digest && shortcoming(need, approval) === undefined,
  );
  return Math.max(0, need.count - new Set(counting.map(({ by }) => samePerson(by))).size);
}

export function unmetNeeds(proposal: Proposal): readonly Need[] {
  return proposal.needs.filter((need) => lacking(need, proposal) > 0);
}

/** True when everybody who was asked for has approved. Says nothing of time, rejection or use: see `standing`. */
export function isMet(proposal: Proposal): boolean {
  return proposal.needs.length > 0 && unmetNeeds(proposal).length === 0;
}

/** Who is still needed: `1 more of: admin, dba; 2 more, not the author`. Empty when nobody is. */
export function missing(proposal: Proposal): string {
  const unmet = unmetNeeds(proposal).map((need) => ({ ...need, count: lacking(need, proposal) }));
  const said = unmet.filter((one, at) => {
    // Whoever meets the harder need meets this one as well; of two alike the first is said.
    return !unmet.some((other, its) => its !== at && covers(other, one) && (its < at || !covers(one, other)));
  });
  return said.map((need) => needWords(need, need.count)).join('; ');
}

/** Everybody who counts for `harder` counts for `need`, and they are enough. */
function covers(harder: Need, need: Need): boolean {
  const within = harder.roles.length > 0 && harder.roles.every((role) => need.roles.includes(role));
  return (
    harder.count >= need.count &&
    (need.roles.length === 0 || within) &&
    (need.authorMayApprove || !harder.authorMayApprove) &&
    (!need.mfa || harder.mfa)
  );
}

function needWords({ roles, authorMayApprove, mfa }: Need, count: number): string {
  return [
    `${count} more${roles.length > 0 ? ` of: ${roles.join(', ')}` : ''}`,
    ...(authorMayApprove ? [] : ['not the author']),
    ...(mfa ? ['with a one-time code'] : []),
  ].join(', ');
}

/** Names of people are told apart as their accounts are: without regard to case. */
export function samePerson(name: string): string {
  return name.toLowerCase();
}
