// People and policies in force are recorded state. A commit only proposes others; they come into force when
// somebody who is in force says so, and until then the old ones hold, for that very commit too.

import { revokeApiKey } from '../access/api-key.ts';
import { isAuthor, isBarredAuthor } from '../access/authors.ts';
import { inForceAfter, planPeople } from '../access/people-plan.ts';
import { rolesOnSubject } from '../access/standing.ts';
import { liveProposal, standing, use, withdraw } from '../approve/proposals.ts';
import { attempt } from '../approve/transition.ts';
import type { ParseTree } from '../declare/parse.ts';
import { type PeopleAndPolicies, peopleOf, withRoots } from '../declare/people.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Approval, LedgerState, Proposal } from '../model/ledger.ts';
import type { PeoplePlan } from '../model/people-plan.ts';
import type { Actor, People } from '../model/person.ts';
import type { Revision } from '../model/source.ts';
import type { Source } from '../ports.ts';
import { authorsOfPeople } from './authors.ts';
import { type DaemonParts, OWN, timeText } from './parts.ts';
import { lapseOthers, put } from './propose.ts';

export type PeopleParts = Pick<DaemonParts, 'ledger' | 'audit' | 'events' | 'clock'> & {
  readonly fleet: Fleet;
  readonly source: Source;
  readonly parse: ParseTree;
};

export type PeopleKeeper = {
  /** Who and what is in force now, with the root admins and the floor of fleet.yaml. */
  inForce(): PeopleAndPolicies;
  /** The change that waits, if one does. */
  plan(): PeoplePlan | undefined;
  /** Proposes what a revision declares otherwise, and takes it into force when it was approved; true: it was. */
  look(revision: Revision, signal: AbortSignal): Promise<boolean>;
};

const SUBJECT = { kind: 'people' } as const;

export function createPeopleKeeper(parts: PeopleParts): PeopleKeeper {
  const { ledger, fleet, clock } = parts;
  let plan: PeoplePlan | undefined;
  let known: { readonly of: LedgerState['inForce']; readonly made: PeopleAndPolicies } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function look(revision: Revision, signal: AbortSignal): Promise<boolean> {
    // Root admins come and go with fleet.yaml, between a stop and a start.
    const { people } = withRoots(ledger.read().inForce, fleet);
    if (standingOf(ledger.read(), people, clock.now()) !== ledger.read())
      await ledger.update((state) => standingOf(state, people, clock.now()));
    const tree = await parts.source.tree(revision, signal);
    const declared = peopleOf(parts.parse(tree, fleet).declarations, fleet);
    plan = declared && planPeople(ledger.read().inForce, declared, revision.commit);
    const current = plan === undefined ? [] : [plan.digest];
    const proposal = plan && (await propose(parts, plan, revision, signal));
    const reason = 'what is declared of people and policies has changed since it was proposed';
    await lapseOthers(parts, { subject: SUBJECT, current, reason });
    if (plan === undefined || proposal === undefined || standing(proposal, clock.now()) !== 'met')
      return false;
    const isDone = await bringIntoForce(parts, plan);
    if (isDone) plan = undefined;
    return isDone;
  }

  return {
    inForce() {
      const recorded = ledger.read().inForce;
      if (known === undefined || known.of !== recorded)
        known = { of: recorded, made: withRoots(recorded, fleet) };
      return known.made;
    },
    plan: () => plan,
    // One after the other: of two at once, the one of the older commit could have the last word.
    look(revision, signal) {
      const mine = turn.then(() => look(revision, signal));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

async function propose(
  parts: PeopleParts,
  plan: PeoplePlan,
  revision: Revision,
  signal: AbortSignal,
): Promise<Proposal> {
  const { digest, commit, needs } = plan;
  const authors = await authorsOfPeople(parts.source, plan, parts.ledger.read().inForce, revision, signal);
  const expiresMs = parts.fleet.approvals.expireMs;
  return put(parts, { digest, subject: SUBJECT, commit, instances: [], authors, needs, expiresMs });
}

async function bringIntoForce(parts: PeopleParts, plan: PeoplePlan): Promise<boolean> {
  const { ledger, clock, fleet } = parts;
  const approvals = liveProposal(ledger.read(), plan.digest, clock.now())?.approvals ?? [];
  const by = approvals.map((one) => `${one.by} (${one.how})`).join(', ');
  const inForce = inForceAfter(plan, by, timeText(clock.now()));
  const { people } = withRoots(inForce, fleet);
  const line = {
    actor: OWN,
    action: 'apply:people',
    subject: plan.commit,
    reason: plan.rows.map(({ text }) => text).join('; '),
    detail: { plan: plan.digest, approvedBy: by },
  };
  // Written down before it holds: nobody ever acts on a right that the audit does not know of.
  await parts.audit.append({ ...line, outcome: 'allowed' });
  const used = await attempt(
    (change) => ledger.update(change),
    (state) => {
      const after = use(state, plan.digest, clock.now());
      if (after.kind === 'refused') return after;
      return { ...after, state: standingOf({ ...after.state, inForce }, people, clock.now()) };
    },
  );
  await parts.audit.append(
    used.kind === 'done'
      ? { ...line, outcome: 'done' }
      : { ...line, outcome: 'refused', reason: used.message },
  );
  return used.kind === 'done';
}

/** What of people's words, keys and codes still stands with these people; the same state when all does. */
function standingOf(state: LedgerState, people: People, now: number): LedgerState {
  const kept = withoutGone(state, people, now);
  return withdraw(kept, (approval, of) => stillHolds(approval, of, people));
}

/** Whoever has the name of somebody who left one day is somebody else. */
function withoutGone(state: LedgerState, { users }: People, now: number): LedgerState {
  const gone = state.apiKeys.filter(({ user, revokedAt }) => revokedAt === undefined && !users.has(user));
  const totp = state.totp.filter(({ user }) => users.has(user));
  if (gone.length === 0 && totp.length === state.totp.length) return state;
  return {
    ...state,
    apiKeys: gone.reduce(
      (keys: LedgerState['apiKeys'], { id }) => revokeApiKey(keys, id, now),
      state.apiKeys,
    ),
    totp,
  };
}

/** Of a person who is there, is not disabled, has the key and every role that it was given with, and wrote none of it. */
function stillHolds(approval: Approval, { subject, authors }: Proposal, people: People): boolean {
  const { by, how, roles } = approval;
  if (how.startsWith('os-user')) return true;
  const user = people.users.get(by);
  if (user === undefined || (user.disabled && !user.isRoot)) return false;
  // A key that was taken away may have been in other hands when it was used.
  const key = user.sshKeys.find(({ fingerprint }) => `${how} `.startsWith(`ssh-key ${fingerprint} `));
  // A certificate is its authority's word, which no commit takes back.
  if (key === undefined && !how.startsWith('ssh-certificate ')) return false;
  const proof = { kind: 'ssh-key', fingerprint: key?.fingerprint ?? '' } as const;
  const actor: Actor = { name: by, via: 'socket', proof, mfa: approval.mfa };
  const wrote = (subject.kind === 'people' ? isBarredAuthor : isAuthor)(actor, authors, people);
  if (wrote && !approval.isAuthor) return false;
  if (user.isRoot) return true;
  const now = new Set([...rolesOnSubject(user, {}, people), ...user.roles, ...allTeamRoles(by, people)]);
  return roles.every((role) => now.has(role));
}

function allTeamRoles(name: string, { teams }: People): readonly string[] {
  return [...teams.values()].flatMap((team) => (team.members.includes(name) ? team.roles : []));
}
