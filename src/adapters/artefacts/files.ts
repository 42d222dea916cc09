// New files on a disk of this machine, whole and durable or not there at all; never one in place of another.

import { randomBytes } from 'node:crypto';
import { link, open, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, syncFolder } from '../disk/durable.ts';
import { partialName } from './keys.ts';

const READ_AHEAD = 256 * 1024;

/**
 * Writes bytes beside their name, fsyncs them and links them there. False: the name is taken, and nothing
 * changed. The folder must be there.
 */
export async function writeNew(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly isNew: boolean; readonly bytes: number }> {
  const aside = join(dirname(path), partialName(basename(path), randomBytes(8).toString('hex')));
  try {
    const written = await writeSynced(aside, bytes);
    const isNew = await linkNew(aside, path);
    return { isNew, bytes: written };
  } finally {
    await unlink(aside).catch(() => undefined);
    await syncFolder(dirname(path)).catch(() => undefined);
  }
}

/** A second name for a file, durable. False: that name is taken. */
export async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  await syncFolder(dirname(to));
  return true;
}

async function writeSynced(path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  let written = 0;
  try {
    for await (const piece of bytes) {
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
      written += piece.length;
    }
    await file.sync();
    await file.chmod(0o400);
  } finally {
    await file.close();
  }
  return written;
}

/** The bytes of a file; undefined: there is none. It is opened when the first are wanted. */
export async function readWhole(path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    await stat(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  return read(path);
}

async function* read(path: string): AsyncIterable<Uint8Array> {
  const file = await open(path, 'r');
  yield* file.createReadStream({ highWaterMark: READ_AHEAD });
}
