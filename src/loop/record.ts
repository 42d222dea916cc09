// What is written down of a run: why, what, on whose word, and what came of it. Values are masked here, so
// that nothing later needs to.

import type { Plan } from '../model/plan.ts';
import type { RecordedChange, RunRecord, Trigger } from '../model/record.ts';
import type { Outcome } from '../model/run.ts';
import { masked } from '../show/mask.ts';

export type Ran = {
  readonly plan: Plan;
  readonly outcome: Outcome;
  readonly triggers: readonly Trigger[];
  /** `ana (ssh-key SHA256:…)`; empty: policy let it flow. */
  readonly approvedBy: readonly string[];
  /** RFC 3339. */
  readonly beganAt: string;
  readonly endedAt: string;
};

export function runRecord({ plan, outcome, triggers, approvedBy, beganAt, endedAt }: Ran): RunRecord {
  return {
    run: outcome.run,
    target: plan.target,
    beganAt,
    endedAt,
    trigger: triggers,
    commit: plan.commit,
    plan: plan.digest,
    approvedBy,
    outcome: outcome.kind,
    instances: outcome.instances,
    changes: plan.changes.filter(({ action }) => action !== 'report').map(recorded),
  };
}

function recorded({
  instance,
  address,
  action,
  fields,
  causes,
  risks,
}: Plan['changes'][number]): RecordedChange {
  return {
    instance,
    address,
    action,
    fields: fields.map((field) => ({ path: field.path, secret: field.secret, ...masked(field) })),
    causes,
    risks,
  };
}
