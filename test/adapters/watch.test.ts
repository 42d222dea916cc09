// A change of a branch, however it is made, is told; what is not about branches is not.

import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWatch } from '../../src/adapters/watch/watch.ts';
import type { FleetSource } from '../../src/model/fleet.ts';
import { temporaryFolder, testRepository } from '../support/git.ts';

const run = promisify(execFile);
let folder: string;
let stop: AbortController;
let ended: Promise<void> | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await ended;
  await rm(folder, { recursive: true });
});

/** Counts changes from when the watch is proven to work. */
async function watching(source: FleetSource, poke: (round: number) => Promise<unknown>) {
  let changes = 0;
  const watch = createWatch(source);
  if (watch === undefined) throw new Error('nothing to watch');
  ended = watch(() => {
    changes += 1;
  }, stop.signal);
  let round = 0;
  await vi.waitUntil(
    async () => {
      await poke(round++);
      return vi.waitUntil(() => changes > 0, { timeout: 300 }).catch(() => false);
    },
    { timeout: 10_000 },
  );
  return () => changes;
}

function gitSource(url: string): FleetSource {
  return {
    kind: 'git',
    intervalMs: 30_000,
    signatures: { mode: 'none', allowedSignersFile: undefined, gpgHome: undefined },
    url,
    branch: 'main',
    path: '',
    timeoutMs: 10_000,
    credentials: { sshKeyFile: undefined, knownHostsFile: undefined, tokenFile: undefined },
  };
}

it('tells pushes into a bare repository, and packed branches', async () => {
  const work = await testRepository(join(folder, 'work'));
  await work.commit('first', { 'a.yaml': '1' });
  const bare = join(folder, 'bare.git');
  await run('git', ['clone', '--quiet', '--bare', work.folder, bare]);
  const changes = await watching(gitSource(`file://${bare}`), async (round) => {
    await work.commit(`more ${round}`, { 'a.yaml': `${round}` });
    await work.git('push', '--quiet', bare, 'main');
  });
  const before = changes();
  await run('git', ['-C', bare, 'pack-refs', '--all']);
  await vi.waitUntil(() => changes() > before, { timeout: 5000 });
});

it('tells changes of a folder, and none of the repository that it is in', async () => {
  const source: FleetSource = { kind: 'folder', intervalMs: 30_000, folder };
  await mkdir(join(folder, '.git'));
  const changes = await watching(source, (round) => writeFile(join(folder, 'a.yaml'), `${round}`));
  const before = changes();
  for (let file = 0; file < 50; file += 1) await writeFile(join(folder, '.git', `${file}`), 'x');
  await writeFile(join(folder, 'b.yaml'), 'x');
  await vi.waitUntil(() => changes() > before, { timeout: 5000 });
  expect(changes() - before).toBeLessThan(10);
});

it('has nothing to watch for a repository elsewhere', () => {
  expect(createWatch(gitSource('https://git.example/fleet.git'))).toBeUndefined();
});
