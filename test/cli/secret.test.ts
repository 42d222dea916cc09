import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { open } from '../../src/wire.ts';
import { shipshape } from '../support/io.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipshape-secret-'));
  await put(
    'fleet.yaml',
    'apiVersion: shipshape.dev/v1\nkind: Fleet\nmetadata: { name: f }\nspec:\n  source: { folder: ./d }\n  targets: { local: { docker: unix:///nowhere.sock } }\n  stateDir: ./state\n  secrets: { env: { prefix: SEC_ } }\n',
  );
  await put(
    'd/web.yaml',
    'apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: { name: web }\nspec:\n  secrets: { PW: { generate: password }, KEY: { env: KEY } }\n  compose: { services: { a: { image: x, environment: { PW: "${PW}", KEY: "${KEY}" } } } }\n',
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('set keeps a value that list names and only --reveal shows', async () => {
  const set = await secret(['set', 'web/PW'], 'canary-31c\n');
  expect(set).toMatchObject({ code: 'ok', stdout: '' });
  expect(set.stderr).toBe('kept web/PW; shipshape plan shows what it changes\n');
  const list = await secret(['list']);
  expect(list.code).toBe('ok');
  expect(list.stdout.replace(/\d{4}-\d\d-\d\d/, 'DATE')).toBe(
    'NAME     KIND  USED BY     MADE\nweb/KEY  env   web.yaml:5  -\nweb/PW   set   web.yaml:5  DATE\n',
  );
  const shown = await secret(['list', '--reveal', '--output', 'json']);
  expect(JSON.parse(shown.stdout)).toMatchObject([
    { name: 'web/KEY', kind: 'env', value: 'from outside' },
    { name: 'web/PW', kind: 'set', value: 'canary-31c' },
  ]);
});

test('encrypt prints what a declaration takes, and that opens here', async () => {
  const { code, stdout } = await secret(['encrypt'], 'top\n');
  expect(code).toBe('ok');
  expect(stdout).toMatch(
    /^age: \|\n {2}-----BEGIN AGE ENCRYPTED FILE-----\n[\s\S]* {2}-----END AGE ENCRYPTED FILE-----\n$/,
  );
  expect(stdout).not.toContain('top');
  const declared = stdout.replace(/^/gm, '      ').trimEnd();
  await put(
    'd/web.yaml',
    `apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: { name: web }\nspec:\n  secrets:\n    PW:\n${declared}\n  compose: { services: { a: { image: x } } }\n`,
  );
  const shown = await secret(['list', '--reveal', '--output', 'json']);
  expect(JSON.parse(shown.stdout)).toMatchObject([{ name: 'web/PW', kind: 'age', value: 'top' }]);
});

test('what cannot be kept is refused', async () => {
  const misnamed = await secret(['set', 'PW'], 'x');
  expect(misnamed.stderr).toContain('"PW" is no name of a secret: write INSTANCE/VARIABLE');
  expect(misnamed.code).toBe('usage');
  expect((await secret(['set', 'web/PW'], '')).stderr).toContain('the value is empty');
  expect((await secret(['set', 'web/PW'], 'a\0b')).stderr).toContain('the value holds a NUL character');
  expect((await secret(['encrypt', '--recipient', 'nobody'], 'x')).stderr).toContain(
    '"nobody" is no age recipient',
  );
});

test('render shows secrets by name, and nothing on disk shows a value', async () => {
  await secret(['set', 'web/PW'], 'canary-31c');
  const ran = await run(['render', 'web']);
  expect(ran.code).toBe('ok');
  expect(ran.stdout).toContain('PW: "(secret web/PW)"  # web.yaml:6, web.yaml:5');
  expect(ran.stdout).not.toContain('canary');
  expect((await readFile(join(folder, 'state/secrets/00000002.age'))).includes('canary')).toBe(false);
  expect((await run(['render', 'wep'])).stderr).toContain('there is no instance "wep"');
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

function secret(args: readonly string[], stdin = '') {
  return run(['secret', ...args], stdin);
}

function run(args: readonly string[], stdin = '') {
  return shipshape([...args], { cwd: folder, open, stdin, env: { SEC_KEY: 'from outside' } });
}
