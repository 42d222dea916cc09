// `shipshape why`: what was done last to something, and on whose word.

import { whyText } from '../show/run-rows.ts';
import { command } from './command.ts';
import { printAnswer, WHO, withDaemon } from './daemon.ts';
import { countOf } from './numbers.ts';

export const why = command({
  name: 'why',
  summary: 'show what was done last to an instance or a container, and why',
  description:
    'The runs that touched it, newest first: what made the daemon look, the fields with old and new value, the ' +
    'commit and its author, and who approved.',
  arguments: [
    {
      name: 'of',
      description:
        'an instance (crm), a service (crm/db), an address (crm/container/db), a container (crm-db-1)',
      required: true,
    },
  ],
  options: [
    ...WHO,
    { name: 'limit', value: 'N', default: '5', description: 'how many runs at most (1 to 1000)' },
  ],
  examples: [{ line: 'shipshape why crm/db', says: 'why did the database restart?' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('why', { of: given.of, limit: countOf('limit', given.limit, 1000) });
      printAnswer(io, given.global, answer, () => whyText(answer.of, answer.runs));
      return 'ok';
    }),
});
