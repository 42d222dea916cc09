// Tries a destination as a backup would use it: writes, reads back, lists, and removes an object of its own. Never
// touches anything else. A place that says yes to all of it and keeps other bytes fails.

import { Failure } from '../model/failure.ts';
import type { ArtefactStore } from '../ports-backup.ts';
import { PROBES } from './layout.ts';
import { gathered, streamOf } from './measure.ts';

export type Probed = {
  readonly free: { readonly bytes: number; readonly total: number } | undefined;
  /** False: it lets a second write take the place of a first. Nothing relies on it; it is good to know. */
  readonly refusesOverwriting: boolean;
};

const BYTES = 256 * 1024;

/** `random`: 16 hex digits or more, never used before. Fails with what the place said, or `artefact/other-bytes`. */
export async function probe(
  store: ArtefactStore,
  destination: string,
  random: string,
  signal: AbortSignal,
): Promise<Probed> {
  const key = `${PROBES}${random}`;
  const bytes = Buffer.alloc(BYTES, `${random} `);
  try {
    await store.put(key, streamOf(bytes), bytes.length, signal);
    await requireSame(store, key, bytes, destination, signal);
    const listed = (await store.list(PROBES, signal)).find((object) => object.key === key);
    if (listed?.bytes !== bytes.length) {
      throw refused(
        destination,
        listed === undefined ? 'does not list what it has' : 'lists another size than it has',
      );
    }
    const refusesOverwriting = await isTaken(store, key, signal);
    await store.remove(key, signal);
    if ((await store.list(PROBES, signal)).some((object) => object.key === key)) {
      throw refused(destination, 'still lists what it removed');
    }
    return { free: await store.free(signal), refusesOverwriting };
  } catch (error) {
    await store.remove(key, signal).catch(() => undefined);
    throw error;
  }
}

async function requireSame(
  store: ArtefactStore,
  key: string,
  bytes: Buffer,
  destination: string,
  signal: AbortSignal,
): Promise<void> {
  const there = await store.get(key, signal);
  const found = there === undefined ? undefined : await gathered(there, BYTES * 4);
  if (found === undefined) throw refused(destination, 'does not have what it said that it keeps');
  if (bytes.compare(found) !== 0) throw refused(destination, 'keeps other bytes than it was given');
}

async function isTaken(store: ArtefactStore, key: string, signal: AbortSignal): Promise<boolean> {
  try {
    await store.put(key, streamOf(Buffer.from('second')), 6, signal);
    return false;
  } catch (error) {
    if (error instanceof Failure && error.code === 'artefact/exists') return true;
    throw error;
  }
}

function refused(destination: string, words: string): Failure {
  return new Failure('artefact/other-bytes', `${destination} ${words}`, {
    hint: 'do not trust this place: look at its disks, or use another one',
    retry: 'later',
  });
}
