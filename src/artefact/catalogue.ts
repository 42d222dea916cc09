// What a destination has, from its objects alone. A backup is what has a whole manifest and all payloads with
// their sizes; everything else is told as unfinished and never as a backup. A place that cannot be asked fails:
// it is never empty. What is remembered between calls only spares reading again and may be thrown away.

import pLimit from 'p-limit';
import type { BackupId, BackupRecord, Manifest, StoredBackup } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { ArtefactStore, StoredObject } from '../ports-backup.ts';
import { GUIDE, MANIFEST, meaningOf, type Owner, prefixOf } from './layout.ts';
import { MAX_MANIFEST, readManifest } from './manifest-text.ts';
import { gathered, sha256Hex } from './measure.ts';
import { fetchRecord } from './records.ts';

export type Catalogue = {
  /** Oldest first. */
  readonly backups: readonly StoredBackup[];
  readonly unfinished: readonly Unfinished[];
  /** Records that cannot be read, by key. */
  readonly damaged: readonly string[];
};

/** What looks like a part of a backup and is none. */
export type Unfinished = {
  readonly owner: Owner;
  readonly id: BackupId;
  /** `has no manifest` */
  readonly reason: string;
  readonly hasManifest: boolean;
  readonly isTombstoned: boolean;
  readonly objects: readonly StoredObject[];
  /** Milliseconds since 1970: the newest of its objects. */
  readonly modifiedAt: number;
};

export type Asking = {
  /** Name of the destination. */
  readonly destination: string;
  readonly fleet: string;
  /** Undefined: of all instances. */
  readonly instance?: string;
  /** True where backups are known to have been sent: then a place without our guide is another place. */
  readonly isKnown: boolean;
};

type Read = { readonly manifest: Manifest; readonly digest: string } | string;
type ReadRecord = { readonly record: BackupRecord | undefined; readonly isDamaged: boolean };

/** Manifests and records by key, size and time. */
export type CatalogueCache = {
  readonly manifests: Map<string, Read>;
  readonly records: Map<string, ReadRecord>;
};

const AT_ONCE = 8;

export function newCatalogueCache(): CatalogueCache {
  return { manifests: new Map(), records: new Map() };
}

/** All of a fleet's or an instance's backups at one destination. */
export async function readCatalogue(
  store: ArtefactStore,
  asking: Asking,
  cache: CatalogueCache,
  signal: AbortSignal,
): Promise<Catalogue> {
  const objects = await store.list(prefixOf(asking.fleet, asking.instance), signal);
  if (objects.length === 0) await requirePlace(store, asking, signal);
  const folders = foldersOf(objects);
  const limit = pLimit(AT_ONCE);
  const records = await Promise.all(
    [...folders.values()].flatMap(({ records: of }) =>
      of.map((object) => limit(() => recordOf(store, object, cache, signal))),
    ),
  );
  const byBackup = Map.groupBy(
    records.filter((record) => record !== undefined),
    ({ folder }) => folder,
  );
  const entries = await Promise.all(
    [...folders.values()].map((folder) =>
      limit(() => entryOf(store, asking.destination, folder, byBackup.get(folder.name) ?? [], cache, signal)),
    ),
  );
  const backups = entries.flatMap((entry) => (entry?.kind === 'backup' ? [entry.backup] : []));
  return {
    backups: backups.sort((a, b) => (a.manifest.id < b.manifest.id ? -1 : 1)),
    unfinished: entries.flatMap((entry) => (entry?.kind === 'unfinished' ? [entry.unfinished] : [])),
    damaged: records.flatMap((record) => (record?.isDamaged === true ? [record.key] : [])),
  };
}

/**
 * An empty list is believed only where the place lists its guide, or is known to be new: an empty folder under a
 * disk that is not mounted, another bucket and a service that leaves things out look the same.
 */
async function requirePlace(store: ArtefactStore, asking: Asking, signal: AbortSignal): Promise<void> {
  if ((await store.list('v1/', signal)).some(({ key }) => key === GUIDE)) return;
  if ((await store.get(GUIDE, signal)) !== undefined) {
    throw new Failure('artefact/incomplete-list', `${asking.destination} has ${GUIDE} and does not list it`, {
      hint: 'see whether the place is well; nothing is deleted before it lists all that it has',
      retry: 'later',
    });
  }
  if (!asking.isKnown) return;
  throw new Failure(
    'artefact/other-place',
    `${asking.destination} has nothing of what was sent there, not even ${GUIDE}`,
    {
      hint: 'see whether the disk is mounted, and the bucket and the folder are the right ones',
      retry: 'later',
    },
  );
}

