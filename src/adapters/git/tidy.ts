// Housekeeping of a mirror, since git's own is off: what a killed fetch left behind, and the many small
// packs of many small fetches. Nothing here may fail a pass: what cannot be tidied now is tidied later.

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Packs that are gathered into fewer when there are more. */
const MANY_PACKS = 30;

/**
 * Removes locks and half-written packs that nobody can still be writing: a lock of a killed git would
 * stop every later fetch, and each half pack may be as large as the repository.
 */
export async function removeLeftovers(folder: string, nowMs: number, oldMs: number): Promise<void> {
  for (const [where, pattern] of [
    ['', /\.lock$/],
    ['refs/shipshape', /\.lock$/],
    ['objects/pack', /^(?:tmp_|\.tmp-)/],
  ] as const) {
    const names = await readdir(join(folder, where)).catch(() => []);
    for (const name of names.filter((each) => pattern.test(each))) {
      const file = join(folder, where, name);
      const stats = await stat(file).catch(() => undefined);
      if (stats !== undefined && nowMs - stats.mtimeMs > oldMs) await rm(file, { force: true });
    }
  }
}

/** True when the mirror has so many packs that finding objects gets slow. */
export async function hasManyPacks(folder: string): Promise<boolean> {
  const names = await readdir(join(folder, 'objects/pack')).catch(() => []);
  return names.filter((name) => name.endsWith('.pack')).length > MANY_PACKS;
}

/** Merges small packs into larger ones by size; touches no object, also none that no branch holds any more. */
export const GATHER_PACKS: readonly string[] = ['repack', '--quiet', '-d', '--geometric=2'];
