// `shipshape hold` and `shipshape release`: leave one instance alone for a time.

import { keepLine } from '../show/fleet-rows.ts';
import { command } from './command.ts';
import { CODE, printAnswer, REASON, reasonOf, WHO, withDaemon } from './daemon.ts';

const INSTANCE = { name: 'instance', description: 'the instance', required: true } as const;

export const hold = command({
  name: 'hold',
  summary: 'leave an instance alone for a time',
  description:
    'Nothing is done to it until then; what moves is still seen and shown. A hold says who, why and until when, ' +
    'and an instance that is held is never shown as Ready.',
  arguments: [INSTANCE],
  options: [
    ...WHO,
    CODE,
    { name: 'for', value: 'TIME', default: '1h', description: 'how long: 30m, 2h, 7d (at most 30d)' },
    REASON,
  ],
  examples: [
    { line: 'shipshape hold crm --for 2h --reason "restoring by hand"', says: 'hands off for two hours' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance } = given;
      const reason = reasonOf(given);
      const answer = await ask('hold', { instance, reason, for: given.for }, given.code);
      printAnswer(io, given.global, answer, () => keepLine(answer));
      return 'ok';
    }),
});

export const release = command({
  name: 'release',
  summary: 'end the hold of an instance',
  description: 'What waited for its end is done at once.',
  arguments: [INSTANCE],
  options: [...WHO, CODE],
  examples: [{ line: 'shipshape release crm', says: 'go on' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('release', { instance: given.instance }, given.code);
      printAnswer(io, given.global, answer, () => `${given.instance} is released.`);
      return 'ok';
    }),
});
