// Who wrote what: the git side of causes. Asked only for the lines and files that a plan names.

import type { AppliedTarget } from '../model/applied.ts';
import type { Desired } from '../model/desired.ts';
import type { Position } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';
import type { Blame, Revision } from '../model/source.ts';
import type { Source } from '../ports.ts';

/** A lookup of the authors of these places, one question per file. */
export async function blameOf(
  source: Source,
  revision: Revision,
  places: readonly Position[],
  signal: AbortSignal,
): Promise<(at: Position) => Blame | undefined> {
  const files = Map.groupBy(places, ({ file }) => file);
  const known = new Map<string, ReadonlyMap<number, Blame>>();
  for (const [file, wanted] of files) {
    const lines = [...new Set(wanted.map(({ line }) => line))];
    known.set(file, await source.blame(revision, file, lines, signal));
  }
  return ({ file, line }) => known.get(file)?.get(line);
}

/** A lookup of the commits that took out the instances which are on record and not declared any more. */
export async function removalsOf(
  source: Source,
  desired: Desired,
  applied: AppliedTarget | undefined,
  signal: AbortSignal,
): Promise<(instance: InstanceName) => Revision | undefined> {
  const declared = new Set<string>([...desired.instances.map(({ name }) => name), ...desired.held]);
  const removals = new Map<InstanceName, Revision>();
  for (const { name, origin } of Object.values(applied?.instances ?? {})) {
    if (declared.has(name)) continue;
    const removal = await source.removal(desired.revision, origin.file, signal);
    if (removal !== undefined) removals.set(name, removal);
  }
  return (instance) => removals.get(instance);
}
