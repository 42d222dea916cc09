// Restores on the engine in memory, with the real line and the real planner: dead at every moment, and with
// every call failing in turn. In the end the old data serves, whole, or the restored data does; nothing of a
// restore is left beside it, and never does anything serve from what is half filled.

import { expect, test } from 'vitest';
import { planRestore } from '../../src/backup/restore-plan.ts';
import type { Payload, Source, StoredBackup } from '../../src/model/backup.ts';
import { Failure } from '../../src/model/failure.ts';
import { commit, instanceName, targetName } from '../../src/model/ref.ts';
import type { RestoreAsk, RestoreEnd, RestoreEntry, RestorePlan } from '../../src/model/restore.ts';
import { carryOutRestore } from '../../src/restore/carry-out.ts';
import { gatherFacts } from '../../src/restore/facts.ts';
import type { Data, RestoreContext } from '../../src/restore/parts.ts';
import { dropExpired, recoverRestores } from '../../src/restore/recover.ts';
import { createMemoryWorld, instanceFile, type MemoryWorld } from '../support/memory-world.ts';
import { createRestoreLine } from '../support/restore-line.ts';

const never = new AbortController().signal;
const CRM = instanceName('crm');
const LOCAL = targetName('local');
const SOURCE: Source = {
  ...{ kind: 'database', name: 'db', engine: 'postgres', service: 'db', databases: [], globals: false },
  ...{ user: undefined, password: undefined, lockTimeoutMs: 1000 },
};
const COMPOSE =
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

function backupOf(more: Partial<Payload> = {}): StoredBackup {
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

type Lab = {
  readonly world: MemoryWorld;
  readonly context: RestoreContext;
  readonly entries: RestoreEntry[];
  /** Called before and after everything that a restore does outside of itself. */
  moment: (what: string) => void;
  copies: number;
};

async function createLab(): Promise<Lab> {
  const world = await createMemoryWorld();
  await world.put({ 'crm.yaml': instanceFile('crm', COMPOSE) });
  await world.apply();
  world.engine.control.writeVolumeFile('crm_data', 'canary', 'today');
  const entries: RestoreEntry[] = [];
  const lab: Lab = { world, entries, moment: () => undefined, copies: 0, context: undefined as never };
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
    secrets: { reveal: () => 'secret' },
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

const ASK: RestoreAsk = {
  parts: { kind: 'everything' },
  into: { instance: CRM, target: LOCAL },
  toTime: undefined,
  keepOldMs: 86_400_000,
};

async function planned(lab: Lab, backup = backupOf(), ask = ASK): Promise<RestorePlan> {
  const far = { freeBytes: 1e9, canOpen: true, stored: { [PAYLOAD.file]: 50 }, windows: {} };
  return planRestore(backup, ask, await gatherFacts(lab.context, backup, ask, far, never));
}

async function restore(lab: Lab, backup = backupOf()): Promise<RestoreEnd> {
  const plan = await planned(lab, backup);
  return await carryOutRestore(lab.context, { plan, backup, assertions: [], by: 'ana' }, never);
}

/** What serves, what there is, and what is on record. */
async function standing({ world }: Lab) {
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
const OLD = {
  ...{ served: ['today', 'today'], containers: CONTAINERS, volumes: ['crm_data'], networks: [] },
  current: ['crm_data'],
};
const NEW = {
  ...{
    served: ['yesterday', 'yesterday'],
    containers: CONTAINERS,
    volumes: ['crm_data', 'crm_data-g2'],
    networks: [],
  },
  current: ['crm_data-g2'],
};

test('a restore in place: copied first, swapped, what was there kept until its time is over', async () => {
  const lab = await createLab();
  const end = await restore(lab);
  expect(end).toMatchObject({ outcome: 'restored', reason: '' });
  expect(lab.copies).toBe(1);
  expect(await standing(lab)).toEqual(NEW);
  expect((await lab.world.look()).targets.map((one) => one.kind === 'planned' && one.plan.steps)).toEqual([
    [],
  ]);
  const purge = async () => {
    await lab.world.purge('crm_data');
  };
  expect(await dropExpired(lab.context, purge, never)).toEqual([]);
  await lab.world.clock.sleep(86_400_001, never);
  expect(await dropExpired(lab.context, purge, never)).toEqual(['crm_data']);
  expect(lab.world.engine.control.volumeNames()).toEqual(['crm_data-g2']);
});

test('19: without a whole copy of what is there nothing is put in its place', async () => {
  const lab = await createLab();
  const copy = () => Promise.reject(new Failure('artefact/unreachable', 'the place does not answer'));
  const context = { ...lab.context, backups: { ...lab.context.backups, copy } };
  const backup = backupOf();
  const end = await carryOutRestore(
    context,
    { plan: await planned(lab), backup, assertions: [], by: 'ana' },
    never,
  );
  expect(end).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('the place does not answer'),
  });
  expect(await standing(lab)).toEqual(OLD);
});

test('18: data that is not what was backed up is not swapped in', async () => {
  const lab = await createLab();
  const end = await restore(lab, backupOf({ rows: { canary: 2 } }));
  expect(end).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('canary of crm has 1 rows, the backup has 2'),
  });
  expect(await standing(lab)).toEqual(OLD);
});

