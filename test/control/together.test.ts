// Streams of lines as one.

import { expect, test } from 'vitest';
import { together } from '../../src/control/together.ts';

const NEVER = new AbortController().signal;

function lines(from: string, all: readonly string[], told: string[] = []) {
  return (left: AbortSignal) => ({
    from,
    lines: (async function* () {
      for (const line of all) {
        told.push(`${from} ${line}`);
        yield line;
      }
      if (all.includes('silent')) {
        await new Promise<void>((resolve) => left.addEventListener('abort', () => resolve(), { once: true }));
      }
      if (all.includes('broken')) throw new Error('it broke');
    })(),
  });
}

async function read(each: Parameters<typeof together>[0], most = 100): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const { from, line } of together(each, NEVER)) {
    all.push(`${from} ${line}`);
    if (all.length === most) break;
  }
  return all;
}

test('every line of every stream, in the order of each', async () => {
  const all = await read([lines('a', ['1', '2', '3']), lines('b', ['x']), lines('c', [])]);
  expect([...all].sort()).toEqual(['a 1', 'a 2', 'a 3', 'b x']);
  expect(all.filter((line) => line.startsWith('a'))).toEqual(['a 1', 'a 2', 'a 3']);
});

test('a reader who leaves ends streams that are silent, and none is read ahead', async () => {
  const told: string[] = [];
  expect(await read([lines('a', ['1', 'silent', '3'], told), lines('b', ['silent'], told)], 1)).toEqual([
    'a 1',
  ]);
  expect(told.length).toBeLessThanOrEqual(3);
});

test('what breaks is told after what was read', async () => {
  const all: string[] = [];
  const reading = (async () => {
    for await (const { line } of together([lines('a', ['1', 'broken']), lines('b', ['silent'])], NEVER))
      all.push(line);
  })();
  await expect(reading).rejects.toThrow('it broke');
  expect([...all].sort()).toEqual(['1', 'broken', 'silent']);
});
