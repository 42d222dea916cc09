// Backups: where they go, what a policy asks for, what one is made of. A backup exists where its manifest
// is whole and nowhere else; what is known about it besides is written once in records beside it.

import type { Selector } from './person.ts';
import type { Position } from './problem.ts';
import type { Commit, InstanceName, TargetName } from './ref.ts';
import type { SecretName } from './text.ts';

/** `20261120T021700Z-5f3a9c1e`: sorts by time; made once, for all destinations of a run. */
export type BackupId = string;

export type Place =
  | { readonly kind: 'local'; readonly folder: string }
  | {
      readonly kind: 's3';
      readonly endpoint: string;
      readonly region: string;
      readonly bucket: string;
      /** Without slashes at its ends; may be empty. */
      readonly prefix: string;
      readonly pathStyle: boolean;
      /** `off` for stores that refuse the newer checksum headers. */
      readonly checksums: 'auto' | 'off';
      readonly accessKeyId: SecretName;
      readonly secretAccessKey: SecretName;
    }
  | {
      readonly kind: 'sftp';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly folder: string;
      /** `SHA256:…` of the host keys that are the right ones; never empty. */
      readonly hostKeys: readonly string[];
      readonly privateKey: SecretName | undefined;
      readonly password: SecretName | undefined;
    };

export type Destination = {
  readonly name: string;
  readonly place: Place;
  /** age recipients (`age1…`) besides this host: who else can open what is kept there. */
  readonly recipients: readonly string[];
  /** Undefined: as fast as it goes. */
  readonly bytesPerSecond: number | undefined;
  /** Share of the place, in percent, that a run must leave free; 0: not looked at. */
  readonly minFreePercent: number;
  readonly origin: Position;
};

/** How a folder is read while its instance runs. */
export type Consistency = 'stop' | 'pause' | 'precopy-pause' | 'live';

export type DatabaseEngine = 'postgres' | 'mariadb' | 'mysql' | 'mongodb' | 'redis' | 'sqlite';

/** What one part of a backup is taken from. `name` is unique in an instance and names the payload. */
export type Source = SourceOf<SecretName>;

/** As a policy says it of many instances: `password` is a variable of each one's own secrets. */
export type DeclaredSource = SourceOf<string> & { readonly at: Position };

type SourceOf<Password> =
  | {
      readonly kind: 'database';
      readonly name: string;
      readonly engine: DatabaseEngine;
      readonly service: string;
      /** Empty: all. Names are taken as they are. SQLite: paths in the container. */
      readonly databases: readonly string[];
      /** Roles, grants and table spaces too, where the engine keeps them apart. */
      readonly globals: boolean;
      readonly user: string | undefined;
      readonly password: Password | undefined;
      readonly lockTimeoutMs: number;
    }
  | {
      readonly kind: 'volume';
      readonly name: string;
      readonly service: string;
      /** Where it is mounted in that service. */
      readonly mount: string;
      readonly consistency: Consistency;
    }
  | { readonly kind: 'instance'; readonly name: string };

/** A database that is no instance of ours. No instance has its name: where backups are kept, it stands as one. */
export type DataSource = {
  readonly name: string;
  /** Whose engine runs the programs that read it. */
  readonly target: TargetName;
  readonly engine: Exclude<DatabaseEngine, 'sqlite'>;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: SecretName | undefined;
  /** Has the programs; as written. */
  readonly image: string;
  /** Name of a network on the engine. */
  readonly network: string;
  /** Empty: all. */
  readonly databases: readonly string[];
  readonly globals: boolean;
  readonly lockTimeoutMs: number;
  readonly origin: Position;
};

/** A question to a database, whose one value must be what is said. */
export type Assertion = {
  readonly source: string;
  readonly database: string;
  readonly sql: string;
  readonly equals: string;
};

export type Hook = {
  readonly service: string;
  readonly command: readonly string[];
  readonly timeoutMs: number;
  readonly onError: 'abort' | 'go-on';
};

export type Schedule = {
  readonly cron: string;
  readonly timezone: string;
  readonly jitterMs: number;
  /** What is done with a slot that nobody was up for. */
  readonly missed: 'run-once' | 'skip';
  /** A slot older than this is missed, whatever `missed` says. */
  readonly deadlineMs: number;
};

/** Counts of kept backups by age; those of all tiers together stay. 0: the tier keeps none. */
export type Retention = {
  readonly last: number;
  readonly hourly: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
  readonly yearly: number;
  /** The newest so many that a restore proved are never deleted. */
  readonly minVerified: number;
  readonly neverBelow: number;
  /** Percent of what is there that one run may delete. */
  readonly maxDeletePercent: number;
};

export type PolicyDestination = {
  readonly destination: string;
  /** A backup counts once all required ones have it. */
  readonly required: boolean;
  /** Undefined: nothing is ever deleted there. */
  readonly retention: Retention | undefined;
};

/** Every change of one PostgreSQL server, kept as it is made. */
export type PointInTime = {
  /** Name of a source that is one. */
  readonly source: string;
  readonly base: Schedule;
  readonly windowMs: number;
  /** How often a segment that is not full is sent. */
  readonly uploadMs: number;
  /** What the server keeps for a receiver that is away. */
  readonly maxBehindBytes: number;
};

