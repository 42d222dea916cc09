// The newest good commit wins over a running wait: when it changes an instance that the run has not finished,
// the run ends at the border of a step and the newest is planned from what is there.

import type { FleetTarget } from '../model/fleet.ts';
import { loadRevision } from '../reconcile.ts';
import { glimpse, resolve } from '../stages/resolve.ts';
import type { Spine } from '../stages/spine.ts';
import type { Running } from './carry.ts';
import { isSameDeclared } from './stand-ins.ts';

/** True when the accepted revision asks for something else of what the run still has to do. */
export async function isSuperseded(
  spine: Spine,
  target: FleetTarget,
  running: Running,
  signal: AbortSignal,
): Promise<boolean> {
  const seen = await glimpse(spine, target, signal);
  if (seen.kind === 'unseen') return false;
  const loaded = await loadRevision(spine, signal);
  const secrets = await spine.vault.ensure(spine.resolver.needs(loaded.declarations), signal);
  const next = resolve(spine, loaded, secrets, [seen]).desired.get(target.name);
  const now = new Map(next?.instances.map((one) => [one.name, one]));
  const held = new Set(next?.held);
  return [...running.unfinished].some((name) => {
    const before = running.desired.find((one) => one.name === name);
    const after = now.get(name);
    if (after === undefined) return !held.has(name) && before !== undefined;
    return before === undefined || !isSameDeclared(before, after);
  });
}
