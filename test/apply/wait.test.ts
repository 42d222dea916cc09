// When a container counts as good, and what is said when it does not become so.

import { expect, test } from 'vitest';
import type { Behaviour } from '../../src/adapters/memory/world.ts';
import type { Step } from '../../src/model/plan.ts';
import { containerSpec, createHarness, creation, desired, instance, makePlan } from './harness.ts';

type Given = {
  readonly behaviour?: Behaviour;
  readonly healthcheck?: boolean;
  readonly for?: 'started' | 'healthy' | 'completed';
  readonly oneShot?: boolean;
};

async function applied(given: Given) {
  const config = given.healthcheck
    ? { Healthcheck: { Test: ['CMD', 'true'], Interval: 1e9, Retries: 1 } }
    : {};
  const h = createHarness({ images: { 'app:1': { config, behaviour: given.behaviour ?? {} } } });
  const spec = containerSpec('app', {
    oneShot: given.oneShot ?? false,
    healthyWithinMs: 10_000,
    stableForMs: 3000,
  });
  const change = creation(spec);
  const steps = change.steps.map(
    (step): Step => (step.kind === 'container.wait' ? { ...step, for: given.for ?? 'healthy' } : step),
  );
  const from = h.clock.now();
  const outcome = await h.apply(makePlan([{ ...change, steps }]), {
    desired: desired([instance({ containers: [spec] })]),
  });
  return { instance: outcome.instances[0], ms: h.clock.now() - from };
}

test('a healthcheck that passes is enough; without one it must stay up for a time', async () => {
  const checked = await applied({ healthcheck: true, behaviour: { healthyAfterMs: 700 } });
  expect(checked.instance?.kind).toBe('applied');
  expect(checked.ms).toBeGreaterThanOrEqual(700);
  expect(checked.ms).toBeLessThan(2500);
  const plain = await applied({});
  expect(plain.instance?.kind).toBe('applied');
  expect(plain.ms).toBeGreaterThanOrEqual(3000);
  expect(plain.ms).toBeLessThan(4500);
});

test('a healthcheck that fails ends the waiting, one that never passes ends it in time', async () => {
  const failing = await applied({
    healthcheck: true,
    behaviour: { unhealthyAfterMs: 500, healthyAfterMs: 9e9 },
  });
  expect(failing.instance?.message).toContain('its healthcheck fails');
  expect(failing.instance?.hint).toContain('start_period');
  expect(failing.ms).toBeLessThan(3000);
  const never = await applied({ healthcheck: true, behaviour: { healthyAfterMs: 9e9 } });
  expect(never.instance?.message).toContain('not healthy after 10 s: its healthcheck has not passed');
  expect(never.ms).toBeGreaterThanOrEqual(10_000);
  expect(never.ms).toBeLessThan(12_000);
});

test('one that ends shortly after its start was never good', async () => {
  const ended = await applied({ behaviour: { exits: { afterMs: 2000, code: 0 } } });
  expect(ended.instance?.message).toContain('exit code 0');
  const started = await applied({ for: 'started', behaviour: { exits: { afterMs: 2000, code: 7 } } });
  expect(started.instance?.message).toContain('exit code 7');
});

test('what runs to its end on purpose is good with exit code 0 only', async () => {
  const good = { oneShot: true, behaviour: { exits: { afterMs: 4000, code: 0 } } } as const;
  const bad = {
    oneShot: true,
    behaviour: { exits: { afterMs: 4000, code: 2 }, logs: ['no table'] },
  } as const;
  expect((await applied({ ...good, for: 'completed' })).instance?.kind).toBe('applied');
  expect((await applied({ ...good, for: 'completed' })).ms).toBeGreaterThanOrEqual(4000);
  expect((await applied({ ...good, for: 'healthy' })).instance?.kind).toBe('applied');
  const failed = await applied({ ...bad, for: 'completed' });
  expect(failed.instance).toMatchObject({
    logs: ['no table'],
    message: expect.stringContaining('exit code 2'),
  });
  const stuck = await applied({ for: 'completed', oneShot: true });
  expect(stuck.instance?.message).toContain('not completed after 10 s: it is still running');
});
