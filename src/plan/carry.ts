// What a new container takes over from the one that it replaces: data in volumes without a name, and
// the settings that the instance asks us to leave alone.

import { carryPart } from '../fields/carry.ts';
import { imageVolumes, mountVolumes } from '../fields/volumes.ts';
import type { AppliedContainer } from '../model/applied.ts';
import type { ContainerSpec } from '../model/desired.ts';
import type { DeclaredFields } from '../model/fields.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Assessment } from './compare.ts';
import type { Context } from './input.ts';

/**
 * Mounts the old container's anonymous volumes by their names, so that no data is lost. When the new
 * image is not known yet, all of them: better a mount too many than data left behind.
 */
export function carryVolumes(
  context: Context,
  spec: ContainerSpec,
  olds: readonly LiveContainer[],
  base: LiveContainer | undefined,
): ContainerSpec {
  const carried: Record<string, string> = {};
  // A container that was made and never ran holds no data, only new empty volumes.
  const holders = [base, ...olds].filter((old) => old !== undefined && old.state !== 'created');
  const image = context.observed.images[spec.image];
  const wanted = image ? new Set(imageVolumes(image, spec.fields)) : undefined;
  for (const old of holders) {
    for (const [target, volume] of Object.entries(old?.anonymousVolumes ?? {})) {
      if (wanted === undefined ? !isMounted(spec.fields, target) : wanted.has(target)) {
        carried[target] ??= volume;
      }
    }
  }
  if (Object.keys(carried).length === 0) return spec;
  return { ...spec, fields: mountVolumes(spec.fields, carried) };
}

/** The same for a container that is gone: its unnamed volumes stayed, as far as nobody removed them too. */
export function carryRecorded(
  context: Context,
  spec: ContainerSpec,
  record: AppliedContainer | undefined,
): ContainerSpec {
  const volumes = Object.entries(record?.anonymousVolumes ?? {});
  const image = context.observed.images[spec.image];
  const wanted = image ? new Set(imageVolumes(image, spec.fields)) : undefined;
  const carried = volumes.filter(
    ([target, volume]) =>
      context.volumesByName.has(volume) &&
      (wanted === undefined ? !isMounted(spec.fields, target) : wanted.has(target)),
  );
  if (carried.length === 0) return spec;
  return { ...spec, fields: mountVolumes(spec.fields, Object.fromEntries(carried)) };
}

/** Keeps what is there for the fields on the ignore list. */
export function carryIgnored(spec: ContainerSpec, base: Assessment): ContainerSpec {
  const live = base.live.fields;
  if (live === undefined || base.ignored.length === 0) return spec;
  const fields = base.ignored.reduce(
    (declared, { field, path }) => carryPart(declared, live, field, path.slice(field.length + 1)),
    spec.fields,
  );
  return { ...spec, fields };
}

function isMounted(declared: DeclaredFields, target: string): boolean {
  return (declared.mounts ?? []).some((mount) => mount.target === target && mount.source !== '');
}
