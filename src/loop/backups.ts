// The keeper of backups: slots as they come, runs one by one, a queue for destinations that are down, proofs,
// what broken writes left, and beside all of that a loop that only looks whether promises are kept. It waits for
// no pass and no pass for it, but where both want one instance.

import type { BackupId } from '../model/backup.ts';
import type { BackupReason, BackupStatus, LivingRun, SlotKind, SlotMark } from '../model/backup-run.ts';
import { Failure } from '../model/failure.ts';
import type { TargetName } from '../model/ref.ts';
import { timeOf, timeText } from '../model/time.ts';
import type { BackupAccess } from './backup-access.ts';
import type { DeclaredBackups, Kept } from './backup-crew.ts';
import { requeued, swept, undone } from './backup-dead.ts';
import { isPair, type Pair, withLast, withMark, withoutOthers } from './backup-ledger.ts';
import {
  type BackupsParts,
  change,
  goingKey,
  known,
  newBackupId,
  note,
  reasonOf,
  type Shared,
} from './backup-parts.ts';
import { type ProofOrder, runProof } from './backup-proof.ts';
import { sendQueued } from './backup-queue.ts';
import { runBackup } from './backup-run.ts';
import { advance } from './backup-slots.ts';
import { backupStatuses, pairsOf, wantedOf } from './backup-status.ts';
import type { Pitr } from './pitr.ts';
import type { Restores } from './restores.ts';
import { createBell } from './wait.ts';

/** Something that a person asks for: now, whatever the schedule says. */
export type Asked = Pair & {
  readonly kind: SlotKind;
  readonly by: string;
  readonly wanted?: ProofOrder['wanted'];
};

export type Backups = {
  /** From memory, also while nothing works. */
  status(): readonly BackupStatus[];
  /** What is declared now; fails with `backup/undeclared` before the first commit was read. */
  declared(): DeclaredBackups;
  /** Begins at once; fails with `backup/busy` and `backup/no-policy`. `ended` resolves when it has. */
  begin(asked: Asked): { readonly run: BackupId; readonly ended: Promise<void> };
  /** False: nothing of that name goes on. */
  cancel(run: BackupId, by: string): boolean;
  /** Works until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Undefined: only backups are made here. */
  readonly more: More | undefined;
  readonly shared: Shared;
};

export type More = { readonly restores: Restores; readonly access: BackupAccess; readonly pitr: Pitr };

const DAY_MS = 86_400_000;
const TURN_MS = 15_000;
const WATCH_MS = 30_000;

export function createBackups(
  parts: BackupsParts,
  withMore: (shared: Shared) => More | undefined = () => undefined,
): Backups {
  const shared: Shared = { ...parts, goings: new Map(), inUse: new Set(), late: [] };
  const { clock, leases } = parts;
  const bell = createBell(clock);
  const more = withMore(shared);
  const restores = more?.restores;
  leases.onFree(() => bell.ring());
  const own: Own = {
    shared,
    bell,
    restores,
    working: new Set(),
    signal: new AbortController().signal,
    trouble: undefined,
  };
  return {
    shared,
    more,
    status: () => statusesOf(own),
    declared() {
      const declared = parts.declared();
      if (declared !== undefined) return declared;
      throw new Failure('backup/undeclared', 'the declarations were not read yet', { retry: 'soon' });
    },
    begin: (asked) => begin(own, asked),
    cancel(run, by) {
      const going = [...shared.goings.values()].find(({ living }) => living.run === run);
      going?.stop.abort(`cancelled by ${by}`);
      return going !== undefined;
    },
    async run(signal) {
      own.signal = signal;
      await guarded(shared, restores?.hold() ?? Promise.resolve());
      await Promise.all([
        guarded(shared, work(own, signal)),
        guarded(shared, watch(own, signal)),
        guarded(shared, sending(own, signal)),
        guarded(shared, more?.pitr.run(signal) ?? Promise.resolve()),
      ]);
      await Promise.allSettled(own.working);
    },
  };
}

type Own = {
  readonly shared: Shared;
  readonly bell: ReturnType<typeof createBell>;
  readonly restores: Restores | undefined;
  /** Everything that goes on by itself. */
  readonly working: Set<Promise<void>>;
  signal: AbortSignal;
  /** Why slots could not be looked at. */
  trouble: string | undefined;
};

function statusesOf({ shared, trouble }: Own): readonly BackupStatus[] {
  const running = new Map([...shared.goings].map(([key, { progress }]) => [key, progress]));
  const now = shared.clock.now();
  const { calendar } = shared;
  return backupStatuses({
    declared: shared.declared(),
    state: known(shared),
    running,
    now,
    calendar,
    trouble,
  });
}

