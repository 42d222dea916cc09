import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commit } from '../../../src/model/ref.ts';
import type { Source } from '../../../src/ports.ts';
import type { TestRepository } from '../../support/git.ts';
import { gitSource, SIGNAL, temporaryFolder, testRepository } from '../../support/git.ts';

let folder: string;
let repository: TestRepository;

// Many real commands, on machines that do other work meanwhile.
vi.setConfig({ testTimeout: 90_000 });

beforeEach(async () => {
  folder = await temporaryFolder();
  repository = await testRepository(join(folder, 'repository'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function source(): Source {
  return gitSource({ url: repository.url, stateDir: join(folder, 'state') });
}

test('who wrote a line, who removed a file', async () => {
  await repository.commit('first\n\nmore', { 'a.yaml': '1\n2\n3\n', '*.yaml': 'x\n', 'b.yaml': 'b\n' });
  const second = await repository.commit('second', { 'a.yaml': '1\ntwo\n3\n' });
  const third = await repository.commit('third', { 'b.yaml': undefined });
  await repository.commit('fourth', { '*.yaml': undefined });
  const from = source();
  const revision = await from.fetch(SIGNAL);
  const blame = await from.blame(revision, 'a.yaml', [1, 2, 2], SIGNAL);
  expect([...blame].map(([line, { subject }]) => [line, subject])).toEqual([
    [1, 'first'],
    [2, 'second'],
  ]);
  expect(blame.get(2)).toEqual({
    commit: second,
    author: 'Ana',
    authoredAt: 1_700_000_000,
    subject: 'second',
  });
  expect((await from.blame(revision, 'a.yaml', [2, 999], SIGNAL)).get(2)?.subject).toBe('second');
  expect((await from.blame(revision, 'a.yaml', [], SIGNAL)).size).toBe(0);
  expect((await from.blame(revision, 'none.yaml', [1], SIGNAL)).size).toBe(0);
  const many = Array.from({ length: 150 }, (_, index) => index + 1);
  expect((await from.blame(revision, 'a.yaml', many, SIGNAL)).size).toBe(3);
  expect((await from.removal(revision, 'b.yaml', SIGNAL))?.commit).toBe(third);
  expect((await from.removal(revision, '*.yaml', SIGNAL))?.subject).toBe('fourth');
  expect(await from.removal(revision, 'a.yaml', SIGNAL)).toBeUndefined();
  expect(await from.removal(revision, '--output=/tmp/x', SIGNAL)).toBeUndefined();
});

test('who changed a file or folder last, and what is newer than a commit', async () => {
  const first = await repository.commit('first', { 'a.yaml': '1\n2\n3\n', 'web/x': '1', 'web/y': '1' });
  const second = await repository.commit('second', { 'a.yaml': '1\n2\nthree\n' });
  await repository.commit('third', { 'a.yaml': '1\nthree\n', 'web/y': undefined });
  const from = source();
  const revision = await from.fetch(SIGNAL);
  const subjects = async (file: string, lines: readonly number[], since?: string) => {
    const found = await from.blame(
      revision,
      file,
      lines,
      SIGNAL,
      since === undefined ? since : commit(since),
    );
    return [...found].map(([line, { subject }]) => [line, subject]);
  };
  expect(await subjects('a.yaml', [0, 1])).toEqual([
    [1, 'first'],
    [0, 'third'],
  ]);
  expect(await subjects('web', [0])).toEqual([[0, 'third']]);
  expect(await subjects('web/x', [0])).toEqual([[0, 'first']]);
  expect(await subjects('web/x', [0, 1], first)).toEqual([]);
  expect(await subjects('a.yaml', [1, 2], first)).toEqual([[2, 'second']]);
  expect(await subjects('a.yaml', [0, 1, 2], second)).toEqual([[0, 'third']]);
  expect(await subjects('a.yaml', [1, 2], '0123456789'.repeat(4))).toEqual([
    [1, 'first'],
    [2, 'second'],
  ]);
  expect(await subjects('a.yaml', [2], 'adopted')).toEqual([[2, 'second']]);
  expect(await subjects('a.yaml', [0, 1, 2], revision.commit)).toEqual([]);
});

test('nothing is newer than a commit that the branch has gone back from', async () => {
  await repository.commit('first', { 'a.yaml': '1\n' });
  const later = await repository.commit('second', { 'a.yaml': 'one\n' });
  const from = source();
  await from.fetch(SIGNAL);
  await repository.git('reset', '--hard', 'HEAD~1');
  const back = await from.fetch(SIGNAL);
  expect((await from.blame(back, 'a.yaml', [0, 1], SIGNAL, commit(later))).size).toBe(0);
});
