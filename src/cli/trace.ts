// `shipshape trace CONTAINER`: from a live container to file, line, commit and author.

import { traceText } from '../show/trace-rows.ts';
import { command } from './command.ts';
import { withFleet } from './fleet.ts';
import { printJson, printText } from './output.ts';

export const trace = command({
  name: 'trace',
  summary: 'go from a live container to the file, line, commit and author behind it',
  description:
    'Says which instance and service a container is, and for each field that is written somewhere: where, ' +
    'in which commit, by whom. Values that come through variables name the places of the variables as well.',
  arguments: [{ name: 'container', description: 'its name, or the start of its id', required: true }],
  options: [],
  examples: [{ line: 'shipshape trace crm-db-1', says: 'why is it as it is?' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const traced = await control.trace(given.container, io.signal);
      if (given.global.output === 'json') {
        const { id, name, image, imageId, state } = traced.container;
        printJson(io, { ...traced, container: { id, name, image, imageId, state } });
      } else printText(io, traceText(traced));
      return 'ok';
    }),
});
