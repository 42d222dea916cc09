// What the judge is told of one look, and what he says, without what somebody else works on.

import { type Judged, judge } from '../approve/judge.ts';
import type { PeopleAndPolicies } from '../declare/people.ts';
import type { InstanceName } from '../model/ref.ts';
import type { PlannedTarget } from '../pass.ts';
import type { BeforeParts } from './backups-before.ts';
import type { CarryParts } from './carry.ts';
import { withoutInUse } from './in-use.ts';
import type { Leases } from './leases.ts';
import type { Looker } from './look.ts';
import type { DaemonParts } from './parts.ts';

export type VerdictParts = Pick<CarryParts, 'ledger' | 'clock' | 'spine'> &
  Pick<DaemonParts, 'version'> &
  BeforeParts & {
    readonly looker: Looker;
    readonly people: () => PeopleAndPolicies;
    readonly leases: Leases;
  };

/** What the judge says of a plan, by everything that is known now. */
export function verdict(parts: VerdictParts, { plan, desired, applied }: PlannedTarget): Judged {
  const { people, policies } = parts.people();
  const judged = judge({
    plan,
    desired: { ...desired, held: [...desired.held, ...badOf(parts.looker)] },
    applied,
    policies,
    people,
    ledger: parts.ledger.read(),
    findings: plan.admission ?? [],
    ...(parts.before && { backups: parts.before.taken() }),
    now: parts.clock.now(),
    version: parts.version,
    expireMs: parts.spine.fleet.approvals.expireMs,
  });
  return withoutInUse(parts.leases, plan, judged);
}

/** Those whose last good state stands in: the judge is to know that others must not count on what they declare. */
function badOf({ standIns }: Looker): readonly InstanceName[] {
  return [...standIns.current()].flatMap(([name, { why }]) => (why === 'bad' ? [name] : []));
}
