// A small shop with a real PostgreSQL on a real engine, backups of it in a folder, and everything that restores
// run on: the line that the daemon has, real job containers, the real store and journal.

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { makeImages } from '../../scripts/images.ts';
import { createLocalStore } from '../../src/adapters/artefacts/local.ts';
import { createSpool } from '../../src/adapters/artefacts/spool.ts';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import { createJobs } from '../../src/adapters/jobs/jobs.ts';
import { createSealer } from '../../src/adapters/sealer/sealer.ts';
import { createRestoreJournal } from '../../src/adapters/store/backup-journal.ts';
import { deliver } from '../../src/artefact/deliver.ts';
import { backupId, folderOf } from '../../src/artefact/layout.ts';
import { openPayload } from '../../src/artefact/read.ts';
import { writeRecord } from '../../src/artefact/records.ts';
import { type Sealed, type Staging, writeBackup } from '../../src/artefact/write.ts';
import type { RestoreFacts } from '../../src/backup/restore-facts.ts';
import { planRestore } from '../../src/backup/restore-plan.ts';
import { decode } from '../../src/job/decode.ts';
import { dumpSource } from '../../src/job/dump.ts';
import type { JobGround } from '../../src/job/ground.ts';
import type { Dumped, Take } from '../../src/job/payloads.ts';
import type { BackupRecord, Manifest, Payload, Source, StoredBackup } from '../../src/model/backup.ts';
import { type EngineId, engineId, instanceName, targetName } from '../../src/model/ref.ts';
import type { RestoreAsk, RestorePlan } from '../../src/model/restore.ts';
import type { ArtefactStore, Sealer } from '../../src/ports-backup.ts';
import { carryOut, look } from '../../src/reconcile.ts';
import { createData } from '../../src/restore/data.ts';
import { gatherFacts } from '../../src/restore/facts.ts';
import type { RestoreContext } from '../../src/restore/parts.ts';
import { openSegment, segmentsAt } from '../../src/restore/wal-ship.ts';
import type { Spine } from '../../src/stages/spine.ts';
import { testSocket } from './engine-subject.ts';
import { createRestoreLine } from './restore-line.ts';
import { spineOf, thrown } from './restore-spine.ts';

export const never = new AbortController().signal;
export const LOCAL = targetName('local');
export const POSTGRES = 'shipshape-test/postgres:15';

export type RestoreLab = {
  readonly fleet: string;
  readonly engine: ReturnType<typeof createDockerEngine>;
  readonly spine: Spine;
  readonly context: RestoreContext;
  /** What was recorded of backups, and copies that were made, in order. */
  readonly records: BackupRecord['what'][];
  readonly copies: StoredBackup[];
  put(file: string, text: string): Promise<void>;
  apply(): Promise<void>;
  /** The instance's own container of a service. */
  container(instance: string, service: string): Promise<EngineId>;
  /** The answer of the server that serves. */
  sql(instance: string, database: string, script: string): Promise<string>;
  /** `dump`: instead of dumping each source. */
  backup(
    instance: string,
    sources: readonly Source[],
    dump?: (take: Take) => Promise<Dumped>,
  ): Promise<StoredBackup>;
  plan(
    backup: StoredBackup,
    ask: Partial<RestoreAsk>,
    instance?: string,
    windows?: RestoreFacts['windows'],
  ): Promise<RestorePlan>;
  readonly folder: string;
  readonly ground: Omit<JobGround, 'run'>;
  readonly store: ArtefactStore;
  readonly sealer: Sealer;
  /** Names of everything that carries our labels of jobs. */
  asides(): Promise<readonly string[]>;
  volumes(): Promise<readonly string[]>;
  close(): Promise<void>;
};

export const DATABASE: Source = {
  kind: 'database',
  name: 'db',
  engine: 'postgres',
  service: 'db',
  databases: [],
  globals: true,
  user: undefined,
  password: undefined,
  lockTimeoutMs: 10_000,
};

/** An instance with a database; `more`: further keys of its spec. */
export function shop(name: string, image = POSTGRES, more = '', service = 'init: false'): string {
  return `apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: ${name} }
spec:
  compose:
    services:
      db:
        image: ${image}
        pull_policy: never
        ${service}
        environment: { POSTGRES_PASSWORD: hush-${name}, POSTGRES_DB: shop }
        volumes: ["data:/var/lib/postgresql/data"]
        stop_grace_period: 30s
        healthcheck:
          test: ["CMD", "pg_isready", "-h", "127.0.0.1", "-U", "postgres", "-d", "shop"]
          interval: 250ms
          timeout: 5s
          retries: 100
    volumes: { data: {} }
${more}`;
}

