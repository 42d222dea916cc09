// The daemon put together and started: one keeper, one worker for each target, and the people in between.
// It stops at the borders of steps, within the time that it is given.

import { endKeeps } from '../approve/keeps.ts';
import { expire } from '../approve/proposals.ts';
import { backoffMs, clearTroubles } from '../approve/troubles.ts';
import { Failure } from '../model/failure.ts';
import type { LedgerState, Scope, Trouble } from '../model/ledger.ts';
import type { Trigger } from '../model/record.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import type { Revision } from '../model/source.ts';
import type { Clock } from '../ports.ts';
import { type BackupsKeeper, createBackupsKeeper } from './backup-declared.ts';
import type { Backups } from './backups.ts';
import { createBackupsBefore } from './backups-before.ts';
import type { Daemon } from './daemon.ts';
import { equip } from './equip.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { createLeases } from './leases.ts';
import type { Extent } from './mailbox.ts';
import { type DaemonParts, timeText } from './parts.ts';
import { createPeopleKeeper, type PeopleKeeper } from './people.ts';
import { createRefusals } from './refusals.ts';
import { fleetStatus, instancesOn, openProposals, targetStatus } from './status.ts';
import { createTarget, type Followed } from './target.ts';
import { createTeller } from './teller.ts';

/** Everything that goes on. */
type Going = {
  readonly keeper: Keeper;
  readonly people: PeopleKeeper;
  readonly targets: readonly Followed[];
  readonly declared: BackupsKeeper;
  readonly backups: Backups | undefined;
  readonly stopping: AbortController;
};

/** Begins at once; what it does is told by its events and shown by its status. */
export function startDaemon(parts: DaemonParts): Daemon {
  const going = put(parts);
  const { keeper, people, targets, backups, stopping } = going;
  const { signal } = stopping;
  const ended = Promise.all([
    guard(parts, keeper.run(signal)),
    ...targets.map((one) => guard(parts, one.run(signal))),
    guard(parts, keepHouse(parts, signal)),
    guard(parts, keepProposed(parts, going)),
    ...(backups === undefined ? [] : [guard(parts, backups.run(signal))]),
    ...(parts.watch === undefined
      ? []
      : [
          guard(
            parts,
            parts.watch(() => keeper.nudge('watch'), signal),
          ),
        ]),
  ]);
  return {
    events: parts.events,
    backups,
    status: () => statusOf(parts, going),
    async reconcile(scope, by, verb, signalOfCaller) {
      await parts.ledger.update((state) => clearTroubles(state, scope));
      // The source first: what is looked at is the newest that there is.
      await soonest(parts.clock, keeper.look(AbortSignal.any([signalOfCaller, signal])));
      const trigger: Trigger = { kind: 'person', by: by.name, verb };
      const extent: Extent = scope.kind === 'instance' ? new Set([scope.instance]) : 'all';
      await Promise.all(
        concerned(targets, scope).map(({ worker }) => worker.asked([trigger], extent, signalOfCaller)),
      );
    },
    nudgeSource: (by) => keeper.nudge(by),
    commitNamed: (text, signalOfCaller) => keeper.named(text, signalOfCaller),
    work: () => targets.map((one) => ({ target: one.target, ...one.worker.work() })),
    acceptSource: (commit, by, signalOfCaller) => keeper.accept(commit, by, signalOfCaller),
    plan: (id) => targets.map(({ state }) => state.plans.get(id)).find((plan) => plan !== undefined),
    opened: (name) => targets.find(({ target }) => target === name)?.state.opened,
    view: (name, instance) => targets.find(({ target }) => target === name)?.state.views.get(instance),
    templates: () => targets.find(({ state }) => state.templates.length > 0)?.state.templates ?? [],
    peoplePlan: () => people.plan(),
    changed(scope, trigger) {
      for (const { worker } of concerned(targets, scope)) worker.ask({ triggers: [trigger], isFull: true });
      if (scope.kind === 'fleet') lookAtPeople(parts, going);
    },
    async stop(graceMs) {
      stopping.abort();
      const over = new AbortController();
      const late = parts.clock.sleep(graceMs, over.signal).catch(() => undefined);
      await Promise.race([ended, late]);
      over.abort();
    },
  };
}

/** A source that does not answer keeps nobody from healing what is known. */
async function soonest(clock: Clock, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, clock.sleep(SOURCE_MS, over.signal)]);
  } finally {
    over.abort();
    work.catch(() => undefined);
  }
}

const SOURCE_MS = 10_000;

