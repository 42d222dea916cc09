// Bytes as they come cut into pieces of one size, the last one known as such. Copies only where a piece is
// spread over several buffers.

export type Chunk = { readonly bytes: Uint8Array; readonly isLast: boolean };

/**
 * Groups of pieces of `size` bytes; only the very last piece may be shorter, and is empty only when nothing came
 * at all. Pieces that are at hand together come together: they may be worked on in one go.
 */
export async function* chunksOf(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncIterable<readonly Chunk[]> {
  let rest: readonly Uint8Array[] = [];
  let held = 0;
  for await (const piece of bytes) {
    if (piece.length === 0) continue;
    rest = [...rest, piece];
    held += piece.length;
    // One whole piece is held back: whether it is the last is known only when more comes or nothing does.
    if (held <= size) continue;
    const all = joined(rest);
    const ready: Chunk[] = [];
    let at = 0;
    for (; held - at > size; at += size) {
      ready.push({ bytes: all.subarray(at, at + size), isLast: false });
    }
    rest = [all.subarray(at)];
    held -= at;
    yield ready;
  }
  yield [{ bytes: joined(rest), isLast: true }];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
}
