// Streams of bytes for tests: made of seeds, gathered, damaged, cut.

import { createHash } from 'node:crypto';

/** Bytes that look random and are the same for a seed; half of them repeat, so that they can be compressed. */
export function noise(length: number, seed = 'noise'): Buffer {
  const parts: Buffer[] = [];
  for (let [count, made] = [0, 0]; made < length; count += 1) {
    const block = createHash('sha512').update(`${seed} ${count}`).digest();
    parts.push(block, Buffer.alloc(64, count % 251));
    made += 128;
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** `bytes` in pieces of `size`. */
export async function* pieces(bytes: Uint8Array, size = 10_000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function gather(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of bytes) parts.push(piece);
  return Buffer.concat(parts);
}

/** The same bytes with one bit turned round. */
export function flipped(bytes: Uint8Array, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
  return changed;
}

/** The code of the failure that a promise ends with; `none` when it does not fail. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
