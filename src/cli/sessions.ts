// `shipshape sessions` and `shipshape session end`: who is logged in by SSH.

import { sessionsText } from '../show/session-rows.ts';
import { command } from './command.ts';
import { printAnswer, WHO, withDaemon } from './daemon.ts';

export const sessions = command({
  name: 'sessions',
  summary: 'show who is logged in by SSH, and the key of this host',
  description:
    'Where SSH listens, the fingerprint of its key, and each login: who, by which key, from where, since when. ' +
    'Without read:session, only your own.',
  arguments: [],
  options: WHO,
  examples: [{ line: 'shipshape sessions', says: 'who is here' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('sessions', {});
      printAnswer(io, given.global, answer, () => sessionsText(answer.door, answer.sessions));
      return 'ok';
    }),
});

export const sessionEnd = command({
  name: 'session end',
  summary: 'end a login by SSH at once',
  description:
    'Their screens are given back and the line is hung up. Nothing keeps them from coming again: that is done by ' +
    'taking the key, or the person, out of the repository.',
  arguments: [
    { name: 'id', description: 'the id of a login, as `shipshape sessions` shows it', required: true },
  ],
  options: WHO,
  examples: [{ line: 'shipshape session end 3fQz_0aBcDeF', says: 'hang up on one' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('session-end', { id: given.id });
      printAnswer(io, given.global, answer, () => `ended: ${answer.id}`);
      return 'ok';
    }),
});
