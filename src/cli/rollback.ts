// `shipshape rollback` and `shipshape unpin`: an instance follows an older commit for a time.

import { command } from './command.ts';
import { CODE, printAnswer, REASON, reasonOf, WHO, withDaemon } from './daemon.ts';

const INSTANCE = { name: 'instance', description: 'the instance', required: true } as const;

export const rollback = command({
  name: 'rollback',
  summary: 'make an instance follow an older commit',
  description:
    'A pin: the instance is planned from that commit, as always with approvals where policies ask for them, ' +
    'until a newer commit changes its declaration or somebody unpins it. Data is not rolled back.',
  arguments: [
    INSTANCE,
    {
      name: 'revision',
      description:
        'a commit of the branch, 7 digits of it or more; default: where it was before it last changed',
      required: false,
    },
  ],
  options: [...WHO, CODE, REASON],
  examples: [{ line: 'shipshape rollback crm --reason "logins fail"', says: 'back to the commit before' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance, revision } = given;
      const reason = reasonOf(given);
      const to = revision === undefined ? {} : { commit: revision };
      const answer = await ask('rollback', { instance, reason, ...to }, given.code);
      printAnswer(io, given.global, answer, () => `${answer.instance} is pinned to ${answer.commit}.`);
      return 'ok';
    }),
});

export const unpin = command({
  name: 'unpin',
  summary: 'let an instance follow the branch again',
  description: 'Ends what rollback began.',
  arguments: [INSTANCE],
  options: [...WHO, CODE],
  examples: [{ line: 'shipshape unpin crm', says: 'follow the branch again' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('unpin', { instance: given.instance }, given.code);
      printAnswer(io, given.global, answer, () => `${answer.instance} follows the branch again.`);
      return 'ok';
    }),
});
