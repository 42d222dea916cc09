// Takes a backup away from a destination: its tombstone is written first, then goes the manifest, then all the
// rest, the tombstone last. Wherever that is cut, there is either the whole backup or what `collect` removes.
// Whether a backup may go is decided elsewhere; nothing here asks.

import type { StoredBackup } from '../model/backup.ts';
import type { ArtefactStore, StoredObject } from '../ports-backup.ts';
import { folderOf, MANIFEST, meaningOf, type Owner, prefixOf } from './layout.ts';
import { writeRecord } from './records.ts';

export type Removal = {
  /** Who asked for it. */
  readonly by: string;
  readonly reason: string;
  /** RFC 3339. */
  readonly at: string;
};

/** Removes one committed backup. What of it is gone already counts as removed. */
export async function removeBackup(
  store: ArtefactStore,
  { manifest }: StoredBackup,
  { by, reason, at }: Removal,
  signal: AbortSignal,
): Promise<void> {
  const what = { kind: 'tombstone', reason } as const;
  await writeRecord(store, manifest, { backup: manifest.id, at, by, what }, signal);
  await store.remove(`${folderOf(manifest, manifest.id)}${MANIFEST}`, signal);
  const left = await store.list(prefixOf(manifest.fleet, manifest.instance), signal);
  await removeRest(store, manifest, manifest.id, left, signal);
}

/** Removes all that there is of a backup without a manifest: payloads, records, its tombstone at the very end. */
export async function removeRest(
  store: ArtefactStore,
  owner: Owner,
  id: string,
  objects: readonly StoredObject[],
  signal: AbortSignal,
): Promise<number> {
  const rank = (key: string): number | undefined => {
    const meaning = meaningOf(key);
    const isOurs = meaning.kind === 'file' || meaning.kind === 'record';
    if (!isOurs || meaning.id !== id || meaning.owner.instance !== owner.instance) return undefined;
    if (meaning.owner.fleet !== owner.fleet) return undefined;
    if (meaning.kind === 'file') return 0;
    return meaning.what === 'tombstone' ? 2 : 1;
  };
  const parts = objects
    .map(({ key }) => ({ key, rank: rank(key) }))
    .filter((part): part is { key: string; rank: number } => part.rank !== undefined)
    .sort((a, b) => a.rank - b.rank);
  for (const { key } of parts) await store.remove(key, signal);
  return parts.length;
}
