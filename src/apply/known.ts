// What is on the engine at the end of an instance's steps: from the snapshot, and from what the run made.

import { toImageFacts } from '../fields/image.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { ImageFacts, Observed, Ownership } from '../model/observed.ts';
import type { Address, EngineId } from '../model/ref.ts';
import type { Run } from './context.ts';
import { nonceOf } from './labels.ts';
import type { Known, KnownContainer } from './record.ts';

/** Reads the facts of images that the snapshot does not have. */
export async function knownOf(run: Run, desired: DesiredInstance): Promise<Known> {
  const found = desired.containers.flatMap((spec) => {
    const container = containerAt(run, spec.address, spec.name);
    return container === undefined ? [] : [[spec.address, container] as const];
  });
  const containers = new Map<Address, KnownContainer>();
  for (const [address, { id, name, nonce, imageId, anonymousVolumes }] of found) {
    const image = await imageOf(run, imageId, address);
    if (image === undefined) continue;
    containers.set(address, {
      id,
      name: run.objects.names.get(id) ?? name,
      nonce,
      image,
      anonymousVolumes,
    });
  }
  return {
    container: (address) => containers.get(address),
    network: (address) =>
      run.objects.madeAt(address)?.id ??
      run.observed.networks.find((one) => isAt(one.ownership, address))?.id,
    volume(address) {
      const current = run.plan.volumes[address];
      if (current === undefined) return undefined;
      const isMade = run.objects.madeAt(address)?.id === current.name;
      return isMade || isOurVolume(run.observed, current.name) ? current : undefined;
    },
  };
}

function containerAt(run: Run, address: Address, name: string) {
  const made = run.objects.madeAt(address);
  if (made?.imageId !== undefined) {
    const { id, nonce, imageId, anonymousVolumes = {} } = made;
    return { id, name: made.name ?? name, nonce, imageId, anonymousVolumes };
  }
  const ours = run.observed.containers.filter((one) => isAt(one.ownership, address));
  const live = ours.find((one) => one.name === name) ?? ours[0];
  if (live === undefined) return undefined;
  const { id, labels, imageId, anonymousVolumes } = live;
  return { id, name: live.name, nonce: nonceOf(labels), imageId, anonymousVolumes };
}

async function imageOf(run: Run, id: EngineId, address: Address): Promise<ImageFacts | undefined> {
  const seen =
    run.observed.imagesById[id] ?? Object.values(run.observed.images).find((one) => one?.id === id);
  if (seen) return seen;
  const json = await run.context.engine.images.inspect(id, run.steady);
  if (json !== undefined) return toImageFacts(json);
  // An image may be gone while its container runs on: then only the record knows it.
  return Object.values(run.applied.instances).find((one) => one.containers[address]?.imageId === id)
    ?.containers[address]?.image;
}

function isAt(ownership: Ownership, address: Address): boolean {
  return ownership.kind === 'ours' && ownership.address === address;
}

function isOurVolume(observed: Observed, name: string): boolean {
  return observed.volumes.some((one) => one.name === name && one.ownership.kind === 'ours');
}
