// The real process: start-up, exit numbers, pipes that close early.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const BIN = new URL('../../src/bin.ts', import.meta.url).pathname;
const run = promisify(execFile);

test('prints to stdout and exits 0', async () => {
  const { stdout } = await run(process.execPath, [BIN, '--version']);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a wrong command line exits 64', async () => {
  await expect(run(process.execPath, [BIN, 'nothing-like-it'])).rejects.toMatchObject({ code: 64 });
});

test('a reader that goes away is no error', async () => {
  const child = spawn(process.execPath, [BIN, 'completion', 'bash'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const [code] = await once(child, 'close');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('Ctrl-C while an engine is silent: words, no stack, code 130', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-signal-'));
  const silent = createServer((socket) => socket.resume()).listen(join(folder, 'engine.sock'));
  try {
    const fleet = `apiVersion: shipshape.dev/v1
kind: Fleet
metadata: { name: f }
spec:
  source: { folder: . }
  targets: { local: { docker: "unix://${folder}/engine.sock" } }
  stateDir: ./state
`;
    await writeFile(join(folder, 'fleet.yaml'), fleet);
    const child = spawn(process.execPath, [BIN, 'plan'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    await once(silent, 'connection');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringContaining('interrupted') });
    expect(stderr).not.toContain('    at ');
  } finally {
    silent.close();
    await rm(folder, { recursive: true, force: true });
  }
});
