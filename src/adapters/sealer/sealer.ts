// The sealer: zstd and age over streams. What it seals, the `age` and `zstd` programs open, and the other way
// round. Promises that a stream ends without an error only when all of it was there as it was written. Never
// writes anywhere, never shows a key.

import { identityToRecipient } from 'age-encryption';
import { Failure } from '../../model/failure.ts';
import type { Sealer } from '../../ports-backup.ts';
import { newHeader, readHeader } from './age-header.ts';
import { openPayload, sealPayload } from './age-payload.ts';
import { compress, decompress } from './zstd.ts';

/**
 * `identities`: `AGE-SECRET-KEY-1…`, the host's own first; more are tried when opening only. Fails with
 * `artefact/bad-identity`.
 */
export async function createSealer(identities: readonly [string, ...string[]]): Promise<Sealer> {
  const [host] = await Promise.all(identities.map(recipientOf));
  if (host === undefined) throw new Error('bug: a sealer has no identity');
  return {
    host,
    seal: (bytes, recipients) => seal(bytes, [...new Set([host, ...recipients])]),
    open: (bytes) => open(bytes, identities),
    compress,
    decompress,
  };
}

async function recipientOf(identity: string): Promise<string> {
  try {
    return await identityToRecipient(identity);
  } catch {
    // The library's words could quote the key.
    throw new Failure('artefact/bad-identity', 'what was given as an age identity is none', {
      hint: 'an identity looks like AGE-SECRET-KEY-1…',
    });
  }
}

async function* seal(
  bytes: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): AsyncIterable<Uint8Array> {
  const { header, fileKey } = await newHeader(recipients);
  yield header;
  yield* sealPayload(bytes, fileKey);
}

async function* open(
  bytes: AsyncIterable<Uint8Array>,
  identities: readonly string[],
): AsyncIterable<Uint8Array> {
  const { fileKey, rest } = await readHeader(bytes, identities);
  yield* openPayload(rest, fileKey);
}
