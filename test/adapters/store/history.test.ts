// Records of runs on disk: newest first, bounded, and a crash costs at most what was not acknowledged.

import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHistory } from '../../../src/adapters/store/history.ts';
import { stateFolder } from './folder.ts';
import { runRecord } from './records.ts';

async function open() {
  const folder = await stateFolder();
  const warnings: string[] = [];
  const again = () => createHistory({ folder, onWarning: (text) => warnings.push(text) });
  const own = join(folder, 'history');
  return { history: again(), again, own, file: join(own, '2026-06-01.jsonl'), warnings };
}

async function runsOf(history: ReturnType<typeof createHistory>, limit = 10_000, instance?: string) {
  const found = await history.recent({ limit, ...(instance === undefined ? {} : { instance }) });
  return found.map(({ run }) => run);
}

test('records come back newest first, over days, in a file per day for owners only', async () => {
  const { history, again, own, file } = await open();
  expect(await runsOf(history)).toEqual([]);
  await history.append(runRecord('a'));
  await history.append(runRecord('b', 'shop'));
  await history.append(runRecord('c', 'crm', '2026-06-02'));
  expect(await runsOf(again())).toEqual(['c', 'b', 'a']);
  expect(await again().recent({ limit: 1 })).toEqual([runRecord('c', 'crm', '2026-06-02')]);
  expect(await runsOf(again(), 5, 'crm')).toEqual(['c', 'a']);
  expect(await runsOf(again(), 1, 'shop')).toEqual(['b']);
  expect(await readdir(own)).toEqual(['2026-06-01.jsonl', '2026-06-02.jsonl']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(own)).mode & 0o777).toBe(0o700);
});

test('thousands of records over many blocks come back whole, and the newest without reading all', async () => {
  const { history, again, file } = await open();
  const names = Array.from({ length: 2000 }, (_, index) => `run-${index}-${'ä'.repeat(index % 70)}`);
  await Promise.all(names.map((name) => history.append(runRecord(name))));
  expect((await stat(file)).size).toBeGreaterThan(10 * 64 * 1024);
  expect(await runsOf(again())).toEqual(names.toReversed());
  expect(await runsOf(again(), 3)).toEqual(names.slice(-3).toReversed());
});

test('a line longer than a block is a line like any other', async () => {
  const { history, again } = await open();
  const long = `long-${'x'.repeat(300_000)}`;
  for (const name of ['a', long, 'b']) await history.append(runRecord(name));
  expect(await runsOf(again())).toEqual(['b', long, 'a']);
});

test('a last line that a crash cut is passed over, and taken away before the next, with a word', async () => {
  for (const cut of [1, 10, 200]) {
    const { history, again, file, warnings } = await open();
    await history.append(runRecord('a'));
    await history.append(runRecord('b'));
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - cut));
    expect(await runsOf(again())).toEqual(['a']);
    await again().append(runRecord('c'));
    expect(await runsOf(again())).toEqual(['c', 'a']);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('cut by a crash');
  }
});

test('a damaged line is passed over with a word, other files are not looked at', async () => {
  const { history, again, own, file, warnings } = await open();
  await history.append(runRecord('a'));
  await history.append(runRecord('b'));
  await writeFile(file, (await readFile(file, 'utf8')).replace('applied', 'appliex'));
  await appendFile(join(own, 'notes.txt'), 'mine\n');
  expect(await runsOf(again())).toEqual(['b']);
  expect(warnings[0]).toContain('damaged');
});

test('what cannot be written or read is a failure with a hint', async () => {
  const { again, own } = await open();
  await writeFile(own, 'a file where a folder should be');
  await expect(again().append(runRecord('a'))).rejects.toMatchObject({ code: 'history/unwritable' });
  await expect(again().recent({ limit: 1 })).rejects.toMatchObject({ code: 'history/unreadable' });
});
