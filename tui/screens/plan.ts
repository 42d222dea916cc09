// One plan that waits for people: read as in a pull request, approved by one deliberate act, rejected with a
// reason. A plan that is not what was read any more is refused in words.

import { type SafeText, safeText } from '../../src/show/safe.ts';
import { words } from '../parts/line.ts';
import { type Body, type KeyAction, type See, type Step, screen } from '../state/screen.ts';
import { answerOf } from '../state/world.ts';
import { instead } from './answers.ts';
import { approveQuestion, cannotDecide, planLoad, rejectQuestion } from './decide.ts';
import { type PlanAnswer, planLines } from './plan-lines.ts';

type Local = { readonly showSteps: boolean };

const KEYS: readonly KeyAction<Local>[] = [
  {
    keys: ['A'],
    label: words`approve`,
    help: words`say yes to exactly this digest`,
    command: 'approve',
    cli: words`shipshape approve PLAN`,
    bar: 90,
    operation: 'approve',
    needs: 'approve:plan',
    acts: true,
    blocked: (see) => blocked(see),
    run: (see) => asked(see, approveQuestion),
  },
  {
    keys: ['R'],
    label: words`reject`,
    help: words`say no, with a reason`,
    command: 'reject',
    cli: words`shipshape reject PLAN --reason WHY`,
    bar: 80,
    operation: 'reject',
    needs: 'reject:plan',
    acts: true,
    blocked: (see) => blocked(see),
    run: (see) => asked(see, rejectQuestion),
  },
  {
    keys: ['s'],
    label: words`steps`,
    help: words`show or hide the engine calls behind it`,
    bar: 40,
    run: ({ local }) => ({ local: { showSteps: !local.showSteps } }),
  },
  {
    keys: ['y'],
    label: words`copy`,
    help: words`copy the id of the plan`,
    run: ({ of }) => (of === undefined ? {} : { effects: [{ kind: 'copy', text: of, what: words`the id` }] }),
  },
  {
    keys: ['Y'],
    label: words`copy digest`,
    help: words`copy the whole digest`,
    run: (see) => {
      const known = known_(see);
      if (known === undefined) return {};
      return { effects: [{ kind: 'copy', text: known.proposal.digest, what: words`the digest` }] };
    },
  },
];

export const plan = screen<Local>({
  id: 'plan',
  also: [],
  summary: words`one plan: what it would do, who must agree`,
  about: 'plan',
  needs: ['read:plan'],
  operations: ['plan'],
  initial: { showSteps: false },
  title: ({ of }) => words`Plans > ${safeText(of ?? '')}`,
  loads: ({ of }) => (of === undefined ? [] : [planLoad(of)]),
  body: bodyOf,
  keys: KEYS,
});

function bodyOf({ world, of = '', local, width }: See<Local>): Body {
  const answer = answerOf(world, planLoad(of));
  const lines =
    answer.kind === 'got'
      ? planLines(answer.value, { showSteps: local.showSteps, now: world.now, width })
      : (instead(answer, world, words`plan ${safeText(of)}`, width) ?? []);
  return { kind: 'page', lines };
}

function known_({ world, of = '' }: See<Local>): PlanAnswer | undefined {
  const answer = answerOf(world, planLoad(of));
  return answer.kind === 'got' ? answer.value : undefined;
}

function blocked(see: See<Local>): SafeText | undefined {
  const known = known_(see);
  return known === undefined ? words`the plan was not read yet` : cannotDecide(known);
}

function asked(see: See<Local>, question: typeof approveQuestion): Step<Local> {
  const known = known_(see);
  return known === undefined ? {} : { effects: [{ kind: 'ask', question: question(known) }] };
}
