// What is remembered of backups, change by change. Pure: each takes the newest state and gives the next one,
// and what it does not know it leaves as it is.

import type { BackupId } from '../model/backup.ts';
import type {
  BackupLedger,
  LastBackups,
  LivingRun,
  QueuedSend,
  RunOutcome,
  SlotKind,
  SlotMark,
} from '../model/backup-run.ts';
import type { InstanceName } from '../model/ref.ts';

/** One instance under one policy. */
export type Pair = { readonly instance: InstanceName; readonly policy: string };

export function isPair(one: Pair, { instance, policy }: Pair): boolean {
  return one.instance === instance && one.policy === policy;
}

export function lastOf(state: BackupLedger, pair: Pair): LastBackups {
  const { instance, policy } = pair;
  return (
    state.last.find((one) => isPair(one, pair)) ?? {
      ...{ instance, policy, tried: undefined, at: {}, proven: undefined, proof: undefined },
      ...{ missed: undefined, anomaly: undefined },
    }
  );
}

export function withLast(
  state: BackupLedger,
  pair: Pair,
  change: (last: LastBackups) => LastBackups,
): BackupLedger {
  const next = change(lastOf(state, pair));
  return { ...state, last: [...state.last.filter((one) => !isPair(one, pair)), next] };
}

export function markOf(state: BackupLedger, kind: SlotKind, pair: Pair): SlotMark | undefined {
  return state.slots.find((one) => one.kind === kind && isPair(one, pair));
}

export function withMark(state: BackupLedger, mark: SlotMark): BackupLedger {
  const others = state.slots.filter((one) => one.kind !== mark.kind || !isPair(one, mark));
  return { ...state, slots: [...others, mark] };
}

/** It is written that it began, and its slot does not wait any more: one and the same change. */
export function withBegun(state: BackupLedger, run: LivingRun): BackupLedger {
  const mark = markOf(state, run.kind, run);
  const claimed =
    mark?.pending === undefined || mark.pending.slot !== run.slot
      ? state
      : withMark(state, { ...mark, pending: undefined });
  return { ...claimed, living: [...claimed.living, run] };
}

/** `post` hooks that are to be run whatever happens from here on. */
export function withPost(state: BackupLedger, run: BackupId, post: LivingRun['post']): BackupLedger {
  return { ...state, living: state.living.map((one) => (one.run === run ? { ...one, post } : one)) };
}

export type Ending = {
  readonly at: string;
  readonly outcome: RunOutcome;
  readonly reason: string;
  /** When its slot is tried again; undefined: not. */
  readonly again: string | undefined;
};

export function withEnded(state: BackupLedger, run: LivingRun, end: Ending): BackupLedger {
  const living = state.living.filter((one) => one.run !== run.run);
  const { at, outcome, reason } = end;
  const told =
    run.kind === 'backup'
      ? withLast({ ...state, living }, run, (last) => ({
          ...last,
          tried: { run: run.run, at, outcome, reason },
        }))
      : { ...state, living };
  const mark = markOf(told, run.kind, run);
  if (end.again === undefined || run.slot === undefined || mark === undefined) return told;
  // A newer slot that has come meanwhile stands for this one.
  if (mark.pending !== undefined || mark.upTo > run.slot) return told;
  const pending = { slot: run.slot, notBefore: end.again, attempt: run.attempt + 1, reason };
  return withMark(told, { ...mark, pending });
}

export function withCommitted(
  state: BackupLedger,
  pair: Pair,
  destination: string,
  backup: { readonly backup: BackupId; readonly at: string; readonly bytes: number },
): BackupLedger {
  const queue = state.queue.filter((one) => one.backup !== backup.backup || one.destination !== destination);
  return withLast({ ...state, queue }, pair, (last) => {
    const known = last.at[destination];
    // Ids sort by time: one that waited long is no news where a younger one is already.
    if (known !== undefined && known.backup > backup.backup) return last;
    return { ...last, at: { ...last.at, [destination]: backup } };
  });
}

export function withQueued(state: BackupLedger, entry: QueuedSend): BackupLedger {
  return { ...withoutQueued(state, entry), queue: [...withoutQueued(state, entry).queue, entry] };
}

export function withoutQueued(
  state: BackupLedger,
  entry: Pick<QueuedSend, 'backup' | 'destination'>,
): BackupLedger {
  const isIt = (one: QueuedSend) => one.backup === entry.backup && one.destination === entry.destination;
  return state.queue.some(isIt) ? { ...state, queue: state.queue.filter((one) => !isIt(one)) } : state;
}

/** What was known of policies and instances that are declared no more. Their backups stay where they are. */
export function withoutOthers(state: BackupLedger, isDeclared: (pair: Pair) => boolean): BackupLedger {
  const slots = state.slots.filter(isDeclared);
  const last = state.last.filter(isDeclared);
  const isSame = slots.length === state.slots.length && last.length === state.last.length;
  return isSame ? state : { ...state, slots, last };
}
