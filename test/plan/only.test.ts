// A plan for some instances is as if the others were not there: neither touched nor spoken of.

import { expect, test } from 'vitest';
import { planConvergence } from '../../src/plan/converge.ts';
import { only } from '../../src/plan/only.ts';
import { situationOf } from '../support/given.ts';

const { input } = situationOf({
  was: { crm: { services: { web: {} } }, shop: { services: { web: {} } }, wiki: { services: { web: {} } } },
  declare: {
    crm: { services: { web: { env: { A: 'b' } } } },
    shop: { services: { web: { env: { A: 'b' } } } },
  },
  tamper: [{ foreign: 'copy', copies: 'shop/container/web' }],
});

function addresses(names: readonly string[]): readonly string[] {
  const desired = only(names, input.desired, input.applied);
  return planConvergence({ ...input, desired }).changes.map((change) => `${change.action} ${change.address}`);
}

test('only the one that was asked for', () => {
  expect(addresses(['crm'])).toEqual(['replace crm/container/web']);
});

test('one that is no longer declared, asked for by name, is removed', () => {
  expect(addresses(['wiki'])).toEqual(['remove wiki/container/web', 'remove wiki/network/default']);
});

test('no name asks for everything', () => {
  expect(addresses([])).toHaveLength(5);
});
