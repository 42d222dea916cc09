// The status of the fleet from what the workers and the keeper know. No engine is asked for it.

import { missing } from '../approve/needs.ts';
import { standing } from '../approve/proposals.ts';
import type { BackupStatus } from '../model/backup-run.ts';
import type { FleetStatus, InstanceStatus, SourceStatus, TargetStatus } from '../model/condition.ts';
import type { LedgerState, Proposal } from '../model/ledger.ts';
import { compareProblems, type Problem } from '../model/problem.ts';
import type { Trigger } from '../model/record.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import { instanceStatus } from './conditions.ts';
import { timeText } from './parts.ts';
import type { TargetState } from './state.ts';

export type Known = {
  readonly fleet: string;
  readonly version: string;
  readonly now: number;
  readonly sweepMs: number;
  readonly source: SourceStatus;
  readonly targets: readonly { readonly target: TargetName; readonly state: TargetState }[];
  readonly ledger: Pick<LedgerState, 'proposals'>;
  readonly backups: readonly BackupStatus[];
};

export function fleetStatus(known: Known): FleetStatus {
  const { fleet, version, now, source, targets, backups } = known;
  const open = openProposals(known);
  return {
    fleet,
    version,
    at: timeText(now),
    source,
    targets: targets.map(({ target, state }) => targetStatus(target, state, known)),
    instances: targets
      .flatMap(({ target, state }) => instancesOn(target, state, open))
      .sort((a, b) => (a.instance < b.instance ? -1 : 1)),
    problems: problemsOf(targets.map(({ state }) => state.problems)),
    waiting: open.filter(({ rejection }) => rejection === undefined).map(({ id }) => id),
    backups,
  };
}

export function openProposals({ ledger, now }: Pick<Known, 'ledger' | 'now'>): readonly Proposal[] {
  return ledger.proposals.filter((one) => ['open', 'met', 'rejected'].includes(standing(one, now)));
}

export function targetStatus(
  target: TargetName,
  state: TargetState,
  { now, sweepMs }: Pick<Known, 'now' | 'sweepMs'>,
): TargetStatus {
  const ageMs = state.seenAt === undefined ? undefined : Math.max(0, now - state.seenAt);
  const isOld = ageMs === undefined || ageMs > 3 * sweepMs;
  const { running } = state;
  return {
    target,
    engine: state.engine,
    freshness: {
      at: state.seenAt === undefined ? undefined : timeText(state.seenAt),
      ageMs,
      isStale: isOld || state.isUp !== true || state.failure !== undefined,
      failure: state.failure,
    },
    events: state.events,
    running: running && { run: running.run, since: running.since, trigger: triggerText(running.triggers) },
  };
}

export function instancesOn(
  target: TargetName,
  state: TargetState,
  open: readonly Proposal[],
  only?: ReadonlySet<InstanceName>,
): readonly InstanceStatus[] {
  const unseen = unseenBecause(state);
  return [...state.views.values()]
    .filter(({ name }) => only === undefined || only.has(name))
    .map((view) =>
      instanceStatus(view, {
        target,
        unseen,
        isRunning: state.running?.unfinished.has(view.name) ?? false,
        waiting: open
          .filter(({ subject }) => subject.kind === 'target' && subject.target === target)
          .filter(({ instances }) => instances.includes(view.name))
          .map((one) => ({ plan: one.id, missing: missingOf(one) })),
      }),
    );
}

function unseenBecause({ isUp, failure, isLookedAt }: TargetState): string | undefined {
  if (isUp === false || failure !== undefined) return failure ?? 'the engine does not answer';
  return isLookedAt ? undefined : 'it was not looked at yet';
}

function missingOf(proposal: Proposal): string {
  const { rejection } = proposal;
  if (rejection !== undefined) return `another commit: ${rejection.by} rejected it (${rejection.reason})`;
  return missing(proposal) || 'its turn';
}

/** `commit, ana: reconcile`. */
function triggerText(triggers: readonly Trigger[]): string {
  const words = triggers.map((trigger) => {
    if (trigger.kind === 'person') return `${trigger.by}: ${trigger.verb}`;
    return trigger.kind === 'event' ? `event ${trigger.action}` : trigger.kind;
  });
  return [...new Set(words)].join(', ');
}

/** Each said once: every target reads the same declarations. */
function problemsOf(lists: readonly (readonly Problem[])[]): readonly Problem[] {
  const unique = new Map(lists.flat().map((one) => [JSON.stringify([one.code, one.at, one.message]), one]));
  return [...unique.values()].sort(compareProblems);
}
