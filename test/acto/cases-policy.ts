// Leaves of a policy, of a ChangePolicy and of fleet.yaml's floor alike, seen in what the judge and the guard
// say of one and the same change.

import { admit } from '../../src/admit/admit.ts';
import { judge } from '../../src/approve/judge.ts';
import type { AppliedTarget } from '../../src/model/applied.ts';
import type { Need } from '../../src/model/ledger.ts';
import { EMPTY_LEDGER } from '../../src/model/ledger.ts';
import type { Cause } from '../../src/model/plan.ts';
import { instanceName } from '../../src/model/ref.ts';
import type { Json } from '../../src/model/tree.ts';
import { context } from '../admit/given.ts';
import {
  BY_COMMIT,
  changeOf,
  declared,
  drift,
  type GivenChange,
  GONE,
  HOUR,
  NOW,
  planOf,
  recorded,
} from '../approve/given.ts';
import type { ActoWorld } from './world.ts';

/** The policy that is walked, without what others say. */
export const NAME = 'walked';

export type PolicyCase = {
  readonly leaf: string;
  readonly set: Json;
  readonly change: Json;
  readonly bad: Json;
  readonly spec: { readonly [key: string]: Json };
  readonly see: (world: ActoWorld) => Json | Promise<Json>;
  readonly shows: readonly [unknown, unknown, unknown];
  readonly keys?: readonly string[];
};

type Asked = GivenChange & {
  readonly instance?: string;
  readonly removals?: number;
  readonly team?: string;
  readonly now?: number;
  /** When the newest backup of the instance was taken. */
  readonly newest?: number;
};

function judged(world: ActoWorld, asked: Asked) {
  const { instance = 'crm', removals = 0, team, now = NOW, newest } = asked;
  const { people, policies } = world.inForce();
  const gone = Array.from({ length: removals }, (_, index) => `gone-${index}`);
  const changes = [
    changeOf(instance, asked),
    ...gone.map((name) => changeOf(name, { action: 'remove', causes: [GONE] })),
  ];
  const applied: AppliedTarget = recorded([instance, ...gone, 'x', 'y', 'z']);
  return judge({
    plan: planOf(removals > 0 ? changes.slice(1) : changes),
    desired: { instances: [declared(instance, team === undefined ? {} : { team })], held: [], unasked: [] },
    applied,
    policies: policies.filter(({ name }) => name === NAME),
    people,
    ledger: EMPTY_LEDGER,
    findings: [],
    ...(newest === undefined ? {} : { backups: new Map([[instanceName(instance), newest]]) }),
    now,
    version: '1.0.0',
    expireMs: 24 * HOUR,
  });
}

/** What the policy needs of people for a change; null: it goes by itself. */
function need(world: ActoWorld, asked: Asked = {}): Need | undefined {
  return judged(world, asked)
    .waiting.flatMap(({ needs }) => needs)
    .find(({ policy }) => policy === NAME);
}

function asks(...all: readonly Asked[]) {
  return (world: ActoWorld): Json => all.map((asked) => need(world, asked) !== undefined);
}

function ofNeed(key: 'count' | 'roles' | 'authorMayApprove' | 'mfa') {
  return (world: ActoWorld): Json => (need(world)?.[key] as Json | undefined) ?? null;
}

/** At the hours of a day, in UTC: does it wait for a window? */
function openAt(...hours: readonly number[]) {
  return (world: ActoWorld): Json =>
    hours.map((hour) => {
      const { flows } = judged(world, { now: Date.parse('2026-06-01T00:30:00Z') + hour * HOUR });
      return flows.length > 0;
    });
}

/** With a newest backup of these ages, in hours: does it go? */
function goesWithBackup(...hours: readonly number[]) {
  return (world: ActoWorld): Json =>
    hours.map((age) => judged(world, { newest: NOW - age * HOUR }).flows.length > 0);
}

const NEEDED = { approvals: {} };
const IN_TEAM = { team: 'sales' };
const NIGHT = { cron: '0 2 * * *', duration: '2h' };
const DRIFT: Cause = drift('field');

/** What the guard says of a container without limits, on `crm` and on `web`, where limits are asked for. */
function guarded(rule: string, rules: Readonly<Record<string, 'deny'>>) {
  return (world: ActoWorld): Json =>
    ['crm', 'web'].map((name) => {
      const policies = world.inForce().policies.filter((one) => one.name === NAME);
      const around = context({
        policies,
        now: NOW,
        instance: instanceName(name),
        settings: { profile: 'legacy', rules },
      });
      const body = { Image: 'app:1', HostConfig: {} };
      const found = admit({ kind: 'container.create', body }, around).find((one) => one.rule === rule);
      return found?.level ?? null;
    });
}

const EXCEPTION = {
  rule: 'limits',
  instances: ['crm'],
  owner: 'ana',
  reason: 'an old image',
  expires: '2027-03-01',
};

function exception(
  key: keyof typeof EXCEPTION,
  values: readonly [Json, Json, Json],
  shows: PolicyCase['shows'],
): PolicyCase {
  const { [key]: _, ...rest } = EXCEPTION;
  const [set, change, bad] = values;
  const name = `admission.exceptions[].${key}${key === 'instances' ? '[]' : ''}`;
  return {
    leaf: name,
    set,
    change,
    bad,
    spec: { admission: { exceptions: [rest] } },
    see: guarded('limits', { limits: 'deny' }),
    shows,
  };
}

