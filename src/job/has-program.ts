// Whether an image has a program, seen through a container of it: a job that asks for one which is not there
// could not even start.

import type { EngineId } from '../model/ref.ts';
import type { JobGround } from './ground.ts';

/** True when one of the paths is there. */
export async function hasProgram(
  { containers }: JobGround,
  container: EngineId | undefined,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  if (container === undefined) return false;
  for (const path of paths) {
    const archive = await containers.getArchive(container, path, signal);
    if (archive === undefined) continue;
    // Only that it is there is of interest: leaving the loop ends the call.
    for await (const _ of archive) return true;
  }
  return false;
}
