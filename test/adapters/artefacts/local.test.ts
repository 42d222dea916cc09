// A folder as a place: the contract of all places, and what only a disk does.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createLocalStore } from '../../../src/adapters/artefacts/local.ts';
import { artefactStoreContract } from '../../contract/artefact-store.contract.ts';
import { codeOf, gather, noise, pieces } from '../../support/bytes.ts';

const never = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'shipshape-local-'));
afterAll(() => rmSync(folder, { recursive: true }));
const open = (name: string) => {
  mkdirSync(join(folder, name), { recursive: true });
  return createLocalStore({ folder: join(folder, name), bytesPerSecond: undefined });
};

artefactStoreContract(() => Promise.resolve({ store: open('contract'), other: open('contract') }), 3_000_000);

describe('a folder', () => {
  test('that is gone fails in all it is asked: it is never an empty place', async () => {
    const store = open('unmounted');
    await store.put('v1/a', pieces(noise(10)), 10, never);
    renameSync(join(folder, 'unmounted'), join(folder, 'elsewhere'));
    const codes = await Promise.all([
      codeOf(store.list('v1/', never)),
      codeOf(store.get('v1/a', never)),
      codeOf(store.put('v1/b', pieces(noise(10)), 10, never)),
      codeOf(store.remove('v1/a', never)),
      codeOf(store.sweep('v1/', () => true, never)),
      codeOf(store.free(never)),
    ]);
    expect(new Set(codes)).toEqual(new Set(['artefact/no-folder']));
    expect(existsSync(join(folder, 'unmounted'))).toBe(false);
  });

  test('keeps everything for its own user, and nothing can be written twice', async () => {
    const store = open('private');
    await store.put('v1/fleet/a', pieces(noise(10)), 10, never);
    expect(statSync(join(folder, 'private/v1')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'private/v1/fleet/a')).mode & 0o777).toBe(0o400);
  });

  test('takes a file without copying it, and refuses where the name is taken', async () => {
    const store = open('take');
    const file = join(folder, 'made');
    writeFileSync(file, noise(1000));
    expect(await store.take('v1/a', file, never)).toEqual({ bytes: 1000 });
    expect(statSync(join(folder, 'take/v1/a')).ino).toBe(statSync(file).ino);
    expect(await codeOf(store.take('v1/a', file, never))).toBe('artefact/exists');
    // Another file system: that has to be a copy.
    const far = mkdtempSync('/dev/shm/shipshape-local-');
    writeFileSync(join(far, 'b'), noise(10));
    expect(await store.take('v1/b', join(far, 'b'), never)).toBeUndefined();
    rmSync(far, { recursive: true });
  });

  test('sweeps what its own broken writes left and nothing else', async () => {
    const store = open('sweep');
    await store.put('v1/f/i/a', pieces(noise(10)), 10, never);
    const at = join(folder, 'sweep/v1/f/i');
    const partial = '.b.0123456789abcdef.partial';
    for (const name of [partial, '.b.partial', '.notes', 'c.partial']) writeFileSync(join(at, name), 'x');
    mkdirSync(join(at, '.d.0123456789abcdef.partial'));
    const old = new Date(Date.now() - 1000_000);
    utimesSync(join(at, partial), old, old);
    const asked: string[] = [];
    const isLeft = (key: string, begunAt: number) => {
      asked.push(key);
      return begunAt < Date.now() - 500_000;
    };
    expect(await store.sweep('v1/f/', isLeft, never)).toBe(1);
    expect(asked).toEqual(['v1/f/i/b']);
    expect((await store.list('v1/', never)).map(({ key }) => key).sort()).toEqual([
      'v1/f/i/a',
      'v1/f/i/c.partial',
    ]);
    for (const name of ['.b.partial', '.notes', '.d.0123456789abcdef.partial'])
      expect(existsSync(join(at, name))).toBe(true);
  });

  test('does not list what is no file, and follows no link out', async () => {
    const store = open('links');
    await store.put('v1/a', pieces(noise(10)), 10, never);
    symlinkSync('/etc', join(folder, 'links/v1/etc'));
    symlinkSync('/etc/passwd', join(folder, 'links/v1/passwd'));
    expect((await store.list('v1/', never)).map(({ key }) => key)).toEqual(['v1/a']);
  });

  test('that may not be written to says so', async () => {
    // Root may write anywhere: what cannot be a folder is refused to everybody.
    const store = open('refused');
    writeFileSync(join(folder, 'refused/v1'), '');
    chmodSync(join(folder, 'refused/v1'), 0o400);
    const putting = store.put('v1/a', pieces(noise(10)), 10, never);
    await expect(putting).rejects.toThrow(/^cannot keep v1\/a in .*refused: E/);
  });

  test('is held to its rate', async () => {
    const store = createLocalStore({ folder: join(folder, 'contract'), bytesPerSecond: 1_000_000 });
    const begun = performance.now();
    await store.put('v1/slow', pieces(noise(2_500_000), 50_000), 2_500_000, never);
    // A second's worth may go at once.
    expect(performance.now() - begun).toBeGreaterThan(1300);
    expect((await gather((await store.get('v1/slow', never)) ?? pieces(noise(0)))).length).toBe(2_500_000);
  });
});
