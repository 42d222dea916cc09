// `shipshape events`: what happens, as it happens.

import type { Event } from '../model/event.ts';
import { safeJson } from '../model/safe-text.ts';
import { eventLine } from '../show/event-rows.ts';
import { command } from './command.ts';
import { WHO, withDaemon } from './daemon.ts';
import { printText } from './output.ts';

export const events = command({
  name: 'events',
  summary: 'follow what happens',
  description:
    'One line for each thing that happens, from now on, until Ctrl-C: the source, plans, runs and their steps, ' +
    'drift, and what people ask for. With --output json every event is one line of JSON.',
  arguments: [],
  options: [...WHO, { name: 'follow', short: 'f', description: 'go on until Ctrl-C (it always does)' }],
  examples: [{ line: 'shipshape events -f', says: 'watch' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ client }) => {
      for await (const item of client.follow('events', {}, io.signal)) {
        const text =
          // The border: both ends speak the same version of the protocol.
          given.global.output === 'json' ? safeJson(item) : eventLine(item as Event);
        if (text !== undefined) printText(io, text);
      }
      return 'ok';
    }),
});
