// When nothing more can be written: what was acknowledged is there, the rest is refused, and later it goes on.

import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { createJournal } from '../../../src/adapters/store/journal.ts';
import { createStore } from '../../../src/adapters/store/state.ts';
import { targetName } from '../../../src/model/ref.ts';
import { stateFolder } from './folder.ts';

const CHILD = join(import.meta.dirname, 'full-disk-child.ts');
const target = targetName('local');

async function fill(what: 'journal' | 'state', folder: string) {
  const { stdout } = await execa('prlimit', ['--fsize=5000', process.execPath, CHILD, what, folder]);
  return JSON.parse(stdout);
}

test('a journal on a full disk refuses the entry, keeps all before it, and goes on when there is room', async () => {
  const folder = await stateFolder();
  const { acknowledged, code } = await fill('journal', folder);
  expect(code).toBe('journal/unwritable');
  expect(acknowledged).toBeGreaterThan(10);
  const warnings: string[] = [];
  const journal = createJournal({ folder, onWarning: (text) => warnings.push(text) });
  const entries = await journal.unfinished(target);
  expect(entries).toHaveLength(acknowledged);
  const [last] = entries.toReversed();
  if (last !== undefined) await journal.append(last);
  expect(await journal.unfinished(target)).toHaveLength(acknowledged + 1);
  expect(warnings.join()).toContain('cut by a crash');
});

test('a state that cannot be written leaves the one before', async () => {
  const folder = await stateFolder();
  const { acknowledged, code } = await fill('state', folder);
  expect(code).toBe('state/unwritable');
  const state = await createStore({ folder, onWarning: () => undefined }).load(target);
  expect(Object.keys(state?.ports ?? {})).toHaveLength(acknowledged);
});
