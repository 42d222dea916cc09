// What the daemon of the demo fleet answers to what screens ask for. Fixed; `evil` stands behind every word that
// others wrote.

import type { Answers } from '../../../src/control/answers.ts';
import type { Cause } from '../../../src/model/plan.ts';
import type { AuditLine, RunRecord } from '../../../src/model/record.ts';
import { instanceName, targetName } from '../../../src/model/ref.ts';
import { safeText } from '../../../src/show/safe.ts';
import { type Answer, loadKey } from '../../../tui/state/world.ts';
import { HEAD, instanceStatus, OLD } from '../../support/status.ts';
import { newestInput, oneBackup, restorePlan, restoresOf, storedBackups } from './demo-backups.ts';
import { at, DIGEST, ID, NOW, planOf, proposal } from './demo-plan.ts';

type Input = Readonly<Record<string, string | number | boolean>>;

export function answers(evil: string): ReadonlyMap<string, Answer<unknown>> {
  const got = <Op extends keyof Answers>(op: Op, input: Input, value: Answers[Op]) =>
    [loadKey({ op, input }), { kind: 'got', value, at: NOW, isOld: false }] as const;
  const limit = { limit: 500 };
  const lines = auditLines(evil);
  return new Map<string, Answer<unknown>>([
    got('get', { instance: 'crm' }, getOf(evil)),
    got('describe', { instance: 'crm' }, describeOf(evil)),
    got(
      'why',
      { of: 'crm', limit: 50 },
      { of: 'crm', instance: 'crm', runs: runs(evil).map((run) => ({ ...run, outcome: run.outcome })) },
    ),
    got('plans', {}, { plans: [proposal(evil)] }),
    got(
      'plans',
      { all: true },
      {
        plans: [
          proposal(evil),
          {
            ...proposal(evil),
            id: '0123456789ab',
            standing: 'lapsed',
            lapsed: { at: at(70), reason: `the commit moved${evil}` },
          },
        ],
      },
    ),
    got('plan', { plan: ID }, planOf(evil)),
    got('backups', { instance: 'crm' }, storedBackups(evil)),
    got('backup', newestInput(evil), oneBackup(evil)),
    got('restore-plan', newestInput(evil), restorePlan(evil)),
    got('restores', {}, restoresOf(evil)),
    got('history', { limit: 200 }, { runs: runs(evil) }),
    got('templates', {}, { templates: templatesOf(evil) }),
    got('keeps', {}, keepsOf(evil)),
    got('users', {}, { users: usersOf(evil) }),
    got('sessions', {}, sessionsOf(evil)),
    got('key-list', {}, { keys: keysOf(evil) }),
    got('audit-list', limit, { lines }),
    got(
      'audit-list',
      { ...limit, outcome: 'refused' },
      { lines: lines.filter(({ outcome }) => outcome === 'refused') },
    ),
  ]);
}

function commitCause(evil: string): Cause {
  return {
    ...{ kind: 'commit', at: { file: `instances/crm.yaml${evil}`, line: 12, column: 5 }, commit: HEAD },
    ...{
      author: `Dana${evil}`,
      email: 'dana@example.com',
      subject: `raise the pool, postgres 16.4${evil}`,
      authoredAt: 0,
    },
  };
}

function getOf(evil: string): Answers['get'] {
  return {
    status: instanceStatus('crm'),
    keeps: [],
    pin: null,
    trouble: {
      target: targetName('edge-1'),
      instance: instanceName('crm'),
      commit: HEAD,
      failures: 2,
      retryAt: at(-2),
      rolledBack: undefined,
      message: `web: no such file${evil}`,
      correction: undefined,
      stalled: false,
    },
    plans: [ID],
  };
}

