// How the data of each instance is protected: what its policies promise, what they keep, what goes on. Worst
// first.

import type { BackupStatus } from '../../src/model/backup-run.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Row, type See, screen } from '../state/screen.ts';
import type { World } from '../state/world.ts';
import { signOf, statusLines } from './backup-rows.ts';
import { bytes } from './sizes.ts';
import { ago, until } from './times.ts';

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`INSTANCE`, width: 'rest' },
  { title: words`POLICY`, width: 12, from: 60 },
  { title: words`LAST`, width: 10 },
  { title: words`SIZE`, width: 8, align: 'right' },
  { title: words`PROVEN`, width: 10, from: 66 },
  { title: words`NEXT`, width: 8, from: 90 },
  { title: words`STATE`, width: 17 },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`the backups of the instance`,
    bar: 100,
    run: ({ world, at }) => {
      const of = all(world, undefined).find((one) => keyOf(one) === at)?.instance;
      return of === undefined ? {} : { effects: [{ kind: 'open', screen: 'backups-of', of }] };
    },
  },
];

export const backups = screen<null>({
  id: 'backups',
  also: ['b'],
  summary: words`how the data of each instance is protected`,
  about: undefined,
  needs: ['read:backup'],
  operations: [],
  initial: null,
  hasSide: true,
  title: ({ of }) => (of === undefined ? words`Backups` : words`Instances > ${safeText(of)} > backups`),
  loads: () => [],
  body: bodyOf,
  keys: KEYS,
});

function bodyOf({ world, of, width }: See<null>): Body {
  const columns = grid(COLUMNS, width);
  const known = all(world, of);
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns, world.now)),
    empty: emptyLines(of),
    foot: (key) =>
      statusLines(
        known.find((one) => keyOf(one) === key),
        world.now,
        width,
      ).slice(0, 2),
    side: (key, beside) =>
      statusLines(
        known.find((one) => keyOf(one) === key),
        world.now,
        beside,
      ),
  };
}

function emptyLines(of: string | undefined): readonly Line[] {
  const who = of === undefined ? words`any instance` : safeText(of);
  return [
    line(words`No policy backs up ${who}.`),
    line(
      span(words`A BackupPolicy in the repository selects instances and says where their backups go.`, 'dim'),
    ),
  ];
}

function keyOf({ instance, policy }: BackupStatus): string {
  return `${instance} ${policy}`;
}

function all({ fleet }: World, of: string | undefined): readonly BackupStatus[] {
  const known = (fleet?.backups ?? []).filter(({ instance }) => of === undefined || instance === of);
  return known.toSorted(
    (a, b) => Number(a.isProtected) - Number(b.isProtected) || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
}

function rowOf(one: BackupStatus, columns: Grid, now: number): Row {
  return {
    key: keyOf(one),
    find: `${one.instance} policy:${one.policy} target:${one.target} team:${one.team ?? ''} is:${one.reason} ${one.message}`.toLowerCase(),
    draw: () => gridRow(columns, cells(one, now)),
  };
}

function cells(one: BackupStatus, now: number): readonly (SafeText | Span)[] {
  const sizes = one.destinations.map((place) => place.bytes);
  const sign = signOf(one);
  return [
    sign,
    safeText(one.instance),
    safeText(one.policy),
    ago(now, one.lastBackupAt),
    one.lastBackupAt === undefined ? words`-` : bytes(Math.max(0, ...sizes)),
    ago(now, one.lastProvenAt),
    until(now, one.nextAt),
    span(one.running === undefined ? safeText(one.reason) : words`running`, sign.tone),
  ];
}
