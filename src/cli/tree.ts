// `shipshape tree`: what there is, target by target.

import { safeLine } from '../model/safe-text.ts';
import { peopleTree } from '../show/declared-people.ts';
import { targetTree, treeText } from '../show/tree-rows.ts';
import { command } from './command.ts';
import { reportProblems } from './errors.ts';
import { withFleet } from './fleet.ts';
import { lookExit, planned, unseen } from './looked.ts';
import { printJson, printText } from './output.ts';
import { requestOf, SELECTION } from './selection.ts';

export const tree = command({
  name: 'tree',
  summary: 'show targets, instances and their objects, and people, as a tree',
  description:
    'Everything of this fleet that is on the targets, what is declared and not there yet, and the people and ' +
    'policies that are declared.',
  arguments: [],
  options: SELECTION,
  examples: [{ line: 'shipshape tree', says: 'the whole fleet' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const look = await control.look(requestOf(given), io.signal);
      const nodes = [...planned(look).map(targetTree), ...peopleTree(look.declarations)];
      if (given.global.output === 'json') printJson(io, nodes);
      else {
        reportProblems(io, 'text', look.problems);
        for (const node of nodes) printText(io, treeText(node));
        for (const { target, failure } of unseen(look)) {
          printText(io, `${target}  (unknown: ${safeLine(failure.message)})`);
        }
      }
      return lookExit(look);
    }),
});
