// A policy of backups as it is written to the one that is followed, with every default applied.

import type {
  BackupPolicy,
  Hook,
  PointInTime,
  PolicyDestination,
  Retention,
  Schedule,
} from '../model/backup.ts';
import type { BackupPolicyDeclared } from '../model/declaration.ts';
import { durationMs } from '../model/duration.ts';
import type {
  BackupPolicySpec,
  HookSpec,
  RetentionSpec,
  ScheduleSpec,
} from '../model/generated/backup-policy.ts';
import { bytesOf } from './amounts.ts';
import { sourcesOf } from './backup-sources.ts';
import { nodeAt, valueAt } from './positions.ts';

/** The policy of a declaration that nothing is wrong with. */
export function backupPolicyOf({ name, spec, node }: BackupPolicyDeclared): BackupPolicy {
  const { match, verify = {}, objectives = {}, hooks = {} } = spec;
  return {
    name,
    instances: match,
    dataSources: spec.dataSources ?? [],
    sources: sourcesOf(spec.sources, nodeAt(node, 'spec', 'sources')),
    schedule: spec.schedule && scheduleOf(spec.schedule),
    destinations: destinationsOf(spec),
    compression: spec.compression ?? 1,
    verify: {
      restore: verify.restore && scheduleOf(verify.restore),
      drill: verify.drill && scheduleOf(verify.drill),
      assertions: (verify.assertions ?? []).map((one) => ({ ...one, equals: String(one.equals) })),
    },
    rpoMs: objectives.rpo === undefined ? undefined : milliseconds(objectives.rpo),
    rtoMs: objectives.rto === undefined ? undefined : milliseconds(objectives.rto),
    hooks: {
      pre: (hooks.pre ?? []).map((hook) => hookOf(hook, 'abort')),
      post: (hooks.post ?? []).map((hook) => hookOf(hook, 'go-on')),
    },
    ...boundsOf(spec),
    pitr: pointInTimeOf(spec),
    origin: valueAt(node, 'metadata', 'name'),
  };
}

type Bounds = Pick<BackupPolicy, 'retry' | 'limits' | 'anomaly'>;

function boundsOf({ retry = {}, limits = {}, anomaly = {} }: BackupPolicySpec): Bounds {
  const { sizeDropPercent = 50, rowDropPercent = 50 } = anomaly;
  return {
    retry: { times: retry.times ?? 2, delayMs: milliseconds(retry.delay ?? '5m') },
    limits: { cpuShares: limits.cpuShares ?? 128, timeoutMs: milliseconds(limits.timeout ?? '6h') },
    anomaly: { sizeDropPercent, rowDropPercent },
  };
}

function scheduleOf({ cron, timezone = 'UTC', jitter, missed, deadline }: ScheduleSpec): Schedule {
  return {
    cron,
    timezone,
    jitterMs: jitter === undefined ? 0 : milliseconds(jitter),
    missed: missed ?? 'run-once',
    deadlineMs: milliseconds(deadline ?? '4h'),
  };
}

function destinationsOf({ destinations, retention }: BackupPolicySpec): readonly PolicyDestination[] {
  return destinations.map(({ name, required = true, retention: own }) => ({
    destination: name,
    required,
    retention: retentionOf(retention, own),
  }));
}

/** What a destination says goes over what the policy says, line by line. */
function retentionOf(of: RetentionSpec | undefined, own: RetentionSpec | undefined): Retention | undefined {
  if (of === undefined && own === undefined) return undefined;
  const none = { last: 0, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
  return { ...none, minVerified: 1, neverBelow: 1, maxDeletePercent: 25, ...of, ...own };
}

function hookOf({ service, command, timeout = '60s', onError }: HookSpec, otherwise: Hook['onError']): Hook {
  return { service, command, timeoutMs: milliseconds(timeout), onError: onError ?? otherwise };
}

function pointInTimeOf({ pitr }: BackupPolicySpec): PointInTime | undefined {
  if (pitr === undefined) return undefined;
  const { source, base, window = '7d', upload = '60s', maxBehind = '4GiB' } = pitr;
  return {
    source,
    base: scheduleOf(base),
    windowMs: milliseconds(window),
    uploadMs: milliseconds(upload),
    maxBehindBytes: bytesOf(maxBehind),
  };
}

/** Schemas let through only what is a duration. */
function milliseconds(text: string): number {
  return durationMs(text) ?? 0;
}
