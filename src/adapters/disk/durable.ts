// Files that survive a power cut: written aside under a random name, fsynced, then given their name by one
// rename or link, folder fsynced. A reader sees the old content or the new, never a part. Errors are the
// system's own; each adapter puts them into its words.

import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Makes a folder (and those above it) that only its owner may enter; the new names are durable. */
export async function privateFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let at = path; at.length >= first.length; at = dirname(at)) await syncFolder(dirname(at));
}

/**
 * Replaces a file. With `keepAs`, the content so far stays under that name: as a second link to the
 * same file, so that there is no moment without a good copy. Gives the number of the new file's inode.
 */
export async function replaceFile(path: string, content: string, keepAs?: string): Promise<bigint> {
  const aside = nameAside(path);
  let inode: bigint;
  try {
    inode = await writeSynced(aside, content, 0o600);
    if (keepAs !== undefined) await keep(path, keepAs);
    await rename(aside, path);
  } catch (error) {
    await unlink(aside).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
  return inode;
}

/** Writes a new file. False: the name is taken (two writers never overwrite each other), and nothing was changed. */
export async function createOnce(path: string, content: Uint8Array | string, mode: number): Promise<boolean> {
  const aside = nameAside(path);
  try {
    await writeSynced(aside, content, mode);
    await link(aside, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(aside).catch(() => undefined);
  }
  await syncFolder(dirname(path));
  return true;
}

function nameAside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
}

async function writeSynced(path: string, content: Uint8Array | string, mode: number): Promise<bigint> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.chmod(mode);
    await file.sync();
    return (await file.stat({ bigint: true })).ino;
  } finally {
    await file.close();
  }
}

async function keep(path: string, keepAs: string): Promise<void> {
  const aside = `${keepAs}.${randomBytes(8).toString('hex')}.tmp`;
  try {
    await link(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  await rename(aside, keepAs);
  // Renaming onto another link of the same file does nothing and leaves the first name behind.
  await unlink(aside).catch(() => undefined);
}

/** Makes the names in a folder durable. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** `ENOENT` and its kin; undefined for anything that is no error of the system. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A word about an error for a message: the system's code where there is one. */
export function errorWords(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}
