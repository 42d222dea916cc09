// `shipshape reconcile` and `shipshape accept`: look now, and take a refused commit after all.

import { fleetText } from '../show/fleet-rows.ts';
import { command } from './command.ts';
import { CODE, printAnswer, REASON, reasonOf, WHO, withDaemon } from './daemon.ts';

export const reconcile = command({
  name: 'reconcile',
  summary: 'make the daemon look now, and wait until it has',
  description:
    'Asks the source, then makes a pass; what needs nobody is done. Ends when that pass has ended, with how ' +
    'everything stands then.',
  arguments: [{ name: 'instance', description: 'only this instance', required: false }],
  options: [...WHO, CODE, { name: 'target', value: 'NAME', description: 'only this target' }],
  examples: [{ line: 'shipshape reconcile crm', says: 'one instance, now' }],
  exitCodes: ['ok', 'error', 'usage', 'interrupted'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance, target } = given;
      const scope = {
        ...(instance === undefined ? {} : { instance }),
        ...(target === undefined ? {} : { target }),
      };
      const { status } = await ask('reconcile', scope, given.code);
      const instances = status.instances.filter(
        (one) => (instance ?? one.instance) === one.instance && (target ?? one.target) === one.target,
      );
      printAnswer(io, given.global, { ...status, instances }, () => fleetText({ ...status, instances }));
      return 'ok';
    }),
});

export const accept = command({
  name: 'accept',
  summary: 'take a commit that was refused as a basis after all',
  description:
    'A rewritten history, a tree from which most declarations vanished, an unsigned commit: the daemon stays on ' +
    'the last good one, and status says why. This is how a person says that it is meant so.',
  arguments: [
    { name: 'commit', description: 'the commit that is refused now, 7 digits of it or more', required: true },
  ],
  options: [...WHO, CODE, REASON],
  examples: [
    { line: 'shipshape accept 1f0c2e77 --reason "the old repository was split"', says: 'go on from there' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask(
        'accept-source',
        { commit: given.commit, reason: reasonOf(given) },
        given.code,
      );
      printAnswer(io, given.global, answer, () => `${answer.accepted} is the basis now.`);
      return 'ok';
    }),
});
