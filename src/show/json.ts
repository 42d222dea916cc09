// Plans for machines: the plan itself, with its summary in front. Secrets are masked like everywhere.

import type { Plan } from '../model/plan.ts';
import { masked } from './mask.ts';
import type { PlanSummary } from './plan-summary.ts';
import { planSummary } from './plan-summary.ts';

export type PlanJson = { readonly summary: PlanSummary } & Omit<Plan, 'steps'> & {
    readonly steps: readonly {
      readonly id: string;
      readonly kind: string;
      readonly address: string;
      readonly needs: readonly string[];
    }[];
  };

/**
 * What `--output json` prints: every change in full, steps by what they do. The payloads of the calls are
 * left out; the plan that can be applied is the file that `plan --out` writes.
 */
export function planJson(plan: Plan): PlanJson {
  return {
    summary: planSummary(plan),
    ...plan,
    changes: plan.changes.map((change) => ({
      ...change,
      fields: change.fields.map((field) => ({ ...field, ...jsonSides(masked(field)) })),
    })),
    steps: plan.steps.map(({ id, kind, address, needs }) => ({ id, kind, address, needs })),
  };
}

/** An absent side is null: JSON has no undefined, and readers should not have to look for missing keys. */
function jsonSides({ before, after }: ReturnType<typeof masked>) {
  return { before: before ?? null, after: after ?? null };
}
