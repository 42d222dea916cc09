// An engine behind ssh. The `ssh` here carries bytes to a socket, as the real one does, and notes how it
// was called.

import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDockerEngine } from '../../../src/adapters/docker/engine.ts';
import { fakeApi, json } from './fake-api.ts';

const signal = new AbortController().signal;
const PATH = process.env['PATH'] ?? '';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipshape-ssh-'));
  process.env['PATH'] = `${folder}${delimiter}${PATH}`;
});
afterEach(async () => {
  process.env['PATH'] = PATH;
  await rm(folder, { recursive: true });
});

async function ssh(code: string): Promise<void> {
  const file = join(folder, 'ssh');
  const notes = `require('fs').writeFileSync(${JSON.stringify(join(folder, 'args'))}, process.argv.slice(2).join('\\n'));`;
  await writeFile(file, `#!${process.execPath}\n${notes}\n${code}\n`);
  await chmod(file, 0o755);
}

test('calls go through ssh, without a question and with the destination behind the options', async () => {
  await using api = await fakeApi((_, response) => json(response, 200, []));
  const path = api.host.slice('unix://'.length);
  await ssh(
    `const s = require('net').connect(${JSON.stringify(path)}); process.stdin.pipe(s).pipe(process.stdout);`,
  );
  const engine = createDockerEngine({ host: 'ssh://ops@db-2:2222', sockets: 1 });
  expect(await engine.networks.list({}, signal)).toEqual([]);
  expect(await engine.networks.list({}, signal)).toEqual([]);
  engine.close();
  const args = (await readFile(join(folder, 'args'), 'utf8')).split('\n');
  expect(args.slice(-5)).toEqual(['-p', '2222', '--', 'ops@db-2', 'docker system dial-stdio']);
  expect(args).toContain('BatchMode=yes');
  expect(api.connections()).toBe(1);
});

test('what ssh says is in the failure', async () => {
  await ssh(`process.stderr.write('Host key verification failed.\\n'); process.exit(255);`);
  const engine = createDockerEngine({ host: 'ssh://db-2' });
  const work = engine.networks.list({}, signal);
  await expect(work).rejects.toMatchObject({
    code: 'engine/unreachable',
    message: 'ssh to db-2 failed: Host key verification failed.',
  });
  engine.close();
});

test('no ssh at all is a failure, not a crash', async () => {
  process.env['PATH'] = folder;
  const engine = createDockerEngine({ host: 'ssh://db-2' });
  await expect(engine.networks.list({}, signal)).rejects.toMatchObject({ code: 'engine/unreachable' });
  engine.close();
});
