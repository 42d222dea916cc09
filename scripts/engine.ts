// A Docker engine for tests and the demo: the one that answers already, or a private one that leaves
// nothing behind. A private engine has its own folders, its own mounts and, when another engine runs on
// the machine (both would fight over docker0 and iptables), its own network.

import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';

export type RunningEngine = {
  /** Path of the unix socket. */
  readonly socket: string;
  /** `unix://…`, as DOCKER_HOST has it. */
  readonly host: string;
  /** Name of the engine's own network namespace; undefined: the machine's network. */
  readonly network: string | undefined;
  /** True: started for us, nobody else has anything on it. */
  readonly isPrivate: boolean;
  /** Ends a private engine and removes all of it; leaves one that was there before alone. */
  stop(): Promise<void>;
};

export type EngineOptions = {
  /** A folder with unpacked packages (usr/sbin/dockerd, …) to run instead of what is installed. */
  readonly packages?: string;
  /** True: a private engine even when one answers. */
  readonly fresh?: boolean;
  /** Where a private engine keeps images, containers and volumes; a folder of its own by default. */
  readonly dataRoot?: string;
};

const PACKAGES = ['docker.io', 'iptables', 'iproute2'];
const START_MS = 60_000;
const STOP_MS = 30_000;

/** An engine that answers. Installs Debian's docker.io when there is none and we are root. */
export async function ensureEngine(options: EngineOptions = {}): Promise<RunningEngine> {
  const answering = await answeringSockets();
  const [first] = answering;
  if (first !== undefined && options.fresh !== true && options.packages === undefined) {
    return there(first);
  }
  requireRoot();
  if (options.packages === undefined && (await installEngine()) && options.fresh !== true) {
    // On a machine with systemd the package starts its own engine at once; one is enough.
    const [installed] = await answeringSockets();
    if (installed !== undefined) return there(installed);
  }
  return await startPrivate(options, answering.length > 0 || (await dockerRuns()));
}

function there(socket: string): RunningEngine {
  return { socket, host: `unix://${socket}`, network: undefined, isPrivate: false, stop: async () => {} };
}

async function answeringSockets(): Promise<readonly string[]> {
  const named = process.env['DOCKER_HOST'];
  const sockets = [
    ...(named?.startsWith('unix://') === true ? [named.slice('unix://'.length)] : []),
    '/var/run/docker.sock',
  ];
  const alive = await Promise.all(sockets.map(async (socket) => ((await answers(socket)) ? [socket] : [])));
  return alive.flat();
}

/** True when an engine answers a ping there within two seconds. */
export function answers(socket: string): Promise<boolean> {
  if (!existsSync(socket)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const ping = request({ socketPath: socket, path: '/_ping', timeout: 2000 }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode === 200));
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });
}

async function dockerRuns(): Promise<boolean> {
  const found = await execa('pgrep', ['-x', 'dockerd'], { reject: false });
  return found.exitCode === 0;
}

function requireRoot(): void {
  if (process.getuid?.() === 0) return;
  throw new Error('no docker engine answers, and only root can start one: set DOCKER_HOST, or run as root');
}

