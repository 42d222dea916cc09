// The frames of a log that goes on, cut wherever the network cuts them.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frames, logLines, unframed } from '../../../src/adapters/docker/lines.ts';

function frame(stream: number, text: string): Buffer {
  const bytes = Buffer.from(text);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncIterable<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}

async function all(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const read: string[] = [];
  for await (const line of lines) read.push(line);
  return read;
}

test('wherever they are cut, lines are whole and of one stream', async () => {
  const bytes = Buffer.concat([
    frame(1, 'on\u00e9\nt'),
    frame(2, 'bad\r\n'),
    frame(1, 'wo\n'),
    frame(2, 'rest'),
  ]);
  const sizes = fc.array(fc.nat(7), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sizes, async (given) => {
      expect(await all(logLines(frames(cut(bytes, given))))).toEqual(['on\u00e9', 'bad', 'two', 'rest']);
    }),
  );
});

test('a line without an end comes in parts', async () => {
  const bytes = Buffer.from('x'.repeat(100_000));
  const lines = await all(logLines(unframed(cut(bytes, [20_000, 20_000, 20_000, 20_000]))));
  expect(lines.map(({ length }) => length)).toEqual([20_000, 20_000, 20_000, 20_000, 20_000]);
});
