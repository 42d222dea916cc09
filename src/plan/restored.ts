// Restored data folders in the place of those that an instance has: the same declaration with other paths.
// Volumes need nothing of the kind, since their generation is no part of what is declared.

import type { ContainerSpec, Desired, DesiredInstance } from '../model/desired.ts';
import type { Restored } from '../model/plan.ts';

/** What is desired, with the folders among `restored` at their new paths. */
export function withRestoredFolders(desired: Desired, restored: Restored): Desired {
  const isAsked = Object.keys(restored).some((address) => address.includes('/folder/'));
  if (!isAsked) return desired;
  return { ...desired, instances: desired.instances.map((one) => moved(one, restored)) };
}

function moved(instance: DesiredInstance, restored: Restored): DesiredInstance {
  const paths = new Map(
    instance.folders.flatMap(({ address, hostPath }) => {
      const next = restored[address]?.name;
      return next === undefined ? [] : [[hostPath, next] as const];
    }),
  );
  if (paths.size === 0) return instance;
  const at = (path: string) => paths.get(path) ?? path;
  return {
    ...instance,
    folders: instance.folders.map((one) => ({ ...one, hostPath: at(one.hostPath) })),
    containers: instance.containers.map((one) => withPaths(one, at)),
  };
}

function withPaths(spec: ContainerSpec, at: (path: string) => string): ContainerSpec {
  const { mounts } = spec.fields;
  if (mounts === undefined) return spec;
  const next = mounts.map((one) => (one.type === 'bind' ? { ...one, source: at(one.source) } : one));
  return { ...spec, fields: { ...spec.fields, mounts: next } };
}