async function guarded(shared: Shared, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    shared.onBug(error);
  }
}

/** Slots, as they come; what a dead run left is undone before the first. */
async function work(own: Own, signal: AbortSignal): Promise<void> {
  const { shared, bell } = own;
  const { clock } = shared;
  const begun: Begun = {
    isQueued: false,
    isRecovered: false,
    isClean: false,
    isBuried: false,
    collectedAt: undefined,
  };
  while (!signal.aborted) {
    const declared = shared.declared();
    try {
      if (declared !== undefined) await workOnce(own, begun, declared, signal);
      own.trouble = undefined;
    } catch (error) {
      own.trouble = signal.aborted ? undefined : reasonOf(error, shared);
    }
    await bell.wait(clock.now() + TURN_MS, signal);
  }
}

/** What of the beginning is done already. */
type Begun = {
  isQueued: boolean;
  isRecovered: boolean;
  isClean: boolean;
  isBuried: boolean;
  collectedAt: number | undefined;
};

async function workOnce(
  own: Own,
  begun: Begun,
  declared: DeclaredBackups,
  signal: AbortSignal,
): Promise<void> {
  const { shared, restores } = own;
  if (!begun.isQueued) await requeued(shared);
  begun.isQueued = true;
  // A target that is down is swept when it answers again; the others do not wait for it.
  begun.isRecovered ||= (await restores?.recover(signal)) ?? true;
  begun.isClean ||= await swept(shared, signal);
  if (!begun.isBuried) await undone(shared, declared, signal);
  begun.isBuried = true;
  await turn(own, declared);
  const now = shared.clock.now();
  if (begun.collectedAt !== undefined && Math.abs(now - begun.collectedAt) < DAY_MS) return;
  begun.collectedAt = now;
  void aside(own, collected(shared, declared, signal));
  if (restores !== undefined) void aside(own, restores.expire(signal));
}

async function turn(own: Own, declared: DeclaredBackups): Promise<void> {
  const { shared } = own;
  const { clock, calendar, events } = shared;
  const now = clock.now();
  const wanted = wantedOf(declared);
  const pairs = pairsOf(declared).map(({ policy, of }) => ({ policy: policy.name, instance: of.instance }));
  const before = known(shared);
  const next = advance(before, wanted, now, calendar);
  const isForgetting = declared.isWhole && withoutOthers(before, isDeclaredIn(pairs)) !== before;
  if (next.state !== before || isForgetting) {
    await change(shared, (state) => {
      const newest = advance(state, wanted, now, calendar).state;
      return declared.isWhole ? withoutOthers(newest, isDeclaredIn(pairs)) : newest;
    });
  }
  for (const { instance, policy, of, slot, reason } of next.missed) {
    await note(shared, { at: timeText(now), instance, policy, kind: 'missed', slot, of, reason });
    events.tell({ kind: 'backup.missed', instance, policy, of, slot, reason });
  }
  for (const mark of known(shared).slots) await beginDue(own, declared, mark, now);
}

function isDeclaredIn(pairs: readonly Pair[]): (pair: Pair) => boolean {
  return (one) => pairs.some((pair) => isPair(one, pair));
}

/** Begins what waits, if it can; otherwise it is remembered why not. */
async function beginDue(own: Own, declared: DeclaredBackups, mark: SlotMark, now: number): Promise<void> {
  const { shared } = own;
  const { pending, kind } = mark;
  if (pending === undefined || timeOf(pending.notBefore) > now) return;
  const of = declared.kept.find(({ instance }) => instance === mark.instance);
  const policy = declared.policies.find(({ name }) => name === mark.policy);
  if (of === undefined || policy === undefined) return;
  const { slot, attempt } = pending;
  const begun = started(own, declared, of, {
    ...mark,
    slot,
    attempt,
    trigger: `slot ${slot}`,
    by: 'shipshape',
  });
  if (typeof begun !== 'string' || begun === pending.reason) return;
  const next = { ...mark, kind, pending: { ...pending, reason: begun } };
  await change(shared, (state) => (state.slots.includes(mark) ? withMark(state, next) : state));
}

