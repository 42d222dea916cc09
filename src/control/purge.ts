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

/**
 * Drops the tombstones of what is there no longer: named volumes that the engine does not have, and, when
 * `folders` says so, named folders, which somebody has removed on the host. Answers with what was dropped.
 */
export async function forgetGone(
  spine: Spine,
  names: readonly string[],
  folders: boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const seen = await look(spine, EVERYTHING, signal);
  const dropped: string[] = [];
  for (const one of seen.targets) {
    if (one.kind !== 'planned') continue;
    const live = new Set(one.observed.volumes.map(({ name }) => name));
    const isGone = ({ kind, name }: Tombstone) =>
      names.includes(name) && (kind === 'volume' ? !live.has(name) : folders);
    if (!one.applied?.tombstones.some(isGone)) continue;
    await using _lock = await spine.lock.acquire(one.target);
    const state = await spine.store.load(one.target);
    if (state === undefined) continue;
    dropped.push(...state.tombstones.filter(isGone).map(({ name }) => name));
    await spine.store.save({ ...state, tombstones: state.tombstones.filter((item) => !isGone(item)) });
  }
  return dropped;
}

function mustBeVolume(name: string, buried: readonly Tombstone[]): void {
  const found = buried.filter((tombstone) => tombstone.name === name);
  if (found.some(({ kind }) => kind === 'volume')) return;
  if (found.length > 0) {
    throw new Failure('purge/folder', `${name} is a data folder on the target, not a volume`, {
      hint: `the engine cannot delete folders: rm -r it on the host of the target, then shipshape purge --forget ${name}`,
    });
  }
  throw new Failure('purge/unknown', `nothing that was removed left a volume ${JSON.stringify(name)}`, {
    hint: 'shipshape purge without names lists what there is',
  });
}
