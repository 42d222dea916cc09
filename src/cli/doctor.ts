// `shipshape doctor`: looks at everything a fleet needs and says what to do.

import { safeLine } from '../model/safe-text.ts';
import { command } from './command.ts';
import { withFleet } from './fleet.ts';
import { printJson, printText } from './output.ts';

const MARKS = { ok: 'ok  ', warning: 'warn', failed: 'FAIL' } as const;

export const doctor = command({
  name: 'doctor',
  summary: 'look at everything a fleet needs and say what to do',
  description:
    'Checks Node, git, the source, the state folder and its permissions, and of each target the engine, ' +
    'its version, its clock and its disk. Nothing is changed.',
  arguments: [],
  options: [],
  examples: [{ line: 'shipshape doctor', says: 'before the first plan, and when something is odd' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const findings = await control.doctor(io.signal);
      if (given.global.output === 'json') printJson(io, findings);
      else {
        for (const { about, verdict, message, hint } of findings) {
          printText(io, safeLine(`${MARKS[verdict]} ${about}: ${message}`));
          if (hint !== undefined) printText(io, `     hint: ${safeLine(hint)}`);
        }
      }
      return findings.some(({ verdict }) => verdict === 'failed') ? 'error' : 'ok';
    }),
});
