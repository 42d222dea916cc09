// What a revision wants on one target: resolved, complete, plain data. No references to templates,
// parameters or Compose are left; secrets are still references.

import type { Source } from './backup.ts';
import type { DeclaredFields } from './fields.ts';
import type { Position } from './problem.ts';
import type { Address, Commit, Digest, InstanceName, TargetName } from './ref.ts';
import type { Revision } from './source.ts';
import type { Text } from './text.ts';

/** Where a value was written, nearest first: the text itself, then the variables in it. */
export type Origins = Readonly<Record<string, readonly Position[]>>;

export type InstanceState = 'running' | 'paused' | 'stopped' | 'ignored';
export type DriftMode = 'correct' | 'warn' | 'off';

/** A build from the repository's own content, tagged by the digest of everything that goes in. */
export type BuildSpec = {
  readonly address: Address;
  /** `shipshape/crm-app:3f2a…`: content-addressed, so an equal build is found again. */
  readonly tag: string;
  readonly context: ContentSpec;
  /** Path of the Dockerfile inside the context, or its text. */
  readonly dockerfile: { readonly path: string } | { readonly inline: string };
  /** Never a secret: the engine takes them in an address, and the image keeps them. */
  readonly args: Readonly<Record<string, string>>;
  readonly target: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly network: string;
  readonly platform: string;
  readonly noCache: boolean;
  readonly pull: boolean;
  readonly extraHosts: readonly string[];
  readonly shmSize: number;
  readonly cacheFrom: readonly string[];
  readonly origin: Position;
};

/** Files of the repository at this revision, or text made by us (configs, secrets). */
export type ContentSpec = {
  /** Digest over paths, modes and contents (secrets by fingerprint). The same content has the same digest. */
  readonly digest: Digest;
  readonly entries: readonly ContentEntry[];
};

export type ContentEntry = {
  /** Path inside the content, `/`-separated; `''` when the content is one file. */
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly from:
    | { readonly kind: 'repository'; readonly path: string; readonly oid: string; readonly size: number }
    | { readonly kind: 'text'; readonly text: Text };
};

/** Content made real on the target at a path that its digest names, read-only for everyone. */
export type FilesSpec = {
  readonly address: Address;
  readonly content: ContentSpec;
  /** Absolute path on the target: `<dataRoot>/files/<digest>` or, for secrets, below `/run`. */
  readonly hostPath: string;
  readonly secret: boolean;
  readonly origin: Position;
};

/** How a network hands out addresses. */
export type Ipam = {
  readonly driver: string;
  readonly options: Readonly<Record<string, string>>;
  readonly pools: readonly {
    readonly subnet: string;
    readonly gateway: string;
    readonly ipRange: string;
    readonly auxAddresses: Readonly<Record<string, string>>;
  }[];
};

export type NetworkSpec = {
  readonly address: Address;
  /** Name on the engine. */
  readonly name: string;
  /** True: belongs to somebody else, must exist, is never touched. */
  readonly external: boolean;
  readonly driver: string;
  readonly driverOpts: Readonly<Record<string, string>>;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly enableIpv6: boolean;
  readonly enableIpv4: boolean;
  readonly ipam: Ipam;
  readonly labels: Readonly<Record<string, string>>;
  readonly origins: Origins;
};

export type VolumeSpec = {
  readonly address: Address;
  /** Name on the engine without generation: `crm_data`. The current generation is recorded state. */
  readonly name: string;
  readonly external: boolean;
  readonly driver: string;
  readonly driverOpts: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly origins: Origins;
};

/** A folder below the target's data root that a relative bind mount made data. Protected like a volume. */
export type DataFolderSpec = {
  readonly address: Address;
  readonly hostPath: string;
  readonly origin: Position;
};

export type WaitFor = {
  readonly on: Address;
  readonly condition: 'started' | 'healthy' | 'completed';
  readonly required: boolean;
  /** Restart this container when the other one is replaced. */
  readonly restart: boolean;
};

export type ContainerSpec = {
  readonly address: Address;
  readonly service: string;
  /** Replica, from 1. */
  readonly index: number;
  /** Name on the engine: `crm-db-1`. */
  readonly name: string;
  /** What `image:` says, or the tag of a build. */
  readonly image: string;
  readonly pullPolicy: 'always' | 'missing' | 'never' | 'build';
  readonly platform: string;
  readonly build?: Address;
  readonly fields: DeclaredFields;
  /** Volumes of the instance in use, by address; their mounts in `fields` carry the name without generation. */
  readonly volumes: readonly Address[];
  /** Files of the instance in use: their digests are in the bind paths. */
  readonly files: readonly Address[];
  readonly waitFor: readonly WaitFor[];
  /** Containers whose namespace this one joins (`network_mode: service:db`): replaced with them. */
  readonly joins: readonly Address[];
  /** Holds data that must not be written by two containers at once: replaced stop-first. */
  readonly stateful: boolean;
  /** Runs to its end on purpose (`restart: no` and awaited as completed): exit code 0 is its good state. */
  readonly oneShot: boolean;
  /** How long it may take to become healthy, and how long it must then stay so. Milliseconds. */
  readonly healthyWithinMs: number;
  readonly stableForMs: number;
  /** Keys: field paths as in plans (`env.PGDATA`, `image`, `ports`). */
  readonly origins: Origins;
  readonly origin: Position;
};

/** An instance whose newest good backup is taken, or a certain backup of it. */
export type CloneSource = { readonly instance: InstanceName; readonly backup?: string };

export type DesiredInstance = {
  readonly name: InstanceName;
  readonly state: InstanceState;
  readonly drift: DriftMode;
  /** Field paths left alone in comparing: `env.FOO`, `labels.*`, `db:memory`. */
  readonly ignore: readonly string[];
  /** Refuse every plan that removes this instance or its data. */
  readonly protect: boolean;
  readonly dependsOn: readonly InstanceName[];
  readonly movedFrom?: InstanceName;
  /** Its data comes from there before it is started for the first time. */
  readonly cloneFrom?: CloneSource;
  readonly team?: string;
  readonly builds: readonly BuildSpec[];
  readonly files: readonly FilesSpec[];
  readonly networks: readonly NetworkSpec[];
  readonly volumes: readonly VolumeSpec[];
  readonly folders: readonly DataFolderSpec[];
  readonly containers: readonly ContainerSpec[];
  readonly origin: Position;
  /** What of it is to be backed up, by its own word or its template's; absent: neither says. */
  readonly backup?: readonly Source[];
  /** The commit that it was read from, where that is not the target's: a last good state, or a pinned one. */
  readonly commit?: Commit;
};

/** Everything one target should be. `held`: instances whose declaration is bad now; their last good state stays up. */
export type Desired = {
  readonly target: TargetName;
  readonly revision: Revision;
  readonly instances: readonly DesiredInstance[];
  readonly held: readonly InstanceName[];
  /** Those of `held` that are declared on another target now, and stay with their data until they serve there. */
  readonly leaving?: Readonly<Record<InstanceName, TargetName>>;
  /** Those of `held` with nothing wrong: they were only not asked for, so nothing is said about them. */
  readonly unasked?: readonly InstanceName[];
};
