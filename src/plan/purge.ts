// The planner behind `purge`: removes what removal left behind. Only tombstones, only those named, only
// volumes that nothing uses and that are still the ones we buried. Its own plan, always data loss.

import { basisOf } from '../fields/basis.ts';
import { volumeFacts } from '../fields/fingerprint.ts';
import type { AppliedTarget, Tombstone } from '../model/applied.ts';
import type { LiveContainer, LiveVolume, Observed } from '../model/observed.ts';
import type { Change, Note, Plan, Step } from '../model/plan.ts';
import type { Commit } from '../model/ref.ts';
import { engineId } from '../model/ref.ts';
import type { FingerprintOf } from '../model/text.ts';
import { stepId } from './drafts.ts';
import { freeze } from './freeze.ts';
import { byText } from './input.ts';

export type PurgeInput = {
  readonly observed: Observed;
  readonly applied: AppliedTarget;
  /** Engine names of buried volumes; others are not touched, whatever is asked. */
  readonly names: readonly string[];
  readonly commit: Commit;
  readonly fingerprintOf: FingerprintOf;
};

/** The plan that removes the named tombstones' volumes for good. */
export function planPurge(input: PurgeInput): Plan {
  const { observed, applied } = input;
  const current = new Set(
    Object.values(applied.instances).flatMap(({ volumes, containers }) => [
      ...Object.values(volumes).map((volume) => volume.current),
      ...Object.values(containers).flatMap(({ anonymousVolumes = {} }) => Object.values(anonymousVolumes)),
    ]),
  );
  const parts = applied.tombstones
    .filter((tombstone) => tombstone.kind === 'volume' && input.names.includes(tombstone.name))
    .filter((tombstone) => !current.has(tombstone.name))
    .toSorted((a, b) => byText(a.name, b.name))
    .flatMap((tombstone) => purgeOne(observed, tombstone));
  const steps = parts.flatMap((part) => (part.step === undefined ? [] : [part.step]));
  return freeze({
    format: 1,
    target: observed.target,
    engine: observed.engine.id,
    commit: input.commit,
    basis: basisOf(
      observed,
      steps.map((step) => step.address),
      input.fingerprintOf,
    ),
    changes: parts.map((part) => part.change),
    steps,
    volumes: {},
    blockers: [],
  });
}

function purgeOne(
  observed: Observed,
  tombstone: Tombstone,
): readonly { readonly change: Change; readonly step?: Step }[] {
  const live = observed.volumes.find((volume) => volume.name === tombstone.name);
  if (live === undefined) return [];
  const base: Change = {
    address: tombstone.address,
    instance: tombstone.instance,
    action: 'remove',
    fields: [
      { path: 'name', before: live.name, after: undefined, secret: false, rule: 'update', causes: [] },
    ],
    causes: [{ kind: 'requested' }],
    risks: ['data-loss'],
    steps: [],
    origin: undefined,
  };
  const note = obstacle(observed, tombstone, live);
  if (note !== undefined) return [{ change: { ...base, action: 'report', risks: [], note } }];
  const id = stepId(tombstone.address, `purge-${live.name}`);
  const step: Step = {
    id,
    address: tombstone.address,
    needs: [],
    expects: { id: engineId(live.name), facts: volumeFacts(live) },
    kind: 'volume.remove',
    name: live.name,
  };
  return [{ change: { ...base, steps: [id] }, step }];
}

function obstacle(observed: Observed, tombstone: Tombstone, live: LiveVolume): Note | undefined {
  if (live.ownership.kind !== 'ours') return { kind: 'purge-unlabelled', name: live.name };
  const user = observed.containers.find((container) => mounts(container, live.name));
  if (user === undefined) return undefined;
  return user.ownership.kind === 'ours'
    ? { kind: 'blocked-by', on: user.ownership.address }
    : { kind: 'name-taken', name: tombstone.name, by: user.id };
}

function mounts(live: LiveContainer, volume: string): boolean {
  return (
    (live.fields?.mounts ?? []).some((mount) => mount.source === volume) ||
    Object.values(live.anonymousVolumes).includes(volume)
  );
}
