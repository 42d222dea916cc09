// The vault's files on disk, with what goes wrong in the vault's words.

import { stat } from 'node:fs/promises';
import { Failure } from '../../model/failure.ts';
import { createOnce as create, errorCode, privateFolder as makeFolder } from '../disk/durable.ts';

/** Makes a folder that only its owner may enter. */
export async function privateFolder(path: string): Promise<void> {
  await makeFolder(path).catch((cause: unknown) => {
    throw new Failure('secret/store-unwritable', `cannot make the folder ${path}: ${reason(cause)}`, {
      hint: 'run as the user that owns the state folder',
      cause,
    });
  });
}

/** Writes a new file durably. False: the name is taken, and nothing was changed. */
export async function createOnce(path: string, content: Uint8Array | string, mode: number): Promise<boolean> {
  return await create(path, content, mode).catch((cause: unknown) => {
    throw new Failure('secret/store-unwritable', `cannot write ${path}: ${reason(cause)}`, {
      hint: 'check free space and the permissions of the state folder; nothing was changed',
      cause,
    });
  });
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

function reason(error: unknown): string {
  return errorCode(error) ?? 'unknown reason';
}
