// The record after a simulated run, as the executor writes it.

import type { AppliedInstance, AppliedTarget } from '../../src/model/applied.ts';
import type { Desired, DesiredInstance } from '../../src/model/desired.ts';
import { NO_IMAGE } from '../../src/model/observed.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Address, InstanceName } from '../../src/model/ref.ts';
import { ENGINE, TARGET } from './build.ts';
import type { SimWorld } from './simulate.ts';

/** The record after a whole run, as the executor writes it. */
export function record(
  world: SimWorld,
  desired: Desired,
  plan: Plan,
  before: AppliedTarget | undefined,
): AppliedTarget {
  const kept = plan.changes.flatMap((change) =>
    change.note?.kind === 'volume-kept'
      ? [
          {
            address: change.address,
            kind: 'volume' as const,
            name: change.note.name,
            instance: change.instance,
            removedAt: '',
            removedBy: plan.commit,
            reason: '',
          },
        ]
      : [],
  );
  const held = Object.entries(before?.instances ?? {}).filter(
    ([name]) =>
      desired.held.includes(name as InstanceName) ||
      plan.changes.some((change) => change.instance === name && change.note?.kind === 'protected'),
  );
  const instances = desired.instances.map((instance): [InstanceName, AppliedInstance] => {
    const old = before?.instances[instance.name];
    const former = formerOf(instance, desired, before);
    const was = (address: Address) => `${former?.name}${address.slice(instance.name.length)}` as Address;
    const movedRecord = (address: Address) => former?.containers[was(address)];
    if (instance.state === 'ignored' && old !== undefined) return [instance.name, old];
    const at = (address: Address) =>
      world.observed.containers.find(
        (live) => live.ownership.kind === 'ours' && live.ownership.address === address,
      );
    const network = (address: Address) =>
      world.observed.networks.find(
        (live) => live.ownership.kind === 'ours' && live.ownership.address === address,
      );
    const containers = instance.containers.flatMap((spec) => {
      const found = at(spec.address);
      const live = isReported(plan, spec.address) ? undefined : found;
      if (live === undefined) {
        const last = old?.containers[spec.address] ?? (found && movedRecord(spec.address));
        return last === undefined ? [] : [[spec.address, last] as const];
      }
      const image = world.observed.imagesById[live.imageId] ?? NO_IMAGE;
      const { id, name, imageId } = live;
      return [[spec.address, { id, name, imageId, image, spec, adopted: false }] as const];
    });
    const networks = instance.networks.flatMap((spec) => {
      const live = network(spec.address);
      return live === undefined ? [] : [[spec.address, { id: live.id, spec, adopted: false }] as const];
    });
    const volumes = instance.volumes.flatMap((spec) => {
      const now = plan.volumes[spec.address];
      const isThere = world.observed.volumes.some((one) => one.name === now?.name);
      const moved = former?.volumes[was(spec.address)];
      const last = old?.volumes[spec.address] ?? (moved && { ...moved, spec });
      if (spec.external) return [];
      if (now === undefined || !isThere) return last === undefined ? [] : [[spec.address, last] as const];
      return [
        [spec.address, { current: now.name, generation: now.generation, spec, adopted: false }] as const,
      ];
    });
    return [
      instance.name,
      {
        name: instance.name,
        commit: plan.commit,
        at: '',
        origin: instance.origin,
        protect: instance.protect,
        state: instance.state,
        containers: Object.fromEntries(containers),
        networks: Object.fromEntries(networks),
        volumes: Object.fromEntries(volumes),
        folders: {},
      },
    ];
  });
  const inUse = new Set(
    instances.flatMap(([, instance]) => Object.values(instance.volumes).map((volume) => volume.current)),
  );
  return {
    target: TARGET,
    engineId: ENGINE.id,
    instances: { ...Object.fromEntries(held), ...Object.fromEntries(instances) },
    tombstones: [...(before?.tombstones ?? []), ...kept].filter((one) => !inUse.has(one.name)),
    ports: {},
  };
}

/** The record under the name that an instance had before. */
function formerOf(
  { movedFrom }: DesiredInstance,
  { held, instances }: Desired,
  before: AppliedTarget | undefined,
): AppliedInstance | undefined {
  if (movedFrom === undefined || held.includes(movedFrom)) return undefined;
  return instances.some(({ name }) => name === movedFrom) ? undefined : before?.instances[movedFrom];
}

/** What a plan only reports is not as declared: the record of it stays as it was. */
function isReported(plan: Plan, address: Address): boolean {
  const changes = plan.changes.filter((change) => change.address === address);
  return changes.length > 0 && changes.every((change) => change.action === 'report');
}
