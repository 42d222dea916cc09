// A daemon of which only the status is real, and a desk in front of it with people in force: for tests of
// whoever asks.

import { createDesk, type Desk } from '../../src/control/desk.ts';
import type { DeskParts } from '../../src/control/operation.ts';
import { OPERATIONS } from '../../src/control/operations.ts';
import { defaultDaemonPart } from '../../src/declare/fleet-daemon.ts';
import type { Backups } from '../../src/loop/backups.ts';
import { createEvents } from '../../src/loop/events.ts';
import type { NamedCommit } from '../../src/loop/keeper.ts';
import type { FleetStatus } from '../../src/model/condition.ts';
import type { Fleet } from '../../src/model/fleet.ts';
import { EMPTY_LEDGER, type LedgerState, type Proposal, type Scope } from '../../src/model/ledger.ts';
import type { Actor, People, User } from '../../src/model/person.ts';
import type { AuditLine, RunRecord } from '../../src/model/record.ts';
import { instanceName, sha256, targetName } from '../../src/model/ref.ts';
import type { Engine } from '../../src/ports.ts';
import { people, user } from '../access/given.ts';
import { type FakeClock, fakeClock } from './clock.ts';
import { memoryAudit, memoryHistory, memoryLedger } from './memory-state.ts';
import { fleetStatus, HEAD, instanceStatus, NOW, OLD } from './status.ts';

export type FakeFleet = {
  readonly desk: Desk;
  readonly parts: DeskParts;
  readonly clock: FakeClock;
  readonly audit: readonly AuditLine[];
  readonly history: RunRecord[];
  /** What the loop was told. */
  readonly told: string[];
  /** Asks as somebody; the answer as it goes over a wire. */
  ask(actor: Actor, op: string, input?: Readonly<Record<string, unknown>>, code?: string): Promise<unknown>;
};

export const OS_USER: Actor = { name: 'root', via: 'socket', proof: { kind: 'os-user', uid: 0 }, mfa: false };

/** One for each built-in role, one who is disabled, one who has nothing, and ana, who wrote the commit. */
export const PEOPLE: People = people([
  ...['superadmin', 'admin', 'operator', 'viewer', 'guest'].map((role) => user(role, { roles: [role] })),
  user('ana', { roles: ['operator'], emails: ['ana@example.com'] }),
  user('gone', { roles: ['superadmin'], disabled: true }),
  user('nobody'),
]);

export const DIGEST = sha256('a plan');
export const PLAN = DIGEST.slice(7, 19);
export const BACKUP = '20261120T021700Z-5f3a9c1e';

export function proposal(over: Partial<Proposal> = {}): Proposal {
  return {
    id: PLAN,
    digest: DIGEST,
    subject: { kind: 'target', target: targetName('local') },
    commit: HEAD,
    instances: [instanceName('crm')],
    authors: ['Ana <ana@example.com>'],
    needs: [
      {
        policy: 'data',
        count: 1,
        roles: [],
        authorMayApprove: false,
        mfa: false,
        because: 'it may lose data',
      },
    ],
    proposedAt: NOW,
    expiresAt: '2026-11-21T03:12:00.000Z',
    approvals: [],
    rejection: undefined,
    usedAt: undefined,
    lapsed: undefined,
    ...over,
  };
}

export function runRecord(over: Partial<RunRecord> = {}): RunRecord {
  return {
    run: 'run-1',
    target: targetName('local'),
    beganAt: NOW,
    endedAt: '2026-11-20T03:12:04.000Z',
    trigger: [{ kind: 'event', action: 'die', container: 'crm-db-1' }],
    commit: OLD,
    plan: DIGEST,
    approvedBy: ['ben (ssh-key SHA256:ben)'],
    outcome: 'applied',
    instances: [{ instance: instanceName('crm'), kind: 'applied' }],
    changes: [],
    ...over,
  };
}

