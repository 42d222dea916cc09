// `shipshape render`: what Compose makes of an instance, every value with the places that it comes from.

import { isClean } from '../model/problem.ts';
import { renderJson, renderText } from '../show/render-rows.ts';
import { command } from './command.ts';
import { reportProblems } from './errors.ts';
import { withFleet } from './fleet.ts';
import { printJson, printText } from './output.ts';

export const render = command({
  name: 'render',
  summary: 'print instances as Compose has them, with the origin of each value',
  description:
    'Prints the Compose project of each instance with every variable filled in, as YAML. Behind each value ' +
    'stands where it comes from: the text itself, then the variables in it, as `file:line`. Secrets are ' +
    'printed by name, never by value. No engine is asked.',
  arguments: [
    {
      name: 'instance',
      description: 'name of an instance; all when none is named',
      required: false,
      many: true,
    },
  ],
  options: [],
  examples: [
    { line: 'shipshape render crm', says: 'one instance' },
    { line: 'shipshape render --path . --output json', says: 'all of this folder, for a program' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const { stacks, problems } = await control.render(given.instance, io.signal);
      if (given.global.output === 'json') printJson(io, renderJson(stacks));
      else printText(io, renderText(stacks));
      reportProblems(io, given.global.output, problems);
      return isClean(problems) ? 'ok' : 'error';
    }),
});
