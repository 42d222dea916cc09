// The machine that the reconciler runs on, as far as `doctor` asks about it. Reads only.

import { access, constants, stat, statfs } from 'node:fs/promises';
import process from 'node:process';
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
