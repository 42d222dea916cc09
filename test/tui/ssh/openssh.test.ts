// The whole of it: a daemon as a process, its process of terminals, and the OpenSSH client in a real terminal.

import { spawn, spawnSync } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { until } from '../../serve/sockets.ts';
import { daemonLab, makeKey, pane, sshWords } from './daemon-lab.ts';

const hasTmux = spawnSync('tmux', ['-V']).status === 0;
const USER = (key: string, more = '') =>
  `apiVersion: shipshape.dev/v1\nkind: User\nmetadata: { name: ben }\nspec: { sshKeys: ["${key}"], roles: [viewer]${more} }\n`;

test('commands, words without a terminal, and strangers', { timeout: 120_000 }, async () => {
  const lab = await daemonLab();
  const status = await lab.ssh('ana', ['status']);
  expect([status.code, status.err]).toEqual([0, expect.stringContaining('as ana')]);
  expect(status.out).toContain('target local');
  const json = await lab.ssh('ana', ['status', '--output', 'json']);
  expect(JSON.parse(json.out).fleet).toBe('home');
  expect((await lab.ssh('ana', ['id'])).code).toBe(2);
  const bare = await lab.ssh('ana', []);
  expect([bare.code, bare.err]).toEqual([1, expect.stringContaining('ssh -t')]);
  makeKey(lab.key('eve'));
  const eve = await lab.ssh('eve', ['status']);
  expect([eve.code, eve.err]).toEqual([255, expect.stringContaining('Permission denied (publickey)')]);
  const scp = await lab.ssh('ana', [], { options: ['-s'] });
  expect(scp.code).not.toBe(0);

  // The key of the host is ours alone, and is what is told.
  const key = join(lab.folder, 'state/ssh_host_ed25519_key');
  expect((await stat(key)).mode & 0o777).toBe(0o600);
  const told = spawnSync('ssh-keygen', ['-l', '-f', key], { encoding: 'utf8' }).stdout.split(' ')[1] ?? '';
  expect(lab.said()).toContain(told);
  expect(lab.shipshape('sessions').out).toContain(told);
  expect(await readFile(key, 'utf8')).not.toContain('shipshape-canary');

  type Line = { action: string; outcome: string; actor: { proof: { from?: string } }; reason: string };
  // What strangers tried is written down together, a moment later.
  const lines = await vi.waitUntil(
    () => {
      const audit = lab.shipshape('audit', 'list', '--output', 'json');
      const all: Line[] = JSON.parse(audit.out).lines;
      const isThere = all.some(
        ({ action, outcome, reason }) =>
          action === 'login' && outcome === 'refused' && /nobody's in force/.test(reason),
      );
      return isThere && all;
    },
    { timeout: 30_000, interval: 200 },
  );
  const logins = lines.filter(({ action }) => action === 'login');
  expect(logins.find(({ outcome }) => outcome === 'allowed')?.actor.proof.from).toBe('127.0.0.1');
  expect(lines.filter(({ action }) => action === 'logout').length).toBeGreaterThan(2);
  // Nothing that lets anybody in is where others can read it.
  const pid = spawnSync('pgrep', ['-P', `${lab.daemon.pid}`], { encoding: 'utf8' }).stdout.trim();
  const [args, environment] = await Promise.all(
    ['cmdline', 'environ'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8')),
  );
  expect(args).toContain('tui/serve.ts');
  expect(`${args}${environment}`).not.toMatch(/[A-Za-z0-9_-]{43}/);
});

test.runIf(hasTmux)(
  'a screen: seen, resized, left, and the terminal as it was',
  { timeout: 120_000 },
  async () => {
    const lab = await daemonLab();
    const terminal = pane(lab.folder, ['ssh', ...sshWords(lab.key('ana'), lab.port, [])]);
    await until(() => terminal.screen().includes('home'), 20_000);
    expect(terminal.state()).toBe('1,0');
    for (const [columns, rows] of [
      [120, 30],
      [60, 15],
      [20, 5],
      [100, 24],
    ] as const) {
      terminal.resize(columns, rows);
      await until(() => terminal.screen().includes('home') || columns === 20, 10_000);
    }
    terminal.keys('q');
    await until(() => terminal.screen().includes('ended 0'), 10_000);
    expect(terminal.state()).toBe('0,1');
  },
);

test.runIf(hasTmux)('a person who is disabled loses their screen', { timeout: 120_000 }, async () => {
  let key = '';
  const lab = await daemonLab({
    async files(publicKey) {
      key = await publicKey('ben');
      return { 'ben.yaml': USER(key) };
    },
  });
  const plans = () => JSON.parse(lab.shipshape('plans', '--output', 'json').out).plans as { id: string }[];
  await until(() => plans().length === 1, 20_000);
  expect(lab.shipshape('approve', plans()[0]?.id ?? '').code).toBe(0);
  await until(
    () => spawnSync('ssh', [...sshWords(lab.key('ben'), lab.port, ['whoami'])]).status === 0,
    20_000,
  );
  const terminal = pane(lab.folder, ['ssh', ...sshWords(lab.key('ben'), lab.port, [])]);
  await until(() => terminal.screen().includes('home'), 20_000);
  await writeFile(join(lab.folder, 'd/ben.yaml'), USER(key, ', disabled: true'));
  // What only takes away needs nobody's yes.
  await until(() => terminal.screen().includes('ended'), 20_000);
  expect(terminal.screen()).toContain('ben is disabled');
  expect(terminal.state()).toBe('0,1');
  expect((await lab.ssh('ben', ['status'])).code).toBe(255);
});

test.runIf(hasTmux)('ended by somebody, and by the end of the daemon', { timeout: 120_000 }, async () => {
  const lab = await daemonLab();
  const terminal = pane(lab.folder, ['ssh', ...sshWords(lab.key('ana'), lab.port, [])]);
  await until(() => terminal.screen().includes('home'), 20_000);
  const { sessions } = JSON.parse(lab.shipshape('sessions', '--output', 'json').out);
  expect(sessions).toMatchObject([
    { name: 'ana', door: 'ssh', how: expect.stringContaining('from 127.0.0.1') },
  ]);
  expect(lab.shipshape('session', 'end', sessions[0].id).code).toBe(0);
  await until(() => terminal.screen().includes('ended by'), 10_000);
  const other = spawn('ssh', [...sshWords(lab.key('ana'), lab.port, ['events'])], { stdio: 'ignore' });
  const code = new Promise((resolve) => other.once('exit', resolve));
  await until(
    () => JSON.parse(lab.shipshape('sessions', '--output', 'json').out).sessions.length === 1,
    10_000,
  );
  lab.daemon.kill('SIGTERM');
  await code;
});

test('the process of terminals killed: it comes again, and the daemon goes on', {
  timeout: 120_000,
}, async () => {
  const lab = await daemonLab();
  const child = () => spawnSync('pgrep', ['-P', `${lab.daemon.pid}`], { encoding: 'utf8' }).stdout.trim();
  const before = child();
  process.kill(Number(before), 'SIGKILL');
  await until(() => child() !== '' && child() !== before, 20_000);
  await until(
    () => spawnSync('ssh', [...sshWords(lab.key('ana'), lab.port, ['status'])]).status === 0,
    20_000,
  );
  expect(lab.said()).toContain('the process of terminals ended: nobody is logged in by SSH');
  // The daemon killed, it goes as well.
  const after = child();
  lab.daemon.kill('SIGKILL');
  await until(() => spawnSync('kill', ['-0', after]).status !== 0, 20_000);
});
