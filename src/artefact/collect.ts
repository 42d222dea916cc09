// Removes what broken writes and removals left: nothing but parts of our own backups that have no manifest, that
// nobody works on, and that are old. Before anything goes, the place is asked once more for the manifest itself:
// a list that left it out must not cost a backup.

import type { BackupId } from '../model/backup.ts';
import type { ArtefactStore, Spool } from '../ports-backup.ts';
import { newCatalogueCache, readCatalogue, type Unfinished } from './catalogue.ts';
import { folderOf, MANIFEST, meaningOf, PROBES, prefixOf, timeOfBackup } from './layout.ts';
import { removeRest } from './remove.ts';

const DAY_MS = 86_400_000;

export type Collecting = {
  readonly destination: string;
  readonly fleet: string;
  /** Backups that somebody makes, sends, restores from or removes at this moment, and those of the queue. */
  readonly living: ReadonlySet<BackupId>;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export type Collected = {
  readonly backups: readonly BackupId[];
  readonly objects: number;
  /** Partial files and open uploads. */
  readonly partials: number;
};

/** Tidies one destination. Throws when it cannot be listed. */
export async function collectAt(
  store: ArtefactStore,
  collecting: Collecting,
  signal: AbortSignal,
): Promise<Collected> {
  const { destination, fleet, living, now } = collecting;
  const asking = { destination, fleet, isKnown: false };
  const { unfinished } = await readCatalogue(store, asking, newCatalogueCache(), signal);
  const backups: BackupId[] = [];
  let objects = 0;
  for (const one of unfinished.filter((left) => isGarbage(left, living, now))) {
    if ((await store.get(`${folderOf(one.owner, one.id)}${MANIFEST}`, signal)) !== undefined) continue;
    objects += await removeRest(store, one.owner, one.id, one.objects, signal);
    backups.push(one.id);
  }
  objects += await collectProbes(store, now, signal);
  const isLeft = (key: string, begunAt: number) => {
    const meaning = meaningOf(key);
    const isLiving = 'id' in meaning && living.has(meaning.id);
    return !isLiving && begunAt < now - DAY_MS;
  };
  const partials = await store.sweep(prefixOf(fleet), isLeft, signal);
  return { backups, objects, partials };
}

/**
 * A removal that was cut goes on at once; other remains must be old by the time of their id and by their objects'
 * own. One that has a manifest, however damaged, is for people to look at.
 */
function isGarbage(left: Unfinished, living: ReadonlySet<BackupId>, now: number): boolean {
  if (left.hasManifest || living.has(left.id)) return false;
  if (left.isTombstoned) return true;
  const begunAt = timeOfBackup(left.id) ?? now;
  return Math.max(begunAt, left.modifiedAt) < now - DAY_MS;
}

async function collectProbes(store: ArtefactStore, now: number, signal: AbortSignal): Promise<number> {
  const old = (await store.list(PROBES, signal)).filter(({ modifiedAt }) => modifiedAt < now - DAY_MS);
  for (const { key } of old) await store.remove(key, signal);
  return old.length;
}

/**
 * Removes backups in the making that nobody makes. `living`: those that somebody does. With `olderThanMs`, only
 * such as nothing was written of for that long. Gives their ids.
 */
export async function collectSpool(
  spool: Spool,
  {
    living,
    now,
    olderThanMs,
  }: { readonly living: ReadonlySet<BackupId>; readonly now: number; readonly olderThanMs: number },
): Promise<readonly BackupId[]> {
  const left = (await spool.list()).filter(
    ({ id, kind, modifiedAt }) => kind === 'making' && !living.has(id) && modifiedAt <= now - olderThanMs,
  );
  for (const { id } of left) await spool.remove(id);
  await spool.tidy();
  return left.map(({ id }) => id);
}
