// One target on the engine in memory, with store and journal in memory too, and small plans by hand.

import { createHmac } from 'node:crypto';
import {
  createMemoryEngine,
  type MemoryEngine,
  type MemoryOptions,
} from '../../src/adapters/memory/engine.ts';
import { applyPlan } from '../../src/apply/apply.ts';
import type { ApplyContext } from '../../src/apply/context.ts';
import { isSealed } from '../../src/apply/labels.ts';
import { toEngineFacts } from '../../src/fields/engine.ts';
import { factsOf } from '../../src/fields/fingerprint.ts';
import { toImageFacts } from '../../src/fields/image.ts';
import { readContext } from '../../src/fields/keys.ts';
import { toLiveContainer } from '../../src/fields/live.ts';
import { toLiveNetwork } from '../../src/fields/network.ts';
import { toLiveVolume } from '../../src/fields/volume.ts';
import type { AppliedTarget } from '../../src/model/applied.ts';
import type { ContainerSpec, Desired, DesiredInstance } from '../../src/model/desired.ts';
import { canonicalJson } from '../../src/model/digest.ts';
import { Failure } from '../../src/model/failure.ts';
import type { LiveContainer, Observed, Ownership } from '../../src/model/observed.ts';
import type { Change, Plan, Step, StepId } from '../../src/model/plan.ts';
import {
  type Address,
  addressParts,
  commit,
  type Digest,
  engineId,
  type InstanceName,
  instanceName,
  sha256,
  targetName,
} from '../../src/model/ref.ts';
import type { JournalEntry, Outcome, Progress } from '../../src/model/run.ts';
import type { Fingerprint, SecretName } from '../../src/model/text.ts';
import type { Journal, Seal, Store } from '../../src/ports.ts';
import { type FakeClock, fakeClock } from '../support/clock.ts';

export const TARGET = targetName('local');
export const COMMIT = commit('c'.repeat(40));
export const FLEET = 'home';
const STEADY = new AbortController().signal;
const AT = { file: 'crm.yaml', line: 1, column: 1 };

export const seal: Seal = {
  sign: (labels) => createHmac('sha256', 'key').update(canonicalJson(labels)).digest('hex'),
};
export const fingerprint = (value: string) =>
  createHmac('sha256', 'fingerprint').update(value).digest('hex') as Fingerprint;

export type Harness = {
  readonly engine: MemoryEngine;
  readonly clock: FakeClock;
  readonly context: ApplyContext;
  readonly journal: JournalEntry[];
  readonly progress: Progress[];
  readonly saved: () => AppliedTarget | undefined;
  readonly saves: () => number;
  readonly observe: () => Promise<Observed>;
  readonly live: (name: string) => Promise<LiveContainer>;
  readonly facts: (live: LiveContainer) => Digest;
  /** Fails when asked before an entry is written. */
  readonly onAppend: { before: (entry: JournalEntry, index: number) => void };
  readonly onSave: { before: () => void };
  readonly apply: (plan: Plan, more?: Partial<ApplyContext>, signal?: AbortSignal) => Promise<Outcome>;
};

export function createHarness(options: Omit<MemoryOptions, 'clock'> = {}): Harness {
  const clock = fakeClock();
  const engine = createMemoryEngine({ images: { 'app:1': {}, 'app:2': {} }, ...options, clock });
  const journal: JournalEntry[] = [];
  const progress: Progress[] = [];
  const onAppend: Harness['onAppend'] = { before: () => undefined };
  const onSave: Harness['onSave'] = { before: () => undefined };
  let saved: AppliedTarget | undefined;
  let saves = 0;
  let counter = 0;
  const store: Store = {
    load: async () => saved,
    async save(state) {
      onSave.before();
      saved = structuredClone(state);
      saves += 1;
    },
  };
  const context: ApplyContext = {
    engine,
    store,
    journal: journalOf(journal, onAppend),
    lock: { acquire: async () => ({ [Symbol.asyncDispose]: async () => undefined }) },
    secrets: { fingerprint, reveal: (name) => `value of ${name}` },
    seal,
    clock,
    nonce() {
      counter += 1;
      return sha256(`${counter}`).slice(-32);
    },
    read: async (path) => Buffer.from(`content of ${path}`),
    fleet: FLEET,
    desired: desired([]),
    ports: {},
    observe: () => observe(engine, saved),
    onProgress: (one) => progress.push(one),
    admission: {
      settings: { profile: 'baseline', rules: {}, hostPaths: [], registries: undefined },
      policies: [],
      closedRoots: [],
      realPath: undefined,
    },
    parallelism: 4,
    by: 'ana',
  };
  return {
    engine,
    clock,
    context,
    journal,
    progress,
    onAppend,
    onSave,
    saved: () => saved,
    saves: () => saves,
    observe: () => observe(engine, saved),
    async live(name) {
      const found = (await observe(engine, saved)).containers.find((one) => one.name === name);
      if (found === undefined) throw new Error(`no container ${name}`);
      return found;
    },
    facts: (live) => factsOf(live, fingerprint),
    apply: (plan, more = {}, signal = STEADY) => applyPlan(plan, { ...context, ...more }, signal),
  };
}

