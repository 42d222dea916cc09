// Files of days are kept up to a number, whatever the clock says.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepNewestDays } from '../../../src/adapters/store/retention.ts';

let folder = '';
const told: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipshape-days-'));
  told.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

async function write(...names: readonly string[]): Promise<void> {
  for (const name of names) await writeFile(join(folder, name), '');
}

it('the oldest days go, and nothing that is no file of a day', async () => {
  await write(
    '2026-01-01.jsonl',
    '2026-01-02.jsonl',
    '2026-02-01.jsonl',
    'audit.jsonl',
    '2025-01-01.jsonl.bak',
  );
  await keepNewestDays(folder, 2, (text) => told.push(text));
  expect((await readdir(folder)).sort()).toEqual([
    '2025-01-01.jsonl.bak',
    '2026-01-02.jsonl',
    '2026-02-01.jsonl',
    'audit.jsonl',
  ]);
});

it('a day from a clock that was ahead by years takes no more than one other day away', async () => {
  await write('2026-01-01.jsonl', '2026-01-02.jsonl', '2099-01-01.jsonl');
  await keepNewestDays(folder, 2, (text) => told.push(text));
  expect(await readdir(folder)).toHaveLength(2);
  expect(told).toEqual([]);
});

it('a folder that cannot be read is told', async () => {
  await keepNewestDays(join(folder, 'none'), 2, (text) => told.push(text));
  expect(told).toHaveLength(1);
});
