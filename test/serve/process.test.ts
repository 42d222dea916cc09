// The daemon as a process of its own, its engine out of reach: it starts, answers, is the only one, and stops.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { until } from './sockets.ts';

const BIN = join(import.meta.dirname, '../../src/bin.ts');

async function fleet(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-serve-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await mkdir(join(folder, 'd'));
  await writeFile(
    join(folder, 'fleet.yaml'),
    [
      'apiVersion: shipshape.dev/v1',
      'kind: Fleet',
      'metadata: { name: home }',
      'spec:',
      '  source: { folder: ./d }',
      '  stateDir: ./state',
      '  targets: { local: { docker: unix:///nowhere.sock } }',
      `  listeners: { http: { address: "127.0.0.1:${await freePort()}" } }`,
      '',
    ].join('\n'),
  );
  return folder;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = probe.address();
  probe.close();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return bound.port;
}

type Running = {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly code: () => number | null;
};

function start(folder: string, ...words: readonly string[]): Running {
  const child = spawn(process.execPath, [BIN, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += data));
  return { child, said: () => said, code: () => child.exitCode };
}

async function ended({
  child,
  said,
}: Running): Promise<{ readonly code: number | null; readonly said: string }> {
  if (child.exitCode === null) await once(child, 'exit');
  return { code: child.exitCode, said: said() };
}

test('it serves, says so, is the only one, answers, and stops within ten seconds when it is asked to', async () => {
  const folder = await fleet();
  const daemon = start(folder, 'serve');
  await until(() => daemon.said().includes('"message":"serving"'), 20_000);
  expect((await stat(join(folder, 'state/control.sock'))).mode & 0o777).toBe(0o600);
  const second = await ended(start(folder, 'serve'));
  expect(second.code).toBe(1);
  expect(second.said).toContain('(lock/held)');

  const status = await ended(start(folder, 'status', '--output', 'json', '--quiet'));
  const { fleet: name, targets } = JSON.parse(status.said);
  expect([name, targets.length]).toEqual(['home', 1]);
  const [, port] = /http 127\.0\.0\.1:(\d+)/.exec(daemon.said()) ?? [];
  expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);
  expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(401);

  const asked = Date.now();
  daemon.child.kill('SIGTERM');
  expect((await ended(daemon)).code).toBe(0);
  expect(Date.now() - asked).toBeLessThan(10_000);
  const lines = daemon.said().trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).message).slice(-2)).toEqual(['stopping', 'stopped']);
  const alone = await ended(start(folder, 'plans'));
  expect(alone.said).toContain('no daemon runs for this fleet');
});

test('killed, it leaves nothing that keeps the next one from starting', async () => {
  const folder = await fleet();
  const first = start(folder, 'serve');
  await until(() => first.said().includes('"message":"serving"'), 20_000);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = start(folder, 'serve');
  await until(() => second.said().includes('"message":"serving"'), 20_000);
  second.child.kill('SIGINT');
  expect((await ended(second)).code).toBe(0);
});
