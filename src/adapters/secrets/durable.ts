// Files that must survive a power cut, made exactly once: written aside, fsynced, linked to their
// name (link fails when the name is taken, so two writers never overwrite each other), folder fsynced.

import { randomBytes } from 'node:crypto';
import { link, mkdir, open, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../model/failure.ts';

/** Makes a folder that only its owner may enter. */
export async function privateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Failure('secret/store-unwritable', `cannot make the folder ${path}: ${reason(cause)}`, {
      hint: 'run as the user that owns the state folder',
      cause,
    });
  }
}

/** Writes a new file durably. False: the name is taken, and nothing was changed. */
export async function createOnce(path: string, content: Uint8Array | string, mode: number): Promise<boolean> {
  const folder = dirname(path);
  const aside = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    return await linkNew(aside, path);
  } catch (cause) {
    throw new Failure('secret/store-unwritable', `cannot write ${path}: ${reason(cause)}`, {
      hint: 'check free space and the permissions of the state folder; nothing was changed',
      cause,
    });
  } finally {
    await unlink(aside).catch(() => undefined);
    await syncFolder(folder);
  }
}

async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether a path exists. Fails when that cannot be told. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return false;
    throw new Failure('secret/store-unreadable', `cannot look at ${path}: ${reason(cause)}`, {
      hint: 'run as the user that owns the state folder',
      cause,
    });
  }
}

/** Makes the names in a folder durable. A folder that is gone has none. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  if (folder === undefined) return;
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** `ENOENT` and its kin. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function reason(error: unknown): string {
  return errorCode(error) ?? 'unknown reason';
}
