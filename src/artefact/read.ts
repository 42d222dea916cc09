// A payload of a destination as a stream of what went in. Its end is reached only when every byte was as the
// manifest says; a reader that gets an error must throw away what it got before.

import type { Payload, StoredBackup } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { ArtefactStore, Sealer } from '../ports-backup.ts';
import { folderOf } from './layout.ts';
import { drain, type Measure, newMeasure, seen } from './measure.ts';

export type Reading = {
  readonly store: ArtefactStore;
  readonly sealer: Sealer;
  /** Told how many stored bytes came with each piece. */
  readonly onBytes?: (bytes: number) => void;
};

/** The raw bytes of a payload. Fails with `artefact/gone`, `artefact/damaged`, `artefact/no-key`. */
export async function* openPayload(
  { store, sealer, onBytes }: Reading,
  backup: StoredBackup,
  payload: Payload,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const [stored, raw] = [newMeasure(), newMeasure()];
  const coming = seen(await fetched(store, backup, payload, signal), (piece) => {
    stored.add(piece);
    onBytes?.(piece.length);
  });
  yield* seen(sealer.decompress(sealer.open(coming)), raw.add);
  requireSame(stored, payload.storedBytes, payload.sha256, backup, payload);
  requireSame(raw, payload.rawBytes, payload.rawSha256, backup, payload);
}

/** Compares what is stored with the manifest, byte for byte, without a key. */
export async function checkStored(
  { store, onBytes }: Pick<Reading, 'store' | 'onBytes'>,
  backup: StoredBackup,
  signal: AbortSignal,
): Promise<void> {
  for (const payload of backup.manifest.payloads) {
    const stored = newMeasure();
    const coming = seen(await fetched(store, backup, payload, signal), (piece) => {
      stored.add(piece);
      onBytes?.(piece.length);
    });
    await drain(coming);
    requireSame(stored, payload.storedBytes, payload.sha256, backup, payload);
  }
}

async function fetched(
  store: ArtefactStore,
  { manifest, destination }: StoredBackup,
  { file }: Payload,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const there = await store.get(`${folderOf(manifest, manifest.id)}${file}`, signal);
  if (there !== undefined) return there;
  throw new Failure('artefact/gone', `${file} of ${manifest.id} is not at ${destination} any more`, {
    hint: 'use another backup, or this one from another destination',
    retry: 'never',
  });
}

function requireSame(
  measure: Measure,
  bytes: number,
  sha256: string,
  { manifest, destination }: StoredBackup,
  { file }: Payload,
): void {
  if (measure.bytes() === bytes && measure.sha256() === sha256) return;
  throw new Failure(
    'artefact/damaged',
    `${file} of ${manifest.id} at ${destination} is not what was written`,
    {
      hint: 'use another backup, or this one from another destination',
      retry: 'never',
    },
  );
}
