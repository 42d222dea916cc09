import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { open } from '../../src/wire.ts';
import { shipshape } from '../support/io.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipshape-validate-'));
  await put(
    'fleet.yaml',
    'apiVersion: shipshape.dev/v1\nkind: Fleet\nmetadata: { name: f }\nspec:\n  source: { folder: ./d }\n  targets: { local: { docker: unix:///nowhere.sock } }\n  stateDir: ./state\n',
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const INSTANCE = 'apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: { name: web }\n';

test('a good tree: counts, and code 0, without an engine', async () => {
  await put('d/web.yaml', `${INSTANCE}spec: { compose: { services: { a: { image: x } } } }\n`);
  const ran = await validate();
  expect(ran).toEqual({ code: 'ok', stdout: '1 instance, 0 templates: no problems\n', stderr: '' });
});

test('people and policies are counted, and an exception that is over is told', async () => {
  const user =
    'apiVersion: shipshape.dev/v1\nkind: User\nmetadata: { name: ana }\nspec: { roles: [admin] }\n';
  await put('d/people.yaml', user);
  expect(await validate()).toMatchObject({
    code: 'ok',
    stdout: '0 instances, 0 templates, 1 user: no problems\n',
  });
  const exception = '{ rule: limits, instances: ["*"], owner: ana, reason: because, expires: 2020-01-01 }';
  const policy = `apiVersion: shipshape.dev/v1\nkind: ChangePolicy\nmetadata: { name: p }\nspec: { admission: { exceptions: [${exception}] } }\n`;
  await put('d/policy.yaml', policy);
  const ran = await validate();
  expect(ran.code).toBe('ok');
  expect(ran.stdout).toMatch(/^policy\.yaml:4:35 {2}warning {2}policy\/exception-expired {2}/m);
  const json: { users: unknown; policies: unknown } = JSON.parse((await validate('--output', 'json')).stdout);
  expect(json).toMatchObject({ users: ['ana'], policies: ['p'], roles: [], teams: [] });
});

test('every problem of the tree in one pass, with its place', async () => {
  await put('d/a.yaml', `${INSTANCE}spec: { composse: ./x.yaml }\n`);
  await put('d/b.yaml', 'apiVersion: shipshape.dev/v1\nkind: Instanze\nmetadata: { name: b }\nspec: {}\n');
  const ran = await validate();
  expect(ran.code).toBe('error');
  expect(ran.stdout).toMatch(/^a\.yaml:4:9 {2}error {2}/m);
  expect(ran.stdout).toMatch(/^b\.yaml:2:7 {2}error {2}/m);
  expect(ran.stdout).toContain('did you mean');
  expect(ran.stdout).toMatch(/\d+ errors\n$/);
});

test('the same for a program', async () => {
  await put('d/a.yaml', `${INSTANCE}spec: { composse: ./x.yaml }\n`);
  const ran = await validate('--output', 'json');
  expect(ran.code).toBe('error');
  const report: { commit: string; problems: readonly { place: string }[] } = JSON.parse(ran.stdout);
  expect(report.commit).toBe('worktree');
  expect(report.problems[0]?.place).toBe('a.yaml:4:9');
});

test('another folder in place of the source', async () => {
  await put('other/web.yaml', `${INSTANCE}spec: { compose: { services: { a: { image: x } } } }\n`);
  expect(await validate('--path', 'other')).toMatchObject({ code: 'ok' });
});

test('a bad fleet.yaml is said with its place', async () => {
  await put(
    'fleet.yaml',
    'apiVersion: shipshape.dev/v1\nkind: Fleet\nmetadata: { name: f }\nspec: { sorce: {} }\n',
  );
  const ran = await validate();
  expect(ran).toMatchObject({ code: 'error', stdout: '' });
  expect(ran.stderr).toMatch(/fleet\.yaml:4:9 {2}error/);
});

test('no fleet.yaml at all: what to do', async () => {
  await mkdir(join(folder, 'empty'));
  const ran = await shipshape(['validate'], { cwd: join(folder, 'empty'), open });
  expect(ran.code).toBe('error');
  expect(ran.stderr).toContain('shipshape init');
});

function validate(...args: readonly string[]) {
  return shipshape(['validate', ...args], { cwd: folder, open });
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}
