// Figures for Prometheus: what stands (from the status, at each scrape) and what happened (from the events).
// Names follow Flux and Argo CD. No commit, digest or message is ever a label: series must not multiply.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { BackupStatus } from '../model/backup-run.ts';
import type { FleetStatus, TargetWork } from '../model/condition.ts';
import type { Event } from '../model/event.ts';

export type Metrics = {
  /** Counts what happened. */
  note(event: Event): void;
  noteEngineCall(target: string, call: string, outcome: 'ok' | 'failed'): void;
  noteRequest(route: string, method: string, status: number): void;
  noteWebhook(outcome: 'accepted' | 'refused' | 'repeated'): void;
  /** The text of a scrape. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Our own metrics, for their reference. */
  readonly described: readonly Described[];
};

type Described = {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  readonly help: string;
};

/** As Flux has them: from 10 ms to half an hour. */
const DURATIONS = [0.01, 0.04, 0.15, 0.5, 2, 7.5, 30, 110, 450, 1800];

/** What is measured at each scrape. */
export type Measured = {
  readonly status: () => FleetStatus;
  /** Open streams and connections of the control sockets. */
  readonly followers: () => number;
  readonly work: () => readonly TargetWork[];
};

export function createMetrics({ status, followers, work }: Measured): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const described: Described[] = [];
  const happened = countersOf(registry, described);
  const stand = gaugesOf(registry, described);
  const cut = new Set<string>();
  return {
    contentType: registry.contentType,
    described,
    note: (event) => count(happened, cut, event),
    noteEngineCall: (target, call, outcome) => happened.engineCalls.inc({ target, call, outcome }),
    noteRequest: (route, method, code) => happened.requests.inc({ route, method, status: `${code}` }),
    noteWebhook: (outcome) => happened.webhooks.inc({ outcome }),
    text() {
      measure(stand, status());
      stand.followers.set(followers());
      for (const { target, waiting, stillMs } of work()) {
        stand.queue.set({ target }, waiting);
        stand.still.set({ target }, stillMs / 1000);
      }
      return registry.metrics();
    },
  };
}

type Counters = ReturnType<typeof countersOf>;
type Gauges = ReturnType<typeof gaugesOf>;

function countersOf(registry: Registry, described: Described[]) {
  const registers = [registry];
  const counter = <L extends string>(short: string, help: string, labels: readonly L[]) => {
    const name = `shipshape_${short}`;
    described.push({ name, type: 'counter', labels, help });
    return new Counter({ name, help, labelNames: [...labels], registers });
  };
  const histogram = <L extends string>(short: string, help: string, labels: readonly L[]) => {
    const name = `shipshape_${short}`;
    described.push({ name, type: 'histogram', labels, help });
    return new Histogram({ name, help, labelNames: [...labels], registers, buckets: DURATIONS });
  };
  return {
    passes: histogram('reconcile_duration_seconds', 'passes over a target, by how they ended', [
      'target',
      'outcome',
    ]),
    applies: histogram('apply_duration_seconds', 'runs that changed something, by how they ended', [
      'target',
      'outcome',
    ]),
    changes: counter('changes_total', 'changes carried out', ['target', 'action']),
    drift: counter('drift_detected_total', 'times that live state left what was applied', [
      'target',
      'instance',
    ]),
    plans: counter('plans_total', 'plans that waited for people, by what became of them', ['outcome']),
    sourceRequests: histogram('source_request_duration_seconds', 'looks at the branch', ['moved']),
    sourceFailures: counter('source_failures_total', 'looks at the branch that failed', ['code']),
    sourceRefused: counter('source_refused_total', 'commits that were refused as a basis', ['code']),
    gaps: counter('event_stream_gaps_total', 'times that the stream of engine events was cut', ['target']),
    engineCalls: counter('engine_calls_total', 'calls of a Docker engine', ['target', 'call', 'outcome']),
    requests: counter('http_requests_total', 'HTTP requests', ['route', 'method', 'status']),
    webhooks: counter('webhook_requests_total', 'deliveries of webhooks', ['outcome']),
    backups: histogram('backup_duration_seconds', 'runs of backups, by how they ended', [
      'instance',
      'policy',
      'outcome',
    ]),
    missed: counter('backup_missed_total', 'slots that nobody ran', ['instance', 'policy', 'kind']),
    verified: counter('backup_verifications_total', 'checks of backups, by how they ended', [
      'instance',
      'how',
      'outcome',
    ]),
    deleted: counter('backup_deleted_total', 'backups deleted', ['instance', 'destination']),
    restores: histogram('restore_duration_seconds', 'restores, by how they ended', ['instance', 'outcome']),
    audit: counter('audit_lines_total', 'lines of the audit', ['outcome']),
  };
}

