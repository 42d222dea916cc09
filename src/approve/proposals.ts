// The life of a plan that waits for people: proposed, approved or rejected, used once, or lapsed. Pure
// transitions of the ledger. An approval is for one digest, for a time, for one apply; what is over
// (used, lapsed, expired) never comes back to life, the same plan is then proposed anew without approvals.

import { canonicalJson } from '../model/digest.ts';
import type { LedgerState, Need, PlanId, Proposal, Said } from '../model/ledger.ts';
import type { Commit, Digest, InstanceName } from '../model/ref.ts';
import { timeOf, timeText } from '../model/time.ts';
import { isMet, missing, samePerson, shortcoming, unmetNeeds } from './needs.ts';
import type { Refused, Transition } from './transition.ts';
import { done, refused } from './transition.ts';

/** What is proposed. `authors`: git's names and addresses of who wrote what it changes, and of the commit. */
export type Proposed = {
  readonly digest: Digest;
  readonly subject: Proposal['subject'];
  readonly commit: Commit;
  readonly instances: readonly InstanceName[];
  readonly authors: readonly string[];
  readonly needs: readonly Need[];
  readonly expiresMs: number;
};

/** Who approves, as the desk knows them. `roles`: all that hold for what the plan is about. */
export type Approver = {
  readonly said: Said;
  readonly roles: readonly string[];
  readonly mfa: boolean;
  readonly isAuthor: boolean;
};

/** How a proposal stands at a time. Only `met` may be used. */
export type Standing = 'open' | 'met' | 'rejected' | 'used' | 'lapsed' | 'expired';

/** Those that are over are kept for words ("it was used at …"), at most so many. */
const KEPT_OVER = 50;

/** What people type: the first 12 hex digits. */
export function planId(digest: Digest): PlanId {
  return digest.slice('sha256:'.length, 'sha256:'.length + 12);
}

/** `now`: milliseconds since 1970. */
export function standing(proposal: Proposal, now: number): Standing {
  if (proposal.usedAt !== undefined) return 'used';
  if (proposal.lapsed !== undefined) return 'lapsed';
  if (now >= timeOf(proposal.expiresAt)) return 'expired';
  if (proposal.rejection !== undefined) return 'rejected';
  return isMet(proposal) ? 'met' : 'open';
}

/** The proposal of a digest that is not over; undefined when there is none. */
export function liveProposal(
  state: Pick<LedgerState, 'proposals'>,
  digest: Digest,
  now: number,
): Proposal | undefined {
  return state.proposals.find((one) => one.digest === digest && !isOver(one, now));
}

function isOver(proposal: Proposal, now: number): boolean {
  return ['used', 'lapsed', 'expired'].includes(standing(proposal, now));
}

/**
 * Puts a plan before people. One that is there already, for the same needs, stays with its approvals or its
 * rejection; one that finishes what was approved and cut off takes over what was said to that, once; any other
 * begins without.
 */
export function propose(
  state: LedgerState,
  proposed: Proposed,
  now: number,
): { readonly state: LedgerState; readonly proposal: Proposal; readonly isNew: boolean } {
  const known = liveProposal(state, proposed.digest, now);
  if (known !== undefined && termsOf(known) === termsOf(proposed)) {
    return { state, proposal: known, isNew: false };
  }
  const { expiresMs, ...terms } = proposed;
  const begun = cutOff(state, proposed, now);
  const proposal: Proposal = {
    ...terms,
    id: planId(proposed.digest),
    proposedAt: timeText(now),
    expiresAt: timeText(now + expiresMs),
    approvals: (begun?.approvals ?? []).map((one) => ({ ...one, digest: proposed.digest })),
    rejection: undefined,
    usedAt: undefined,
    lapsed: undefined,
  };
  const rest = begun === undefined ? state : withoutUnfinished(state, begun.digest);
  const others = rest.proposals.filter((one) => one.digest !== proposed.digest);
  const over = others.filter((one) => isOver(one, now));
  const dropped = new Set(over.slice(0, Math.max(0, over.length - KEPT_OVER)));
  const proposals = [...others.filter((one) => !dropped.has(one)), proposal];
  return { state: { ...rest, proposals }, proposal, isNew: true };
}

