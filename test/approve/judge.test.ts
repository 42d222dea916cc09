// What flows, what is kept and why, what waits for whom: one sentence per rule.

import { expect, test } from 'vitest';
import { type JudgeInput, judge } from '../../src/approve/judge.ts';
import { withSettled } from '../../src/approve/upgrade.ts';
import type { AdmissionFinding } from '../../src/model/admission.ts';
import { EMPTY_LEDGER, type Trouble } from '../../src/model/ledger.ts';
import { address, instanceName, sha256 } from '../../src/model/ref.ts';
import { people, team } from '../access/given.ts';
import {
  BY_COMMIT,
  changeOf,
  declared,
  drift,
  FLOOR,
  GONE,
  HEAD,
  HOUR,
  inputOf,
  ledgerWith,
  NOW,
  OLD,
  planOf,
  policy,
  RULE,
  recorded,
  said,
  TARGET,
} from './given.ts';

const crm = instanceName('crm');
const shop = instanceName('shop');

/** Kinds of obstacles by instance. */
function kinds(input: JudgeInput): Record<string, readonly string[]> {
  const { obstacles } = judge(input);
  return Object.fromEntries([...obstacles].map(([name, list]) => [name, list.map(({ kind }) => kind)]));
}

function waits(input: JudgeInput) {
  return judge(input).waiting.map(({ instances, needs }) => ({
    instances,
    needs: needs.map((need) => `${need.policy} ${need.count}${need.authorMayApprove ? '' : ' other'}`),
  }));
}

function finding(
  level: AdmissionFinding['level'],
  rule: AdmissionFinding['rule'] = 'privileged',
): AdmissionFinding {
  const place = { instance: crm, address: address(crm, 'container', 'db'), path: 'HostConfig.Privileged' };
  return { rule, level, ...place, value: 'true', message: 'it is privileged', hint: 'do without' };
}

function trouble(given: Partial<Trouble>): Trouble {
  return {
    target: TARGET,
    instance: crm,
    commit: HEAD,
    failures: 1,
    retryAt: undefined,
    rolledBack: undefined,
    message: 'no',
    correction: undefined,
    stalled: false,
    ...given,
  };
}

test('what is safe flows; what risks data or opens something waits, per risk as policy says', () => {
  expect(
    judge(inputOf([changeOf('crm'), changeOf('shop', { risks: ['restart', 'downtime'] })])).flows,
  ).toEqual(['crm', 'shop']);
  const risky = inputOf([
    changeOf('crm', { risks: ['data-risk'] }),
    changeOf('shop', { risks: ['exposure'] }),
  ]);
  expect(judge(risky).flows).toEqual([]);
  expect(waits(risky)).toEqual([{ instances: ['crm', 'shop'], needs: ['data-risk 1', 'exposure 1'] }]);
  expect(waits(inputOf([changeOf('crm', { risks: ['data-loss'] })]))).toEqual([
    { instances: ['crm'], needs: ['data-loss 1 other'] },
  ]);
});

test('each need says what asks for it', () => {
  const [group] = judge(
    inputOf([
      changeOf('crm', { risks: ['data-risk', 'downtime'] }),
      changeOf('shop', { risks: ['data-risk'] }),
    ]),
  ).waiting;
  expect(group?.needs.map(({ because }) => because)).toEqual(['data-risk, downtime: crm; data-risk: shop']);
});

test('data-loss waits for somebody else even when no policy says so, or one says that the author may', () => {
  const loss = [changeOf('crm', { risks: ['data-loss'] })];
  expect(waits(inputOf(loss, { policies: [] }))[0]?.needs).toEqual(['data-loss 1 other']);
  const lax = policy('lax', { approvals: { ...RULE, authorMayApprove: true } });
  expect(waits(inputOf(loss, { policies: [lax] }))[0]?.needs).toEqual(['data-loss 1 other', 'lax 1']);
  const none = policy('none', { approvals: { ...RULE, count: 0 } });
  expect(waits(inputOf(loss, { policies: [none] }))[0]?.needs).toEqual(['data-loss 1 other']);
});

test('all policies that match add up, the shortest time counts', () => {
  const policies = [
    ...FLOOR,
    policy('two', { match: { instances: ['c*'] }, approvals: { ...RULE, count: 2, expiresMs: HOUR } }),
    policy('others', { match: { instances: ['shop'] }, approvals: RULE }),
  ];
  const input = inputOf([changeOf('crm', { risks: ['data-risk'] })], { policies });
  expect(waits(input)).toEqual([{ instances: ['crm'], needs: ['data-risk 1', 'two 2 other'] }]);
  expect(judge(input).waiting[0]?.expiresMs).toBe(HOUR);
});

