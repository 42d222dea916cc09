// Where paths of this machine really lead.

import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHost } from '../../../src/adapters/host/host.ts';

const { realPath } = createHost('');
let folder = '';

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'shipshape-host-')));
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/file'), '');
  await symlink('/etc', join(folder, 'data/link'));
  await symlink('link', join(folder, 'data/again'));
  await symlink('/nowhere/at/all', join(folder, 'data/dangling'));
});

afterAll(() => rm(folder, { recursive: true }));

test('links are followed to their end', async () => {
  expect(await realPath(join(folder, 'data'))).toEqual({ path: join(folder, 'data'), kind: 'folder' });
  expect(await realPath(join(folder, 'data/file'))).toMatchObject({ kind: 'file' });
  expect(await realPath(join(folder, 'data/again'))).toEqual({ path: '/etc', kind: 'folder' });
  expect(await realPath('/dev/null')).toEqual({ path: '/dev/null', kind: 'device' });
});

test('of what is not there, the folder that it would be made in is followed', async () => {
  expect(await realPath(join(folder, 'data/link/new/one'))).toEqual({ path: '/etc/new/one', kind: 'absent' });
  expect(await realPath(join(folder, 'data/dangling'))).toEqual({ path: '/nowhere/at/all', kind: 'absent' });
  expect(await realPath(join(folder, 'data/dangling/x'))).toEqual({
    path: '/nowhere/at/all/x',
    kind: 'absent',
  });
});

test('a socket is known as one under any name', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(join(folder, 'talk'), resolve);
  });
  await symlink(join(folder, 'talk'), join(folder, 'plain.txt'));
  expect(await realPath(join(folder, 'plain.txt'))).toEqual({ path: join(folder, 'talk'), kind: 'socket' });
  await new Promise((resolve) => {
    server.close(resolve);
  });
});
