// The process that benchFleet measures: a spine with the engine in memory and everything else real, each stage
// timed where it is called. Prints what it measured as JSON.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { createGitSource } from '../src/adapters/git/source.ts';
import { createHost } from '../src/adapters/host/host.ts';
import { createMemoryEngine } from '../src/adapters/memory/engine.ts';
import { openVault } from '../src/adapters/secrets/vault.ts';
import { createJournal } from '../src/adapters/store/journal.ts';
import { createLock } from '../src/adapters/store/lock.ts';
import { createStore } from '../src/adapters/store/state.ts';
import { loadFleet } from '../src/declare/fleet.ts';
import { createParser } from '../src/declare/parse.ts';
import { createResolver } from '../src/declare/resolve.ts';
import type { Observed } from '../src/model/observed.ts';
import { createObserver, type Observer } from '../src/observe/observe.ts';
import type { PlannedTarget } from '../src/pass.ts';
import { createPlanMemory } from '../src/plan/memory.ts';
import type { Engine } from '../src/ports.ts';
import { look } from '../src/reconcile.ts';
import type { Spine } from '../src/stages/spine.ts';
import { COUNT, changeOne, type Told } from './fleet.ts';
import { EVERYTHING } from './product.ts';
import { liveAsRecorded, recordOfAll } from './settled.ts';

const NEVER = new AbortController().signal;
const [folder = '', fleetFile = '', kind = '', rounds = '1'] = process.argv.slice(2);

type Stages = Record<string, number>;

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The same function, with what this thread works until it is done added to a stage. Stages follow one another. */
function timing<Args extends unknown[], Value>(
  stages: () => Stages,
  stage: string,
  work: (...args: Args) => Value,
): (...args: Args) => Value {
  return (...args) => {
    const begun = threadMs();
    const end = () => {
      stages()[stage] = (stages()[stage] ?? 0) + threadMs() - begun;
    };
    const value = work(...args);
    if (value instanceof Promise) void value.then(end, end);
    else end();
    return value;
  };
}

async function openSpine(stages: () => Stages): Promise<Spine> {
  const loaded = loadFleet(await readFile(fleetFile, 'utf8'), fleetFile);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const fleet = loaded.value;
  if (fleet.source.kind !== 'git') throw new Error('the bench reads from git');
  const { stateDir } = fleet;
  const path = process.env['PATH'] ?? '/usr/bin:/bin';
  const source = createGitSource({ ...fleet.source, stateDir, searchPath: path, outside: {} });
  const outside = { environment: {}, envPrefix: undefined, folder: undefined };
  const { identityFile } = fleet.secrets;
  const vault = await openVault({ stateDir, identityFile, outside, random: randomBytes, now: Date.now });
  let ms = Date.now();
  const clock = {
    now: () => ms,
    sleep: async (wait: number) => {
      ms += wait;
    },
  };
  const images = { 'shipshape-test/web:1': {}, 'shipshape-test/web:2': {}, 'shipshape-test/web:3': {} };
  const engine = createMemoryEngine({ clock, images });
  const observer = settledObserver(engine);
  const resolver = createResolver();
  const onWarning = (text: string) => console.error(text);
  const store = createStore({ folder: stateDir, onWarning });
  return {
    fleet,
    source: {
      ...source,
      fetch: timing(stages, 'fetch', source.fetch),
      tree: timing(stages, 'read', source.tree),
      blame: timing(stages, 'blame', source.blame),
    },
    parse: timing(stages, 'parse', createParser()),
    resolver: { ...resolver, resolve: timing(stages, 'resolve', resolver.resolve) },
    vault: { ...vault, ensure: timing(stages, 'secrets', vault.ensure) },
    seal: vault.seal,
    store: { ...store, load: timing(stages, 'record', store.load) },
    journal: createJournal({ folder: stateDir, onWarning }),
    lock: createLock({ folder: stateDir, holder: 'bench' }),
    clock,
    host: createHost(path),
    policies: () => fleet.policies,
    nonce: () => randomBytes(16).toString('hex'),
    planned: createPlanMemory(),
    engine: () => engine,
    observer: () => ({ observe: timing(stages, 'observe', observer.observe) }),
  };
}

/** Engine and images in memory; the containers as our record has them, the same objects at each look. */
function settledObserver(engine: Engine): Observer {
  const { observe } = createObserver(engine);
  let settled: Pick<Observed, 'containers' | 'imagesById'> | undefined;
  return {
    async observe(options, signal) {
      const empty = await observe(options, signal);
      if (options.applied === undefined) return empty;
      settled ??= liveAsRecorded(options.applied, empty);
      return { ...empty, ...settled };
    },
  };
}

async function main(): Promise<Told> {
  const passes: Told['passes'][number][] = [];
  let stages: Stages = {};
  const spine = await openSpine(() => stages);
  const pass = async (name: string): Promise<PlannedTarget> => {
    stages = {};
    const begun = performance.now();
    const cpu = threadMs();
    const seen = await look(spine, EVERYTHING, NEVER);
    const total = threadMs() - cpu;
    const known = Object.values(stages).reduce((sum, time) => sum + time, 0);
    passes.push({ name, wallMs: performance.now() - begun, stages: { ...stages, plan: total - known } });
    const [planned] = seen.targets;
    if (planned?.kind !== 'planned' || seen.problems.length > 0) throw new Error('the fleet is not good');
    return planned;
  };
  if (kind === 'new') {
    const { desired, observed, plan } = await pass('all new');
    if (plan.changes.length < COUNT) throw new Error(`only ${plan.changes.length} changes`);
    await spine.store.save(recordOfAll(desired, observed));
  } else {
    const { plan } = await pass('nothing to do');
    if (plan.changes.length > 0) throw new Error(`not settled: ${JSON.stringify(plan.changes[0])}`);
    for (let round = 0; round < Number(rounds); round += 1) {
      await changeOne(folder, String(2 + (round % 2)));
      const changed = await pass('one file changed');
      if (changed.plan.changes.length !== 1)
        throw new Error(`${changed.plan.changes.length} changes, not one`);
    }
  }
  return {
    passes,
    rssMb: process.memoryUsage().rss / 1024 / 1024,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

console.log(JSON.stringify(await main()));
