// One snapshot of one target. Complete or not there at all: a read that failed throws, so that
// "not listed" always means "not there".

import type { Ipam } from './desired.ts';
import type { ContainerFields } from './fields.ts';
import type { Address, EngineId, InstanceName, TargetName } from './ref.ts';
import { engineId } from './ref.ts';

/**
 * Whose an object is.
 * `ours`: our sealed label names this very object, or our record knows its full id.
 * `copied`: carries our labels but is not the object they were sealed for. Never touched.
 * `foreign`: everything else. Never touched.
 */
export type Ownership =
  | {
      readonly kind: 'ours';
      readonly address: Address;
      readonly instance: InstanceName;
      readonly by: 'label' | 'record';
    }
  | { readonly kind: 'copied'; readonly address: Address; readonly instance: InstanceName }
  | { readonly kind: 'foreign' };

export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';
export type Health = 'none' | 'starting' | 'healthy' | 'unhealthy';

export type LiveContainer = {
  readonly id: EngineId;
  readonly name: string;
  readonly ownership: Ownership;
  readonly state: ContainerState;
  readonly health: Health;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** RFC 3339, as the engine says. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** What the creator asked for (`postgres:16`), and the image it really runs. */
  readonly image: string;
  readonly imageId: EngineId;
  /** Undefined for foreign containers: we do not look into what is not ours. */
  readonly fields: ContainerFields | undefined;
  /** Content of our files as the container sees it, by mount target: digest, or `altered` / `absent`. */
  readonly files: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Volumes without a name of ours (from `VOLUME` of an image) by mount target; data that a replace must carry over. */
  readonly anonymousVolumes: Readonly<Record<string, string>>;
  /** Host ports it holds or will hold: `0.0.0.0:5432/tcp`. */
  readonly hostPorts: readonly string[];
};

export type LiveNetwork = {
  readonly id: EngineId;
  readonly name: string;
  readonly ownership: Ownership;
  readonly driver: string;
  readonly driverOpts: Readonly<Record<string, string>>;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly enableIpv6: boolean;
  readonly enableIpv4: boolean;
  readonly ipam: Ipam;
  readonly labels: Readonly<Record<string, string>>;
};

export type LiveVolume = {
  readonly name: string;
  readonly ownership: Ownership;
  readonly driver: string;
  readonly driverOpts: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly mountpoint: string;
  readonly createdAt: string;
};

/** The defaults an image brings, which the engine merges into every container made from it. */
export type ImageFacts = {
  readonly id: EngineId;
  readonly digests: readonly string[];
  readonly os: string;
  readonly architecture: string;
  readonly command: readonly string[];
  readonly entrypoint: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly user: string;
  readonly workingDir: string;
  readonly stopSignal: string;
  readonly exposed: readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck: ContainerFields['healthcheck'];
  readonly shell: readonly string[];
};

export type EngineFacts = {
  /** The engine's own id: a plan is bound to one engine. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly os: string;
  readonly architecture: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly cgroupVersion: string;
  readonly rootless: boolean;
  readonly liveRestore: boolean;
  readonly defaultRuntime: string;
  readonly defaultLogDriver: string;
  readonly initBinary: string;
  readonly securityOptions: readonly string[];
  readonly dataRoot: string;
  /** What its kernel can limit; the engine silently drops a limit that it cannot set. */
  readonly limits: {
    readonly memory: boolean;
    readonly swap: boolean;
    readonly cpuPeriod: boolean;
    readonly cpuQuota: boolean;
    readonly cpuShares: boolean;
    readonly cpuset: boolean;
    readonly pids: boolean;
    readonly oomKillDisable: boolean;
    readonly blkioWeight: boolean;
  };
};

export type Observed = {
  readonly target: TargetName;
  readonly engine: EngineFacts;
  /** Everything of ours, and everything foreign (by name, id and host ports) that could clash. */
  readonly containers: readonly LiveContainer[];
  readonly networks: readonly LiveNetwork[];
  readonly volumes: readonly LiveVolume[];
  /** By reference as declared; null: looked up and not there. */
  readonly images: Readonly<Record<string, ImageFacts | null>>;
  /** Images of live containers by id, for subtracting their defaults; null: gone from the engine. */
  readonly imagesById: Readonly<Record<string, ImageFacts | null>>;
};

/** An image of which nothing is known: brings no defaults. */
export const NO_IMAGE: ImageFacts = {
  id: engineId(''),
  digests: [],
  os: '',
  architecture: '',
  command: [],
  entrypoint: [],
  env: {},
  labels: {},
  user: '',
  workingDir: '',
  stopSignal: '',
  exposed: [],
  volumes: [],
  healthcheck: null,
  shell: [],
};
