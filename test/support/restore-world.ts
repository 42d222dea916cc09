// An instance with data on the engine in memory, backups that are one line, and everything that restores run on:
// the real line, planner and store. Each thing that a restore does outside of itself can be made to fail.

import { onTestFinished } from 'vitest';
import { planRestore } from '../../src/backup/restore-plan.ts';
import type { Payload, Source, StoredBackup } from '../../src/model/backup.ts';
import { Failure } from '../../src/model/failure.ts';
import { commit, instanceName, targetName } from '../../src/model/ref.ts';
import type { RestoreAsk, RestoreEnd, RestoreEntry, RestorePlan } from '../../src/model/restore.ts';
import { carryOutRestore } from '../../src/restore/carry-out.ts';
import { gatherFacts } from '../../src/restore/facts.ts';
import type { Data, RestoreContext } from '../../src/restore/parts.ts';
import { createMemoryWorld, instanceFile, type MemoryWorld } from './memory-world.ts';
import { createRestoreLine } from './restore-line.ts';

export const never = new AbortController().signal;
export const CRM = instanceName('crm');
export const LOCAL = targetName('local');
const SOURCE: Source = {
  ...{ kind: 'database', name: 'db', engine: 'postgres', service: 'db', databases: [], globals: false },
  ...{ user: undefined, password: undefined, lockTimeoutMs: 1000 },
};
export const COMPOSE =
  '{ services: { db: { image: app:1, volumes: ["data:/var/lib/postgresql/data"] }, web: { image: app:1, depends_on: [db], volumes: ["data:/data"] } }, volumes: { data: {} } }';

const PAYLOAD: Payload = {
  ...{
    file: 'db.crm.pgdump.zst.age',
    source: 'db',
    format: 'pg-custom',
    database: 'crm',
    consistency: 'snapshot',
  },
  ...{ rawBytes: 100, storedBytes: 50, sha256: '', rawSha256: '', exitCodes: {}, needs: [] },
  rows: { canary: 1 },
};

export function backupOf(more: Partial<Payload> = {}): StoredBackup {
  return {
    destination: 'here',
    digest: 'd'.repeat(64),
    records: [],
    manifest: {
      ...{
        format: 1,
        id: '20261119T021700Z-00000001',
        fleet: 'home',
        instance: CRM,
        target: LOCAL,
        policy: 'p',
      },
      ...{ commit: commit('c'.repeat(40)), beganAt: '2026-11-19T02:17:00Z', endedAt: '2026-11-19T02:18:00Z' },
      ...{
        trigger: 'slot',
        images: {},
        facts: {},
        sources: [SOURCE],
        recipients: [],
        compression: 1,
        previous: '',
      },
      payloads: [{ ...PAYLOAD, ...more }],
    },
  };
}

export type Lab = {
  readonly world: MemoryWorld;
  readonly context: RestoreContext;
  readonly entries: RestoreEntry[];
  readonly secrets: Map<string, string>;
  /** Called before and after everything that a restore does outside of itself. */
  moment: (what: string) => void;
  copies: number;
};

export async function createLab(): Promise<Lab> {
  const world = await createMemoryWorld();
  onTestFinished(() => world[Symbol.asyncDispose]());
  await world.put({ 'crm.yaml': instanceFile('crm', COMPOSE) });
  await world.apply();
  world.engine.control.writeVolumeFile('crm_data', 'canary', 'today');
  const entries: RestoreEntry[] = [];
  const lab: Lab = {
    world,
    entries,
    secrets: new Map(),
    moment: () => undefined,
    copies: 0,
    context: undefined as never,
  };
  const { spine, engine } = world;
  const seen = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    lab.moment(what);
    const answer = await work();
    lab.moment(what);
    return answer;
  };
  const store = {
    ...spine.store,
    save: (state: Parameters<typeof spine.store.save>[0]) => seen('save', () => spine.store.save(state)),
  };
  const journal = {
    append: (entry: Parameters<typeof spine.journal.append>[0]) =>
      seen('line', () => spine.journal.append(entry)),
  };
  engine.control.intercept(({ kind }) => lab.moment(kind));
  const context: RestoreContext = {
    fleet: 'home',
    target: LOCAL,
    engine,
    seal: spine.seal,
    clock: spine.clock,
    nonce: spine.nonce,
    store,
    lock: spine.lock,
    secrets: { reveal: (name) => lab.secrets.get(name) ?? missing(name) },
    vault: { set: async (name, value) => void lab.secrets.set(name, value) },
    fingerprintOf: (await spine.vault.ensure([], never)).fingerprint,
    journal: {
      append: (entry) => seen('entry', async () => void entries.push(entry)),
      read: async () => entries,
    },
    data: memoryData(lab),
    backups: {
      open: async function* () {
        lab.moment('open');
        yield Buffer.from('yesterday');
        lab.moment('open');
      },
      segments: async () => [],
      openSegment: async () => (async function* () {})(),
      record: () => seen('record', async () => undefined),
      copy: () =>
        seen('copy', async () => {
          lab.copies += 1;
          return backupOf();
        }),
    },
    line: createRestoreLine({ ...spine, store, journal: { ...spine.journal, ...journal } }),
    tell: () => undefined,
  };
  return Object.assign(lab, { context });
}

