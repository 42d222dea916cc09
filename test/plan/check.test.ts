// The linter must see every fault that it is there for: each is planted in a good plan.

import { expect, test } from 'vitest';
import type { Change, Plan, Step } from '../../src/model/plan.ts';
import { engineId } from '../../src/model/ref.ts';
import type { Finding } from '../../src/plan/check.ts';
import { checkPlan } from '../../src/plan/check.ts';
import { planConvergence } from '../../src/plan/converge.ts';
import { freeze } from '../../src/plan/freeze.ts';
import { idOf } from '../support/build.ts';
import type { Given } from '../support/given.ts';
import { situationOf } from '../support/given.ts';

const REPLACE: Given = {
  was: { crm: { services: { db: { image: 'db:1', stateful: true } } } },
  declare: { crm: { services: { db: { image: 'db:2', stateful: true } } } },
  tamper: [{ foreign: 'stranger' }],
};

const { input } = situationOf(REPLACE);
const good = planConvergence(input);

function codes(plan: Plan): readonly Finding['code'][] {
  return checkPlan(plan, input.observed).map((finding) => finding.code);
}

function withSteps(change: (step: Step) => Step): Plan {
  return freeze({ ...good, steps: good.steps.map(change) });
}

function withChanges(change: (one: Change) => Change): Plan {
  return freeze({ ...good, changes: good.changes.map(change) });
}

function isCall(step: Step, kind: Step['kind']): boolean {
  return step.kind === kind;
}

test('a plan of ours is clean', () => {
  expect(codes(good)).toEqual([]);
  expect(good.steps.length).toBeGreaterThan(5);
});

test('a plan that was altered has another digest', () => {
  expect(codes({ ...good, engine: 'another' })).toEqual(['digest']);
});

test('a step that comes before what it needs', () => {
  expect(codes(freeze({ ...good, steps: good.steps.toReversed() }))).toContain('order');
});

test('a need, or a listed step, that does not exist', () => {
  const steps = good.steps.filter((step) => !isCall(step, 'container.stop'));
  expect(codes(freeze({ ...good, steps }))).toContain('unknown-step');
});

test('two steps with one id', () => {
  expect(codes(freeze({ ...good, steps: [...good.steps, ...good.steps.slice(0, 1)] }))).toContain(
    'duplicate-step',
  );
});

test('a step that nobody was told about', () => {
  expect(codes(withChanges((change) => ({ ...change, steps: [] })))).toContain('orphan-step');
});

test('a foreign container, a short id, a name', () => {
  const aimAt = (id: string) =>
    withSteps((step) =>
      step.kind === 'container.stop' ? { ...step, container: { by: 'id', id: engineId(id) } } : step,
    );
  expect(codes(aimAt(idOf('foreign stranger')))).toContain('not-ours');
  expect(codes(aimAt('db'))).toContain('short-id');
  expect(codes(aimAt(idOf('nobody')))).toContain('not-ours');
});

test('a change of what exists without saying what must hold', () => {
  const plan = withSteps(({ expects: _, ...step }) => step as Step);
  expect(codes(plan)).toContain('no-expectation');
});

test('a removal in a change that says update', () => {
  expect(codes(withChanges((change) => ({ ...change, action: 'update' })))).toContain('wrong-action');
});

test('a removal of the old container before the new one was seen to be good', () => {
  const plan = withSteps((step) =>
    step.kind === 'container.remove'
      ? { ...step, needs: good.steps.filter((one) => isCall(one, 'container.create')).map((one) => one.id) }
      : step,
  );
  expect(codes(plan)).toContain('early-removal');
});

test('a stop without a way back, and one that does not say so', () => {
  expect(codes(withSteps(({ undo: _, ...step }) => step as Step))).toContain('missing-undo');
  expect(codes(withChanges((change) => ({ ...change, risks: [] })))).toContain('missing-risk');
});

test('a volume removal among other steps', () => {
  const [first] = good.steps;
  if (first === undefined) throw new Error('the plan has no steps');
  const { id, address, needs } = first;
  const steps: Step[] = [
    { id, address, needs, kind: 'volume.remove', name: 'crm_data' },
    ...good.steps.slice(1),
  ];
  expect(codes(freeze({ ...good, steps }))).toEqual(
    expect.arrayContaining(['volume-removal', 'missing-risk', 'not-ours']),
  );
});
