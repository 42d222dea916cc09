// What restores need from outside: the engine, what reads backups and what puts data into servers and
// volumes, the ordinary line for the swap, and a journal. Types only; the wiring builds them, tests have
// some in memory. Each call fails with a `Failure`.

import type { KeptSegment } from '../backup/wal.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { BackupRecord, Payload, Source, StoredBackup } from '../model/backup.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { Observed } from '../model/observed.ts';
import type { Plan, Restored } from '../model/plan.ts';
import type { EngineId, InstanceName, TargetName } from '../model/ref.ts';
import type { Landing, RestoreEntry } from '../model/restore.ts';
import type { Outcome, Progress } from '../model/run.ts';
import type { FingerprintOf } from '../model/text.ts';
import type { Clock, Engine, Lock, Seal, Secrets, Store, Vault } from '../ports.ts';

export type DatabaseSource = Extract<Source, { readonly kind: 'database' }>;

/** A database server that runs, reached through its own network namespace. */
export type Server = {
  readonly container: EngineId;
  readonly image: EngineId;
  readonly source: DatabaseSource;
};

/** A volume or folder that no container has yet. `image`: whose programs put files there. */
export type Ground = {
  readonly landing: Pick<Landing, 'kind' | 'to'>;
  readonly image: EngineId;
  readonly source: Exclude<Source, { readonly kind: 'instance' }>;
  /** Of the source, as the manifest has them. */
  readonly facts: Readonly<Record<string, string>>;
};

/** What one run of a restore is called, and how it may go on. */
export type Going = { readonly run: string; readonly signal: AbortSignal };

/** Under its own name, made anew; or under another one that is not there yet, made `like` the manifest's facts. */
export type LoadAs = { readonly as: string | undefined; readonly like: Readonly<Record<string, string>> };

/** `rows`: by table, as the manifest counts them. `has`: what a payload may need: `role app`, `extension pgcrypto`. */
export type Seen = { readonly rows: Readonly<Record<string, number>>; readonly has: ReadonlySet<string> };

/** Data put into places, and looked at there, by job containers. */
export type Data = {
  /** True when a payload is files, which must lie there before the server is started. */
  isFiles(payload: Payload): boolean;
  /** Puts files into an empty place. `bytes`: opened and unpacked, as they went in. */
  unpack(ground: Ground, payload: Payload, bytes: AsyncIterable<Uint8Array>, going: Going): Promise<void>;
  /** Loads into a running server, all of it or nothing where it can. */
  load(
    server: Server,
    payload: Payload,
    name: LoadAs,
    bytes: AsyncIterable<Uint8Array>,
    going: Going,
  ): Promise<void>;
  /** Puts a database in the place of another of the same server, which stays as `before`, in one go. */
  takePlace(server: Server, database: string, beside: string, before: string, going: Going): Promise<void>;
  dropDatabase(server: Server, database: string, going: Going): Promise<void>;
  /** Lets sessions into a database again. */
  open(server: Server, database: string, going: Going): Promise<void>;
  /** Fails until the server answers. */
  ping(server: Server, going: Going): Promise<void>;
  /** Names and sizes of the databases that it has. */
  databases(server: Server, going: Going): Promise<Readonly<Record<string, number>>>;
  /** What is in a database now; of no name: what the server has beside its databases. */
  look(server: Server, database: string, going: Going): Promise<Seen>;
  /** The one value that a question has for an answer. */
  ask(server: Server, database: string, sql: string, going: Going): Promise<string>;
  /** One file into a place, readable for everybody. */
  putFile(
    place: Pick<Landing, 'kind' | 'to'>,
    image: EngineId,
    file: { readonly path: string; readonly size: number; readonly bytes: AsyncIterable<Uint8Array> },
    going: Going,
  ): Promise<void>;
  makeFolder(path: string, image: EngineId, going: Going): Promise<void>;
  /** Of a path that ends in a generation, and nothing else. */
  removeFolder(path: string, image: EngineId, going: Going): Promise<void>;
};

/** Committed backups, as restores use them. */
export type Backups = {
  /** A payload as it went in: opened, unpacked, hashed to its end; throws at the end when the hash is another. */
  open(backup: StoredBackup, payload: Payload, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Kept changes of the instance where the backup is; throws when the place does not tell all of them. */
  segments(backup: StoredBackup, signal: AbortSignal): Promise<readonly KeptSegment[]>;
  openSegment(backup: StoredBackup, key: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  record(backup: StoredBackup, what: BackupRecord['what'], signal: AbortSignal): Promise<void>;
  /** A new backup of all that the instance has, committed and locked until then. Fails rather than giving a part. */
  copy(
    instance: InstanceName,
    lockedUntil: string,
    reason: string,
    signal: AbortSignal,
  ): Promise<StoredBackup>;
};

/** One instance on the ordinary line, as it is now. */
export type Planned = {
  /** Undefined: it is not declared, or its declaration cannot be used now. */
  readonly desired: DesiredInstance | undefined;
  readonly observed: Observed;
  readonly applied: AppliedTarget | undefined;
  /** What the line would do to this instance alone. */
  readonly plan: Plan;
  carryOut(by: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Outcome>;
};

export type Line = {
  plan(
    at: { readonly instance: InstanceName; readonly target: TargetName },
    restored: Restored | undefined,
    signal: AbortSignal,
  ): Promise<Planned>;
};

export type RestoreJournal = {
  /** Durable when it returns. */
  append(entry: RestoreEntry): Promise<void>;
  /** Everything, oldest first. */
  read(): Promise<readonly RestoreEntry[]>;
};

/** `doing`: `load db.crm.pgdump.zst.age`. */
export type Tell = (news: {
  readonly doing: string;
  readonly bytes: number;
  readonly total: number | undefined;
}) => void;

export type RestoreContext = {
  readonly fleet: string;
  readonly target: TargetName;
  readonly engine: Engine;
  readonly seal: Seal;
  readonly clock: Clock;
  /** 32 random hex digits. */
  readonly nonce: () => string;
  readonly store: Store;
  readonly lock: Pick<Lock, 'acquire'>;
  readonly secrets: Pick<Secrets, 'reveal'>;
  readonly vault: Pick<Vault, 'set'>;
  readonly fingerprintOf: FingerprintOf;
  readonly journal: RestoreJournal;
  readonly data: Data;
  readonly backups: Backups;
  readonly line: Line;
  readonly tell: Tell;
};
