// The recorded state as one archive: needs the fleet file and the disk, and nothing else.

import { createStateArchive } from './adapters/store/archive.ts';
import type { Opening } from './control/control.ts';
import type { Result } from './model/result.ts';
import { ok } from './model/result.ts';
import type { StateArchive } from './ports.ts';
import { readFleet } from './wire-fleet.ts';

/** The archive of the fleet that is meant. */
export async function archive(
  from: Pick<Opening, 'fleet' | 'path' | 'cwd' | 'env'>,
): Promise<Result<StateArchive>> {
  const fleet = await readFleet(from);
  if (!fleet.ok) return fleet;
  const { stateDir, name, targets, secrets } = fleet.value;
  const { identityFile } = secrets;
  const options = { folder: stateDir, fleet: name, targets: [...targets.keys()], identityFile };
  return ok(createStateArchive({ ...options, clock: { now: Date.now } }), fleet.problems);
}
