import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shipshape } from '../support/io.ts';

const run = promisify(execFile);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipshape-init-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('writes fleet.yaml and a repository with one commit', async () => {
  const ran = await shipshape(['init', 'My Fleet'], { cwd: folder, env: environment() });
  expect(ran.stderr).toContain('shipshape plan');
  expect(ran.code).toBe('ok');
  const made = join(folder, 'My Fleet');
  expect((await readdir(made)).sort()).toEqual(['declarations', 'fleet.yaml']);
  expect(await readFile(join(made, 'fleet.yaml'), 'utf8')).toContain('name: my-fleet\n');
  const { stdout } = await run('git', ['-C', join(made, 'declarations'), 'log', '--format=%an %s', 'main']);
  expect(stdout).toBe('shipshape init Start the fleet\n');
  const { stdout: dirty } = await run('git', ['-C', join(made, 'declarations'), 'status', '--short']);
  expect(dirty).toBe('');
});

test('never touches what is there', async () => {
  await writeFile(join(folder, 'fleet.yaml'), 'mine');
  const ran = await shipshape(['init'], { cwd: folder, env: environment() });
  expect(ran.code).toBe('error');
  expect(ran.stderr).toContain('fleet.yaml already in');
  expect(await readdir(folder)).toEqual(['fleet.yaml']);
  expect(await readFile(join(folder, 'fleet.yaml'), 'utf8')).toBe('mine');
});

test('refuses a name that is no DNS label', async () => {
  const ran = await shipshape(['init', '--name', 'My_Fleet'], { cwd: folder, env: environment() });
  expect(ran.code).toBe('error');
  expect(ran.stderr).toContain('"My_Fleet" is no name for a fleet');
  expect(await readdir(folder)).toEqual([]);
});

/** git without the configuration of this machine. */
function environment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1', XDG_CONFIG_HOME: folder };
}
