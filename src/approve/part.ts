// One instance's part of a plan: what it changes, and a digest of what is asked for that stays the same as
// long as there is no new reason to try again.

import { digest } from '../model/digest.ts';
import type { Cause, Change, Plan } from '../model/plan.ts';
import type { Digest, InstanceName } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';

/** Changes that do something: calls to the engine, or a change of the record. Reports never wait for anybody. */
export function actingChanges(plan: Pick<Plan, 'changes'>): ReadonlyMap<InstanceName, readonly Change[]> {
  const byInstance = new Map<InstanceName, Change[]>();
  for (const change of plan.changes) {
    if (change.action === 'report') continue;
    const known = byInstance.get(change.instance);
    if (known === undefined) byInstance.set(change.instance, [change]);
    else known.push(change);
  }
  return byInstance;
}

/**
 * What is asked for one instance: the same for the same wish, whatever lines of the declaration moved, what
 * was pulled meanwhile and how the live objects look at the moment.
 */
export function partDigest(plan: Pick<Plan, 'changes' | 'steps'>, instance: InstanceName): Digest {
  const changes = plan.changes
    .filter((change) => change.instance === instance && change.action !== 'report')
    .map(({ address, action, fields }) => ({
      address,
      action,
      fields: fields.map(({ path, after }) => ({ path, after })),
    }));
  const payloads = plan.steps.flatMap((step) =>
    addressParts(step.address).instance === instance && 'payload' in step
      ? [{ step: step.id, payload: step.payload }]
      : [],
  );
  return digest({ changes, payloads });
}

/** Every cause of a change: its own and those of its fields. */
export function causesOf(change: Change): readonly Cause[] {
  return [...change.causes, ...change.fields.flatMap(({ causes }) => causes)];
}

/** Nobody asked for anything new: live state moved, or work that was begun is finished. */
export function isCorrection(changes: readonly Change[]): boolean {
  const causes = changes.flatMap(causesOf);
  return (
    causes.some(({ kind }) => kind === 'drift' || kind === 'interrupted') &&
    causes.every(({ kind }) => kind === 'drift' || kind === 'interrupted' || kind === 'dependency')
  );
}
