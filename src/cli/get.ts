// `shipshape get`: everything about one instance.

import { instanceText } from '../show/fleet-rows.ts';
import { command } from './command.ts';
import { printAnswer, WHO, withDaemon } from './daemon.ts';

export const get = command({
  name: 'get',
  summary: 'show everything about one instance',
  description:
    'Its conditions, revisions, containers, drift, holds, pins, and every plan that waits and concerns it.',
  arguments: [{ name: 'instance', description: 'the instance', required: true }],
  options: WHO,
  examples: [{ line: 'shipshape get crm', says: 'one instance' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('get', { instance: given.instance });
      printAnswer(io, given.global, answer, () => instanceText(answer));
      return 'ok';
    }),
});
