// Plans that wait for people: what each would do, what it waits for, until when. What expires first is on top.

import type { ShownProposal } from '../../src/show/proposal-rows.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type Load } from '../state/world.ts';
import { instead } from './answers.ts';
import { some } from './page.ts';
import { aboutWords, standingTone } from './plan-lines.ts';
import { ago, since, until } from './times.ts';

type Local = { readonly all: boolean };

const COLUMNS: readonly Column[] = [
  { title: words`PLAN`, width: 12 },
  { title: words`ABOUT`, width: 19, from: 60 },
  { title: words`INSTANCES`, width: 'rest' },
  { title: words`REVISION`, width: 8, from: 90 },
  { title: words`AGE`, width: 5, align: 'right', from: 70 },
  { title: words`EXPIRES`, width: 9, align: 'right' },
  { title: words`YES`, width: 5, align: 'right' },
  { title: words`STATE`, width: 8 },
];

const KEYS: readonly KeyAction<Local>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`read the plan`,
    bar: 100,
    needs: 'read:plan',
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'open', screen: 'plan', of: at }] }),
  },
  {
    keys: ['v'],
    label: words`also over`,
    help: words`show or hide those that are over: used, rejected, lapsed, expired`,
    bar: 40,
    run: ({ local }) => ({ local: { all: !local.all } }),
  },
  {
    keys: ['y'],
    label: words`copy`,
    help: words`copy the id of the plan`,
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'copy', text: at, what: words`the id` }] }),
  },
];

export const plans = screen<Local>({
  id: 'plans',
  also: ['approvals', 'a'],
  summary: words`plans that wait for people`,
  about: undefined,
  needs: ['read:plan'],
  operations: ['plans'],
  initial: { all: false },
  title: ({ local }) => (local.all ? words`Plans, also those that are over` : words`Plans that wait`),
  loads: ({ local }) => [plansLoad(local.all)],
  body: bodyOf,
  keys: KEYS,
});

export function plansLoad(all: boolean): Load<'plans'> {
  return {
    op: 'plans',
    input: all ? { all } : {},
    again: ['plan.waiting', 'plan.lapsed', 'plan.approved', 'plan.rejected', 'run.ended'],
  };
}

function bodyOf({ world, local, width }: See<Local>): Body {
  const answer = answerOf(world, plansLoad(local.all));
  const columns = grid(COLUMNS, width);
  const known = answer.kind === 'got' ? inOrder(answer.value.plans) : [];
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns, world.now)),
    empty: instead(answer, world, words`the plans`, width) ?? [
      line(words`No plan waits for anybody.`),
      line(
        span(
          words`What policy lets flow is done by itself; :history tells what was done. v shows what is over.`,
          'dim',
        ),
      ),
    ],
    foot: (key) =>
      footOf(
        known.find(({ id }) => id === key),
        world.now,
      ),
  };
}

function inOrder(all: readonly ShownProposal[]): readonly ShownProposal[] {
  const isOver = ({ standing }: ShownProposal) => (standing === 'open' || standing === 'met' ? 0 : 1);
  return all.toSorted(
    (a, b) =>
      isOver(a) - isOver(b) ||
      (isOver(a) === 0 ? byText(a.expiresAt, b.expiresAt) : byText(b.proposedAt, a.proposedAt)),
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowOf(one: ShownProposal, columns: Grid, now: number): Row {
  const { id, instances, standing, authors } = one;
  return {
    key: id,
    find: `${id} ${aboutWords(one)} ${instances.join(' ')} is:${standing} by:${authors.join(' by:')}`.toLowerCase(),
    draw: () => gridRow(columns, cells(one, now)),
  };
}

function cells(one: ShownProposal, now: number): readonly (SafeText | Span)[] {
  const asked = Math.max(0, ...one.needs.map(({ count }) => count));
  const isOpen = one.standing === 'open' || one.standing === 'met';
  return [
    safeText(one.id),
    aboutWords(one),
    some(one.instances, 4, words`-`),
    safeText(one.commit.slice(0, 8)),
    since(now, one.proposedAt),
    isOpen ? until(now, one.expiresAt) : words`-`,
    words`${one.approvals.length}/${asked}`,
    span(safeText(one.standing), standingTone(one.standing)),
  ];
}

function footOf(one: ShownProposal | undefined, now: number) {
  if (one === undefined) return [];
  const [need] = one.needs;
  const why =
    need === undefined
      ? words`no policy asks for more`
      : words`policy ${safeText(need.policy)}: ${safeText(need.because)}`;
  const last = one.approvals.at(-1);
  const next =
    one.missing !== ''
      ? words`needs ${safeText(one.missing)}`
      : last === undefined
        ? words`enter opens it`
        : words`approved by ${safeText(last.by)} ${ago(now, last.at)}`;
  return [line(why), line(next)];
}
