// The bootstrap in a checkout of its own, with an npm that only writes down what it was asked.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';

const BOOTSTRAP = join(import.meta.dirname, '../../scripts/bootstrap.mjs');
const PINNED = `node_modules/node-${process.platform}-${process.arch}`;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'shipshape-bootstrap-'));
  await mkdir(join(root, 'scripts'));
  await mkdir(join(root, 'tools'));
  await cp(BOOTSTRAP, join(root, 'scripts/bootstrap.mjs'));
  await writeFile(join(root, 'package.json'), '{}');
  await put('package-lock.json', lock({ yaml: '2.0.0' }));
  await put(
    'tools/npm',
    `#!/bin/sh\necho "$@" >> "${root}/asked"\necho "$PATH" > "${root}/path"\nmkdir -p "${root}/node_modules"\ncp "${root}/package-lock.json" "${root}/node_modules/.package-lock.json"\n`,
  );
  await chmod(join(root, 'tools/npm'), 0o755);
  await put('show.mjs', 'console.log(JSON.stringify([process.argv.slice(2), process.execPath]));');
  await installPinned();
});

afterEach(() => rm(root, { recursive: true, force: true }));

test('installs when nothing is there, with an npm that finds its own Node', async () => {
  const ran = await bootstrap(['show.mjs', 'a', '--b']);
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.stdout)[0]).toEqual(['a', '--b']);
  expect(await readFile(join(root, 'asked'), 'utf8')).toBe('ci --no-audit --no-fund\n');
  expect(await readFile(join(root, 'path'), 'utf8')).not.toContain('node_modules');
});

test('runs the pinned Node and puts it where npm scripts find it', async () => {
  const ran = await bootstrap(['show.mjs']);
  expect(JSON.parse(ran.stdout)[1]).toBe(process.execPath);
  const link = await readlink(join(root, 'node_modules/.bin/node'));
  expect(link).toBe(`../node-${process.platform}-${process.arch}/bin/node`);
});

test('does not install again what is installed', async () => {
  await put('node_modules/.package-lock.json', lock({ yaml: '2.0.0' }));
  expect((await bootstrap(['show.mjs'])).code).toBe(0);
  await expect(readFile(join(root, 'asked'))).rejects.toThrow('ENOENT');
});

test('installs when a version differs from the lock', async () => {
  await put('node_modules/.package-lock.json', lock({ yaml: '1.0.0' }));
  expect((await bootstrap(['show.mjs'])).code).toBe(0);
  expect(await readFile(join(root, 'asked'), 'utf8')).toContain('ci');
});

test('says so when npm fails, and runs nothing', async () => {
  await put('tools/npm', '#!/bin/sh\necho no network >&2\nexit 1\n');
  const ran = await bootstrap(['show.mjs']);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toContain('no network\nerror: npm ci failed');
});

test("passes on the script's exit code", async () => {
  await put('fail.mjs', 'process.exit(7);');
  expect((await bootstrap(['fail.mjs'])).code).toBe(7);
});

test('passes on SIGTERM and what became of it', async () => {
  await put(
    'wait.mjs',
    "process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('up');",
  );
  const child = start(['wait.mjs']);
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect((await once(child, 'close'))[0]).toBe(9);
});

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

function lock(packages: Readonly<Record<string, string>>): string {
  const entries = Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }]);
  const other = ['node_modules/for-another-platform', { version: '1.0.0', optional: true }];
  const listed = Object.fromEntries([...entries, ...(packages['yaml'] === '2.0.0' ? [other] : [])]);
  return JSON.stringify({ packages: { '': {}, ...listed } });
}

async function installPinned(): Promise<void> {
  await mkdir(join(root, PINNED, 'bin'), { recursive: true });
  await mkdir(join(root, 'node_modules/.bin'), { recursive: true });
  await symlink(process.execPath, join(root, PINNED, 'bin/node'));
}

function start(args: readonly string[]) {
  const path = `${join(root, 'tools')}:/usr/bin:/bin:${join(root, 'node_modules/.bin')}`;
  return spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), ...args], {
    env: { PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function bootstrap(args: readonly string[]) {
  const child = start(args);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.stderr += chunk.toString('utf8');
  });
  const [code] = await once(child, 'close');
  return { code, ...said };
}
