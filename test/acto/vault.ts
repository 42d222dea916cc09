// A vault on a real disk, for walks of secrets: made once for a walk, whatever fleet.yaml says meanwhile.

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openVault } from '../../src/adapters/secrets/vault.ts';
import type { Vault } from '../../src/ports.ts';
import type { WorldGiven } from './world.ts';

/** ONE and TWO are variables and files of the host, with the values one and two. */
export async function secretsWorld(): Promise<WorldGiven & { readonly opened: Vault }> {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-acto-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = join(folder, 'files');
  await mkdir(files);
  await Promise.all(
    ['ONE', 'TWO'].map((name) => writeFile(join(files, name), name.toLowerCase(), { mode: 0o600 })),
  );
  const opened = await openVault({
    stateDir: folder,
    identityFile: undefined,
    outside: { environment: { S_ONE: 'one', S_TWO: 'two' }, envPrefix: 'S_', folder: files },
    random: randomBytes,
    now: () => Date.parse('2026-01-02T03:04:05Z'),
  });
  return { opened, vault: async () => opened };
}