export async function createRestoreLab(word: string): Promise<RestoreLab> {
  const socket = testSocket();
  await makeImages(socket, [POSTGRES]);
  const folder = await mkdtemp(join(tmpdir(), `shipshape-${word}-`));
  const fleet = `${word}-${randomBytes(3).toString('hex')}`;
  const declarations = join(folder, 'declarations');
  for (const name of ['declarations', 'backups', 'data']) await mkdir(join(folder, name));
  const engine = createDockerEngine({ host: `unix://${socket}` });
  const spine = await spineOf({ folder, declarations, fleet, socket, engine });
  const sealer = await createSealer([await generateX25519Identity()]);
  const store = createLocalStore({ folder: join(folder, 'backups'), bytesPerSecond: undefined });
  const spool = createSpool(join(folder, 'spool'));
  const reveal = (name: string) => `no secret ${name}`;
  const jobs = createJobs({ engine, fleet, seal: spine.seal, folder: join(folder, 'data'), reveal });
  const ground = {
    jobs,
    containers: engine.containers,
    images: engine.images,
    subject: 'shop',
    limits: { cpuShares: 1024, timeoutMs: 120_000 },
    onBytes: () => undefined,
  };
  const records: BackupRecord['what'][] = [];
  const copies: StoredBackup[] = [];

  async function container(instance: string, service: string): Promise<EngineId> {
    const label = [`com.docker.compose.project=${instance}`, `com.docker.compose.service=${service}`];
    const found = (await engine.containers.list({ label }, never)).filter(
      ({ Labels, State }) => Labels?.['dev.shipshape.fleet'] === fleet && State === 'running',
    );
    if (found.length !== 1 || found[0] === undefined)
      throw new Error(`${found.length} containers of ${service}`);
    return engineId(found[0].Id);
  }

  async function backup(
    instance: string,
    sources: readonly Source[],
    dump?: (take: Take) => Promise<Dumped>,
  ): Promise<StoredBackup> {
    const id = backupId(Date.now(), randomBytes(4).toString('hex'));
    const services = [{ service: 'db', id: await container(instance, 'db'), stopSeconds: 30 }];
    const image = (await engine.containers.inspect(services[0]?.id ?? engineId(''), never))?.Image ?? '';
    const wanted = {
      id,
      compression: 1,
      recipients: [],
      destinations: ['here'],
      expectedBytes: 0,
      now: new Date().toISOString(),
    };
    const on = { ...ground, run: id };
    const make = async (staging: Staging): Promise<Manifest> => {
      const payloads: Payload[] = [];
      const facts: Record<string, Readonly<Record<string, string>>> = {};
      for (const source of sources) {
        const request = { source, services, compression: 1, instance: async function* () {} };
        const from = dump ?? ((take: Take) => dumpSource(on, request, take, never));
        const taken = await takeAll(staging, from, async (payload, bytes, signal) => {
          if (dump === undefined) await decode(on, { payload, image: engineId(image) }, bytes, signal);
        });
        facts[source.name] = taken.facts;
        payloads.push(...taken.payloads);
      }
      return {
        ...{ format: 1, id, fleet, instance: instanceName(instance), target: LOCAL, policy: 'nightly' },
        commit: (await spine.source.fetch(never)).commit,
        ...{ beganAt: wanted.now, endedAt: new Date().toISOString(), trigger: 'test' },
        images: { db: { reference: POSTGRES, id: image } },
        ...{ facts, sources, payloads, recipients: [], compression: 1, previous: '' },
      };
    };
    const written = await writeBackup({ spool, sealer }, wanted, make, never);
    const delivering = { spool, store, destination: 'here', minFreePercent: 0, guide: 'by hand' };
    const digest = await deliver(delivering, id, never);
    return { destination: 'here', manifest: written.manifest, digest, records: [] };
  }

  const context: RestoreContext = {
    fleet,
    target: LOCAL,
    engine,
    seal: spine.seal,
    clock: spine.clock,
    nonce: spine.nonce,
    store: spine.store,
    lock: spine.lock,
    secrets: { reveal },
    vault: spine.vault,
    fingerprintOf: (await spine.vault.ensure([], never)).fingerprint,
    journal: createRestoreJournal({ folder: join(folder, 'state'), onWarning: thrown }),
    data: createData(ground),
    backups: {
      open: (of, payload, signal) => openPayload({ store, sealer }, of, payload, signal),
      segments: (of, signal) => segmentsAt(store, of.manifest, signal),
      openSegment: (_of, key, signal) => openSegment({ store, sealer }, key, signal),
      async record(of, what, signal) {
        records.push(what);
        const record = { backup: of.manifest.id, at: new Date().toISOString(), by: 'test', what };
        await writeRecord(store, of.manifest, record, signal);
      },
      async copy(instance) {
        const copy = await backup(instance, [DATABASE]);
        copies.push(copy);
        return copy;
      },
    },
    line: createRestoreLine(spine),
    tell: () => undefined,
  };

  return {
    fleet,
    engine,
    spine,
    context,
    records,
    copies,
    put: (file, text) => writeFile(join(declarations, file), text),
    async apply() {
      const from = await look(
        spine,
        { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] },
        never,
      );
      const consent = Object.fromEntries(
        from.targets.flatMap((one) => (one.kind === 'planned' ? [[one.target, one.plan.digest]] : [])),
      );
      const request = { consent, removals: true, by: 'test', onProgress: () => undefined };
      for (const one of await carryOut(spine, from, request, never)) {
        if (one.kind === 'failed') throw one.failure;
        if (one.kind !== 'carried' || one.outcome.kind !== 'applied') throw new Error(JSON.stringify(one));
      }
    },
    folder,
    ground,
    store,
    sealer,
    container,
    async sql(instance, database, script) {
      const id = await container(instance, 'db');
      const image = engineId((await engine.containers.inspect(id, never))?.Image ?? '');
      const { pgAsk } = await import('../../src/backup/sources/postgres.ts');
      const { serverIn } = await import('../../src/job/server.ts');
      const { askOnce } = await import('../../src/job/session.ts');
      const on = { ...ground, run: `sql-${randomBytes(4).toString('hex')}` };
      if (DATABASE.kind !== 'database' || image === '') throw new Error('no server');
      const server = await serverIn(on, DATABASE, id, never);
      const values = await askOnce(on, 'sql', pgAsk(server, database), script, never);
      return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
    },
    backup,
    async plan(of, ask, instance = of.manifest.instance, windows = {}) {
      const wanted: RestoreAsk = {
        parts: { kind: 'everything' },
        into: { instance: instanceName(instance), target: LOCAL },
        toTime: undefined,
        keepOldMs: 3_600_000,
        ...ask,
      };
      const prefix = folderOf(of.manifest, of.manifest.id);
      const stored = await store.list(prefix, never);
      const far = {
        freeBytes: 1e12,
        canOpen: true,
        stored: Object.fromEntries(stored.map(({ key, bytes }) => [key.slice(prefix.length), bytes])),
        windows,
      };
      return planRestore(of, wanted, await gatherFacts(context, of, wanted, far, never));
    },
    async asides() {
      const label = [`dev.shipshape.fleet=${fleet}`, 'dev.shipshape.job'];
      const containers = await engine.containers.list({ label }, never);
      const volumes = await engine.volumes.list({ label }, never);
      const networks = await engine.networks.list({ label }, never);
      return [
        ...containers.map(({ Names }) => Names.join()),
        ...volumes.map(({ Name }) => Name),
        ...networks.map(({ Name }) => Name),
      ];
    },
    async volumes() {
      const found = await engine.volumes.list({ label: [`dev.shipshape.fleet=${fleet}`] }, never);
      return found.map(({ Name }) => Name).sort();
    },
    async close() {
      const label = [`dev.shipshape.fleet=${fleet}`];
      for (const { Id } of await engine.containers.list({ label }, never)) {
        await engine.containers.stop(engineId(Id), 0, never);
        await engine.containers.remove(engineId(Id), never);
      }
      for (const { Name } of await engine.volumes.list({ label }, never))
        await engine.volumes.remove(Name, never);
      for (const { Id } of await engine.networks.list({ label }, never))
        await engine.networks.remove(engineId(Id), never);
      engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Sealed, read again and looked at, as a backup's payloads are. */
async function takeAll(
  staging: Staging,
  dump: (take: Take) => Promise<Dumped>,
  check: (
    payload: Dumped['payloads'][number],
    bytes: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ) => Promise<void>,
) {
  const sealed = new Map<string, Sealed>();
  const dumped = await dump(async ({ file, encoding }, bytes) => {
    sealed.set(file, await staging.seal({ file, bytes, isCompressed: encoding === 'zstd' }));
  });
  const payloads: Payload[] = [];
  for (const payload of dumped.payloads) {
    const there = sealed.get(payload.file);
    if (there === undefined) throw new Error('not sealed');
    const { encoding: _, bytes: __, ...one } = payload;
    const seen = await staging.check(there, (bytes, signal) => check(payload, bytes, signal));
    payloads.push({ ...one, ...seen });
  }
  return { payloads, facts: dumped.facts };
}
