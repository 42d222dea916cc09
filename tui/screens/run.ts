// One run: live while it goes on, as it was recorded once it is over. Leaving the screen stops nothing.

import type { RunRecord } from '../../src/model/record.ts';
import { timeOf } from '../../src/model/time.ts';
import { safeText } from '../../src/show/safe.ts';
import { EMPTY, type Line, line, span, words } from '../parts/line.ts';
import { type Body, type KeyAction, type See, screen } from '../state/screen.ts';
import { answerOf, type LiveRun, type World } from '../state/world.ts';
import { instead } from './answers.ts';
import { historyLoad } from './history.ts';
import { facts, para, section, some } from './page.ts';
import { counted, outcomeLines, progressLines } from './run-lines.ts';
import { outcomeSign } from './signs.ts';
import { ago, lasting, when } from './times.ts';
import { approvers, changesOf, planOf, triggersOf } from './why-lines.ts';

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['y'],
    label: words`copy`,
    help: words`copy the id of the run`,
    run: ({ of }) => (of === undefined ? {} : { effects: [{ kind: 'copy', text: of, what: words`the id` }] }),
  },
];

export const run = screen<null>({
  id: 'run',
  also: [],
  summary: words`one run, live while it goes on`,
  about: 'run',
  needs: ['read:history', 'read:events'],
  operations: ['history'],
  initial: null,
  title: ({ of }) => words`Runs > ${safeText(of ?? '')}`,
  loads: () => [historyLoad()],
  body: bodyOf,
  keys: KEYS,
});

function bodyOf({ world, of = '', width }: See<null>): Body {
  const live = world.runs.find((one) => one.run === of);
  const record = live?.record ?? recordOf(world, of);
  if (record !== undefined) return { kind: 'page', lines: recordLines(record, live, world.now, width) };
  if (live !== undefined) return { kind: 'page', lines: liveLines(live, world.now, width), follow: true };
  const answer = answerOf(world, historyLoad());
  const none = [line(words`Run ${safeText(of)} is not among the last ones on record.`)];
  return { kind: 'page', lines: instead(answer, world, words`the run`, width) ?? none };
}

function recordOf(world: World, of: string): RunRecord | undefined {
  const answer = answerOf(world, historyLoad());
  return answer.kind === 'got' ? answer.value.runs.find((one) => one.run === of) : undefined;
}

function liveLines(live: LiveRun, now: number, width: number): readonly Line[] {
  const { done, failed, going } = counted(live.progress);
  const lines = progressLines(live, width);
  const wrong = failed === 0 ? words`` : words`, ${failed} failed`;
  return [
    line(
      span(words`~ going on`, 'busy'),
      words`  on ${safeText(live.target)}: ${done} steps done, ${going} going on${wrong}`,
    ),
    ...facts(
      [
        [words`began`, words`${when(live.beganAt)} (${ago(now, live.beganAt)})`],
        [words`instances`, some(live.instances, 8, words`none`)],
      ],
      width,
    ),
    ...section(words`STEPS`, lines.length === 0 ? [line(span(words`not one has begun yet`, 'dim'))] : lines),
    EMPTY,
    ...para(words`Leaving this screen does not stop it.`, width, 0, 'dim'),
  ];
}

function recordLines(
  record: RunRecord,
  live: LiveRun | undefined,
  now: number,
  width: number,
): readonly Line[] {
  const { target, beganAt, endedAt, trigger, commit, plan, approvedBy, outcome, instances, changes } = record;
  const { text, tone } = outcomeSign(outcome);
  return [
    line(span(words`${text} ${safeText(outcome)}`, tone), words`  on ${safeText(target)}`),
    ...facts(
      [
        [words`began`, words`${when(beganAt)} (${ago(now, beganAt)})`],
        [words`took`, lasting(msBetween(beganAt, endedAt))],
        [words`because of`, triggersOf(trigger)],
        [words`revision`, safeText(commit.slice(0, 12))],
        [words`plan`, planOf(plan)],
        [words`on the word`, approvers(approvedBy)],
      ],
      width,
    ),
    ...section(words`INSTANCES`, outcomeLines(instances, width)),
    ...section(words`CHANGES`, changesOf(changes, width)),
    ...section(words`STEPS`, live === undefined ? [] : progressLines(live, width)),
  ];
}

function msBetween(from: string, to: string): number {
  return timeOf(to) - timeOf(from);
}
