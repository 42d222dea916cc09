// A fleet as it might stand one night: something drifted, something failing, a plan that loses data, a run that
// goes on. Fixed in every word and second. `evil` is put behind every word that others wrote.

import type { BackupStatus } from '../../../src/model/backup-run.ts';
import type { FleetStatus, InstanceStatus, Obstacle } from '../../../src/model/condition.ts';
import type { Event } from '../../../src/model/event.ts';
import { instanceName, targetName } from '../../../src/model/ref.ts';
import { safeText } from '../../../src/show/safe.ts';
import { type LiveRun, loadKey, type Streamed, unknownWorld, type World } from '../../../tui/state/world.ts';
import { FRESH, fleetStatus, HEAD, instanceStatus, OLD } from '../../support/status.ts';
import { answers } from './demo-answers.ts';

export const NOW = Date.parse('2026-11-20T03:20:00.000Z');
export const PLAN = '7c1e4d9a01b2';

/** RFC 3339, so many minutes ago. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW - minutes * 60_000).toISOString();
}

/** Every operation that the daemon has today. */
export const OPERATIONS = [
  ...[
    'status',
    'freshness',
    'get',
    'describe',
    'stats',
    'keeps',
    'templates',
    'history',
    'why',
    'events',
    'whoami',
  ],
  ...['plans', 'plan', 'approve', 'reject', 'hold', 'release', 'suspend', 'resume', 'rollback', 'unpin'],
  ...['reconcile', 'accept-source', 'users', 'sessions', 'session-end', 'audit-list', 'audit-verify'],
  ...['key-create', 'key-list', 'key-revoke', 'totp-enroll', 'totp-confirm', 'totp-remove', 'logs'],
  ...['backups', 'backup', 'backup-run', 'backup-verify', 'backup-lock', 'restore-plan', 'restore-start'],
  ...['restores', 'restore-cancel'],
];

const ALL = [
  ...['fleet', 'instance', 'plan', 'history', 'audit', 'events', 'logs', 'user', 'session', 'backup'].map(
    (kind) => `read:${kind}`,
  ),
  ...['approve:plan', 'approve:people', 'reject:plan', 'hold:instance', 'rollback:instance', 'accept:source'],
  ...['suspend:instance', 'suspend:target', 'suspend:fleet', 'reconcile:instance', 'reconcile:target'],
  ...[
    'manage:key',
    'manage:totp',
    'manage:session',
    'manage-any:session',
    'run:backup',
    'verify:backup',
    'lock:backup',
    'restore:instance',
  ],
];

export type DemoOptions = {
  readonly evil?: string;
  readonly permissions?: readonly string[];
  readonly operations?: readonly string[];
  readonly name?: string;
};

export const VIEWER = [
  'read:fleet',
  'read:instance',
  'read:plan',
  'read:history',
  'read:events',
  'read:user',
  'manage:key',
];

export function demoWorld({
  evil = '',
  permissions = ALL,
  operations = OPERATIONS,
  name = 'ana',
}: DemoOptions = {}): World {
  const fleet = demoFleet(evil);
  return {
    ...unknownWorld(NOW),
    link: { kind: 'live' },
    me: {
      name: safeText(name),
      how: safeText('ssh, ssh-key SHA256:ana'),
      roles: [safeText(permissions === ALL ? 'admin' : 'viewer')],
      permissions: new Set(permissions),
      somewhere: new Set(),
    },
    operations: new Set(operations),
    fleet,
    events: demoEvents(evil),
    runs: [liveRun(evil)],
    answers: answers(evil),
    streams: streams(evil),
  };
}

