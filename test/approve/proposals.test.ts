// The life of a proposal: each refusal by its code, and what no sequence of words can bring about.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMet, missing } from '../../src/approve/needs.ts';
import {
  type Approver,
  approve,
  expire,
  finish,
  lapse,
  type Proposed,
  planId,
  propose,
  reject,
  standing,
  use,
  withdraw,
} from '../../src/approve/proposals.ts';
import { attempt, type Transition } from '../../src/approve/transition.ts';
import { EMPTY_LEDGER, type LedgerState, type Need } from '../../src/model/ledger.ts';
import { commit, type Digest, instanceName, sha256 } from '../../src/model/ref.ts';
import { runs } from '../support/runs.ts';
import { DIGEST, HEAD, HOUR, NOW, need, said, TARGET } from './given.ts';

function proposed(needs: readonly Need[] = [need()], digest = DIGEST): Proposed {
  return {
    digest,
    subject: { kind: 'target', target: TARGET },
    commit: HEAD,
    instances: [instanceName('crm')],
    authors: ['Ana'],
    needs,
    expiresMs: 24 * HOUR,
  };
}

function waiting(needs?: readonly Need[]): LedgerState {
  return propose(EMPTY_LEDGER, proposed(needs), NOW).state;
}

function by(name: string, given: Partial<Approver> = {}): Approver {
  return { said: said(name), roles: [], mfa: false, isAuthor: false, ...given };
}

function yes(state: LedgerState, approver: Approver, now = NOW, digest = DIGEST) {
  return approve(state, { plan: planId(DIGEST), digest, approver }, now);
}

function after<T>(transition: Transition<T>): LedgerState {
  if (transition.kind === 'refused') throw new Error(`${transition.code}: ${transition.message}`);
  return transition.state;
}

function no(state: LedgerState, name = 'bo') {
  return reject(state, { plan: planId(DIGEST), digest: DIGEST, said: said(name), reason: 'not now' }, NOW);
}

test('a plan that has its approval is used once', () => {
  const met = after(yes(waiting(), by('bo')));
  const used = use(met, DIGEST, NOW + HOUR);
  expect(used).toMatchObject({ kind: 'done', value: { usedAt: '2026-06-01T13:00:00.000Z' } });
  expect(use(after(used), DIGEST, NOW + HOUR)).toMatchObject({ code: 'approval/used' });
  expect(yes(after(used), by('cy'))).toMatchObject({ code: 'approval/used' });
  expect(use(waiting(), DIGEST, NOW)).toMatchObject({ code: 'approval/missing' });
});

test('each thing that is wrong with an approval has its own words', () => {
  const state = waiting([need({ count: 2, roles: ['dba'], mfa: true })]);
  const good = { roles: ['dba'], mfa: true };
  const refusals: readonly (readonly [string, ReturnType<typeof yes>])[] = [
    ['approval/unknown-plan', yes(EMPTY_LEDGER, by('bo', good))],
    ['approval/moved', yes(state, by('bo', good), NOW, sha256('another'))],
    ['approval/role', yes(state, by('bo', { mfa: true }))],
    ['approval/author', yes(state, by('ana', { ...good, isAuthor: true }))],
    ['approval/mfa', yes(state, by('bo', { roles: ['dba'] }))],
    ['approval/twice', yes(after(yes(state, by('bo', good))), by('bO', good))],
    ['approval/expired', yes(state, by('bo', good), NOW + 24 * HOUR)],
    ['approval/rejected', yes(after(no(state)), by('bo', good))],
    ['approval/met', yes(after(yes(waiting(), by('bo'))), by('cy'))],
    [
      'approval/lapsed',
      yes(
        lapse(state, { subject: proposed().subject, current: [], reason: 'crm moved' }, NOW).state,
        by('bo', good),
      ),
    ],
  ];
  for (const [code, result] of refusals) {
    expect(result).toMatchObject({ kind: 'refused', code });
    expect(result.kind === 'refused' && result.message).toMatch(/^[a-z].*[^.]$/);
  }
});

test('what is missing is named, need by need, and one person counts in each', () => {
  const needs = [
    need({ policy: 'a', count: 2, roles: ['admin', 'dba'] }),
    need({ policy: 'b', authorMayApprove: true, mfa: true }),
  ];
  let state = waiting(needs);
  const open = () => state.proposals[0];
  const words = () => {
    const proposal = open();
    return proposal && missing(proposal);
  };
  expect(words()).toBe('2 more of: admin, dba, not the author; 1 more, with a one-time code');
  state = after(yes(state, by('ana', { isAuthor: true, mfa: true })));
  expect(words()).toBe('2 more of: admin, dba, not the author');
  state = after(yes(state, by('bo', { roles: ['dba'] })));
  expect(words()).toBe('1 more of: admin, dba, not the author');
  state = after(yes(state, by('cy', { roles: ['admin', 'x'] })));
  expect(words()).toBe('');
  expect(state.proposals.map((one) => standing(one, NOW))).toEqual(['met']);
});

