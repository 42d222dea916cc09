// Leaves of a BackupPolicy, seen in the policy that is followed then.

import type { Json } from '../../src/model/tree.ts';
import { DATA_SOURCE, heads, seen } from './cases-backup.ts';
import { sourceCases } from './cases-backup-sources.ts';
import { type DocumentCase, document, leaf } from './document-case.ts';
import type { Shown } from './walk.ts';

type Given = { readonly [key: string]: Json };
type Values = readonly [Json, Json, Json];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const GIB = 2 ** 30;
const CRON = '0 2 * * *';

const BASE: Given = { match: {}, destinations: [{ name: 'far' }] };
const DATABASE = (name: string) => ({ name, type: 'postgres', service: 's' });
const WITH_SOURCES: Given = { ...BASE, sources: ['db', 'shop'].map(DATABASE) };
const PITR: Given = { source: 'db', base: { cron: CRON } };

export const BACKUP_POLICY = document('BackupPolicy', 'nightly', BASE);

/** Places, databases and teams that a policy may name. */
const NAMED = {
  'named.yaml': [
    ...['far', 'disk'].map((name) =>
      document('BackupDestination', name, {
        local: { folder: `/srv/${name}` },
        encryption: { requireRecovery: false },
      }),
    ),
    ...['sales', 'ops'].map((name) => document('Team', name, {})),
    DATA_SOURCE,
    document('DataSource', 'shop', { type: 'redis', host: 'r', user: 'reader', image: 'redis:7' }),
  ],
};

/** `way` is where the model has it; the rest of the spec goes over what every policy has. */
function one(name: string, values: Values, way: string, shows: Shown, spec: Given = {}): DocumentCase {
  return leaf(`spec.${name}`, values, seen('policies', way), shows, { spec: { ...BASE, ...spec } });
}

/** Leaves of a schedule. `around` puts the schedule into the rest of the spec; undefined takes it out. */
function schedule(
  name: string,
  way: string,
  around: (schedule: Given | undefined) => Given,
  unset: null | undefined,
): readonly DocumentCase[] {
  const inside = (key: string, values: Values, model: string, shows: Shown) =>
    one(`${name}.${key}`, values, `${way}.${model}`, shows, around({ cron: CRON }));
  return [
    one(
      `${name}.cron`,
      ['0 2 * * *', '30 4 * * 0', '0 0 31 2 *'],
      `${way}.cron`,
      [unset, '0 2 * * *', '30 4 * * 0'],
      around(undefined),
    ),
    inside('timezone', ['Europe/Berlin', 'Asia/Tokyo', 'Mars/Base'], 'timezone', [
      'UTC',
      'Europe/Berlin',
      'Asia/Tokyo',
    ]),
    inside('jitter', ['10m', '1h', 'some'], 'jitterMs', [0, 10 * MINUTE, HOUR]),
    inside('missed', ['skip', 'run-once', 'perhaps'], 'missed', ['run-once', 'skip', 'run-once']),
    inside('deadline', ['1h', '2h', 'late'], 'deadlineMs', [4 * HOUR, HOUR, 2 * HOUR]),
  ];
}

const TIERS = ['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'];

/** Each line of the rules: its name, what is set, changed and wrong, and what holds without it. */
const LINES: readonly (readonly [string, Values, number])[] = [
  ...TIERS.map((tier) => [tier, [7, 9, -1], 0] as const),
  ['minVerified', [3, 0, -1], 1],
  ['neverBelow', [3, 4, 0], 1],
  ['maxDeletePercent', [10, 0, 101], 25],
];

/** Rules of a policy, and what a destination says over them, line by line. */
function retention(): readonly DocumentCase[] {
  return LINES.flatMap(([key, values, unset]) => {
    const [set, change] = values;
    const way = `destinations.0.retention.${key}`;
    const other = key === 'last' ? { daily: 5 } : { last: 5 };
    return [
      one(`retention.${key}`, values, way, [unset, set, change], { retention: other }),
      one(`destinations[].retention.${key}`, values, way, [6, set, change], {
        retention: { ...other, [key]: 6 },
      }),
    ];
  });
}

function assertions(): readonly DocumentCase[] {
  const whole: Given = { source: 'db', database: 'crm', sql: 'select true', equals: 'true' };
  const rows: readonly (readonly [string, Values, Json, Json])[] = [
    ['source', ['db', 'shop', 'nobody'], 'db', 'shop'],
    ['database', ['crm', 'shop', ''], 'crm', 'shop'],
    ['sql', ['select 1', 'select 2', ''], 'select 1', 'select 2'],
    ['equals', ['true', 5, []], 'true', '5'],
  ];
  return rows.map(([key, values, set, change]) => {
    const { [key]: _, ...rest } = whole;
    return one(`verify.assertions[].${key}`, values, `verify.assertions.0.${key}`, [undefined, set, change], {
      ...WITH_SOURCES,
      verify: { assertions: [rest] },
    });
  });
}

