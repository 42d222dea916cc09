// The system that is walked: declarations and a fleet.yaml go in, and the whole line makes them so on an
// engine in memory. What a commit says of people comes into force by one yes, as people would give it.

import { stringify } from 'yaml';
import { inForceAfter, planPeople } from '../../src/access/people-plan.ts';
import { createMemoryEngine, type MemoryEngine } from '../../src/adapters/memory/engine.ts';
import { loadFleet } from '../../src/declare/fleet.ts';
import { createParser } from '../../src/declare/parse.ts';
import { peopleOf, withRoots } from '../../src/declare/people.ts';
import { createResolver } from '../../src/declare/resolve.ts';
import type { AdmissionFinding } from '../../src/model/admission.ts';
import type { Fleet } from '../../src/model/fleet.ts';
import type { Problem } from '../../src/model/problem.ts';
import { engineId } from '../../src/model/ref.ts';
import type { Json } from '../../src/model/tree.ts';
import { createObserver } from '../../src/observe/observe.ts';
import type { Look, PlanRequest } from '../../src/pass.ts';
import { createPlanMemory } from '../../src/plan/memory.ts';
import type { Vault } from '../../src/ports.ts';
import { carryOut, look } from '../../src/reconcile.ts';
import type { Spine } from '../../src/stages/spine.ts';
import { fakeClock } from '../support/clock.ts';
import { createMemorySource } from '../support/memory-source.ts';
import { emptyVault, freeLock, memoryJournal, memorySeal, memoryStore } from '../support/memory-state.ts';

const SIGNAL = new AbortController().signal;
const EVERYTHING: PlanRequest = { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] };
const PARSE = createParser();
const CHANGES =
  /\.(?:create|start|stop|kill|restart|pause|unpause|rename|update|remove|connect|disconnect|putArchive|pull|build|tag|prune)$/;

/** What stands in a file: text as it is, or documents that are written as YAML. */
export type File = string | Json;
export type Declared = {
  readonly files: Readonly<Record<string, File>>;
  /** `spec` of fleet.yaml, over what every walk has. */
  readonly fleet?: Json;
  /** The whole of fleet.yaml instead. */
  readonly fleetDocument?: Json;
};

/** What became of a declaration. */
export type Turn = {
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Calls that changed something on the engine, in order. */
  readonly calls: readonly string[];
  /** What a second plan would still do. */
  readonly left: readonly string[];
};

export type ActoWorld = {
  readonly engine: MemoryEngine;
  readonly spine: () => Spine;
  readonly fleet: () => Fleet;
  readonly inForce: () => ReturnType<typeof withRoots>;
  /** The last look, and the calls of all turns so far. */
  readonly look: () => Look;
  /** Calls of the last turn that changed something. */
  readonly calls: () => readonly MemoryEngine['control']['calls'][number][];
  /** The files of the last turn in which nothing was wrong. */
  readonly accepted: () => Declared['files'];
  declare(declared: Declared): Promise<Turn>;
  /** What would be read, wrong and planned with other declarations; what is declared stays. */
  peek(declared: Declared): Promise<Pick<Turn, 'errors' | 'left'> & { readonly seen: Look }>;
  /** What the guard would say of other declarations. */
  admission(declared: Declared): Promise<readonly AdmissionFinding[]>;
  /** What would be planned now. */
  plan(): Promise<readonly string[]>;
  /** Time that all turns took, in milliseconds. */
  readonly elapsed: () => number;
  /** Inspect of a container; null when there is none. */
  container(name?: string): Promise<Json>;
  network(name: string): Promise<Json>;
  volume(name: string): Promise<Json>;
  /** Everything on the engine. */
  snapshot(): Promise<Json>;
};

export type WorldGiven = {
  readonly images?: Parameters<typeof createMemoryEngine>[0]['images'];
  readonly host?: Readonly<Record<string, string>>;
  /** Made for each fleet.yaml that is read. */
  readonly vault?: (fleet: Fleet) => Promise<Vault>;
  readonly prepare?: (engine: MemoryEngine) => void | Promise<void>;
};

/** fleet.yaml as it is declared. */
export function fleetOf({ fleet, fleetDocument }: Declared): string {
  return fleetDocument === undefined ? fleetText(fleet) : yaml(fleetDocument);
}

