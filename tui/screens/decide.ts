// A person's yes or no to a plan: what is asked, how it must be said, and when it cannot be said any more.
// The yes is for the digest that was on the screen and for no other. Pure.

import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, span, words } from '../parts/line.ts';
import type { Question } from '../state/screen.ts';
import { answerOf, type Load, type World } from '../state/world.ts';
import { memberOf, REASON } from './acts.ts';
import { para, some } from './page.ts';
import { aboutWords, type PlanAnswer } from './plan-lines.ts';

/** Risks that are worth typing a name for. */
const GRAVE: ReadonlySet<string> = new Set(['data-loss', 'data-overwrite', 'exposure']);
const WIDTH = 72;

export function planLoad(id: string): Load<'plan'> {
  return {
    op: 'plan',
    input: { plan: id },
    again: ['plan.waiting', 'plan.lapsed', 'plan.approved', 'plan.rejected', 'run.ended'],
  };
}

/** How a yes must be said: `y`, the name typed, the name and a one-time code. */
export function tierOf({ proposal, rows }: PlanAnswer): 1 | 2 | 3 {
  if (proposal.needs.some(({ mfa }) => mfa)) return 3;
  return proposal.subject.kind === 'people' || risksOf(rows).some((risk) => GRAVE.has(risk)) ? 2 : 1;
}

function risksOf(rows: PlanAnswer['rows']): readonly string[] {
  return (rows?.rows ?? []).flatMap(({ gravest }) => (gravest === undefined ? [] : [gravest]));
}

/** What is typed: the instance where there is one, or else the target; `people` for a change of them. */
export function typedName({ subject, instances }: PlanAnswer['proposal']): string {
  if (subject.kind === 'people') return 'people';
  const [only, ...others] = instances;
  return only !== undefined && others.length === 0 ? only : subject.target;
}

export function approveQuestion(answer: PlanAnswer): Question {
  const { proposal, rows } = answer;
  const { id, digest } = proposal;
  const tier = tierOf(answer);
  return {
    kind: 'confirm',
    title: words`approve plan ${safeText(id)}`,
    tier,
    says: [
      ...effects(answer),
      ...removals(rows),
      line(words`It is for this digest alone: `),
      line(span(safeText(digest), 'dim')),
    ],
    ...(tier === 1 ? {} : { typed: typedName(proposal) }),
    fields: [],
    act: {
      op: 'approve',
      input: { plan: id, digest },
      what: words`approval of plan ${safeText(id)}`,
      done: (said) => approvedWords(id, said),
    },
    still: (world) => moved(world, id, digest),
  };
}

export function rejectQuestion({ proposal: { id, digest } }: PlanAnswer): Question {
  return {
    kind: 'confirm',
    title: words`reject plan ${safeText(id)}`,
    tier: 1,
    says: [line(words`Nothing of it is done. It comes again when its declaration or what runs changes.`)],
    fields: [REASON],
    act: {
      op: 'reject',
      input: { plan: id, digest },
      what: words`rejection of plan ${safeText(id)}`,
      done: () => words`plan ${safeText(id)} is rejected`,
      next: [{ kind: 'back' }],
    },
    still: (world) => moved(world, id, digest),
  };
}

/** Why a yes cannot be said (any more), in words; undefined: it can. */
export function cannotDecide(answer: PlanAnswer): SafeText | undefined {
  const { standing } = answer.proposal;
  if (standing === 'open')
    return answer.rows === null && answer.people === null
      ? words`what it would do is not known yet`
      : undefined;
  if (standing === 'met') return words`everybody who was asked has agreed; it goes with the next look`;
  return words`it is over: ${safeText(standing)}`;
}

/** Looked at until the last moment. */
function moved(world: World, id: string, digest: string): SafeText | undefined {
  const now = answerOf(world, planLoad(id));
  if (now.kind === 'failed') return words`plan ${safeText(id)} cannot be read any more: ${now.message}`;
  if (now.kind !== 'got') return undefined;
  const { proposal } = now.value;
  if (proposal.digest !== digest)
    return words`the plan has changed since you read it; go back and read it again`;
  return cannotDecide(now.value);
}

function effects({ proposal, rows }: PlanAnswer): readonly Line[] {
  const what =
    rows === null
      ? words``
      : words`${rows.summary.add} to add, ${rows.summary.change} to change, ${rows.summary.destroy} to destroy`;
  return [
    ...para(
      words`${aboutWords(proposal)}, ${some(proposal.instances, 4, words`no instance`)}: ${what}`,
      WIDTH,
    ),
    ...(proposal.missing === '' ? [] : para(words`needs ${safeText(proposal.missing)}`, WIDTH)),
    line(words`With the last yes that is needed it begins at once.`),
  ];
}

/** What goes for good, in capitals. */
function removals(rows: PlanAnswer['rows']): readonly Line[] {
  return (rows?.rows ?? [])
    .filter(({ gravest }) => gravest !== undefined && GRAVE.has(gravest))
    .slice(0, 6)
    .flatMap((row) =>
      para(
        words`${safeText(row.mark)} ${safeText(row.address)}: ${safeText(row.risks.join(', '))}`,
        WIDTH,
        0,
        'bad',
      ),
    );
}

function approvedWords(id: string, said: unknown): SafeText {
  const missing = memberOf(said, 'missing') ?? '';
  return missing === ''
    ? words`plan ${safeText(id)} is approved; it goes now`
    : words`plan ${safeText(id)}: your yes is noted; still needs ${safeText(missing)}`;
}
