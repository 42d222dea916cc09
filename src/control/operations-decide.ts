// Operations about plans that wait for people: which there are, what they would do, and a person's yes or
// no. An approval is for the digest that was shown, by a person who is known for it, and for one apply.

import { isAuthor, isBarredAuthor } from '../access/authors.ts';
import { rolesOfActor } from '../access/standing.ts';
import { missing } from '../approve/needs.ts';
import { approve, reject, standing } from '../approve/proposals.ts';
import { refused } from '../approve/transition.ts';
import { canonicalJson } from '../model/digest.ts';
import { Failure } from '../model/failure.ts';
import type { LedgerState, Proposal } from '../model/ledger.ts';
import type { Permission } from '../model/person.ts';
import type { Digest } from '../model/ref.ts';
import { planJson } from '../show/json.ts';
import { planRows } from '../show/plan-rows.ts';
import { PLAN, REASON } from './fields.ts';
import { proposalSubjects, said, subjectsAround } from './ground.ts';
import { type Ask, act, type Ground, type Operation, read } from './operation.ts';
import { changed, changeLedger } from './remember.ts';

const DIGEST = {
  type: 'string',
  description: 'the digest of the plan that was read, where the id is not enough',
  pattern: '^sha256:[0-9a-f]{64}$',
  maxLength: 71,
} as const;

export const DECIDE: readonly Operation[] = [
  read({
    name: 'plans',
    summary: 'plans that wait for people, and what each waits for',
    permissions: ['read:plan'],
    input: {
      all: { type: 'boolean', description: 'also those that are over: used, rejected, lapsed, expired' },
    },
    asks: () => [{ permission: 'read:plan', on: 'anywhere' }],
    async run(call) {
      const now = call.parts.clock.now();
      const shown = call.state.proposals
        .map((one) => ({ ...one, standing: standing(one, now), missing: missing(one) }))
        .filter(({ standing }) => call.input.all === true || standing === 'open' || standing === 'met')
        .filter((one) => proposalSubjects(call, one).some((subject) => call.may('read:plan', subject)));
      return { plans: shown };
    },
  }),
  read({
    name: 'plan',
    summary: 'one plan that waits: what it would do, and who must agree',
    permissions: ['read:plan'],
    input: { plan: PLAN },
    asks: ({ plan }, ground) => everySubject('read:plan', ground, plan),
    async run(call) {
      const proposal = proposalOf(call, call.input.plan);
      const { daemon, clock } = call.parts;
      const plan = daemon.plan(proposal.id);
      const people = daemon.peoplePlan();
      return {
        proposal: {
          ...proposal,
          standing: standing(proposal, clock.now()),
          missing: missing(proposal),
        },
        people: people?.digest === proposal.digest ? people.rows.map(({ text }) => text) : null,
        plan: plan === undefined ? null : planJson(plan),
        rows: plan === undefined ? null : planRows(plan),
      };
    },
  }),
  act({
    name: 'approve',
    summary: 'say yes to a plan that waits',
    permissions: ['approve:plan', 'approve:people'],
    input: { plan: PLAN, digest: DIGEST },
    about: ({ plan }) => plan,
    asks: ({ plan }, ground) => decisionAsks('approve:plan', ground, plan),
    async run(call) {
      const { actor, parts } = call;
      const shown = proposalOf(call, call.input.plan);
      const now = parts.clock.now();
      const subjects = proposalSubjects(call, shown).flatMap((one) => subjectsAround(call, one));
      // What a role gives on one of the instances is no word about the others.
      const [first = [], ...others] = subjects.map((subject) => rolesOfActor(actor, subject, call.people));
      const approver = {
        said: said(actor, now),
        roles: first.filter((role) => others.every((roles) => roles.includes(role))),
        mfa: actor.mfa,
        isAuthor: (shown.subject.kind === 'people' ? isBarredAuthor : isAuthor)(
          actor,
          shown.authors,
          call.people,
        ),
      };
      const asked = { plan: shown.id, digest: digestOf(call.input.digest, shown), approver };
      const proposal = await changeLedger(parts, (state) =>
        isAsJudged(state, call.state, shown) ? approve(state, asked, now) : MOVED,
      );
      const { id: plan } = proposal;
      const target = proposal.subject.kind === 'target' ? proposal.subject.target : undefined;
      const left = missing(proposal);
      const reason = left === '' ? `${actor.name} approved` : `${actor.name} approved; still needs ${left}`;
      parts.daemon.events.tell({ kind: 'plan.approved', plan, target, reason });
      changed(call, target === undefined ? { kind: 'fleet' } : { kind: 'target', target }, 'approve');
      return { plan, standing: standing(proposal, now), missing: left };
    },
  }),
  act({
    name: 'reject',
    summary: 'say no to a plan that waits',
    permissions: ['reject:plan', 'approve:people'],
    input: { plan: PLAN, digest: DIGEST, reason: REASON },
    about: ({ plan }) => plan,
    asks: ({ plan }, ground) => decisionAsks('reject:plan', ground, plan),
    async run(call) {
      const { parts, actor, input } = call;
      const shown = proposalOf(call, input.plan);
      const now = parts.clock.now();
      const asked = {
        plan: shown.id,
        digest: digestOf(input.digest, shown),
        said: said(actor, now),
        reason: input.reason,
      };
      const proposal = await changeLedger(parts, (state) => reject(state, asked, now));
      const { id: plan } = proposal;
      const target = proposal.subject.kind === 'target' ? proposal.subject.target : undefined;
      const reason = `${actor.name} rejected: ${input.reason}`;
      parts.daemon.events.tell({ kind: 'plan.rejected', plan, target, reason });
      changed(call, target === undefined ? { kind: 'fleet' } : { kind: 'target', target }, 'reject');
      return { plan, standing: standing(proposal, now) };
    },
  }),
];

/** Who the person is, and whose the plan is, was found out before it was written down that they ask. */
function isAsJudged(state: LedgerState, judged: LedgerState, { id, authors }: Proposal): boolean {
  const newest = state.proposals.findLast((one) => one.id === id);
  const isSame = newest === undefined || canonicalJson(newest.authors) === canonicalJson(authors);
  return state.inForce === judged.inForce && isSame;
}

const MOVED = refused(
  'approval/moved',
  'people in force, or the authors of the plan, have changed meanwhile; read it again',
);

/** The newest of that id; fails with `desk/unknown-plan`. */
function proposalOf({ state }: Pick<Ground, 'state'>, id: string): Proposal {
  const found = state.proposals.findLast((one) => one.id === id);
  if (found !== undefined) return found;
  throw new Failure('desk/unknown-plan', `no plan ${id} waits`, { hint: '`shipshape plans` lists them' });
}

function digestOf(given: string | undefined, { id, digest }: Proposal): Digest {
  if (given === undefined || given === digest) return digest;
  throw new Failure('approval/moved', `plan ${id} is not what was looked at; read it again`);
}

function decisionAsks(permission: Permission, ground: Ground, plan: string): readonly Ask[] {
  const found = ground.state.proposals.findLast((one) => one.id === plan);
  if (found?.subject.kind === 'people') return [{ permission: 'approve:people', on: {} }];
  return everySubject(permission, ground, plan);
}

/** Of a plan that nobody knows everybody is told so who may see or decide about any. */
function everySubject(permission: Permission, ground: Ground, plan: string): readonly Ask[] {
  const found = ground.state.proposals.findLast((one) => one.id === plan);
  if (found === undefined) return [{ permission, on: 'anywhere' }];
  return proposalSubjects(ground, found).map((on) => ({ permission, on }));
}
