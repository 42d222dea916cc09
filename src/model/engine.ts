// The engine's own JSON, as much of it as we use (Docker Engine API 1.41 and newer). Names are the
// engine's. Everything optional may be missing or null on some version.

import type { EngineId } from './ref.ts';

type Nullable<T> = T | null | undefined;
export type StringMap = Readonly<Record<string, string>>;

export type VersionJson = {
  readonly Version: string;
  readonly ApiVersion: string;
  readonly Os: string;
  readonly Arch: string;
};

export type InfoJson = {
  readonly ID: string;
  readonly Name: string;
  readonly ServerVersion: string;
  readonly OSType: string;
  readonly Architecture: string;
  readonly NCPU: number;
  readonly MemTotal: number;
  readonly CgroupVersion?: string;
  readonly MemoryLimit?: boolean;
  readonly SwapLimit?: boolean;
  readonly CpuCfsPeriod?: boolean;
  readonly CpuCfsQuota?: boolean;
  readonly CPUShares?: boolean;
  readonly CPUSet?: boolean;
  readonly PidsLimit?: boolean;
  readonly OomKillDisable?: boolean;
  readonly DefaultRuntime: string;
  readonly LoggingDriver: string;
  readonly LiveRestoreEnabled: boolean;
  readonly InitBinary: string;
  readonly SecurityOptions: Nullable<readonly string[]>;
  readonly DockerRootDir: string;
  readonly SystemTime?: string;
  readonly Swarm?: { readonly LocalNodeState?: string };
  readonly Warnings?: Nullable<readonly string[]>;
};

export type ContainerSummaryJson = {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly Image: string;
  readonly ImageID: string;
  readonly State: string;
  readonly Status: string;
  readonly Labels: Nullable<StringMap>;
  readonly NetworkSettings?: Nullable<{ readonly Networks?: Nullable<Readonly<Record<string, unknown>>> }>;
  readonly Mounts?: Nullable<readonly Readonly<Record<string, unknown>>[]>;
  readonly Ports: Nullable<
    readonly {
      readonly IP?: string;
      readonly PrivatePort: number;
      readonly PublicPort?: number;
      readonly Type: string;
    }[]
  >;
};

/** `GET /containers/{id}/json`. Config and HostConfig are read field by field in src/fields/. */
export type ContainerJson = {
  readonly Id: string;
  readonly Name: string;
  readonly Created: string;
  readonly Image: string;
  readonly RestartCount: number;
  readonly State: {
    readonly Status: string;
    readonly Running: boolean;
    readonly Paused: boolean;
    readonly Restarting: boolean;
    readonly OOMKilled: boolean;
    readonly Dead: boolean;
    readonly ExitCode: number;
    readonly Error: string;
    readonly StartedAt: string;
    readonly FinishedAt: string;
    readonly Health?: {
      readonly Status: string;
      readonly FailingStreak: number;
      readonly Log?: Nullable<readonly { readonly ExitCode: number; readonly Output: string }[]>;
    };
  };
  readonly Config: Readonly<Record<string, unknown>> & {
    readonly Image: string;
    readonly Labels: Nullable<StringMap>;
  };
  readonly HostConfig: Readonly<Record<string, unknown>>;
  readonly Mounts: readonly Readonly<Record<string, unknown>>[];
  readonly NetworkSettings: {
    readonly Networks: Nullable<Readonly<Record<string, EndpointJson>>>;
    readonly Ports?: Nullable<Readonly<Record<string, unknown>>>;
  };
};

export type EndpointJson = {
  readonly IPAMConfig?: Nullable<{
    readonly IPv4Address?: string;
    readonly IPv6Address?: string;
    readonly LinkLocalIPs?: Nullable<readonly string[]>;
  }>;
  readonly Links?: Nullable<readonly string[]>;
  readonly Aliases?: Nullable<readonly string[]>;
  readonly NetworkID?: string;
  readonly EndpointID?: string;
  readonly IPAddress?: string;
  readonly MacAddress?: string;
  readonly DriverOpts?: Nullable<StringMap>;
  readonly GwPriority?: number;
};

/** `GET /containers/{id}/stats`, one reading. Of what does not run everything is zero or missing. */
export type StatsJson = {
  /** RFC 3339; of what does not run the year 1. */
  readonly read: string;
  readonly cpu_stats: { readonly cpu_usage?: Nullable<{ readonly total_usage?: number }> };
  readonly memory_stats: {
    readonly usage?: number;
    readonly limit?: number;
    readonly stats?: Nullable<Readonly<Record<string, number>>>;
  };
  readonly pids_stats?: Nullable<{ readonly current?: number }>;
};

export type CreateContainerJson = Readonly<Record<string, unknown>>;

export type NetworkJson = {
  readonly Id: string;
  readonly Name: string;
  readonly Driver: string;
  readonly Scope: string;
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly Ingress: boolean;
  readonly EnableIPv6: boolean;
  readonly EnableIPv4?: boolean;
  readonly IPAM: {
    readonly Driver: string;
    readonly Options: Nullable<StringMap>;
    readonly Config: Nullable<
      readonly {
        readonly Subnet?: string;
        readonly Gateway?: string;
        readonly IPRange?: string;
        readonly AuxiliaryAddresses?: Nullable<StringMap>;
      }[]
    >;
  };
  readonly Options: Nullable<StringMap>;
  readonly Labels: Nullable<StringMap>;
  readonly Containers?: Nullable<Readonly<Record<string, { readonly Name: string }>>>;
};

export type VolumeJson = {
  readonly Name: string;
  readonly Driver: string;
  readonly Mountpoint: string;
  readonly CreatedAt?: string;
  readonly Labels: Nullable<StringMap>;
  readonly Options: Nullable<StringMap>;
  readonly Scope: string;
};

export type ImageJson = {
  readonly Id: string;
  readonly RepoTags: Nullable<readonly string[]>;
  readonly RepoDigests: Nullable<readonly string[]>;
  readonly Os: string;
  readonly Architecture: string;
  readonly Created?: string;
  readonly Config: Nullable<Readonly<Record<string, unknown>>>;
};

export type ImageSummaryJson = {
  readonly Id: string;
  readonly RepoTags: Nullable<readonly string[]>;
  readonly RepoDigests: Nullable<readonly string[]>;
};

export type EventJson = {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: StringMap };
  readonly timeNano: number;
};

export type { EngineId };
