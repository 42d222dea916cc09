import { execFile } from 'node:child_process';
import { chmod, mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFolderSource } from '../../../src/adapters/folder/source.ts';
import { createParser } from '../../../src/declare/parse.ts';
import type { SourceTree } from '../../../src/model/source.ts';
import { fleetOf } from '../../support/declared.ts';
import { SIGNAL, temporaryFolder, testRepository } from '../../support/git.ts';

const run = promisify(execFile);
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function tree(from = createFolderSource(folder)): Promise<SourceTree> {
  return from.tree(await from.fetch(SIGNAL), SIGNAL);
}

test('a folder is read as it lies, with the ids that git would give', async () => {
  const repository = await testRepository(folder);
  await repository.commit('first', {
    'a.yaml': 'a: 1\n',
    'run.sh': '#!/bin/sh\n',
    'b/c.bin': Buffer.of(0, 255),
  });
  await chmod(join(folder, 'run.sh'), 0o755);
  await mkdir(join(folder, 'node_modules/x'), { recursive: true });
  await writeFile(join(folder, 'node_modules/x/y.yaml'), 'y');
  await writeFile(join(folder, 'new.yaml'), 'not committed');
  const { files, revision, unusable } = await tree();
  expect(revision).toMatchObject({ commit: 'worktree', branch: '' });
  expect(unusable).toBeUndefined();
  expect([...files.keys()]).toEqual(['a.yaml', 'b/c.bin', 'new.yaml', 'run.sh']);
  expect(files.get('a.yaml')).toMatchObject({
    oid: await repository.git('rev-parse', 'HEAD:a.yaml'),
    text: 'a: 1\n',
    executable: false,
  });
  expect(files.get('b/c.bin')).toMatchObject({
    oid: await repository.git('rev-parse', 'HEAD:b/c.bin'),
    text: undefined,
  });
  expect(files.get('run.sh')?.executable).toBe(true);
});

test('a declaration that was emptied a moment ago is being written: it is not known, and never read as none', async () => {
  const file = join(folder, 'a.yaml');
  await writeFile(join(folder, 'other.txt'), '');
  await writeFile(file, '');
  const from = createFolderSource(folder);
  const young = createParser()(await tree(from), fleetOf());
  expect(young.declarations.isIncomplete).toBe(true);
  expect(young.problems).toMatchObject([{ code: 'source/unsafe-entry', at: { file: 'a.yaml' } }]);
  const head = await from.remote.head(SIGNAL);
  const old = new Date(Date.now() - 5000);
  await utimes(file, old, old);
  expect(await from.remote.head(SIGNAL)).not.toBe(head);
  expect(createParser()(await tree(from), fleetOf()).declarations.isIncomplete).toBe(false);
});

test('what changes is read again', async () => {
  await writeFile(join(folder, 'a.yaml'), 'a: 1');
  const from = createFolderSource(folder);
  const before = await tree(from);
  expect(before.files.get('a.yaml')?.text).toBe('a: 1');
  expect(Buffer.from(await from.read(before.revision, 'a.yaml', SIGNAL)).toString()).toBe('a: 1');
  await writeFile(join(folder, 'a.yaml'), 'a: 2');
  await expect(from.read(before.revision, 'a.yaml', SIGNAL)).rejects.toMatchObject({
    code: 'folder/changed',
    retry: 'soon',
  });
  expect((await tree(from)).files.get('a.yaml')?.text).toBe('a: 2');
  await rm(join(folder, 'a.yaml'));
  await expect(from.read(before.revision, 'a.yaml', SIGNAL)).rejects.toMatchObject({
    code: 'folder/changed',
  });
  expect((await tree(from)).files.size).toBe(0);
});

test('links and special files are named and never opened', async () => {
  await mkdir(join(folder, 'sub'));
  await symlink('/etc/shadow', join(folder, 'shadow.yaml'));
  await symlink('.', join(folder, 'loop'));
  await run('mkfifo', [join(folder, 'pipe.yaml')]);
  await writeFile(join(folder, 'good.yaml'), 'a: 1');
  const from = createFolderSource(folder);
  const read = await tree(from);
  expect([...read.files.keys()]).toEqual(['good.yaml']);
  expect([...(read.unusable ?? [])].map(([path, { code }]) => `${path} ${code}`).sort()).toEqual([
    'loop source/unsafe-entry',
    'pipe.yaml source/unsafe-entry',
    'shadow.yaml source/unsafe-entry',
  ]);
  // A link that takes the place of a file after the listing is not followed either.
  await rm(join(folder, 'good.yaml'));
  await symlink('/etc/passwd', join(folder, 'good.yaml'));
  await expect(from.read(read.revision, 'good.yaml', SIGNAL)).rejects.toMatchObject({
    code: 'folder/changed',
  });
});

test('large files have an id and no text', async () => {
  const large = Buffer.alloc(5 * 1024 * 1024, 'x');
  await writeFile(join(folder, 'large.yaml'), large);
  const { stdout } = await run('git', ['hash-object', '--no-filters', join(folder, 'large.yaml')]);
  const { files } = await tree();
  expect(files.get('large.yaml')).toMatchObject({ oid: stdout.trim(), size: large.length, text: undefined });
});

test('a folder that is not there is a failure, never an empty fleet', async () => {
  const missing = createFolderSource(join(folder, 'missing'));
  await expect(missing.fetch(SIGNAL)).rejects.toMatchObject({ code: 'folder/missing' });
  await writeFile(join(folder, 'file'), '');
  await expect(createFolderSource(join(folder, 'file')).fetch(SIGNAL)).rejects.toMatchObject({
    code: 'folder/missing',
  });
});

test('a folder that goes away between two looks is a failure too', async () => {
  const inner = join(folder, 'inner');
  await mkdir(inner);
  const from = createFolderSource(inner);
  const revision = await from.fetch(SIGNAL);
  await rm(inner, { recursive: true });
  await expect(from.tree(revision, SIGNAL)).rejects.toMatchObject({ code: 'folder/missing' });
});

test('nobody is blamed in a folder', async () => {
  await writeFile(join(folder, 'a.yaml'), 'a: 1');
  const from = createFolderSource(folder);
  const revision = await from.fetch(SIGNAL);
  expect((await from.blame(revision, 'a.yaml', [1], SIGNAL)).size).toBe(0);
  expect(await from.removal(revision, 'a.yaml', SIGNAL)).toBeUndefined();
});
