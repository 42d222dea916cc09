// Which instances of a target a plan may be about. All others, declared or on record, are held, which is the
// planner's word for "left exactly as they are".

import type { AppliedInstance, AppliedTarget } from '../model/applied.ts';
import { ADOPTED } from '../model/applied.ts';
import type { Desired } from '../model/desired.ts';

/**
 * Everything when `names` is empty, but for what was adopted and is not declared yet: its declaration is on
 * its way through review, and until it is there it must not look like a removal.
 */
export function only(
  asked: readonly string[],
  desired: Desired,
  applied: AppliedTarget | undefined,
): Desired {
  const recorded = Object.values(applied?.instances ?? {});
  if (asked.length === 0 && !recorded.some(isAdopted)) {
    return { ...desired, unasked: [], held: [...new Set(desired.held)].sort() };
  }
  const names = withMoves(asked, desired);
  const declared = new Set(desired.instances.map(({ name }) => name));
  const moved = new Set(desired.instances.map(({ movedFrom }) => movedFrom));
  const pending = recorded.filter((one) => isAdopted(one) && !declared.has(one.name) && !moved.has(one.name));
  const known = [...declared, ...recorded.map(({ name }) => name)];
  const held = new Set(desired.held);
  const others = names.length === 0 ? [] : known.filter((name) => !names.includes(name));
  const unasked = others.filter((name) => !held.has(name));
  return {
    ...desired,
    unasked: [...new Set(unasked)].sort(),
    instances: desired.instances.filter(({ name }) => names.length === 0 || names.includes(name)),
    held: [...new Set([...desired.held, ...others, ...pending.map(({ name }) => name)])].sort(),
  };
}

function isAdopted({ commit }: AppliedInstance): boolean {
  return commit === ADOPTED;
}

/**
 * An instance and its former name go together: one without the other would leave its data behind. A name that is
 * declared again (an older commit is followed) is that of another instance, about which nothing was asked.
 */
function withMoves(asked: readonly string[], { instances }: Desired): readonly string[] {
  const declared = new Set(instances.map(({ name }) => name));
  const pairs = instances.flatMap(({ name, movedFrom }) => {
    if (movedFrom === undefined || declared.has(movedFrom)) return [];
    return asked.includes(name) || asked.includes(movedFrom) ? [name, movedFrom] : [];
  });
  return [...new Set([...asked, ...pairs])];
}
