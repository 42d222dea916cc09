// The one line that says what a plan does, in Terraform's words: a replace is one to add and one to destroy.

import type { Plan } from '../model/plan.ts';
import type { InstanceName } from '../model/ref.ts';

export type PlanSummary = {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  /** Seen and left alone. */
  readonly report: number;
  /** Instances that the guard keeps as they are. */
  readonly denied: number;
  /** Instances that are left as they are because what they declare is wrong. */
  readonly held?: readonly InstanceName[];
};

export function planSummary(plan: Pick<Plan, 'changes' | 'admission'>): PlanSummary {
  const count = (...actions: readonly string[]) =>
    plan.changes.filter((change) => actions.includes(change.action)).length;
  return {
    add: count('create', 'replace'),
    change: count('update'),
    destroy: count('remove', 'replace'),
    report: count('report'),
    denied: deniedInstances(plan).length,
  };
}

/** `Plan: 2 to add, 1 to change, 0 to destroy.`, or `No changes. …`; then how many things were only reported. */
export function summaryWords({ add, change, destroy, report, denied, held = [] }: PlanSummary): string {
  const refused = denied === 0 ? '' : ` ${denied} ${denied === 1 ? 'instance is' : 'instances are'} denied.`;
  const bad = held.length === 0 ? '' : ` Left as they are, for what is wrong with them: ${held.join(', ')}.`;
  const kept = `${refused}${bad}`;
  const reports = report === 0 ? '' : ` ${report} ${report === 1 ? 'thing' : 'things'} to look at.`;
  if (add + change + destroy > 0) {
    return `Plan: ${add} to add, ${change} to change, ${destroy} to destroy.${reports}${kept}`;
  }
  return report === 0 && kept === ''
    ? 'No changes. What runs is what is declared.'
    : `No changes.${reports}${kept}`;
}

/** Instances of which something is denied: they have no steps. */
export function deniedInstances({ admission = [] }: Pick<Plan, 'admission'>): readonly InstanceName[] {
  return [...new Set(admission.flatMap(({ level, instance }) => (level === 'deny' ? [instance] : [])))];
}