/** fleet.yaml as text; the walks' own keys can be replaced one by one. */
function fleetText(spec: Json = {}): string {
  const own = {
    source: { url: 'https://git.example/fleet.git' },
    targets: { local: { docker: 'unix:///run/none.sock', dataRoot: '/data' } },
    stateDir: '/none',
    admission: { profile: 'legacy' },
  };
  return yaml({
    apiVersion: 'shipshape.dev/v1',
    kind: 'Fleet',
    metadata: { name: 'home' },
    spec: { ...own, ...(spec as object) },
  });
}

export async function createActoWorld(options: WorldGiven = {}): Promise<ActoWorld> {
  const clock = fakeClock();
  const engine = createMemoryEngine({
    clock,
    images: { 'app:1': {}, 'app:2': {}, ...options.images },
    ...(options.host === undefined ? {} : { host: options.host }),
  });
  const other = createMemoryEngine({ clock, images: { 'app:1': {}, 'app:2': {} }, engineId: 'OTHE:RONE' });
  const began = clock.now();
  await options.prepare?.(engine);
  const source = createMemorySource();
  const parts = {
    store: memoryStore(),
    journal: memoryJournal(),
    planned: createPlanMemory(),
    resolver: createResolver(),
  };
  let files: Declared['files'] = {};
  let accepted: Declared['files'] = {};
  let nonces = 0;
  let calls: readonly MemoryEngine['control']['calls'][number][] = [];
  let spine: Spine | undefined;
  let recorded: ReturnType<typeof withRoots> | undefined;
  let last: Look | undefined;
  const now = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('nothing was declared yet');
    return value;
  };
  const inForce = () => withRoots(recorded, now(spine).fleet);

  async function spineOf(fleet: Fleet): Promise<Spine> {
    return {
      ...parts,
      fleet,
      source,
      parse: PARSE,
      vault: (await options.vault?.(fleet)) ?? emptyVault,
      seal: memorySeal,
      lock: freeLock,
      clock,
      host: {
        runtime: '24.0.0',
        freeSpace: async () => undefined,
        access: async () => undefined,
        realPath: async () => undefined,
        gitVersion: async () => undefined,
      },
      nonce() {
        nonces += 1;
        return String(nonces).padStart(32, '0');
      },
      policies: () => inForce().policies,
      engine: ({ name }) => (name === 'other' ? other : engine),
      observer: ({ name }) => createObserver(name === 'other' ? other : engine),
    };
  }

  /** People and policies are read whole or not at all; a second plan of them must be empty. */
  function bringPeopleIntoForce({ declarations, revision }: Look): readonly string[] {
    const { fleet } = now(spine);
    const declared = peopleOf(declarations, fleet);
    if (declared === undefined) return [];
    const plan = planPeople(inForce(), declared, revision.commit);
    if (plan === undefined) return [];
    recorded = inForceAfter(plan, 'root', new Date(clock.now()).toISOString());
    const again = planPeople(inForce(), declared, revision.commit);
    return again === undefined ? [] : again.rows.map((row) => JSON.stringify(row));
  }

  function commit(next: Declared['files']): void {
    const texts = Object.entries(next).map(([path, file]) => [path, fileText(file)] as const);
    const gone = Object.keys(files).filter((path) => !Object.hasOwn(next, path));
    source.commit(Object.fromEntries([...texts, ...gone.map((path) => [path, null] as const)]));
    files = next;
  }

  async function peek({ files: others }: Declared) {
    const before = files;
    commit(others);
    const seen = await look(now(spine), EVERYTHING, SIGNAL);
    commit(before);
    const errors = seen.problems.filter(({ severity }) => severity === 'error');
    return { errors, left: planWords(seen), seen };
  }

  async function declare(declared: Declared): Promise<Turn> {
    const { files: given } = declared;
    const fleet = loadFleet(fleetOf(declared), '/fleet.yaml');
    if (!fleet.ok) {
      calls = [];
      return { errors: fleet.problems, warnings: [], calls: [], left: [] };
    }
    spine = await spineOf(fleet.value);
    commit(given);
    const first = engine.control.calls.length;
    const people = await look(spine, EVERYTHING, SIGNAL);
    const peopleLeft = bringPeopleIntoForce(people);
    last = await look(spine, EVERYTHING, SIGNAL);
    const failed = await carryOutAll(spine, last);
    calls = engine.control.calls.slice(first).filter(({ kind }) => CHANGES.test(kind));
    const done = calls.map(({ kind }) => kind);
    const again = await look(spine, EVERYTHING, SIGNAL);
    if (last.problems.every(({ severity }) => severity === 'warning')) accepted = files;
    return {
      errors: last.problems.filter(({ severity }) => severity === 'error'),
      warnings: last.problems.filter(({ severity }) => severity === 'warning'),
      calls: done,
      left: [...peopleLeft, ...failed, ...planWords(again)],
    };
  }

  return {
    engine,
    spine: () => now(spine),
    fleet: () => now(spine).fleet,
    inForce,
    look: () => now(last),
    calls: () => calls,
    accepted: () => accepted,
    declare,
    peek,
    async admission({ files: others }) {
      const before = files;
      commit(others);
      const seen = await look(now(spine), EVERYTHING, SIGNAL);
      commit(before);
      return seen.targets.flatMap((one) => (one.kind === 'planned' ? (one.plan.admission ?? []) : []));
    },
    plan: async () => planWords(await look(now(spine), EVERYTHING, SIGNAL)),
    elapsed: () => clock.now() - began,
    container: async (name = 'a-s-1') => inspected(await inspect(engine, name)),
    network: async (name) => {
      const found = (await engine.networks.list({}, SIGNAL)).find(({ Name }) => Name === name);
      return found === undefined ? null : inspected(found);
    },
    volume: async (name) => {
      const found = await engine.volumes.list({}, SIGNAL);
      return inspected(found.find((one) => one.Name === name));
    },
    async snapshot() {
      const containers = await engine.containers.list({}, SIGNAL);
      const all = await Promise.all(
        containers.map(({ Id }) => engine.containers.inspect(engineId(Id), SIGNAL)),
      );
      return inspected([all, await engine.networks.list({}, SIGNAL), await engine.volumes.list({}, SIGNAL)]);
    },
  };
}

