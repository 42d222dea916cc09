// One of each of what the fleet's own files hold.

import type { Keep } from '../../../src/model/ledger.ts';
import type { AuditEntry, RunRecord } from '../../../src/model/record.ts';
import { commit, instanceName, sha256, targetName } from '../../../src/model/ref.ts';

export function holdOf(instance: string): Keep {
  return {
    kind: 'hold',
    scope: { kind: 'instance', instance: instanceName(instance) },
    reason: 'looking',
    until: '2026-06-02T00:00:00.000Z',
    by: 'ana',
    how: 'ssh-key SHA256:x',
    at: '2026-06-01T00:00:00.000Z',
  };
}

export function auditEntry(subject: string): AuditEntry {
  return {
    actor: { name: 'ana', via: 'socket', proof: { kind: 'os-user', uid: 0 }, mfa: false },
    action: 'approve:plan',
    subject,
    outcome: 'allowed',
    reason: '',
    detail: { digest: 'sha256:1', note: 'ä "quoted"\u2028' },
  };
}

export function runRecord(run: string, instance = 'crm', day = '2026-06-01'): RunRecord {
  return {
    run,
    target: targetName('local'),
    beganAt: `${day}T10:00:00.000Z`,
    endedAt: `${day}T10:00:01.000Z`,
    trigger: [{ kind: 'sweep' }],
    commit: commit('a'.repeat(40)),
    plan: sha256(run),
    approvedBy: [],
    outcome: 'applied',
    instances: [{ instance: instanceName(instance), kind: 'applied' }],
    changes: [],
  };
}
