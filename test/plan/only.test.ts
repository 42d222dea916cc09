// A plan for some instances is as if the others were not there: neither touched nor spoken of.

import { expect, test } from 'vitest';
import type { AppliedTarget } from '../../src/model/applied.ts';
import { ADOPTED } from '../../src/model/applied.ts';
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

test.for([
  ['new', 'an apply'],
  ['old', 'an apply'],
  ['new', 'adopt'],
  ['', 'adopt'],
])(
  'a renamed instance goes with its former name, and with its data: %s, on record by %s',
  ([name = '', by]) => {
    const moving = situationOf({
      was: { old: { services: { db: { volumes: { data: '/data' } } } }, shop: { services: { web: {} } } },
      declare: {
        new: { services: { db: { volumes: { data: '/data' } } }, movedFrom: 'old' },
        shop: { services: { web: {} } },
      },
    }).input;
    const applied = by === 'adopt' ? asAdopted(moving.applied) : moving.applied;
    const desired = only(name === '' ? [] : [name], moving.desired, applied);
    const plan = planConvergence({ ...moving, desired, applied });
    const changed = plan.changes.map((change) => `${change.action} ${change.address}`);
    expect(changed).toContain('replace new/container/db');
    expect(changed.filter((one) => one.includes('/volume/'))).toEqual(['report new/volume/data']);
    expect(Object.values(plan.volumes).map((volume) => volume.name)).toContain('old_data');
  },
);

function asAdopted(applied: AppliedTarget | undefined): AppliedTarget | undefined {
  if (applied === undefined) return undefined;
  const instances = Object.entries(applied.instances).map(([name, one]) => [
    name,
    { ...one, commit: ADOPTED },
  ]);
  return { ...applied, instances: Object.fromEntries(instances) };
}

test('a former name that somebody else has by now is another instance', () => {
  const { input } = situationOf({
    was: { crm: { services: { web: {} } }, shop: { services: { web: {} } } },
    declare: {
      crm: { services: { web: { env: { A: 'b' } } } },
      // As a pin to an older commit has it.
      shop: { services: { web: { env: { A: 'b' } } }, movedFrom: 'crm' },
    },
  });
  const desired = only(['shop'], input.desired, input.applied);
  const { changes } = planConvergence({ ...input, desired });
  expect(changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
    'replace shop/container/web',
  ]);
});
