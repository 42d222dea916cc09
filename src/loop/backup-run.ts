// One backup from its beginning to its end: claimed, taken, brought to its destinations, told. What could not
// be brought waits in a queue; nothing is called good that a required destination does not have.

import { sourcesFor } from '../backup/select.ts';
import type { BackupPolicy, Destination, Hook, Manifest, Source } from '../model/backup.ts';
import type { BackupProgress, LivingRun, RunOutcome } from '../model/backup-run.ts';
import { Failure } from '../model/failure.ts';
import { timeText } from '../model/time.ts';
import type { DeclaredBackups, Kept, Order, Tell } from './backup-crew.ts';
import { settleAt } from './backup-keep.ts';
import { withBegun, withCommitted, withEnded, withPost, withQueued } from './backup-ledger.ts';
import { change, changeAnyway, goingKey, known, note, reasonOf, type Shared } from './backup-parts.ts';
import { firstRetryAt } from './backup-queue.ts';
import type { Lease } from './leases.ts';

export type RunOrder = {
  readonly declared: DeclaredBackups;
  readonly of: Kept;
  readonly policy: BackupPolicy;
  readonly living: LivingRun;
  readonly lease: Lease;
  readonly stop: AbortController;
};

/** Hooks end in their own time, also when everything else was stopped. */
const GRACE_MS = 60_000;
const PROGRESS_MS = 1_000;

/** Claims the slot and runs to the end; never throws. The lease is let go as soon as the instance is not needed. */
export async function runBackup(shared: Shared, order: RunOrder, signal: AbortSignal): Promise<void> {
  const { clock, events, goings } = shared;
  const { living, lease, stop } = order;
  const { run, instance, target, policy, trigger, slot, attempt } = living;
  const key = goingKey(living);
  const beganAt = clock.now();
  goings.set(key, { living, stop, progress: standing(living) });
  try {
    await change(shared, (state) => withBegun(state, living));
    const line = { at: living.beganAt, instance, policy, run };
    await shared.journal.append({ ...line, kind: 'began', trigger, slot, attempt });
    events.tell({ kind: 'backup.begun', run, instance, target, policy, trigger });
  } catch (error) {
    // Nothing was begun: where the claim was written, it is taken back and the slot waits on.
    if (!isWritten(error)) shared.onBug(error);
    await changeAnyway(shared, (state) => withEnded(state, living, stillborn(shared, error)));
    goings.delete(key);
    lease.release();
    return;
  }
  const end = await carried(shared, order, AbortSignal.any([signal, stop.signal]));
  lease.release();
  const at = timeText(clock.now());
  const isLast = attempt > order.policy.retry.times || end.outcome !== 'failed' || slot === undefined;
  const later = isLast ? undefined : timeText(clock.now() + order.policy.retry.delayMs);
  // Whoever stopped shipshape did not mean the backup.
  const again = signal.aborted && end.outcome === 'failed' ? at : later;
  await changeAnyway(shared, (state) => withEnded(state, living, { ...end, at, again }));
  const durationMs = Math.max(0, clock.now() - beganAt);
  const { outcome, reason, bytes } = end;
  await note(shared, { at, instance, policy, kind: 'ended', run, outcome, reason, durationMs, bytes });
  goings.delete(key);
  events.tell({ kind: 'backup.ended', run, instance, target, policy, outcome, reason, durationMs, bytes });
}

function isWritten(error: unknown): boolean {
  return error instanceof Failure;
}

function stillborn(shared: Shared, error: unknown) {
  const at = timeText(shared.clock.now());
  return { at, outcome: 'failed', reason: reasonOf(error, shared), again: at } as const;
}

type End = { readonly outcome: RunOutcome; readonly reason: string; readonly bytes: number };

async function carried(shared: Shared, order: RunOrder, signal: AbortSignal): Promise<End> {
  const { living, policy, declared, stop } = order;
  let manifest: Manifest;
  try {
    manifest = await taken(shared, order, signal);
  } catch (error) {
    await shared.crew.drop(living.run).catch(() => undefined);
    const outcome = stop.signal.aborted ? 'cancelled' : 'failed';
    const reason = stop.signal.aborted ? wordsOf(stop.signal) : reasonOf(error, shared);
    return { outcome, reason, bytes: 0 };
  }
  order.lease.release();
  const bytes = manifest.payloads.reduce((sum, one) => sum + one.storedBytes, 0);
  for (const { file, storedBytes } of manifest.payloads) {
    const line = { at: timeText(shared.clock.now()), instance: living.instance, policy: policy.name };
    await note(shared, { ...line, kind: 'payload', run: living.run, file, bytes: storedBytes });
  }
  const missing: string[] = [];
  let reason = '';
  for (const { destination, required } of policy.destinations) {
    const failed = await sent(shared, order, declared.destinations.get(destination), destination, signal);
    if (failed === undefined) continue;
    reason ||= `${destination}: ${failed}`;
    if (required) missing.push(destination);
  }
  const state = known(shared);
  const waits = state.queue.some(({ backup }) => backup === living.run);
  if (!waits) await shared.crew.drop(living.run).catch(() => undefined);
  return { outcome: missing.length === 0 ? 'committed' : 'queued', reason, bytes };
}

