// A Compose project in long form: what `docker compose config --format json` prints, key for key, so
// that whoever knows that output knows this type. Optional keys are absent when they say nothing.
// Relative paths are made absolute, names are full, defaults are written out.

import type { Json } from './tree.ts';

type Texts = readonly string[];
type TextMap = Readonly<Record<string, string>>;
/** Variables without a value (`FOO` alone) stay null when nothing provides one. */
type Variables = Readonly<Record<string, string | null>>;
/** A Go duration: `1m30s`, `500ms`. */
type Duration = string;
/** Bytes as decimal digits. */
type Bytes = string;

export type Project = {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly networks?: Readonly<Record<string, Network>>;
  readonly volumes?: Readonly<Record<string, Volume>>;
  readonly secrets?: Readonly<Record<string, FileObject>>;
  readonly configs?: Readonly<Record<string, FileObject>>;
  readonly models?: Readonly<Record<string, Model>>;
  readonly [extension: `x-${string}`]: Json;
};

export type Service = {
  readonly profiles?: Texts;
  readonly annotations?: TextMap;
  readonly attach?: boolean;
  readonly build?: Build;
  readonly develop?: Develop;
  readonly blkio_config?: BlkioConfig;
  readonly cap_add?: Texts;
  readonly cap_drop?: Texts;
  readonly cgroup_parent?: string;
  readonly cgroup?: string;
  readonly cpu_count?: number;
  readonly cpu_percent?: number;
  readonly cpu_period?: number;
  readonly cpu_quota?: number;
  readonly cpu_rt_period?: number;
  readonly cpu_rt_runtime?: number;
  readonly cpus?: number;
  readonly cpuset?: string;
  readonly cpu_shares?: number;
  /** Null: the image decides. Empty: the image's command is cleared. */
  readonly command: Texts | null;
  readonly configs?: readonly FileGrant[];
  readonly container_name?: string;
  readonly credential_spec?: CredentialSpec;
  readonly depends_on?: Readonly<Record<string, Dependency>>;
  readonly deploy?: Deploy;
  readonly device_cgroup_rules?: Texts;
  readonly devices?: readonly Device[];
  readonly dns?: Texts;
  readonly dns_opt?: Texts;
  readonly dns_search?: Texts;
  readonly domainname?: string;
  readonly entrypoint: Texts | null;
  readonly provider?: Provider;
  readonly environment?: Variables;
  readonly expose?: Texts;
  readonly external_links?: Texts;
  /** `host=address`, sorted. */
  readonly extra_hosts?: Texts;
  readonly group_add?: Texts;
  readonly gpus?: readonly DeviceRequest[];
  readonly hostname?: string;
  readonly healthcheck?: Healthcheck;
  readonly image?: string;
  readonly init?: boolean;
  readonly ipc?: string;
  readonly isolation?: string;
  readonly labels?: TextMap;
  readonly links?: Texts;
  readonly logging?: Logging;
  readonly mem_limit?: Bytes;
  readonly mem_reservation?: Bytes;
  readonly memswap_limit?: Bytes;
  readonly mem_swappiness?: string;
  readonly mac_address?: string;
  readonly models?: Readonly<Record<string, ModelGrant | null>>;
  readonly network_mode?: string;
  readonly networks?: Readonly<Record<string, ServiceNetwork | null>>;
  readonly oom_kill_disable?: boolean;
  readonly oom_score_adj?: number;
  readonly pid?: string;
  readonly pids_limit?: number;
  readonly platform?: string;
  readonly ports?: readonly Port[];
  readonly privileged?: boolean;
  readonly pull_policy?: string;
  readonly read_only?: boolean;
  readonly restart?: string;
  readonly runtime?: string;
  readonly scale?: number;
  readonly secrets?: readonly FileGrant[];
  readonly security_opt?: Texts;
  readonly shm_size?: Bytes;
  readonly stdin_open?: boolean;
  readonly stop_grace_period?: Duration;
  readonly stop_signal?: string;
  readonly storage_opt?: TextMap;
  readonly sysctls?: TextMap;
  readonly tmpfs?: Texts;
  readonly tty?: boolean;
  readonly ulimits?: Readonly<Record<string, Ulimit>>;
  readonly use_api_socket?: boolean;
  readonly user?: string;
  readonly userns_mode?: string;
  readonly uts?: string;
  readonly volumes?: readonly Mount[];
  readonly volumes_from?: Texts;
  readonly working_dir?: string;
  readonly post_start?: readonly Hook[];
  readonly pre_stop?: readonly Hook[];
};

export type Build = {
  readonly context?: string;
  readonly dockerfile?: string;
  readonly dockerfile_inline?: string;
  readonly entitlements?: Texts;
  readonly args?: Variables;
  readonly provenance?: string;
  readonly sbom?: string;
  /** `default` or `id=path`. */
  readonly ssh?: Texts;
  readonly labels?: TextMap;
  readonly cache_from?: Texts;
  readonly cache_to?: Texts;
  readonly no_cache?: boolean;
  readonly additional_contexts?: TextMap;
  readonly pull?: boolean;
  readonly extra_hosts?: Texts;
  readonly isolation?: string;
  readonly network?: string;
  readonly target?: string;
  readonly secrets?: readonly FileGrant[];
  readonly shm_size?: Bytes;
  readonly tags?: Texts;
  readonly ulimits?: Readonly<Record<string, Ulimit>>;
  readonly platforms?: Texts;
  readonly privileged?: boolean;
};

export type BlkioConfig = {
  readonly weight?: number;
  readonly weight_device?: readonly { readonly path?: string; readonly weight?: number }[];
  readonly device_read_bps?: readonly Throttle[];
  readonly device_read_iops?: readonly Throttle[];
  readonly device_write_bps?: readonly Throttle[];
  readonly device_write_iops?: readonly Throttle[];
};

