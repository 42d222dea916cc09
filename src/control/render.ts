// The stacks of a revision as Compose has them after everything is filled in. No engine is asked and no
// secret is opened; the record is read, so that host ports are the ones in use.

import { fingerprintByName } from '../declare/placeholders.ts';
import type { AppliedTarget } from '../model/applied.ts';
import { Failure } from '../model/failure.ts';
import type { Problem } from '../model/problem.ts';
import type { TargetName } from '../model/ref.ts';
import type { RenderedStack } from '../model/rendered.ts';
import { loadRevision } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';

export type RenderedStacks = {
  readonly stacks: readonly RenderedStack[];
  readonly problems: readonly Problem[];
};

type Needed = Pick<Spine, 'fleet' | 'source' | 'parse' | 'resolver' | 'store'>;

/** The stacks of the named instances, of all when none is named. Fails with `render/unknown-instance`. */
export async function render(
  spine: Needed,
  names: readonly string[],
  signal: AbortSignal,
): Promise<RenderedStacks> {
  const { tree, declarations, problems } = await loadRevision(spine, signal);
  const applied = new Map<TargetName, AppliedTarget>();
  for (const target of spine.fleet.targets.keys()) {
    const state = await spine.store.load(target);
    if (state !== undefined) applied.set(target, state);
  }
  for (const name of names) {
    if (declarations.instances.has(name) || [...declarations.held].includes(name)) continue;
    throw new Failure('render/unknown-instance', `there is no instance ${JSON.stringify(name)}`, {
      hint: 'shipshape tree shows what there is',
    });
  }
  const secrets = { problems: new Map(), revision: '', fingerprint: fingerprintByName };
  const input = { fleet: spine.fleet, declarations, tree, applied, taken: new Map(), secrets };
  const rendered = spine.resolver.render(input, names);
  return {
    stacks: rendered.stacks,
    problems: [...problems, ...rendered.problems],
  };
}
