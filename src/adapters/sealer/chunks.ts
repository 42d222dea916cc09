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
  // Pieces that are spread over buffers are put together here, again and again in the same place: a chunk is
  // good until the next ones are asked for.
  const gathered = Buffer.allocUnsafeSlow(size);
  let held = 0;
  for await (const piece of bytes) {
    const ready: Chunk[] = [];
    let at = 0;
    // One whole piece is held back: whether it is the last is known only when more comes or nothing does.
    if (held > 0 && held + piece.length > size) {
      at = size - held;
      gathered.set(piece.subarray(0, at), held);
      ready.push({ bytes: gathered, isLast: false });
      held = 0;
    }
    for (; held === 0 && piece.length - at > size; at += size) {
      ready.push({ bytes: piece.subarray(at, at + size), isLast: false });
    }
    if (ready.length > 0) yield ready;
    gathered.set(piece.subarray(at), held);
    held += piece.length - at;
  }
  yield [{ bytes: gathered.subarray(0, held), isLast: true }];
}
