// What we last did, per target: the third side of the three-way comparison, and the memory that
// labels cannot hold (adopted objects, generations, ports, tombstones). Plain data, kept by the store.

import type { ContainerSpec, DesiredInstance, NetworkSpec, VolumeSpec } from './desired.ts';
import type { ImageFacts } from './observed.ts';
import type { Position } from './problem.ts';
import type { Address, Commit, Digest, EngineId, InstanceName, TargetName } from './ref.ts';
import { commit } from './ref.ts';

/** Stands for the commit of an instance that was adopted and never applied since. */
export const ADOPTED = commit('adopted');

export type AppliedContainer = {
  readonly id: EngineId;
  /** Its name on the engine: an adopted container keeps the name it had until its next replace. */
  readonly name: string;
  readonly imageId: EngineId;
  /** The defaults of that image, kept because the image may be gone from the engine when we compare. */
  readonly image: ImageFacts;
  /** What was applied; compared with what is declared now to tell a commit from drift. */
  readonly spec: ContainerSpec;
  /** True: taken over with `adopt`, owned by this record until its next replace. */
  readonly adopted: boolean;
  /** The nonce in its labels: another object that carries the same is a copy. */
  readonly nonce?: string;
  /** Volumes that the engine named, by mount target: how their data is found again when the container is gone. */
  readonly anonymousVolumes?: Readonly<Record<string, string>>;
};

export type AppliedInstance = {
  readonly name: InstanceName;
  readonly commit: Commit;
  /** True: it never was as declared. `commit` is what was tried first, and this is what came of it so far. */
  readonly partial?: boolean;
  readonly at: string;
  /** Where it was declared. */
  readonly origin: Position;
  readonly protect: boolean;
  readonly state: DesiredInstance['state'];
  /** Whose it was by everybody's word: a declaration that says otherwise needs people of both teams. */
  readonly team?: string;
  readonly containers: Readonly<Record<Address, AppliedContainer>>;
  readonly networks: Readonly<
    Record<Address, { readonly id: EngineId; readonly spec: NetworkSpec; readonly adopted: boolean }>
  >;
  readonly volumes: Readonly<Record<Address, AppliedVolume>>;
  /** Data folders in use: host path by address. What becomes a tombstone when they are no longer declared. */
  readonly folders: Readonly<Record<Address, string>>;
  /** The last attempt that did not work, until one does. */
  readonly failure?: {
    readonly commit: Commit;
    readonly at: string;
    readonly plan: Digest;
    readonly message: string;
  };
};

export type AppliedVolume = {
  /** The name on the engine in use now, with its generation: `crm_data-g2`. */
  readonly current: string;
  readonly generation: number;
  readonly spec: VolumeSpec;
  readonly adopted: boolean;
};

/** What stays of something removed: never deleted by omission, only by `purge`. */
export type Tombstone = {
  readonly address: Address;
  readonly kind: 'volume' | 'folder';
  /** Volume name or host path. */
  readonly name: string;
  /** Of a volume that the engine named: where its container, at `address`, had it. */
  readonly target?: string;
  readonly instance: InstanceName;
  readonly removedAt: string;
  readonly removedBy: Commit;
  readonly reason: string;
  /** Undefined: until a person purges it. What a restore replaced goes by itself after this. */
  readonly until?: string;
};

export type AppliedTarget = {
  readonly target: TargetName;
  readonly engineId: string;
  readonly instances: Readonly<Record<InstanceName, AppliedInstance>>;
  readonly tombstones: readonly Tombstone[];
  /** Host ports given out for `auto`: `crm/HTTP_PORT` → 30001. Stable for the life of the instance. */
  readonly ports: Readonly<Record<string, number>>;
  /** Containers that have left the record, newest last: whatever else carries one of their nonces is a copy. */
  readonly retired?: readonly Retired[];
};

export type Retired = { readonly nonce: string; readonly id: EngineId };
