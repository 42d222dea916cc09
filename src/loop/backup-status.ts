// How every instance stands with every policy that selects it, from what is declared and remembered and from
// nothing else: it is true also when whoever should take backups is dead. Pure.

import type { Calendar } from '../backup/schedule.ts';
import { isAbout } from '../backup/select.ts';
import type { BackupPolicy } from '../model/backup.ts';
import type {
  BackupCondition,
  BackupLedger,
  BackupProgress,
  BackupReason,
  BackupStatus,
  LastBackups,
} from '../model/backup-run.ts';
import { timeOf, timeText } from '../model/time.ts';
import type { DeclaredBackups, Kept } from './backup-crew.ts';
import { isPair, lastOf, markOf, type Pair } from './backup-ledger.ts';
import { nextBegin, type Wanted } from './backup-slots.ts';

export type StatusGround = {
  /** Undefined: no commit was read yet. */
  readonly declared: DeclaredBackups | undefined;
  readonly state: BackupLedger;
  readonly running: ReadonlyMap<string, BackupProgress>;
  readonly now: number;
  readonly calendar: Calendar;
  /** Why the declarations of backups cannot be read now. */
  readonly trouble: string | undefined;
};

const GRAVITY: readonly BackupReason[] = [
  'BackupStale',
  'BackupUnknown',
  'BackupFailed',
  'BackupProofFailed',
  'BackupMissed',
  'BackupQueued',
  'BackupAnomaly',
  'BackupUnproven',
  'BackupPending',
];

export function backupStatuses(ground: StatusGround): readonly BackupStatus[] {
  const { declared } = ground;
  if (declared === undefined) return [];
  return pairsOf(declared)
    .map(({ policy, of }) => statusOf(ground, policy, of))
    .sort((a, b) => (`${a.instance} ${a.policy}` < `${b.instance} ${b.policy}` ? -1 : 1));
}

/** Every instance with every policy that selects it. */
export function pairsOf({
  policies,
  kept,
}: DeclaredBackups): readonly { readonly policy: BackupPolicy; readonly of: Kept }[] {
  return policies.flatMap((policy) => kept.filter((of) => isOf(policy, of)).map((of) => ({ policy, of })));
}

function isOf(policy: BackupPolicy, of: Kept): boolean {
  return of.kind === 'instance'
    ? isAbout(policy, of.subjects)
    : policy.dataSources.includes(of.dataSource.name);
}

/** Everything that is to happen by the clock. */
export function wantedOf(declared: DeclaredBackups): readonly Wanted[] {
  return pairsOf(declared).flatMap(({ policy, of: { instance } }) => {
    const pair = { policy: policy.name, instance };
    const { schedule, verify } = policy;
    return [
      ...(schedule === undefined ? [] : [{ ...pair, kind: 'backup' as const, schedule }]),
      ...(verify.restore === undefined
        ? []
        : [{ ...pair, kind: 'restore' as const, schedule: verify.restore }]),
      ...(verify.drill === undefined ? [] : [{ ...pair, kind: 'drill' as const, schedule: verify.drill }]),
    ];
  });
}

function statusOf(ground: StatusGround, policy: BackupPolicy, of: Kept): BackupStatus {
  const { state, now, calendar, running } = ground;
  const pair: Pair = { instance: of.instance, policy: policy.name };
  const last = lastOf(state, pair);
  const done = completeAt(policy, last);
  const conditions = conditionsOf(ground, policy, pair, last, done);
  const [first] = conditions;
  const { schedule, rpoMs, rtoMs } = policy;
  const nextMs = schedule && nextBegin({ ...pair, kind: 'backup', schedule }, now, calendar);
  const tookMs = last.proven?.tookMs;
  return {
    instance: of.instance,
    target: of.target,
    team: of.subjects[0]?.team,
    policy: policy.name,
    reason: first?.reason ?? 'Protected',
    message: first?.message ?? 'as promised',
    isProtected: first === undefined,
    conditions,
    lastBackupAt: done,
    lastProvenAt: last.proven?.at,
    nextAt: nextMs === undefined ? undefined : timeText(nextMs),
    rpo:
      rpoMs === undefined
        ? undefined
        : { ms: rpoMs, kept: done !== undefined && now - timeOf(done) <= rpoMs },
    rto:
      rtoMs === undefined
        ? undefined
        : { ms: rtoMs, tookMs, kept: tookMs === undefined ? undefined : tookMs <= rtoMs },
    destinations: policy.destinations.map(({ destination, required }) => {
      const known = last.at[destination];
      const waits = state.queue.findLast((one) => one.destination === destination && isPair(one, pair));
      return {
        destination,
        required,
        backup: known?.backup,
        at: known?.at,
        bytes: known?.bytes ?? 0,
        waits: waits && `${waits.reason}; tried again at ${waits.retryAt}`,
      };
    }),
    running: running.get(`${policy.name}/${of.instance}`),
  };
}

