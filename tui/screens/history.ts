// Runs: those that go on now on top, then what was done, newest first. `/` filters by everything that is shown.

import type { RunRecord } from '../../src/model/record.ts';
import { timeOf } from '../../src/model/time.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type LiveRun, type Load } from '../state/world.ts';
import { instead } from './answers.ts';
import { some } from './page.ts';
import { counted } from './run-lines.ts';
import { outcomeSign } from './signs.ts';
import { lasting, when } from './times.ts';
import { approvers, triggersOf } from './why-lines.ts';

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`WHEN`, width: 16 },
  { title: words`TARGET`, width: 10, from: 70 },
  { title: words`INSTANCES`, width: 'rest' },
  { title: words`REVISION`, width: 8, from: 60 },
  { title: words`CHANGES`, width: 7, align: 'right', from: 100 },
  { title: words`TOOK`, width: 7, align: 'right', from: 100 },
  { title: words`BECAUSE OF`, width: 'rest', from: 80 },
  { title: words`OUTCOME`, width: 11 },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`open the run`,
    bar: 100,
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'open', screen: 'run', of: at }] }),
  },
  {
    keys: ['y'],
    label: words`copy`,
    help: words`copy the id of the run`,
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'copy', text: at, what: words`the id` }] }),
  },
];

export const history = screen<null>({
  id: 'history',
  also: ['runs', 'r'],
  summary: words`runs: what goes on, and what was done`,
  about: undefined,
  needs: ['read:history'],
  operations: ['history'],
  initial: null,
  title: () => words`Runs`,
  loads: () => [historyLoad()],
  body: bodyOf,
  keys: KEYS,
});

export function historyLoad(): Load<'history'> {
  return { op: 'history', input: { limit: 200 }, again: ['run.ended'] };
}

function bodyOf({ world, width }: See<null>): Body {
  const answer = answerOf(world, historyLoad());
  const columns = grid(COLUMNS, width);
  const going = world.runs.filter(({ record }) => record === undefined);
  const done = answer.kind === 'got' ? answer.value.runs : [];
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: [
      ...going.toReversed().map((one) => liveRow(one, columns)),
      ...done.map((one) => rowOf(one, columns)),
    ],
    empty: instead(answer, world, words`the history`, width) ?? [
      line(words`Nothing was applied yet.`),
      line(span(words`The first run comes with the first declaration that differs from what runs.`, 'dim')),
    ],
    foot: (key) =>
      liveFoot(going.find((one) => one.run === key)) ?? footOf(done.find((one) => one.run === key)),
  };
}

function liveRow(one: LiveRun, columns: Grid): Row {
  const { done, going } = counted(one.progress);
  const state = words`${done} done, ${going} going`;
  return {
    key: one.run,
    find: `${one.run} target:${one.target} is:running ${one.instances.join(' ')}`.toLowerCase(),
    draw: () =>
      gridRow(columns, [
        span(words`~`, 'busy'),
        when(one.beganAt),
        safeText(one.target),
        some(one.instances, 3, words`-`),
        words`-`,
        words`-`,
        words`-`,
        state,
        span(words`going on`, 'busy'),
      ]),
  };
}

function rowOf(one: RunRecord, columns: Grid): Row {
  const names = instancesOf(one);
  const { run, target, outcome, commit, approvedBy } = one;
  const because = triggersOf(one.trigger);
  return {
    key: run,
    find: `${run} target:${target} is:${outcome} ${names.join(' ')} ${commit} ${because} ${approvedBy.join(' ')}`.toLowerCase(),
    draw: () => gridRow(columns, cells(one, names, because)),
  };
}

function cells(one: RunRecord, names: readonly string[], because: SafeText): readonly (SafeText | Span)[] {
  const sign = outcomeSign(one.outcome);
  return [
    sign,
    when(one.beganAt),
    safeText(one.target),
    some(names, 3, words`-`),
    safeText(one.commit.slice(0, 8)),
    words`${one.changes.length}`,
    lasting(timeOf(one.endedAt) - timeOf(one.beganAt)),
    because,
    span(safeText(one.outcome), sign.tone),
  ];
}

function instancesOf({ instances, changes }: RunRecord): readonly string[] {
  return [...new Set([...instances, ...changes].map(({ instance }) => instance))];
}

function liveFoot(one: LiveRun | undefined): readonly Line[] | undefined {
  if (one === undefined) return undefined;
  const { done, failed, going } = counted(one.progress);
  return [
    line(words`${done} steps done, ${going} going on, ${failed} failed`),
    line(span(words`enter watches it`, 'dim')),
  ];
}

function footOf(one: RunRecord | undefined): readonly Line[] {
  if (one === undefined) return [];
  const [wrong] = one.instances.filter(({ kind }) => kind !== 'applied');
  const [change] = one.changes;
  const what =
    wrong !== undefined
      ? words`${safeText(wrong.instance)}: ${safeText(wrong.kind)}${wrong.message === undefined ? words`` : words`: ${safeText(wrong.message)}`}`
      : change === undefined
        ? words`nothing changed`
        : words`${safeText(change.action)} ${safeText(change.address)}: ${some(
            change.fields.map(({ path }) => path),
            6,
            words`whole`,
          )}`;
  return [line(what), line(span(approvers(one.approvedBy), 'dim'))];
}
