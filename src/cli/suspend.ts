// `shipshape suspend` and `shipshape resume`: leave an instance, a target or the whole fleet alone.

import { keepLine } from '../show/fleet-rows.ts';
import type { Given, Option } from './command.ts';
import { command } from './command.ts';
import { CODE, printAnswer, REASON, reasonOf, WHO, withDaemon } from './daemon.ts';
import { usageFailure } from './errors.ts';

const WHERE = [{ name: 'instance', description: 'the instance', required: false }] as const;
const OPTIONS = [
  ...WHO,
  CODE,
  { name: 'target', value: 'NAME', description: 'everything on this target' },
  { name: 'fleet-wide', description: 'everything' },
] as const satisfies readonly Option[];

export const suspend = command({
  name: 'suspend',
  summary: 'leave an instance, a target or the whole fleet alone',
  description:
    'Nothing is done there until somebody resumes it; what moves is still seen and shown, with who suspended it ' +
    'and why.',
  arguments: WHERE,
  options: [
    ...OPTIONS,
    { name: 'for', value: 'TIME', description: 'resume by itself after 30m, 2h, 7d' },
    REASON,
  ],
  examples: [
    { line: 'shipshape suspend crm --reason "moving its data"', says: 'one instance' },
    {
      line: 'shipshape suspend --fleet-wide --for 1h --reason "network works"',
      says: 'everything, for an hour',
    },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const length = given.for === undefined ? {} : { for: given.for };
      const answer = await ask(
        'suspend',
        { ...where(given), ...length, reason: reasonOf(given) },
        given.code,
      );
      printAnswer(io, given.global, answer, () => keepLine(answer));
      return 'ok';
    }),
});

export const resume = command({
  name: 'resume',
  summary: 'end the suspension of an instance, a target or the whole fleet',
  description:
    'Also forgets what was in the way of its instances (backoff, Stalled, a change that was taken back): a ' +
    'person has looked, so it is tried again.',
  arguments: WHERE,
  options: OPTIONS,
  examples: [
    { line: 'shipshape resume crm', says: 'one instance' },
    { line: 'shipshape resume --target db-2', says: 'everything on one target' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('resume', where(given), given.code);
      const ended = answer.ended.map(keepLine).map((line) => `ended: ${line}`);
      printAnswer(io, given.global, answer, () => (ended.length === 0 ? 'Tried again.' : ended.join('\n')));
      return 'ok';
    }),
});

/** Exactly one of the three; the whole fleet is never meant by leaving something out. */
function where({ instance, target, fleetWide }: Given<typeof WHERE, typeof OPTIONS>) {
  const named = [
    ...(instance === undefined ? [] : [{ instance }]),
    ...(target === undefined ? [] : [{ target }]),
    ...(fleetWide ? [{ fleet: true }] : []),
  ];
  const [one] = named;
  if (one === undefined || named.length > 1) {
    throw usageFailure('name exactly one of INSTANCE, --target NAME and --fleet-wide');
  }
  return one;
}
