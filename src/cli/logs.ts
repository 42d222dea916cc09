// `shipshape logs`: what containers wrote.

import { safeIndented, safeJson, safeLine } from '../model/safe-text.ts';
import { command } from './command.ts';
import { WHO, withDaemon } from './daemon.ts';
import { isRecord } from './json.ts';
import { countOf } from './numbers.ts';
import { printText } from './output.ts';

/** Longer lines are cut: a terminal is no place for them. */
const LONGEST = 4_000;

export const logs = command({
  name: 'logs',
  summary: 'show the last lines that containers wrote, and follow them',
  description:
    'Of all containers of an instance, or of one service. Control characters are taken out. With --follow it goes ' +
    'on until Ctrl-C, or until the containers have stopped.',
  arguments: [
    { name: 'of', description: 'an instance (crm) or one of its services (crm/db)', required: true },
  ],
  options: [
    ...WHO,
    {
      name: 'lines',
      short: 'n',
      value: 'N',
      default: '100',
      description: 'how many of each container (1 to 10000)',
    },
    { name: 'follow', short: 'f', description: 'go on with what is written' },
  ],
  examples: [
    { line: 'shipshape logs crm/db -n 20', says: 'the last lines of one service' },
    { line: 'shipshape logs crm -f', says: 'all of its services, as they write' },
  ],
  exitCodes: ['ok', 'error', 'usage', 'interrupted'],
  run: (given, io) =>
    withDaemon(io, given, async ({ client }) => {
      const [instance = '', service] = given.of.split('/');
      const input = {
        instance,
        lines: countOf('lines', given.lines, 10_000),
        ...(service ? { service } : {}),
        ...(given.follow ? { follow: true } : {}),
      };
      for await (const item of client.follow('logs', input, io.signal)) {
        if (given.global.output === 'json') printText(io, safeJson(item));
        else if (isRecord(item))
          printText(
            io,
            `${safeLine(String(item['container']))}  ${safeIndented(String(item['line']), LONGEST)}`,
          );
      }
      return 'ok';
    }),
});
