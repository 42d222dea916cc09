// How much may go at once. Counted over the whole plan, also over what is held back for other reasons: a
// removal in slices is still a removal.

import type { AppliedTarget } from '../model/applied.ts';
import type { Desired } from '../model/desired.ts';
import type { People } from '../model/person.ts';
import type { Plan } from '../model/plan.ts';
import type { ApprovalRule, ChangePolicy } from '../model/policy.ts';
import type { InstanceName } from '../model/ref.ts';
import { selects } from '../model/selector.ts';
import type { Part } from './matching.ts';
import { subjectsOf } from './matching.ts';

export type Exceeded = {
  readonly policy: string;
  readonly approvals: ApprovalRule | undefined;
  readonly removed: readonly InstanceName[];
  readonly total: number;
};

/** The budgets that a plan goes over: those of policies, and the fleet's as the planner counted it. */
export function budgetsExceeded(
  input: {
    readonly plan: Plan;
    readonly desired: Pick<Desired, 'instances' | 'held'>;
    readonly applied: AppliedTarget | undefined;
    readonly people: People;
    readonly policies: readonly ChangePolicy[];
  },
  parts: readonly Part[],
): readonly Exceeded[] {
  const gone = parts.filter(
    ({ isDeclared, changes }) => !isDeclared && changes.some(({ action }) => action === 'remove'),
  );
  if (gone.length === 0) return [];
  const found = input.policies.flatMap(({ name, match, budget, approvals }): readonly Exceeded[] => {
    if (budget === undefined) return [];
    const removed = gone
      .filter(({ subjects }) => subjects.some((subject) => selects(match, subject)))
      .map(({ instance }) => instance);
    const total = countSelected(input, match);
    const isOver = removed.length > budget.removeCount || removed.length * 100 > budget.removePercent * total;
    return removed.length > 0 && isOver ? [{ policy: name, approvals, removed, total }] : [];
  });
  if (found.length > 0) return found;
  return input.plan.blockers.map(({ removed, total }) => ({
    policy: 'removals',
    approvals: undefined,
    removed,
    total,
  }));
}

function countSelected(
  { plan, desired, applied, people }: Parameters<typeof budgetsExceeded>[0],
  match: ChangePolicy['match'],
): number {
  const declared = new Map(desired.instances.map((one) => [one.name, one]));
  const known = new Set([
    ...declared.keys(),
    ...desired.held,
    ...Object.values(applied?.instances ?? {}).map(({ name }) => name),
  ]);
  const around = { target: plan.target, people, applied };
  return [...known].filter((name) =>
    subjectsOf(name, declared.get(name), around).some((subject) => selects(match, subject)),
  ).length;
}
