// Housekeeping of a mirror, since git's own is off: what a killed fetch left behind, the many small packs
// of many small fetches, and a bound on its size. Tidying never fails a pass: it is done the next time.

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';

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

const LOOK_EVERY_MS = 500;

/**
 * Does some work that makes the mirror grow, and stops it when the packs take more than `maxBytes`: a
 * small request may be answered with more than the disk holds. Fails with `git/too-large`, then and later.
 */
export async function withinSize(
  folder: string,
  maxBytes: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const stop = new AbortController();
  const look = async () => {
    if ((await packBytes(folder)) > maxBytes) stop.abort(tooLarge(maxBytes));
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  try {
    await work(AbortSignal.any([signal, stop.signal]));
    await look();
    stop.signal.throwIfAborted();
  } finally {
    clearInterval(timer);
  }
}

function tooLarge(maxBytes: number): Failure {
  const message = `the repository takes more than ${Math.round(maxBytes / 1024 / 1024)} MiB`;
  return new Failure('git/too-large', message, {
    hint: 'keep large files out of it, or give the declarations a repository of their own',
  });
}

async function packBytes(folder: string): Promise<number> {
  const packs = join(folder, 'objects/pack');
  const names = await readdir(packs).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(packs, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
