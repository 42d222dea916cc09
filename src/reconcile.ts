// THE SPINE. git -> parse -> validate -> resolve -> observe -> plan, then approve -> apply -> record.
// It reads top to bottom and holds no logic of its own: each stage is a call, and each stage's way of
// stopping is a value. Targets are strangers: what one cannot do never stops another.

import { decide } from './approve/decide.ts';
import type { ApplyRequest, Carried, Look, PlanRequest } from './pass.ts';
import { planTarget } from './stages/plan.ts';
import { checkRequest, targetsOf } from './stages/request.ts';
import { glimpse, resolve } from './stages/resolve.ts';
import type { Loaded, Spine } from './stages/spine.ts';

/** git -> parse -> validate. Fails when the source cannot be read; bad declarations are problems. */
export async function loadRevision(
  spine: Pick<Spine, 'source' | 'parse' | 'fleet'>,
  signal: AbortSignal,
): Promise<Loaded> {
  const revision = await spine.source.fetch(signal);
  const tree = await spine.source.tree(revision, signal);
  return { tree, ...spine.parse(tree, spine.fleet) };
}

/** The whole way to plans, for the targets that are asked for. */
export async function look(spine: Spine, request: PlanRequest, signal: AbortSignal): Promise<Look> {
  const loaded = await loadRevision(spine, signal);
  const secrets = await spine.vault.ensure(spine.resolver.needs(loaded.declarations), signal);
  const glimpses = await Promise.all(
    targetsOf(spine, request).map((target) => glimpse(spine, target, signal)),
  );
  const resolved = resolve(spine, loaded, secrets, glimpses);
  checkRequest(request, resolved, glimpses);
  return {
    request,
    revision: loaded.tree.revision,
    declarations: loaded.declarations,
    problems: [...loaded.problems, ...resolved.problems],
    secrets,
    targets: await Promise.all(
      glimpses.map((seen) =>
        seen.kind === 'unseen' ? seen : planTarget(spine, seen, resolved, secrets, request, signal),
      ),
    ),
  };
}

/** approve -> apply -> record, target by target, side by side. */
export async function carryOut(
  spine: Spine,
  from: Look,
  request: ApplyRequest,
  signal: AbortSignal,
): Promise<readonly Carried[]> {
  // A plan that nobody carries out is made without what carries it out.
  const { applyTarget } = await import('./stages/apply.ts');
  const now = await spine.source.fetch(signal);
  return Promise.all(
    from.targets.map(async (planned): Promise<Carried> => {
      if (planned.kind === 'unseen') {
        return { kind: 'failed', target: planned.target, failure: planned.failure };
      }
      const { target, plan } = planned;
      if (now.commit !== plan.commit) {
        return { kind: 'stale', target, reason: `the branch is at ${now.commit} now` };
      }
      const consent = request.consent[target];
      const verdict = decide(plan, consent && { digest: consent, removals: request.removals });
      switch (verdict.kind) {
        case 'moved':
          return {
            kind: 'stale',
            target,
            reason: 'the declarations or what runs have changed since it was agreed to',
          };
        case 'missing':
        case 'blocked':
          return { kind: 'unapproved', target, plan };
        case 'empty':
        case 'approved':
          return applyTarget(spine, from, planned, request, signal);
      }
    }),
  );
}