export type Throttle = { readonly path?: string; readonly rate?: Bytes };

export type CredentialSpec = { readonly config?: string; readonly file?: string; readonly registry?: string };

export type Dependency = {
  readonly condition?: string;
  readonly restart?: boolean;
  readonly required: boolean;
};

export type Develop = { readonly watch?: readonly Watch[] };

export type Watch = {
  readonly path: string;
  readonly action: string;
  readonly target?: string;
  readonly exec: Partial<Hook>;
  readonly include?: Texts;
  readonly ignore?: Texts;
  readonly initial_sync?: boolean;
};

export type Device = { readonly source?: string; readonly target?: string; readonly permissions?: string };

export type DeviceRequest = {
  readonly capabilities?: Texts;
  readonly driver?: string;
  /** -1: all. */
  readonly count?: number;
  readonly device_ids?: Texts;
  readonly options?: TextMap;
};

export type Deploy = {
  readonly mode?: string;
  readonly replicas?: number;
  readonly labels?: TextMap;
  readonly update_config?: UpdateConfig;
  readonly rollback_config?: UpdateConfig;
  readonly resources: { readonly limits?: Resource; readonly reservations?: Resource };
  readonly restart_policy?: RestartPolicy;
  readonly placement: Placement;
  readonly endpoint_mode?: string;
};

export type UpdateConfig = {
  readonly parallelism?: number;
  readonly delay?: Duration;
  readonly failure_action?: string;
  readonly monitor?: Duration;
  readonly max_failure_ratio?: number;
  readonly order?: string;
};

export type Resource = {
  readonly cpus?: number;
  readonly memory?: Bytes;
  readonly pids?: number;
  readonly devices?: readonly DeviceRequest[];
  readonly generic_resources?: readonly {
    readonly discrete_resource_spec?: { readonly kind: string; readonly value: number };
  }[];
};

export type RestartPolicy = {
  readonly condition?: string;
  readonly delay?: Duration;
  readonly max_attempts?: number;
  readonly window?: Duration;
};

export type Placement = {
  readonly constraints?: Texts;
  readonly preferences?: readonly { readonly spread?: string }[];
  readonly max_replicas_per_node?: number;
};

/** A config or secret given to a service. `mode` is octal text: `0440`. */
export type FileGrant = {
  readonly source?: string;
  readonly target?: string;
  readonly uid?: string;
  readonly gid?: string;
  readonly mode?: string;
};

export type Healthcheck = {
  readonly test?: Texts;
  readonly timeout?: Duration;
  readonly interval?: Duration;
  readonly retries?: number;
  readonly start_period?: Duration;
  readonly start_interval?: Duration;
  readonly disable?: boolean;
};

export type Hook = {
  readonly command: Texts | null;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly working_dir?: string;
  readonly environment?: Variables;
};

export type Logging = { readonly driver?: string; readonly options?: TextMap };

export type ModelGrant = { readonly endpoint_var?: string; readonly model_var?: string };

export type Mount = {
  /** bind, volume, tmpfs, npipe, cluster, image. */
  readonly type?: string;
  readonly source?: string;
  readonly target?: string;
  readonly read_only?: boolean;
  readonly consistency?: string;
  readonly bind?: {
    readonly selinux?: string;
    readonly propagation?: string;
    readonly create_host_path?: boolean;
    readonly recursive?: string;
  };
  readonly volume?: { readonly labels?: TextMap; readonly nocopy?: boolean; readonly subpath?: string };
  readonly tmpfs?: { readonly size?: Bytes; readonly mode?: number };
  readonly image?: { readonly subpath?: string };
};

export type Port = {
  readonly name?: string;
  readonly mode?: string;
  readonly host_ip?: string;
  readonly target?: number;
  /** One port or a range: `8000-8010`. */
  readonly published?: string;
  readonly protocol?: string;
  readonly app_protocol?: string;
};

export type Provider = { readonly type?: string; readonly options?: Readonly<Record<string, Texts>> };

export type ServiceNetwork = {
  readonly aliases?: Texts;
  readonly driver_opts?: TextMap;
  readonly gw_priority?: number;
  readonly interface_name?: string;
  readonly ipv4_address?: string;
  readonly ipv6_address?: string;
  readonly link_local_ips?: Texts;
  readonly mac_address?: string;
  readonly priority?: number;
};

/** One number for both limits, or the two; an absent one is 0. */
export type Ulimit = number | { readonly soft?: number; readonly hard?: number };

export type Network = {
  readonly name?: string;
  readonly driver?: string;
  readonly driver_opts?: TextMap;
  readonly ipam: {
    readonly driver?: string;
    readonly config?: readonly {
      readonly subnet?: string;
      readonly gateway?: string;
      readonly ip_range?: string;
      readonly aux_addresses?: TextMap;
    }[];
  };
  readonly external?: boolean;
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly labels?: TextMap;
  readonly enable_ipv4?: boolean;
  readonly enable_ipv6?: boolean;
};

export type Volume = {
  readonly name?: string;
  readonly driver?: string;
  readonly driver_opts?: TextMap;
  readonly external?: boolean;
  readonly labels?: TextMap;
};

/** A config or a secret. */
export type FileObject = {
  readonly name?: string;
  readonly file?: string;
  readonly environment?: string;
  readonly content?: string;
  readonly external?: boolean;
  readonly labels?: TextMap;
  readonly driver?: string;
  readonly driver_opts?: TextMap;
  readonly template_driver?: string;
};

export type Model = {
  readonly name?: string;
  readonly model?: string;
  readonly context_size?: number;
  readonly runtime_flags?: Texts;
};
