// What a run knows of the objects on the engine: ids by address, facts as last seen. Steps on one object
// go one after the other; each is preceded by a look at the object by its full id, and nothing that is
// not ours, or not as the plan (or our own last step) left it, is touched.

import { factsOf, networkFacts, volumeFacts } from '../fields/fingerprint.ts';
import { readContext } from '../fields/keys.ts';
import { toLiveContainer } from '../fields/live.ts';
import { toLiveNetwork } from '../fields/network.ts';
import { toLiveVolume } from '../fields/volume.ts';
import { Failure } from '../model/failure.ts';
import type { LiveContainer, Observed, Ownership } from '../model/observed.ts';
import type { Plan, StepId, Subject } from '../model/plan.ts';
import { type Address, addressParts, type Digest, type EngineId, type InstanceName } from '../model/ref.ts';
import type { FingerprintOf } from '../model/text.ts';
import type { Engine } from '../ports.ts';
import { stale } from './failures.ts';

const FOREIGN: Ownership = { kind: 'foreign' };

export type ObjectKind = 'container' | 'network' | 'volume';

export type Made = {
  readonly kind: ObjectKind | 'image' | 'files';
  readonly id: EngineId;
  readonly address: Address;
  /** Containers: the image they run. */
  readonly imageId?: EngineId;
  /** Containers and networks: the name that it was made with. */
  readonly name?: string;
  /** Containers: the nonce in its labels. */
  readonly nonce?: string;
  /** Containers: volumes that the engine named, by mount target. */
  readonly anonymousVolumes?: Readonly<Record<string, string>>;
};

export type Objects = {
  /** The id of an object of the plan; undefined when the step that makes it has not made it. */
  readonly idOf: (subject: Subject) => EngineId | undefined;
  readonly add: (step: StepId, made: Made) => void;
  readonly madeAt: (address: Address) => Made | undefined;
  /** An undo made this network again: its old id now means the new one. */
  readonly replace: (old: EngineId, made: Made) => void;
  /** Names given by renames of this run. */
  readonly names: Map<EngineId, string>;
  /** Says that objects of this instance are being changed by us. */
  readonly begin: (instance: InstanceName) => void;
  /** What is now at an address, for the holes of payloads: a network by name, since a create wants names. */
  readonly networkNameAt: (address: Address) => string;
  readonly containerAt: (address: Address) => EngineId;
  /** Runs `work` when no other work with this key runs. */
  readonly exclusive: <T>(key: string, work: () => Promise<T>) => Promise<T>;
  /** Fails unless the object is ours; undefined when the engine says it is gone. */
  readonly own: (kind: ObjectKind, id: EngineId, at: Address, signal: AbortSignal) => Promise<boolean>;
  /** As `own`, and its facts must be what the plan expects, or what our own last step left. */
  readonly expect: (kind: ObjectKind, expected: Expected, signal: AbortSignal) => Promise<boolean>;
  /** Looks again after a change of ours. */
  readonly remember: (kind: ObjectKind, id: EngineId, signal: AbortSignal) => Promise<void>;
};

export type Expected = { readonly id: EngineId; readonly facts: Digest; readonly at: Address };