/** Whole on this host, or not there at all. `post` hooks run whatever came of the rest. */
async function taken(shared: Shared, order: RunOrder, signal: AbortSignal): Promise<Manifest> {
  const { of, policy, living, declared } = order;
  const sources = sourcesOf(policy, of);
  const destinations = policy.destinations.flatMap(({ destination }) => {
    const found = declared.destinations.get(destination);
    return found === undefined ? [] : [found];
  });
  if (destinations.length === 0)
    throw new Failure('backup/no-destination', 'none of its destinations is declared');
  const { run, trigger } = living;
  const { commit } = declared;
  const whole: Order = { run, of, policy, sources, destinations, trigger, commit };
  const end = new AbortController();
  const late = shared.clock.sleep(policy.limits.timeoutMs, AbortSignal.any([signal, end.signal])).then(
    () => end.abort(new Failure('backup/timeout', `not done within ${policy.limits.timeoutMs / 1000} s`)),
    () => undefined,
  );
  const both = AbortSignal.any([signal, end.signal]);
  try {
    return await hooked(shared, order, both, () => shared.crew.take(whole, telling(shared, living), both));
  } catch (error) {
    throw end.signal.aborted ? end.signal.reason : error;
  } finally {
    end.abort();
    await late;
  }
}

async function hooked<T>(
  shared: Shared,
  { of, policy, living }: RunOrder,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const { pre, post } = policy.hooks;
  if (pre.length + post.length === 0) return await work();
  // Before the first of them: who starts after a crash knows what is still to be run.
  await change(shared, (state) => withPost(state, living.run, post));
  try {
    for (const hook of pre) await runHook(shared, of, hook, signal);
    return await work();
  } finally {
    await runPost(shared, of, post);
    await changeAnyway(shared, (state) => withPost(state, living.run, []));
  }
}

async function runHook(shared: Shared, of: Kept, hook: Hook, signal: AbortSignal): Promise<void> {
  try {
    await shared.crew.hook(of, hook, signal);
  } catch (error) {
    if (hook.onError === 'abort') throw error;
    reasonOf(error, shared);
  }
}

/** All of them, each in its own time, whatever the others did. */
export async function runPost(shared: Shared, of: Kept, post: readonly Hook[]): Promise<void> {
  for (const hook of post) {
    const end = new AbortController();
    const late = shared.clock.sleep(hook.timeoutMs + GRACE_MS, end.signal).then(
      () => end.abort(),
      () => undefined,
    );
    await shared.crew.hook(of, hook, end.signal).catch((error: unknown) => reasonOf(error, shared));
    end.abort();
    await late;
  }
}

/** Those of the policy, or what the instance says. Fails with `backup/sources`. */
export function sourcesOf(policy: BackupPolicy, of: Kept): readonly Source[] {
  if (of.kind === 'data-source') return [];
  const found = sourcesFor(policy, of.desired);
  if (found.ok) return found.value;
  const [first] = found.problems;
  throw new Failure('backup/sources', first?.message ?? 'what is to be backed up is not known', {
    ...(first?.hint === undefined ? {} : { hint: first.hint }),
  });
}

/** Undefined: it is there. Otherwise why not; then it waits in the queue. */
async function sent(
  shared: Shared,
  order: RunOrder,
  destination: Destination | undefined,
  name: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { living, policy } = order;
  const { clock } = shared;
  const { run, instance } = living;
  const pair = { instance, policy: policy.name };
  if (destination === undefined) return 'it is not declared';
  try {
    const stored = await shared.crew.send(run, instance, destination, telling(shared, living), signal);
    const bytes = stored.manifest.payloads.reduce((sum, one) => sum + one.storedBytes, 0);
    const at = timeText(clock.now());
    const backup = { backup: run, at: stored.manifest.beganAt, bytes };
    await changeAnyway(shared, (state) => withCommitted(state, pair, name, backup));
    await note(shared, { ...pair, at, kind: 'committed', run, destination: name, bytes });
    await settleAt(shared, { policy, destination, instance, stored }, signal);
    return undefined;
  } catch (error) {
    const reason = signal.aborted ? 'shipshape was stopped' : reasonOf(error, shared);
    const now = clock.now();
    const [at, retryAt] = [timeText(now), timeText(firstRetryAt(now))];
    const queued = { backup: run, destination: name, since: at, retryAt, attempts: 1, reason };
    await changeAnyway(shared, (state) => withQueued(state, { ...pair, ...queued }));
    await note(shared, { ...pair, at, kind: 'queued', run, destination: name, reason, retryAt });
    return reason;
  }
}

function standing({ run, kind, beganAt }: LivingRun): BackupProgress {
  const nothing = { doing: 'begins', bytes: 0, total: undefined, bytesPerSecond: 0, leftMs: undefined };
  return { run, kind, since: beganAt, ...nothing };
}

/** Keeps how far it has come, and tells it once a second. */
export function telling({ goings, clock, events }: Shared, living: LivingRun): Tell {
  let toldAt = 0;
  let startedAt = clock.now();
  let doing = '';
  return (news) => {
    const now = clock.now();
    const isNew = news.doing !== doing;
    if (isNew) startedAt = now;
    doing = news.doing;
    const seconds = Math.max(0.001, (now - startedAt) / 1000);
    const bytesPerSecond = Math.round(news.bytes / seconds);
    const left = news.total === undefined ? undefined : Math.max(0, news.total - news.bytes);
    const leftMs = left === undefined || bytesPerSecond === 0 ? undefined : (left / bytesPerSecond) * 1000;
    const { run, kind, beganAt, instance } = living;
    const progress = { run, kind, since: beganAt, ...news, bytesPerSecond, leftMs };
    const going = goings.get(goingKey(living));
    if (going !== undefined) going.progress = progress;
    if (!isNew && now - toldAt < PROGRESS_MS) return;
    toldAt = now;
    events.tell({ kind: 'backup.progress', instance, progress });
  };
}

function wordsOf(signal: AbortSignal): string {
  return typeof signal.reason === 'string' ? signal.reason : 'it was cancelled';
}
