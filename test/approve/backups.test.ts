// Backups that policies ask for before a change.

import { expect, test } from 'vitest';
import { isForBackups, type JudgeInput, judge } from '../../src/approve/judge.ts';
import { instanceName } from '../../src/model/ref.ts';
import { timeText } from '../../src/model/time.ts';
import { changeOf, declared, GONE, HOUR, inputOf, NOW, policy, RULE, recorded } from './given.ts';

const crm = instanceName('crm');
const shop = instanceName('shop');

test('a policy keeps a change until there is a backup that is new enough, and says whose', () => {
  const careful = policy('careful', { match: { risks: ['downtime'] }, backup: { withinMs: HOUR } });
  const changes = [changeOf('crm', { risks: ['downtime'] }), changeOf('shop')];
  const judged = (backups?: JudgeInput['backups'], given: Partial<JudgeInput> = {}) =>
    judge(inputOf(changes, { policies: [careful], ...(backups && { backups }), ...given }));
  const none = judged();
  expect(none.flows).toEqual(['shop']);
  expect(none.backups).toEqual(['crm']);
  const lack = { kind: 'backup', policy: 'careful', instance: 'crm', withinMs: HOUR } as const;
  expect(none.obstacles.get(crm)).toEqual([{ ...lack, newest: undefined }]);
  const old = judged(new Map([[crm, NOW - HOUR - 1]]));
  expect(old.flows).toEqual(['shop']);
  expect(old.obstacles.get(crm)).toEqual([{ ...lack, newest: timeText(NOW - HOUR - 1) }]);
  const fresh = judged(new Map([[crm, NOW - HOUR]]));
  expect([fresh.flows, fresh.backups]).toEqual([['crm', 'shop'], []]);
  // Of another instance, or of a time that has not come.
  expect(judged(new Map([[shop, NOW]])).flows).toEqual(['shop']);
  expect(judged(new Map([[crm, NOW + 1]])).flows).toEqual(['shop']);
});

test('no backup is asked for what was never there, nor for what is removed', () => {
  const careful = policy('careful', { backup: { withinMs: HOUR } });
  const fresh = inputOf([changeOf('crm', { action: 'create' })], { policies: [careful], applied: undefined });
  expect(judge(fresh).flows).toEqual(['crm']);
  const gone = [changeOf('crm', { action: 'remove', causes: [GONE] })];
  const desired = { instances: [], held: [] };
  expect(judge(inputOf(gone, { policies: [careful], desired })).flows).toEqual(['crm']);
});

test('a backup under the former name is one of the same data', () => {
  const careful = policy('careful', { backup: { withinMs: HOUR } });
  const desired = { instances: [declared('shop', { movedFrom: crm })], held: [] };
  const changes = [
    changeOf('shop', { action: 'create' }),
    changeOf('crm', { action: 'remove', causes: [GONE] }),
  ];
  const given = { policies: [careful], desired, applied: recorded(['crm']) };
  expect(judge(inputOf(changes, given)).backups).toEqual(['shop']);
  expect(judge(inputOf(changes, { ...given, backups: new Map([[crm, NOW]]) })).flows).toEqual(['shop']);
});

test('people are asked while a backup is missing, and what they approved waits for it', () => {
  const careful = policy('careful', { approvals: RULE, backup: { withinMs: HOUR } });
  const changes = [changeOf('crm'), changeOf('shop')];
  const judged = judge(inputOf(changes, { policies: [careful], backups: new Map([[shop, NOW]]) }));
  expect(judged.backups).toEqual([]);
  const [waiting] = judged.waiting;
  expect(waiting?.instances).toEqual(['crm', 'shop']);
  expect(waiting?.notBefore).toMatchObject([{ kind: 'backup', instance: 'crm' }]);
  expect(isForBackups(waiting?.notBefore ?? [])).toBe(true);
  const both = new Map([
    [crm, NOW],
    [shop, NOW],
  ]);
  const free = judge(inputOf(changes, { policies: [careful], backups: both }));
  expect(free.waiting.map(({ instances, notBefore }) => ({ instances, notBefore }))).toEqual([
    { instances: ['crm', 'shop'], notBefore: [] },
  ]);
});

test('no backup is made while a window is closed: it would be too old when it opens', () => {
  const shut = { allow: [{ cron: '0 3 * * *', durationMs: HOUR, timezone: 'UTC' }], deny: [] };
  const careful = policy('careful', { windows: shut, backup: { withinMs: HOUR } });
  const judged = judge(inputOf([changeOf('crm')], { policies: [careful] }));
  expect(judged.flows).toEqual([]);
  expect(judged.backups).toEqual([]);
  expect(isForBackups(judged.obstacles.get(crm) ?? [])).toBe(false);
  expect(isForBackups([])).toBe(false);
});
