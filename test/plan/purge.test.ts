// Purge is the only planner that removes data: exactly what was buried and named, and nothing in use.

import { expect, test } from 'vitest';
import type { AppliedTarget } from '../../src/model/applied.ts';
import { checkPlan } from '../../src/plan/check.ts';
import { planConvergence } from '../../src/plan/converge.ts';
import { planPurge } from '../../src/plan/purge.ts';
import { obstacleWords } from '../../src/show/plan-rows.ts';
import type { GivenFleet } from '../support/build.ts';
import { desiredOf, emptyObserved, fingerprintOf, imageOf, revisionOf } from '../support/build.ts';
import { applyWhole, inputOf } from '../support/given.ts';
import type { SimWorld } from '../support/simulate.ts';
import { newWorld, runAll } from '../support/simulate.ts';

const DB: GivenFleet = {
  crm: { services: { db: { volumes: { data: '/data' }, stateful: true } } },
  shop: { services: { web: { volumes: { cache: '/cache' } } } },
};
const { crm: _, ...WITHOUT_CRM } = DB;

type Buried = { readonly world: SimWorld; readonly applied: AppliedTarget };

function buried(): Buried {
  const start = newWorld(emptyObserved({ 'app:1': imageOf('app:1') }));
  const first = applyWhole(start, desiredOf(DB, revisionOf('one')), undefined);
  return applyWhole(first.world, desiredOf(WITHOUT_CRM, revisionOf('two')), first.applied);
}

function purge({ world, applied }: Buried, names: readonly string[]) {
  const { commit } = revisionOf('two');
  return planPurge({ observed: world.observed, applied, names, commit, fingerprintOf });
}

test('a removed instance leaves a tombstone, and no later plan speaks of it', () => {
  const { world, applied } = buried();
  expect(applied.tombstones.map((one) => one.name)).toEqual(['crm_data']);
  const next = planConvergence(
    inputOf({}, desiredOf(WITHOUT_CRM, revisionOf('two')), world.observed, applied),
  );
  expect(next.changes).toEqual([]);
});

test('a named tombstone is removed, marked as data loss, and the linter agrees', () => {
  const state = buried();
  const plan = purge(state, ['crm_data']);
  expect(plan.steps.map((step) => [step.kind, step.address])).toEqual([['volume.remove', 'crm/volume/data']]);
  expect(plan.changes[0]?.risks).toEqual(['data-loss']);
  expect(checkPlan(plan, state.world.observed)).toEqual([]);
  const after = runAll(state.world, plan);
  expect(after.observed.volumes.map((volume) => volume.name)).toEqual(['shop_cache']);
});

test('a volume in use, one that was never buried, and one that nobody named are left alone', () => {
  const state = buried();
  expect(purge(state, ['shop_cache', 'elsewhere']).steps).toEqual([]);
  expect(purge(state, []).steps).toEqual([]);
});

test('a buried volume that a container mounts again is only reported', () => {
  const state = buried();
  const containers = state.world.observed.containers.map((live) => ({
    ...live,
    anonymousVolumes: { '/data': 'crm_data' },
  }));
  const observed = { ...state.world.observed, containers };
  const plan = purge({ ...state, world: { ...state.world, observed } }, ['crm_data']);
  expect(plan.steps).toEqual([]);
  expect(plan.changes[0]?.note).toEqual({ kind: 'blocked-by', on: 'shop/container/web' });
});

test('a foreign volume of that name is not touched', () => {
  const state = buried();
  const volumes = state.world.observed.volumes.map((live) => ({
    ...live,
    ownership: { kind: 'foreign' } as const,
  }));
  const observed = { ...state.world.observed, volumes };
  const plan = purge({ ...state, world: { ...state.world, observed } }, ['crm_data']);
  expect(plan.steps).toEqual([]);
  expect(plan.changes[0]?.note?.kind).toBe('purge-unlabelled');
});

test("a buried volume without our label is nobody's to delete here: the words say who can", () => {
  const state = buried();
  const volumes = state.world.observed.volumes.map((live) =>
    live.name === 'crm_data' ? { ...live, ownership: { kind: 'foreign' } as const } : live,
  );
  const observed = { ...state.world.observed, volumes };
  const plan = purge({ ...state, world: { ...state.world, observed } }, ['crm_data']);
  expect(plan.steps).toEqual([]);
  expect(obstacleWords(plan)).toEqual([expect.stringContaining('docker volume rm crm_data')]);
});
