// Who wrote what: the git side of causes. Asked only for the lines and files that a plan names.

import pLimit from 'p-limit';
import type { AppliedTarget } from '../model/applied.ts';
import type { Desired } from '../model/desired.ts';
import type { Position } from '../model/problem.ts';
import type { Commit, InstanceName } from '../model/ref.ts';
import type { Blame, Revision } from '../model/source.ts';
import type { Source } from '../ports.ts';

/** Questions to git at once: each is a process. */
const AT_ONCE = 4;

/** A place, and the commit after which it must have been written to count. */
export type Asked = { readonly at: Position; readonly since?: Commit };

/** A lookup of the authors of these places, one question per file and commit. */
export async function blameOf(
  source: Source,
  revision: Revision,
  places: readonly Asked[],
  signal: AbortSignal,
): Promise<(at: Position, since?: Commit) => Blame | undefined> {
  const questions = new Map<string, Asked & { readonly lines: Set<number> }>();
  for (const { at, since } of places) {
    const key = keyOf(at, since);
    const question = questions.get(key) ?? {
      at,
      ...(since === undefined ? {} : { since }),
      lines: new Set(),
    };
    question.lines.add(at.line);
    questions.set(key, question);
  }
  const limit = pLimit(AT_ONCE);
  const known = new Map<string, ReadonlyMap<number, Blame>>(
    await Promise.all(
      [...questions].map(([key, { at, since, lines }]) =>
        limit(async () => [key, await source.blame(revision, at.file, [...lines], signal, since)] as const),
      ),
    ),
  );
  return (at, since) => known.get(keyOf(at, since))?.get(at.line);
}

function keyOf({ file }: Position, since: Commit | undefined): string {
  return `${since ?? ''}\n${file}`;
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
