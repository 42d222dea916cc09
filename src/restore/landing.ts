// Places that restored data comes to lie in: the next generation of a volume, with the labels of the address
// that it will be, or a folder beside a folder. Each is on record as buried before it exists, so that a plan
// has nothing to say about it and what a crash leaves goes when its time is over.

import { composeLabels, hasNonce, isSealed, ownershipLabels } from '../apply/labels.ts';
import { withTombstones } from '../apply/record.ts';
import { volumeBody } from '../fields/volume.ts';
import type { AppliedTarget, Tombstone } from '../model/applied.ts';
import type { DesiredInstance } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import { addressParts, type Commit, type EngineId, type InstanceName, sha256 } from '../model/ref.ts';
import type { Landing } from '../model/restore.ts';
import type { Going, RestoreContext } from './parts.ts';

export type LandingContext = Pick<
  RestoreContext,
  'engine' | 'fleet' | 'seal' | 'clock' | 'store' | 'lock' | 'target' | 'data'
>;

/** Makes an empty place. `image`: whose programs make a folder. */
export async function makeLanding(
  context: LandingContext,
  landing: Landing,
  desired: DesiredInstance,
  image: EngineId,
  going: Going,
): Promise<void> {
  if (landing.kind === 'folder') return context.data.makeFolder(landing.to, image, going);
  const spec = desired.volumes.find(({ address }) => address === landing.address);
  if (spec === undefined)
    throw new Failure('restore/no-volume', `${landing.address} is not declared any more`);
  const { engine, fleet, seal } = context;
  const { address, generation } = landing;
  const nonce = landingNonce(going.run, landing);
  const made = await engine.volumes.create(
    volumeBody(spec, landing.to, {
      ...composeLabels(address),
      ...ownershipLabels({ fleet, address, nonce, generation }, seal),
    }),
    going.signal,
  );
  // The engine answers a create of a name that exists with the volume that is there, and its data.
  if (hasNonce(made.Labels, nonce)) return;
  throw new Failure(
    'engine/name-taken',
    `there is a volume ${landing.to} that was not made for this restore`,
    {
      hint: `if it is not needed: docker volume rm ${landing.to}`,
    },
  );
}

/** Removes what `makeLanding` made for this very run; anything else is left, and that it is left is told. */
export async function removeLanding(
  context: LandingContext,
  landing: Landing,
  image: EngineId | undefined,
  going: Going,
): Promise<boolean> {
  if (await isServed(context, landing)) return false;
  if (landing.kind === 'folder') {
    if (image === undefined) return false;
    await context.data.removeFolder(landing.to, image, going);
    return true;
  }
  const { engine, fleet, seal } = context;
  const there = await engine.volumes.inspect(landing.to, going.signal);
  if (there === undefined) return true;
  const isOurs =
    isSealed(there.Labels, fleet, seal) && hasNonce(there.Labels, landingNonce(going.run, landing));
  if (isOurs) await engine.volumes.remove(landing.to, going.signal);
  return isOurs;
}

/** True when our record says that an instance has it now: then it is no leftover, whatever the journal lacks. */
export async function isServed({ store, target }: LandingContext, landing: Landing): Promise<boolean> {
  const applied = await store.load(target);
  const instance = applied?.instances[addressParts(landing.address).instance];
  return (
    instance?.volumes[landing.address]?.current === landing.to ||
    instance?.folders[landing.address] === landing.to
  );
}

/** Only the run that made it takes it away. */
function landingNonce(run: string, { address, to }: Landing): string {
  return sha256(`${run} ${address} ${to}`).slice(-32);
}

export type Burial = {
  readonly instance: InstanceName;
  readonly commit: Commit;
  readonly reason: string;
  /** RFC 3339. */
  readonly until: string;
};

/** Puts these places on record as buried until then; those that are buried already get the new words. */
export async function bury(
  context: LandingContext,
  places: readonly Pick<Landing, 'address' | 'kind' | 'to'>[],
  burial: Burial,
): Promise<void> {
  const names = new Set(places.map(({ to }) => to));
  await changeRecord(context, (state) =>
    withTombstones({ ...state, tombstones: state.tombstones.filter(({ name }) => !names.has(name)) }, [
      ...places.map(({ address, kind, to }) => tombstone(address, kind, to, burial, context)),
    ]),
  );
}

function tombstone(
  address: Landing['address'],
  kind: Landing['kind'],
  name: string,
  { instance, commit, reason, until }: Burial,
  { clock }: LandingContext,
): Tombstone {
  const removedAt = new Date(clock.now()).toISOString();
  return { address, kind, name, instance, removedAt, removedBy: commit, reason, until };
}

/** Takes places off the record that are gone. */
export async function unbury(context: LandingContext, names: ReadonlySet<string>): Promise<void> {
  await changeRecord(context, (state) => ({
    ...state,
    tombstones: state.tombstones.filter(({ name }) => !names.has(name)),
  }));
}

async function changeRecord(
  { store, lock, target }: LandingContext,
  change: (state: AppliedTarget) => AppliedTarget,
): Promise<void> {
  await using _lock = await lock.acquire(target);
  const before = await store.load(target);
  if (before !== undefined) await store.save(change(before));
}
