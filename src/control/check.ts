// Reading and checking the declarations alone. No engine is asked, no secret is opened.

import { peopleOf } from '../declare/people.ts';
import { fingerprintByName } from '../declare/placeholders.ts';
import { expiredExceptions } from '../declare/policy.ts';
import type { Problem } from '../model/problem.ts';
import type { Revision } from '../model/source.ts';
import { loadRevision } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';

/** What reading declarations needs. */
export type Ground = Pick<Spine, 'fleet' | 'source' | 'parse' | 'resolver' | 'clock'>;

export type Checked = {
  readonly revision: Revision;
  readonly problems: readonly Problem[];
  readonly instances: readonly string[];
  readonly templates: readonly string[];
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly policies: readonly string[];
};

/** Every problem of the whole tree, Compose files included. Fails when the source cannot be read. */
export async function check(ground: Ground, signal: AbortSignal): Promise<Checked> {
  const { tree, declarations, problems } = await loadRevision(ground, signal);
  const resolved = ground.resolver.resolve({
    fleet: ground.fleet,
    declarations,
    tree,
    applied: new Map(),
    taken: new Map(),
    secrets: { problems: new Map(), revision: '', fingerprint: fingerprintByName },
  });
  const { policies } = peopleOf(declarations, ground.fleet) ?? ground.fleet;
  const expired = expiredExceptions(policies, ground.clock.now());
  return {
    revision: tree.revision,
    problems: [...problems, ...expired, ...resolved.problems],
    instances: [...declarations.instances.keys()],
    templates: [...declarations.templates.keys()],
    users: [...declarations.users.keys()],
    roles: [...declarations.roles.keys()],
    teams: [...declarations.teams.keys()],
    policies: [...declarations.policies.keys()],
  };
}