function gaugesOf(registry: Registry, described: Described[]) {
  const registers = [registry];
  const gauge = <L extends string>(short: string, help: string, labels: readonly L[]) => {
    const name = `shipshape_${short}`;
    described.push({ name, type: 'gauge', labels, help });
    return new Gauge({ name, help, labelNames: [...labels], registers });
  };
  return {
    info: gauge('info', 'the daemon; always 1', ['version', 'fleet']),
    ready: gauge('instance_ready', '1 when the instance runs as declared', ['instance', 'target', 'team']),
    condition: gauge('instance_condition', '1 for the one reason that the instance stands at', [
      'instance',
      'target',
      'reason',
    ]),
    obstacle: gauge('instance_obstacles', 'what keeps the instance from converging, by kind', [
      'instance',
      'target',
      'kind',
    ]),
    drifted: gauge('instance_drifted_fields', 'fields of live state that differ and are not put right yet', [
      'instance',
      'target',
    ]),
    waiting: gauge('plans_waiting', 'plans that wait for people', []),
    problems: gauge('declaration_problems', 'problems of the declarations', []),
    sourceAge: gauge('source_age_seconds', 'since the branch was looked at with success', []),
    sourceStale: gauge('source_stale', '1 when the source was not seen for too long', []),
    sourceRefusing: gauge('source_refusing', '1 while the newest commit is refused as a basis', []),
    targetAge: gauge('target_age_seconds', 'since the target was looked at with success', ['target']),
    targetStale: gauge('target_stale', '1 when the target was not seen for too long', ['target']),
    events: gauge('target_events_connected', '1 while the engine tells what happens', ['target']),
    running: gauge('reconcile_running', '1 while a run changes the target', ['target']),
    queue: gauge('queue_depth', 'looks at the target that wait for their turn; many alike are one', [
      'target',
    ]),
    still: gauge('work_still_seconds', 'since what goes on at the target last moved; 0: nothing goes on', [
      'target',
    ]),
    ...backupGaugesOf(gauge),
    followers: gauge('connections', 'open connections on the control sockets', []),
  };
}

type MakeGauge = <L extends string>(short: string, help: string, labels: readonly L[]) => Gauge<L>;

function backupGaugesOf(gauge: MakeGauge) {
  return {
    backupSuccess: gauge(
      'backup_last_success_timestamp_seconds',
      'when the newest backup that is whole at the destination was taken',
      ['instance', 'policy', 'destination'],
    ),
    backupBytes: gauge('backup_last_size_bytes', 'size of the newest backup at the destination', [
      'instance',
      'policy',
      'destination',
    ]),
    backupProven: gauge(
      'backup_last_proven_timestamp_seconds',
      'when a restore last proved a backup of the instance',
      ['instance', 'policy'],
    ),
    backupCondition: gauge('backup_condition', '1 for the one reason that the backups stand at', [
      'instance',
      'policy',
      'reason',
    ]),
    backupProtected: gauge('backup_protected', '1 when the instance is protected as its policy promises', [
      'instance',
      'policy',
    ]),
    backupRunning: gauge('backup_running', '1 while a backup of the instance goes on', [
      'instance',
      'policy',
    ]),
  };
}

