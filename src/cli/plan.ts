// `shipshape plan`: what would change, why, at what risk. Changes nothing.

import { resolve } from 'node:path';
import { command } from './command.ts';
import { withFleet } from './fleet.ts';
import { hasSteps, lookExit, printLook } from './looked.ts';
import { note } from './output.ts';
import { savePlan } from './plan-file.ts';
import { REQUESTS, requestOf, SELECTION } from './selection.ts';

export const plan = command({
  name: 'plan',
  summary: 'show what would change, why, and at what risk',
  description:
    'Reads the declarations, looks at every target and prints what apply would do: + create, ~ change in ' +
    'place, -/+ replace, - remove, ! only reported. Each line names its cause: file, line, commit, author, ' +
    'or the drift that it puts right. Nothing is changed. Instances whose declaration is bad are left as ' +
    'they are, and everything wrong is printed first.',
  arguments: [],
  options: [
    ...SELECTION,
    ...REQUESTS,
    { name: 'out', value: 'FILE', description: 'keep the plan, for `shipshape apply FILE`' },
    {
      name: 'detailed-exitcode',
      description: 'exit with 2 when there are changes, with 0 when there are none',
    },
  ],
  examples: [
    { line: 'shipshape plan', says: 'the whole fleet' },
    { line: 'shipshape plan --instance crm --out crm.plan', says: 'one instance; keep the plan' },
    { line: 'shipshape plan --path .', says: 'this folder against what runs, before you commit it' },
  ],
  exitCodes: ['ok', 'error', 'changes', 'usage'],
  outputs: ['text', 'json', 'markdown'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const look = await control.look(requestOf(given), io.signal);
      printLook(io, given.global, look);
      if (given.out !== undefined) {
        await savePlan(resolve(io.cwd, given.out), look);
        note(io, given.global, `kept in ${given.out}; to do exactly this: shipshape apply ${given.out}`);
      }
      const code = lookExit(look);
      return code === 'ok' && given.detailedExitcode && hasSteps(look) ? 'changes' : code;
    }),
});