export type BackupPolicy = {
  readonly name: string;
  /** Undefined: no instance. */
  readonly instances: Selector | undefined;
  /** Names of data sources. */
  readonly dataSources: readonly string[];
  /** Empty: what each instance says. */
  readonly sources: readonly DeclaredSource[];
  /** Undefined: only when asked for. */
  readonly schedule: Schedule | undefined;
  readonly destinations: readonly PolicyDestination[];
  /** zstd level. */
  readonly compression: number;
  readonly verify: {
    /** When a restore is tried; undefined: only when asked for. */
    readonly restore: Schedule | undefined;
    /** When the whole instance is brought up aside; undefined: only when asked for. */
    readonly drill: Schedule | undefined;
    readonly assertions: readonly Assertion[];
  };
  /** Undefined: none was promised. */
  readonly rpoMs: number | undefined;
  readonly rtoMs: number | undefined;
  readonly hooks: { readonly pre: readonly Hook[]; readonly post: readonly Hook[] };
  readonly retry: { readonly times: number; readonly delayMs: number };
  readonly limits: { readonly cpuShares: number; readonly timeoutMs: number };
  /** A backup whose size or rows fell by more than so many percent is an anomaly; 0: not looked at. */
  readonly anomaly: { readonly sizeDropPercent: number; readonly rowDropPercent: number };
  readonly pitr: PointInTime | undefined;
  readonly origin: Position;
};

/**
 * Everything declared about backups that can be used. `held`: names of what is declared and wrong now, which
 * goes on as it was last known; it is not gone.
 */
export type Backups = {
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly policies: ReadonlyMap<string, BackupPolicy>;
  readonly dataSources: ReadonlyMap<string, DataSource>;
  readonly held: {
    readonly destinations: ReadonlySet<string>;
    readonly policies: ReadonlySet<string>;
    readonly dataSources: ReadonlySet<string>;
  };
  /** True: something could not be read as far as its name, so what is missing may only be missing for that. */
  readonly isIncomplete: boolean;
};

/** One file of a backup. Digests are hex SHA-256. */
export type Payload = {
  /** `db.crm.pgdump.zst.age`: its file beside the manifest. */
  readonly file: string;
  readonly source: string;
  /** What is inside once opened; decides how it is checked and loaded. */
  readonly format: PayloadFormat;
  /** Empty: it is not one database's. */
  readonly database: string;
  readonly consistency: Consistency | 'snapshot';
  readonly rawBytes: number;
  readonly storedBytes: number;
  /** Over what is stored. */
  readonly sha256: string;
  /** Over what went in, before compression and encryption. */
  readonly rawSha256: string;
  /** What each program of the pipeline said at its end: all must be 0. */
  readonly exitCodes: Readonly<Record<string, number>>;
  /** Rows by table (`public.orders`), counted in the snapshot of the dump; undefined: it has none. */
  readonly rows: Readonly<Record<string, number>> | undefined;
  /** What the payload needs to be loaded: extensions, roles, engine settings, by name. */
  readonly needs: readonly string[];
};

export type PayloadFormat =
  | 'pg-custom'
  | 'pg-globals'
  | 'pg-base'
  | 'mysql-dump'
  | 'mongo-archive'
  | 'redis-rdb'
  | 'sqlite'
  | 'tar'
  | 'instance';

/** The commit marker: written last, whole or not at all. No secrets. */
export type Manifest = {
  readonly format: 1;
  readonly id: BackupId;
  readonly fleet: string;
  readonly instance: InstanceName;
  readonly target: TargetName;
  readonly policy: string;
  readonly commit: Commit;
  /** RFC 3339, UTC. */
  readonly beganAt: string;
  readonly endedAt: string;
  readonly trigger: string;
  /** By service: what it ran when this was taken. */
  readonly images: Readonly<Record<string, { readonly reference: string; readonly id: string }>>;
  /** By source: version of server and client, encoding, collation, system identifier, WAL position … */
  readonly facts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What it was taken from: a restore needs it when nothing declares it any more. */
  readonly sources: readonly Source[];
  readonly payloads: readonly Payload[];
  /** Fingerprints of who can open it. */
  readonly recipients: readonly string[];
  readonly compression: number;
  /** SHA-256 of the manifest of the backup before it, of the same instance and policy; empty: the first. */
  readonly previous: string;
};

/** What a check found about a backup at one destination; written once, never changed. */
export type BackupRecord = {
  readonly format: 1;
  readonly backup: BackupId;
  readonly at: string;
  readonly by: string;
  readonly what: /** Stored bytes read back and hashed; decoded to their end. */
    | { readonly kind: 'decoded'; readonly ok: boolean; readonly reason: string }
    /** Loaded into the instance's own image; rows and assertions compared. */
    | { readonly kind: 'restored'; readonly ok: boolean; readonly reason: string; readonly tookMs: number }
    /** The whole instance was up aside, and healthy. */
    | { readonly kind: 'drilled'; readonly ok: boolean; readonly reason: string; readonly tookMs: number }
    | { readonly kind: 'locked'; readonly reason: string; readonly until: string | undefined }
    | { readonly kind: 'unlocked'; readonly reason: string }
    | { readonly kind: 'tombstone'; readonly reason: string };
};

/** A committed backup as one destination has it. */
export type StoredBackup = {
  readonly destination: string;
  readonly manifest: Manifest;
  /** Hex SHA-256 of the manifest's bytes. */
  readonly digest: string;
  readonly records: readonly BackupRecord[];
};