function count(to: Counters, cut: Set<string>, event: Event): void {
  switch (event.kind) {
    case 'pass.ended':
      to.passes.observe({ target: event.target, outcome: event.outcome }, event.durationMs / 1000);
      return;
    case 'run.ended': {
      const { target, outcome, changes, beganAt, endedAt } = event.record;
      to.applies.observe({ target, outcome }, Math.max(0, Date.parse(endedAt) - Date.parse(beganAt)) / 1000);
      if (outcome === 'applied') for (const { action } of changes) to.changes.inc({ target, action });
      return;
    }
    case 'drift.detected':
      to.drift.inc({ target: event.target, instance: event.instance });
      return;
    case 'target.changed': {
      const { target, events } = event.status;
      if (events === 'cut' && !cut.has(target)) to.gaps.inc({ target });
      if (events === 'cut') cut.add(target);
      else cut.delete(target);
      return;
    }
    default:
      countRest(to, event);
  }
}

function countRest(to: Counters, event: Event): void {
  switch (event.kind) {
    case 'source.checked':
      to.sourceRequests.observe({ moved: `${event.moved}` }, event.durationMs / 1000);
      return;
    case 'source.failed':
      to.sourceFailures.inc({ code: event.code });
      return;
    case 'source.refused':
      to.sourceRefused.inc({ code: event.code });
      return;
    case 'plan.waiting':
    case 'plan.lapsed':
    case 'plan.approved':
    case 'plan.rejected':
      to.plans.inc({ outcome: event.kind.slice('plan.'.length) });
      return;
    case 'backup.ended': {
      const { instance, policy, outcome, durationMs } = event;
      to.backups.observe({ instance, policy, outcome }, durationMs / 1000);
      return;
    }
    case 'backup.missed':
      to.missed.inc({ instance: event.instance, policy: event.policy, kind: event.of });
      return;
    case 'backup.verified':
      to.verified.inc({ instance: event.instance, how: event.how, outcome: event.ok ? 'good' : 'failed' });
      return;
    case 'backup.deleted':
      to.deleted.inc({ instance: event.instance, destination: event.destination });
      return;
    case 'restore.ended':
      to.restores.observe(
        { instance: event.instance, outcome: event.ok ? 'good' : 'failed' },
        event.durationMs / 1000,
      );
      return;
    case 'audit.written':
      to.audit.inc({ outcome: event.line.outcome });
      return;
    default:
      return;
  }
}

/** Everything anew: what is gone leaves no series behind. */
function measure(to: Gauges, status: FleetStatus): void {
  for (const gauge of Object.values(to)) gauge.reset();
  to.info.set({ version: status.version, fleet: status.fleet }, 1);
  for (const { instance, target, team = '', isReady, reason, obstacles, drift } of status.instances) {
    to.ready.set({ instance, target, team }, Number(isReady));
    to.condition.set({ instance, target, reason }, 1);
    to.drifted.set({ instance, target }, drift.length);
    for (const { kind } of obstacles) to.obstacle.inc({ instance, target, kind });
  }
  for (const one of status.backups) measureBackups(to, one);
  to.waiting.set(status.waiting.length);
  to.problems.set(status.problems.length);
  const { freshness, refused } = status.source;
  if (freshness.ageMs !== undefined) to.sourceAge.set(freshness.ageMs / 1000);
  to.sourceStale.set(Number(freshness.isStale));
  to.sourceRefusing.set(Number(refused !== undefined));
  for (const { target, freshness: seen, events, running } of status.targets) {
    if (seen.ageMs !== undefined) to.targetAge.set({ target }, seen.ageMs / 1000);
    to.targetStale.set({ target }, Number(seen.isStale));
    to.events.set({ target }, Number(events === 'connected'));
    to.running.set({ target }, Number(running !== undefined));
  }
}

function measureBackups(to: Gauges, status: BackupStatus): void {
  const { instance, policy, reason, isProtected, destinations, lastProvenAt, running } = status;
  to.backupCondition.set({ instance, policy, reason }, 1);
  to.backupProtected.set({ instance, policy }, Number(isProtected));
  to.backupRunning.set({ instance, policy }, Number(running !== undefined));
  if (lastProvenAt !== undefined) to.backupProven.set({ instance, policy }, Date.parse(lastProvenAt) / 1000);
  for (const { destination, at, bytes } of destinations) {
    if (at === undefined) continue;
    to.backupSuccess.set({ instance, policy, destination }, Date.parse(at) / 1000);
    to.backupBytes.set({ instance, policy, destination }, bytes);
  }
}