function describeOf(evil: string): Answers['describe'] {
  const place = (line: number) => ({ file: `instances/crm.yaml${evil}`, line, column: 3 });
  const container = (service: string, over: Partial<Answers['describe']['containers'][number]>) => ({
    ...{
      address: `crm/container/${service}` as never,
      service,
      name: `crm-${service}-1`,
      image: `registry.example/${service}:16.2${evil}`,
    },
    ...{
      state: 'running',
      health: 'healthy',
      healthSays: undefined,
      exitCode: 0,
      oomKilled: false,
      restarts: 0,
    },
    ...{
      startedAt: at(2 * 1440),
      limits: { cpus: 0, memory: 0, pids: 0 },
      ports: [],
      mounts: [],
      declaredAt: place(14),
    },
    ...over,
  });
  return {
    ...{ instance: instanceName('crm'), target: targetName('edge-1'), commit: HEAD, declaredAt: place(1) },
    declared: { state: 'running', drift: 'correct', isProtected: true },
    dependsOn: [instanceName('auth')],
    containers: [
      container('cron', { health: 'none', declaredAt: place(31) }),
      container('db', {
        limits: { cpus: 1.5, memory: 512 * 1_048_576, pids: 200 },
        mounts: [{ type: 'volume', source: 'crm_data', target: '/var/lib/postgresql/data', readOnly: false }],
      }),
      container('web', {
        ...{
          health: 'unhealthy',
          healthSays: `curl: (7) connection refused${evil}`,
          restarts: 6,
          startedAt: at(7),
          declaredAt: place(22),
        },
        ...{ limits: { cpus: 0.5, memory: 64 * 1_048_576, pids: 0 }, ports: ['0.0.0.0:8080/tcp'] },
      }),
    ],
    data: [
      {
        kind: 'volume',
        address: 'crm/volume/data' as never,
        name: 'crm_data',
        external: false,
        declaredAt: place(40),
      },
    ],
  };
}

function runs(evil: string): readonly RunRecord[] {
  const run = (id: string, minutes: number, over: Partial<RunRecord>): RunRecord => ({
    ...{
      run: id,
      target: targetName('edge-1'),
      beganAt: at(minutes),
      endedAt: at(minutes - 0.4),
      commit: HEAD,
      plan: DIGEST,
    },
    ...{ trigger: [{ kind: 'commit', by: 'poll' }], approvedBy: [], outcome: 'applied' },
    instances: [{ instance: instanceName('crm'), kind: 'applied' }],
    changes: [
      {
        ...{
          instance: instanceName('crm'),
          address: 'crm/container/web' as never,
          action: 'update',
          risks: ['restart'],
        },
        fields: [{ path: `memory${evil}`, before: 67_108_864, after: 134_217_728, secret: false }],
        causes: [commitCause(evil)],
      },
    ],
    ...over,
  });
  return [
    run('run-12', 60, {
      ...{ outcome: 'failed', approvedBy: [`bob (ssh-key SHA256:bob)${evil}`] },
      instances: [
        {
          instance: instanceName('crm'),
          kind: 'rolled-back',
          message: `web was not healthy within 60 s${evil}`,
          hint: 'see its last lines',
          logs: [`panic: no such table${evil}`, 'exit status 2'],
        },
      ],
    }),
    run('run-11', 300, { trigger: [{ kind: 'person', by: `ana${evil}`, verb: 'reconcile' }], commit: OLD }),
    run('run-10', 2_000, {
      trigger: [{ kind: 'sweep' }],
      outcome: 'interrupted',
      instances: [{ instance: instanceName('wiki'), kind: 'interrupted' }],
      changes: [],
    }),
  ];
}

function keepsOf(evil: string): Answers['keeps'] {
  const said = { by: `ana${evil}`, how: 'ssh-key SHA256:ana', at: at(25) };
  return {
    keeps: [
      {
        ...said,
        kind: 'hold',
        scope: { kind: 'instance', instance: instanceName('blog') },
        reason: `restoring by hand${evil}`,
        until: at(-95),
      },
      {
        ...said,
        kind: 'suspend',
        scope: { kind: 'target', target: targetName('edge-2') },
        reason: `the disk is replaced${evil}`,
        until: undefined,
      },
    ],
    pins: [
      {
        ...said,
        instance: instanceName('wiki'),
        commit: OLD,
        since: HEAD,
        reason: `16.4 breaks search${evil}`,
      },
    ],
  };
}

