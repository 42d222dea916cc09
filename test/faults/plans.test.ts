// Plans as texts, and the same plans for the same seed.

import { expect, test } from 'vitest';
import { requestOf } from './calls.ts';
import { CHANGE_FAULTS, LIST_FAULTS, READ_FAULTS } from './fault.ts';
import { parsePlan, planText, roundsOf, type Size } from './plans.ts';
import { WORKLOADS } from './workloads.ts';

const SIZE: Size = {
  order: ['container.create', 'container.start', 'container.stop', 'container.remove'],
  reads: 20,
  lists: 3,
};
const SIZES = new Map(WORKLOADS.map((workload) => [workload, SIZE]));

test('a plan is made again from its text', () => {
  const plans = roundsOf(7, 20, SIZES).flat();
  expect(plans.map((plan) => parsePlan(planText(plan)))).toEqual(plans);
  expect(() => parsePlan('env/line/explode@1')).toThrow('no fault');
  expect(() => parsePlan('env/nobody/hang@1')).toThrow('line or daemon');
});

test('a seed gives the same plans again, another one others', () => {
  expect(roundsOf(7, 3, SIZES)).toEqual(roundsOf(7, 3, SIZES));
  expect(roundsOf(7, 3, SIZES)).not.toEqual(roundsOf(8, 3, SIZES));
});

test('six rounds have every kind of fault in them', () => {
  const kinds = new Set(
    roundsOf(20_261_120, 6, SIZES)
      .flatMap((round) => round.flatMap(({ faults }) => faults))
      .map(({ kind }) => kind),
  );
  expect([...CHANGE_FAULTS, ...READ_FAULTS, ...LIST_FAULTS].filter((kind) => !kinds.has(kind))).toEqual([]);
});

test.each([
  ['DELETE', '/v1.41/containers/abc?v=0', 'full id'],
  ['DELETE', `/v1.41/containers/${'a'.repeat(64)}?v=1`, 'asks for v'],
  ['DELETE', `/v1.41/containers/${'a'.repeat(64)}?force=true`, 'asks for force'],
  ['POST', '/v1.41/volumes/prune', 'not among'],
  ['DELETE', '/v1.41/volumes/crm_data', 'not among'],
  ['POST', `/v1.41/containers/${'a'.repeat(64)}/kill`, 'not among'],
])('%s %s breaks a rule', (method, url, words) => {
  expect(requestOf(method, url).breaches.join()).toContain(words);
});

test('what the product asks for breaks none', () => {
  const id = 'b'.repeat(64);
  const asked = [
    ['POST', '/v1.41/containers/create?name=crm-db-1', 'container.create'],
    ['POST', `/v1.41/containers/${id}/stop?t=10`, 'container.stop'],
    ['DELETE', `/v1.41/containers/${id}?v=0&force=0&link=0`, 'container.remove'],
    ['POST', `/networks/${id}/disconnect`, 'network.disconnect'],
    ['GET', '/v1.41/containers/json?all=1', 'list'],
    ['GET', '/v1.41/events', 'events'],
    ['GET', '/v1.41/images/busybox%3A1/json', 'read'],
  ] as const;
  for (const [method, url, kind] of asked)
    expect(requestOf(method, url)).toMatchObject({ kind, breaches: [] });
});
