// A daemon of ours as a process, with SSH, and the OpenSSH client of this machine in front of it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { until } from '../../serve/sockets.ts';

export const BIN = join(import.meta.dirname, '../../../src/bin.ts');

export type DaemonLab = {
  readonly folder: string;
  readonly port: number;
  readonly daemon: ChildProcess;
  readonly said: () => string;
  /** Path of a private key that was made with `makeKey`. */
  key(name: string): string;
  /** The OpenSSH client, to its end. */
  ssh(key: string, words: readonly string[], given?: SshGiven): Promise<Ran>;
  /** `shipshape` on this fleet, to its end. */
  shipshape(...words: readonly string[]): Ran;
};

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };
export type SshGiven = {
  readonly options?: readonly string[];
  readonly port?: number;
  readonly user?: string;
};

export async function daemonLab(
  given: {
    readonly listeners?: string;
    readonly ssh?: string;
    /** Another public key of ana. */
    readonly adminKey?: string;
    /** Files of the source. */
    readonly files?: (key: (name: string) => Promise<string>) => Promise<Readonly<Record<string, string>>>;
  } = {},
): Promise<DaemonLab> {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-ssh-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await mkdir(join(folder, 'd'));
  const key = (name: string) => join(folder, name);
  const publicKey = async (name: string) => {
    makeKey(key(name));
    return (await readFile(`${key(name)}.pub`, 'utf8')).trim();
  };
  const port = await freePort();
  const files = (await given.files?.(publicKey)) ?? {};
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'd', name), text);
  const { ssh = '', listeners = '', adminKey } = given;
  const keys = [await publicKey('ana'), ...(adminKey === undefined ? [] : [adminKey])];
  await writeFile(
    join(folder, 'fleet.yaml'),
    [
      'apiVersion: shipshape.dev/v1',
      'kind: Fleet',
      'metadata: { name: home }',
      'spec:',
      '  source: { folder: ./d, interval: 1s }',
      '  stateDir: ./state',
      '  targets: { local: { docker: unix:///nowhere.sock, dataRoot: /data } }',
      `  admins: [{ name: ana, sshKeys: [${keys.map((one) => `"${one}"`).join(', ')}] }]`,
      `  listeners: { ${listeners} ssh: { address: "127.0.0.1:${port}"${ssh} } }`,
      '',
    ].join('\n'),
  );
  const daemon = spawn(process.execPath, [BIN, 'serve'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(async () => {
    daemon.kill('SIGTERM');
    if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit');
  });
  let text = '';
  for (const stream of [daemon.stdout, daemon.stderr]) stream.on('data', (data) => (text += data));
  await until(() => text.includes('"message":"serving"') || daemon.exitCode !== null, 40_000);
  if (daemon.exitCode !== null) throw new Error(text);
  return {
    ...{ folder, port, daemon, key, said: () => text },
    ssh: (name, words, more = {}) => run('ssh', sshWords(key(name), port, words, more)),
    shipshape: (...words) => {
      const ran = spawnSync(process.execPath, [BIN, ...words], { cwd: folder, encoding: 'utf8' });
      return { code: ran.status, out: ran.stdout, err: ran.stderr };
    },
  };
}

export function sshWords(
  key: string,
  usual: number,
  words: readonly string[],
  { options = [], port = usual, user = 'ops' }: SshGiven = {},
): readonly string[] {
  const set = [
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'LogLevel=ERROR',
    'IdentitiesOnly=yes',
  ];
  const usually = [...set, 'BatchMode=yes'].flatMap((one) => ['-o', one]);
  return ['-F', 'none', ...options, ...usually, '-i', key, '-p', `${port}`, `${user}@127.0.0.1`, ...words];
}

export async function run(
  program: string,
  words: readonly string[],
  input = '',
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const env = {
    ...more,
    PATH: process.env['PATH'] ?? '',
    HOME: '/nowhere',
    TERM: 'xterm',
    LANG: 'C.UTF-8',
  };
  const child = spawn(program, [...words], { env, stdio: 'pipe' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (err += data));
  child.stdin.on('error', () => {}).end(input);
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

export function makeKey(file: string, type: readonly string[] = ['-t', 'ed25519']): void {
  const made = spawnSync('ssh-keygen', ['-q', ...type, '-N', '', '-C', '', '-f', file], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = probe.address();
  probe.close();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return bound.port;
}

export type Pane = {
  /** What is on the screen. */
  screen(): string;
  keys(...keys: readonly string[]): void;
  resize(columns: number, rows: number): void;
  /** `alternate_on,cursor_flag`. */
  state(): string;
};

/** A program in a real terminal: tmux on a socket of its own, which ends with the test. */
export function pane(folder: string, words: readonly string[], columns = 80, rows = 24): Pane {
  const socket = join(folder, 'tmux.sock');
  const tmux = (...args: readonly string[]) =>
    spawnSync('tmux', ['-S', socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', TERM: 'xterm-256color', HOME: folder },
    }).stdout ?? '';
  const line = words.map((word) => `'${word}'`).join(' ');
  const shell = `${line}; echo "ended $?"; exec cat`;
  tmux('new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, '-s', 'p', 'sh', '-c', shell);
  onTestFinished(() => void tmux('kill-server'));
  return {
    screen: () => tmux('capture-pane', '-p', '-t', 'p'),
    keys: (...keys) => void tmux('send-keys', '-t', 'p', ...keys),
    resize: (width, height) => void tmux('resize-window', '-t', 'p', '-x', `${width}`, '-y', `${height}`),
    state: () => tmux('display-message', '-p', '-t', 'p', '#{alternate_on},#{cursor_flag}').trim(),
  };
}
