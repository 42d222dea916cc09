// What a path of a Compose project means here. The project's folder is given to Compose as a relative
// path, so what stays relative is in the tree of the revision and what is absolute is the host's.

import { joinTree } from './paths.ts';

export type Place =
  /** In the tree; `''` is the tree itself. */
  | { readonly kind: 'tree'; readonly path: string }
  /** Relative, but above the top of the tree. */
  | { readonly kind: 'escape' }
  /** A path of the host. */
  | { readonly kind: 'host'; readonly path: string };

/** What a resolved path means. */
export function placeOf(path: string): Place {
  if (path.startsWith('/') || /^.:[\\/]|^\\\\/.test(path)) return { kind: 'host', path };
  const inTree = joinTree('', path);
  return inTree === undefined ? { kind: 'escape' } : { kind: 'tree', path: inTree };
}
