// `shipshape reject`: a person's no.

import { command } from './command.ts';
import { CODE, printAnswer, REASON, reasonOf, WHO, withDaemon } from './daemon.ts';

export const reject = command({
  name: 'reject',
  summary: 'say no to a plan that waits',
  description: 'The plan is not carried out; another commit, or live state that moves, makes another plan.',
  arguments: [{ name: 'plan', description: 'the id of a plan (12 hex digits)', required: true }],
  options: [...WHO, CODE, REASON],
  examples: [{ line: 'shipshape reject 3f9a0c1b22d4 --reason "not before the audit"', says: 'no, and why' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask, client }) => {
      const answer = await ask('reject', { plan: given.plan, reason: reasonOf(given) }, given.code);
      printAnswer(io, given.global, answer, () => `Plan ${answer.plan} rejected by ${client.actor}.`);
      return 'ok';
    }),
});