/** True when something was installed. */
async function installEngine(): Promise<boolean> {
  const isThere = (await hasProgram('dockerd')) && (await hasProgram('ip')) && (await hasProgram('iptables'));
  if (isThere) return false;
  if (!(await hasProgram('apt-get'))) {
    throw new Error(
      'no docker engine answers and dockerd is not installed: install Docker, or set DOCKER_HOST',
    );
  }
  console.error(`installing ${PACKAGES.join(', ')} ...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await execa('apt-get', ['update'], { env, stdin: 'ignore' });
  const options = ['-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold'];
  await execa('apt-get', ['install', ...options, ...PACKAGES], {
    env,
    stdin: 'ignore',
  });
  return true;
}

async function hasProgram(name: string): Promise<boolean> {
  const found = await execa('which', [name], { reject: false, env: { PATH: pathOf(undefined) } });
  return found.exitCode === 0;
}

function pathOf(packages: string | undefined): string {
  const own =
    packages === undefined ? [] : [`${packages}/shim`, `${packages}/usr/sbin`, `${packages}/usr/bin`];
  return [...own, process.env['PATH'] ?? '', '/usr/sbin', '/sbin', '/usr/bin', '/bin'].join(':');
}

async function startPrivate(options: EngineOptions, ownNetwork: boolean): Promise<RunningEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'shipshape-engine-'));
  const network = ownNetwork ? `shipshape-${process.pid}-${Date.now() % 100_000}` : undefined;
  if (network !== undefined) await addNetwork(network);
  const socket = join(folder, 'docker.sock');
  try {
    const pid = await launch(folder, socket, options, network, 'overlay2').catch(async (error: unknown) => {
      // Some machines (containers on overlay themselves) have no overlay2; vfs works everywhere, slowly.
      console.error(`${error instanceof Error ? error.message : error}; trying storage driver vfs`);
      return await launch(folder, socket, options, network, 'vfs');
    });
    const stop = () => cleanUp(folder, pid, network);
    return { socket, host: `unix://${socket}`, network, isPrivate: true, stop };
  } catch (error) {
    await cleanUp(folder, undefined, network);
    throw error;
  }
}

async function addNetwork(name: string): Promise<void> {
  await execa('ip', ['netns', 'add', name]);
  await execa('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
}

/** Starts dockerd in mounts of its own, so that all of them go when it goes. Resolves once it answers. */
async function launch(
  folder: string,
  socket: string,
  { packages, dataRoot = join(folder, 'data') }: EngineOptions,
  network: string | undefined,
  driver: string,
): Promise<number> {
  const log = join(folder, `dockerd-${driver}.log`);
  const output = openSync(log, 'w');
  const daemon = [
    'dockerd',
    ...['--data-root', dataRoot],
    ...['--exec-root', join(folder, 'exec')],
    ...['--pidfile', join(folder, 'docker.pid')],
    ...['--host', `unix://${socket}`],
    ...['--storage-driver', driver],
    ...['--config-file', join(folder, 'none.json')],
  ];
  writeFileSync(join(folder, 'none.json'), '{}');
  // A system containerd of another version must not be found: dockerd then starts its own. And a machine
  // without an init system may have no cgroups mounted.
  const script = [
    'mkdir -p /run/containerd && mount -t tmpfs none /run/containerd',
    '{ [ -e /sys/fs/cgroup/cgroup.controllers ] || [ -d /sys/fs/cgroup/memory ] || mount -t cgroup2 none /sys/fs/cgroup; }',
    'exec "$@"',
  ].join(' && ');
  const inMounts = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, 'sh', ...daemon];
  const command = network === undefined ? inMounts : ['nsenter', `--net=/run/netns/${network}`, ...inMounts];
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, PATH: pathOf(packages) },
  });
  closeSync(output);
  let ended: string | undefined;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code, signal) => {
    ended = `dockerd ended (${code ?? signal})`;
  });
  child.unref();
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && ended === undefined) {
    if (await answers(socket)) return child.pid ?? 0;
    await sleep(100);
  }
  if (child.pid !== undefined && ended === undefined) await end(child.pid);
  const last = readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
  throw new Error(`${ended ?? `dockerd does not answer after ${START_MS / 1000} s`}:\n${last}`);
}

async function cleanUp(folder: string, pid: number | undefined, network: string | undefined): Promise<void> {
  if (pid !== undefined) await end(pid);
  if (network !== undefined) await execa('ip', ['netns', 'delete', network], { reject: false });
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

/** Ends a daemon by its id: politely, so that it stops its containers, then for good. */
async function end(pid: number): Promise<void> {
  signal(pid, 'SIGTERM');
  const deadline = Date.now() + STOP_MS;
  while (Date.now() < deadline && signal(pid, 0)) await sleep(100);
  signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** A folder of ours below `.cache/` of the checkout: kept between runs, never committed. */
export function cacheFolder(name: string): string {
  const folder = join(import.meta.dirname, '../.cache', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