test('reports wait for nobody and do nothing', () => {
  const judged = judge(inputOf([changeOf('crm', { action: 'report', risks: ['data-loss'] })]));
  expect(judged).toMatchObject({ flows: [], waiting: [] });
});

test('drift heals without a word, unless it endangers data or a policy names drift', () => {
  const strict = policy('strict', { approvals: RULE });
  const policies = [...FLOOR, strict];
  const healed = changeOf('crm', { causes: [drift('stopped')], risks: ['restart', 'downtime'] });
  expect(judge(inputOf([healed], { policies })).flows).toEqual(['crm']);
  const risky = changeOf('crm', { causes: [drift('field')], risks: ['data-risk'] });
  expect(waits(inputOf([risky], { policies }))[0]?.needs).toEqual(['data-risk 1', 'strict 1 other']);
  const named = policy('drift-too', { match: { causes: ['drift'] }, approvals: RULE });
  expect(waits(inputOf([healed], { policies: [named] }))[0]?.needs).toEqual(['drift-too 1 other']);
  // A commit beside the drift is no correction any more.
  const both = inputOf([healed, changeOf('crm')], { policies });
  expect(waits(both)[0]?.needs).toEqual(['strict 1 other']);
});

test('a policy for a team is about what the team declares, owns, or what was removed and is nobody’s now', () => {
  const theirs = policy('theirs', { match: { teams: ['payments'] }, approvals: RULE });
  const given = {
    policies: [theirs],
    people: people([], [], [team('payments', { owns: { instances: ['shop*'] } })]),
  };
  const changes = [changeOf('crm'), changeOf('shop')];
  expect(judge(inputOf(changes, given)).flows).toEqual(['crm']);
  const desired = { instances: [declared('crm', { team: 'payments' }), declared('shop')], held: [] };
  expect(judge(inputOf(changes, { ...given, desired })).flows).toEqual([]);
  const removed = inputOf([changeOf('crm', { action: 'remove', causes: [GONE] })], {
    ...given,
    desired: { instances: [], held: [] },
    applied: recorded(['crm', 'a', 'b', 'c', 'd', 'e']),
  });
  expect(waits(removed)[0]?.needs).toEqual(['theirs 1 other']);
});

test('an instance that changes teams is under the policies of both, also under a new name', () => {
  const theirs = policy('theirs', { match: { teams: ['payments'] }, approvals: RULE });
  const given = { policies: [theirs], people: people([], [], [team('payments'), team('web')]) };
  const record = recorded(['crm']);
  const [one] = Object.values(record.instances);
  if (one === undefined) throw new Error('nothing is on record');
  const applied = { ...record, instances: { [crm]: { ...one, team: 'payments' } } };
  for (const moved of [declared('crm'), declared('crm', { team: 'web' })]) {
    const desired = { instances: [moved], held: [] };
    expect(judge(inputOf([changeOf('crm')], { ...given, desired, applied })).flows).toEqual([]);
    expect(judge(inputOf([changeOf('crm')], { ...given, desired })).flows).toEqual(['crm']);
  }
  const desired = { instances: [declared('cash', { team: 'web', movedFrom: crm })], held: [] };
  expect(judge(inputOf([changeOf('cash')], { ...given, desired, applied })).flows).toEqual([]);
});

test('what is removed is still of the team that it is on record as, declared or not', () => {
  const theirs = policy('theirs', { match: { teams: ['payments'] }, approvals: RULE });
  const record = recorded(['crm', 'a', 'b', 'c', 'd', 'e']);
  const one = record.instances[crm];
  if (one === undefined) throw new Error('nothing is on record');
  const given = { policies: [theirs], desired: { instances: [], held: [] } };
  const applied = { ...record, instances: { ...record.instances, [crm]: { ...one, team: 'payments' } } };
  const gone = [changeOf('crm', { action: 'remove', causes: [GONE] })];
  expect(judge(inputOf(gone, { ...given, applied: record })).flows).toEqual(['crm']);
  expect(judge(inputOf(gone, { ...given, applied })).flows).toEqual([]);
});

