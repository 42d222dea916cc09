// Streams of bytes counted and hashed on their way. Holds nothing back.

import { createHash } from 'node:crypto';

export type Measure = {
  /** So far. */
  readonly bytes: () => number;
  /** Hex SHA-256 of all that went through; asked for once, at the end. */
  readonly sha256: () => string;
  readonly add: (piece: Uint8Array) => void;
};

export function newMeasure(): Measure {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    bytes: () => bytes,
    sha256: () => hash.digest('hex'),
    add(piece) {
      bytes += piece.length;
      hash.update(piece);
    },
  };
}

/** The same bytes; each piece is shown to `look` before it goes on. */
export async function* seen(
  bytes: AsyncIterable<Uint8Array>,
  look: (piece: Uint8Array) => void,
): AsyncIterable<Uint8Array> {
  for await (const piece of bytes) {
    look(piece);
    yield piece;
  }
}

/** Reads to the end; gives nothing. */
export async function drain(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _piece of bytes);
}

/** All of a small thing; fails beyond `limit` bytes. */
export async function gathered(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > limit) throw new RangeError(`more than ${limit} bytes`);
    parts.push(piece);
  }
  return Buffer.concat(parts);
}

/** Bytes at hand as a stream. */
export async function* streamOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
