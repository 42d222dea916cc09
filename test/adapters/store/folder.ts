// A state folder of its own for a test, gone afterwards.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export async function stateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
