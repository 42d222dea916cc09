// A backup is made in the spool: each payload sealed, hashed and fsynced, then read again from the disk, opened
// and decoded to its end, and only when all were is the manifest written and the whole published in one step.
// Whatever goes wrong before leaves nothing. A payload that nobody read again cannot be in a manifest.

import type { BackupId, Manifest, Payload } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { Sealer, Spool } from '../ports-backup.ts';
import { MANIFEST } from './layout.ts';
import { manifestBytes, readManifest } from './manifest-text.ts';
import { drain, newMeasure, seen, sha256Hex, streamOf } from './measure.ts';
import { noteOf } from './note.ts';
import { requireRoom } from './room.ts';

export type Writing = { readonly spool: Spool; readonly sealer: Sealer };

export type Wanted = {
  readonly id: BackupId;
  /** zstd level. */
  readonly compression: number;
  /** `age1…` of all destinations together, besides the host's own. */
  readonly recipients: readonly string[];
  /** Names of all destinations that are to have it. */
  readonly destinations: readonly string[];
  /** Raw bytes that are expected, from the last backup; 0: nobody knows. */
  readonly expectedBytes: number;
  /** RFC 3339. */
  readonly now: string;
};

/** What is known of a payload by its bytes alone. */
export type PayloadFacts = Pick<Payload, 'file' | 'rawBytes' | 'storedBytes' | 'sha256' | 'rawSha256'>;

/** Takes a payload's raw bytes and throws unless they are what they should be. What it leaves is read by us. */
export type Decode = (bytes: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<void>;

export type Incoming = {
  /** Ends in `.zst.age`. */
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The bytes are zstd already. */
  readonly isCompressed: boolean;
  /** Told how many bytes came in with each piece. */
  readonly onBytes?: (bytes: number) => void;
};

/** A payload that is in the spool and was not looked at again. */
export type Sealed = {
  readonly file: string;
  readonly storedBytes: number;
  readonly sha256: string;
  /** Over what went in; undefined where that was compressed already. */
  readonly raw: { readonly bytes: number; readonly sha256: string } | undefined;
};

/** A backup in the making. Payloads may be made side by side. */
export type Staging = {
  readonly id: BackupId;
  seal(incoming: Incoming): Promise<Sealed>;
  /** Reads it from the disk, opens it and has it decoded. Fails with `artefact/other-bytes`, `artefact/damaged`. */
  check(sealed: Sealed, decode?: Decode): Promise<PayloadFacts>;
};

export type Written = {
  readonly manifest: Manifest;
  /** Hex SHA-256 of the manifest's bytes. */
  readonly digest: string;
};

/**
 * Makes a backup. `make` seals and checks all payloads and gives the manifest; the backup is whole, durable and
 * queued for its destinations when this returns. Throws what `make` throws, with the spool as it was before.
 */
export async function writeBackup(
  { spool, sealer }: Writing,
  wanted: Wanted,
  make: (staging: Staging) => Promise<Manifest>,
  signal: AbortSignal,
): Promise<Written> {
  // Dumps grow; what is compressed and sealed is smaller nearly always.
  requireRoom(await spool.free(), wanted.expectedBytes * 1.3, 0, 'the spool');
  await spool.begin(wanted.id);
  try {
    const checked = new Map<string, PayloadFacts>();
    const manifest = await make({
      id: wanted.id,
      seal: (incoming) => seal(spool, sealer, wanted, incoming, signal),
      async check(sealed, decode) {
        const facts = await check(spool, sealer, wanted.id, sealed, decode, signal);
        checked.set(facts.file, facts);
        return facts;
      },
    });
    signal.throwIfAborted();
    requireWhole(wanted.id, manifest, checked);
    return await commit(spool, wanted, manifest, signal);
  } catch (error) {
    await spool.remove(wanted.id).catch(() => undefined);
    throw error;
  }
}

async function seal(
  spool: Spool,
  sealer: Sealer,
  { id, compression, recipients }: Wanted,
  { file, bytes, isCompressed, onBytes }: Incoming,
  signal: AbortSignal,
): Promise<Sealed> {
  const [raw, stored] = [newMeasure(), newMeasure()];
  const coming = seen(bytes, (piece) => {
    if (!isCompressed) raw.add(piece);
    onBytes?.(piece.length);
  });
  const packed = isCompressed ? coming : sealer.compress(coming, compression);
  const sealed = seen(sealer.seal(packed, recipients), stored.add);
  await spool.write(id, file, sealed, signal);
  return {
    file,
    storedBytes: stored.bytes(),
    sha256: stored.sha256(),
    raw: isCompressed ? undefined : { bytes: raw.bytes(), sha256: raw.sha256() },
  };
}

async function check(
  spool: Spool,
  sealer: Sealer,
  id: BackupId,
  sealed: Sealed,
  decode: Decode | undefined,
  signal: AbortSignal,
): Promise<PayloadFacts> {
  const [raw, stored] = [newMeasure(), newMeasure()];
  const opened = sealer.open(seen(spool.read(id, sealed.file), stored.add));
  const plain = seen(sealer.decompress(opened), (piece) => {
    signal.throwIfAborted();
    raw.add(piece);
  });
  await (decode === undefined ? drain(plain) : decodeAll(plain, decode, signal));
  const facts = {
    file: sealed.file,
    storedBytes: stored.bytes(),
    sha256: stored.sha256(),
    rawBytes: raw.bytes(),
    rawSha256: raw.sha256(),
  };
  const isRawSame = sealed.raw === undefined || sealed.raw.sha256 === facts.rawSha256;
  if (facts.sha256 === sealed.sha256 && isRawSame) return facts;
  throw new Failure(
    'artefact/other-bytes',
    `the spool gave other bytes of ${sealed.file} than were written`,
    {
      hint: 'look at the disk and the memory of this machine',
      retry: 'soon',
    },
  );
}

/** A decoder may stop where its format ends; the hashes are over all that there is. */
async function decodeAll(
  plain: AsyncIterable<Uint8Array>,
  decode: Decode,
  signal: AbortSignal,
): Promise<void> {
  const reader = plain[Symbol.asyncIterator]();
  const part: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: () => reader.next(),
      return: () => Promise.resolve({ done: true, value: undefined }),
    }),
  };
  try {
    await decode(part, signal);
    for (let next = await reader.next(); next.done !== true; next = await reader.next());
  } finally {
    await reader.return?.();
  }
}

