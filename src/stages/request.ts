// What was asked for, against what there is: names that nothing has are slips of the hand, and said so.

import type { Resolved } from '../declare/resolve.ts';
import { Failure } from '../model/failure.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { TargetName } from '../model/ref.ts';
import { didYouMean } from '../model/suggest.ts';
import type { PlanRequest, UnseenTarget } from '../pass.ts';
import type { Glimpse } from './resolve.ts';
import type { Spine } from './spine.ts';

/** The targets asked for by name, all when none is. Fails with `target/unknown`. */
export function targetsOf(spine: Spine, { targets }: PlanRequest): readonly FleetTarget[] {
  if (targets.length === 0) return [...spine.fleet.targets.values()];
  return targets.map((name) => targetNamed(spine, name));
}

export function targetNamed(spine: Spine, name: string): FleetTarget {
  const target = spine.fleet.targets.get(name as TargetName);
  if (target !== undefined) return target;
  throw new Failure('target/unknown', `the fleet has no target ${JSON.stringify(name)}`, {
    hint: `its targets: ${[...spine.fleet.targets.keys()].join(', ')}`,
  });
}

/** Fails with `instance/unknown` or `container/unknown`. */
export function checkRequest(
  { instances, replace }: PlanRequest,
  { desired, held }: Resolved,
  glimpses: readonly (Glimpse | UnseenTarget)[],
): void {
  if (instances.length === 0 && replace.length === 0) return;
  const declared = [...desired.values()].flatMap((one) => one.instances);
  const recorded = glimpses.flatMap((one) =>
    one.kind === 'seen' ? Object.keys(one.applied?.instances ?? {}) : [],
  );
  const names = [...declared.map(({ name }) => name), ...held, ...recorded];
  for (const name of instances) mustBeOneOf('instance', name, names);
  const containers = declared.flatMap((one) => one.containers.map(({ address }) => address));
  for (const address of replace) mustBeOneOf('container', address, containers);
}

function mustBeOneOf(kind: 'instance' | 'container', wanted: string, names: readonly string[]): void {
  if (names.includes(wanted)) return;
  throw new Failure(`${kind}/unknown`, `there is no ${kind} ${JSON.stringify(wanted)}`, {
    hint: didYouMean(wanted, names).hint ?? 'shipshape status lists what there is',
  });
}
