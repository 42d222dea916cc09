// The daemon as everyone above it sees it: what it knows, what it can be asked, what it tells.
// Whoever holds this handle asks for looks; nobody makes the daemon do a particular thing.

import type { FleetStatus, TargetWork } from '../model/condition.ts';
import type { PlanId, Scope } from '../model/ledger.ts';
import type { PeoplePlan } from '../model/people-plan.ts';
import type { Actor } from '../model/person.ts';
import type { Plan } from '../model/plan.ts';
import type { Trigger } from '../model/record.ts';
import type { Commit, InstanceName, TargetName } from '../model/ref.ts';
import type { TemplateView } from '../model/template-view.ts';
import type { Events } from '../ports-daemon.ts';
import type { Backups } from './backups.ts';
import type { NamedCommit } from './keeper.ts';
import type { Opened } from './state.ts';
import type { InstanceView } from './view.ts';

export type Daemon = {
  /** From memory, no engine call. */
  status(): FleetStatus;
  /**
   * Asks the source, then for a pass; resolves when a pass that began after now has ended, with what could not be looked at.
   * `verb` is what the person typed: `reconcile`, `rollback`.
   */
  reconcile(scope: Scope, by: Actor, verb: string, signal: AbortSignal): Promise<void>;
  /** "Something may have moved at the source." */
  nudgeSource(by: 'poll' | 'webhook' | 'watch'): void;
  /** A commit that is known here, by 7 digits of its hash or more; undefined when none or several begin so. */
  commitNamed(text: string, signal: AbortSignal): Promise<NamedCommit | undefined>;
  /** What each target's worker has before it. From memory. */
  work(): readonly TargetWork[];
  /** Takes a refused commit as the basis after all; false when it is not the one that is refused now. */
  acceptSource(commit: Commit, by: Actor, signal: AbortSignal): Promise<boolean>;
  /** The plan behind a proposal about a target, as planned last. */
  plan(id: PlanId): Plan | undefined;
  /** The secrets of a target, as last opened, to keep them out of what is shown; undefined before the first look. */
  opened(target: TargetName): Opened | undefined;
  /** What the last looks left of an instance; undefined before the first, and of one that nobody knows. */
  view(target: TargetName, instance: InstanceName): InstanceView | undefined;
  /** What instances are made from, as the last look read it; of the whole repository. */
  templates(): readonly TemplateView[];
  /** The change of people and policies that waits, behind the proposal with the same digest. */
  peoplePlan(): PeoplePlan | undefined;
  /** The ledger was changed by a person (approval, hold, ...): look again. */
  changed(scope: Scope, trigger: Trigger): void;
  /** Undefined: this daemon takes none. */
  readonly backups: Backups | undefined;
  readonly events: Events;
  /** Stops at a step's border; after `graceMs` what still goes on is left to the journal. */
  stop(graceMs: number): Promise<void>;
};
