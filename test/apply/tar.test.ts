// Archives come out as they went in, the same bytes each time, and trouble on the way is not lost.

import { expect, test } from 'vitest';
import { type ReadEntry, readTar, type TarEntry, tarOf } from '../../src/apply/tar.ts';

const entries: readonly TarEntry[] = [
  { kind: 'folder', path: 'a', mode: 0o755, uid: 0, gid: 0 },
  {
    kind: 'file',
    path: `a/${'long-'.repeat(60)}name`,
    mode: 0o400,
    uid: 999,
    gid: 70,
    content: Buffer.from('x'),
  },
  { kind: 'file', path: 'a/empty', mode: 0o644, uid: 0, gid: 0, content: Buffer.alloc(0) },
  { kind: 'file', path: 'a/big', mode: 0o755, uid: 0, gid: 0, content: Buffer.alloc(300_000, 7) },
  { kind: 'file', path: 'ä/ü', mode: 0o644, uid: 0, gid: 0, content: Buffer.from('ö') },
];

async function* given(list: readonly TarEntry[]): AsyncGenerator<TarEntry> {
  yield* list;
}

async function bytes(list: readonly TarEntry[]): Promise<Buffer> {
  return collect(tarOf(given(list)));
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

test('what goes in comes out', async () => {
  const found: ReadEntry[] = [];
  await readTar(tarOf(given(entries)), (entry) => found.push(entry));
  expect(found).toEqual(entries.map((one) => ({ content: Buffer.alloc(0), ...one })));
});

test('equal content is equal bytes', async () => {
  expect(await bytes(entries)).toEqual(await bytes(entries));
});

test('an entry that cannot be read fails the archive', async () => {
  async function* failing(): AsyncGenerator<TarEntry> {
    yield* entries.slice(0, 1);
    throw new Error('gone');
  }
  await expect(collect(tarOf(failing()))).rejects.toThrow('gone');
});

test('a broken archive fails the reading', async () => {
  const broken = (await bytes(entries)).subarray(0, 3000);
  await expect(
    readTar(
      (async function* () {
        yield broken;
      })(),
      () => undefined,
    ),
  ).rejects.toThrow();
});
