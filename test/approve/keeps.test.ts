// Holds, suspensions and pins: who may be left alone, until when, and how it ends.

import { expect, test } from 'vitest';
import {
  endKeeps,
  hold,
  isInForce,
  keepsOf,
  pin,
  release,
  releaseChanged,
  resume,
  suspend,
} from '../../src/approve/keeps.ts';
import type { Transition } from '../../src/approve/transition.ts';
import { EMPTY_LEDGER, type LedgerState, type Scope } from '../../src/model/ledger.ts';
import { commit, instanceName } from '../../src/model/ref.ts';
import { HEAD, HOUR, NOW, OLD, said, TARGET } from './given.ts';

const crm = instanceName('crm');
const own: Scope = { kind: 'instance', instance: crm };

function after<T>(transition: Transition<T>): LedgerState {
  if (transition.kind === 'refused') throw new Error(transition.code);
  return transition.state;
}

function held(untilMs = NOW + HOUR, state: LedgerState = EMPTY_LEDGER) {
  return hold(state, { instance: crm, said: said('ana'), reason: 'looking', untilMs }, NOW);
}

function suspended(scope: Scope, untilMs?: number, state: LedgerState = EMPTY_LEDGER) {
  return suspend(state, { scope, said: said('bo'), reason: 'moving', untilMs }, NOW);
}

test('a hold is for a time ahead, and not for ever', () => {
  expect(held()).toMatchObject({ kind: 'done', value: { kind: 'hold', until: '2026-06-01T13:00:00.000Z' } });
  expect(held(NOW)).toMatchObject({ code: 'keep/not-ahead' });
  expect(held(Number.NaN)).toMatchObject({ code: 'keep/not-ahead' });
  expect(held(NOW + 31 * 24 * HOUR)).toMatchObject({ code: 'keep/too-long' });
  expect(suspended(own, NOW - 1)).toMatchObject({ code: 'keep/not-ahead' });
});

test('a second hold replaces the first; a suspension stands beside it', () => {
  const twice = after(held(NOW + 2 * HOUR, after(held())));
  expect(twice.keeps).toHaveLength(1);
  const both = after(suspended(own, undefined, twice));
  expect(keepsOf(both, crm, TARGET, NOW).map(({ kind }) => kind)).toEqual(['hold', 'suspend']);
  expect(keepsOf(both, crm, TARGET, NOW + 2 * HOUR).map(({ kind }) => kind)).toEqual(['suspend']);
});

test('a keep reaches what its scope covers, and no further', () => {
  const scopes: readonly (readonly [Scope, boolean])[] = [
    [{ kind: 'fleet' }, true],
    [{ kind: 'target', target: TARGET }, true],
    [own, true],
    [{ kind: 'instance', instance: instanceName('shop') }, false],
  ];
  for (const [scope, isKept] of scopes) {
    const state = after(suspended(scope));
    expect(keepsOf(state, crm, TARGET, NOW).length > 0).toBe(isKept);
    expect(keepsOf(state, crm, undefined, NOW).length > 0).toBe(isKept && scope.kind !== 'target');
  }
});

test('resume ends what is said of exactly this scope, and names what still keeps it', () => {
  const asked = { scope: own, target: TARGET };
  const both = after(suspended({ kind: 'target', target: TARGET }, undefined, after(held())));
  const resumed = resume(both, asked, NOW);
  expect(resumed).toMatchObject({ kind: 'done', value: [{ kind: 'hold' }] });
  const left = resume(after(resumed), asked, NOW);
  expect(left).toMatchObject({ code: 'keep/none' });
  expect(left.kind === 'refused' && left.message).toContain('bo has suspended the target');
  expect(resume(after(held()), asked, NOW + HOUR)).toMatchObject({ code: 'keep/none' });
});

test('resume forgets what was in the way', () => {
  const trouble = {
    ...{ target: TARGET, instance: crm, commit: HEAD, failures: 3, retryAt: undefined },
    ...{ rolledBack: undefined, message: 'no', correction: undefined, stalled: false },
  };
  const state = { ...EMPTY_LEDGER, troubles: [trouble] };
  expect(after(resume(state, { scope: own, target: TARGET }, NOW)).troubles).toEqual([]);
});

test('keeps that are over are forgotten', () => {
  const state = after(suspended({ kind: 'fleet' }, undefined, after(held())));
  expect(endKeeps(state, NOW)).toEqual({ state, ended: [] });
  const later = endKeeps(state, NOW + HOUR);
  expect(later.ended.map(({ kind }) => kind)).toEqual(['hold']);
  expect(later.state.keeps).toHaveLength(1);
  expect(isInForce({ until: undefined }, Number.MAX_SAFE_INTEGER)).toBe(true);
});

test('a pin is one per instance, is to another commit, and is released by hand or by a newer one', () => {
  const asked = { instance: crm, commit: OLD, since: HEAD, said: said('ana'), reason: 'bad release' };
  expect(pin(EMPTY_LEDGER, { ...asked, commit: HEAD })).toMatchObject({ code: 'pin/current' });
  const pinned = after(pin(after(pin(EMPTY_LEDGER, asked)), { ...asked, commit: commit('c'.repeat(40)) }));
  expect(pinned.pins.map(({ commit: to }) => to[0])).toEqual(['c']);
  expect(after(release(pinned, crm)).pins).toEqual([]);
  expect(release(EMPTY_LEDGER, crm)).toMatchObject({ code: 'pin/none' });
  expect(releaseChanged(pinned, () => false)).toEqual({ state: pinned, released: [] });
  expect(releaseChanged(pinned, ({ instance }) => instance === crm).state.pins).toEqual([]);
});
