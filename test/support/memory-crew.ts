// Who takes backups, in memory: dumps that take their time, destinations that can be down, hang or refuse, and a
// record of everything that was asked, so that a test can say what must never have been.

import type { Crew, Kept, Order, Proof } from '../../src/loop/backup-crew.ts';
import type { BackupPolicy, Destination, Manifest, Schedule, StoredBackup } from '../../src/model/backup.ts';
import type { BackupEntry, QueuedSend } from '../../src/model/backup-run.ts';
import type { DesiredInstance } from '../../src/model/desired.ts';
import { Failure } from '../../src/model/failure.ts';
import { commit, instanceName, targetName } from '../../src/model/ref.ts';
import type { Clock } from '../../src/ports.ts';
import type { BackupJournal } from '../../src/ports-backup.ts';

export const COMMIT = commit('c0ffee0'.padEnd(40, '1'));
const ORIGIN = { file: 'backups.yaml', line: 1, column: 1 };

export type MemoryCrew = Crew & {
  /** By destination; what is committed there survives everything. */
  readonly stored: Map<string, StoredBackup[]>;
  readonly spool: Map<string, Manifest>;
  /** `take crm`, `send crm offsite`, in order. */
  readonly calls: string[];
  /** Every order that was begun. */
  readonly orders: Order[];
  /** Instances of which something reads now. */
  readonly reading: Set<string>;
  /** Two at once, and whatever else must never be. */
  readonly wrongs: string[];
  readonly down: Set<string>;
  readonly paused: Set<string>;
  /** What the next dump does. */
  dump: { fails?: string; takesMs: number; rows: number };
  proof: Proof;
};

export function createMemoryCrew(clock: Clock): MemoryCrew {
  const stored = new Map<string, StoredBackup[]>();
  const waiting: QueuedSend[] = [];
  const at = (name: string) => stored.get(name) ?? [];
  const mustAnswer = ({ name }: Destination) => {
    if (crew.down.has(name)) throw new Failure('artefact/unreachable', `${name} does not answer`);
  };
  const crew: MemoryCrew = {
    stored,
    spool: new Map(),
    calls: [],
    orders: [],
    reading: new Set(),
    wrongs: [],
    down: new Set(),
    paused: new Set(),
    dump: { takesMs: 60_000, rows: 100 },
    proof: { ok: true, reason: '', tookMs: 1_000 },
    async take(order, tell, signal) {
      const { instance } = order.of;
      crew.calls.push(`take ${instance}`);
      crew.orders.push(order);
      if (crew.reading.has(instance)) crew.wrongs.push(`two at once on ${instance}`);
      crew.reading.add(instance);
      crew.paused.add(instance);
      const beganAt = new Date(clock.now()).toISOString();
      try {
        tell({ doing: 'dump of db', bytes: 1, total: 10 });
        await clock.sleep(crew.dump.takesMs, signal);
        if (crew.dump.fails !== undefined) throw new Failure('job/failed', crew.dump.fails);
        const manifest = manifestOf(order, beganAt, crew.dump.rows);
        crew.spool.set(order.run, manifest);
        return manifest;
      } finally {
        // A process that was killed undoes nothing: only a sweep does.
        if (signal.reason !== KILLED) {
          crew.reading.delete(instance);
          crew.paused.delete(instance);
        }
      }
    },
    async hook({ instance }, { command }) {
      crew.calls.push(`hook ${instance} ${command.join(' ')}`);
    },
    async send(backup, instance, destination) {
      crew.calls.push(`send ${instance} ${destination.name}`);
      mustAnswer(destination);
      const manifest = crew.spool.get(backup);
      if (manifest === undefined) throw new Failure('artefact/gone', 'it is not here');
      const one: StoredBackup = { destination: destination.name, manifest, digest: backup, records: [] };
      const isThere = at(destination.name).some((each) => each.manifest.id === backup);
      if (!isThere) stored.set(destination.name, [...at(destination.name), one]);
      return one;
    },
    waiting: async () => waiting,
    has: async (backup) => crew.spool.has(backup),
    async drop(backup) {
      crew.spool.delete(backup);
    },
    async list(destination, instance) {
      mustAnswer(destination);
      return at(destination.name).filter(
        ({ manifest }) => instance === undefined || manifest.instance === instance,
      );
    },
    async remove(destination, { manifest }) {
      mustAnswer(destination);
      crew.calls.push(`remove ${manifest.id} ${destination.name}`);
      stored.set(
        destination.name,
        at(destination.name).filter((one) => one.manifest.id !== manifest.id),
      );
    },
    async record(destination, backup, by, what) {
      mustAnswer(destination);
      const record = {
        format: 1,
        backup: backup.manifest.id,
        at: new Date(clock.now()).toISOString(),
        by,
        what,
      } as const;
      stored.set(
        destination.name,
        at(destination.name).map((one) =>
          one.manifest.id === backup.manifest.id ? { ...one, records: [...one.records, record] } : one,
        ),
      );
      return record;
    },
    decode: async () => crew.proof,
    async prove(how, { instance }, _policy, at_, backup) {
      crew.calls.push(`${how} ${instance}`);
      await clock.sleep(crew.proof.tookMs, new AbortController().signal);
      const kind = how === 'drill' ? 'drilled' : 'restored';
      await crew.record(at_, backup, 'shipshape', { kind, ...crew.proof }, new AbortController().signal);
      return crew.proof;
    },
    async sweep(living) {
      crew.calls.push('sweep');
      crew.reading.clear();
      const undone = [...crew.paused];
      crew.paused.clear();
      for (const id of [...crew.spool.keys()]) if (!living.has(id)) crew.spool.delete(id);
      return { undone, isWhole: true };
    },
    collect: async () => 0,
  };
  return crew;
}

