// A plan as people read it before they decide: what it is, who must agree, what would happen with Terraform's
// marks, every field with its cause, and the steps behind it. Pure.

import type { Answers } from '../../src/control/answers.ts';
import type { FieldRow, Mark, PlanRow } from '../../src/show/plan-rows.ts';
import { summaryWords } from '../../src/show/plan-summary.ts';
import type { ShownProposal } from '../../src/show/proposal-rows.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, type Tone, words } from '../parts/line.ts';
import { lineWidth, widthOf } from '../parts/width.ts';
import { bullet, count, facts, para, section, some } from './page.ts';
import { ago, until, when } from './times.ts';

export type PlanAnswer = Answers['plan'];

const MARKS: Readonly<Record<Mark, Tone>> = {
  '+': 'good',
  '~': 'warn',
  '-': 'bad',
  '-/+': 'bad',
  '!': 'accent',
};

/** Everything about a plan. `showSteps`: also the engine calls behind it. */
export function planLines(
  { proposal, plan, rows, people }: PlanAnswer,
  { showSteps, now, width }: { readonly showSteps: boolean; readonly now: number; readonly width: number },
): readonly Line[] {
  const changes = (rows?.rows ?? []).flatMap((row) => changeLines(row, width));
  const lines = (people ?? []).flatMap((text) => para(safeText(text), width));
  const guard = (rows?.admission ?? []).flatMap(({ level, about, words: says, rule }) =>
    bullet(
      span(words`!`, level === 'warn' ? 'warn' : 'bad'),
      words`${safeText(about)}: ${safeText(says)} (${safeText(rule)}, ${safeText(level)})`,
      width,
    ),
  );
  const blockers = (rows?.blockers ?? []).flatMap((one) =>
    bullet(span(words`!`, 'bad'), safeText(one), width),
  );
  return [
    ...headLines(proposal, now, width),
    ...(rows === null && people === null ? notHere(proposal, width) : []),
    ...section(
      words`WHAT WILL HAPPEN`,
      changes,
      rows === null ? undefined : safeText(summaryWords(rows.summary)),
    ),
    ...section(words`WHO MAY WHAT`, lines),
    ...section(words`THE GUARD SAYS`, guard),
    ...section(words`MORE THAN THE BUDGET`, blockers),
    ...section(
      words`STEPS`,
      showSteps ? (plan?.steps ?? []).flatMap((step, at) => stepLines(step, at, width)) : stepsHint(plan),
      count(plan?.steps.length ?? 0, words`engine call`),
    ),
  ];
}

function headLines(proposal: ShownProposal, now: number, width: number): readonly Line[] {
  const { digest, commit, authors, needs, approvals, rejection, lapsed, missing, standing } = proposal;
  const approved = approvals.map(
    ({ by, how, at, mfa }) =>
      words`${safeText(by)} (${safeText(how)}${mfa ? words`, one-time code` : words``}) ${ago(now, at)}`,
  );
  return [
    ...facts(
      [
        [words`plan`, span(words`${safeText(proposal.id)}  ${safeText(standing)}`, standingTone(standing))],
        [words`about`, words`${aboutWords(proposal)}: ${some(proposal.instances, 6, words`no instance`)}`],
        [words`revision`, safeText(commit.slice(0, 12))],
        [words`written by`, some(authors, 4, words`nobody known`)],
        [words`proposed`, words`${when(proposal.proposedAt)} (${ago(now, proposal.proposedAt)})`],
        [words`good until`, words`${when(proposal.expiresAt)} (${until(now, proposal.expiresAt)})`],
        ...needs.map(
          ({ policy, because }) =>
            [words`asked for`, words`policy ${safeText(policy)}: ${safeText(because)}`] as const,
        ),
        ...approved.map((by) => [words`approved`, span(by, 'good')] as const),
        [words`needs`, missing === '' ? undefined : span(safeText(missing), 'accent')],
        [
          words`rejected`,
          rejection && span(words`by ${safeText(rejection.by)}: ${safeText(rejection.reason)}`, 'bad'),
        ],
        [words`lapsed`, lapsed && span(words`${when(lapsed.at)}: ${safeText(lapsed.reason)}`, 'bad')],
      ],
      width,
    ),
    // Whole on one line wherever there are 80 columns: people compare it.
    ...para(words`digest ${safeText(digest)}`, width + 2, 0, 'dim'),
  ];
}

