import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Frame, frameLine, readFrames } from '../../src/serve/frames.ts';

async function frames(pieces: readonly Buffer[], limit = 1000): Promise<readonly Frame[]> {
  return await all(readFrames(Readable.from(pieces), () => limit));
}

test('lines come out whole, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })), { maxLength: 5 }),
      fc.array(fc.nat(40), { minLength: 1, maxLength: 20 }),
      async (sent, cuts) => {
        const bytes = Buffer.from(sent.map((one) => frameLine(one)).join(''));
        const pieces: Buffer[] = [];
        for (let at = 0, index = 0; at < bytes.length; index += 1) {
          const length = (cuts[index % cuts.length] ?? 0) + 1;
          pieces.push(bytes.subarray(at, at + length));
          at += length;
        }
        expect(await frames(pieces, 100_000)).toEqual(sent.map((one) => JSON.parse(JSON.stringify(one))));
      },
    ),
    { seed: 20261120, numRuns: 200 },
  );
});

test('a line without end is cut off before it is held, with or without a line end in sight', async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield Buffer.alloc(1000, 97);
    }
  }
  const reading = all(readFrames(Readable.from(endless()), () => 10_000));
  await expect(reading).rejects.toMatchObject({ code: 'serve/too-long' });
  expect(given).toBeLessThan(40);
  const long = Buffer.concat([Buffer.alloc(2000, 32), Buffer.from('\n')]);
  await expect(frames([long])).rejects.toMatchObject({ code: 'serve/too-long' });
});

test('what is no object is refused, and half a line is no frame', async () => {
  for (const line of ['1\n', '[]\n', 'null\n', '{"a":\n', '\u0000\n', '\n']) {
    await expect(frames([Buffer.from(line)])).rejects.toMatchObject({ code: 'serve/bad-frame' });
  }
  expect(await frames([Buffer.from('{"a":1}\n{"b":')])).toEqual([{ a: 1 }]);
});

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
