// Archives as the engine takes and gives them. Times are fixed, so that equal content is equal bytes and
// the builder's cache holds.

import { pipeline } from 'node:stream/promises';
import type tar from 'tar-stream';
import { badArchive } from '../model/failure.ts';

export type TarEntry =
  | {
      readonly kind: 'folder';
      readonly path: string;
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
    }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
      readonly content: Uint8Array;
    };

const THE_TIME = new Date(0);

/** A tar of the entries, made as it is read. */
export async function* tarOf(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  const { default: tarStream } = await import('tar-stream');
  const pack = tarStream.pack();
  const filling = fill(pack, entries);
  try {
    for await (const piece of pack) yield piece;
    await filling;
  } finally {
    pack.destroy();
  }
}

/** Never rejects: trouble ends the pack, and the reader of the pack gets it. */
async function fill(pack: tar.Pack, entries: AsyncIterable<TarEntry>): Promise<void> {
  try {
    for await (const entry of entries) await add(pack, entry);
    pack.finalize();
  } catch (error) {
    pack.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function add(pack: tar.Pack, entry: TarEntry): Promise<void> {
  const { path: name, mode, uid, gid } = entry;
  const header = { name, mode, uid, gid, mtime: THE_TIME };
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    if (entry.kind === 'folder') pack.entry({ ...header, type: 'directory' }, done);
    else
      pack.entry({ ...header, type: 'file', size: entry.content.length }, Buffer.from(entry.content), done);
  });
}

export type ReadEntry = {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly content: Buffer;
};

/** Hands over each entry of an archive, one after the other. Contents are held one at a time. */
export async function readTar(
  archive: AsyncIterable<Uint8Array>,
  onEntry: (entry: ReadEntry) => void,
): Promise<void> {
  const { default: tarStream } = await import('tar-stream');
  const extract = tarStream.extract();
  extract.on('entry', (header, stream, next) => {
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    stream.on('error', next);
    stream.on('end', () => {
      onEntry({
        path: header.name.replace(/^\.\//, '').replace(/\/$/, ''),
        kind: header.type === 'file' ? 'file' : header.type === 'directory' ? 'folder' : 'other',
        mode: (header.mode ?? 0) & 0o7777,
        uid: header.uid ?? 0,
        gid: header.gid ?? 0,
        content: Buffer.concat(pieces),
      });
      next();
    });
  });
  await pipeline(archive, extract).catch((error: unknown) => {
    throw badArchive(error);
  });
}