test('holds and suspensions keep, name who and until when, and end', () => {
  const until = new Date(NOW + HOUR).toISOString();
  const hold = { ...said('ana'), kind: 'hold', reason: 'looking', until } as const;
  const keeps = [{ ...hold, scope: { kind: 'instance', instance: crm } } as const];
  const input = inputOf([changeOf('crm'), changeOf('shop')], { ledger: ledgerWith({ keeps }) });
  const judged = judge(input);
  expect(judged.flows).toEqual(['shop']);
  expect(judged.obstacles.get(crm)).toEqual([{ kind: 'held', by: 'ana', reason: 'looking', until }]);
  expect(judged.wakeAt).toBe(NOW + HOUR);
  expect(judge({ ...input, now: NOW + HOUR }).flows).toEqual(['crm', 'shop']);
  const all = { ...said('ana'), kind: 'suspend', reason: 'move', until: undefined } as const;
  for (const scope of [{ kind: 'fleet' }, { kind: 'target', target: TARGET }] as const) {
    const ledger = ledgerWith({ keeps: [{ ...all, scope }] });
    expect(judge({ ...input, ledger }).flows).toEqual([]);
    expect(kinds({ ...input, ledger })).toEqual({ crm: ['suspended'], shop: ['suspended'] });
  }
});

test('a hold is shown where there is nothing to do, and no approval is asked for what is held', () => {
  const keeps = [
    { ...said('ana'), kind: 'suspend', scope: { kind: 'fleet' }, reason: 'x', until: undefined } as const,
  ];
  const desired = { instances: [declared('crm')], held: [] };
  expect(kinds(inputOf([], { desired, ledger: ledgerWith({ keeps }) }))).toEqual({ crm: ['suspended'] });
  const risky = inputOf([changeOf('crm', { risks: ['data-loss'] })], { ledger: ledgerWith({ keeps }) });
  expect(judge(risky).waiting).toEqual([]);
});

test('a pin is shown and keeps nothing', () => {
  const pins = [{ ...said('ana'), instance: crm, commit: OLD, since: HEAD, reason: 'bad release' }];
  const input = inputOf([changeOf('crm')], { ledger: ledgerWith({ pins }) });
  expect(judge(input).flows).toEqual(['crm']);
  expect(kinds(input)).toEqual({ crm: ['pinned'] });
});

test('a closed window keeps, says when it opens, and does not touch what it is not about', () => {
  const night = { cron: '0 22 * * *', durationMs: 4 * HOUR, timezone: 'UTC' };
  const windows = { allow: [night], deny: [] };
  const policies = [...FLOOR, policy('nights', { match: { instances: ['crm'] }, windows })];
  const input = inputOf([changeOf('crm'), changeOf('shop')], { policies });
  const judged = judge(input);
  expect(judged.flows).toEqual(['shop']);
  const opens = '2026-06-01T22:00:00.000Z';
  expect(judged.obstacles.get(crm)).toEqual([{ kind: 'window', policy: 'nights', opens }]);
  expect(judged.wakeAt).toBe(Date.parse(opens));
  expect(judge({ ...input, now: Date.parse(opens) }).flows).toEqual(['crm', 'shop']);
  const healing = changeOf('crm', { causes: [drift('stopped')], risks: ['restart'] });
  expect(judge(inputOf([healing], { policies })).flows).toEqual(['crm']);
});

test('what needs approval and a window is approved ahead; the group stays the same when the window opens', () => {
  const windows = { allow: [{ cron: '0 22 * * *', durationMs: HOUR, timezone: 'UTC' }], deny: [] };
  const policies = [...FLOOR, policy('nights', { match: { instances: ['crm'] }, windows })];
  const changes = ['crm', 'shop'].map((name) => changeOf(name, { risks: ['data-risk'] }));
  const by = (now: number) => judge(inputOf(changes, { policies, now })).waiting;
  const [closed, open] = [by(NOW), by(NOW + 10 * HOUR)];
  expect(closed.map(({ instances }) => instances)).toEqual([['crm'], ['shop']]);
  expect(closed.map(({ notBefore }) => notBefore.length)).toEqual([1, 0]);
  expect(open.map(({ notBefore }) => notBefore.length)).toEqual([0, 0]);
  expect(open.map(({ instances, needs }) => ({ instances, needs }))).toEqual(
    closed.map(({ instances, needs }) => ({ instances, needs })),
  );
});

test('admission: deny keeps, approval asks for somebody else, warn does nothing', () => {
  const changes = [changeOf('crm')];
  const denied = judge(inputOf(changes, { findings: [finding('deny'), finding('deny', 'devices')] }));
  expect(denied.flows).toEqual([]);
  expect(denied.waiting).toEqual([]);
  expect(denied.obstacles.get(crm)).toEqual([{ kind: 'admission', rules: ['devices', 'privileged'] }]);
  expect(waits(inputOf(changes, { findings: [finding('approval')] }))).toEqual([
    { instances: ['crm'], needs: ['admission 1 other'] },
  ]);
  expect(judge(inputOf(changes, { findings: [finding('warn')] })).flows).toEqual(['crm']);
});

