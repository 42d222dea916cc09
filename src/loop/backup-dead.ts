// What a process that died left of its backups: told as what it is, undone, and tried again.

import { timeOf, timeText } from '../model/time.ts';
import type { DeclaredBackups } from './backup-crew.ts';
import { withEnded, withQueued } from './backup-ledger.ts';
import { change, goingKey, known, note, type Shared } from './backup-parts.ts';
import { runPost } from './backup-run.ts';

/** Runs whose process died are told as what they are, and their slots tried again. */
export async function undone(shared: Shared, declared: DeclaredBackups, signal: AbortSignal): Promise<void> {
  const { clock } = shared;
  const dead = known(shared).living.filter((one) => !shared.goings.has(goingKey(one)));
  for (const one of dead) {
    const of = declared.kept.find(({ instance }) => instance === one.instance);
    if (of !== undefined) await runPost(shared, of, one.post);
    const at = timeText(clock.now());
    const reason = 'shipshape ended while it went on';
    const policy = declared.policies.find(({ name }) => name === one.policy);
    const isLast = one.slot === undefined || one.attempt > (policy?.retry.times ?? 0);
    // Nobody knows how a run went whose process died: once more at least, whatever was tried before.
    const outcome = known(shared).queue.some(({ backup }) => backup === one.run) ? 'queued' : 'failed';
    const again = outcome === 'queued' || (isLast && one.attempt > 1) ? undefined : at;
    await change(shared, (state) => withEnded(state, one, { at, outcome, reason, again }));
    const { instance, run } = one;
    const line = { at, instance, policy: one.policy, run, outcome, reason } as const;
    if (one.kind !== 'backup') continue;
    const durationMs = Math.max(0, clock.now() - timeOf(one.beganAt));
    await note(shared, { ...line, kind: 'ended', durationMs, bytes: 0 });
    shared.events.tell({ ...line, kind: 'backup.ended', target: one.target, durationMs, bytes: 0 });
  }
  signal.throwIfAborted();
}

/** Containers, pauses and files of runs that are not; true: of all targets. */
export async function swept(shared: Shared, signal: AbortSignal): Promise<boolean> {
  const queued = known(shared).queue.map(({ backup }) => backup);
  const living = [...shared.goings.values()].map(({ living: one }) => one.run);
  return (await shared.crew.sweep(new Set([...queued, ...living, ...shared.inUse]), signal)).isWhole;
}

/** What was whole before its process died goes to its destinations without a new dump. */
export async function requeued(shared: Shared): Promise<void> {
  const { queue } = known(shared);
  for (const one of await shared.crew.waiting()) {
    const isKnown = queue.some(
      ({ backup, destination }) => backup === one.backup && destination === one.destination,
    );
    if (!isKnown) await change(shared, (state) => withQueued(state, one));
  }
}
