// Whose a file in a container is, and what may be done with it: read from the engine's own archive of it.

import { extract, type Headers } from 'tar-stream';
import type { EngineId } from '../model/ref.ts';
import type { JobGround } from './ground.ts';

export type Owner = { readonly uid: number; readonly gid: number; readonly mode: number };
export type Found = Owner & { readonly size: number };

/** Undefined: there is no such file. */
export async function ownerOf(
  { containers }: JobGround,
  container: EngineId,
  path: string,
  signal: AbortSignal,
): Promise<Found | undefined> {
  const archive = await containers.getArchive(container, path, signal);
  if (archive === undefined) return undefined;
  const reader = extract();
  let found: Found | undefined;
  reader.on('entry', ({ uid = 0, gid = 0, mode = 0o644, size = 0 }: Headers) => {
    found ??= { uid, gid, mode, size };
  });
  // Leaving the loop ends the call: only the first header is of interest.
  for await (const piece of archive) {
    reader.write(piece);
    if (found !== undefined) break;
  }
  reader.destroy();
  return found;
}
