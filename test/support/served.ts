// A daemon as people have it: `shipshape serve` in a process of its own, a bare repository that it follows, a
// fleet file, doors, people with SSH keys, and a recorder between it and a real engine.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Answers } from '../../src/control/answers.ts';
import type { FleetStatus } from '../../src/model/condition.ts';
import type { AuditLine } from '../../src/model/record.ts';
import { reach } from '../../src/wire-client.ts';
import { SEARCH_PATH, SIGNAL, type TestRepository, testRepository } from './git.ts';
import { createHand, eventually, type Hand } from './hand.ts';
import { type Recorder, startRecorder } from './recorder.ts';

const run = promisify(execFile);
const BIN = join(import.meta.dirname, '../../src/bin.ts');
const DEADLINE_MS = 60_000;

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type Served = {
  readonly folder: string;
  readonly stateDir: string;
  readonly fleetFile: string;
  /** The work tree that changes are made in. */
  readonly repository: TestRepository;
  /** What the daemon follows. */
  readonly bare: string;
  readonly httpPort: number;
  readonly recorder: Recorder;
  readonly hand: Hand;
  /** The daemon's log so far. */
  log(): string;
  /** Process id of the daemon that runs now. */
  pid(): number;
  isAlive(): boolean;
  /** Makes a key pair and gives its private file and public line. */
  key(name: string): Promise<{ readonly file: string; readonly line: string }>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Commits and pushes. */
  push(files: Readonly<Record<string, string | Uint8Array | undefined>>, message?: string): Promise<string>;
  /** Asks over the control socket; `as`: signed with that person's key. */
  ask<Op extends keyof Answers>(
    op: Op,
    input?: Readonly<Record<string, unknown>>,
    who?: { readonly as: string; readonly identity: string },
  ): Promise<Answers[Op]>;
  status(): Promise<FleetStatus>;
  /** Newest first. */
  audit(): Promise<readonly AuditLine[]>;
  until(holds: (status: FleetStatus) => boolean, ms?: number): Promise<FleetStatus>;
  /** The real command line, in a process of its own. */
  cli(args: readonly string[], input?: string): Promise<Ran>;
  close(): Promise<void>;
};

export type ServedOptions = {
  /** Name of the fleet, beginning with `shipshape-test-`. */
  readonly name: string;
  /** Path of the engine's socket. */
  readonly engine: string;
  /** Lines of the fleet's spec, indented by two. */
  readonly fleet?: (place: Pick<Served, 'folder' | 'httpPort' | 'key'>) => Promise<string>;
  /** More targets, in flow style: `far: { docker: … }`. */
  readonly targets?: (place: Pick<Served, 'folder'>) => Promise<string>;
  /** More of `source`, in flow style; `url` in place of the file url of the bare repository. */
  readonly source?: (place: Pick<Served, 'folder' | 'bare'>) => Promise<string>;
  /** Of the daemon and of the command line. */
  readonly env?: (place: Pick<Served, 'folder'>) => Readonly<Record<string, string>>;
};

export async function openServed(options: ServedOptions): Promise<Served> {
  const { name, engine } = options;
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-srv-'));
  const stateDir = join(folder, 'state');
  const fleetFile = join(folder, 'fleet.yaml');
  const bare = join(folder, 'fleet.git');
  const repository = await testRepository(join(folder, 'work'));
  await mkdir(bare);
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  const recorder = await startRecorder(join(folder, 'engine.sock'), engine);
  const httpPort = await freePort();
  const hand = createHand(`unix://${engine}`);
  const key: Served['key'] = (person) => keyIn(folder, person);
  const source =
    (await options.source?.({ folder, bare })) ?? `url: "file://${bare}", branch: main, interval: 1s`;
  const targets = await options.targets?.({ folder });
  const more = targets === undefined ? '' : `, ${targets}`;
  await writeFile(
    fleetFile,
    [
      'apiVersion: shipshape.dev/v1',
      'kind: Fleet',
      `metadata: { name: ${name} }`,
      'spec:',
      `  source: { ${source} }`,
      `  stateDir: ${stateDir}`,
      `  targets: { local: { docker: "${recorder.host}", dataRoot: ${folder}/data }${more} }`,
      (await options.fleet?.({ folder, httpPort, key })) ?? '',
    ].join('\n'),
  );
  let said = '';
  let child: ChildProcess | undefined;
  const env = {
    PATH: SEARCH_PATH,
    HOME: folder,
    TMPDIR: folder,
    NO_COLOR: '1',
    ...options.env?.({ folder }),
  };
  const from = {
    fleet: fleetFile,
    path: undefined,
    cwd: folder,
    env,
    isInteractive: false,
    signal: SIGNAL,
  };
  const ask: Served['ask'] = async (op, input = {}, who) => {
    const reached = await reach({ ...from, as: who?.as, identity: who?.identity });
    if (!reached.ok || reached.value === undefined) throw new Error('no daemon answers');
    try {
      return (await reached.value.call(op, input, SIGNAL)) as Answers[typeof op];
    } finally {
      reached.value.close();
    }
  };
  const served: Served = {
    folder,
    stateDir,
    fleetFile,
    repository,
    bare,
    httpPort,
    recorder,
    hand,
    log: () => said,
    pid: () => child?.pid ?? 0,
    isAlive: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    key,
    async start() {
      child = spawn(process.execPath, [BIN, 'serve', '--fleet', fleetFile], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      await eventually(async () => {
        if (!served.isAlive()) throw new Error(`the daemon ended: ${said.slice(-2000)}`);
        await ask('whoami');
      });
    },
    async stop() {
      if (child === undefined || !served.isAlive()) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
    async push(files, message = 'change') {
      const id = await repository.commit(message, files);
      await repository.git('push', '--quiet', '--force', bare, 'HEAD:refs/heads/main');
      return id;
    },
    ask,
    status: () => ask('status'),
    audit: async () => (await ask('audit-list', { limit: 1000 })).lines,
    async until(holds, ms = DEADLINE_MS) {
      let last: FleetStatus | undefined;
      const deadline = Date.now() + ms;
      for (;;) {
        last = await ask('status');
        if (holds(last)) return last;
        if (Date.now() > deadline) throw new Error(`it never came to that: ${JSON.stringify(last)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    cli: (args, input = '') => cli(['--fleet', fleetFile, ...args], input, { cwd: folder, env }),
    async close() {
      await served.stop();
      await recorder.close();
      await hand.sweep(name);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return served;
}

async function cli(
  args: readonly string[],
  input: string,
  where: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Ran> {
  const child = spawn(process.execPath, [BIN, ...args], { ...where, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : 128, stdout, stderr };
}

async function keyIn(folder: string, person: string): ReturnType<Served['key']> {
  const file = join(folder, person);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', person, '-f', file]);
  return { file, line: (await readFile(`${file}.pub`, 'utf8')).trim() };
}

/** Closed again at once, and taken by the daemon a moment later. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const found = server.address();
  server.close();
  await once(server, 'close');
  if (found === null || typeof found === 'string') throw new Error('no port');
  return found.port;
}
