// The first screen: every instance, trouble first, with what is wrong and the next sensible step.

import type { FleetStatus, InstanceStatus } from '../../src/model/condition.ts';
import { timeOf } from '../../src/model/time.ts';
import { obstacleLine } from '../../src/show/obstacle-words.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { coarseAge } from '../parts/age.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { lookOf } from '../parts/looks.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Row, type See, screen } from '../state/screen.ts';
import { actionMenu, instanceKeys } from './acts.ts';
import { wayKeys } from './ways.ts';

type Local = { readonly sort: 'trouble' | 'name' | 'target' };
const START: Local = { sort: 'trouble' };

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`INSTANCE`, width: 'rest' },
  { title: words`TARGET`, width: 14, from: 50 },
  { title: words`STATE`, width: 16 },
  { title: words`UP`, width: 5, align: 'right', from: 60 },
  { title: words`REVISION`, width: 8, from: 72 },
  { title: words`CHANGED`, width: 7, align: 'right', from: 66 },
];

const KEYS: readonly KeyAction<Local>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`open the instance`,
    bar: 100,
    needs: 'read:instance',
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'open', screen: 'instance', of: at }] }),
  },
  ...wayKeys<Local>(({ at }) => at),
  actionMenu(({ at }) => at),
  ...instanceKeys<Local>(({ at }) => at),
  {
    keys: ['s'],
    label: words`sort`,
    help: words`sort by trouble, name or target`,
    bar: 20,
    run: ({ local }) => ({ local: { sort: NEXT[local.sort] } }),
  },
  {
    keys: ['y'],
    label: words`copy`,
    help: words`copy the name of the instance`,
    run: ({ at }) =>
      at === undefined ? {} : { effects: [{ kind: 'copy', text: at, what: words`the name` }] },
  },
];

const NEXT = { trouble: 'name', name: 'target', target: 'trouble' } as const;

export const fleet = screen<Local>({
  id: 'fleet',
  also: ['instances', 'i', 'home'],
  summary: words`every instance, trouble first`,
  about: undefined,
  needs: ['read:fleet', 'read:instance'],
  operations: ['status'],
  initial: START,
  hasSide: true,
  title: () => words`Instances`,
  loads: () => [],
  body: (see) => bodyOf(see),
  keys: KEYS,
});

function bodyOf({ world, local, width }: See<Local>): Body {
  const status = world.fleet;
  const columns = grid(COLUMNS, width);
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: status === undefined ? [] : sorted(status, local).map((one) => rowOf(one, columns, world.now)),
    empty: emptyWords(status),
    foot: (key) => footOf(status?.instances.find(({ instance }) => instance === key)),
    side: (key) => sideOf(status?.instances.find(({ instance }) => instance === key)),
  };
}

function sorted({ instances }: FleetStatus, { sort }: Local): readonly InstanceStatus[] {
  const by = (one: InstanceStatus) =>
    sort === 'trouble'
      ? String(lookOf(one.reason).rank).padStart(2, '0')
      : sort === 'target'
        ? one.target
        : '';
  return instances.toSorted((a, b) => {
    const [first, second] = [by(a), by(b)];
    if (first !== second) return first < second ? -1 : 1;
    return a.instance < b.instance ? -1 : 1;
  });
}

function rowOf(one: InstanceStatus, columns: Grid, now: number): Row {
  const { instance, target, team, reason } = one;
  return {
    key: instance,
    find: `${instance} target:${target} team:${team ?? ''} is:${reason} ${one.message}`.toLowerCase(),
    draw: () => gridRow(columns, cellsOf(one, now)),
  };
}

function cellsOf(one: InstanceStatus, now: number): readonly (SafeText | Span)[] {
  const { sign, tone } = lookOf(one.reason);
  return [
    span(sign, tone),
    safeText(one.instance),
    safeText(one.target),
    span(safeText(one.reason), tone),
    upWords(one),
    safeText(one.appliedCommit?.slice(0, 8) ?? '-'),
    one.lastChangeAt === undefined ? words`-` : coarseAge(now - timeOf(one.lastChangeAt)),
  ];
}

function upWords({ containers }: InstanceStatus): SafeText {
  const up = containers.filter(({ state, health }) => state === 'running' && health !== 'unhealthy').length;
  return words`${up}/${containers.length}`;
}

function emptyWords(status: FleetStatus | undefined): readonly Line[] {
  if (status === undefined) return [line(words`waiting for the first answer of the daemon`)];
  return [
    line(words`Nothing is declared, and nothing is on record.`),
    line(words`Commit a declaration (shipshape init writes one to begin with), or ask who may see what.`),
  ];
}

function footOf(one: InstanceStatus | undefined): readonly Line[] {
  if (one === undefined) return [];
  const { sign, tone } = lookOf(one.reason);
  const message = one.message === '' ? [] : [words`: `, safeText(one.message)];
  const [drift] = one.drift;
  const [obstacle] = one.obstacles;
  const next =
    drift !== undefined
      ? line(words`drift: `, safeText(drift))
      : obstacle !== undefined
        ? line(obstacleLine(obstacle))
        : line(words`enter opens it`);
  return [
    line(
      span(safeText(one.instance), 'strong'),
      words` `,
      span(words`${sign} ${safeText(one.reason)}`, tone),
      ...message,
    ),
    next,
  ];
}

function sideOf(one: InstanceStatus | undefined): readonly Line[] {
  if (one === undefined) return [];
  const title = (text: SafeText) => line(span(text, 'strong'));
  const part = (name: SafeText, lines: readonly Line[]) =>
    lines.length === 0 ? [] : [line(), title(name), ...lines];
  return [
    title(safeText(one.instance)),
    line(safeText(one.target), ...(one.team === undefined ? [] : [words`, team ${safeText(one.team)}`])),
    ...part(words`CONTAINERS`, one.containers.map(containerLine)),
    ...part(
      words`DRIFT`,
      one.drift.map((text) => line(safeText(text))),
    ),
    ...part(
      words`IN THE WAY`,
      one.obstacles.map((obstacle) => line(obstacleLine(obstacle))),
    ),
  ];
}

function containerLine({ address, state, health }: InstanceStatus['containers'][number]): Line {
  const isWell = state === 'running' && health !== 'unhealthy';
  const name = safeText(address.split('/').slice(2).join('/'));
  const about =
    health === 'none' || health === '' ? safeText(state) : words`${safeText(state)}, ${safeText(health)}`;
  return line(span(isWell ? words`=` : words`x`, isWell ? 'good' : 'bad'), words` ${name}  `, about);
}