test('a rejection holds, also against approvals that were there, until its time is over', () => {
  const state = after(no(after(yes(waiting(), by('cy')))));
  expect(use(state, DIGEST, NOW)).toMatchObject({ code: 'approval/rejected' });
  expect(propose(state, proposed(), NOW)).toMatchObject({ isNew: false });
  const again = propose(state, proposed(), NOW + 24 * HOUR);
  expect(again).toMatchObject({ isNew: true, proposal: { approvals: [], rejection: undefined } });
});

test('proposing again what waits changes nothing; with other needs or authors it begins anew', () => {
  const state = after(yes(waiting(), by('bo')));
  expect(propose(state, proposed(), NOW + HOUR).state).toBe(state);
  for (const other of [proposed([need({ count: 2 })]), { ...proposed(), authors: ['Bo'] }]) {
    const fresh = propose(state, other, NOW + HOUR);
    expect(fresh).toMatchObject({ isNew: true, proposal: { approvals: [] } });
    expect(fresh.state.proposals).toHaveLength(1);
  }
});

test('what was used can be proposed again, and then needs its approvals again', () => {
  const begun = after(use(after(yes(waiting(), by('bo'))), DIGEST, NOW));
  const used = finish(begun, DIGEST);
  const again = propose(used, proposed(), NOW + 1);
  expect(again).toMatchObject({ isNew: true, proposal: { approvals: [], usedAt: undefined } });
  expect(use(again.state, DIGEST, NOW + 1)).toMatchObject({ code: 'approval/missing' });
});

test('what was cut off is finished on the word that it was begun on: the same commit, nothing more asked', () => {
  const begun = after(use(after(yes(waiting(), by('bo'))), DIGEST, NOW));
  const rest = { ...proposed(), digest: sha256('what is left') };
  const again = propose(begun, rest, NOW + 1);
  expect(again.proposal.approvals).toMatchObject([{ by: 'bo', digest: rest.digest }]);
  expect(use(again.state, rest.digest, NOW + 1).kind).toBe('done');
  // Once: the one that was cut off gives nothing any more.
  const third = { ...proposed(), digest: sha256('another rest') };
  expect(propose(again.state, third, NOW + 2).proposal.approvals).toEqual([]);
  const others: readonly Partial<Parameters<typeof propose>[1]>[] = [
    { commit: commit('f'.repeat(40)) },
    { authors: [...rest.authors, 'eve <eve@example.com>'] },
    { instances: [...rest.instances, instanceName('other')] },
    { needs: [...rest.needs, ...rest.needs.map((need) => ({ ...need, policy: 'another' }))] },
  ];
  for (const other of others) {
    expect(propose(begun, { ...rest, ...other }, NOW + 1).proposal.approvals, Object.keys(other)[0]).toEqual(
      [],
    );
  }
  const late = NOW + proposed().expiresMs + 1;
  expect(propose(begun, rest, late).proposal.approvals).toEqual([]);
});

test('only what is about the same and is not current lapses', () => {
  const other = { ...proposed([need()], sha256('people')), subject: { kind: 'people' as const } };
  const state = propose(waiting(), other, NOW).state;
  const { subject } = proposed();
  expect(lapse(state, { subject, current: [DIGEST], reason: 'x' }, NOW)).toEqual({ state, lapsed: [] });
  const ended = lapse(state, { subject, current: [sha256('new')], reason: 'crm moved' }, NOW);
  expect(ended.lapsed.map(({ digest }) => digest)).toEqual([DIGEST]);
  expect(ended.state.proposals.map((one) => standing(one, NOW))).toEqual(['lapsed', 'open']);
});

test('what expired stays so when the clock is set back', () => {
  const { state, lapsed } = expire(after(yes(waiting(), by('bo'))), NOW + 24 * HOUR);
  expect(lapsed).toHaveLength(1);
  expect(use(state, DIGEST, NOW)).toMatchObject({ code: 'approval/lapsed' });
  expect(expire(state, NOW + 48 * HOUR)).toEqual({ state, lapsed: [] });
});

test('approvals of somebody who left are taken back', () => {
  const state = after(yes(waiting(), by('bo')));
  expect(withdraw(state, () => true)).toBe(state);
  const without = withdraw(state, (approval) => approval.by !== 'bo');
  expect(use(without, DIGEST, NOW)).toMatchObject({ code: 'approval/missing' });
});

