// Part of a target: the instances that were asked for. All others, declared or on record, are held,
// which is the planner's word for "left exactly as they are".

import type { AppliedTarget } from '../model/applied.ts';
import type { Desired } from '../model/desired.ts';

/** Everything when `names` is empty. A name that is neither declared nor on record here selects nothing. */
export function only(
  names: readonly string[],
  desired: Desired,
  applied: AppliedTarget | undefined,
): Desired {
  if (names.length === 0) return desired;
  const wanted = new Set(names);
  const others = [
    ...desired.instances.map(({ name }) => name),
    ...Object.values(applied?.instances ?? {}).map(({ name }) => name),
  ].filter((name) => !wanted.has(name));
  return {
    ...desired,
    instances: desired.instances.filter(({ name }) => wanted.has(name)),
    held: [...new Set([...desired.held, ...others])].sort(),
  };
}
