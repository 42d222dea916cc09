// A user's world without an engine and without git: declarations in a temporary folder, state on the real
// disk, the engine in memory, and the real line from reading to record in between.

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createFolderSource } from '../../src/adapters/folder/source.ts';
import { createMemoryEngine, type MemoryEngine } from '../../src/adapters/memory/engine.ts';
import { openVault } from '../../src/adapters/secrets/vault.ts';
import { createJournal } from '../../src/adapters/store/journal.ts';
import { createLock } from '../../src/adapters/store/lock.ts';
import { createStore } from '../../src/adapters/store/state.ts';
import { lookAtPurge } from '../../src/control/purge.ts';
import { loadFleet } from '../../src/declare/fleet.ts';
import { createParser } from '../../src/declare/parse.ts';
import { createResolver } from '../../src/declare/resolve.ts';
import type { AppliedTarget } from '../../src/model/applied.ts';
import { targetName } from '../../src/model/ref.ts';
import { createObserver } from '../../src/observe/observe.ts';
import type { Look, PlanRequest } from '../../src/pass.ts';
import { createPlanMemory } from '../../src/plan/memory.ts';
import { carryOut, look } from '../../src/reconcile.ts';
import { planRows } from '../../src/show/plan-rows.ts';
import { problemRows, problemText } from '../../src/show/problem-rows.ts';
import { outcomeLines } from '../../src/show/progress.ts';
import { renderPlanText } from '../../src/show/text.ts';
import type { Spine } from '../../src/stages/spine.ts';
import { type FakeClock, fakeClock } from './clock.ts';

const SIGNAL = new AbortController().signal;
const EVERYTHING: PlanRequest = { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] };

export type MemoryWorld = {
  readonly engine: MemoryEngine;
  readonly clock: FakeClock;
  readonly spine: Spine;
  readonly folder: string;
  /** Writes declarations; null takes a file away. */
  put(files: Readonly<Record<string, string | null>>): Promise<void>;
  look(request?: Partial<PlanRequest>): Promise<Look>;
  /** What a look shows: problems, then the plan. */
  show(look: Look): string;
  /** Applies a look with consent to all of it; the closing words. */
  carryOut(look: Look): Promise<string>;
  /** Looks and applies; what was shown, and the closing words. */
  apply(request?: Partial<PlanRequest>): Promise<string>;
  purge(...names: readonly string[]): Promise<string>;
  state(): Promise<AppliedTarget | undefined>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type MemoryWorldOptions = {
  readonly fleet?: string;
  /** Another world on the same engine and with the same declarations, and a state of its own. */
  readonly beside?: MemoryWorld;
  readonly images?: Parameters<typeof createMemoryEngine>[0]['images'];
  /** `admission` of fleet.yaml, in flow style: `{ profile: legacy }`. */
  readonly admission?: string;
};

export async function createMemoryWorld(options: MemoryWorldOptions = {}): Promise<MemoryWorld> {
  const { beside } = options;
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-memory-'));
  const declarations = join(beside?.folder ?? folder, 'declarations');
  await mkdir(declarations, { recursive: true });
  const clock = beside?.clock ?? fakeClock();
  const images = { 'app:1': {}, 'app:2': {}, ...options.images };
  const engine = beside?.engine ?? createMemoryEngine({ clock, images });
  const spine = await spineOf({
    folder,
    declarations,
    name: options.fleet ?? 'home',
    admission: options.admission ?? '{}',
    clock,
    engine,
  });
  const lookNow = (request: Partial<PlanRequest> = {}) => look(spine, { ...EVERYTHING, ...request }, SIGNAL);

  const world: MemoryWorld = {
    engine,
    clock,
    spine,
    folder,
    async put(files) {
      for (const [path, text] of Object.entries(files)) {
        const file = join(declarations, path);
        await mkdir(dirname(file), { recursive: true });
        if (text === null) await rm(file, { recursive: true });
        else await writeFile(file, text);
      }
    },
    look: lookNow,
    show: showLook,
    carryOut: (from) => carryOutAll(spine, from),
    async apply(request) {
      const from = await lookNow(request);
      return `${showLook(from)}${await carryOutAll(spine, from)}`;
    },
    async purge(...names) {
      const from = await lookAtPurge(spine, names, SIGNAL);
      return `${showLook(from)}${await carryOutAll(spine, from)}`;
    },
    state: () => spine.store.load(targetName('local')),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
  return world;
}

/** A declaration of an instance with its Compose file inside, in flow style. `more`: further keys of its spec. */
export function instanceFile(name: string, compose: string, more = ''): string {
  const head = `apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: { name: ${name} }\n`;
  return `${head}spec:\n  compose: ${compose}\n${more === '' ? '' : `  ${more}\n`}`;
}

function showLook({ problems, targets }: Look): string {
  const plans = targets.map((one) => {
    if (one.kind === 'unseen') throw one.failure;
    return renderPlanText(planRows(one.plan), { color: false, width: 160 });
  });
  return [problemText(problemRows(problems)), ...plans].join('\n');
}

async function carryOutAll(spine: Spine, from: Look): Promise<string> {
  const planned = from.targets.flatMap((one) => (one.kind === 'planned' ? [one] : []));
  const consent = Object.fromEntries(planned.map(({ target, plan }) => [target, plan.digest]));
  const request = { consent, removals: true, by: 'ana', onProgress: () => undefined };
  const carried = await carryOut(spine, from, request, SIGNAL);
  const lines = carried.flatMap((one): readonly string[] => {
    if (one.kind === 'failed') throw one.failure;
    return one.kind === 'carried' ? outcomeLines(one.outcome) : [one.kind];
  });
  return lines.join('\n');
}

type Ground = {
  readonly folder: string;
  readonly declarations: string;
  readonly name: string;
  readonly admission: string;
  readonly clock: FakeClock;
  readonly engine: MemoryEngine;
};

async function spineOf({ folder, declarations, name, admission, clock, engine }: Ground): Promise<Spine> {
  const stateDir = join(folder, 'state');
  const text = [
    'apiVersion: shipshape.dev/v1',
    'kind: Fleet',
    `metadata: { name: ${name} }`,
    `spec: { source: { folder: ${declarations} }, stateDir: ${stateDir}, admission: ${admission},`,
    '  targets: { local: { docker: "unix:///run/none.sock", dataRoot: /data } } }',
  ].join('\n');
  const fleet = loadFleet(text, join(folder, 'fleet.yaml'));
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
  const warned = (words: string) => {
    throw new Error(words);
  };
  const vault = await openVault({
    stateDir,
    identityFile: undefined,
    outside: { environment: {}, envPrefix: undefined, folder: undefined },
    random: randomBytes,
    now: clock.now,
  });
  return {
    fleet: fleet.value,
    source: createFolderSource(declarations),
    parse: createParser(),
    resolver: createResolver(),
    vault,
    seal: vault.seal,
    store: createStore({ folder: stateDir, onWarning: warned }),
    journal: createJournal({ folder: stateDir, onWarning: warned }),
    lock: createLock({ folder: stateDir, holder: 'ana' }),
    clock,
    host: {
      runtime: '24.0.0',
      freeSpace: async () => undefined,
      access: async () => undefined,
      realPath: async () => undefined,
      gitVersion: async () => undefined,
    },
    policies: () => fleet.value.policies,
    nonce: () => randomBytes(16).toString('hex'),
    planned: createPlanMemory(),
    engine: () => engine,
    observer: () => createObserver(engine),
  };
}
