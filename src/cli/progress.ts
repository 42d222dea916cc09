// Progress on stderr: a line for each step that begins or ends.

import type { Progress } from '../model/run.ts';
import { createProgressLines } from '../show/progress.ts';
import type { GlobalOptions } from './command.ts';
import type { Io } from './io.ts';
import { note } from './output.ts';

export function progressTo(io: Io, global: GlobalOptions): (progress: Progress) => void {
  const lineOf = createProgressLines();
  return (progress) => {
    const line = lineOf(progress);
    if (line !== undefined) note(io, global, line);
  };
}
