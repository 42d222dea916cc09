// One at a time, over real processes: also when holders are killed.

import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { createLock } from '../../../src/adapters/store/lock.ts';
import { targetName } from '../../../src/model/ref.ts';
import { stateFolder } from './folder.ts';

const CHILD = join(import.meta.dirname, 'lock-child.ts');
const target = targetName('local');

async function holder(folder: string) {
  const child = execa(process.execPath, [CHILD, 'hold', folder], { reject: false });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  // Not the child itself: it is a promise of its end.
  return { child };
}

test('a held lock names its holder, and is free again when released', async () => {
  const folder = await stateFolder();
  const first = createLock({ folder, holder: 'apply by ana' });
  const second = createLock({ folder, holder: 'apply by bob' });
  const held = await first.acquire(target);
  await expect(second.acquire(target)).rejects.toMatchObject({
    code: 'lock/held',
    message: expect.stringMatching(/^local is being changed by apply by ana \(process \d+\) since 20/),
  });
  expect(await second.holder(target)).toMatchObject({ by: 'apply by ana', process: process.pid });
  expect(await second.holder(targetName('other'))).toBeUndefined();
  // Another target is another lock.
  await (await second.acquire(targetName('other')))[Symbol.asyncDispose]();
  await held[Symbol.asyncDispose]();
  expect(await second.holder(target)).toBeUndefined();
  await held[Symbol.asyncDispose]();
  await (await second.acquire(target))[Symbol.asyncDispose]();
  expect(await readdir(join(folder, 'locks'))).toEqual(['local.lock', 'other.lock']);
  expect((await stat(join(folder, 'locks'))).mode & 0o777).toBe(0o700);
});

test('a lock is held against other processes and dies with its holder', async () => {
  const folder = await stateFolder();
  const lock = createLock({ folder, holder: 'test' });
  const { child } = await holder(folder);
  await expect(lock.acquire(target)).rejects.toMatchObject({
    code: 'lock/held',
    message: expect.stringContaining(`process ${child.pid}`),
  });
  child.kill('SIGKILL');
  await child;
  // The dead one's name is still there; it does not matter.
  expect(await readdir(join(folder, 'locks'))).toContain('local.holder');
  expect(await lock.holder(target)).toBeUndefined();
  await (await lock.acquire(target))[Symbol.asyncDispose]();
});

test('200 rounds of four processes: nobody is ever in there with another', async () => {
  const folder = await stateFolder();
  await writeFile(join(folder, 'counter'), '0');
  const children = Array.from({ length: 4 }, () =>
    execa(process.execPath, [CHILD, 'race', folder, '50'], { reject: false }),
  );
  for (const { stderr, exitCode } of await Promise.all(children)) {
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  }
  expect(await readFile(join(folder, 'counter'), 'utf8')).toBe('200');
}, 60_000);

test('a folder that cannot be made is a failure with a hint', async () => {
  const folder = await stateFolder();
  await writeFile(join(folder, 'locks'), '');
  await expect(createLock({ folder, holder: 'test' }).acquire(target)).rejects.toMatchObject({
    code: 'lock/unavailable',
  });
});