/** A server whose databases are a file in its volume. */
function memoryData({ world }: Pick<Lab, 'world'>): Data {
  const { control } = world.engine;
  const nameOf = (id: string) => control.containers().find((one) => one.id === id)?.name ?? '';
  const path = '/var/lib/postgresql/data/canary';
  return {
    isFiles: () => false,
    unpack: async () => undefined,
    async load({ container }, _payload, _as, bytes) {
      for await (const piece of bytes)
        control.writeFile(nameOf(container), path, Buffer.from(piece).toString());
    },
    look: async ({ container }) => ({
      rows: control.readFile(nameOf(container), path) === 'yesterday' ? { canary: 1 } : {},
      has: new Set(),
    }),
    databases: async () => ({ crm: 1 }),
    ask: async () => '',
    takePlace: async () => undefined,
    dropDatabase: async () => undefined,
    open: async () => undefined,
    ping: async () => undefined,
    putFile: async () => undefined,
    makeFolder: async () => undefined,
    removeFolder: async () => undefined,
  };
}

export const ASK: RestoreAsk = {
  parts: { kind: 'everything' },
  into: { instance: CRM, target: LOCAL },
  toTime: undefined,
  keepOldMs: 86_400_000,
};

export async function planned(lab: Lab, backup = backupOf(), ask = ASK): Promise<RestorePlan> {
  const far = { freeBytes: 1e9, canOpen: true, stored: { [PAYLOAD.file]: 50 }, windows: {} };
  return planRestore(backup, ask, await gatherFacts(lab.context, backup, ask, far, never));
}

export async function restore(lab: Lab, backup = backupOf()): Promise<RestoreEnd> {
  const plan = await planned(lab, backup);
  return await carryOutRestore(lab.context, { plan, backup, assertions: [], by: 'ana' }, never);
}

/** What serves, what there is, and what is on record. */
export async function standing({ world }: Lab) {
  const { control } = world.engine;
  const state = await world.state();
  const served = ['crm-db-1', 'crm-web-1'].map((name, index) =>
    control.readFile(name, `${['/var/lib/postgresql/data', '/data'][index]}/canary`),
  );
  return {
    served,
    containers: control
      .containers()
      .map(({ name, state: { status } }) => `${name} ${status}`)
      .sort(),
    volumes: control.volumeNames().toSorted(),
    networks: control.networkNames().filter((name) => name.startsWith('shipshape')),
    current: Object.values(state?.instances[CRM]?.volumes ?? {}).map(({ current }) => current),
  };
}

const CONTAINERS = ['crm-db-1 running', 'crm-web-1 running'];
export const OLD = {
  ...{ served: ['today', 'today'], containers: CONTAINERS, volumes: ['crm_data'], networks: [] },
  current: ['crm_data'],
};
export const NEW = {
  ...{
    served: ['yesterday', 'yesterday'],
    containers: CONTAINERS,
    volumes: ['crm_data', 'crm_data-g2'],
    networks: [],
  },
  current: ['crm_data-g2'],
};

function missing(name: string): never {
  throw new Failure('secret/missing', `there is no secret ${name}`);
}
