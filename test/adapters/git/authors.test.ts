import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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
    email: 'ana@example.com',
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

describe('who had a hand in files', () => {
  /** Commits a file as somebody, and gives the commit. */
  const write = async (name: string, file: string, text: string, email?: string) => {
    await writeFile(join(repository.folder, file), text);
    await repository.git('add', '--', file);
    // The environment of the helper names its own author: an author given by argument wins.
    const author = `--author=${name} <${email ?? `${name.toLowerCase()}@example.com`}>`;
    await repository.git('commit', '--quiet', author, '-m', `${name} writes ${file}`);
    return commit(await repository.git('rev-parse', 'HEAD'));
  };
  const authors = async (since: string | undefined, files: readonly string[]) => {
    const from = source();
    const revision = await from.fetch(SIGNAL);
    const found = await from.authors(since === undefined ? since : commit(since), revision, files, SIGNAL);
    return found.map(({ name, email }) => `${name} <${email}>`).sort();
  };
  const COMMITTER = 'Ana <ana@example.com>';

  test('between two commits, of these files and folders alone; committers are among them', async () => {
    const first = await write('Zoe', 'p.yaml', '1\n');
    await write('Eve', 'p.yaml', '2\n');
    const third = await write('Bob', 'q.yaml', '1\n');
    await write('Carl', '*.yaml', '1\n');
    expect(await authors(first, ['p.yaml'])).toEqual([COMMITTER, 'Eve <eve@example.com>']);
    expect(await authors(third, ['p.yaml'])).toEqual([]);
    expect(await authors(first, [])).toEqual([]);
    expect(await authors(first, ['*.yaml'])).toEqual([COMMITTER, 'Carl <carl@example.com>']);
    expect(await authors(undefined, ['p.yaml'])).toEqual([
      COMMITTER,
      'Eve <eve@example.com>',
      'Zoe <zoe@example.com>',
    ]);
    // Of what is not known any more, all of history counts.
    const rewritten = await authors('0123456789'.repeat(4), ['p.yaml']);
    expect(rewritten).toEqual(await authors(undefined, ['p.yaml']));
    expect(await authors('adopted', ['p.yaml'])).toEqual(rewritten);
    const many = Array.from({ length: 400 }, (_, index) => `n${index}`);
    expect(await authors(third, many)).toEqual([COMMITTER, 'Carl <carl@example.com>']);
  });

  test('the two sides of a merge, and who solved what both changed; not who only merged', async () => {
    const first = await write('Zoe', 'p.yaml', '1\n2\n3\n');
    await repository.git('switch', '--quiet', '-c', 'side');
    await write('Eve', 'p.yaml', '1\n2\nthree\n');
    await repository.git('switch', '--quiet', 'main');
    await write('Bob', 'q.yaml', '1\n');
    const env = { GIT_AUTHOR_NAME: 'Mia', GIT_COMMITTER_NAME: 'Mia' };
    const merging = await testRepository(repository.folder, env);
    await merging.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    expect(await authors(first, ['p.yaml'])).toEqual([COMMITTER, 'Eve <eve@example.com>']);
    await merging.git('switch', '--quiet', '-c', 'other', 'HEAD~1');
    await write('Dan', 'p.yaml', '1\n2\ndrei\n');
    await merging.git('merge', 'main').catch(() => undefined);
    await writeFile(join(repository.folder, 'p.yaml'), '1\n2\n4\n');
    await merging.git('commit', '--quiet', '-a', '-m', 'solved');
    await merging.git('branch', '-f', 'main', 'other');
    expect(await authors(first, ['p.yaml'])).toEqual([
      COMMITTER,
      'Dan <dan@example.com>',
      'Eve <eve@example.com>',
      'Mia <ana@example.com>',
    ]);
  });

  test('a merge that brings back what is older than the range was written by who made it', async () => {
    await write('Zoe', 'p.yaml', 'old\n');
    await repository.git('branch', 'stale');
    const inForce = await write('Zoe', 'p.yaml', 'new\n');
    await repository.git('switch', '--quiet', 'stale');
    const evil = await testRepository(repository.folder, {
      GIT_AUTHOR_NAME: 'Eve',
      GIT_COMMITTER_NAME: 'Eve',
    });
    await evil.git('merge', '--quiet', '-s', 'ours', '-m', 'merge', 'main');
    await evil.git('branch', '-f', 'main', 'stale');
    expect(await authors(inForce, ['p.yaml'])).toEqual(['Eve <ana@example.com>']);
  });

  test('an empty address, another one for who commits', async () => {
    const first = await write('Zoe', 'p.yaml', '1\n');
    await write('Eve', 'p.yaml', '2\n', '');
    expect(await authors(first, ['p.yaml'])).toEqual([COMMITTER, 'Eve <>']);
    const from = source();
    const revision = await from.fetch(SIGNAL);
    expect(revision).toMatchObject({ author: 'Eve', email: '', committer: { name: 'Ana' } });
    const blame = await from.blame(revision, 'p.yaml', [0, 1], SIGNAL);
    const line = { author: 'Eve', email: '', committer: { name: 'Ana', email: 'ana@example.com' } };
    expect(blame.get(1)).toMatchObject(line);
    expect(blame.get(0)).toMatchObject(line);
  });
});
