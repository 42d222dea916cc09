// Declared mounts seen as volumes: which ones an image brings, and the same mounts under other names
// (generations of a volume, anonymous volumes carried from a container to the one that replaces it).

import type { DeclaredFields, Mount } from '../model/fields.ts';
import type { ImageFacts } from '../model/observed.ts';
import { cleanPath } from './binds.ts';
import { sortedSet } from './json.ts';

/** The declaration with volumes mounted at more targets: `byTarget` is target → volume name. */
export function mountVolumes(
  declared: DeclaredFields,
  byTarget: Readonly<Record<string, string>>,
): DeclaredFields {
  const own = declared.mounts ?? [];
  const taken = new Set(own.map((mount) => cleanPath(mount.target)));
  const more = Object.entries(byTarget)
    .filter(([target]) => !taken.has(cleanPath(target)))
    .map(([target, name]) => ({ ...anonymous(target), source: name }));
  return more.length === 0 ? declared : { ...declared, mounts: [...own, ...more] };
}

/** The declaration with volumes under their current names (`crm_data` → `crm_data-g2`). */
export function renameVolumes(
  declared: DeclaredFields,
  current: ReadonlyMap<string, string>,
): DeclaredFields {
  if (declared.mounts === undefined) return declared;
  return {
    ...declared,
    mounts: declared.mounts.map((mount) =>
      mount.type === 'volume' ? { ...mount, source: current.get(mount.source) ?? mount.source } : mount,
    ),
  };
}

/** Targets of the image's own `VOLUME`s that nothing declared covers: the engine makes anonymous ones. */
export function imageVolumes(image: ImageFacts, declared: DeclaredFields): readonly string[] {
  const covered = new Set((declared.mounts ?? []).map((mount) => cleanPath(mount.target)));
  return sortedSet(image.volumes.map(cleanPath)).filter((target) => !covered.has(target));
}

/** A volume that the engine names. */
export function anonymous(target: string): Mount {
  return { type: 'volume', source: '', target, readOnly: false, options: [], createHostPath: false };
}
