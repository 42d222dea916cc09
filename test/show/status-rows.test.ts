import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { planConvergence } from '../../src/plan/converge.ts';
import { statusRows, statusText } from '../../src/show/status-rows.ts';
import type { Given } from '../support/given.ts';
import { situationOf } from '../support/given.ts';

function status(given: string): readonly (readonly string[])[] {
  const story: Given = parse(given);
  const { input } = situationOf(story);
  const { desired, observed, applied } = input;
  const rows = statusRows({
    target: desired.target,
    desired,
    observed,
    applied,
    plan: planConvergence(input),
  });
  expect(statusText(rows).split('\n')).toHaveLength(rows.length + 1);
  return rows.map((one) => [one.instance, one.standing, `${one.running}/${one.declared}`, one.message]);
}

test('as declared, changed by a commit, changed by hand, gone from the declarations', () => {
  expect(
    status(`
      was:
        crm: { services: { db: { memory: 536870912 } } }
        old: { services: { web: {} } }
        shop: { services: { web: {} } }
        wiki: { services: { web: {} } }
      declare:
        crm: { services: { db: { memory: 1073741824 } } }
        shop: { services: { web: {} } }
        wiki: { services: { web: {} } }
      tamper: [{ container: shop/container/web, state: exited }]
    `),
  ).toEqual([
    ['crm', 'Pending', '1/1', 'db: memory'],
    ['old', 'Undeclared', '1/1', 'nothing declares it any more'],
    ['shop', 'Drifted', '0/1', 'web: state'],
    ['wiki', 'Ready', '1/1', ''],
  ]);
});

test('what is to be left alone stands as that', () => {
  expect(status('was: { crm: { state: ignored, services: { db: {} } } }')).toEqual([
    ['crm', 'Ignored', '0/1', 'left exactly as it is'],
  ]);
});

test('a tag that moved is no drift: what was approved still runs', () => {
  const [row = []] = status(`
    was: { crm: { services: { db: { image: "postgres:16" } } } }
    tamper: [{ image: "postgres:16", moved: again }]
  `);
  expect(row).toEqual(['crm', 'Ready', '1/1', 'db: postgres:16 names another image now']);
});

test('a job that ran to its end counts as what it should be', () => {
  expect(
    status(`
      was: { crm: { services: { migrate: { oneShot: true }, web: {} } } }
      tamper: [{ container: crm/container/migrate, state: exited, exitCode: 0 }]
    `),
  ).toEqual([['crm', 'Ready', '2/2', '']]);
  expect(
    status(`
      was: { crm: { services: { migrate: { oneShot: true }, web: {} } } }
      tamper: [{ container: crm/container/migrate, state: exited, exitCode: 1 }]
    `)[0]?.[2],
  ).toBe('1/2');
});