export function createObjects(
  engine: Engine,
  plan: Plan,
  observed: Observed,
  fingerprintOf: FingerprintOf,
): Objects {
  const made = new Map<StepId, Made>();
  const byAddress = new Map<Address, Made>();
  const replaced = new Map<EngineId, Made>();
  const left = new Map<EngineId, Digest>();
  const busy = new Set<InstanceName>();
  const expectedIds = new Set(plan.steps.flatMap((step) => (step.expects ? [step.expects.id] : [])));
  const owners = ownersOf(observed);
  const look = createLook(engine, observed, fingerprintOf, () => [...made.values(), ...replaced.values()]);
  const current = (id: EngineId) => replaced.get(id)?.id ?? id;
  const isMade = (id: EngineId) => [...made.values(), ...replaced.values()].some((one) => one.id === id);

  async function owned(kind: ObjectKind, id: EngineId, at: Address, signal: AbortSignal) {
    if (!isMade(id) && owners.get(id)?.kind !== 'ours')
      throw stale(at, 'is not ours: nothing was done to it');
    return look(kind, id, signal);
  }

  return {
    idOf: (subject) => (subject.by === 'id' ? current(subject.id) : made.get(subject.step)?.id),
    add(step, one) {
      made.set(step, one);
      byAddress.set(one.address, one);
    },
    madeAt: (address) => byAddress.get(address),
    replace: (old, one) => replaced.set(old, one),
    names: new Map(),
    begin: (instance) => busy.add(instance),
    networkNameAt(address) {
      const live = observed.networks.find((one) => isAt(one.ownership, address));
      return byAddress.get(address)?.name ?? live?.name ?? absent(address);
    },
    containerAt: (address) =>
      byAddress.get(address)?.id ?? liveContainerAt(observed, address)?.id ?? absent(address),
    exclusive: createExclusive(),
    own: async (kind, id, at, signal) => (await owned(kind, id, at, signal)) !== undefined,
    async expect(kind, expected, signal) {
      const seen = await owned(kind, expected.id, expected.at, signal);
      if (seen === undefined) return false;
      const wanted = left.get(expected.id) ?? expected.facts;
      // What we did to its neighbours may have ended it: that is no one else's change.
      const hasEnded = seen.whileRunning === wanted && busy.has(addressParts(expected.at).instance);
      if (seen.facts === wanted || hasEnded) return true;
      throw stale(expected.at, 'was changed by somebody else since it was planned');
    },
    async remember(kind, id, signal) {
      // Nobody asks for the facts of what no later step expects.
      if (!expectedIds.has(id)) return;
      const seen = await look(kind, id, signal);
      if (seen !== undefined) left.set(id, seen.facts);
    },
  };
}

/** `whileRunning`: the facts that a container which has ended had while it ran. */
type Seen = { readonly facts: Digest; readonly whileRunning?: Digest };

/** Facts of an object as it is now, by full id; undefined when it is gone. */
function createLook(
  engine: Engine,
  observed: Observed,
  fingerprintOf: FingerprintOf,
  made: () => readonly Made[],
) {
  const before = new Map<EngineId, LiveContainer>(observed.containers.map((one) => [one.id, one]));
  const owners = ownersOf(observed);

  return async (kind: ObjectKind, id: EngineId, signal: AbortSignal): Promise<Seen | undefined> => {
    const owner = owners.get(id) ?? FOREIGN;
    if (kind === 'container') {
      const json = await engine.containers.inspect(id, signal);
      // Contents of mounted files are read once per run, with the snapshot.
      const files = before.get(id)?.files ?? {};
      if (json === undefined) return undefined;
      const live = toLiveContainer(json, contextOf(observed, made()), owner, files);
      const facts = factsOf(live, fingerprintOf);
      const isOver = live.state === 'exited' || live.state === 'dead';
      return isOver
        ? { facts, whileRunning: factsOf({ ...live, state: 'running' }, fingerprintOf) }
        : { facts };
    }
    if (kind === 'network') {
      const json = await engine.networks.inspect(id, signal);
      return json && { facts: networkFacts(toLiveNetwork(json, owner)) };
    }
    const json = await engine.volumes.inspect(id, signal);
    return json && { facts: volumeFacts(toLiveVolume(json, owner)) };
  };
}

/** The snapshot's, and the networks made since: a container may have been connected to one. */
function contextOf(observed: Observed, made: readonly Made[]) {
  const networks = made.flatMap(({ kind, id, name, address }) => {
    if (kind !== 'network' || name === undefined) return [];
    const ownership: Ownership = {
      kind: 'ours',
      address,
      instance: addressParts(address).instance,
      by: 'label',
    };
    return [{ id, name, ownership }];
  });
  return readContext(observed.engine, [...observed.networks, ...networks], observed.containers);
}

function ownersOf(observed: Observed): ReadonlyMap<string, Ownership> {
  return new Map([
    ...observed.containers.map((one) => [one.id, one.ownership] as const),
    ...observed.networks.map((one) => [one.id, one.ownership] as const),
    ...observed.volumes.map((one) => [one.name, one.ownership] as const),
  ]);
}

/** Beside the rest of a replaced container there is at most one that runs. */
function liveContainerAt(observed: Observed, address: Address): LiveContainer | undefined {
  const ours = observed.containers.filter((one) => isAt(one.ownership, address));
  return ours.find((one) => one.state === 'running') ?? ours[0];
}

function isAt(ownership: Ownership, address: Address): boolean {
  return ownership.kind === 'ours' && ownership.address === address;
}

function absent(address: Address): never {
  throw new Failure('apply/absent', `${address} is needed here and is not there`, {
    hint: 'plan again',
    retry: 'soon',
  });
}

function createExclusive(): Objects['exclusive'] {
  const tails = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    tails.set(key, mine);
    return mine;
  };
}
