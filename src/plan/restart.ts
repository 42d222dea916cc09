// Containers that are stopped and started because another one is: `depends_on` with `restart: true`, and
// those that live in the network of a container which was down (its namespace died with it).

import type { ContainerSpec } from '../model/desired.ts';
import type { Cause } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import { brings, isActing } from './blocked.ts';
import { uniqueCauses } from './causes.ts';
import type { Decision } from './decide.ts';
import { goalOf, isUp } from './state.ts';

/** The decisions, with restarts added until no more follow from others. */
export function markRestarts(decisions: readonly Decision[]): readonly Decision[] {
  const following = decisions.filter(({ spec }) => spec.joins.length > 0 || spec.waitFor.some(isFollowed));
  if (following.length === 0) return decisions;
  const current = new Map(decisions.map((decision) => [decision.address, decision]));
  for (let found = true; found; ) {
    found = false;
    for (const decision of following) {
      const now = current.get(decision.address) ?? decision;
      const causes = canRestart(now) ? triggers(now, current) : [];
      if (causes.length === 0) continue;
      current.set(decision.address, withRestart(now, causes));
      found = true;
    }
  }
  return decisions.map((decision) => current.get(decision.address) ?? decision);
}

function isFollowed({ restart }: ContainerSpec['waitFor'][number]): boolean {
  return restart;
}

function canRestart(decision: Decision): boolean {
  const { keeper, instance, restart, action, note } = decision;
  if (keeper === undefined || restart || goalOf(instance) !== 'running') return false;
  const isBlocked = action === 'report' && note?.kind !== 'image-pinned' && note?.kind !== 'drift-warn';
  return !isBlocked && keeper.live.state !== 'paused' && isUp(keeper.live);
}

function triggers({ spec }: Decision, current: ReadonlyMap<Address, Decision>): readonly Cause[] {
  const restarts = spec.waitFor.filter(isFollowed).map((wait) => wait.on);
  return [...new Set([...restarts, ...spec.joins])].sort().flatMap((on): readonly Cause[] => {
    const other = current.get(on);
    const isNew = other?.keeper === undefined && other?.olds.length === 0;
    if (other === undefined || isNew || !isActing(other) || !brings(other)) return [];
    return [{ kind: 'dependency', on }];
  });
}

function withRestart(decision: Decision, causes: readonly Cause[]): Decision {
  const action = isActing(decision) ? decision.action : 'update';
  return {
    ...decision,
    action,
    restart: true,
    causes: uniqueCauses([...(isActing(decision) ? decision.causes : []), ...causes]),
  };
}
