// `shipshape status`: how every instance stands.

import { safeLine } from '../model/safe-text.ts';
import { statusRows, statusText } from '../show/status-rows.ts';
import { command } from './command.ts';
import { reportProblems } from './errors.ts';
import { withFleet } from './fleet.ts';
import { lookExit, planned, unseen } from './looked.ts';
import { printJson, printText } from './output.ts';
import { requestOf, SELECTION } from './selection.ts';

export const status = command({
  name: 'status',
  summary: 'show how every instance stands',
  description:
    'Ready: runs as declared. Pending: declared changes are not applied yet. Drifted: what runs left what ' +
    'was applied. Failed: the last attempt did not work. Held: its declaration is bad, its last good state ' +
    'stays. Undeclared: nothing declares it any more. Unhealthy: as declared, and not well. Ignored: declared ' +
    'to be left exactly as it is.',
  arguments: [],
  options: SELECTION,
  examples: [
    { line: 'shipshape status', says: 'the whole fleet' },
    { line: 'shipshape status --output json', says: 'for a program' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const request = requestOf(given);
      const look = await control.look(request, io.signal);
      const wanted = (name: string) => request.instances.length === 0 || request.instances.includes(name);
      const rows = planned(look)
        .flatMap(statusRows)
        .filter(({ instance }) => wanted(instance));
      const lost = unseen(look);
      if (given.global.output === 'json') {
        printJson(io, {
          revision: look.revision,
          instances: rows,
          unseen: lost.map(({ target, failure: { code, message } }) => ({ target, code, message })),
        });
      } else {
        reportProblems(io, 'text', look.problems);
        printText(io, rows.length === 0 ? 'Nothing is declared and nothing is on record.' : statusText(rows));
        for (const { target, failure } of lost) {
          printText(io, `target ${target}: unknown: ${safeLine(failure.message)} (${failure.code})`);
        }
      }
      return lookExit(look);
    }),
});
