import { expect, test } from 'vitest';
import { aboutOf } from '../../src/loop/event-instance.ts';
import type { Views } from '../../src/loop/view.ts';
import type { EventJson } from '../../src/model/engine.ts';

/** An instance that waits for somebody's port. */
const VIEWS = new Map([
  ['crm', { name: 'crm', changes: [{ note: { kind: 'port-taken' } }] }],
]) as unknown as Views;
const WHOSE = { fleet: 'home', recorded: new Map() };

function died(labels: Readonly<Record<string, string>>): EventJson {
  return { Type: 'container', Action: 'die', Actor: { ID: 'a'.repeat(64), Attributes: labels }, timeNano: 1 };
}

test('whoever waits for room looks when somebody else ends, and not at each end of a job of ours', () => {
  expect(aboutOf(died({}), WHOSE, VIEWS).map(({ instance }) => instance)).toEqual(['crm']);
  const job = { 'dev.shipshape.fleet': 'home', 'dev.shipshape.job': 'run', 'dev.shipshape.nonce': 'n' };
  expect(aboutOf(died(job), WHOSE, VIEWS)).toEqual([]);
});
