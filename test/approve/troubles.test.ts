// What is remembered of failures and of corrections that do not last.

import { expect, test } from 'vitest';
import { judge } from '../../src/approve/judge.ts';
import {
  backoffMs,
  clearTroubles,
  keepTroublesOf,
  recordOutcome,
  troubleOf,
} from '../../src/approve/troubles.ts';
import { EMPTY_LEDGER, type LedgerState } from '../../src/model/ledger.ts';
import type { Change } from '../../src/model/plan.ts';
import { commit, instanceName } from '../../src/model/ref.ts';
import type { InstanceOutcome } from '../../src/model/run.ts';
import { changeOf, drift, HEAD, HOUR, inputOf, NOW, planOf, TARGET } from './given.ts';

const crm = instanceName('crm');
const MINUTE = 60_000;
const stopped = changeOf('crm', { causes: [drift('stopped')], fields: ['state'] });

function ran(
  state: LedgerState,
  kind: InstanceOutcome['kind'],
  change: Change = changeOf('crm'),
  now = NOW,
  at = HEAD,
): LedgerState {
  const outcome = { instances: [{ instance: crm, kind, message: 'it did not get healthy' }] };
  return recordOutcome(state, planOf([change], { commit: at }), outcome, now);
}

function kinds(ledger: LedgerState, change: Change, now: number, at = HEAD): readonly string[] {
  const plan = planOf([change], { commit: at });
  const judged = judge(inputOf([change], { plan, ledger, now }));
  return (judged.obstacles.get(crm) ?? []).map(({ kind }) => kind);
}

test('the wait grows threefold from two seconds to five minutes', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(backoffMs)).toEqual([
    2000, 6000, 18_000, 54_000, 162_000, 300_000, 300_000,
  ]);
});

test('failures in a row wait longer, a success forgets them, a new commit does not wait', () => {
  const once = ran(EMPTY_LEDGER, 'failed');
  expect(kinds(once, changeOf('crm'), NOW + 1999)).toEqual(['backoff']);
  expect(kinds(once, changeOf('crm'), NOW + 2000)).toEqual([]);
  const twice = ran(once, 'failed');
  expect(kinds(twice, changeOf('crm'), NOW + 5999)).toEqual(['backoff']);
  const newer = commit('c'.repeat(40));
  expect(kinds(twice, changeOf('crm'), NOW, newer)).toEqual([]);
  expect(ran(twice, 'failed', changeOf('crm'), NOW, newer).troubles).toMatchObject([{ failures: 1 }]);
  expect(ran(twice, 'applied').troubles).toEqual([]);
});

test('what was interrupted or went stale counts for nothing', () => {
  const once = ran(EMPTY_LEDGER, 'failed');
  expect(ran(once, 'interrupted')).toBe(once);
  expect(ran(once, 'stale')).toBe(once);
  expect(ran(EMPTY_LEDGER, 'applied')).toBe(EMPTY_LEDGER);
});

test('what was rolled back is not tried again for time or another commit, but for another wish or a person', () => {
  const state = ran(EMPTY_LEDGER, 'rolled-back');
  const newer = commit('c'.repeat(40));
  expect(kinds(state, changeOf('crm'), NOW + HOUR)).toEqual(['rolled-back']);
  expect(kinds(state, changeOf('crm'), NOW + HOUR, newer)).toEqual(['rolled-back']);
  expect(kinds(state, changeOf('crm', { fields: ['image'] }), NOW + HOUR)).toEqual([]);
  for (const scope of [
    { kind: 'fleet' },
    { kind: 'target', target: TARGET },
    { kind: 'instance', instance: crm },
  ] as const) {
    expect(clearTroubles(state, scope).troubles).toEqual([]);
  }
  const other = { kind: 'instance', instance: instanceName('shop') } as const;
  expect(clearTroubles(state, other)).toBe(state);
  // Another failure in between does not make it forgotten.
  const failed = ran(state, 'failed', changeOf('crm', { fields: ['image'] }), NOW, newer);
  expect(kinds(failed, changeOf('crm'), NOW + HOUR, newer)).toEqual(['rolled-back']);
});

test('the same correction three times in a row is not made a fourth time', () => {
  let state: LedgerState = EMPTY_LEDGER;
  for (const count of [1, 2, 3]) {
    expect(kinds(state, stopped, NOW + count * MINUTE)).toEqual([]);
    state = ran(state, 'applied', stopped, NOW + count * MINUTE);
    expect(troubleOf(state, TARGET, crm, HEAD)).toMatchObject({
      correction: { count },
      stalled: count === 3,
    });
  }
  const judged = judge(inputOf([stopped], { ledger: state, now: NOW + 30 * 24 * HOUR }));
  expect(judged.obstacles.get(crm)).toEqual([
    { kind: 'stalled', fields: ['crm/container/db state'], count: 3 },
  ]);
  expect(kinds(state, stopped, NOW, commit('c'.repeat(40)))).toEqual([]);
  expect(kinds(clearTroubles(state, { kind: 'fleet' }), stopped, NOW)).toEqual([]);
  // Another thing that moved, or that somebody asked for, is not the same correction.
  expect(kinds(state, changeOf('crm', { causes: [drift('field')] }), NOW)).toEqual([]);
  expect(kinds(state, changeOf('crm', { fields: ['state'] }), NOW)).toEqual([]);
});

test('corrections far apart, of other fields, or with a commit between are not in a row', () => {
  const twice = ran(ran(EMPTY_LEDGER, 'applied', stopped), 'applied', stopped, NOW + MINUTE);
  const count = (state: LedgerState) => state.troubles[0]?.correction?.count;
  expect(count(twice)).toBe(2);
  expect(count(ran(twice, 'applied', stopped, NOW + 5 * HOUR))).toBe(1);
  expect(count(ran(twice, 'applied', changeOf('crm', { causes: [drift('field')] }), NOW + MINUTE))).toBe(1);
  expect(count(ran(twice, 'applied', stopped, NOW + MINUTE, commit('c'.repeat(40))))).toBe(1);
  expect(ran(twice, 'applied', changeOf('crm')).troubles).toEqual([]);
});

test('instances that are gone are forgotten', () => {
  const state = ran(EMPTY_LEDGER, 'failed');
  expect(keepTroublesOf(state, TARGET, new Set([crm]))).toBe(state);
  expect(keepTroublesOf(state, TARGET, new Set()).troubles).toEqual([]);
});
