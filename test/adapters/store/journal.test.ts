// The journal on disk: one fsync for many, torn ends, and runs that were cut off.

import { appendFile, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJournal } from '../../../src/adapters/store/journal.ts';
import { decodeLine, encodeLine, wholeLength } from '../../../src/adapters/store/journal-lines.ts';
import type { StepId } from '../../../src/model/plan.ts';
import { type Address, commit, sha256, targetName } from '../../../src/model/ref.ts';
import type { JournalEntry } from '../../../src/model/run.ts';
import { runs } from '../../support/runs.ts';
import { stateFolder } from './folder.ts';

const target = targetName('local');

function begin(run: string, at = '2026-01-02T03:04:05.000Z'): JournalEntry {
  return { kind: 'run.begin', run, target, at, plan: sha256('p'), commit: commit('c'), by: 'ana', steps: 1 };
}
function end(run: string, at = '2026-01-02T03:04:06.000Z'): JournalEntry {
  return { kind: 'run.end', run, target, at, outcome: 'applied', instances: [] };
}
function stepBegin(run: string, index: number): JournalEntry {
  const step = `crm/container/db:${index}` as StepId;
  const address = 'crm/container/db' as Address;
  const at = '2026-01-02T03:04:05.000Z';
  return { kind: 'step.begin', run, target, at, step, call: 'container.stop', address, undo: false };
}

async function open() {
  const folder = await stateFolder();
  const warnings: string[] = [];
  const again = () => createJournal({ folder, onWarning: (text) => warnings.push(text) });
  const own = join(folder, 'journal', 'local');
  return { journal: again(), again, own, file: join(own, '2026-01-02.jsonl'), warnings };
}

test('entries come back, newest first, from a file that only its owner may read', async () => {
  const { journal, again, own, file } = await open();
  expect(await journal.recent(target, 5)).toEqual([]);
  await journal.append(begin('a'));
  await journal.append(end('a'));
  await journal.append(begin('b', '2026-01-03T00:00:00.000Z'));
  expect(await again().recent(target, 2)).toEqual([begin('b', '2026-01-03T00:00:00.000Z'), end('a')]);
  expect(await readdir(own)).toEqual(['2026-01-02.jsonl', '2026-01-03.jsonl']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(own)).mode & 0o777).toBe(0o700);
  expect(JSON.parse((await readFile(file, 'utf8')).split('\n')[0] ?? '')).toMatchObject({
    kind: 'run.begin',
  });
});

test('many that wait together all come through, in order', async () => {
  const { journal, again } = await open();
  const entries = Array.from({ length: 100 }, (_, index) => stepBegin('a', index));
  await Promise.all(entries.map((entry) => journal.append(entry)));
  expect((await again().recent(target, 1000)).toReversed()).toEqual(entries);
});

test('a last line that a crash cut is taken away before the next one, with a word', async () => {
  for (const cut of [1, 10, 60]) {
    const { journal, again, file, warnings } = await open();
    await journal.append(begin('a'));
    await journal.append(end('a'));
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - cut));
    const next = again();
    await next.append(begin('b'));
    expect((await next.recent(target, 9)).map((one) => one.run)).toEqual(['b', 'a']);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('cut by a crash');
    // And only once: the file is whole again.
    await again().append(end('b'));
    expect(warnings).toHaveLength(1);
  }
});

test('a damaged line in the middle is passed over and the rest is read', async () => {
  const { journal, again, file, warnings } = await open();
  await journal.append(begin('a'));
  await journal.append(stepBegin('a', 1));
  await journal.append(end('a'));
  await writeFile(file, (await readFile(file, 'utf8')).replace('container.stop', 'container.STOP'));
  expect((await again().recent(target, 9)).map((one) => one.kind)).toEqual(['run.end', 'run.begin']);
  expect(warnings[0]).toContain(':2: this line is damaged');
});

test('unfinished runs are found, over midnight and behind finished ones', async () => {
  const { journal } = await open();
  await journal.append(begin('a', '2026-01-01T00:00:00.000Z'));
  await journal.append(end('a', '2026-01-01T00:00:01.000Z'));
  await journal.append(begin('b', '2026-01-01T23:59:59.000Z'));
  await journal.append(stepBegin('b', 1));
  expect((await journal.unfinished(target)).map((one) => [one.run, one.kind])).toEqual([
    ['b', 'run.begin'],
    ['b', 'step.begin'],
  ]);
  await journal.append(end('b', '2026-01-02T03:04:06.000Z'));
  expect(await journal.unfinished(target)).toEqual([]);
});

test('a journal that cannot be written fails each entry that waits', async () => {
  const { journal, own } = await open();
  await mkdir(own, { recursive: true });
  // A link instead of a file: never followed.
  await symlink('/dev/full', join(own, '2026-01-02.jsonl'));
  const results = await Promise.allSettled([journal.append(begin('a')), journal.append(end('a'))]);
  expect(results.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  await expect(journal.append(begin('a'))).rejects.toMatchObject({ code: 'journal/unwritable' });
});

test('after a failure the journal works again when the disk does', async () => {
  const { journal, own, file } = await open();
  await journal.append(begin('a'));
  await appendFile(file, '{"kind":"torn');
  await journal.append(end('a'));
  expect((await journal.recent(target, 9)).map((one) => one.kind)).toEqual(['run.end', 'run.begin']);
  expect(await readdir(own)).toHaveLength(1);
});

test('no change of a line goes unseen, and cutting leaves whole lines only', () => {
  const entries = [begin('ä\u2028"}'), stepBegin('b', 1), end('c')];
  const text = entries.map(encodeLine).join('');
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(fc.nat(bytes.length), (length) => {
      const kept = bytes.subarray(0, wholeLength(bytes.subarray(0, length))).toString();
      const lines = kept.split('\n').slice(0, -1);
      expect(lines.map(decodeLine)).toEqual(entries.slice(0, lines.length));
      expect(kept === '' || kept.endsWith('\n')).toBe(true);
    }),
    runs(),
  );
  const [line = ''] = text.split('\n');
  fc.assert(
    fc.property(fc.nat(line.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
      const changed = line.slice(0, at) + String.fromCharCode(code) + line.slice(at + 1);
      if (changed !== line) expect(decodeLine(changed)).toBeUndefined();
    }),
    runs(),
  );
});