/** All that was checked and nothing else, as it was found. */
function requireWhole(id: BackupId, manifest: Manifest, checked: ReadonlyMap<string, PayloadFacts>): void {
  if (manifest.id !== id) throw new Error('bug: the manifest is of another backup');
  for (const payload of manifest.payloads) {
    const facts = checked.get(payload.file);
    const names = ['rawBytes', 'storedBytes', 'sha256', 'rawSha256'] as const;
    if (facts === undefined || names.some((name) => facts[name] !== payload[name])) {
      throw new Error(`bug: ${payload.file} is not in the manifest as it was checked`);
    }
    const failed = Object.entries(payload.exitCodes).find(([, code]) => code !== 0);
    if (failed === undefined) continue;
    throw new Failure(
      'artefact/failed-program',
      `${failed[0]} ended with ${failed[1]} while it made ${payload.file}`,
      {
        retry: 'later',
      },
    );
  }
  if (manifest.payloads.length !== checked.size) throw new Error('bug: a payload is not in the manifest');
}

async function commit(
  spool: Spool,
  wanted: Wanted,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<Written> {
  const bytes = manifestBytes(manifest);
  const reason = readManifest(bytes);
  if (typeof reason === 'string') throw new Error(`bug: the manifest ${reason}`);
  await spool.write(wanted.id, MANIFEST, streamOf(bytes), signal);
  await spool.note(wanted.id, noteOf(manifest, wanted.destinations, wanted.now));
  await spool.publish(wanted.id);
  return { manifest, digest: sha256Hex(bytes) };
}