test('18: a swap whose containers do not come up goes back by itself', async () => {
  const lab = await createLab();
  lab.world.engine.control.addImage('app:1', {
    behaviour: ({ name }) => (name.startsWith('crm-web') ? { exits: { afterMs: 300, code: 3 } } : {}),
  });
  const end = await restore(lab);
  expect(end).toMatchObject({
    outcome: 'rolled-back',
    reason: expect.stringContaining('the old data serves again'),
  });
  expect(await standing(lab)).toEqual(OLD);
});

test('what waits to be changed is not brought along by a restore', async () => {
  const lab = await createLab();
  const plan = await planned(lab);
  await lab.world.put({ 'crm.yaml': instanceFile('crm', COMPOSE.replaceAll('app:1', 'app:2')) });
  const end = await carryOutRestore(
    lab.context,
    { plan, backup: backupOf(), assertions: [], by: 'ana' },
    never,
  );
  expect(end).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('waits to be changed') });
  expect(await standing(lab)).toEqual(OLD);
});

test('a plan with an obstacle, or of another backup, is not carried out', async () => {
  const lab = await createLab();
  const backup = backupOf();
  const bad = await planned(lab, { ...backup, manifest: { ...backup.manifest, payloads: [] } });
  const order = { backup, assertions: [], by: 'ana' };
  await expect(carryOutRestore(lab.context, { ...order, plan: bad }, never)).rejects.toThrow(
    'cannot be carried out',
  );
  const plan = await planned(lab);
  const other = { ...order, plan, backup: { ...backup, digest: 'e'.repeat(64) } };
  await expect(carryOutRestore(lab.context, other, never)).rejects.toThrow(
    'not the backup that was agreed to',
  );
  expect(lab.entries).toEqual([]);
});

class Crash extends Error {}

/** All moments from right before the swap on, and some of those before, when nothing that serves is touched. A part of them: the planner's own test of a swap has them all. */
async function momentsOf(every: number): Promise<readonly number[]> {
  const lab = await createLab();
  const plan = await planned(lab);
  let count = 0;
  let swap = 0;
  lab.moment = () => {
    count += 1;
    if (swap === 0 && lab.entries.at(-1)?.kind === 'swapping') swap = count;
  };
  await carryOutRestore(lab.context, { plan, backup: backupOf(), assertions: [], by: 'ana' }, never);
  expect([swap > 0, count - swap > 100]).toEqual([true, true]);
  return Array.from({ length: count }, (_, index) => index + 1).filter(
    (at) => at % every === 0 || (at >= swap - 2 && at % 4 === every % 4),
  );
}

test('20: dead at any moment of a restore, the next start ends it: all old or all restored', {
  timeout: 180_000,
}, async () => {
  const ends = { old: 0, restored: 0 };
  for (const at of await momentsOf(28)) {
    const lab = await createLab();
    const plan = await planned(lab);
    let moments = 0;
    lab.moment = () => {
      moments += 1;
      if (moments >= at) throw new Crash(`at ${at}`);
    };
    await carryOutRestore(lab.context, { plan, backup: backupOf(), assertions: [], by: 'ana' }, never).catch(
      () => undefined,
    );
    lab.moment = () => undefined;
    await recoverRestores(lab.context, never);
    const shown = await lab.world.look();
    expect(
      shown.targets.map((one) => one.kind === 'planned' && one.plan.steps),
      `${at}`,
    ).toEqual([[]]);
    const now = await standing(lab);
    expect([OLD, NEW], `${at} ${JSON.stringify(now)}`).toContainEqual(now);
    ends[now.served[0] === 'today' ? 'old' : 'restored'] += 1;
    expect(lab.entries.length === 0 || lab.entries.at(-1)?.kind === 'ended').toBe(true);
  }
  expect(ends.old).toBeGreaterThan(20);
  expect(ends.restored).toBeGreaterThan(0);
});

test('18: with each step failing in turn the old data serves, or the restored data does', {
  timeout: 180_000,
}, async () => {
  const outcomes = new Set<string>();
  for (const at of await momentsOf(29)) {
    const lab = await createLab();
    const plan = await planned(lab);
    let moments = 0;
    lab.moment = (what) => {
      moments += 1;
      if (moments === at) throw new Failure('engine/timeout', `${what} did not answer`, { retry: 'soon' });
    };
    const order = { plan, backup: backupOf(), assertions: [], by: 'ana' };
    const end = await carryOutRestore(lab.context, order, never).catch((error: unknown) => {
      if (error instanceof Failure) return undefined;
      throw error;
    });
    lab.moment = () => undefined;
    if (end === undefined || end.reason !== '') await recoverRestores(lab.context, never);
    await lab.world.apply();
    const now = await standing(lab);
    expect([OLD, NEW], `${at} ${JSON.stringify([now, end])}`).toContainEqual(now);
    outcomes.add(`${end?.outcome}`);
  }
  expect(outcomes).toEqual(new Set(['failed', 'rolled-back', 'restored']));
});
