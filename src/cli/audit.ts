// `shipshape audit list` and `shipshape audit verify`: who asked for what.

import { safeLine } from '../model/safe-text.ts';
import { auditText } from '../show/audit-rows.ts';
import { command } from './command.ts';
import { printAnswer, WHO, withDaemon } from './daemon.ts';
import { countOf } from './numbers.ts';

export const auditList = command({
  name: 'audit list',
  summary: 'show who asked for what, and what was said to it',
  description: 'Newest first. What was refused is in it as well as what was done.',
  arguments: [],
  options: [
    ...WHO,
    { name: 'limit', value: 'N', default: '50', description: 'how many lines at most (1 to 1000)' },
    { name: 'by', value: 'NAME', description: 'only what this person asked for' },
    { name: 'refused', description: 'only what was refused' },
  ],
  examples: [{ line: 'shipshape audit list --refused', says: 'what was tried and not allowed' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('audit-list', {
        limit: countOf('limit', given.limit, 1000),
        ...(given.by === undefined ? {} : { actor: given.by }),
        ...(given.refused ? { outcome: 'refused' } : {}),
      });
      printAnswer(io, given.global, answer, () => auditText(answer.lines));
      return 'ok';
    }),
});

export const auditVerify = command({
  name: 'audit verify',
  summary: 'check the whole chain of the audit',
  description:
    'Each line is bound to the one before, and the last one to the state: a line that was changed, taken out or ' +
    'cut off the end shows. Exit code 1 says that it does.',
  arguments: [],
  options: WHO,
  examples: [{ line: 'shipshape audit verify', says: 'is it whole?' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('audit-verify', {});
      const { lines, broken } = answer;
      printAnswer(io, given.global, answer, () =>
        broken === null
          ? `${lines} lines, each as it was written.`
          : `Line ${broken.line} does not hold: ${safeLine(broken.reason)}.`,
      );
      return broken === null ? 'ok' : 'error';
    }),
});