/** What was agreed on must be the same, not only the plan. */
function termsOf({ subject, authors, needs }: Pick<Proposal, 'subject' | 'authors' | 'needs'>): string {
  return canonicalJson({ subject, authors, needs });
}

/**
 * A person's yes. Refused when it is for something else than what waits, too late, no help, or not theirs to
 * give: `approval/unknown-plan|used|lapsed|expired|rejected|moved|met|twice|role|author|mfa`.
 * `digest`: of the plan that the person was shown.
 */
export function approve(
  state: LedgerState,
  asked: { readonly plan: PlanId; readonly digest: Digest; readonly approver: Approver },
  now: number,
): Transition<Proposal> {
  const found = openFor(state, asked, now);
  if (found.kind === 'refused') return found;
  const { proposal } = found;
  const { said, roles, mfa, isAuthor } = asked.approver;
  if (isMet(proposal)) return refused('approval/met', `plan ${proposal.id} has all approvals that it needs`);
  if (proposal.approvals.some(({ by }) => samePerson(by) === samePerson(said.by))) {
    return refused('approval/twice', `${said.by} has approved plan ${proposal.id} already`);
  }
  const why = unmetNeeds(proposal).map((need) => shortcoming(need, asked.approver));
  if (!why.includes(undefined)) return refusedFor(why, proposal, said.by);
  const approval = { ...said, digest: proposal.digest, roles, mfa, isAuthor };
  return done(...replaced(state, { ...proposal, approvals: [...proposal.approvals, approval] }));
}

/** The nearest miss is what the person can do most about. */
function refusedFor(why: readonly (string | undefined)[], proposal: Proposal, by: string): Refused {
  const plan = `plan ${proposal.id}`;
  if (why.includes('mfa')) {
    return refused('approval/mfa', `${plan} asks for a one-time code; approve again with one`);
  }
  if (why.includes('author')) {
    return refused('approval/author', `${by} wrote what ${plan} changes; somebody else must approve it`);
  }
  return refused('approval/role', `${by} is not one of those that ${plan} waits for (${missing(proposal)})`);
}

/** A person's no: it holds for this plan until the plan moves or its time is over. */
export function reject(
  state: LedgerState,
  asked: { readonly plan: PlanId; readonly digest: Digest; readonly said: Said; readonly reason: string },
  now: number,
): Transition<Proposal> {
  const found = openFor(state, asked, now);
  if (found.kind === 'refused') return found;
  const rejection = { ...asked.said, digest: found.proposal.digest, reason: asked.reason };
  return done(...replaced(state, { ...found.proposal, rejection }));
}

/** Takes the approvals of a plan for one apply, before its first step: they are good for no other. */
export function use(state: LedgerState, digest: Digest, now: number): Transition<Proposal> {
  const found = openFor(state, { plan: planId(digest), digest }, now);
  if (found.kind === 'refused') return found;
  if (!isMet(found.proposal)) {
    return refused('approval/missing', `plan ${found.proposal.id} waits for ${missing(found.proposal)}`);
  }
  return done(...replaced(state, { ...found.proposal, usedAt: timeText(now), unfinished: true }));
}

/** The run came to its end, well or not: what people said to it is over. */
export function finish(state: LedgerState, digest: Digest): LedgerState {
  if (!state.proposals.some((one) => one.digest === digest && one.unfinished)) return state;
  return withoutUnfinished(state, digest);
}

function withoutUnfinished(state: LedgerState, digest: Digest): LedgerState {
  const proposals = state.proposals.map((one) => {
    if (one.digest !== digest) return one;
    const { unfinished: _, ...finished } = one;
    return finished;
  });
  return { ...state, proposals };
}

/**
 * What was approved and begun, and was cut off before its end (a power cut, a kill): the same commit for the
 * same instances, by the same authors, asking for nothing more. Undefined: people must be asked.
 */
