// `shipshape serve` as people run it, built as it is installed, in a process of its own: what it takes from the
// machine, and what it tells, with the time.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import type { FleetStatus } from '../src/model/condition.ts';
import type { Event } from '../src/model/event.ts';
import type { ControlClient } from '../src/serve/control-client.ts';
import { reach } from '../src/wire-client.ts';

const ROOT = join(import.meta.dirname, '..');
const READY_MS = 120_000;
const LOOK_MS = 5;

export type ServeProcess = {
  /** Everything that it told since it was reached, oldest first. */
  readonly told: readonly Event[];
  readonly log: () => string;
  rssMb(): number;
  /** Largest that it ever was. */
  peakMb(): number;
  openFiles(): number;
  status(): Promise<FleetStatus>;
  /** The first event from the `from`-th on for which `is` gives something; waits for it. */
  until<Value>(is: (event: Event) => Value | undefined, from?: number, ms?: number): Promise<Value>;
  stop(): Promise<void>;
};

/** The program in plain JavaScript: reading TypeScript takes memory that users do not spend. Gives its entry. */
export async function buildProgram(folder: string): Promise<string> {
  mkdirSync(folder);
  for (const name of ['node_modules', 'package.json']) symlinkSync(join(ROOT, name), join(folder, name));
  const config = join(folder, 'tsconfig.json');
  const typeRoots = [join(ROOT, 'node_modules/@types')];
  const compilerOptions = { outDir: folder, rootDir: ROOT, sourceMap: false, typeRoots };
  const include = [join(ROOT, 'src/bin.ts')];
  const extending = join(ROOT, 'tsconfig.build.json');
  writeFileSync(config, JSON.stringify({ extends: extending, compilerOptions, include }));
  await execa(join(ROOT, 'node_modules/.bin/tsc'), ['-p', config], { stdin: 'ignore' });
  return join(folder, 'src/bin.js');
}

/** Starts it and waits until it can be asked. `bin`: what `buildProgram` gave, or src/bin.ts. */
export async function startServe(bin: string, fleetFile: string): Promise<ServeProcess> {
  const folder = dirname(fleetFile);
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: folder };
  const child = spawn(process.execPath, [bin, 'serve', '--fleet', fleetFile], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = `${said}${piece}`.slice(-100_000);
  });
  const over = new AbortController();
  const from = {
    fleet: fleetFile,
    path: undefined,
    cwd: folder,
    env,
    as: undefined,
    identity: undefined,
    isInteractive: false,
  };
  const client = await reached(
    child,
    () => reach({ ...from, signal: over.signal }),
    () => said,
  );
  const told: Event[] = [];
  const following = follow(client, told, over.signal);
  const pid = child.pid ?? 0;
  return {
    told,
    log: () => said,
    rssMb: () => statusMb(pid, 'VmRSS'),
    peakMb: () => statusMb(pid, 'VmHWM'),
    openFiles: () => readdirSync(`/proc/${pid}/fd`).length,
    status: async () => (await client.call('status', {}, over.signal)) as FleetStatus,
    async until(is, first = 0, ms = READY_MS) {
      const deadline = performance.now() + ms;
      for (let next = first; ; ) {
        const news = told.slice(next);
        next += news.length;
        for (const event of news) {
          const found = is(event);
          if (found !== undefined) return found;
        }
        if (performance.now() > deadline) throw new Error(`it never came to that; ${said.slice(-2000)}`);
        await sleep(LOOK_MS);
      }
    },
    async stop() {
      over.abort();
      client.close();
      await following;
      await ended(child);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

async function reached(
  child: ChildProcess,
  ask: () => ReturnType<typeof reach>,
  said: () => string,
): Promise<ControlClient> {
  const deadline = performance.now() + READY_MS;
  for (;;) {
    const found = await ask();
    if (found.ok && found.value !== undefined) return found.value;
    const isOver = child.exitCode !== null || performance.now() > deadline;
    if (isOver || !found.ok) throw new Error(`the daemon cannot be reached: ${said().slice(-2000)}`);
    await sleep(LOOK_MS);
  }
}

async function follow(client: ControlClient, told: Event[], signal: AbortSignal): Promise<void> {
  try {
    for await (const event of client.follow('events', {}, signal)) told.push(event as Event);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function statusMb(pid: number, name: string): number {
  const found = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(found) / 1024;
}