test('the ledger stays small: what is over is forgotten after a while', () => {
  let state: LedgerState = EMPTY_LEDGER;
  for (let index = 0; index < 300; index += 1) {
    const digest = sha256(`plan ${index}`);
    state = propose(state, proposed([need()], digest), NOW + index).state;
    state = lapse(state, { subject: proposed().subject, current: [], reason: 'moved' }, NOW + index).state;
  }
  expect(state.proposals.length).toBeLessThanOrEqual(52);
});

test('a transition is made on the newest state, and a refusal leaves it alone', async () => {
  let state = waiting();
  const update = async (change: (now: LedgerState) => LedgerState) => {
    state = change(state);
    return state;
  };
  const before = state;
  expect(await attempt(update, (now) => use(now, DIGEST, NOW))).toMatchObject({ kind: 'refused' });
  expect(state).toBe(before);
  expect(await attempt(update, (now) => yes(now, by('bo')))).toMatchObject({ kind: 'done' });
  expect(state.proposals[0]?.approvals).toHaveLength(1);
});

type Move =
  | { readonly kind: 'propose' | 'use' | 'reject' | 'expire' | 'lapse'; readonly plan: number }
  | {
      readonly kind: 'approve';
      readonly plan: number;
      readonly shown: number;
      readonly by: string;
      readonly isAuthor: boolean;
    };

const plans: readonly Digest[] = [sha256('one'), sha256('two')];
const plan = fc.nat(1);
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constantFrom('propose', 'use', 'reject', 'expire', 'lapse'), plan }),
  fc.record({
    kind: fc.constant('approve' as const),
    plan,
    shown: plan,
    by: fc.constantFrom('ana', 'bo', 'cy'),
    isAuthor: fc.boolean(),
  }),
);

function step(state: LedgerState, one: Move, now: number): LedgerState {
  const digest = plans[one.plan] ?? DIGEST;
  const kept = <T>(result: Transition<T>) => (result.kind === 'done' ? result.state : state);
  const id = planId(digest);
  switch (one.kind) {
    case 'propose':
      return propose(state, proposed([need({ count: 2 })], digest), now).state;
    case 'use':
      return kept(use(state, digest, now));
    case 'reject':
      return kept(reject(state, { plan: id, digest, said: said('bo'), reason: 'no' }, now));
    case 'expire':
      return expire(state, now).state;
    case 'lapse':
      return lapse(state, { subject: proposed().subject, current: [digest], reason: 'moved' }, now).state;
    case 'approve': {
      const shown = plans[one.shown] ?? DIGEST;
      const approver = by(one.by, { isAuthor: one.isAuthor });
      return kept(approve(state, { plan: id, digest: shown, approver }, now));
    }
  }
}

test('no sequence of words lets a plan run twice, on old approvals, on its author’s, or on another plan’s', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(move, fc.nat(3)), { maxLength: 60 }), (moves) => {
      let state: LedgerState = EMPTY_LEDGER;
      let now = NOW;
      // Approvals since the plan was last proposed, by name: our own account of what a run may stand on.
      const standingFor = new Map<Digest, Set<string>>();
      for (const [one, hours] of moves) {
        now += hours * HOUR;
        const before = state;
        state = step(state, one, now);
        const digest = plans[one.plan] ?? DIGEST;
        const isChanged = state !== before;
        const isFresh = state.proposals.find((item) => item.digest === digest)?.approvals.length === 0;
        if (one.kind === 'propose' && isChanged && isFresh) standingFor.set(digest, new Set());
        if (one.kind === 'approve' && isChanged) {
          expect([one.plan, one.isAuthor]).toEqual([one.shown, false]);
          standingFor.get(digest)?.add(one.by);
        }
        if (one.kind === 'use' && isChanged) {
          expect(standingFor.get(digest)?.size).toBe(2);
          standingFor.delete(digest);
          expect(use(state, digest, now)).toMatchObject({ kind: 'refused' });
        }
      }
    }),
    runs(300),
  );
});

test('time only ever ends: what cannot be used now cannot be used later', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (first, more) => {
      const state = after(yes(waiting(), by('bo')));
      const isUsable = (hours: number) => use(state, DIGEST, NOW + hours * HOUR).kind === 'done';
      if (!isUsable(first)) expect(isUsable(first + more)).toBe(false);
    }),
    runs(),
  );
  expect(isMet({ ...propose(EMPTY_LEDGER, proposed([]), NOW).proposal })).toBe(false);
});
