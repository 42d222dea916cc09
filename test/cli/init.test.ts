import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { starterFiles } from '../../src/cli/starter.ts';
import { fleetSchema } from '../../src/model/generated/fleet.ts';
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

test('every modeline names a schema that is written beside it', () => {
  const files = starterFiles({ fleet: 'f', docker: 'unix:///x', url: 'file:///y' });
  for (const [path, text] of files) {
    const isDeclaration = /^apiVersion:/m.test(text);
    const schema = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text)?.[1];
    expect(schema !== undefined, path).toBe(isDeclaration);
    if (schema === undefined) continue;
    const kind = /^kind: (\w+)$/m.exec(text)?.[1]?.toLowerCase();
    const target = new URL(schema, `file:///${path}`).pathname.slice(1);
    expect(target).toBe(`declarations/.schemas/${kind}.schema.json`);
    expect(files.has(target)).toBe(true);
  }
});

test('fleet.yaml shows every key there is', () => {
  const text = starterFiles({ fleet: 'f', docker: 'unix:///x', url: 'file:///y' }).get('fleet.yaml') ?? '';
  const keys = keysOf(fleetSchema);
  expect(keys).toContain('removePercent');
  // `folder` of the source is shown in a sentence, the others as lines.
  for (const key of keys) expect(text).toMatch(new RegExp(`\\b${key}:`));
  expect(parseDocument(text).errors).toEqual([]);
});

/** The names of all properties in a schema, wherever they stand. */
function keysOf(schema: object): readonly string[] {
  return Object.entries(schema).flatMap(([word, value]): readonly string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const own = word === 'properties' ? Object.keys(value) : [];
    return [...own, ...keysOf(value)];
  });
}

/** git without the configuration of this machine. */
function environment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1', XDG_CONFIG_HOME: folder };
}
