// Where the frames of a zstd stream end (RFC 8878, 3.1): Node's decompressor stops without a word after the first
// frame when a second one begins in the same piece, and takes what follows for nothing. Pieces are cut at the
// ends of frames, skippable frames are left out, and a stream that ends inside of a frame is damaged.

import { Failure } from '../../model/failure.ts';

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** Magic, descriptor, window, dictionary and content size at most. */
const MAX_HEADER = 4 + 14;

/** What comes next, and how many bytes of it are still to come before its meaning is over. */
type Place =
  | { readonly kind: 'frame' }
  | { readonly kind: 'block'; readonly hasChecksum: boolean }
  | { readonly kind: 'body'; readonly left: number; readonly after: Place }
  | { readonly kind: 'skip'; readonly left: number };

/** Pieces of zstd frames, none of which reaches over the end of a frame. Fails with `artefact/damaged`. */
export async function* frames(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let place: Place = { kind: 'frame' };
  let held: Buffer = Buffer.alloc(0);
  let isEmpty = true;
  for await (const piece of bytes) {
    isEmpty &&= piece.length === 0;
    held = held.length === 0 ? bufferOf(piece) : Buffer.concat([held, piece]);
    const walked = walk(place, held);
    yield* walked.pieces;
    place = walked.place;
    held = held.subarray(walked.taken);
  }
  if (place.kind !== 'frame' || held.length > 0 || isEmpty) throw cut(isEmpty);
}

/** As far as the bytes at hand go. */
function walk(
  from: Place,
  held: Buffer,
): { readonly pieces: readonly Buffer[]; readonly place: Place; readonly taken: number } {
  const pieces: Buffer[] = [];
  let place = from;
  let [at, begun] = [0, 0];
  for (let step = next(place, held); step !== undefined; step = next(place, held.subarray(at))) {
    const end = at + step.taken;
    if (step.isDropped) {
      pieces.push(held.subarray(begun, at));
      begun = end;
    }
    if (step.place.kind === 'frame') {
      pieces.push(held.subarray(begun, end));
      begun = end;
    }
    [at, place] = [end, step.place];
  }
  pieces.push(held.subarray(begun, at));
  return { pieces: pieces.filter(({ length }) => length > 0), place, taken: at };
}

type Step = { readonly taken: number; readonly place: Place; readonly isDropped: boolean };

/** One step through the bytes at hand; undefined: more are needed. */
function next(place: Place, held: Buffer): Step | undefined {
  if (held.length === 0) return undefined;
  switch (place.kind) {
    case 'frame':
      return beginFrame(held);
    case 'block':
      return beginBlock(held, place.hasChecksum);
    case 'body': {
      const taken = Math.min(place.left, held.length);
      const left = place.left - taken;
      return { taken, place: left === 0 ? place.after : { ...place, left }, isDropped: false };
    }
    case 'skip': {
      const taken = Math.min(place.left, held.length);
      const left = place.left - taken;
      return { taken, place: left === 0 ? { kind: 'frame' } : { kind: 'skip', left }, isDropped: true };
    }
  }
}

function beginFrame(held: Buffer): Step | undefined {
  if (held.length < 8) return undefined;
  const magic = held.readUInt32LE(0);
  if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) {
    const left = held.readUInt32LE(4);
    return { taken: 8, place: left === 0 ? { kind: 'frame' } : { kind: 'skip', left }, isDropped: true };
  }
  if (magic !== FRAME) throw noZstd();
  const descriptor = held.readUInt8(4);
  const isSingle = (descriptor & 0x20) !== 0;
  const content = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const taken = 4 + 1 + (isSingle ? 0 : 1) + dictionary + content;
  if (taken > MAX_HEADER) throw noZstd();
  const block: Place = { kind: 'block', hasChecksum: (descriptor & 4) !== 0 };
  if (held.length < taken) {
    return {
      taken: held.length,
      place: { kind: 'body', left: taken - held.length, after: block },
      isDropped: false,
    };
  }
  return { taken, place: block, isDropped: false };
}

function beginBlock(held: Buffer, hasChecksum: boolean): Step | undefined {
  if (held.length < 3) return undefined;
  const header = held.readUIntLE(0, 3);
  const isLast = (header & 1) === 1;
  const type = (header >> 1) & 3;
  if (type === 3) throw noZstd();
  // A run of one byte says its length and brings the byte alone.
  const size = type === 1 ? 1 : header >> 3;
  const after: Place = isLast ? { kind: 'frame' } : { kind: 'block', hasChecksum };
  const left = size + (isLast && hasChecksum ? 4 : 0);
  return { taken: 3, place: left === 0 ? after : { kind: 'body', left, after }, isDropped: false };
}

function noZstd(): Failure {
  return new Failure('artefact/damaged', 'what is inside of the payload is not zstd all the way', {
    hint: 'use another backup, or this one from another destination',
    retry: 'never',
  });
}

function cut(isEmpty: boolean): Failure {
  const words = isEmpty ? 'is empty' : 'ends in the middle of a zstd frame';
  return new Failure('artefact/damaged', `what is inside of the payload ${words}`, {
    hint: 'use another backup, or this one from another destination',
    retry: 'never',
  });
}

function bufferOf(piece: Uint8Array): Buffer {
  return Buffer.from(piece.buffer, piece.byteOffset, piece.length);
}
