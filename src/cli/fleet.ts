// From the global options to an open fleet, and back to closed. Every command that is about a fleet goes
// through `withFleet`.

import type { Control } from '../control/control.ts';
import { safeLine } from '../model/safe-text.ts';
import type { GlobalOptions } from './command.ts';
import { reportProblems } from './errors.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { note } from './output.ts';

/** Opens the fleet that the command line means, hands it to `use`, and closes it whatever happens. */
export async function withFleet(
  io: Io,
  global: GlobalOptions,
  use: (control: Control) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await io.open({
    fleet: global.fleet,
    path: global.path,
    cwd: io.cwd,
    env: io.env,
    by: io.env['SUDO_USER'] ?? io.env['USER'] ?? io.env['LOGNAME'] ?? 'unknown',
    onWarning: (text) => note(io, global, `warning: ${safeLine(text)}`),
  });
  reportProblems(io, global.output, opened.problems);
  if (!opened.ok) return 'error';
  const control = opened.value;
  try {
    return await use(control);
  } finally {
    await control.close();
  }
}
