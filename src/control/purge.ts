// Looking at what removals left behind, for deleting it: the same pass as ever, with another planner.

import type { AppliedTarget, Tombstone } from '../model/applied.ts';
import type { Desired } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import type { Look } from '../pass.ts';
import { planPurge } from '../plan/purge.ts';
import { look } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';

const EVERYTHING = { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] };

/** Plans that delete the named volumes' data for good; fails with `purge/unknown` when one is no tombstone. */
export async function lookAtPurge(
  spine: Spine,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Look> {
  const seen = await look(spine, EVERYTHING, signal);
  const planned = seen.targets.filter((one) => one.kind === 'planned');
  const buried = planned.flatMap(({ applied }) => applied?.tombstones ?? []);
  for (const name of names) mustBeVolume(name, buried);
  const targets = planned.flatMap((one) => {
    const { applied, observed, desired } = one;
    if (applied === undefined) return [];
    const { commit } = desired.revision;
    const { fingerprint: fingerprintOf } = seen.secrets;
    const plan = planPurge({ observed, applied, names, commit, fingerprintOf });
    return [{ ...one, desired: untouched(desired, applied), plan }];
  });
  return { ...seen, problems: [], targets };
}

/** Of what is declared nothing is applied by this plan, so nothing of it may get on record as applied. */
function untouched(desired: Desired, applied: AppliedTarget): Desired {
  const declared = desired.instances.map(({ name }) => name);
  const recorded = Object.values(applied.instances).map(({ name }) => name);
  const held = new Set([...desired.held, ...declared, ...recorded]);
  return { ...desired, instances: [], held: [...held].sort() };
}

function mustBeVolume(name: string, buried: readonly Tombstone[]): void {
  const found = buried.filter((tombstone) => tombstone.name === name);
  if (found.some(({ kind }) => kind === 'volume')) return;
  if (found.length > 0) {
    throw new Failure('purge/folder', `${name} is a data folder on the target, not a volume`, {
      hint: 'the engine cannot delete folders: remove it on the host, then it is gone from the record too',
    });
  }
  throw new Failure('purge/unknown', `nothing that was removed left a volume ${JSON.stringify(name)}`, {
    hint: 'shipshape purge without names lists what there is',
  });
}
