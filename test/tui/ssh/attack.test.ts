// What somebody does who wants to harm it: limits hold, sessions of others go on, and the daemon does not feel
// it: its own loop's delay is what is measured, quiet and under each attack.

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import ssh2, { type Client } from 'ssh2';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../../serve/sockets.ts';
import { type DaemonLab, daemonLab, freePort, pane, sshWords } from './daemon-lab.ts';

const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** The daemon's own loop since the last time, as it measures it itself: how late it was, in milliseconds. */
async function delay(http: number) {
  const text = await (await fetch(`http://127.0.0.1:${http}/metrics`)).text();
  const value = (name: string) => {
    const seconds = new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(text)?.[1];
    return Math.round(Number(seconds) * 10_000) / 10;
  };
  return { meanMs: value('mean'), p99Ms: value('p99'), maxMs: value('max') };
}

function client(lab: DaemonLab, given: Partial<ssh2.ConnectConfig> = {}): Promise<Client | string> {
  const one = new ssh2.Client();
  onTestFinished(() => void one.destroy());
  return new Promise((resolve) => {
    let why = '';
    one.on('ready', () => resolve(one));
    one.on('error', ({ message }) => {
      why = message;
    });
    one.on('close', () => resolve(why || 'closed'));
    const privateKey = readFileSync(lab.key('ana'));
    one.connect({
      host: '127.0.0.1',
      port: lab.port,
      username: 'ops',
      privateKey,
      readyTimeout: 30_000,
      ...given,
    });
  });
}

function shellOf(one: Client): Promise<ssh2.ClientChannel | string> {
  return new Promise((resolve) => {
    one.shell({ term: 'xterm', cols: 80, rows: 24 }, (error, channel) =>
      resolve(error === undefined ? channel : error.message),
    );
  });
}

function terminals(lab: DaemonLab): { readonly pid: string; readonly rssMb: number } {
  const pid = spawnSync('pgrep', ['-P', `${lab.daemon.pid}`], { encoding: 'utf8' }).stdout.trim();
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return { pid, rssMb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024) };
}

test.runIf(hasTmux)('floods, slow ones, storms and the dead', { timeout: 240_000 }, async () => {
  const http = await freePort();
  const lab = await daemonLab({ listeners: `http: { address: "127.0.0.1:${http}", metrics: open },` });
  const before = terminals(lab);
  const sessions = () => JSON.parse(lab.shipshape('sessions', '-o', 'json').out).sessions.length;
  const figures: Record<string, unknown> = {};
  const terminal = pane(lab.folder, ['ssh', ...sshWords(lab.key('ana'), lab.port, [])]);
  await until(() => terminal.screen().includes('home'), 20_000);
  figures['quiet'] = await delay(http);

  // A thousand wrong keys, over as many connections as one address gets.
  const keys = Array.from({ length: 40 }, () => ssh2.utils.generateKeyPairSync('ed25519').private);
  let tried = 0;
  const guess = async () => {
    while (tried < 1_000) {
      await client(lab, {
        authHandler(_left, _partial, next) {
          tried += 1;
          next({ type: 'publickey', username: 'x', key: keys[tried % keys.length] ?? '' });
        },
      });
    }
  };
  await Promise.all(Array.from({ length: 6 }, guess));
  figures['1000 wrong keys'] = await delay(http);
  expect(tried).toBeGreaterThanOrEqual(1_000);

  // Slow handshakes: from one address no more than eight are waited for, and those not for long.
  const slow: Socket[] = [];
  for (let n = 0; n < 100; n += 1) {
    const socket = connect(lab.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.resume();
    onTestFinished(() => void socket.destroy());
    slow.push(socket);
    socket.once('connect', () => void socket.write(n % 2 === 0 ? 'S' : 'SSH-2.0-x\r\n'));
  }
  await until(() => slow.filter((one) => !one.destroyed && !one.readableEnded).length <= 8, 10_000);
  figures['100 slow handshakes'] = await delay(http);
  for (const one of slow) one.destroy();

  // A hundred sessions: eight for one person, the screen above among them.
  const many = await Promise.all(Array.from({ length: 100 }, () => client(lab)));
  const clients = many.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  await Promise.all(clients.map(shellOf));
  expect(sessions()).toBeLessThanOrEqual(8);
  figures['100 sessions'] = { ...(await delay(http)), rssMb: terminals(lab).rssMb };
  for (const one of clients) one.destroy();
  await until(() => sessions() === 1, 20_000);

  // Windows of nobody's size, and storms of them.
  const wild = await client(lab);
  if (typeof wild === 'string') throw new Error(wild);
  const channel = await shellOf(wild);
  if (typeof channel === 'string') throw new Error(channel);
  channel.resume();
  for (const [cols, rows] of [
    [0, 0],
    [10_000, 10_000],
    [1, 1],
    [65_535, 65_535],
  ] as const)
    channel.setWindow(rows, cols, 0, 0);
  for (let n = 0; n < 3_000; n += 1) channel.setWindow(20 + (n % 30), 40 + (n % 100), 0, 0);
  await until(() => terminal.screen().includes('home'), 10_000);
  figures['resize storm'] = await delay(http);

  // Ten megabytes of nonsense.
  const noise = Buffer.alloc(10 * 1024 * 1024, 'jk\u001b[A:x');
  channel.write(noise);
  const deadline = Date.now() + 5_000;
  while (Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
  const echo = performance.now();
  terminal.keys('?');
  await until(() => !terminal.screen().includes('? help'), 10_000).catch(() => {});
  figures['10 MB of input'] = {
    ...(await delay(http)),
    rssMb: terminals(lab).rssMb,
    otherKeyMs: Math.round(performance.now() - echo),
  };
  wild.destroy();
  await until(() => sessions() === 1, 20_000);

  // Killed without a word.
  const killed = spawn('ssh', ['-tt', ...sshWords(lab.key('ana'), lab.port, [])], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await until(() => sessions() >= 2, 20_000);
  killed.kill('SIGKILL');
  await until(() => sessions() === 1, 20_000);
  figures['kill -9 of a client'] = await delay(http);

  const after = terminals(lab);
  figures['terminals'] = { rssBeforeMb: before.rssMb, rssAfterMb: after.rssMb };
  process.stderr.write(`${JSON.stringify(figures, undefined, 1)}\n`);
  expect(after.pid).toBe(before.pid);
  expect(after.rssMb).toBeLessThan(400);
  for (const [name, seen] of Object.entries(figures)) {
    const late = (seen as { meanMs?: number }).meanMs ?? 0;
    // Its clock looks every ten milliseconds: the mean is that, and what it was late.
    expect(late, name).toBeLessThan(40);
  }
  const { lines } = JSON.parse(lab.shipshape('audit', 'list', '-o', 'json', '--limit', '500').out);
  const refused = (lines as { outcome: string }[]).filter(({ outcome }) => outcome === 'refused');
  expect(refused.length).toBeLessThan(10);
});
