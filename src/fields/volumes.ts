// Declared mounts seen as volumes: which ones an image brings, and the same mounts under other names
// (generations of a volume, anonymous volumes carried from a container to the one that replaces it).

import type { DeclaredFields } from '../model/fields.ts';
import { cleanPath } from './binds.ts';
import { anonymous } from './mounts.ts';

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
