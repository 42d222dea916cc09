// `shipshape history`: what was applied, when, by whom, and how it ended. The daemon's records where one
// runs, the journal where none does.

import { historyRows, historyText } from '../show/history-rows.ts';
import { runsText } from '../show/run-rows.ts';
import { command } from './command.ts';
import { printAnswer, reachDaemon, WHO } from './daemon.ts';
import { withFleet } from './fleet.ts';
import { countOf } from './numbers.ts';
import { printJson, printText } from './output.ts';

const ENTRIES_PER_RUN = 400;

export const history = command({
  name: 'history',
  summary: 'show what was applied, when, by whom, and how it ended',
  description:
    'Runs of all targets, newest first. Where a daemon runs, with what made it look and who approved; otherwise ' +
    'from the journal.',
  arguments: [],
  options: [
    ...WHO,
    { name: 'limit', value: 'N', default: '20', description: 'how many runs at most (1 to 1000)' },
  ],
  examples: [{ line: 'shipshape history --limit 5', says: 'the last five runs' }],
  exitCodes: ['ok', 'error', 'usage'],
  async run(given, io) {
    const limit = countOf('limit', given.limit, 1000);
    const asking = given.global.path === undefined ? await reachDaemon(io, given) : undefined;
    if (asking === 'bad-fleet') return 'error';
    if (asking !== undefined) {
      try {
        const answer = await asking.ask('history', { limit });
        printAnswer(io, given.global, answer, () => runsText(answer.runs));
        return 'ok';
      } finally {
        asking.client.close();
      }
    }
    return withFleet(io, given.global, async (control) => {
      const rows = historyRows(await control.history(limit * ENTRIES_PER_RUN)).slice(0, limit);
      if (given.global.output === 'json') printJson(io, rows);
      else printText(io, historyText(rows));
      return 'ok';
    });
  },
});