function usersOf(evil: string): Answers['users']['users'] {
  const user = { github: null, disabled: false, isRoot: false, codes: false };
  return [
    {
      ...user,
      name: 'ana',
      roles: ['admin'],
      teams: [`sales${evil}`],
      keys: ['SHA256:jK1x0aT2mNqN8u1S1n7yq0rYb3nQ5o2p9mX4c6v8z0A'],
      codes: true,
      isRoot: true,
    },
    {
      ...user,
      name: 'bob',
      roles: ['operator'],
      teams: [],
      keys: ['SHA256:bob', 'SHA256:bob-laptop'],
      github: `bob${evil}`,
    },
    { ...user, name: 'carol', roles: ['viewer'], teams: ['sales'], keys: [], disabled: true },
  ];
}

function sessionsOf(evil: string): Answers['sessions'] {
  return {
    door: { address: '0.0.0.0:7422', hostKey: 'SHA256:host', isUp: true },
    sessions: [
      {
        id: 'aaaaaaaaaaaa',
        name: 'ana',
        how: `ssh-key SHA256:ana from 10.0.0.7${evil}`,
        door: 'ssh',
        since: at(15),
      },
      {
        id: 'bbbbbbbbbbbb',
        name: 'bob',
        how: 'ssh-key SHA256:bob from 10.0.0.9',
        door: 'sshd',
        since: at(130),
      },
    ],
  };
}

function keysOf(evil: string): Answers['key-list']['keys'] {
  return [
    {
      id: 'abcd2345',
      user: 'ana',
      label: `prometheus${evil}`,
      scope: 'read',
      createdAt: at(9_000),
      expiresAt: at(-90_000),
      revokedAt: undefined,
      lastUsedAt: at(1),
      uses: 4_211,
    },
    {
      id: 'wxyz2345',
      user: 'ana',
      label: 'old script',
      scope: 'full',
      createdAt: at(99_000),
      expiresAt: undefined,
      revokedAt: at(500),
      lastUsedAt: undefined,
      uses: 0,
    },
  ];
}

function auditLines(evil: string): readonly AuditLine[] {
  const line = (seq: number, over: Partial<AuditLine>): AuditLine => ({
    ...{ seq, at: at(200 - seq), action: 'approve:plan', subject: ID, outcome: 'done', reason: '' },
    actor: {
      name: `bob${evil}`,
      via: 'ssh',
      proof: { kind: 'ssh-key', fingerprint: 'SHA256:bob' },
      mfa: false,
    },
    ...{ detail: { operation: 'approve', plan: ID }, prev: 'a'.repeat(64), hash: 'b'.repeat(64) },
    ...over,
  });
  return [
    line(188, { action: 'approve:plan', outcome: 'allowed' }),
    line(187, {
      action: 'hold:instance',
      subject: 'blog',
      outcome: 'refused',
      reason: `bob has no hold:instance on blog${evil}`,
    }),
    line(186, {
      action: 'apply:target',
      subject: 'edge-1',
      actor: { name: 'shipshape', via: 'loop', proof: { kind: 'own' }, mfa: false },
      reason: safeText('on the word of bob'),
    }),
    line(185, { action: 'suspend:fleet', subject: 'fleet', outcome: 'failed', reason: 'the disk is full' }),
  ];
}

function templatesOf(evil: string): Answers['templates']['templates'] {
  const name = instanceName('crm');
  const one = { sizes: ['small', 'large'], instances: [name], isHeld: false };
  return [
    {
      ...{
        ...one,
        name: 'postgres',
        file: `postgres/template.yaml${evil}`,
        description: `A database with its own backups${evil}`,
      },
      parameters: [
        { name: 'IMAGE', type: 'string', isRequired: true, description: `what runs${evil}` },
        { name: 'MEMORY', type: 'size', isRequired: false, description: undefined },
      ],
    },
    {
      ...one,
      name: 'web',
      file: 'web/template.yaml',
      description: undefined,
      isHeld: true,
      parameters: [],
      sizes: [],
    },
  ];
}
