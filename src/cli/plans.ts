// `shipshape plans`: what waits for people.

import { proposalsText, proposalText } from '../show/proposal-rows.ts';
import { renderPlanText } from '../show/text.ts';
import { command } from './command.ts';
import { printAnswer, WHO, withDaemon } from './daemon.ts';
import { usesColor } from './output.ts';

export const plans = command({
  name: 'plans',
  summary: 'show plans that wait for people',
  description:
    'Without PLAN, the plans that wait, with what each waits for. With PLAN, that plan in full: what it would ' +
    'do, who wrote it, which policies ask for people, and who has said what. What you read is what approve ' +
    'approves: a plan whose basis moves lapses, and comes back under another id.',
  arguments: [{ name: 'plan', description: 'the id of a plan (12 hex digits)', required: false }],
  options: [
    ...WHO,
    { name: 'all', description: 'also those that are over: used, rejected, lapsed, expired' },
  ],
  examples: [
    { line: 'shipshape plans', says: 'what waits' },
    { line: 'shipshape plans 3f9a0c1b22d4', says: 'one of them, in full' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      if (given.plan === undefined) {
        const answer = await ask('plans', given.all ? { all: true } : {});
        printAnswer(io, given.global, answer, () => proposalsText(answer.plans));
        return 'ok';
      }
      const answer = await ask('plan', { plan: given.plan });
      printAnswer(io, given.global, answer, () => {
        const options = { color: usesColor(io, given.global), width: io.stdout.columns };
        const body = answer.rows === null ? '' : renderPlanText(answer.rows, options);
        const people = answer.people ?? [];
        return [proposalText(answer.proposal), '', ...people, body].join('\n').trimEnd();
      });
      return 'ok';
    }),
});