/** When the newest backup was taken that every required destination has; where none is required, any. */
export function completeAt(
  policy: Pick<BackupPolicy, 'destinations'>,
  last: LastBackups,
): string | undefined {
  const required = policy.destinations.filter(({ required }) => required);
  const asked = required.length === 0 ? policy.destinations : required;
  const times = asked.map(({ destination }) => last.at[destination]?.at);
  const known = times.filter((at) => at !== undefined).sort();
  if (required.length === 0) return known.at(-1);
  return known.length === times.length ? known[0] : undefined;
}

function conditionsOf(
  ground: StatusGround,
  policy: BackupPolicy,
  pair: Pair,
  last: LastBackups,
  done: string | undefined,
): readonly BackupCondition[] {
  const { state, trouble } = ground;
  const { tried, proof, proven, missed, anomaly } = last;
  const found: BackupCondition[] = [];
  const add = (reason: BackupReason, message: string) => void found.push({ reason, message });
  if (trouble !== undefined) add('BackupUnknown', trouble);
  const stale = staleness(ground, policy, pair, done);
  if (stale !== undefined) add('BackupStale', stale);
  if (tried?.outcome === 'failed') add('BackupFailed', tried.reason);
  if (proof !== undefined && !proof.ok) {
    add('BackupProofFailed', `${proof.how} of ${proof.backup}: ${proof.reason}`);
  }
  if (missed !== undefined && (done === undefined || done < missed.slot)) {
    add('BackupMissed', `slot ${missed.slot}: ${missed.reason}`);
  }
  const waiting = state.queue.filter((one) => isPair(one, pair));
  const names = [...new Set(waiting.map(({ destination }) => destination))];
  if (waiting.length > 0) add('BackupQueued', `${names.join(', ')}: ${waiting.at(-1)?.reason ?? ''}`);
  if (anomaly !== undefined) add('BackupAnomaly', `${anomaly.backup}: ${anomaly.words}`);
  const isAnyThere = Object.keys(last.at).length > 0;
  if (isAnyThere && proven === undefined) add('BackupUnproven', 'no restore has proved a backup yet');
  if (!isAnyThere && stale === undefined && tried === undefined) add('BackupPending', 'none was taken yet');
  return found.toSorted((a, b) => GRAVITY.indexOf(a.reason) - GRAVITY.indexOf(b.reason));
}

/** More is lost, if the instance is lost now, than its policy promises. */
function staleness(
  { state, now }: StatusGround,
  { rpoMs }: BackupPolicy,
  pair: Pair,
  done: string | undefined,
): string | undefined {
  if (rpoMs === undefined) return undefined;
  const since = done ?? markOf(state, 'backup', pair)?.since;
  if (since !== undefined && now - timeOf(since) <= rpoMs) return undefined;
  // Declared a moment ago: the keeper marks it at its next turn.
  if (since === undefined) return undefined;
  const hours = Math.round((rpoMs / 3_600_000) * 10) / 10;
  return done === undefined
    ? `no backup since it was declared at ${since}; one in ${hours} h was promised`
    : `the newest is of ${done}; one in ${hours} h was promised`;
}
