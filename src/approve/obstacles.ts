// What stands against an instance whatever people approve: a person's hold, its own failures, the guard.

import type { AdmissionFinding } from '../model/admission.ts';
import type { Obstacle } from '../model/condition.ts';
import type { LedgerState } from '../model/ledger.ts';
import type { Plan } from '../model/plan.ts';
import type { InstanceName } from '../model/ref.ts';
import { timeOf } from '../model/time.ts';
import { keepsOf } from './keeps.ts';
import type { Part } from './matching.ts';
import { partDigest } from './part.ts';
import { isStalled, troubleOf } from './troubles.ts';

type Given = {
  readonly plan: Plan;
  readonly ledger: Pick<LedgerState, 'keeps' | 'pins' | 'troubles'>;
  readonly findings: readonly AdmissionFinding[];
  readonly now: number;
};

/**
 * Said of an instance also when it has nothing to do: what the guard denied is not even planned. A pin is
 * shown and keeps nothing.
 */
export function idleObstacles(
  { plan, ledger, findings, now }: Given,
  instance: InstanceName,
): readonly Obstacle[] {
  const keeps = keepsOf(ledger, instance, plan.target, now).map(
    ({ kind, by, reason, until }): Obstacle => ({
      kind: kind === 'hold' ? 'held' : 'suspended',
      by,
      reason,
      until,
    }),
  );
  const pins = ledger.pins
    .filter((pin) => pin.instance === instance)
    .map(({ commit, by, reason }): Obstacle => ({ kind: 'pinned', commit, by, reason }));
  return [...keeps, ...pins, ...denied(findings, instance)];
}

/** Why a part does not go now; empty: nothing of its own is against it. */
export function keptBy(given: Given, part: Part): readonly Obstacle[] {
  const said = part.names.flatMap((name) => idleObstacles(given, name));
  return [
    ...said.filter(({ kind }) => kind !== 'pinned'),
    ...part.names.flatMap((name) => troubles(given, part, name)),
  ];
}

function troubles({ plan, ledger, now }: Given, part: Part, name: InstanceName): readonly Obstacle[] {
  const trouble = troubleOf(ledger, plan.target, name, plan.commit);
  if (trouble === undefined) return [];
  const message = trouble.message ?? 'it failed';
  if (trouble.rolledBack !== undefined && trouble.rolledBack === partDigest(plan, name)) {
    return [{ kind: 'rolled-back', message }];
  }
  if (isStalled(trouble, part.changes)) {
    const { fields = [], count = 0 } = trouble.correction ?? {};
    return [{ kind: 'stalled', fields, count }];
  }
  const until = trouble.retryAt;
  return until !== undefined && now < timeOf(until) ? [{ kind: 'backoff', until, message }] : [];
}

function denied(findings: readonly AdmissionFinding[], name: InstanceName): readonly Obstacle[] {
  const rules = findings
    .filter(({ level, instance }) => level === 'deny' && instance === name)
    .map(({ rule }) => rule);
  return rules.length === 0 ? [] : [{ kind: 'admission', rules: [...new Set(rules)].sort() }];
}
