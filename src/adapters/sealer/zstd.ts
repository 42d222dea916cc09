// zstd over streams by node:zlib, whose work is done on threads of their own. Nothing is taken faster than it is
// wanted; a stream that is cut, changed or followed by something else fails, and is never just shorter.

import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { Failure } from '../../model/failure.ts';
import { frames } from './zstd-frames.ts';

const CHUNK = 128 * 1024;

export function compress(bytes: AsyncIterable<Uint8Array>, level: number): AsyncIterable<Uint8Array> {
  const params = {
    [constants.ZSTD_c_compressionLevel]: level,
    // What a disk or memory bends between here and the sealing is seen when it is opened.
    [constants.ZSTD_c_checksumFlag]: 1,
  };
  return through(bytes, () => createZstdCompress({ chunkSize: CHUNK, params }));
}

/** Fails with `artefact/damaged`. */
export async function* decompress(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* through(frames(bytes), () => createZstdDecompress({ chunkSize: CHUNK }));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && /^(?:ZSTD_|Z_)/.test(String(cause.code))) {
      throw new Failure(
        'artefact/damaged',
        `what is inside of the payload cannot be unpacked: ${cause.message}`,
        {
          hint: 'use another backup, or this one from another destination',
          retry: 'never',
          cause,
        },
      );
    }
    throw cause;
  }
}

async function* through(bytes: AsyncIterable<Uint8Array>, make: () => Transform): AsyncIterable<Uint8Array> {
  const source = Readable.from(bytes, { objectMode: false, highWaterMark: CHUNK });
  const transform = make();
  const done = pipeline(source, transform);
  // Its error comes out of the transform below as well; this one must not be nobody's before.
  done.catch(() => undefined);
  try {
    yield* transform;
    await done;
  } finally {
    source.destroy();
    transform.destroy();
    await done.catch(() => undefined);
  }
}