function put(parts: DaemonParts): Going {
  const { spine, ledger, clock } = parts;
  const { fleet, parse } = spine;
  const stopping = new AbortController();
  const targets: Followed[] = [];
  const refusals = createRefusals(parts);
  const keeper = createKeeper({
    ...parts,
    fleet,
    parse,
    recorded: () => recordedNames(parts),
    onAccepted(revision, by) {
      for (const one of targets) one.commit({ kind: 'commit', by });
      lookAtPeople(parts, going, revision);
      lookAtBackups(parts, going, revision);
    },
  });
  const people = createPeopleKeeper({ ...parts, fleet, parse, source: keeper.source });
  const declared = createBackupsKeeper({ fleet, parse, source: keeper.source, targets });
  const leases = createLeases();
  const equipment = { parts, leases, declared, targets, kept: keeper.source, people: () => people.inForce() };
  const backups = parts.backups && equip({ ...equipment, tools: parts.backups });
  const going: Going = { keeper, people, targets, declared, backups, stopping };
  const again = (instance: InstanceName) => {
    for (const one of targets) one.again(new Set([instance]));
  };
  const before = backups && createBackupsBefore(backups, clock, again);
  const tell = createTeller(parts.events);
  const onSeen = (name: TargetName, extent: Extent) => {
    const found = targets.find(({ target }) => target === name);
    if (found === undefined) return;
    const known = { now: clock.now(), sweepMs: fleet.drift.sweepMs, ledger: ledger.read() };
    const only = extent === 'all' ? undefined : extent;
    tell.target(targetStatus(name, found.state, known));
    tell.instances(name, instancesOn(name, found.state, openProposals(known), only), only === undefined);
  };
  for (const target of fleet.targets.values()) {
    const hasRevision = () => keeper.accepted() !== undefined;
    const inForce = () => people.inForce();
    targets.push(
      createTarget({
        ...parts,
        target,
        kept: keeper.source,
        hasRevision,
        people: inForce,
        refusals,
        leases,
        onSeen,
        ...(before && { before }),
      }),
    );
  }
  return going;
}

/** What is declared of backups is read once for each commit that was accepted. */
function lookAtBackups(parts: DaemonParts, { declared, stopping }: Going, revision: Revision): void {
  declared.look(revision, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) parts.onBug(error);
  });
}

/** People are looked at one commit at a time, the newest last. */
function lookAtPeople(
  parts: DaemonParts,
  { people, keeper, targets, stopping }: Going,
  next?: Revision,
): void {
  const revision = next ?? keeper.accepted();
  if (revision === undefined) return;
  people.look(revision, stopping.signal).then(
    (isNew) => {
      if (!isNew) return;
      for (const { worker } of targets) worker.ask({ triggers: [{ kind: 'window' }] });
    },
    (error: unknown) => {
      if (!stopping.signal.aborted) parts.onBug(error);
    },
  );
}

async function recordedNames({ spine }: DaemonParts): Promise<readonly string[]> {
  // Of a target whose record cannot be read nothing is done anyway; the others are not to wait for it.
  const states = await Promise.all(
    [...spine.fleet.targets.keys()].map((name) => spine.store.load(name).catch(() => undefined)),
  );
  return states.flatMap((state) => Object.keys(state?.instances ?? {}));
}

/** The workers that a scope is about; of an instance that nobody knows, all. */
function concerned(targets: readonly Followed[], scope: Scope): readonly Followed[] {
  if (scope.kind === 'fleet') return targets;
  if (scope.kind === 'target') {
    const found = targets.filter(({ target }) => target === scope.target);
    if (found.length > 0) return found;
    throw new Failure('target/unknown', `the fleet has no target ${JSON.stringify(scope.target)}`);
  }
  const found = targets.filter(({ state }) => state.views.has(scope.instance));
  return found.length > 0 ? found : targets;
}

/** What could not be proposed, and what was and is over, is proposed anew: no commit may come for weeks. */
async function keepProposed(parts: DaemonParts, going: Going): Promise<void> {
  const { signal } = going.stopping;
  while (!signal.aborted) {
    await parts.clock.sleep(PEOPLE_MS, signal).catch(() => undefined);
    if (!signal.aborted) lookAtPeople(parts, going);
  }
}

const PEOPLE_MS = 60_000;

/** Proposals and keeps that are over are ended, so that a clock that is set back does not revive them. */
async function keepHouse({ ledger, clock, events }: DaemonParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(HOUSE_MS, signal).catch(() => undefined);
    if (signal.aborted) return;
    const now = clock.now();
    const over = (state: LedgerState) => expire(endKeeps(sooner(state, now), now).state, now);
    const { state, lapsed } = over(ledger.read());
    if (state === ledger.read()) continue;
    const isWritten = await ledger
      .update((newest) => over(newest).state)
      .then(
        () => true,
        () => false,
      );
    // The disk is full: what is over is over by its time, and is written down when it can be.
    if (!isWritten) continue;
    for (const { id, subject } of lapsed) {
      const target = subject.kind === 'target' ? subject.target : undefined;
      events.tell({ kind: 'plan.lapsed', plan: id, target, reason: 'its time is over' });
    }
  }
}

const HOUSE_MS = 30_000;

/** No backoff is longer than the longest: a time beyond it comes from a clock that was set back since. */
function sooner(state: LedgerState, now: number): LedgerState {
  const latest = now + LONGEST_BACKOFF_MS;
  const isBeyond = ({ retryAt }: Trouble) => retryAt !== undefined && Date.parse(retryAt) > latest;
  if (!state.troubles.some(isBeyond)) return state;
  const retryAt = timeText(now);
  return { ...state, troubles: state.troubles.map((one) => (isBeyond(one) ? { ...one, retryAt } : one)) };
}

const LONGEST_BACKOFF_MS = backoffMs(100);

function statusOf({ spine, version, clock, ledger }: DaemonParts, { keeper, targets, backups }: Going) {
  return fleetStatus({
    fleet: spine.fleet.name,
    version,
    now: clock.now(),
    sweepMs: spine.fleet.drift.sweepMs,
    source: keeper.status(),
    targets,
    ledger: ledger.read(),
    backups: backups?.status() ?? [],
  });
}

/** A part that ends by a mistake of ours is told; the others go on. */
async function guard(parts: DaemonParts, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    parts.onBug(error);
  }
}
