// Everything of one target put together: its worker, its engine followed, its events turned into looks.

import type { PeopleAndPolicies } from '../declare/people.ts';
import { createResolver } from '../declare/resolve.ts';
import type { EventJson } from '../model/engine.ts';
import type { Failure } from '../model/failure.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { Proposal } from '../model/ledger.ts';
import type { Trigger } from '../model/record.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import type { Source } from '../ports.ts';
import type { Events } from '../ports-daemon.ts';
import type { Spine } from '../stages/spine.ts';
import type { BeforeParts } from './backups-before.ts';
import { followEngine } from './engine-events.ts';
import { aboutOf, idsOf } from './event-instance.ts';
import type { Leases } from './leases.ts';
import { createLooker } from './look.ts';
import type { Extent } from './mailbox.ts';
import type { DaemonParts } from './parts.ts';
import type { Refusals } from './refusals.ts';
import { createState, type TargetState } from './state.ts';
import { isCovered } from './storms.ts';
import { createSuperseder } from './supersede.ts';
import { type Baseline, baselineOf, listening, type Whose } from './sweep.ts';
import { createWorker, type Worker } from './worker.ts';

export type TargetParts = DaemonParts &
  BeforeParts & {
    readonly target: FleetTarget;
    /** At the accepted revision. */
    readonly kept: Source;
    readonly hasRevision: () => boolean;
    readonly people: () => PeopleAndPolicies;
    readonly refusals: Refusals;
    readonly leases: Leases;
    readonly onSeen: (target: TargetName, extent: Extent) => void;
  };

export type Followed = {
  readonly target: TargetName;
  readonly state: TargetState;
  readonly worker: Worker;
  /** A newer revision was accepted. */
  commit(trigger: Trigger): void;
  /** What was in the way of these instances may be gone; those of other targets are left out. */
  again(instances: ReadonlySet<InstanceName>): void;
  run(signal: AbortSignal): Promise<void>;
};

export function createTarget(parts: TargetParts): Followed {
  const { target, clock } = parts;
  const state = createState();
  const whose = (): Whose => ({ fleet: parts.spine.fleet.name, recorded: idsOf(state.views) });
  let listed: Baseline = new Map();
  const engine = listening(parts.spine.engine(target), (list) => {
    listed = baselineOf(list, whose());
  });
  const events = noting(parts, state);
  const looker = createLooker({ ...parts, spine: spineOf(parts, engine) });
  const worker = createWorker({
    ...parts,
    events,
    spine: looker.spine,
    looker,
    state,
    listed: () => listed,
    onRunning(running) {
      state.running = running;
      parts.onSeen(target.name, running?.unfinished ?? new Set());
    },
    onSeen: (extent) => parts.onSeen(target.name, extent),
    async list(signal) {
      await engine.containers.list({}, signal);
      return listed;
    },
  });
  const follower = {
    engine,
    clock,
    onUp(engineMs: number) {
      state.skewMs = engineMs - clock.now();
      worker.up();
      parts.onSeen(target.name, new Set());
    },
    onDown(failure: Failure, answers: boolean) {
      worker.down(failure, answers);
      parts.onSeen(target.name, 'all');
    },
    onEvent: (event: EventJson) => tellWorker(event, whose(), state, worker, clock.now()),
    onBug: parts.onBug,
  };
  const supersede = createSuperseder({ ...parts, spine: looker.spine, running: () => state.running });
  parts.leases.onFree((instances, kind) => {
    if (kind !== 'converge') lookAgain(parts, state, worker, instances);
  });
  let stopping = new AbortController().signal;
  return {
    target: target.name,
    state,
    worker,
    again: (instances) => lookAgain(parts, state, worker, instances),
    commit(trigger) {
      worker.ask({ triggers: [trigger], isFull: state.events === 'cut' });
      supersede(stopping);
    },
    async run(signal) {
      stopping = signal;
      await known(parts, state);
      await Promise.all([worker.run(signal), followEngine(follower, signal)]);
    },
  };
}

/** They are free again: what was put off because of a backup or a restore is due. */
function lookAgain(
  { ledger }: TargetParts,
  { views }: TargetState,
  worker: Worker,
  instances: ReadonlySet<InstanceName>,
): void {
  if (![...instances].some((name) => views.has(name))) return;
  const isOpen = ({ usedAt, lapsed }: Proposal) => usedAt === undefined && lapsed === undefined;
  const waits = ledger
    .read()
    .proposals.some((one) => isOpen(one) && one.instances.some((name) => instances.has(name)));
  // What people approved is carried out by a look at everything alone.
  worker.ask({ triggers: [{ kind: 'retry' }], ...(waits ? { isFull: true } : { extent: instances }) });
}

/** Whatever is told of a turn shows that it goes on. */
function noting({ events, clock }: Pick<DaemonParts, 'events' | 'clock'>, state: TargetState): Events {
  return {
    ...events,
    tell(happening) {
      if (state.movedAt !== undefined) state.movedAt = clock.now();
      events.tell(happening);
    },
  };
}

/** The line for this target alone: what it remembers is about it, and nothing comes over the network. */
function spineOf(parts: TargetParts, engine: ReturnType<Spine['engine']>): Spine {
  return {
    ...parts.spine,
    source: parts.kept,
    resolver: createResolver(),
    policies: () => parts.people().policies,
    engine: () => engine,
  };
}

/** Until it was looked at, what is on record is all that is known. */
async function known({ spine, target }: TargetParts, state: TargetState): Promise<void> {
  const applied = await spine.store.load(target.name).catch(() => undefined);
  state.views = new Map(
    Object.values(applied?.instances ?? {}).map((one) => [
      one.name,
      {
        name: one.name,
        commit: one.commit,
        declared: undefined,
        applied: one,
        formerly: one,
        isBad: false,
        problems: [],
        standIn: undefined,
        live: [],
        changes: [],
        obstacles: [],
      },
    ]),
  );
}

function tellWorker(event: EventJson, whose: Whose, state: TargetState, worker: Worker, now: number): void {
  for (const { instance, fresh } of aboutOf(event, whose, state.views)) {
    // Told again when the run that is about it has ended: then it is looked at anyway.
    if (state.running?.touches.has(instance) === true) continue;
    if (isCovered(state, { instance, eventMs: event.timeNano / 1e6, now })) continue;
    const container = event.Actor.Attributes['name'] ?? event.Actor.ID.slice(0, 12);
    worker.event({ kind: 'event', action: event.Action, container }, instance, fresh);
  }
}
