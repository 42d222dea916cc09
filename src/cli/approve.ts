// `shipshape approve`: a person's yes to exactly one plan.

import { safeLine } from '../model/safe-text.ts';
import { command } from './command.ts';
import { CODE, printAnswer, WHO, withDaemon } from './daemon.ts';

export const approve = command({
  name: 'approve',
  summary: 'say yes to a plan that waits',
  description:
    'The id is the beginning of the digest of the plan that `shipshape plans` shows: the yes is for that plan, ' +
    'for one apply, and until it expires. When the declarations or what runs move before it is carried out, it ' +
    'lapses and nothing is done. Who wrote a change may not approve it where a policy says so.',
  arguments: [{ name: 'plan', description: 'the id of a plan (12 hex digits)', required: true }],
  options: [...WHO, CODE],
  examples: [
    { line: 'shipshape approve 3f9a0c1b22d4', says: 'as the user that the daemon runs as' },
    { line: 'shipshape approve 3f9a0c1b22d4 --as ana', says: 'as ana, with the key in her ssh-agent' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask, client }) => {
      const answer = await ask('approve', { plan: given.plan }, given.code);
      printAnswer(io, given.global, answer, () =>
        answer.missing === ''
          ? `Plan ${answer.plan} approved by ${client.actor}; it is carried out now.`
          : `Plan ${answer.plan} approved by ${client.actor}; it still waits for ${safeLine(answer.missing)}.`,
      );
      return 'ok';
    }),
});