test('removing more than the budget waits, also when part of it is held', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
  const gone = names.slice(0, 3).map((name) => changeOf(name, { action: 'remove', causes: [GONE] }));
  const desired = { instances: names.slice(3).map((name) => declared(name)), held: [] };
  const input = inputOf(gone, { desired, applied: recorded(names) });
  expect(judge(input).flows).toEqual([]);
  expect(waits(input)).toEqual([{ instances: ['a', 'b', 'c'], needs: ['removals 1'] }]);
  expect(judge(input).obstacles.get(instanceName('a'))).toEqual([{ kind: 'budget', removed: 3, total: 10 }]);
  const keeps = ['a', 'b'].map((name) => ({
    ...said('ana'),
    kind: 'suspend' as const,
    scope: { kind: 'instance' as const, instance: instanceName(name) },
    reason: 'x',
    until: undefined,
  }));
  expect(judge({ ...input, ledger: ledgerWith({ keeps }) }).flows).toEqual([]);
  const two = inputOf(gone.slice(0, 2), { desired, applied: recorded(names) });
  expect(judge(two).flows).toEqual(['a', 'b']);
});

test('the budget that the planner counted holds when no policy has one', () => {
  const blockers = [{ kind: 'budget', removed: [crm], total: 2, removePercent: 20, removeCount: 5 }] as const;
  const changes = [changeOf('crm', { action: 'remove', causes: [GONE] })];
  const desired = { instances: [], held: [] };
  const plan = planOf(changes, { blockers });
  expect(waits(inputOf(changes, { plan, desired, policies: [] }))[0]?.needs).toEqual(['removals 1']);
});

test('failures are waited out; what was rolled back waits for a new cause, whatever the commit', () => {
  const retryAt = new Date(NOW + 6000).toISOString();
  const input = inputOf([changeOf('crm')], { ledger: ledgerWith({ troubles: [trouble({ retryAt })] }) });
  expect(judge(input).obstacles.get(crm)).toEqual([{ kind: 'backoff', until: retryAt, message: 'no' }]);
  expect(judge(input)).toMatchObject({ flows: [], wakeAt: NOW + 6000 });
  expect(judge({ ...input, now: NOW + 6000 }).flows).toEqual(['crm']);
  const older = ledgerWith({ troubles: [trouble({ retryAt, commit: OLD })] });
  expect(judge({ ...input, ledger: older }).flows).toEqual(['crm']);
});

test('a neighbour that waits makes those wait that depend on it and change; healing goes on', () => {
  const instances = [
    declared('crm'),
    declared('shop', { dependsOn: [crm] }),
    declared('top', { dependsOn: [shop] }),
  ];
  const findings = [finding('deny')];
  const changes = [changeOf('crm'), changeOf('shop'), changeOf('top')];
  const input = inputOf(changes, { desired: { instances, held: [] }, findings });
  expect(kinds(input)).toEqual({ crm: ['admission'], shop: ['blocked-by'], top: ['blocked-by'] });
  expect(judge(input).obstacles.get(instanceName('top'))).toEqual([{ kind: 'blocked-by', on: 'shop' }]);
  const healing = changeOf('shop', { causes: [drift('missing')], action: 'create' });
  expect(judge({ ...input, plan: planOf([changeOf('crm'), healing]) }).flows).toEqual(['shop']);
  // Kept without anything to do, it is as it was when the other one worked with it.
  expect(judge({ ...input, plan: planOf([changeOf('shop')]) }).flows).toEqual(['shop']);
  const bad = { instances: instances.slice(1), held: [crm] };
  expect(judge(inputOf([changeOf('shop')], { desired: bad })).flows).toEqual([]);
  expect(judge(inputOf([changeOf('shop')], { desired: { ...bad, unasked: [crm] } })).flows).toEqual(['shop']);
});

test('those that wait for the same people go together, also when one depends on the other', () => {
  const instances = [declared('crm'), declared('shop', { dependsOn: [crm] })];
  const changes = ['crm', 'shop'].map((name) => changeOf(name, { risks: ['data-risk'] }));
  const input = inputOf(changes, { desired: { instances, held: [] } });
  expect(waits(input)[0]?.instances).toEqual(['crm', 'shop']);
  const onlyFirst = [changeOf('crm', { risks: ['data-risk'] }), changeOf('shop')];
  const half = inputOf(onlyFirst, { desired: { instances, held: [] } });
  expect(waits(half)[0]?.instances).toEqual(['crm']);
  expect(kinds(half)).toEqual({ shop: ['blocked-by'] });
});

