// `shipshape history`: what was applied, when, by whom, and how it ended.

import { historyRows, historyText } from '../show/history-rows.ts';
import { command } from './command.ts';
import { usageFailure } from './errors.ts';
import { withFleet } from './fleet.ts';
import { printJson, printText } from './output.ts';

const ENTRIES_PER_RUN = 400;

export const history = command({
  name: 'history',
  summary: 'show what was applied, when, by whom, and how it ended',
  description: 'Runs of all targets from the journal, newest first.',
  arguments: [],
  options: [{ name: 'limit', value: 'N', default: '20', description: 'how many runs at most (1 to 1000)' }],
  examples: [{ line: 'shipshape history --limit 5', says: 'the last five runs' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const limit = Number(given.limit);
      if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
        throw usageFailure(`--limit takes a whole number from 1 to 1000, not ${JSON.stringify(given.limit)}`);
      }
      const rows = historyRows(await control.history(limit * ENTRIES_PER_RUN)).slice(0, limit);
      if (given.global.output === 'json') printJson(io, rows);
      else printText(io, historyText(rows));
      return 'ok';
    }),
});
