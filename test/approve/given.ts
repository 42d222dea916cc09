// Plans, policies and ledgers for the judge: only what matters to a test is stated.

import type { JudgeInput } from '../../src/approve/judge.ts';
import type { AppliedTarget } from '../../src/model/applied.ts';
import type { DesiredInstance } from '../../src/model/desired.ts';
import { digest } from '../../src/model/digest.ts';
import { EMPTY_LEDGER, type LedgerState, type Need, type Said } from '../../src/model/ledger.ts';
import type { Action, Cause, Change, Plan, Risk } from '../../src/model/plan.ts';
import type { ApprovalRule, ChangePolicy } from '../../src/model/policy.ts';
import { address, commit, instanceName, sha256, targetName } from '../../src/model/ref.ts';
import { people } from '../access/given.ts';

export const TARGET = targetName('local');
export const HEAD = commit('a'.repeat(40));
export const OLD = commit('b'.repeat(40));
export const NOW = Date.parse('2026-06-01T12:00:00.000Z');
export const HOUR = 3_600_000;
const ORIGIN = { file: 'crm.yaml', line: 1, column: 1 };

export const BY_COMMIT: Cause = {
  kind: 'commit',
  at: ORIGIN,
  commit: HEAD,
  author: 'Ana',
  email: 'ana@example.com',
  subject: 'more memory',
  authoredAt: NOW / 1000 - 60,
};
export const GONE: Cause = {
  kind: 'undeclared',
  commit: HEAD,
  author: 'Ana',
  email: 'ana@example.com',
  subject: 'remove',
};

export function drift(what: Extract<Cause, { kind: 'drift' }>['what']): Cause {
  return { kind: 'drift', what };
}

export type GivenChange = {
  readonly action?: Action;
  readonly risks?: readonly Risk[];
  readonly causes?: readonly Cause[];
  readonly fields?: readonly string[];
};

export function changeOf(instance: string, given: GivenChange = {}): Change {
  const causes = given.causes ?? [BY_COMMIT];
  const name = instanceName(instance);
  return {
    address: address(name, 'container', 'db'),
    instance: name,
    action: given.action ?? 'update',
    fields: (given.fields ?? ['memory']).map((path) => ({
      path,
      before: 1,
      after: 2,
      secret: false,
      rule: 'update' as const,
      causes,
    })),
    causes,
    risks: given.risks ?? [],
    steps: [],
    origin: ORIGIN,
  };
}

export function planOf(changes: readonly Change[], given: Partial<Plan> = {}): Plan {
  const plan = {
    format: 1 as const,
    target: TARGET,
    engine: 'E',
    commit: HEAD,
    basis: {},
    changes,
    steps: [],
    volumes: {},
    blockers: [],
    ...given,
  };
  return { ...plan, digest: digest(plan) };
}

export function declared(name: string, given: Partial<DesiredInstance> = {}): DesiredInstance {
  return {
    name: instanceName(name),
    state: 'running',
    drift: 'correct',
    ignore: [],
    protect: false,
    dependsOn: [],
    builds: [],
    files: [],
    networks: [],
    volumes: [],
    folders: [],
    containers: [],
    origin: ORIGIN,
    ...given,
  };
}

/** On record as applied an hour ago, at an older commit unless said. */
export function recorded(names: readonly string[], at = OLD): AppliedTarget {
  const instances = names.map((name) => [
    name,
    {
      name: instanceName(name),
      commit: at,
      at: new Date(NOW - HOUR).toISOString(),
      origin: ORIGIN,
      protect: false,
      state: 'running',
      containers: {},
      networks: {},
      volumes: {},
      folders: {},
    },
  ]);
  return {
    target: TARGET,
    engineId: 'E',
    instances: Object.fromEntries(instances),
    tombstones: [],
    ports: {},
  };
}

export const RULE: ApprovalRule = {
  count: 1,
  roles: [],
  authorMayApprove: false,
  mfa: false,
  expiresMs: 24 * HOUR,
};

export function policy(name: string, given: Partial<ChangePolicy> = {}): ChangePolicy {
  return {
    name,
    match: {},
    approvals: undefined,
    windows: { allow: [], deny: [] },
    budget: undefined,
    admission: { rules: {}, exceptions: [] },
    isFloor: false,
    origin: ORIGIN,
    ...given,
  };
}

export const FLOOR: readonly ChangePolicy[] = [
  policy('data-loss', { match: { risks: ['data-loss'] }, approvals: RULE, isFloor: true }),
  policy('exposure', {
    match: { risks: ['exposure'] },
    approvals: { ...RULE, authorMayApprove: true },
    isFloor: true,
  }),
  policy('data-risk', {
    match: { risks: ['data-risk'] },
    approvals: { ...RULE, authorMayApprove: true },
    isFloor: true,
  }),
  policy('removals', { budget: { removePercent: 20, removeCount: 5 }, isFloor: true }),
];

export function inputOf(changes: readonly Change[], given: Partial<JudgeInput> = {}): JudgeInput {
  const names = [...new Set(changes.map(({ instance }) => instance))];
  return {
    plan: planOf(changes),
    desired: { instances: names.map((name) => declared(name)), held: [] },
    applied: recorded(names),
    policies: FLOOR,
    people: people([]),
    ledger: EMPTY_LEDGER,
    findings: [],
    now: NOW,
    version: '1.0.0',
    expireMs: 24 * HOUR,
    ...given,
  };
}

export function said(by: string, at = NOW): Said {
  return { by, how: `ssh-key SHA256:${by}`, at: new Date(at).toISOString() };
}

export function ledgerWith(given: Partial<LedgerState>): LedgerState {
  return { ...EMPTY_LEDGER, ...given };
}

export function need(given: Partial<Need> = {}): Need {
  return {
    policy: 'data-loss',
    count: 1,
    roles: [],
    authorMayApprove: false,
    mfa: false,
    because: 'data-loss: crm',
    ...given,
  };
}

export const DIGEST = sha256('plan');