function journalOf(entries: JournalEntry[], onAppend: Harness['onAppend']): Journal {
  return {
    async append(entry) {
      onAppend.before(entry, entries.length);
      entries.push(entry);
    },
    async unfinished() {
      const ended = new Set(entries.flatMap((one) => (one.kind === 'run.end' ? [one.run] : [])));
      return entries.filter((one) => !ended.has(one.run));
    },
    recent: async (_target, limit) => entries.toReversed().slice(0, limit),
  };
}

/** What the real observer does, for a handful of objects. */
async function observe(engine: MemoryEngine, applied: AppliedTarget | undefined): Promise<Observed> {
  const facts = toEngineFacts(await engine.system.info(STEADY), await engine.system.version(STEADY));
  const networks = (await engine.networks.list({}, STEADY)).map((one) =>
    toLiveNetwork(one, ownership(one.Labels)),
  );
  const summaries = await engine.containers.list({}, STEADY);
  const inspects = [];
  for (const { Id } of summaries) {
    const json = await engine.containers.inspect(engineId(Id), STEADY);
    if (json !== undefined) inspects.push(json);
  }
  const recorded = new Map(
    Object.values(applied?.instances ?? {}).flatMap((one) =>
      Object.entries(one.containers).map(([address, { id }]) => [id as string, address as Address] as const),
    ),
  );
  const owned = inspects.map((json) => ({
    json,
    ownership: ownership(json.Config.Labels, recorded.get(json.Id)),
  }));
  const reading = readContext(
    facts,
    networks,
    owned.map((one) => ({ id: one.json.Id, name: one.json.Name.slice(1), ownership: one.ownership })),
  );
  const images = new Map<string, ReturnType<typeof toImageFacts>>();
  for (const { Image } of inspects) {
    const image = await engine.images.inspect(Image, STEADY);
    if (image !== undefined) images.set(Image, toImageFacts(image));
  }
  return {
    target: TARGET,
    engine: facts,
    containers: owned.map((one) => toLiveContainer(one.json, reading, one.ownership, {})),
    networks,
    volumes: (await engine.volumes.list({}, STEADY)).map((one) => toLiveVolume(one, ownership(one.Labels))),
    images: {},
    imagesById: Object.fromEntries(images),
  };
}

function ownership(
  labels: Readonly<Record<string, string>> | null | undefined,
  recorded?: Address,
): Ownership {
  const address = isSealed(labels, FLEET, seal) ? (labels?.['dev.shipshape.object'] as Address) : recorded;
  if (address === undefined) return { kind: 'foreign' };
  const { instance } = addressParts(address);
  return { kind: 'ours', address, instance, by: recorded === undefined ? 'label' : 'record' };
}

export const step = (id: string) => id as StepId;
export const secret = (name: string) => name as SecretName;
export const crm = instanceName('crm');

/** A container of `crm` unless the address says otherwise. */
export function containerSpec(name: string, more: Partial<ContainerSpec> = {}): ContainerSpec {
  const address = `crm/container/${name}` as Address;
  return {
    address,
    service: name,
    index: 1,
    name: `crm-${name}-1`,
    image: 'app:1',
    pullPolicy: 'missing',
    platform: '',
    fields: {},
    volumes: [],
    files: [],
    waitFor: [],
    joins: [],
    stateful: false,
    oneShot: false,
    healthyWithinMs: 10_000,
    stableForMs: 2000,
    origins: {},
    origin: AT,
    ...more,
  };
}

