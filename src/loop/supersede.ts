// The newest good commit wins over a running wait: when it changes an instance that the run has not finished,
// the run ends at the border of a step and the newest is planned from what is there.

import { Failure } from '../model/failure.ts';
import type { FleetTarget } from '../model/fleet.ts';
import { loadRevision } from '../reconcile.ts';
import { glimpse, resolve } from '../stages/resolve.ts';
import type { Spine } from '../stages/spine.ts';
import type { Running } from './carry.ts';
import type { DaemonParts } from './parts.ts';
import { isSameDeclared } from './stand-ins.ts';

/** Between two runs that are ended: commits in a row must not keep everything from being done. */
const REST_MS = 2000;

export type SupersedeParts = Pick<DaemonParts, 'clock' | 'onBug'> & {
  readonly spine: Spine;
  readonly target: FleetTarget;
  readonly running: () => Running | undefined;
};

/** What to call after each commit that was accepted: soon, and once for many, the run is looked at. */
export function createSuperseder(parts: SupersedeParts): (signal: AbortSignal) => void {
  const { clock } = parts;
  let isWaiting = false;
  let endedAt = Number.NEGATIVE_INFINITY;

  async function look(signal: AbortSignal): Promise<void> {
    // Never longer, although the clock was set back.
    const rest = Math.min(REST_MS, endedAt + REST_MS - clock.now());
    if (rest > 0) await clock.sleep(rest, signal);
    isWaiting = false;
    const running = parts.running();
    if (running === undefined) return;
    if (!(await isSuperseded(parts.spine, parts.target, running, signal))) return;
    endedAt = clock.now();
    running.stop();
  }

  return (signal) => {
    if (isWaiting || parts.running() === undefined) return;
    isWaiting = true;
    look(signal).catch((error: unknown) => {
      isWaiting = false;
      // The run then goes on to its end, and the newer commit after it.
      if (!(error instanceof Failure) && !signal.aborted) parts.onBug(error);
    });
  };
}

/** True when the accepted revision asks for something else of what the run still has to do. */
async function isSuperseded(
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
