import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shipshape } from '../support/io.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipshape-compose-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('reads the project of the folder, with its .env', async () => {
  await put(
    'compose.yaml',
    'name: shop\nservices:\n  web:\n    image: web:${TAG}\n    volumes: [./data:/data]\n',
  );
  await put('.env', 'TAG=7\n');
  const ran = await shipshape(['compose', 'config', '--format', 'json'], { cwd: folder });
  expect(ran).toMatchObject({ code: 'ok', stderr: '' });
  expect(JSON.parse(ran.stdout)).toMatchObject({
    name: 'shop',
    services: {
      web: { image: 'web:7', volumes: [{ type: 'bind', source: join(folder, 'data'), target: '/data' }] },
    },
  });
});

test('takes overlays, env files, profiles, a name and the process environment', async () => {
  await put('a.yaml', 'services:\n  web:\n    image: ${IMAGE}:${TAG}\n    profiles: [debug]\n');
  await put('sub/b.yaml', 'services:\n  web:\n    environment: { A: "1" }\n');
  await put('prod.env', 'TAG=prod\nIMAGE=overruled\n');
  const line = ['compose', 'config', '-f', 'a.yaml', '-f', 'sub/b.yaml', '--env-file', 'prod.env'];
  const ran = await shipshape([...line, '--profile', 'debug', '-p', 'named', '-o', 'json'], {
    cwd: folder,
    env: { IMAGE: 'web' },
  });
  expect(JSON.parse(ran.stdout)).toMatchObject({
    name: 'named',
    services: { web: { image: 'web:prod', environment: { A: '1' } } },
  });
});

test('prints YAML when nothing else is asked for', async () => {
  await put('compose.yaml', 'name: shop\nservices: { web: { image: web } }\n');
  const ran = await shipshape(['compose', 'config'], { cwd: folder });
  expect(ran.stdout).toContain('name: shop\nservices:\n  web:\n');
});

test('what is wrong is a problem with its place, and nothing is printed', async () => {
  await put('compose.yaml', 'services:\n  web:\n    image: web\n    prots: ["80"]\n');
  const ran = await shipshape(['compose', 'config'], { cwd: folder });
  expect(ran).toMatchObject({ code: 'error', stdout: '' });
  expect(ran.stderr).toContain('compose.yaml:4:5  error  compose/unknown-key');
  expect(ran.stderr).toContain('ports');
});

test('says where it looked when there is no project', async () => {
  const ran = await shipshape(['compose', 'config'], { cwd: folder });
  expect(ran).toMatchObject({ code: 'error', stdout: '' });
  expect(ran.stderr).toContain(folder);
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}