function cutOff(state: LedgerState, proposed: Proposed, now: number): Proposal | undefined {
  const subject = canonicalJson(proposed.subject);
  return state.proposals.findLast((one) => {
    const agreed = new Set(one.needs.map(bareNeed));
    return (
      one.unfinished === true &&
      canonicalJson(one.subject) === subject &&
      one.commit === proposed.commit &&
      now < timeOf(one.expiresAt) &&
      proposed.instances.every((name) => one.instances.includes(name)) &&
      proposed.authors.every((author) => one.authors.includes(author)) &&
      proposed.needs.every((need) => agreed.has(bareNeed(need)))
    );
  });
}

function bareNeed({ because: _, ...need }: Need): string {
  return canonicalJson(need);
}

/** Ends every open proposal about `subject` that is not one of `current`. */
export function lapse(
  state: LedgerState,
  ended: {
    readonly subject: Proposal['subject'];
    readonly current: readonly Digest[];
    readonly reason: string;
  },
  now: number,
): { readonly state: LedgerState; readonly lapsed: readonly Proposal[] } {
  const subject = canonicalJson(ended.subject);
  return endAll(
    state,
    (one) => canonicalJson(one.subject) === subject && !ended.current.includes(one.digest),
    ended.reason,
    now,
  );
}

/** Ends those whose time is over, for good: a clock that is set back does not bring them back. */
export function expire(
  state: LedgerState,
  now: number,
): { readonly state: LedgerState; readonly lapsed: readonly Proposal[] } {
  return endAll(state, (one) => standing(one, now) === 'expired', 'its time is over', now);
}

/** Takes back approvals that do not hold any more: of people who were disabled, or lost the role. */
export function withdraw(
  state: LedgerState,
  holds: (approval: Proposal['approvals'][number], proposal: Proposal) => boolean,
): LedgerState {
  let moved = false;
  const proposals = state.proposals.map((one) => {
    const approvals = one.approvals.filter((approval) => one.usedAt !== undefined || holds(approval, one));
    if (approvals.length === one.approvals.length) return one;
    moved = true;
    return { ...one, approvals };
  });
  return moved ? { ...state, proposals } : state;
}

function endAll(
  state: LedgerState,
  isEnded: (proposal: Proposal) => boolean,
  reason: string,
  now: number,
): { readonly state: LedgerState; readonly lapsed: readonly Proposal[] } {
  const lapsed: Proposal[] = [];
  const proposals = state.proposals.map((one) => {
    if (one.usedAt !== undefined || one.lapsed !== undefined || !isEnded(one)) return one;
    const ended = { ...one, lapsed: { at: timeText(now), reason } };
    lapsed.push(ended);
    return ended;
  });
  return lapsed.length === 0 ? { state, lapsed } : { state: { ...state, proposals }, lapsed };
}

/** What a person or the loop means, when anything may still be done about it. */
function openFor(
  state: LedgerState,
  { plan, digest }: { readonly plan: PlanId; readonly digest: Digest },
  now: number,
): { readonly kind: 'open'; readonly proposal: Proposal } | Refused {
  const proposal = state.proposals.findLast(({ id }) => id === plan);
  if (proposal === undefined) return refused('approval/unknown-plan', `no plan ${plan} waits`);
  switch (standing(proposal, now)) {
    case 'used':
      return refused(
        'approval/used',
        `plan ${plan} was carried out at ${proposal.usedAt}: an approval is good for one time`,
      );
    case 'lapsed':
      return refused(
        'approval/lapsed',
        `plan ${plan} has lapsed: ${proposal.lapsed?.reason}; \`shipshape plans\` shows what waits now`,
      );
    case 'expired':
      return refused('approval/expired', `plan ${plan} was good until ${proposal.expiresAt}`);
    case 'rejected':
      return refused(
        'approval/rejected',
        `plan ${plan} was rejected by ${proposal.rejection?.by}: ${proposal.rejection?.reason}`,
      );
    case 'open':
    case 'met':
      return proposal.digest === digest
        ? { kind: 'open', proposal }
        : refused('approval/moved', `plan ${plan} is not what was looked at; read it again`);
  }
}

function replaced(state: LedgerState, proposal: Proposal): [LedgerState, Proposal] {
  const proposals = state.proposals.map((one) => (one.digest === proposal.digest ? proposal : one));
  return [{ ...state, proposals }, proposal];
}
