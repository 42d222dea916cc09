// The `age` program: installed, or unpacked from its Debian package; and the `zstd` program beside it.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { openRelease, unpackDebs } from '../../scripts/debs.ts';
import { cacheFolder } from '../../scripts/engine.ts';

/** Path of a program; undefined when it is not installed and cannot be fetched. */
export async function programOf(name: 'age' | 'zstd'): Promise<string | undefined> {
  const installed = join('/usr/bin', name);
  if (existsSync(installed)) return installed;
  const root = join(cacheFolder('debs/bookworm'), name);
  try {
    if (!existsSync(root)) {
      await unpackDebs(await openRelease('bookworm', cacheFolder('debs/bookworm')), [name], root);
    }
    const path = join(root, 'usr/bin', name);
    await execa(path, ['--version']);
    return path;
  } catch {
    return undefined;
  }
}