export function standingTone(standing: string): Tone {
  if (standing === 'open') return 'accent';
  return standing === 'met' || standing === 'used' ? 'good' : 'bad';
}

/** `target edge-1`, `people and policies`. */
export function aboutWords({ subject }: Pick<ShownProposal, 'subject'>): SafeText {
  return subject.kind === 'people' ? words`people and policies` : words`target ${safeText(subject.target)}`;
}

function notHere({ standing }: ShownProposal, width: number): readonly Line[] {
  const why =
    standing === 'open' || standing === 'met'
      ? words`The daemon has not planned it since its start; it does so with its next look.`
      : words`It is over, and what it would have done is not kept. History tells what was done.`;
  return section(words`WHAT WILL HAPPEN`, para(why, width));
}

function changeLines(row: PlanRow, width: number): readonly Line[] {
  const mark = safeText(row.mark);
  const head = line(
    span(words`${spacesBefore(mark)}${mark} `, MARKS[row.mark]),
    span(safeText(row.address), 'strong'),
    words`  ${safeText(row.what)}`,
  );
  return [
    ...withRisks(head, row, width),
    ...row.fields.flatMap((field) => fieldLines(field, width)),
    ...(row.causes === '' ? [] : para(words`because of ${safeText(row.causes)}`, width, 6, 'dim')),
    ...(row.note === undefined ? [] : para(safeText(row.note), width, 6, 'warn')),
  ];
}

/** Behind what is done, or below it where there is no room: a risk is never cut. */
function withRisks(head: Line, { risks, gravest }: PlanRow, width: number): readonly Line[] {
  if (risks.length === 0) return [head];
  const tone = gravest === undefined || gravest === 'restart' ? 'plain' : riskTone(gravest);
  const said = words`[${safeText(risks.join(', '))}]`;
  if (lineWidth(head) + 2 + widthOf(said) <= width) return [[...head, span(words`  `), span(said, tone)]];
  return [head, ...para(said, width, 6, tone)];
}

/** Risks that are a matter of data or of the door to the world. */
export function riskTone(risk: string): Tone {
  return risk === 'data-loss' || risk === 'data-overwrite' ? 'bad' : 'warn';
}

/** Marks are up to three wide and stand right. */
function spacesBefore(mark: SafeText): SafeText {
  const missing = 3 - widthOf(mark);
  return missing >= 2 ? words`  ` : missing === 1 ? words` ` : words``;
}

function fieldLines(
  { mark, path, before, after, causes, onlyReported }: FieldRow,
  width: number,
): readonly Line[] {
  const from = before === undefined ? words`(none)` : safeText(before);
  const to = after === undefined ? words`(none)` : safeText(after);
  const only = onlyReported ? words` (only reported)` : words``;
  const sign: Span = span(words`    ${safeText(mark)} `, MARKS[mark]);
  const [first, ...more] = para(words`${safeText(path)}: ${from} -> ${to}${only}`, width - 6);
  return [
    ...(first === undefined ? [] : [[sign, ...first]]),
    ...more.map((rest) => [span(words`      `), ...rest]),
    ...(causes === '' ? [] : para(safeText(causes), width, 8, 'dim')),
  ];
}

type StepJson = NonNullable<PlanAnswer['plan']>['steps'][number];

function stepLines({ kind, id, needs }: StepJson, at: number, width: number): readonly Line[] {
  const after = needs.length === 0 ? words`` : words`  after ${safeText(needs.join(', '), 200)}`;
  return para(words`${at + 1}  ${safeText(kind)}  ${safeText(id)}${after}`, width);
}

function stepsHint(plan: PlanAnswer['plan']): readonly Line[] {
  return plan === null || plan.steps.length === 0 ? [] : [line(span(words`s shows them`, 'dim'))];
}