export function instance(
  more: Partial<DesiredInstance> & { readonly name?: InstanceName } = {},
): DesiredInstance {
  return {
    name: crm,
    state: 'running',
    drift: 'correct',
    ignore: [],
    protect: false,
    dependsOn: [],
    builds: [],
    files: [],
    networks: [],
    volumes: [],
    folders: [],
    containers: [],
    origin: AT,
    ...more,
  };
}

export function desired(instances: readonly DesiredInstance[]): Desired {
  const revision = {
    commit: COMMIT,
    branch: 'main',
    author: 'ana',
    email: 'ana@example.com',
    authoredAt: 0,
    subject: 'a change',
  };
  return { target: TARGET, revision, instances, held: [] };
}

/** Each change is its address, action and steps. */
export type GivenChange = Pick<Change, 'address' | 'action'> & { readonly steps: readonly Step[] };

export function makePlan(changes: readonly GivenChange[], more: Partial<Plan> = {}): Plan {
  const steps = changes.flatMap((one) => one.steps);
  return {
    format: 1,
    target: TARGET,
    engine: 'MEMO:RYEN:GINE',
    commit: COMMIT,
    basis: {},
    changes: changes.map(({ address, action, steps: own }) => ({
      address,
      instance: addressParts(address).instance,
      action,
      fields: [],
      causes: [],
      risks: [],
      steps: own.map(({ id }) => id),
      origin: AT,
    })),
    steps,
    volumes: {},
    blockers: [],
    digest: sha256(canonicalJson(steps)),
    ...more,
  };
}

/** Create, start and wait for one container. */
export function creation(
  spec: ContainerSpec,
  needs: readonly StepId[] = [],
  image = spec.image,
): GivenChange {
  const { address } = spec;
  const create = step(`${address}:create`);
  const start = step(`${address}:start`);
  const made = { by: 'step', step: create } as const;
  return {
    address,
    action: 'create',
    steps: [
      {
        id: create,
        address,
        needs,
        kind: 'container.create',
        name: spec.name,
        container: spec,
        payload: { Image: image, Labels: {} },
        imageId: null,
        undo: [{ kind: 'container.remove', container: made }],
      },
      {
        id: start,
        address,
        needs: [create],
        kind: 'container.start',
        container: made,
        undo: [{ kind: 'container.stop', container: made, timeoutSeconds: 10 }],
      },
      {
        id: step(`${address}:wait`),
        address,
        needs: [start],
        kind: 'container.wait',
        container: made,
        for: 'healthy',
        withinMs: spec.healthyWithinMs,
        stableForMs: spec.stableForMs,
      },
    ],
  };
}

/** Stop-first replace of a container that is there. */
export function replacement(spec: ContainerSpec, old: LiveContainer, facts: Digest): GivenChange {
  const { address } = spec;
  const expects = { id: old.id, facts };
  const container = { by: 'id', id: old.id } as const;
  const stop = step(`${address}:stop-old`);
  const rename = step(`${address}:rename-old`);
  const made = creation(spec, [rename]);
  return {
    address,
    action: 'replace',
    steps: [
      {
        id: stop,
        address,
        needs: [],
        kind: 'container.stop',
        container,
        timeoutSeconds: 10,
        expects,
        undo: [{ kind: 'container.start', container }],
      },
      {
        id: rename,
        address,
        needs: [stop],
        kind: 'container.rename',
        container,
        name: `${spec.name}-old`,
        expects,
        undo: [{ kind: 'container.rename', container, name: old.name }],
      },
      ...made.steps,
      {
        id: step(`${address}:remove-old`),
        address,
        needs: [step(`${address}:wait`)],
        kind: 'container.remove',
        container,
        expects,
      },
    ],
  };
}

export function failing(code = 'journal/unwritable'): Failure {
  return new Failure(code, 'no space left on device', { retry: 'later' });
}
