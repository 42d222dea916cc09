// The budgets of the terminal UI, measured on the built program against a daemon with a thousand instances: first
// frame, idle, bytes, memory, and how long a key takes while events come. Prints the raw figures.
//   npm run bench:tui [-- --quick]

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { build } from '../scripts/build.ts';

const ROOT = dirname(import.meta.dirname);
const isQuick = process.argv.includes('--quick');
const MINUTE_MS = isQuick ? 10_000 : 60_000;
const ENV = { PATH: '/usr/bin:/bin', TERM: 'xterm-256color', LANG: 'C.UTF-8' };

type Ui = { readonly child: ChildProcess; text(): string; bytes(): number };

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(holds: () => boolean, ms = 60_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('it never came to that');
    await pause(1);
  }
}

function node(args: readonly string[], env: Readonly<Record<string, string>>): Ui {
  const child = spawn(process.execPath, [...args], { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const heard: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => heard.push(chunk));
  return {
    child,
    text: () => Buffer.concat(heard).toString(),
    bytes: () => heard.reduce((sum, chunk) => sum + chunk.length, 0),
  };
}

async function ended(ui: Ui): Promise<void> {
  if (ui.child.exitCode !== null) return;
  const over = once(ui.child, 'exit');
  ui.child.kill('SIGTERM');
  await over;
}

/** Milliseconds of processor time that a process took so far. */
async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Clock ticks of 10 ms: user and system time.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function show(what: string, figure: string, budget: string): void {
  console.log(`${what.padEnd(58)} ${figure.padStart(28)}   ${budget}`);
}

function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
}

async function firstFrame(
  main: string,
  wanted: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const frames: number[] = [];
  const fleets: number[] = [];
  const cpu: number[] = [];
  for (let turn = 0; turn < (isQuick ? 5 : 15); turn += 1) {
    const begun = performance.now();
    const ui = node([main, wanted], env);
    await until(() => ui.text().includes('\u001b[2J'));
    frames.push(performance.now() - begun);
    await until(() => ui.text().includes('1000 instances'));
    fleets.push(performance.now() - begun);
    cpu.push(await cpuMs(ui.child.pid ?? 0));
    await ended(ui);
  }
  // The first one fills the compile cache.
  const raw = frames.map((one) => one.toFixed(0)).join(' ');
  show(
    'process start to first frame, median',
    `${median(frames.slice(1)).toFixed(0)} ms`,
    `300 ms (raw: ${raw})`,
  );
  show('process start to the fleet on the screen, median', `${median(fleets.slice(1)).toFixed(0)} ms`, '');
  show('processor time until then, median', `${median(cpu.slice(1)).toFixed(0)} ms`, '');
}

async function idleAndBytes(daemon: Ui, main: string, wanted: string, env: Readonly<Record<string, string>>) {
  const ui = node([main, wanted], env);
  await until(() => ui.text().includes('1000 instances'));
  await pause(5_000);
  const pid = ui.child.pid ?? 0;
  const [cpu, bytes] = [await cpuMs(pid), ui.bytes()];
  await pause(MINUTE_MS);
  const used = (100 * ((await cpuMs(pid)) - cpu)) / MINUTE_MS;
  show(`processor, idle for ${MINUTE_MS / 1000} s, 1,000 instances`, `${used.toFixed(2)} %`, '0.5 %');
  show(`bytes, quiet for ${MINUTE_MS / 1000} s`, `${ui.bytes() - bytes} B`, '2 KB a minute');
  const before = ui.bytes();
  const changes = 10;
  for (let turn = 0; turn < changes; turn += 1) {
    daemon.child.stdin?.write('once\n');
    await pause(1_200);
  }
  show(
    'bytes for each change of one instance, 80x24',
    `${((ui.bytes() - before) / changes).toFixed(0)} B`,
    '400 B',
  );
  await ended(ui);
}

/** Sessions in one process; `seconds`: how long they are watched before keys are pressed. */
async function child(
  fleet: string,
  sessions: number,
  keys: number,
  seconds: number,
): Promise<Record<string, number>> {
  const args = [fleet, sessions, keys, seconds].map(String);
  const ui = node(['--max-semi-space-size=2', join(ROOT, 'bench/tui-child.ts'), ...args], ENV);
  await once(ui.child, 'exit');
  return JSON.parse(ui.text());
}

async function sessionsAndKeys(daemon: Ui, fleet: string): Promise<void> {
  const one = await child(fleet, 1, 0, 2);
  const ten = await child(fleet, 10, 0, 2);
  show('RSS of the process, 1 session, 160x50', `${one['rssMb']?.toFixed(0)} MB`, '');
  show('RSS of the process, 10 sessions of 10 people', `${ten['rssMb']?.toFixed(0)} MB`, '');
  daemon.child.stdin?.write('1\n');
  const many = await child(fleet, 25, 0, isQuick ? 5 : 30);
  const figures = `${many['cpuPercent']?.toFixed(1)} %, ${many['rssMb']?.toFixed(0)} MB`;
  show('25 sessions of 5 people, one change a second, 160x50', figures, '12 %, 300 MB');
  daemon.child.stdin?.write('20\n');
  const busy = await child(fleet, 1, isQuick ? 100 : 500, 0);
  const times = [busy['p50'], busy['p99'], busy['most']].map((ms) => ms?.toFixed(1)).join(' / ');
  show('key to frame at 20 events/s, p50 / p99 / most', `${times} ms`, '50 ms');
  show('processor meanwhile: 11 keys and 20 events a second', `${busy['cpuPercent']?.toFixed(1)} %`, '');
  show('performance entries left behind', String(busy['entries']), '0');
}

const folder = await mkdtemp(join(tmpdir(), 'shipshape-bench-tui-'));
const daemon = node([join(ROOT, 'bench/tui-daemon.ts'), join(folder, 'daemon'), '1000'], ENV);
try {
  await build(join(folder, 'dist'));
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await until(() => daemon.text().includes('ready'));
  const fleet = join(folder, 'daemon/fleet.yaml');
  const main = join(folder, 'dist/tui/main.js');
  const wanted = JSON.stringify({ fleet, cwd: folder, isPlain: false });
  const env = { ...ENV, NODE_COMPILE_CACHE: join(folder, 'cache') };
  console.log(
    `node ${process.versions.node}, load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}\n`,
  );
  await firstFrame(main, wanted, env);
  await idleAndBytes(daemon, main, wanted, env);
  await sessionsAndKeys(daemon, fleet);
  console.log(
    `\nload ${loadavg()
      .map((each) => each.toFixed(1))
      .join(' ')}`,
  );
} finally {
  await ended(daemon);
  await rm(folder, { recursive: true, force: true });
}