function windows(key: 'allow' | 'deny'): readonly PolicyCase[] {
  const one = (spec: { readonly [key: string]: Json }) => ({ windows: { [key]: [spec] } });
  const at = `windows.${key}[]`;
  const says = (...open: readonly boolean[]) => (key === 'allow' ? open : open.map((isOpen) => !isOpen));
  return [
    {
      leaf: `${at}.cron`,
      set: '0 2 * * *',
      change: '0 5 * * *',
      bad: '0 2 * *',
      spec: one({ duration: '1h' }),
      see: openAt(2, 5),
      shows: [undefined, says(true, false), says(false, true)],
    },
    {
      leaf: `${at}.duration`,
      set: '1h',
      change: '3h',
      bad: 'long',
      spec: one({ cron: '0 2 * * *' }),
      see: openAt(2, 4),
      shows: [undefined, says(true, false), says(true, true)],
    },
    {
      leaf: `${at}.timezone`,
      set: 'Europe/Berlin',
      change: 'Asia/Tokyo',
      bad: 'Mars/Base',
      spec: one(NIGHT),
      see: openAt(2, 0, 17),
      shows: [says(true, false, false), says(false, true, false), says(false, false, true)],
    },
  ];
}

export const POLICY: readonly PolicyCase[] = [
  {
    leaf: 'match.instances[]',
    set: 'crm',
    change: 'web-*',
    bad: 'A B',
    spec: NEEDED,
    see: asks({ instance: 'crm' }, { instance: 'web-1' }),
    shows: [
      [true, true],
      [true, false],
      [false, true],
    ],
  },
  {
    leaf: 'match.targets[]',
    set: 'local',
    change: 'o*',
    bad: 'A B',
    spec: NEEDED,
    see: asks({}),
    shows: [[true], [true], [false]],
  },
  {
    leaf: 'match.teams[]',
    set: 'sales',
    change: 'ops',
    bad: 'A B',
    spec: NEEDED,
    see: asks(IN_TEAM, {}),
    shows: [
      [true, true],
      [true, false],
      [false, false],
    ],
  },
  {
    leaf: 'match.risks[]',
    set: 'downtime',
    change: 'none',
    bad: 'bang',
    spec: NEEDED,
    see: asks({ risks: ['downtime'] }, { risks: [] }),
    shows: [
      [true, true],
      [true, false],
      [false, true],
    ],
  },
  {
    leaf: 'match.actions[]',
    set: 'update',
    change: 'create',
    bad: 'dance',
    spec: NEEDED,
    see: asks({ action: 'update' }, { action: 'create' }),
    shows: [
      [true, true],
      [true, false],
      [false, true],
    ],
  },
  {
    leaf: 'match.causes[]',
    set: 'commit',
    change: 'drift',
    bad: 'moon',
    spec: NEEDED,
    see: asks({ causes: [BY_COMMIT] }, { causes: [DRIFT] }),
    shows: [
      [true, false],
      [true, false],
      [false, true],
    ],
  },
  {
    leaf: 'approvals.count',
    set: 2,
    change: 3,
    bad: 0,
    spec: NEEDED,
    see: ofNeed('count'),
    shows: [1, 2, 3],
  },
  {
    leaf: 'approvals.roles[]',
    set: 'admin',
    change: 'operator',
    bad: 'A B',
    spec: NEEDED,
    see: ofNeed('roles'),
    shows: [[], ['admin'], ['operator']],
  },
  {
    leaf: 'approvals.authorMayApprove',
    set: true,
    change: false,
    bad: 'perhaps',
    spec: NEEDED,
    see: ofNeed('authorMayApprove'),
    shows: [false, true, false],
  },
  {
    leaf: 'approvals.mfa',
    set: true,
    change: false,
    bad: 'perhaps',
    spec: NEEDED,
    see: ofNeed('mfa'),
    shows: [false, true, false],
  },
  {
    leaf: 'approvals.expires',
    set: '1h',
    change: '2h',
    bad: 'soon',
    spec: NEEDED,
    see: (world) => (judged(world, {}).waiting[0]?.expiresMs ?? 0) / HOUR,
    shows: [24, 1, 2],
  },
  ...windows('allow'),
  ...windows('deny'),
  {
    leaf: 'budget.removePercent',
    set: 10,
    change: 100,
    bad: 200,
    spec: { budget: { removeCount: 100 } },
    see: (world) => need(world, { removals: 2 }) !== undefined,
    shows: [false, true, false],
  },
  {
    leaf: 'budget.removeCount',
    set: 1,
    change: 5,
    bad: -1,
    spec: { budget: { removePercent: 100 } },
    see: (world) => need(world, { removals: 2 }) !== undefined,
    shows: [false, true, false],
  },
  {
    leaf: 'backup.within',
    set: '1h',
    change: '7d',
    bad: 'soon',
    spec: { backup: {} },
    see: goesWithBackup(0.5, 2, 7 * 24 + 1),
    shows: [undefined, [true, false, false], [true, true, false]],
  },
  {
    leaf: 'admission.rules.*',
    set: 'deny',
    change: 'approval',
    bad: 'maybe',
    spec: NEEDED,
    keys: ['limits'],
    see: guarded('limits', {}),
    shows: [
      ['warn', 'warn'],
      ['deny', 'deny'],
      ['approval', 'approval'],
    ],
  },
  exception('rule', ['limits', 'image-tag', 'gravity'], [undefined, ['warn', 'deny'], ['deny', 'deny']]),
  exception('instances', ['crm', 'web', 'A B'], [undefined, ['warn', 'deny'], ['deny', 'warn']]),
  exception('owner', ['ana', 'ben', 'A B'], [undefined, ['warn', 'deny'], ['warn', 'deny']]),
  exception('reason', ['an old image', 'a newer one', ''], [undefined, ['warn', 'deny'], ['warn', 'deny']]),
  exception(
    'expires',
    ['2027-03-01', '2026-01-01', 'never'],
    [undefined, ['warn', 'deny'], ['deny', 'deny']],
  ),
];