function demoFleet(evil: string): FleetStatus {
  const of = (name: string, minutes: number, over: Partial<InstanceStatus> = {}) =>
    instanceStatus(name, { target: targetName('edge-1'), lastChangeAt: minutesAgo(minutes), ...over });
  const waiting: Obstacle = { kind: 'awaiting-approval', plan: PLAN, missing: '1 more, not the author' };
  const held: Obstacle = {
    kind: 'held',
    by: `ana${evil}`,
    reason: `restoring by hand${evil}`,
    until: minutesAgo(-95),
  };
  const crm = instanceName('crm');
  const ready = [
    'auth',
    'cache-eu',
    'cache-us',
    'docs',
    'gateway',
    'grafana',
    'ledger',
    'queue',
    'registry',
    'search',
  ];
  const more = Array.from({ length: 30 }, (_, at) => `worker-${String(at + 1).padStart(2, '0')}`);
  const instances = [
    of('crm', 4, {
      ...{ team: `sales${evil}`, reason: 'AwaitingApproval', isReady: false, appliedCommit: OLD },
      message: `plan ${PLAN} waits for 1 more, not the author${evil}`,
      obstacles: [waiting],
      drift: [`web: memory: 64MiB -> 128MiB${evil}`],
      containers: [
        container('crm', 'db', 'running', 'healthy'),
        container('crm', 'web', 'running', 'unhealthy'),
        container('crm', 'cron', 'running', 'none'),
      ],
    }),
    of('shop', 12, {
      ...{ reason: 'Failed', isReady: false, message: `web: exited 137 three times${evil}` },
      obstacles: [{ kind: 'backoff', until: minutesAgo(-3), message: `web exits at once${evil}` }],
      containers: [container('shop', 'web', 'restarting', 'none')],
    }),
    of('mail', 190, {
      target: targetName('edge-2'),
      reason: 'Unknown',
      isReady: false,
      message: `edge-2 is not seen${evil}`,
    }),
    of('wiki', 30, {
      reason: 'Drifted',
      isReady: false,
      message: `app: env.DEBUG changed by hand${evil}`,
      drift: [`app: env.DEBUG: (none) -> 1${evil}`],
    }),
    of('blog', 60, { reason: 'Held', isReady: false, obstacles: [held], message: `held by ana${evil}` }),
    of('api', 1, { reason: 'Reconciling', isReady: false, message: 'being put right' }),
    ...ready.map((one, at) => of(one, 600 + at * 400)),
    ...more.map((one, at) => of(one, 9_000 + at * 10)),
  ];
  return fleetStatus(instances, {
    at: new Date(NOW).toISOString(),
    fleet: 'edge',
    targets: [
      {
        ...{
          target: targetName('edge-1'),
          engine: `docker 28.0.1${evil}`,
          freshness: { ...FRESH, at: minutesAgo(0) },
        },
        events: 'connected',
        running: { run: 'run-live', since: minutesAgo(1), trigger: 'commit' },
      },
      {
        ...{ target: targetName('edge-2'), engine: 'docker 20.10.24', events: 'cut', running: undefined },
        freshness: {
          at: minutesAgo(190),
          ageMs: 190 * 60_000,
          isStale: true,
          failure: `connection refused${evil}`,
        },
      },
    ],
    waiting: [PLAN],
    backups: [backup(crm, evil)],
  });

  function container(instance: string, service: string, state: string, health: string) {
    return {
      address: `${instance}/container/${service}` as InstanceStatus['containers'][number]['address'],
      state,
      health,
    };
  }
}

function backup(instance: BackupStatus['instance'], evil: string): BackupStatus {
  return {
    ...{ instance, target: targetName('edge-1'), team: 'sales', policy: `nightly${evil}` },
    ...{
      reason: 'BackupUnproven',
      message: `no restore of it was tried for 40 d${evil}`,
      isProtected: false,
    },
    conditions: [{ reason: 'BackupUnproven', message: `no restore of it was tried for 40 d${evil}` }],
    ...{ lastBackupAt: minutesAgo(63), lastProvenAt: minutesAgo(40 * 1440), nextAt: minutesAgo(-1377) },
    rpo: { ms: 86_400_000, kept: true },
    rto: { ms: 3_600_000, tookMs: undefined, kept: undefined },
    destinations: [
      {
        destination: `offsite${evil}`,
        required: true,
        backup: '20261120T021700Z-5f3a9c1e',
        at: minutesAgo(63),
        bytes: 41_800_000_000,
        waits: undefined,
      },
    ],
    running: undefined,
  };
}