test('an instance and its former name go together or not at all', () => {
  const instances = [declared('shop', { movedFrom: crm })];
  const changes = [changeOf('shop'), changeOf('crm', { action: 'remove', causes: [GONE] })];
  const desired = { instances, held: [] };
  expect(judge(inputOf(changes, { desired })).flows).toEqual(['shop']);
  const keeps = [
    {
      ...said('ana'),
      kind: 'suspend',
      scope: { kind: 'instance', instance: crm },
      reason: 'x',
      until: undefined,
    } as const,
  ];
  const held = inputOf(changes, { desired, ledger: ledgerWith({ keeps }) });
  expect(judge(held).flows).toEqual([]);
  expect(kinds(held)).toEqual({ shop: ['suspended'], crm: ['suspended'] });
});

test('a newer version changes nothing by itself, but heals, and does what somebody has declared since', () => {
  const ledger = { ...EMPTY_LEDGER, settledBy: { [TARGET]: '0.9.0' } };
  const applied = recorded(['crm', 'shop'], HEAD);
  const given = { ledger, applied };
  const sameCommit = changeOf('crm');
  const input = inputOf([sameCommit, changeOf('shop', { causes: [drift('stopped')] })], given);
  expect(judge(input).flows).toEqual(['shop']);
  expect(waits(input)).toEqual([{ instances: ['crm'], needs: ['upgrade 1'] }]);
  expect(judge(input).obstacles.get(crm)).toEqual([{ kind: 'upgrade', from: '0.9.0', to: '1.0.0' }]);
  expect(judge(input).settledBy).toEqual({ [TARGET]: '1.0.0', [`${TARGET}/crm`]: '0.9.0' });
  expect(waits(inputOf([changeOf('crm', { causes: [drift('field')] })], given))[0]?.needs).toEqual([
    'upgrade 1',
  ]);
  // Written before it was applied last: not why it changes now.
  const old = { ...BY_COMMIT, commit: OLD, authoredAt: (NOW - 2 * HOUR) / 1000 };
  const before = inputOf([changeOf('crm', { causes: [old] })], { ledger, applied: recorded(['crm']) });
  expect(waits(before)[0]?.needs).toEqual(['upgrade 1']);
  const newer = inputOf([changeOf('crm')], { ledger, applied: recorded(['crm']) });
  expect(judge(newer).flows).toEqual(['crm']);
  expect(judge(inputOf([changeOf('crm')], { ledger, applied: undefined })).flows).toEqual(['crm']);
});

test('after one full look under a version only what waited for it waits on', () => {
  const settledBy = { [TARGET]: '1.0.0', [`${TARGET}/crm`]: '0.9.0' };
  const ledger = { ...EMPTY_LEDGER, settledBy };
  const given = { ledger, applied: recorded(['crm', 'shop'], HEAD) };
  const field = (name: string) => changeOf(name, { causes: [drift('field')] });
  expect(judge(inputOf([field('crm'), field('shop')], given)).flows).toEqual(['shop']);
  expect(judge(inputOf([field('crm')], given)).settledBy).toBe(settledBy);
  expect(judge(inputOf([field('shop')], given)).settledBy).toEqual({ [TARGET]: '1.0.0' });
  expect(judge(inputOf([field('crm')])).flows).toEqual(['crm']);
});

test('what one target settles forgets its own old entries and touches no other target’s', () => {
  const now = { [TARGET]: '0.9.0', [`${TARGET}/crm`]: '0.8.0', edge: '0.9.0', 'edge/crm': '0.8.0' };
  expect(withSettled(now, TARGET, { [TARGET]: '1.0.0', edge: 'old' })).toEqual({
    [TARGET]: '1.0.0',
    edge: '0.9.0',
    'edge/crm': '0.8.0',
  });
});

test('a plan of a thousand instances is judged in well under a second', () => {
  const changes = Array.from({ length: 1000 }, (_, index) => changeOf(`i${index}`, { risks: ['data-risk'] }));
  const before = performance.now();
  expect(judge(inputOf(changes)).waiting[0]?.instances).toHaveLength(1000);
  expect(performance.now() - before).toBeLessThan(3000);
});

test('the plan that was rolled back is known again by what it asks for', () => {
  const other = trouble({ commit: OLD, rolledBack: sha256('something else') });
  expect(judge(inputOf([changeOf('crm')], { ledger: ledgerWith({ troubles: [other] }) })).flows).toEqual([
    'crm',
  ]);
});
