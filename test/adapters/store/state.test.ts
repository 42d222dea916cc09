// Applied state on disk: what is saved is there, and damage is seen.

import { readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStore } from '../../../src/adapters/store/state.ts';
import type { AppliedTarget } from '../../../src/model/applied.ts';
import { targetName } from '../../../src/model/ref.ts';
import { stateFolder } from './folder.ts';

const target = targetName('local');
const state = (port: number): AppliedTarget => ({
  target,
  engineId: 'E',
  instances: {},
  tombstones: [],
  ports: { 'crm/HTTP_PORT': port },
});

async function open() {
  const folder = await stateFolder();
  const warnings: string[] = [];
  const again = () => createStore({ folder, onWarning: (text) => warnings.push(text) });
  const own = join(folder, 'state', 'local');
  return { store: again(), again, own, file: join(own, 'state.json'), warnings };
}

test('nothing saved is nothing applied; what is saved comes back, for owners only', async () => {
  const { store, again, own, file } = await open();
  expect(await store.load(target)).toBeUndefined();
  await store.save(state(1));
  await store.save(state(2));
  expect(await again().load(target)).toEqual(state(2));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(own)).mode & 0o777).toBe(0o700);
  expect((await readdir(own)).sort()).toEqual(['state.json', 'state.json.prev']);
});

test('what was just saved is not read again, unless somebody else has replaced it', async () => {
  const { store, again, file } = await open();
  const saved = state(1);
  await store.save(saved);
  expect(await store.load(target)).toBe(saved);
  await again().save(state(2));
  expect(await store.load(target)).toEqual(state(2));
  const text = await readFile(file, 'utf8');
  await again().save(state(1));
  await writeFile(file, text);
  expect(await store.load(target)).toEqual(state(2));
});

test('every way to cut or damage the file is seen, and the copy before serves with a word', async () => {
  const { store, again, file, warnings } = await open();
  await store.save(state(1));
  await store.save(state(2));
  const whole = await readFile(file, 'utf8');
  const damaged = ['', '{}', whole.slice(0, -1), whole.replace('HTTP', 'HTTX'), whole.replace(':2}', ':3}')];
  for (let length = 1; length < whole.length; length += 23) damaged.push(whole.slice(0, length));
  for (const content of damaged) {
    await writeFile(file, content);
    expect(await again().load(target)).toEqual(state(1));
  }
  expect(warnings).toHaveLength(damaged.length);
  expect(warnings[0]).toContain('damaged');
});

test('a damaged file never becomes the previous copy', async () => {
  const { store, again, file } = await open();
  await store.save(state(1));
  await store.save(state(2));
  await writeFile(file, 'garbage');
  const next = again();
  await next.load(target);
  await next.save(state(3));
  expect(await readFile(`${file}.prev`, 'utf8')).toContain('"crm/HTTP_PORT":1');
  await writeFile(file, 'garbage');
  const unread = again();
  await unread.save(state(4));
  expect(await readFile(`${file}.prev`, 'utf8')).toContain('"crm/HTTP_PORT":1');
  expect(await again().load(target)).toEqual(state(4));
});

test('without any good copy the run is refused, not started from nothing', async () => {
  const { store, again, file } = await open();
  await store.save(state(1));
  await store.save(state(2));
  await writeFile(file, 'garbage');
  await writeFile(`${file}.prev`, 'garbage');
  await expect(again().load(target)).rejects.toMatchObject({ code: 'state/damaged' });
  await unlink(`${file}.prev`);
  await expect(again().load(target)).rejects.toMatchObject({ code: 'state/damaged' });
});

test('a file that is gone while its copy is there was lost, not never written', async () => {
  const { store, again, file, warnings } = await open();
  await store.save(state(1));
  await store.save(state(2));
  await unlink(file);
  expect(await again().load(target)).toEqual(state(1));
  expect(warnings[0]).toContain('gone');
});

test('a newer format is refused, also when a good older copy is there', async () => {
  const { store, again, file } = await open();
  await store.save(state(1));
  await store.save(state(2));
  await writeFile(file, '{"format":2,"checksum":"x","state":{}}\n');
  await expect(again().load(target)).rejects.toMatchObject({ code: 'state/newer-format', retry: 'never' });
});

test('a record of another target is not taken for this one', async () => {
  const { store, again, file } = await open();
  await store.save({ ...state(1), target: targetName('other') });
  await store.save(state(1));
  await writeFile(file, await readFile(file.replace('/local/', '/other/')));
  await expect(again().load(target)).rejects.toMatchObject({ code: 'state/damaged' });
});

test('what a crash left beside it is taken away', async () => {
  const { store, again, own } = await open();
  await store.save(state(1));
  await writeFile(join(own, '.state.json.0123.tmp'), 'half');
  await again().save(state(2));
  expect((await readdir(own)).sort()).toEqual(['state.json', 'state.json.prev']);
});

test('a folder that cannot be written is a failure with a hint', async () => {
  const { again, own } = await open();
  await writeFile(own.replace(/\/state\/local$/, '/state'), 'a file where a folder should be');
  await expect(again().save(state(1))).rejects.toMatchObject({ code: 'state/unwritable' });
});
