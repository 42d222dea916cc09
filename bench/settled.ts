// A target on which everything that is desired runs already, and our record of it: made from the desired data,
// so that planning for ten thousand containers can be measured without making them.

import { expectedFields } from '../src/fields/expected.ts';
import type { AppliedContainer, AppliedInstance, AppliedTarget } from '../src/model/applied.ts';
import type { Desired, DesiredInstance } from '../src/model/desired.ts';
import type { ImageFacts, LiveContainer, Observed } from '../src/model/observed.ts';
import type { Address, InstanceName } from '../src/model/ref.ts';
import { engineId, sha256 } from '../src/model/ref.ts';

const AT = '2026-01-01T00:00:00Z';

/** What our record would be after all that is desired was applied. `empty`: has the images. */
export function recordOfAll(desired: Desired, empty: Observed): AppliedTarget {
  const instances: Record<InstanceName, AppliedInstance> = {};
  for (const instance of desired.instances) instances[instance.name] = recordOf(desired, instance, empty);
  return { target: empty.target, engineId: empty.engine.id, instances, tombstones: [], ports: {} };
}

function recordOf({ revision }: Desired, instance: DesiredInstance, { images }: Observed): AppliedInstance {
  const { name, origin, protect, state } = instance;
  const containers: Record<Address, AppliedContainer> = {};
  for (const spec of instance.containers) {
    const image = images[spec.image];
    if (!image) throw new Error(`the engine lacks ${spec.image}`);
    const id = engineId(sha256(spec.address).slice('sha256:'.length));
    containers[spec.address] = {
      id,
      name: spec.name,
      imageId: image.id,
      image,
      spec,
      adopted: false,
      nonce: id,
    };
  }
  const nothing = { networks: {}, volumes: {}, folders: {} };
  return { name, commit: revision.commit, at: AT, origin, protect, state, containers, ...nothing };
}

/** The snapshot in which everything on record runs, as it was made. `empty`: the engine without containers. */
export function liveAsRecorded(
  applied: AppliedTarget,
  empty: Observed,
): Pick<Observed, 'containers' | 'imagesById'> {
  const imagesById: Record<string, ImageFacts> = {};
  const containers = Object.values(applied.instances).flatMap((instance) =>
    Object.values(instance.containers).map((one) => {
      imagesById[one.imageId] = one.image;
      return liveOf(instance.name, one, empty);
    }),
  );
  return { containers, imagesById };
}

function liveOf(
  instance: InstanceName,
  { id, name, spec, image }: AppliedContainer,
  { engine }: Observed,
): LiveContainer {
  return {
    id,
    name,
    ownership: { kind: 'ours', address: spec.address, instance, by: 'label' },
    state: 'running',
    health: 'none',
    exitCode: 0,
    oomKilled: false,
    startedAt: AT,
    finishedAt: '',
    image: spec.image,
    imageId: image.id,
    fields: expectedFields(spec.fields, { image, engine }),
    files: {},
    labels: {},
    anonymousVolumes: {},
    hostPorts: [],
  };
}
