// A whole backup of the spool to one destination: payloads first, each read back and hashed there, the manifest
// last and read back too. A yes with the right size is no proof. What an earlier try left there is looked at
// like anything else: kept when its bytes are right, and put anew when not.

import type { BackupId, Manifest, Payload } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { ArtefactStore, Spool, StoredObject } from '../ports-backup.ts';
import { folderOf, GUIDE, MANIFEST } from './layout.ts';
import { MAX_MANIFEST, readManifest } from './manifest-text.ts';
import { drain, gathered, newMeasure, seen, sha256Hex, streamOf } from './measure.ts';
import { requireRoom } from './room.ts';

export type Delivering = {
  readonly spool: Spool;
  readonly store: ArtefactStore;
  /** Name of the destination. */
  readonly destination: string;
  readonly minFreePercent: number;
  /** Text of RESTORE.txt. */
  readonly guide: string;
  /** Told as bytes go there and come back: of all payloads together, twice. */
  readonly onBytes?: (moved: { readonly sent: number; readonly readBack: number }) => void;
};

/** The manifest of a whole backup in the spool. Fails with `artefact/damaged`. */
export async function spooledManifest(
  spool: Spool,
  id: BackupId,
): Promise<{ readonly manifest: Manifest; readonly bytes: Uint8Array }> {
  const bytes = await gathered(spool.read(id, MANIFEST), MAX_MANIFEST);
  const manifest = readManifest(bytes);
  if (typeof manifest !== 'string' && manifest.id === id) return { manifest, bytes };
  const words = typeof manifest === 'string' ? manifest : 'is of another backup';
  throw new Failure('artefact/damaged', `the manifest of ${id} in the spool ${words}`, {
    hint: 'look at the disk of this machine; the backup cannot be sent any more',
    retry: 'never',
  });
}

/**
 * Returns when the destination has all of it, proven. Gives the digest of the manifest. Fails with
 * `artefact/other-bytes` where a destination keeps other bytes than it was given; those are removed again.
 */
export async function deliver(delivering: Delivering, id: BackupId, signal: AbortSignal): Promise<string> {
  const { store, spool, destination } = delivering;
  const { manifest, bytes } = await spooledManifest(spool, id);
  const folder = folderOf(manifest, id);
  const there = new Map((await store.list(folder, signal)).map((object) => [object.key, object]));
  await requireNoOther(store, `${folder}${MANIFEST}`, bytes, destination, signal);
  await putGuide(store, delivering.guide, signal);
  for (const payload of manifest.payloads) {
    const key = `${folder}${payload.file}`;
    await deliverPayload(delivering, { id, key, payload }, there.get(key), signal);
  }
  await putManifest(store, `${folder}${MANIFEST}`, bytes, destination, signal);
  return sha256Hex(bytes);
}

/** A manifest that is there already is either this one, or not to be touched by anybody but people. */
async function requireNoOther(
  store: ArtefactStore,
  key: string,
  bytes: Uint8Array,
  destination: string,
  signal: AbortSignal,
): Promise<void> {
  const there = await store.get(key, signal);
  if (there === undefined) return;
  const found = await gathered(there, MAX_MANIFEST);
  if (Buffer.compare(found, bytes) === 0) return;
  if (typeof readManifest(found) === 'string') return store.remove(key, signal);
  throw new Failure('artefact/exists', `${destination} has another backup as ${key}`, {
    hint: 'see who else writes there: a place is for one reconciler of a fleet',
    retry: 'never',
  });
}

type Going = { readonly id: BackupId; readonly key: string; readonly payload: Payload };

async function deliverPayload(
  delivering: Delivering,
  going: Going,
  there: StoredObject | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { store, destination } = delivering;
  const { key, payload } = going;
  if (there !== undefined) {
    if (there.bytes === payload.storedBytes && (await isSame(delivering, going, signal))) {
      delivering.onBytes?.({ sent: payload.storedBytes, readBack: 0 });
      return;
    }
    await store.remove(key, signal);
  }
  await putOnce(() => send(delivering, going, signal));
  if (await isSame(delivering, going, signal)) return;
  await store.remove(key, signal).catch(() => undefined);
  throw otherBytes(destination, key);
}

async function send(
  { spool, store, destination, minFreePercent, onBytes }: Delivering,
  { id, key, payload }: Going,
  signal: AbortSignal,
): Promise<void> {
  const taken = await store.take(key, spool.pathOf(id, payload.file), signal);
  if (taken !== undefined) {
    onBytes?.({ sent: taken.bytes, readBack: 0 });
    return;
  }
  // Only a copy needs room: a file that is taken as it is has its already.
  requireRoom(await store.free(signal), payload.storedBytes, minFreePercent, destination);
  const coming = seen(spool.read(id, payload.file), ({ length }) => onBytes?.({ sent: length, readBack: 0 }));
  await store.put(key, coming, payload.storedBytes, signal);
}

async function isSame(
  { store, onBytes }: Delivering,
  { key, payload }: Going,
  signal: AbortSignal,
): Promise<boolean> {
  const there = await store.get(key, signal);
  if (there === undefined) return false;
  const measure = newMeasure();
  const coming = seen(there, (piece) => {
    measure.add(piece);
    onBytes?.({ sent: 0, readBack: piece.length });
  });
  try {
    await drain(coming);
  } catch (error) {
    // Fewer bytes than the place itself says: other bytes as well.
    if (error instanceof Failure && error.code === 'artefact/cut-short') return false;
    throw error;
  }
  return measure.bytes() === payload.storedBytes && measure.sha256() === payload.sha256;
}

async function putManifest(
  store: ArtefactStore,
  key: string,
  bytes: Uint8Array,
  destination: string,
  signal: AbortSignal,
): Promise<void> {
  await putOnce(() => store.put(key, streamOf(bytes), bytes.length, signal));
  const there = await store.get(key, signal);
  const found = there === undefined ? undefined : await gathered(there, MAX_MANIFEST);
  if (found !== undefined && Buffer.compare(found, bytes) === 0) return;
  await store.remove(key, signal).catch(() => undefined);
  throw otherBytes(destination, key);
}

/** Where somebody may have to open a backup without us. */
async function putGuide(store: ArtefactStore, guide: string, signal: AbortSignal): Promise<void> {
  const there = await store.get(GUIDE, signal);
  const bytes = Buffer.from(guide);
  if (there !== undefined) {
    if (Buffer.compare(await gathered(there, MAX_MANIFEST), bytes) === 0) return;
    await store.remove(GUIDE, signal);
  }
  await putOnce(() => store.put(GUIDE, streamOf(bytes), bytes.length, signal));
}

/** What is there already came by a try whose answer was lost, or by somebody else: what it is, is looked at after. */
async function putOnce(put: () => Promise<unknown>): Promise<void> {
  try {
    await put();
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'artefact/exists')) throw error;
  }
}

function otherBytes(destination: string, key: string): Failure {
  return new Failure(
    'artefact/other-bytes',
    `${destination} said that it keeps ${key}, and has other bytes`,
    {
      hint: 'do not trust this place: look at its disks, or use another one',
      retry: 'later',
    },
  );
}
