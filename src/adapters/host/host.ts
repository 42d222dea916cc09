// The machine that the reconciler runs on, as far as `doctor` and the guard ask about it. Reads only.

import type { Stats } from 'node:fs';
import { access, constants, readlink, realpath, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import type { RealPath } from '../../model/admission.ts';
import type { Host } from '../../ports.ts';

export function createHost(searchPath: string): Host {
  return {
    runtime: process.versions.node,
    async freeSpace(path) {
      try {
        const { bavail, bsize, ffree, files } = await statfs(path);
        return { bytes: bavail * bsize, inodes: files === 0 ? undefined : ffree };
      } catch {
        return undefined;
      }
    },
    async access(path) {
      try {
        const { mode, uid } = await stat(path);
        const canWrite = await access(path, constants.W_OK).then(
          () => true,
          () => false,
        );
        return { mode: mode & 0o777, isOwn: uid === process.getuid?.(), canWrite };
      } catch {
        return undefined;
      }
    },
    realPath,
    async gitVersion() {
      try {
        const options = { env: { PATH: searchPath, LC_ALL: 'C' }, extendEnv: false, timeout: 5000 };
        // Only `doctor` asks.
        const { execa } = await import('execa');
        const { stdout } = await execa('git', ['--version'], options);
        return /\d+\.\d+(?:\.\d+)?/.exec(stdout)?.[0];
      } catch {
        return undefined;
      }
    },
  };
}

/** A link that leads nowhere yet counts as what it names: whoever makes that makes it there. */
async function realPath(path: string): Promise<RealPath | undefined> {
  const missing: string[] = [];
  for (let here = path; ; here = dirname(here)) {
    try {
      const found = await realpath(here);
      if (missing.length > 0) return { path: join(found, ...missing), kind: 'absent' };
      return { path: found, kind: kindOf(await stat(found)) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' || here === '/') return undefined;
      const link = await readlink(here).catch(() => undefined);
      if (link !== undefined) return { path: join(resolve(dirname(here), link), ...missing), kind: 'absent' };
      missing.unshift(basename(here));
    }
  }
}

function kindOf(stats: Stats): RealPath['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  if (stats.isSocket()) return 'socket';
  return stats.isBlockDevice() || stats.isCharacterDevice() ? 'device' : 'other';
}
