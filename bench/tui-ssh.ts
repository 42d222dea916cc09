// The terminal UI over SSH, by the OpenSSH client of this machine against the built process of terminals, with a
// thousand instances behind it: from the call of ssh to the first frame, memory of 1 and 10 sessions, and what goes
// over the wire in a quiet minute. Prints the raw figures.
//   npm run bench:tui-ssh [-- --quick]

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from '../scripts/build.ts';
import { openHostKey } from '../src/adapters/identity/host-key.ts';
import type { FleetSsh } from '../src/model/fleet.ts';
import { readSshKey } from '../src/model/ssh-key.ts';
import { serveControl } from '../src/serve/control-server.ts';
import { createFront } from '../src/serve/front.ts';
import { createLoginBook } from '../src/serve/login-book.ts';
import { createStrangers } from '../src/serve/strangers.ts';
import { startTerminals } from '../src/serve/terminals.ts';
import { user } from '../test/access/given.ts';
import { DIGEST, fakeFleet, PEOPLE } from '../test/support/fake-daemon.ts';
import { fleetStatus, HEAD, instanceStatus, NOW } from '../test/support/status.ts';

const ROOT = dirname(import.meta.dirname);
const isQuick = process.argv.includes('--quick');
const MINUTE_MS = isQuick ? 10_000 : 60_000;
const PEOPLE_COUNT = 10;
const SSH_PORT = 17_499;
const COUNTED_PORT = 17_498;

type Session = { readonly child: ChildProcess; text(): string };

function ssh(key: string, port: number): Session {
  const set = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'IdentitiesOnly=yes'];
  const options = set.flatMap((one) => ['-o', one]);
  const words = ['-F', 'none', '-tt', ...options, '-i', key, '-p', `${port}`, 'ops@127.0.0.1'];
  const child = spawn('ssh', words, {
    env: { PATH: '/usr/bin:/bin', TERM: 'xterm-256color', LANG: 'C.UTF-8', HOME: '/nowhere' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.on('data', (bytes) => {
    text += bytes;
  });
  return { child, text: () => text };
}

async function until(holds: () => boolean, ms = 60_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('it never came to that');
    await sleep(1);
  }
}

async function left({ child }: Session): Promise<void> {
  const over = once(child, 'exit');
  child.stdin?.write('q');
  await over;
}

function show(what: string, figure: string, budget: string): void {
  console.log(`${what.padEnd(58)} ${figure.padStart(28)}   ${budget}`);
}

async function rssMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
}

/** People with keys, and a fleet of a thousand instances that costs nothing. */
async function madeUp(folder: string) {
  const keys: string[] = [];
  const users = new Map(PEOPLE.users);
  for (let n = 0; n < PEOPLE_COUNT; n += 1) {
    const key = join(folder, `key-${n}`);
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
    const read = readSshKey(await readFile(`${key}.pub`, 'utf8'));
    if ('wrong' in read) throw new Error(read.wrong);
    keys.push(key);
    users.set(`person-${n}`, user(`person-${n}`, { sshKeys: [read.key], roles: ['operator'] }));
  }
  const instances = Array.from({ length: 1_000 }, (_, n) =>
    instanceStatus(`app-${String(n).padStart(4, '0')}`),
  );
  const people = { ...PEOPLE, users };
  const inForce = { people, policies: [], commit: HEAD, digest: DIGEST, since: NOW, by: 'root' };
  const known = fleetStatus(instances);
  const fleet = fakeFleet({
    state: { inForce },
    get status() {
      return { ...known, at: new Date().toISOString() };
    },
  });
  return { keys, ...fleet };
}

