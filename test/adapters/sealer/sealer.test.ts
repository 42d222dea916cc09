// What is sealed opens again, with our own hands and with the programs that anybody has; what is not as it was
// written fails with words and never just ends early.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { execa } from 'execa';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createSealer } from '../../../src/adapters/sealer/sealer.ts';
import { programOf } from '../../support/age.ts';
import { codeOf, flipped, gather, noise, pieces } from '../../support/bytes.ts';
import { runs } from '../../support/runs.ts';

const CHUNK = 64 * 1024;
const identity = await generateX25519Identity();
const sealer = await createSealer([identity]);
const [age, zstd] = [await programOf('age'), await programOf('zstd')];
const folder = mkdtempSync(join(tmpdir(), 'shipshape-sealer-'));
const keyFile = join(folder, 'key');
writeFileSync(keyFile, `${identity}\n`);
afterAll(() => rmSync(folder, { recursive: true }));

const LENGTHS = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_000];

async function sealed(plain: Uint8Array, recipients: readonly string[] = []): Promise<Buffer> {
  return gather(sealer.seal(pieces(plain), recipients));
}

function opened(bytes: Uint8Array, size?: number): Promise<Buffer> {
  return gather(sealer.open(pieces(bytes, size)));
}

describe('age', () => {
  test.each(LENGTHS)('%i bytes come back, however they are cut', async (length) => {
    const plain = noise(length);
    const file = await sealed(plain);
    for (const size of [file.length, CHUNK + 16, 7777]) expect(await opened(file, size)).toEqual(plain);
  });

  test('any bytes in any pieces come back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(300_000), fc.integer({ min: 100, max: 200_000 }), async (length, size) => {
        const plain = noise(length);
        expect(await opened(await gather(sealer.seal(pieces(plain, size), [])), size)).toEqual(plain);
      }),
      runs(20),
    );
  });

  test('everybody it is sealed for can open it, and nobody else', async () => {
    const [friend, stranger] = [await generateX25519Identity(), await generateX25519Identity()];
    const file = await sealed(noise(1000), [await identityToRecipient(friend), sealer.host]);
    const [theirs, strangers] = [await createSealer([friend]), await createSealer([stranger])];
    expect(await gather(theirs.open(pieces(file)))).toEqual(noise(1000));
    expect(await codeOf(gather(strangers.open(pieces(file))))).toBe('artefact/no-key');
    const both = await createSealer([stranger, friend]);
    expect(await gather(both.open(pieces(file)))).toEqual(noise(1000));
  });

  test('what is no recipient and no identity is refused without a key in the words', async () => {
    expect(await codeOf(sealed(noise(10), ['age1nobody']))).toBe('artefact/bad-recipient');
    const flawed = `${identity.slice(0, -1)}x`;
    await expect(createSealer([flawed])).rejects.toThrow(/^what was given as an age identity is none$/);
  });

  test('a file cut at any byte fails: it never just ends early', async () => {
    const file = await sealed(noise(2 * CHUNK + 500));
    const starts = file.length - (2 * CHUNK + 500 + 3 * 16);
    const borders = [0, 1, 22, 150, starts - 16, starts, starts + CHUNK + 16, starts + 2 * (CHUNK + 16)];
    const spread = Array.from({ length: 60 }, (_, count) => Math.floor((file.length * count) / 60));
    for (const at of [...borders, ...spread, file.length - 1]) {
      expect(await codeOf(opened(file.subarray(0, at))), `cut at ${at}`).toBe('artefact/damaged');
    }
  });

  test('a cut between two chunks is told as one', async () => {
    const file = await sealed(noise(2 * CHUNK + 500));
    await expect(opened(file.subarray(0, file.length - 500 - 16))).rejects.toThrow(
      'the sealed payload is cut short',
    );
  });

  test('a bit that changed anywhere, and bytes after the end, fail', async () => {
    const file = await sealed(noise(2 * CHUNK + 500));
    const spread = Array.from({ length: 80 }, (_, count) => Math.floor((file.length * count) / 80));
    for (const at of [...spread, file.length - 1]) {
      expect(await codeOf(opened(flipped(file, at))), `bit at ${at}`).toMatch(
        /^artefact\/(?:damaged|no-key)$/,
      );
    }
    for (const more of [1, 16, CHUNK, CHUNK + 16]) {
      expect(await codeOf(opened(Buffer.concat([file, Buffer.alloc(more)])))).toBe('artefact/damaged');
    }
    // Two chunks that changed places.
    const at = file.length - (2 * CHUNK + 500 + 3 * 16);
    const [one, two] = [
      file.subarray(at, at + CHUNK + 16),
      file.subarray(at + CHUNK + 16, at + 2 * (CHUNK + 16)),
    ];
    const swapped = Buffer.concat([file.subarray(0, at), two, one, file.subarray(at + 2 * (CHUNK + 16))]);
    expect(await codeOf(opened(swapped))).toBe('artefact/damaged');
  });

  test('what fails before it is sealed fails after it too', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield noise(200_000);
      throw new Error('the source broke');
    }
    await expect(gather(sealer.seal(broken(), []))).rejects.toThrow('the source broke');
    await expect(gather(sealer.compress(broken(), 1))).rejects.toThrow('the source broke');
    await expect(gather(sealer.seal(sealer.compress(broken(), 1), []))).rejects.toThrow('the source broke');
  });
});

