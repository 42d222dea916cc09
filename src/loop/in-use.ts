// What a backup reads or a restore fills is left alone until that has ended; then it is looked at again.

import type { Judged } from '../approve/judge.ts';
import type { Obstacle } from '../model/condition.ts';
import type { Plan } from '../model/plan.ts';
import type { InstanceName } from '../model/ref.ts';
import type { Leases } from './leases.ts';

/** True while something other than the line works on it. */
export function isInUse(leases: Leases, instance: InstanceName): boolean {
  return (leases.holder(instance)?.kind ?? 'converge') !== 'converge';
}

/** The verdict for what is left: an instance in use does not flow, and says why. */
export function withoutInUse(leases: Leases, { changes }: Plan, judged: Judged): Judged {
  const inUse = new Map<InstanceName, readonly Obstacle[]>();
  for (const { action, instance } of changes) {
    const holding = leases.holder(instance);
    if (action === 'report' || holding === undefined || holding.kind === 'converge') continue;
    const own: Obstacle = { kind: 'in-use', by: holding.what, since: holding.since };
    inUse.set(instance, [...(judged.obstacles.get(instance) ?? []), own]);
  }
  if (inUse.size === 0) return judged;
  return {
    ...judged,
    flows: judged.flows.filter((name) => !inUse.has(name)),
    obstacles: new Map([...judged.obstacles, ...inUse]),
  };
}