function hooks(when: 'pre' | 'post', otherwise: string, instead: string): readonly DocumentCase[] {
  const [name, way] = [`hooks.${when}[]`, `hooks.${when}.0`];
  const around = (hook: Given) => ({ hooks: { [when]: [hook] } });
  const whole = around({ service: 's', command: ['flush'] });
  return [
    one(
      `${name}.service`,
      ['s', 't', '-s'],
      `${way}.service`,
      [undefined, 's', 't'],
      around({ command: ['x'] }),
    ),
    one(
      `${name}.command[]`,
      ['flush', 'thaw', 5],
      `${way}.command`,
      [undefined, ['flush'], ['thaw']],
      around({ service: 's' }),
    ),
    one(`${name}.timeout`, ['5s', '2m', 'soon'], `${way}.timeoutMs`, [MINUTE, 5000, 2 * MINUTE], whole),
    one(
      `${name}.onError`,
      [instead, otherwise, 'panic'],
      `${way}.onError`,
      [otherwise, instead, otherwise],
      whole,
    ),
  ];
}

function pitr(): readonly DocumentCase[] {
  const { source: _, ...noSource } = PITR;
  const around = (spec: Given) => ({ ...WITH_SOURCES, pitr: spec });
  const inside = (key: string, values: Values, model: string, shows: Shown) =>
    one(`pitr.${key}`, values, `pitr.${model}`, shows, around(PITR));
  return [
    one('pitr.source', ['db', 'shop', 'nobody'], 'pitr.source', [undefined, 'db', 'shop'], around(noSource)),
    ...schedule(
      'pitr.base',
      'pitr.base',
      (base) => around(base === undefined ? { source: 'db' } : { source: 'db', base }),
      undefined,
    ),
    inside('window', ['14d', '1d', 'long'], 'windowMs', [7 * DAY, 14 * DAY, DAY]),
    inside('upload', ['30s', '5m', 'soon'], 'uploadMs', [MINUTE, 30_000, 5 * MINUTE]),
    inside('maxBehind', ['512MiB', '2GiB', 'lots'], 'maxBehindBytes', [4 * GIB, GIB / 2, 2 * GIB]),
  ];
}

const OWN: readonly DocumentCase[] = [
  one('match.instances[]', ['crm', 'web-*', 'A B'], 'instances', [
    {},
    { instances: ['crm'] },
    { instances: ['web-*'] },
  ]),
  one('match.targets[]', ['local', 'l*', 'nowhere'], 'instances', [
    {},
    { targets: ['local'] },
    { targets: ['l*'] },
  ]),
  one('match.teams[]', ['sales', 'ops', 'nobody'], 'instances', [
    {},
    { teams: ['sales'] },
    { teams: ['ops'] },
  ]),
  one('dataSources[]', ['billing', 'shop', 'nobody'], 'dataSources', [[], ['billing'], ['shop']]),
  ...sourceCases({
    name: 'spec.sources',
    see: (way) => seen('policies', `sources.${way}`),
    rest: (source) => ({ spec: { ...BASE, sources: [source] } }),
    bad: { service: '-s', password: 'A B', mount: 'data' },
    owner: '',
  }),
  ...schedule('schedule', 'schedule', (given) => (given === undefined ? {} : { schedule: given }), null),
  one(
    'destinations[].name',
    ['far', 'disk', 'nowhere'],
    'destinations.0.destination',
    [undefined, 'far', 'disk'],
    {
      destinations: [{}],
    },
  ),
  one('destinations[].required', [false, true, 'perhaps'], 'destinations.0.required', [true, false, true], {
    destinations: [{ name: 'far' }, { name: 'disk' }],
  }),
  ...retention(),
  one('compression', [3, 19, 20], 'compression', [1, 3, 19]),
  ...(['restore', 'drill'] as const).flatMap((key) =>
    schedule(
      `verify.${key}`,
      `verify.${key}`,
      (given) => ({ verify: given === undefined ? {} : { [key]: given } }),
      null,
    ),
  ),
  ...assertions(),
  one('objectives.rpo', ['26h', '2h', 'soon'], 'rpoMs', [null, 26 * HOUR, 2 * HOUR]),
  one('objectives.rto', ['1h', '2h', 'soon'], 'rtoMs', [null, HOUR, 2 * HOUR]),
  ...hooks('pre', 'abort', 'go-on'),
  ...hooks('post', 'go-on', 'abort'),
  one('retry.times', [0, 5, -1], 'retry.times', [2, 0, 5]),
  one('retry.delay', ['1m', '10m', 'soon'], 'retry.delayMs', [5 * MINUTE, MINUTE, 10 * MINUTE]),
  one('limits.cpuShares', [64, 512, 1], 'limits.cpuShares', [128, 64, 512]),
  one('limits.timeout', ['1h', '2h', 'long'], 'limits.timeoutMs', [6 * HOUR, HOUR, 2 * HOUR]),
  ...['sizeDropPercent', 'rowDropPercent'].map((key) =>
    one(`anomaly.${key}`, [10, 0, 101], `anomaly.${key}`, [50, 10, 0]),
  ),
  ...pitr(),
];

export const BACKUP_POLICIES: readonly DocumentCase[] = [
  ...heads('BackupPolicy', 'policies', 'nightly'),
  ...OWN,
].map((given) => ({ ...given, files: NAMED }));
