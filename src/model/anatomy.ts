// What an instance is made of, as people look at it: containers with their limits, ports and health, data,
// and where each was declared. Names, sizes and places; never the value of a setting.

import type { Position } from './problem.ts';
import type { Address, Commit, InstanceName, TargetName } from './ref.ts';

/** Of an engine that does not say, or of a container that is not there: `undefined`, in JSON absent. */
export type ContainerPart = {
  readonly address: Address;
  readonly service: string;
  /** Name on the engine; `''`: not there. */
  readonly name: string;
  readonly image: string;
  /** `running`, `exited`…; `absent`: declared, and not there. */
  readonly state: string;
  readonly health: string;
  /** The last words of its healthcheck, unsanitised and without secrets. */
  readonly healthSays: string | undefined;
  readonly exitCode: number | undefined;
  readonly oomKilled: boolean;
  readonly restarts: number | undefined;
  /** RFC 3339. */
  readonly startedAt: string | undefined;
  /** As declared: cores, bytes, processes; 0: no limit. */
  readonly limits: { readonly cpus: number; readonly memory: number; readonly pids: number };
  /** `0.0.0.0:8080/tcp`: what it holds on the host. */
  readonly ports: readonly string[];
  readonly mounts: readonly {
    readonly type: string;
    readonly source: string;
    readonly target: string;
    readonly readOnly: boolean;
  }[];
  readonly declaredAt: Position | undefined;
};

export type DataPart = {
  readonly kind: 'volume' | 'folder';
  readonly address: Address;
  /** Name on the engine, or path on the host. */
  readonly name: string;
  readonly external: boolean;
  readonly declaredAt: Position | undefined;
};

export type Anatomy = {
  readonly instance: InstanceName;
  readonly target: TargetName;
  /** The commit that was looked at. */
  readonly commit: Commit;
  readonly declaredAt: Position | undefined;
  /** Undefined: nothing declares it any more. */
  readonly declared:
    | { readonly state: string; readonly drift: string; readonly isProtected: boolean }
    | undefined;
  readonly dependsOn: readonly InstanceName[];
  readonly containers: readonly ContainerPart[];
  readonly data: readonly DataPart[];
};

/** What the containers of an instance use now. */
export type Usage = {
  /** RFC 3339. */
  readonly at: string;
  readonly containers: readonly {
    readonly address: Address;
    /** Cores in use since the last reading, 1 is one whole core; undefined: there was none before. */
    readonly cpus: number | undefined;
    /** Bytes, without what the kernel can drop at once. */
    readonly memory: number;
    /** Bytes; 0: unknown. */
    readonly memoryLimit: number;
    readonly pids: number;
  }[];
};
