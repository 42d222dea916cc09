// The folder that a receiver of changes writes to, on this machine.

import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { WalFolder } from '../../ports-backup.ts';
import { errorCode, errorWords } from '../disk/durable.ts';

const NAME = /^[0-9A-F]{24}(?:\.partial)?$/;

/** Makes it when it is not there; only this user gets into the folder around it. */
export async function openWalFolder(outer: string): Promise<WalFolder> {
  const path = join(outer, 'received');
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await chmod(outer, 0o700);
  } catch (cause) {
    throw new Failure('pitr/no-folder', `cannot make ${path}: ${errorWords(cause)}`, {
      retry: 'later',
      cause,
    });
  }
  return {
    path,
    async list() {
      const names = (await readdir(path)).filter((name) => NAME.test(name)).sort();
      return await Promise.all(
        names.map(async (name) => ({ name, bytes: (await stat(join(path, name))).size })),
      );
    },
    read: (name) => createReadStream(join(path, name)),
    async remove(name) {
      await unlink(join(path, name)).catch((error: unknown) => {
        if (errorCode(error) !== 'ENOENT') throw error;
      });
    },
  };
}
