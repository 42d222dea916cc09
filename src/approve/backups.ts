// Backups that policies ask for before a change is made. Pure: when which was taken is evidence from outside.

import type { AppliedTarget } from '../model/applied.ts';
import type { Obstacle } from '../model/condition.ts';
import type { ChangePolicy } from '../model/policy.ts';
import type { InstanceName } from '../model/ref.ts';
import { timeText } from '../model/time.ts';
import type { Part } from './matching.ts';

type Evidence = {
  readonly applied: AppliedTarget | undefined;
  readonly backups?: ReadonlyMap<InstanceName, number>;
  readonly now: number;
};

/** What each policy lacks of backups of a part. One whose time lies ahead of the clock's is none. */
export function lackedBackups(
  part: Pick<Part, 'instance' | 'names' | 'isDeclared'>,
  policies: readonly Pick<ChangePolicy, 'name' | 'backup'>[],
  { applied, backups, now }: Evidence,
): readonly Obstacle[] {
  // What was never there has no data; what is removed leaves its data where it is.
  const wasThere = part.names.some((name) => applied?.instances[name] !== undefined);
  if (!(part.isDeclared && wasThere)) return [];
  const taken = part.names.flatMap((name) => backups?.get(name) ?? []).filter((at) => at <= now);
  const newest = taken.length === 0 ? undefined : Math.max(...taken);
  return policies.flatMap(({ name: policy, backup }): readonly Obstacle[] => {
    if (backup === undefined) return [];
    const { withinMs } = backup;
    if (newest !== undefined && now - newest <= withinMs) return [];
    const known = newest === undefined ? undefined : timeText(newest);
    return [{ kind: 'backup', policy, instance: part.instance, withinMs, newest: known }];
  });
}
