// The world of a scenario: a repository, engines in memory, a clock that stands still, one host with its
// vault, and the program itself as its user meets it, command line in, words out.

import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryEngine, type MemoryEngine } from '../../../src/adapters/memory/engine.ts';
import { openVault } from '../../../src/adapters/secrets/vault.ts';
import { type ExitCode, exitNumber } from '../../../src/cli/exit.ts';
import type { Io } from '../../../src/cli/io.ts';
import { main } from '../../../src/cli/root.ts';
import { createControl } from '../../../src/control/control.ts';
import { loadFleet } from '../../../src/declare/fleet.ts';
import type { Fleet } from '../../../src/model/fleet.ts';
import { ok } from '../../../src/model/result.ts';
import { createObserver } from '../../../src/observe/observe.ts';
import { createPlanMemory } from '../../../src/plan/memory.ts';
import type { Spine } from '../../../src/stages/spine.ts';
import { type FakeClock, fakeClock } from '../clock.ts';
import { createProcess, type Kept, type Kill, type Process } from './process.ts';
import { createMemoryRepository, type MemoryRepository } from './repository.ts';

export type ScenarioWorld = {
  readonly clock: FakeClock;
  readonly repository: MemoryRepository;
  /** By target. */
  readonly engines: ReadonlyMap<string, MemoryEngine>;
  readonly kept: Kept;
  /** What the record was when somebody made a copy of it. */
  copy: Kept['states'] | undefined;
  /** What happens to the next process. */
  kill: Kill | undefined;
  /** Adds to the transcript. */
  readonly say: (text: string) => void;
  /** Runs one command line; `typed`: what comes in on stdin. */
  shipshape(line: string, typed: string | undefined): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** What reads declarations: costly to make, and the same for all. */
export type Reading = Pick<Spine, 'parse' | 'resolver'>;

export async function createScenarioWorld(
  reading: Reading,
  targets: readonly string[],
  say: (text: string) => void,
): Promise<ScenarioWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-scenario-'));
  const clock = fakeClock();
  const fleet = fleetOf(folder, targets);
  const engines = new Map(
    targets.map((name) => [name, createMemoryEngine({ clock, engineId: `ENGINE:${name}` })]),
  );
  const vault = await openVault({
    stateDir: fleet.stateDir,
    identityFile: undefined,
    outside: { environment: {}, envPrefix: undefined, folder: undefined },
    random: randomOf('vault'),
    now: clock.now,
  });
  const nonces = randomOf('nonce');
  const repository = createMemoryRepository();
  const spineOf = ({ store, journal, lock }: Process): Spine => ({
    fleet,
    source: repository,
    ...reading,
    vault,
    seal: vault.seal,
    store,
    journal,
    lock,
    clock,
    host: {
      runtime: '24.0.0',
      freeSpace: async () => undefined,
      access: async () => undefined,
      realPath: async () => undefined,
      gitVersion: async () => undefined,
    },
    policies: () => fleet.policies,
    nonce: () => nonces(16).toString('hex'),
    planned: createPlanMemory(),
    engine: ({ name }) => engineOf(engines, name),
    observer: ({ name }) => createObserver(engineOf(engines, name)),
  });
  const world: ScenarioWorld = {
    clock,
    repository,
    engines,
    kept: { states: new Map(), journal: [] },
    copy: undefined,
    kill: undefined,
    say,
    async shipshape(line, typed) {
      const process = createProcess(world.kept, [...engines.values()], world.kill);
      world.kill = undefined;
      const spine = spineOf(process);
      const write = (text: string) => {
        if (!process.isDead()) say(text);
      };
      const control = createControl(
        spine,
        'ana',
        async () => spine,
        async () => undefined,
      );
      const io: Io = {
        ...ioOf(write, folder, typed),
        open: async () => ok(control),
        reach: async () => ok(undefined),
        serve: async () => ok(undefined),
        archive: async () => Promise.reject(new Error('no archive here')),
        sshd: async () => Promise.reject(new Error('no sshd here')),
        tui: async () => Promise.reject(new Error('no screen here')),
      };
      const code = await process.run(() => main(line.split(' '), io));
      say(ending(code));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
  return world;
}

function ending(code: ExitCode | undefined): string {
  if (code === undefined) return '(the program is killed)\n';
  return code === 'ok' ? '' : `(exit ${exitNumber(code)})\n`;
}

/** A terminal with a person when something is to be answered, a pipe when something is to be read. */
function ioOf(
  write: (text: string) => void,
  cwd: string,
  typed: string | undefined,
): Omit<Io, 'open' | 'reach' | 'serve' | 'archive' | 'sshd' | 'tui'> {
  const writer = { write, isTTY: false, columns: 110 };
  return {
    stdin: {
      isTTY: typed === undefined,
      text: async () => typed ?? '',
      async line() {
        write('yes\n');
        return 'yes';
      },
    },
    stdout: writer,
    stderr: writer,
    env: {},
    runtime: '24.0.0',
    cwd,
    signal: new AbortController().signal,
  };
}

function fleetOf(folder: string, targets: readonly string[]): Fleet {
  const text = [
    'apiVersion: shipshape.dev/v1',
    'kind: Fleet',
    'metadata: { name: home }',
    'spec:',
    `  source: { folder: ${folder} }`,
    `  stateDir: ${join(folder, 'state')}`,
    // What every short script would be warned of; rules that stop something are as they are.
    '  admission: { rules: { limits: "off", root-user: "off" } }',
    '  targets:',
    ...targets.map((name) => `    ${name}: { docker: "unix:///run/${name}.sock", dataRoot: /data }`),
  ].join('\n');
  const fleet = loadFleet(text, join(folder, 'fleet.yaml'));
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
  return fleet.value;
}

function engineOf(engines: ReadonlyMap<string, MemoryEngine>, name: string): MemoryEngine {
  const engine = engines.get(name);
  if (engine === undefined) throw new Error(`no engine for ${name}`);
  return engine;
}

/** Bytes that are the same at each run. */
function randomOf(seed: string): (size: number) => Buffer {
  let count = 0;
  return (size) => {
    const parts: Buffer[] = [];
    for (let length = 0; length < size; length += 32) {
      count += 1;
      parts.push(createHash('sha256').update(`${seed}:${count}`).digest());
    }
    return Buffer.concat(parts).subarray(0, size);
  };
}
