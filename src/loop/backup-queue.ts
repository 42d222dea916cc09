// Backups that are whole here and wait for a destination that was down: tried again without a new dump, ever
// more rarely, until it has them or they are too old to matter. Their files go when nobody waits for them.

import type { BackupId, Destination } from '../model/backup.ts';
import type { QueuedSend } from '../model/backup-run.ts';
import { timeOf, timeText } from '../model/time.ts';
import type { DeclaredBackups } from './backup-crew.ts';
import { settleAt } from './backup-keep.ts';
import { isPair, withCommitted, withoutQueued, withQueued } from './backup-ledger.ts';
import { changeAnyway, known, note, reasonOf, type Shared } from './backup-parts.ts';

const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;
/** By then there are others. */
const GIVE_UP_MS = 7 * 86_400_000;
/** Of one instance, policy and destination: a destination that is gone for days is not to fill this disk. */
const MOST = 3;

export function firstRetryAt(now: number): number {
  return now + FIRST_MS;
}

/** Tries everything whose time has come, destination by destination; never throws. */
export async function sendQueued(
  shared: Shared,
  declared: DeclaredBackups,
  signal: AbortSignal,
): Promise<void> {
  const now = shared.clock.now();
  const queue = known(shared).queue;
  const gone = queue.filter((one, index) => overReason(queue, one, index, declared, now) !== undefined);
  for (const one of gone) {
    await giveUp(shared, one, overReason(queue, one, queue.indexOf(one), declared, now) ?? '');
  }
  const due = queue.filter((one) => !gone.includes(one) && isDue(one, now) && !isSending(shared, one));
  const names = [...new Set(due.map(({ destination }) => destination))];
  await Promise.all(
    names.map(async (name) => {
      const destination = declared.destinations.get(name);
      if (destination === undefined) return;
      for (const one of due.filter((each) => each.destination === name)) {
        if (signal.aborted) return;
        // The rest would fail as well: it is down.
        if (!(await sendOne(shared, declared, one, destination, signal))) return;
      }
    }),
  );
}

/** A clock that was set back makes nobody wait for it. */
function isDue({ retryAt }: QueuedSend, now: number): boolean {
  const at = timeOf(retryAt);
  return at <= now || at > now + 2 * LONGEST_MS;
}

/** Its own run is still at it. */
function isSending({ goings }: Shared, { backup }: QueuedSend): boolean {
  return [...goings.values()].some(({ living }) => living.run === backup);
}

function overReason(
  queue: readonly QueuedSend[],
  one: QueuedSend,
  index: number,
  { destinations, isWhole }: DeclaredBackups,
  now: number,
): string | undefined {
  if (!destinations.has(one.destination) && isWhole) return 'its destination is declared no more';
  if (now - timeOf(one.since) > GIVE_UP_MS) return 'it waited for more than 7 days';
  const newer = queue.filter(
    (each, at) => at > index && isPair(each, one) && each.destination === one.destination,
  );
  return newer.length >= MOST ? `${MOST} newer ones wait for the same destination` : undefined;
}

async function giveUp(shared: Shared, one: QueuedSend, reason: string): Promise<void> {
  const { backup: run, instance, policy, destination } = one;
  await changeAnyway(shared, (state) => withoutQueued(state, one));
  const at = timeText(shared.clock.now());
  await note(shared, { at, instance, policy, kind: 'gave-up', run, destination, reason });
  await dropIfAlone(shared, run);
}

async function sendOne(
  shared: Shared,
  declared: DeclaredBackups,
  one: QueuedSend,
  destination: Destination,
  signal: AbortSignal,
): Promise<boolean> {
  const { crew, clock } = shared;
  const { backup, instance, policy } = one;
  try {
    if (!(await crew.has(backup))) {
      await giveUp(shared, one, 'its files are not here any more');
      return true;
    }
    const stored = await crew.send(backup, instance, destination, () => undefined, signal);
    const bytes = stored.manifest.payloads.reduce((sum, each) => sum + each.storedBytes, 0);
    const done = { backup, at: stored.manifest.beganAt, bytes };
    await changeAnyway(shared, (state) => withCommitted(state, one, destination.name, done));
    const at = timeText(clock.now());
    const line = { at, instance, policy, destination: destination.name };
    await note(shared, { ...line, kind: 'committed', run: backup, bytes });
    await dropIfAlone(shared, backup);
    const found = declared.policies.find(({ name }) => name === policy);
    if (found !== undefined) await settleAt(shared, { policy: found, destination, instance, stored }, signal);
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    const attempts = one.attempts + 1;
    const delay = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(10, attempts - 1));
    const retryAt = timeText(clock.now() + delay);
    const reason = reasonOf(error, shared);
    await changeAnyway(shared, (state) => withQueued(state, { ...one, attempts, retryAt, reason }));
    return false;
  }
}

async function dropIfAlone(shared: Shared, run: BackupId): Promise<void> {
  if (known(shared).queue.some(({ backup }) => backup === run)) return;
  await shared.crew.drop(run).catch((error: unknown) => reasonOf(error, shared));
}