function demoEvents(evil: string): readonly Event[] {
  const crm = instanceName('crm');
  const edge = targetName('edge-1');
  const at = minutesAgo;
  return [
    {
      seq: 1,
      at: at(20),
      kind: 'source.accepted',
      commit: HEAD,
      author: `Dana${evil}`,
      subject: `raise the pool${evil}`,
    },
    {
      seq: 2,
      at: at(19),
      kind: 'plan.waiting',
      plan: PLAN,
      target: edge,
      reason: `policy data: it may lose data${evil}`,
    },
    {
      seq: 3,
      at: at(9),
      kind: 'drift.detected',
      target: edge,
      instance: crm,
      address: `crm/container/web` as never,
      fields: [`memory${evil}`],
    },
    {
      seq: 4,
      at: at(4),
      kind: 'instance.changed',
      status: instanceStatus('crm', { reason: 'AwaitingApproval', message: `waits${evil}` }),
    },
    {
      seq: 5,
      at: at(2),
      kind: 'source.failed',
      code: 'git/unreachable',
      message: `cannot reach the remote${evil}`,
    },
    { seq: 6, at: at(1), kind: 'run.begun', run: 'run-live', target: edge, instances: [instanceName('api')] },
  ];
}

function liveRun(evil: string): LiveRun {
  const step = (name: string) => `api/container/web:${name}` as never;
  const address = 'api/container/web' as never;
  return {
    ...{ run: 'run-live', target: 'edge-1', instances: ['api'], beganAt: minutesAgo(1), record: undefined },
    progress: [
      { kind: 'step.started', step: step('pull'), call: 'image.pull', address },
      { kind: 'step.ended', outcome: { kind: 'done', step: step('pull') }, durationMs: 4_200 },
      { kind: 'step.started', step: step('stop-old'), call: 'container.stop', address },
      { kind: 'step.ended', outcome: { kind: 'done', step: step('stop-old') }, durationMs: 900 },
      { kind: 'step.started', step: step('create'), call: 'container.create', address },
      { kind: 'step.ended', outcome: { kind: 'done', step: step('create') }, durationMs: 120 },
      { kind: 'step.started', step: step('wait'), call: 'container.wait', address },
      { kind: 'step.progress', step: step('wait'), text: `starting: 3 of 10 checks${evil}` },
    ],
  };
}

function streams(evil: string): ReadonlyMap<string, Streamed> {
  const texts = [
    'database system is starting up',
    'database system is ready to accept connections',
    'FATAL: could not map anonymous shared memory: Cannot allocate memory; this error usually means that the request exceeded available memory or swap space',
    'checkpoint complete: wrote 42 buffers',
  ];
  const items = Array.from({ length: 40 }, (_, at) => ({
    from: safeText(`crm/container/${['db', 'web', 'cron'][at % 3]}`),
    text: safeText(`${String(at + 1).padStart(3, '0')} ${texts[at % texts.length]}${evil}`),
  }));
  const logs = { items, readings: [], skipped: 12, end: undefined };
  const readings = Array.from({ length: 15 }, (_, at) => ({
    at: new Date(NOW - (14 - at) * 2_000).toISOString(),
    containers: [
      {
        address: 'crm/container/db' as never,
        cpus: at === 0 ? undefined : 0.1 + ((at * 7) % 10) / 12,
        memory: (180 + at * 4) * 1_048_576,
        memoryLimit: 512 * 1_048_576,
        pids: 12,
      },
      {
        address: 'crm/container/web' as never,
        cpus: 0.02,
        memory: 61 * 1_048_576,
        memoryLimit: 64 * 1_048_576,
        pids: 3,
      },
      { address: 'crm/container/cron' as never, cpus: 0, memory: 4 * 1_048_576, memoryLimit: 0, pids: 1 },
    ],
  }));
  const stats = { items: [], readings, skipped: 0, end: undefined };
  const input = { lines: 500, follow: true };
  return new Map<string, Streamed>([
    [loadKey({ op: 'logs', input: { instance: 'crm', ...input } }), logs],
    [
      loadKey({ op: 'logs', input: { instance: 'crm', service: 'cron', ...input } }),
      { ...logs, items: items.filter(({ from }) => from.endsWith('cron')) },
    ],
    [loadKey({ op: 'stats', input: { instance: 'crm' } }), stats],
  ]);
}