type Folder = {
  /** `<instance>/<id>` */
  readonly name: string;
  readonly owner: Owner;
  readonly id: BackupId;
  readonly files: StoredObject[];
  readonly records: StoredObject[];
};

function foldersOf(objects: readonly StoredObject[]): ReadonlyMap<string, Folder> {
  const folders = new Map<string, Folder>();
  for (const object of objects) {
    const meaning = meaningOf(object.key);
    if (meaning.kind !== 'file' && meaning.kind !== 'record') continue;
    const { owner, id } = meaning;
    const name = `${owner.instance}/${id}`;
    const folder = folders.get(name) ?? { name, owner, id, files: [], records: [] };
    folders.set(name, folder);
    (meaning.kind === 'file' ? folder.files : folder.records).push(object);
  }
  return folders;
}

type Entry =
  | { readonly kind: 'backup'; readonly backup: StoredBackup }
  | { readonly kind: 'unfinished'; readonly unfinished: Unfinished };

async function entryOf(
  store: ArtefactStore,
  destination: string,
  { owner, id, files, records: recordFiles }: Folder,
  records: readonly ReadRecord[],
  cache: CatalogueCache,
  signal: AbortSignal,
): Promise<Entry | undefined> {
  const marker = files.find(({ key }) => key.endsWith(`/${MANIFEST}`));
  const read = marker === undefined ? 'has no manifest' : await manifestOf(store, marker, cache, signal);
  const reason = typeof read === 'string' ? read : unfit(read.manifest, owner, id, files);
  const known = records.flatMap(({ record }) => record ?? []).sort((a, b) => (a.at < b.at ? -1 : 1));
  if (typeof read !== 'string' && reason === undefined) {
    return { kind: 'backup', backup: { destination, ...read, records: known } };
  }
  const unfinished: Unfinished = {
    owner,
    id,
    reason: reason ?? 'has no manifest',
    hasManifest: marker !== undefined,
    isTombstoned: known.some(({ what }) => what.kind === 'tombstone'),
    objects: [...files, ...recordFiles],
    modifiedAt: Math.max(...[...files, ...recordFiles].map(({ modifiedAt }) => modifiedAt)),
  };
  return { kind: 'unfinished', unfinished };
}

/** Why a manifest is not that of what lies beside it; undefined: it is. */
function unfit(
  manifest: Manifest,
  owner: Owner,
  id: BackupId,
  files: readonly StoredObject[],
): string | undefined {
  const isOwn = manifest.id === id && manifest.fleet === owner.fleet && manifest.instance === owner.instance;
  if (!isOwn) return 'has the manifest of another backup';
  const sizes = new Map(files.map(({ key, bytes }) => [key.slice(key.lastIndexOf('/') + 1), bytes]));
  for (const { file, storedBytes } of manifest.payloads) {
    const bytes = sizes.get(file);
    if (bytes === undefined) return `has no ${file}`;
    if (bytes !== storedBytes) return `has ${bytes} of the ${storedBytes} bytes of ${file}`;
  }
  return undefined;
}

function nameInCache({ key, bytes, modifiedAt }: StoredObject): string {
  return `${key} ${bytes} ${modifiedAt}`;
}

async function manifestOf(
  store: ArtefactStore,
  object: StoredObject,
  cache: CatalogueCache,
  signal: AbortSignal,
): Promise<Read> {
  const name = nameInCache(object);
  const known = cache.manifests.get(name);
  if (known !== undefined) return known;
  const there = object.bytes > MAX_MANIFEST ? undefined : await store.get(object.key, signal);
  if (there === undefined) return 'has no manifest';
  const bytes = await gathered(there, MAX_MANIFEST);
  const manifest = readManifest(bytes);
  const read =
    typeof manifest === 'string' ? `has a manifest that ${manifest}` : { manifest, digest: sha256Hex(bytes) };
  cache.manifests.set(name, read);
  return read;
}

async function recordOf(
  store: ArtefactStore,
  object: StoredObject,
  cache: CatalogueCache,
  signal: AbortSignal,
): Promise<(ReadRecord & { readonly key: string; readonly folder: string }) | undefined> {
  const meaning = meaningOf(object.key);
  if (meaning.kind !== 'record') return undefined;
  const name = nameInCache(object);
  const named = { backup: meaning.id, what: meaning.what, modifiedAt: object.modifiedAt };
  const read = cache.records.get(name) ?? (await fetchRecord(store, object.key, named, signal));
  if (read === undefined) return undefined;
  cache.records.set(name, read);
  return { ...read, key: object.key, folder: `${meaning.owner.instance}/${meaning.id}` };
}