export function fakeFleet(
  given: {
    readonly status?: FleetStatus;
    readonly state?: Partial<LedgerState>;
    readonly admins?: readonly User[];
    readonly engine?: Engine;
    readonly backups?: Backups;
    /** The one commit that is known. */
    readonly named?: NamedCommit;
  } = {},
): FakeFleet {
  const clock = fakeClock(Date.parse(NOW));
  const audit = memoryAudit(clock);
  const history = memoryHistory();
  const told: string[] = [];
  const inForce = { people: PEOPLE, policies: [], commit: HEAD, digest: DIGEST, since: NOW, by: 'root' };
  const refused = { commit: OLD, code: 'source/rewritten', reason: 'history was rewritten', at: NOW };
  const source = { accepted: HEAD, refused };
  const ledger = memoryLedger({ ...EMPTY_LEDGER, inForce, source, proposals: [proposal()], ...given.state });
  const status = () =>
    given.status ??
    fleetStatus([instanceStatus('crm'), instanceStatus('shop', { team: 'sales' })], { waiting: [PLAN] });
  const events = createEvents({ clock, buffer: 100 });
  let random = 0;
  const parts: DeskParts = {
    fleet: fleet(given.admins ?? []),
    version: '1.2.3',
    keyUses: new Map(),
    logins: { list: () => [], end: () => false, door: () => undefined },
    daemon: {
      status,
      reconcile: async (scope, { name }, verb) => void told.push(`${verb} ${scopeWords(scope)} by ${name}`),
      async commitNamed(text) {
        const { named = { commit: OLD, isAccepted: true } } = given;
        return named.commit.startsWith(text) ? named : undefined;
      },
      work: () => [],
      backups: given.backups,
      nudgeSource: (by) => void told.push(`nudge ${by}`),
      acceptSource: async (of) => of === OLD,
      plan: () => undefined,
      opened: () => ({ secrets: { reveal: () => '' }, declared: [] }),
      view: () => undefined,
      templates: () => [],
      peoplePlan: () => undefined,
      changed: (scope, trigger) =>
        void told.push(`changed ${scopeWords(scope)}${trigger.kind === 'person' ? ` ${trigger.verb}` : ''}`),
      events: {
        ...events,
        follow(signal) {
          told.push('followed');
          return events.follow(signal);
        },
      },
      stop: async () => {},
    },
    ledger,
    history,
    audit,
    clock,
    random(bytes) {
      random += 1;
      return new Uint8Array(bytes).fill(random);
    },
    engine: () => {
      if (given.engine === undefined) throw new Error('this test has no engine');
      return given.engine;
    },
    sealed: { seal: async (text) => `sealed ${text}`, open: async (text) => text.replace('sealed ', '') },
    onTrouble: (thrown) => void told.push(`trouble ${String(thrown)}`),
  };
  const desk = createDesk(parts, OPERATIONS);
  return {
    ...{ desk, parts, clock, told, audit: audit.lines, history: history.records },
    async ask(actor, op, input = {}, code = undefined) {
      const answer = await desk.call(actor, op, input, code, new AbortController().signal);
      return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
    },
  };
}

function fleet(admins: readonly User[]): Fleet {
  const budget = { removePercent: 20, removeCount: 5 };
  const local = targetName('local');
  return {
    name: 'home',
    source: { kind: 'folder', intervalMs: 30_000, folder: '/nowhere' },
    targets: new Map([
      [
        local,
        {
          name: local,
          docker: { kind: 'unix', path: '/nowhere.sock' },
          dataRoot: '/nowhere',
          publishAddress: undefined,
          autoPorts: { from: 30000, to: 30999 },
          parallelism: 8,
          timeoutMs: 60_000,
        },
      ],
    ]),
    stateDir: '/nowhere',
    secrets: { identityFile: '/nowhere', envPrefix: undefined, folder: undefined },
    registries: new Map(),
    budget,
    ...defaultDaemonPart(budget, '/nowhere'),
    admins,
  };
}

function scopeWords(scope: Scope): string {
  if (scope.kind === 'instance') return scope.instance;
  return scope.kind === 'target' ? `target ${scope.target}` : 'fleet';
}
