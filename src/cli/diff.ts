// `shipshape diff`: what runs against what is declared, with kubectl's exit codes.

import { planRows } from '../show/plan-rows.ts';
import { renderDiff } from '../show/text.ts';
import { command } from './command.ts';
import { failureText, reportProblems } from './errors.ts';
import { withFleet } from './fleet.ts';
import { lookExit, lookJson, planned, unseen } from './looked.ts';
import { printJson, printText, usesColor } from './output.ts';
import { requestOf, SELECTION } from './selection.ts';

export const diff = command({
  name: 'diff',
  summary: 'show where what runs differs from what is declared',
  description:
    'Prints the differences that plan would act on, field by field: - what runs, + what is declared. ' +
    'Exits with 0 when there are none, with 1 when there are, with 2 when something failed.',
  arguments: [],
  options: SELECTION,
  examples: [
    { line: 'shipshape diff', says: 'the whole fleet' },
    { line: 'shipshape diff --instance crm', says: 'one instance' },
  ],
  exitCodes: ['ok', 'different', 'trouble', 'usage'],
  failure: 'trouble',
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const look = await control.look(requestOf(given), io.signal);
      const all = planned(look).map(({ plan }) => plan);
      if (given.global.output === 'json') printJson(io, lookJson(look));
      else {
        reportProblems(io, 'text', look.problems);
        const color = usesColor(io, given.global);
        for (const plan of all) printText(io, renderDiff(planRows(plan), { color }));
        for (const { target, failure } of unseen(look)) {
          io.stderr.write(failureText(`error: target ${target}: `, failure));
        }
      }
      if (lookExit(look) !== 'ok') return 'trouble';
      return all.some(({ changes }) => changes.length > 0) ? 'different' : 'ok';
    }),
});
