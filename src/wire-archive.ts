// The recorded state as one archive: needs the fleet file and the disk, and nothing else.

import { userInfo } from 'node:os';
import process from 'node:process';
import { createStateArchive } from './adapters/store/archive.ts';
import type { Opening } from './control/control.ts';
import type { Actor } from './model/person.ts';
import type { Result } from './model/result.ts';
import { ok } from './model/result.ts';
import type { StateArchive } from './ports-daemon.ts';
import { readFleet } from './wire-fleet.ts';

/** The archive of the fleet that is meant. */
export async function archive(
  from: Pick<Opening, 'fleet' | 'path' | 'cwd' | 'env' | 'onWarning'>,
): Promise<Result<StateArchive>> {
  const fleet = await readFleet(from);
  if (!fleet.ok) return fleet;
  const { stateDir, name, targets, secrets } = fleet.value;
  const { identityFile } = secrets;
  const { onWarning } = from;
  const options = { folder: stateDir, fleet: name, targets: [...targets.keys()], identityFile, onWarning };
  return ok(createStateArchive({ ...options, clock: { now: Date.now }, actor: ourselves() }), fleet.problems);
}

/** The OS user, whatever the environment says; a number where it has no name. */
function ourselves(): Actor {
  const uid = process.getuid?.() ?? -1;
  const proof = { kind: 'os-user', uid } as const;
  try {
    return { name: userInfo().username, via: 'cli', proof, mfa: false };
  } catch {
    return { name: `uid ${uid}`, via: 'cli', proof, mfa: false };
  }
}
