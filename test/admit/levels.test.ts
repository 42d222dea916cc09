// Who may make a rule looser, and who only tighter.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { standingOf } from '../../src/admit/levels.ts';
import { RULES } from '../../src/admit/rules.ts';
import type {
  AdmissionException,
  AdmissionLevel,
  AdmissionSettings,
  RuleName,
} from '../../src/model/admission.ts';
import { ADMISSION_RULES } from '../../src/model/admission.ts';
import type { ChangePolicy } from '../../src/model/policy.ts';

const AT = { file: 'policy.yaml', line: 1, column: 1 };
const CRM = { instance: 'crm', target: 'local' };

function policy(more: {
  readonly rules?: Readonly<Record<string, AdmissionLevel>>;
  readonly exceptions?: readonly AdmissionException[];
  readonly isFloor?: boolean;
  readonly match?: ChangePolicy['match'];
}): ChangePolicy {
  const { rules = {}, exceptions = [], isFloor = false, match = {} } = more;
  const windows = { allow: [], deny: [] };
  const admission = { rules, exceptions };
  return {
    name: 'p',
    match,
    approvals: undefined,
    windows,
    budget: undefined,
    admission,
    isFloor,
    origin: AT,
  };
}

function exception(rule: RuleName, more: Partial<AdmissionException> = {}): AdmissionException {
  return { rule, instances: ['crm'], owner: 'ana', reason: 'old stack', expires: 100, origin: AT, ...more };
}

function levelOf(
  rule: RuleName,
  policies: readonly ChangePolicy[] = [],
  settings: Partial<AdmissionSettings> = {},
  now = 0,
): AdmissionLevel {
  const all = { profile: 'baseline', rules: {}, hostPaths: [], registries: undefined, ...settings } as const;
  return standingOf(rule, CRM, { settings: all, policies, now }).level;
}

test('the floor denies in every profile but legacy, which warns of all but what nobody knows', () => {
  for (const rule of ADMISSION_RULES) {
    const { levels, isFloor } = RULES[rule];
    if (isFloor) expect(levels.restricted).toBe('deny');
    expect(levels.legacy).toBe(rule === 'unknown-key' ? 'deny' : 'warn');
    // The strict profile is never the milder one.
    const order = ['off', 'warn', 'approval', 'deny'];
    expect(order.indexOf(levels.restricted)).toBeGreaterThanOrEqual(order.indexOf(levels.baseline));
  }
});

test('fleet.yaml sets any level, but for what nobody knows', () => {
  expect(levelOf('privileged', [], { rules: { privileged: 'warn' } })).toBe('warn');
  expect(levelOf('limits', [], { rules: { limits: 'off' } })).toBe('off');
  expect(levelOf('unknown-key', [], { rules: { 'unknown-key': 'off' } })).toBe('deny');
  expect(levelOf('unknown-key', [policy({ exceptions: [exception('unknown-key')] })])).toBe('deny');
});

test('declarations can name every rule but the one that nobody can set', () => {
  const text = readFileSync(join(import.meta.dirname, '../../schemas/common.schema.json'), 'utf8');
  const { enum: names } = JSON.parse(text).$defs.admissionRule;
  expect([...names, 'unknown-key'].sort()).toEqual([...ADMISSION_RULES].sort());
});

test('policies tighten, and never loosen', () => {
  expect(levelOf('image-tag', [policy({ rules: { 'image-tag': 'deny' } })])).toBe('deny');
  expect(levelOf('privileged', [policy({ rules: { privileged: 'off' } })])).toBe('deny');
  expect(levelOf('image-tag', [policy({ rules: { 'image-tag': 'off' } })])).toBe('warn');
  const elsewhere = policy({ rules: { 'image-tag': 'deny' }, match: { instances: ['shop'] } });
  expect(levelOf('image-tag', [elsewhere])).toBe('warn');
});

test('an exception lifts what is not of the floor, for its instances, until it ends', () => {
  const given = [policy({ exceptions: [exception('public-port')] })];
  expect(levelOf('public-port', given)).toBe('warn');
  expect(levelOf('public-port', given, {}, 99)).toBe('warn');
  expect(levelOf('public-port', given, {}, 100)).toBe('approval');
  const other = [policy({ exceptions: [exception('public-port', { instances: ['shop'] })] })];
  expect(levelOf('public-port', other)).toBe('approval');
  for (const rule of ADMISSION_RULES.filter((one) => RULES[one].isFloor)) {
    expect(levelOf(rule, [policy({ exceptions: [exception(rule)] })])).toBe(levelOf(rule));
  }
});

test('what the floor of fleet.yaml tightens, only fleet.yaml excepts', () => {
  const floor = policy({ rules: { 'public-port': 'deny' }, isFloor: true });
  const exceptions = [exception('public-port')];
  expect(levelOf('public-port', [floor, policy({ exceptions })])).toBe('deny');
  expect(levelOf('public-port', [floor, policy({ exceptions, isFloor: true })])).toBe('warn');
});

test('a finding under an exception says whose it is', () => {
  const given = {
    settings: { profile: 'baseline', rules: {}, hostPaths: [], registries: undefined },
    policies: [policy({ exceptions: [exception('public-port')] })],
    now: 0,
  } as const;
  expect(standingOf('public-port', CRM, given).exception?.owner).toBe('ana');
  expect(standingOf('low-port', CRM, given).exception).toBeUndefined();
});

test('an instance that changes teams stays under what holds for the one on record', () => {
  const settings = { profile: 'baseline', rules: {}, hostPaths: [], registries: undefined } as const;
  const policies = [policy({ rules: { 'public-port': 'deny' }, match: { teams: ['payments'] } })];
  const level = (formerly: string | undefined) =>
    standingOf(
      'public-port',
      { ...CRM, team: 'web' },
      {
        ...{ settings, policies, now: 0 },
        formerly: formerly === undefined ? undefined : { ...CRM, team: formerly },
      },
    ).level;
  expect(level(undefined)).not.toBe('deny');
  expect(level('web')).not.toBe('deny');
  expect(level('payments')).toBe('deny');
});