function begin(own: Own, asked: Asked): { readonly run: BackupId; readonly ended: Promise<void> } {
  const declared = own.shared.declared();
  const found =
    declared &&
    pairsOf(declared).find((one) => isPair({ instance: one.of.instance, policy: one.policy.name }, asked));
  if (declared === undefined || found === undefined) {
    throw new Failure('backup/no-policy', `no policy ${asked.policy} is about ${asked.instance}`, {
      hint: '`shipshape status` shows which policies are about which instances',
    });
  }
  const order = { ...asked, slot: undefined, attempt: 1, trigger: `asked by ${asked.by}` };
  const begun = started(own, declared, found.of, order);
  if (typeof begun === 'string') throw new Failure('backup/busy', begun, { retry: 'soon' });
  return begun;
}

type Starting = Asked & {
  readonly slot: string | undefined;
  readonly attempt: number;
  readonly trigger: string;
};

/** A text says why it cannot begin now. */
function started(
  own: Own,
  declared: DeclaredBackups,
  of: Kept,
  { kind, policy: name, instance, slot, attempt, trigger, by, wanted }: Starting,
): string | { readonly run: BackupId; readonly ended: Promise<void> } {
  const { shared, signal } = own;
  const policy = declared.policies.find((one) => one.name === name);
  const going = shared.goings.get(goingKey({ policy: name, instance }));
  if (policy === undefined) return 'its policy is declared no more';
  if (going !== undefined) return `${going.living.run} goes on since ${going.living.beganAt}`;
  const busy = busyOn(shared, of.target);
  if (busy !== undefined) return busy;
  const run = newBackupId(shared);
  const beganAt = timeText(shared.clock.now());
  const facts = { run, kind, instance, policy: name, target: of.target, slot, trigger, attempt, beganAt };
  const living: LivingRun = { ...facts, post: [] };
  const stop = new AbortController();
  if (kind !== 'backup') {
    const ended = runProof(shared, { declared, of, living, stop, wanted, by }, signal).then(() => undefined);
    return { run, ended: aside(own, ended) };
  }
  const lease = shared.leases.take([instance], { kind: 'backup', what: `backup ${run}`, since: beganAt });
  if (lease === undefined) {
    const holder = shared.leases.holder(instance);
    return `${holder?.what ?? 'something else'} goes on there since ${holder?.since ?? 'now'}`;
  }
  return { run, ended: aside(own, runBackup(shared, { declared, of, policy, living, lease, stop }, signal)) };
}

/** One at a time for each target: two dumps at once take longer than one after the other, and all else too. */
function busyOn({ goings, leases }: Shared, target: TargetName): string | undefined {
  for (const { living } of goings.values()) {
    const isDumping =
      living.kind !== 'backup' || leases.holder(living.instance)?.what === `backup ${living.run}`;
    if (living.target === target && isDumping)
      return `${living.run} of ${living.instance} goes on at ${target}`;
  }
  return undefined;
}

function aside({ shared, working, bell }: Own, work: Promise<void>): Promise<void> {
  const ended = guarded(shared, work).finally(() => {
    working.delete(ended);
    bell.ring();
  });
  working.add(ended);
  return ended;
}

async function sending({ shared }: Own, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const declared = shared.declared();
    if (declared !== undefined && known(shared).queue.length > 0) await sendQueued(shared, declared, signal);
    await shared.clock.sleep(TURN_MS, signal).catch(() => undefined);
  }
}

/** What broken writes left at destinations; one that does not answer keeps nobody waiting. */
async function collected(
  shared: Shared,
  { destinations }: DeclaredBackups,
  signal: AbortSignal,
): Promise<void> {
  for (const destination of destinations.values()) {
    if (signal.aborted) return;
    await shared.crew.collect(destination, signal).catch((error: unknown) => reasonOf(error, shared));
  }
}

/** Looks only at what is remembered and at the clock: it tells of promises that are broken whoever broke them. */
async function watch(own: Own, signal: AbortSignal): Promise<void> {
  const { shared } = own;
  const told = new Map<string, BackupReason>();
  while (!signal.aborted) {
    for (const { instance, policy, reason, message } of statusesOf(own)) {
      const key = `${policy}/${instance}`;
      const before = told.get(key);
      told.set(key, reason);
      if (before === reason || (before === undefined && QUIET.has(reason))) continue;
      shared.events.tell({ kind: 'backup.condition', instance, policy, reason, message });
    }
    await shared.clock.sleep(WATCH_MS, signal).catch(() => undefined);
  }
}

/** No news when shipshape starts. */
const QUIET: ReadonlySet<BackupReason> = new Set(['Protected', 'BackupPending', 'BackupUnproven']);

/** A person has looked at what fell, and says that it is right so. */
export async function acceptAnomaly(shared: Shared, pair: Pair): Promise<void> {
  await change(shared, (state) => withLast(state, pair, (last) => ({ ...last, anomaly: undefined })));
}
