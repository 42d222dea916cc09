// What the line runs on, and what its first half makes. Types only; wire.ts builds the one real Spine.

import type { ParseTree } from '../declare/parse.ts';
import type { Resolver } from '../declare/resolve.ts';
import type { Declarations } from '../model/declaration.ts';
import type { Fleet, FleetTarget } from '../model/fleet.ts';
import type { ChangePolicy } from '../model/policy.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceTree } from '../model/source.ts';
import type { Observer } from '../observe/observe.ts';
import type { PlanMemory } from '../plan/memory.ts';
import type { Clock, Engine, Host, Journal, Lock, Seal, Source, Store, Vault } from '../ports.ts';

/** Everything the line runs on. Built by wire.ts. */
export type Spine = {
  readonly fleet: Fleet;
  readonly source: Source;
  readonly parse: ParseTree;
  readonly resolver: Resolver;
  readonly vault: Vault;
  readonly seal: Seal;
  readonly store: Store;
  readonly journal: Journal;
  readonly lock: Lock;
  readonly clock: Clock;
  readonly host: Host;
  readonly nonce: () => string;
  /** Those in force: what a commit says of policies is not among them. */
  readonly policies: () => readonly ChangePolicy[];
  /** What planning remembers between looks. */
  readonly planned: PlanMemory;
  engine(target: FleetTarget): Engine;
  observer(target: FleetTarget): Observer;
};

/** A revision of the declarations, read and checked. */
export type Loaded = {
  readonly tree: SourceTree;
  readonly declarations: Declarations;
  readonly problems: readonly Problem[];
};