/** As people write it: without anchors. */
function yaml(value: unknown): string {
  return stringify(value, { aliasDuplicateObjects: false });
}

export function fileText(file: File): string {
  if (typeof file === 'string') return file;
  return Array.isArray(file) ? file.map((one) => yaml(one)).join('---\n') : yaml(file);
}

function inspected(json: unknown): Json {
  return json === undefined ? null : (JSON.parse(JSON.stringify(json)) as Json);
}

async function inspect(engine: MemoryEngine, name: string) {
  const all = await engine.containers.list({}, SIGNAL);
  const found = all.find(({ Names }) => Names.includes(`/${name}`));
  return found === undefined ? undefined : engine.containers.inspect(engineId(found.Id), SIGNAL);
}

/** Agrees to everything that is planned; what went wrong. */
async function carryOutAll(spine: Spine, from: Look): Promise<readonly string[]> {
  const planned = from.targets.flatMap((one) => (one.kind === 'planned' ? [one] : []));
  const consent = Object.fromEntries(planned.map(({ target, plan }) => [target, plan.digest]));
  const request = { consent, removals: true, by: 'ana', onProgress: () => undefined };
  const carried = await carryOut(spine, from, request, SIGNAL);
  return carried.flatMap((one): readonly string[] => {
    if (one.kind === 'failed') return [one.failure.message];
    if (one.kind !== 'carried') return [one.kind];
    return one.outcome.instances
      .filter(({ kind }) => kind !== 'applied')
      .map(({ instance, kind, message }) => `${instance} ${kind}: ${message ?? ''}`);
  });
}

function planWords({ targets }: Look): readonly string[] {
  return targets.flatMap((one): readonly string[] => {
    if (one.kind === 'unseen') return [one.failure.message];
    const { changes, steps } = one.plan;
    return [
      ...changes.map(
        ({ action, address, fields, note }) =>
          `${action} ${address} ${JSON.stringify(fields.map(({ path, before, after }) => [path, before, after]))} ${JSON.stringify(note ?? '')}`,
      ),
      ...steps.map(({ kind, address }) => `${kind} ${address}`),
    ];
  });
}
