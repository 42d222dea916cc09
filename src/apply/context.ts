// What applying a plan needs from outside, and what one run knows while it goes. Executors get the run
// and nothing else, so that a test can stand in for every effect.

import type { AppliedTarget } from '../model/applied.ts';
import type { Desired, DesiredInstance } from '../model/desired.ts';
import type { Failure } from '../model/failure.ts';
import type { Observed } from '../model/observed.ts';
import type { Call, Change, Plan } from '../model/plan.ts';
import type { Address, InstanceName } from '../model/ref.ts';
import type { Progress } from '../model/run.ts';
import type { Clock, Engine, Journal, Lock, Seal, Secrets, Store } from '../ports.ts';
import type { Objects } from './objects.ts';
import type { Revealer } from './reveal.ts';
import type { AdmissionGround } from './surroundings.ts';

export type ApplyContext = {
  readonly engine: Engine;
  readonly store: Store;
  readonly journal: Journal;
  readonly lock: Pick<Lock, 'acquire'>;
  readonly secrets: Secrets;
  readonly seal: Seal;
  readonly clock: Clock;
  /** 32 random hex digits, new on each call: names a run, and each create so that a lost answer is found again. */
  readonly nonce: () => string;
  /** The bytes of a file of the plan's revision. */
  readonly read: (path: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** Name of the fleet: part of every ownership label. */
  readonly fleet: string;
  /** What the plan was made from: what the record keeps once it is done. */
  readonly desired: Desired;
  /** Host ports given out for `auto` so far and by this plan: recorded before the first call. */
  readonly ports: Readonly<Record<string, number>>;
  /** A fresh snapshot, made under the lock with the record as it is then. */
  readonly observe: (applied: AppliedTarget | undefined, signal: AbortSignal) => Promise<Observed>;
  readonly onProgress: (progress: Progress) => void;
  /** What the guard judges by. */
  readonly admission: AdmissionGround;
  /** Engine calls at once; waiting for health takes none of them. */
  readonly parallelism: number;
  /** Who asked: `ana`, `timer`. */
  readonly by: string;
};

export type Run = {
  readonly id: string;
  readonly plan: Plan;
  readonly context: ApplyContext;
  readonly applied: AppliedTarget;
  readonly observed: Observed;
  readonly objects: Objects;
  readonly index: RunIndex;
  readonly secrets: Revealer;
  /** The engine for one call of the plan: what brings settings passes the guard. `context.engine` has none that do. */
  readonly engineFor: (call: Call, address: Address) => Engine;
  readonly halt: Halt;
  /** Ends waiting, pulling and building, and keeps new steps from starting. */
  readonly signal: AbortSignal;
  /** For calls that change something: once begun they are never cut short, only their own deadline ends them. */
  readonly steady: AbortSignal;
};

/** What is asked for each of many instances, looked up once for all. */
export type RunIndex = {
  readonly changes: ReadonlyMap<InstanceName, readonly Change[]>;
  readonly declared: ReadonlyMap<InstanceName, DesiredInstance>;
  readonly held: ReadonlySet<InstanceName>;
};

export function createIndex({ changes }: Plan, { instances, held }: Desired): RunIndex {
  return {
    changes: Map.groupBy(changes, ({ instance }) => instance),
    declared: new Map(instances.map((one) => [one.name, one])),
    held: new Set(held),
  };
}

/** The journal cannot be written any more: nothing may be changed, not even to undo. */
export type Halt = {
  readonly reason: () => Failure | undefined;
  readonly because: (failure: Failure) => void;
};

export function createHalt(): Halt {
  let reason: Failure | undefined;
  return {
    reason: () => reason,
    because(failure) {
      reason ??= failure;
    },
  };
}
