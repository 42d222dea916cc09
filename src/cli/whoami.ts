// `shipshape whoami` and `shipshape users`: who one is to the daemon, and who else there is.

import { safeLine } from '../model/safe-text.ts';
import { usersText } from '../show/audit-rows.ts';
import { command } from './command.ts';
import { printAnswer, WHO, withDaemon } from './daemon.ts';

export const whoami = command({
  name: 'whoami',
  summary: 'show who you are to the daemon, and what you may',
  description: 'The name, how it was proven, the roles that hold everywhere, and what they allow.',
  arguments: [],
  options: WHO,
  examples: [{ line: 'shipshape whoami --as ana', says: 'does my key hold?' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('whoami', {});
      printAnswer(io, given.global, answer, () => {
        const { name, how, roles, permissions } = answer;
        return [
          safeLine(`${name} (${how})`),
          `roles: ${safeLine(roles.join(', ') || 'none that holds everywhere')}`,
          `may:   ${permissions.join(' ') || 'nothing everywhere'}`,
        ].join('\n');
      });
      return 'ok';
    }),
});

export const users = command({
  name: 'users',
  summary: 'show the people in force',
  description: 'As they were approved; what the repository declares beyond that waits for approval.',
  arguments: [],
  options: WHO,
  examples: [{ line: 'shipshape users', says: 'who may what' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('users', {});
      printAnswer(io, given.global, answer, () => usersText(answer.users));
      return 'ok';
    }),
});