async function started(folder: string) {
  const { keys, desk, parts } = await madeUp(folder);
  const limits: FleetSsh = {
    ...{ host: '127.0.0.1', port: SSH_PORT, hostKeyFile: join(folder, 'host'), idleTimeoutMs: 900_000 },
    ...{ maxSessions: 32, maxPerPerson: 8, mfa: 'off', sshd: undefined },
  };
  const clock = {
    now: Date.now,
    sleep: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }),
  };
  const shared = { ...parts, clock, random: (bytes: number) => randomBytes(bytes) };
  const book = createLoginBook({ ...shared, ssh: limits, tell: () => {} }, () => undefined);
  const strangers = createStrangers(parts.audit, clock, () => {});
  const front = createFront({ book, strangers, clock, random: shared.random });
  const control = join(folder, 'private/control.sock');
  const server = await serveControl({
    ...{ path: control, door: 'own', desk, front, fleet: 'home', version: '1.2.3', nonce: () => 'nonce' },
    self: { name: 'root', uid: 0 },
    identify: () => Promise.reject(new Error('nobody signs here')),
    onTrouble: (thrown) => console.error(thrown),
  });
  const signal = new AbortController().signal;
  const hostKey = await openHostKey({ file: limits.hostKeyFile, searchPath: '/usr/bin:/bin' }, signal);
  const log = { info: () => {}, warn: console.error, error: console.error };
  const terminals = await startTerminals({
    file: process.execPath,
    args: ['--max-old-space-size=384', '--max-semi-space-size=2', join(folder, 'dist/tui/serve.js')],
    env: { PATH: '/usr/bin:/bin', NODE_ENV: 'production', LANG: 'C.UTF-8' },
    boot: () => ({
      ...{ version: '1.2.3', fleet: 'home', control, token: front.newToken(), hostKey: hostKey.privateKey },
      ...{ host: '127.0.0.1', port: SSH_PORT, idleTimeoutMs: 900_000, maxSessions: 32, maxPerPerson: 8 },
      ...{ attach: '', authorities: {} },
    }),
    over: front.over,
    clock,
    log,
  });
  const close = async () => {
    await terminals.close();
    await server.close();
  };
  return { keys, pid: terminals.pid() ?? 0, close };
}

/** Counts what goes through. */
async function counting() {
  const count = { bytes: 0 };
  const server = createServer((socket) => {
    const far = connect(SSH_PORT, '127.0.0.1');
    for (const [one, other] of [
      [socket, far],
      [far, socket],
    ] as const) {
      one.on('data', (bytes: Buffer) => {
        count.bytes += bytes.length;
        other.write(bytes);
      });
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  }).listen(COUNTED_PORT, '127.0.0.1');
  await once(server, 'listening');
  return { count, close: () => server.close() };
}

const folder = await mkdtemp(join(tmpdir(), 'shipshape-bench-ssh-'));
try {
  await mkdir(join(folder, 'private'), { mode: 0o700 });
  await build(join(folder, 'dist'));
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const { keys, pid, close } = await started(folder);
  const [key = ''] = keys;
  console.log(
    `node ${process.versions.node}, load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}\n`,
  );
  show('RSS of the process, nobody there', `${await rssMb(pid)} MB`, '');
  const frames: number[] = [];
  const fleets: number[] = [];
  for (let turn = 0; turn < (isQuick ? 6 : 20); turn += 1) {
    const begun = performance.now();
    const session = ssh(key, SSH_PORT);
    await until(() => session.text().includes('\u001b[2J'));
    frames.push(performance.now() - begun);
    await until(() => session.text().includes('app-0001'));
    fleets.push(performance.now() - begun);
    await left(session);
  }
  const raw = frames.map((one) => one.toFixed(0)).join(' ');
  show('ssh called to first frame, median', `${median(frames).toFixed(0)} ms`, `300 ms (raw: ${raw})`);
  show('ssh called to the fleet on the screen, median', `${median(fleets).toFixed(0)} ms`, '');
  const counted = await counting();
  const quiet = ssh(key, COUNTED_PORT);
  await until(() => quiet.text().includes('app-0001'));
  await sleep(5_000);
  const before = counted.count.bytes;
  await sleep(MINUTE_MS);
  show(
    `bytes on the wire, quiet for ${MINUTE_MS / 1000} s`,
    `${counted.count.bytes - before} B`,
    '2 KB a minute',
  );
  show('RSS of the process, 1 session, 80x24', `${await rssMb(pid)} MB`, '');
  const others: Session[] = [];
  // One after the other: of one address only so many are waited for at once.
  for (const one of keys.slice(1)) {
    const session = ssh(one, SSH_PORT);
    others.push(session);
    await until(() => session.text().includes('app-0001'));
  }
  await sleep(2_000);
  show('RSS of the process, 10 sessions of 10 people', `${await rssMb(pid)} MB`, '');
  for (const one of [...others, quiet]) await left(one);
  counted.close();
  await close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
