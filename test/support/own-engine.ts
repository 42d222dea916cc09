// A Docker engine of a test's own that can be killed, frozen and started again over the same data. Its mounts
// and its network outlive each start, as those of a machine do. Needs root.

import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { answers } from '../../scripts/engine.ts';
import { eventually } from './hand.ts';

export type OwnEngine = {
  /** Path of its socket. */
  readonly socket: string;
  /** Starts it again, and resolves when it answers. */
  start(options: { readonly liveRestore: boolean }): Promise<void>;
  /** Sends the engine a signal; with one that ends it, resolves when it has ended. */
  signal(name: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

const PATH = `${process.env['PATH']}:/usr/sbin:/sbin`;

export async function ownEngine(): Promise<OwnEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'shipshape-own-'));
  const network = `shipshape-own-${process.pid}-${Date.now() % 100_000}`;
  await execa('ip', ['netns', 'add', network], { env: { PATH } });
  await execa('ip', ['-n', network, 'link', 'set', 'lo', 'up'], { env: { PATH } });
  const script = 'mkdir -p /run/containerd && mount -t tmpfs none /run/containerd && exec sleep 2147483';
  const holder = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', script], {
    stdio: 'ignore',
    env: { PATH },
  });
  const socket = join(folder, 'docker.sock');
  let pid: number | undefined;

  const hasEnded = (one: number) =>
    eventually(async () => {
      if (isAlive(one)) throw new Error(`process ${one} does not end`);
    }, 30_000);
  const send = async (name: NodeJS.Signals) => {
    if (pid === undefined || !isAlive(pid)) return;
    process.kill(pid, name);
    if (name === 'SIGTERM' || name === 'SIGKILL') await hasEnded(pid);
  };
  return {
    socket,
    async start({ liveRestore }) {
      const config = join(folder, 'daemon.json');
      writeFileSync(config, JSON.stringify({ 'live-restore': liveRestore }));
      // Of an engine that was killed: its containerd died with it, and where nobody reaps it, it looks alive.
      rmSync(join(folder, 'docker.pid'), { force: true });
      rmSync(join(folder, 'exec/containerd/containerd.pid'), { force: true });
      const log = openSync(join(folder, 'dockerd.log'), 'a');
      const args = [
        ...[`--net=/run/netns/${network}`, `--mount=/proc/${holder.pid}/ns/mnt`, 'dockerd'],
        ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
        ...['--pidfile', join(folder, 'docker.pid'), '--host', `unix://${socket}`],
        ...['--config-file', config],
      ];
      const engine = spawn('nsenter', args, { detached: true, stdio: ['ignore', log, log], env: { PATH } });
      closeSync(log);
      pid = engine.pid;
      await eventually(async () => {
        if (!(await answers(socket))) throw new Error(`the engine does not answer: ${folder}/dockerd.log`);
      }, 60_000);
    },
    signal: send,
    async [Symbol.asyncDispose]() {
      await send('SIGCONT');
      await send('SIGTERM');
      for (const left of processesOf(folder)) process.kill(left, 'SIGKILL');
      holder.kill('SIGKILL');
      await execa('ip', ['netns', 'delete', network], { reject: false, env: { PATH } });
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What an engine leaves running when its containers outlive it. */
function processesOf(folder: string): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return readFileSync(join('/proc', name, 'cmdline'), 'utf8').includes(folder) ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}