/** What a signal aborts with when the process is meant to be dead from here on. */
export const KILLED = new Error('killed');

function manifestOf(order: Order, beganAt: string, rows: number): Manifest {
  const { run, of, policy, trigger } = order;
  const payload = {
    file: 'db.crm.pgdump.zst.age',
    source: 'db',
    format: 'pg-custom',
    database: 'crm',
  } as const;
  const bytes = {
    rawBytes: rows * 100,
    storedBytes: rows * 10,
    sha256: 'a'.repeat(64),
    rawSha256: 'b'.repeat(64),
  };
  const counted = {
    consistency: 'snapshot',
    exitCodes: {},
    rows: { 'public.orders': rows },
    needs: [],
  } as const;
  return {
    ...{ format: 1, id: run, fleet: 'home', instance: of.instance, target: of.target, policy: policy.name },
    ...{ commit: COMMIT, beganAt, endedAt: beganAt, trigger, sources: [], images: {}, facts: {} },
    ...{ payloads: [{ ...payload, ...bytes, ...counted }], recipients: [], compression: 1, previous: '' },
  };
}

export function memoryBackupJournal(): BackupJournal & { readonly entries: BackupEntry[] } {
  const entries: BackupEntry[] = [];
  return {
    entries,
    async append(entry) {
      entries.push(entry);
    },
    recent: async ({ instance, limit }) =>
      entries
        .filter((one) => instance === undefined || one.instance === instance)
        .toReversed()
        .slice(0, limit),
  };
}

export function schedule(over: Partial<Schedule> = {}): Schedule {
  const usual = { cron: '17 2 * * *', timezone: 'Europe/Zurich', jitterMs: 0 };
  return { ...usual, missed: 'run-once', deadlineMs: 4 * 3_600_000, ...over };
}

export function policy(over: Partial<BackupPolicy> = {}): BackupPolicy {
  return {
    name: 'nightly',
    instances: {},
    dataSources: [],
    sources: [],
    schedule: schedule(),
    destinations: [{ destination: 'local', required: true, retention: undefined }],
    compression: 1,
    verify: { restore: undefined, drill: undefined, assertions: [] },
    rpoMs: 26 * 3_600_000,
    rtoMs: undefined,
    hooks: { pre: [], post: [] },
    retry: { times: 2, delayMs: 600_000 },
    limits: { cpuShares: 128, timeoutMs: 2 * 3_600_000 },
    anomaly: { sizeDropPercent: 50, rowDropPercent: 50 },
    pitr: undefined,
    origin: ORIGIN,
    ...over,
  };
}

export function destination(name: string): Destination {
  const place = { kind: 'local', folder: `/backups/${name}` } as const;
  return { name, place, recipients: [], bytesPerSecond: undefined, minFreePercent: 0, origin: ORIGIN };
}

export function kept(name: string, over: Partial<DesiredInstance> = {}): Kept {
  const instance = instanceName(name);
  const target = targetName('local');
  const nothing = { builds: [], files: [], networks: [], volumes: [], folders: [], containers: [] };
  const desired: DesiredInstance = {
    ...{
      name: instance,
      state: 'running',
      drift: 'correct',
      ignore: [],
      protect: false,
      dependsOn: [],
      origin: ORIGIN,
    },
    ...nothing,
    ...over,
  };
  return { kind: 'instance', instance, target, subjects: [{ instance, target }], desired };
}
