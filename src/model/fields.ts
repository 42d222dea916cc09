// The settings of a container in one canonical form. Declarations, expectations and live
// inspects are all brought to this form; comparing is then comparing plain values.
// What each field means to the engine, how it is read, written and changed: src/fields/.

import type { Text } from './text.ts';

/** Durations in nanoseconds, as the engine keeps them. */
export type Healthcheck = {
  /** `['NONE']`, `['CMD', …]` or `['CMD-SHELL', …]`. */
  readonly test: readonly Text[];
  readonly intervalNs: number;
  readonly timeoutNs: number;
  readonly startPeriodNs: number;
  readonly startIntervalNs: number;
  readonly retries: number;
};

export type PortBinding = {
  /** `5432/tcp`. */
  readonly container: string;
  /** `''` is every address. */
  readonly hostIp: string;
  /** `''` lets the engine choose at each start. */
  readonly hostPort: string;
};

export type Mount = {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'image' | 'npipe' | 'cluster';
  /** Host path, volume name, image reference; `''` for tmpfs and anonymous volumes. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
  /** Bind propagation (`rprivate`), SELinux relabelling (`z`, `Z`), `nocopy`, `subpath=…`, tmpfs `size=…`, `mode=…`; sorted. */
  readonly options: readonly string[];
  /** True: the engine may create an absent host path as a folder (short `volumes:` form). */
  readonly createHostPath: boolean;
};

export type Endpoint = {
  /** Sorted; without the ones the engine adds (short id, container name). */
  readonly aliases: readonly string[];
  /** Names for other containers that hold for this one alone: `crm-db-1:database`. Sorted. */
  readonly links: readonly string[];
  readonly ipv4: string;
  readonly ipv6: string;
  readonly linkLocal: readonly string[];
  readonly mac: string;
  readonly driverOpts: Readonly<Record<string, string>>;
  readonly gwPriority: number;
};

export type Device = { readonly host: string; readonly container: string; readonly permissions: string };

export type DeviceRequest = {
  readonly driver: string;
  readonly count: number;
  readonly ids: readonly string[];
  readonly capabilities: readonly (readonly string[])[];
  readonly options: Readonly<Record<string, string>>;
};

export type Ulimit = { readonly name: string; readonly soft: number; readonly hard: number };

/** Every field that we set, compare and show. Sizes in bytes; 0 means "no limit" as in the engine. */
export type ContainerFields = {
  readonly command: readonly Text[];
  readonly entrypoint: readonly Text[];
  /** null: taken away, though the image sets it (`environment: {FOO: }`). */
  readonly env: Readonly<Record<string, Text | null>>;
  /** Without our own labels and the `com.docker.compose.*` ones. */
  readonly labels: Readonly<Record<string, Text>>;
  readonly user: string;
  readonly workingDir: string;
  /** `''`: the engine chooses. */
  readonly hostname: string;
  readonly domainname: string;
  readonly tty: boolean;
  readonly openStdin: boolean;
  readonly stopSignal: string;
  readonly stopTimeoutSeconds: number;
  readonly healthcheck: Healthcheck | null;
  /** `80/tcp`, sorted; ports that are published are among them. */
  readonly exposed: readonly string[];
  readonly ports: readonly PortBinding[];
  readonly mounts: readonly Mount[];
  readonly restart: { readonly name: string; readonly maxRetries: number };
  readonly memory: number;
  readonly memoryReservation: number;
  readonly memorySwap: number;
  readonly memorySwappiness: number;
  readonly nanoCpus: number;
  readonly cpuShares: number;
  readonly cpuPeriod: number;
  readonly cpuQuota: number;
  readonly cpuRealtimePeriod: number;
  readonly cpuRealtimeRuntime: number;
  readonly cpuset: string;
  readonly pidsLimit: number;
  readonly blkio: Readonly<Record<string, unknown>>;
  readonly oomKillDisable: boolean;
  readonly oomScoreAdj: number;
  readonly shmSize: number;
  readonly ulimits: readonly Ulimit[];
  readonly sysctls: Readonly<Record<string, string>>;
  readonly storageOpt: Readonly<Record<string, string>>;
  readonly logging: { readonly driver: string; readonly options: Readonly<Record<string, string>> };
  /** `bridge`, `host`, `none`, `container:…`; for networks of the instance the address of the first one. */
  readonly networkMode: string;
  /** By network: an address (`crm/network/default`) for ours, the engine's name for foreign ones. */
  readonly networks: Readonly<Record<string, Endpoint>>;
  readonly pidMode: string;
  readonly ipcMode: string;
  readonly utsMode: string;
  readonly usernsMode: string;
  readonly cgroupnsMode: string;
  readonly cgroupParent: string;
  readonly runtime: string;
  readonly isolation: string;
  readonly privileged: boolean;
  readonly readOnly: boolean;
  readonly init: boolean;
  readonly capAdd: readonly string[];
  readonly capDrop: readonly string[];
  readonly securityOpt: readonly string[];
  readonly groupAdd: readonly string[];
  readonly devices: readonly Device[];
  readonly deviceRequests: readonly DeviceRequest[];
  readonly deviceCgroupRules: readonly string[];
  readonly dns: readonly string[];
  readonly dnsSearch: readonly string[];
  readonly dnsOptions: readonly string[];
  readonly extraHosts: readonly string[];
  /** On the engine's own bridge only; elsewhere they belong to the endpoint. */
  readonly links: readonly string[];
  readonly volumesFrom: readonly string[];
  readonly annotations: Readonly<Record<string, string>>;
  /** Settings that no declaration can ask for, by the engine's names; never declared, only seen. */
  readonly others: Readonly<Record<string, string>>;
};

export type FieldName = keyof ContainerFields;

/** What a declaration says: only the fields that it mentions. */
export type DeclaredFields = { readonly [Name in FieldName]?: ContainerFields[Name] };