describe('zstd', () => {
  const plain = noise(400_000);

  test('comes back, one frame or several, with what may be skipped between them', async () => {
    const skippable = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);
    for (const [length, size] of [
      [3000, 1],
      [3000, 7],
      [400_000, 1000],
      [400_000, 1_000_000],
    ] as const) {
      const part = noise(length);
      const frame = await gather(sealer.compress(pieces(part), 1));
      const several = Buffer.concat([
        skippable,
        frame,
        frame,
        skippable,
        zstdCompressSync(''),
        frame,
        skippable,
      ]);
      expect(await gather(sealer.decompress(pieces(several, size)))).toEqual(
        Buffer.concat([part, part, part]),
      );
    }
    expect(await gather(sealer.decompress(sealer.compress(pieces(Buffer.alloc(0)), 1)))).toHaveLength(0);
  });

  test('a cut, a changed bit, bytes after the end and no zstd at all fail', async () => {
    const frame = await gather(sealer.compress(pieces(plain), 1));
    const spread = Array.from({ length: 60 }, (_, count) => Math.floor((frame.length * count) / 60));
    for (const at of [...spread, frame.length - 4, frame.length - 1]) {
      expect(await codeOf(gather(sealer.decompress(pieces(frame.subarray(0, at))))), `cut at ${at}`).toBe(
        'artefact/damaged',
      );
      expect(await codeOf(gather(sealer.decompress(pieces(flipped(frame, at))))), `bit at ${at}`).toBe(
        'artefact/damaged',
      );
    }
    for (const more of ['x', 'garbage at the end', frame.subarray(0, 100)]) {
      const longer = Buffer.concat([frame, Buffer.from(more)]);
      expect(await codeOf(gather(sealer.decompress(pieces(longer))))).toBe('artefact/damaged');
    }
    expect(await codeOf(gather(sealer.decompress(pieces(plain))))).toBe('artefact/damaged');
  });
});

test('nothing is taken faster than it is wanted', async () => {
  let given = 0;
  async function* source(): AsyncIterable<Uint8Array> {
    for (let count = 0; count < 1000; count += 1) {
      given += CHUNK;
      yield noise(CHUNK, String(count));
    }
  }
  const stream = sealer.seal(sealer.compress(source(), 1), [])[Symbol.asyncIterator]();
  for (let count = 0; count < 4; count += 1) await stream.next();
  // Whatever would still run ahead has had its turns.
  for (let count = 0; count < 50; count += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(given).toBeLessThan(8 * 1024 * 1024);
  await stream.return?.();
});

describe(`with the programs ${age ?? '(age cannot be had here)'} and ${zstd ?? '(zstd cannot be had here)'}`, () => {
  test.runIf(age !== undefined && zstd !== undefined).each(LENGTHS)(
    '%i bytes that we sealed are opened by them',
    async (length) => {
      const plain = noise(length);
      const file = join(folder, `ours-${length}`);
      writeFileSync(file, await gather(sealer.seal(sealer.compress(pieces(plain), 1), [])));
      await execa(age ?? '', ['-d', '-i', keyFile, '-o', `${file}.zst`, file]);
      const { stdout } = await execa(zstd ?? '', ['-d', '-c', `${file}.zst`], {
        encoding: 'buffer',
        stripFinalNewline: false,
      });
      expect(Buffer.from(stdout).equals(plain)).toBe(true);
    },
  );

  test.runIf(age !== undefined && zstd !== undefined).each(LENGTHS)(
    '%i bytes that they sealed are opened by us',
    async (length) => {
      const plain = noise(length);
      const file = join(folder, `theirs-${length}`);
      writeFileSync(file, plain);
      await execa(zstd ?? '', ['-q', '-T2', '-f', file, '-o', `${file}.zst`]);
      await execa(age ?? '', ['-r', sealer.host, '-o', `${file}.age`, `${file}.zst`]);
      const { stdout } = await execa(age ?? '', ['-r', sealer.host, `${file}.zst`], {
        encoding: 'buffer',
        stripFinalNewline: false,
      });
      expect((await gather(sealer.decompress(sealer.open(pieces(Buffer.from(stdout)))))).equals(plain)).toBe(
        true,
      );
    },
  );
});
