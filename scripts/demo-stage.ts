// What the demo needs around its story: a folder with a repository made from examples/, the command line in
// processes of its own, a hand on the engine, and an end that leaves nothing behind. Everything it makes
// on the engine carries the demo's own fleet and instance names; nothing else is touched.

import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import Docker from 'dockerode';
import { execa } from 'execa';
import type { RunningEngine } from './engine.ts';

const ROOT = dirname(import.meta.dirname);
const BIN = join(ROOT, 'src/bin.ts');

/** What a later `--clear` must know. */
const KEPT = 'demo.json';

export type Stage = {
  readonly docker: Docker;
  readonly folder: string;
  readonly repository: string;
  readonly fleetFile: string;
  /** Where a plan may be kept. */
  readonly planFile: string;
  /** Prefix of the names of all instances. */
  readonly prefix: string;
  /** Prints the command and what it says. Throws unless it exits with one of `codes` (default: 0). */
  shipshape(args: readonly string[], codes?: readonly number[]): Promise<void>;
  /** Replaces text in a file of the repository; the text must be there. */
  edit(path: string, from: string, to: string): Promise<void>;
  commit(author: string, message: string): Promise<void>;
  git(...args: readonly string[]): Promise<string>;
  /** The container of a service of an instance, by their plain names. */
  container(instance: string, service: string): Promise<Docker.Container>;
  /** Runs a program in a container and gives what it prints. */
  exec(container: Docker.Container, command: readonly string[]): Promise<string>;
  /** Removes all that the demo made, on the engine and on disk. */
  clear(): Promise<void>;
};

/** Copies the example, gives its instances names of their own and images that need no registry, and commits. */
export async function openStage(engine: RunningEngine, signal: AbortSignal): Promise<Stage> {
  const id = randomBytes(2).toString('hex');
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-demo-'));
  const repository = join(folder, 'declarations');
  const fleetFile = join(folder, 'fleet.yaml');
  const prefix = `demo-${id}`;
  const docker = new Docker({ socketPath: engine.socket });
  await cp(join(ROOT, 'examples/first/declarations'), repository, { recursive: true });
  await writeFile(fleetFile, fleetText(prefix, repository, folder, engine.host));
  await writeFile(join(folder, KEPT), JSON.stringify({ fleet: prefix, socket: engine.socket }));

  const git = async (...args: readonly string[]) => {
    const { stdout } = await execa('git', ['-C', repository, ...args], { stdin: 'ignore' });
    return stdout;
  };
  const commit = async (author: string, message: string) => {
    const email = `${author.split(' ')[0]?.toLowerCase()}@example.com`;
    await git('add', '--all');
    const identity = ['-c', `user.name=${author}`, '-c', `user.email=${email}`];
    await git(...identity, 'commit', '--quiet', '--no-gpg-sign', '--no-verify', '-m', message);
  };
  const edit = async (path: string, from: string, to: string) => {
    const before = await readFile(join(repository, path), 'utf8');
    if (!before.includes(from)) throw new Error(`${path} has no ${JSON.stringify(from)}`);
    await writeFile(
      join(repository, path),
      before.replace(from, () => to),
    );
  };
  const container = async (instance: string, service: string) => {
    const project = `${prefix}-${instance}`;
    const label = [`com.docker.compose.project=${project}`, `com.docker.compose.service=${service}`];
    const [found] = await docker.listContainers({ all: true, filters: { label } });
    if (found === undefined) throw new Error(`no container of ${service} in ${project}`);
    return docker.getContainer(found.Id);
  };
  return {
    docker,
    folder,
    repository,
    fleetFile,
    planFile: join(folder, 'next.plan'),
    prefix,
    git,
    commit,
    edit,
    container,
    exec: execIn,
    shipshape: (args, codes = [0]) => runShipshape({ fleetFile, signal }, args, codes),
    clear: () => clear(docker, prefix, folder),
  };
}

function fleetText(name: string, repository: string, folder: string, docker: string): string {
  return `apiVersion: shipshape.dev/v1
kind: Fleet
metadata: { name: ${name} }
spec:
  source: { url: "file://${repository}", branch: main }
  targets:
    local: { docker: "${docker}", dataRoot: "${folder}/data", publishAddress: 127.0.0.1 }
  stateDir: ${folder}/state
`;
}

async function runShipshape(
  { fleetFile, signal }: { readonly fleetFile: string; readonly signal: AbortSignal },
  args: readonly string[],
  codes: readonly number[],
): Promise<void> {
  console.log(`\n  $ shipshape ${args.join(' ')}`);
  const started = execa(process.execPath, [BIN, ...args], {
    env: { SHIPSHAPE_FLEET: fleetFile },
    cancelSignal: signal,
    stdin: 'ignore',
    all: true,
    reject: false,
  });
  for await (const line of started.iterable({ from: 'all' })) console.log(`  ${line}`.trimEnd());
  const { exitCode } = await started;
  if (exitCode === undefined || !codes.includes(exitCode)) {
    throw new Error(`shipshape ${args.join(' ')} exited with ${exitCode}, not with ${codes.join(' or ')}`);
  }
}

async function execIn(container: Docker.Container, command: readonly string[]): Promise<string> {
  const run = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true, Tty: true });
  const stream = await run.start({ Tty: true });
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  const { ExitCode } = await run.inspect();
  if (ExitCode !== 0) throw new Error(`${command.join(' ')} failed in the container: ${text}`);
  return text.replaceAll('\r', '').trim();
}

/** Removes a demo that was kept; `folder` is the one it named. */
export async function clearKept(folder: string): Promise<void> {
  const kept: { fleet: string; socket: string } = JSON.parse(await readFile(join(folder, KEPT), 'utf8'));
  await clear(new Docker({ socketPath: kept.socket }), kept.fleet, folder);
}

/** Also after a story that broke off: whatever carries the demo's fleet name goes, and only that. */
async function clear(docker: Docker, fleet: string, folder: string): Promise<void> {
  const filters = { label: [`dev.shipshape.fleet=${fleet}`] };
  for (const { Id } of await docker.listContainers({ all: true, filters })) {
    await docker.getContainer(Id).remove({ force: true, v: true });
  }
  for (const { Id } of await docker.listNetworks({ filters })) await docker.getNetwork(Id).remove();
  const { Volumes } = await docker.listVolumes({ filters });
  for (const { Name } of Volumes) await docker.getVolume(Name).remove();
  await rm(folder, { recursive: true, force: true });
}
