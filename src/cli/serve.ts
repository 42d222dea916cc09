// `shipshape serve`: the daemon, in the foreground.

import { command } from './command.ts';
import { reportProblems } from './errors.ts';
import type { Io } from './io.ts';
import { note } from './output.ts';

export const serve = command({
  name: 'serve',
  summary: 'keep the fleet in shape: follow the source, heal, ask people',
  description:
    'Runs in the foreground until SIGTERM or Ctrl-C: then it stops at the next step border, within ten seconds; a ' +
    'second signal stops it at once (what was begun is finished or undone by the next start). The log is JSON ' +
    'lines on stderr. Other commands find it by the control socket of fleet.yaml.',
  arguments: [],
  options: [],
  examples: [
    { line: 'shipshape serve --fleet /etc/shipshape/fleet.yaml', says: 'what a service manager runs' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  async run(given, io) {
    const served = await io.serve({
      fleet: given.global.fleet,
      path: given.global.path,
      cwd: io.cwd,
      env: io.env,
      by: userOf(io),
      onWarning: () => {},
      log: (line) => io.stderr.write(line),
      onReady: (doors) => {
        if (io.stderr.isTTY) note(io, given.global, `serving; ${doors.join(', ')}; Ctrl-C stops it`);
      },
      signal: io.signal,
    });
    reportProblems(io, given.global.output, served.problems);
    return served.ok ? 'ok' : 'error';
  },
});

function userOf({ env }: Pick<Io, 'env'>): string {
  return env['LOGNAME'] ?? env['USER'] ?? 'unknown';
}
