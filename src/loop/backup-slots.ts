// Slots of schedules, as they are remembered: each that comes is begun once, or is told to be missed and why.
// Pure: the calendar and the time are given. That a slot has come is written down before anything is begun for
// it, so that no death between the two makes a second run of it.

import type { Calendar } from '../backup/schedule.ts';
import type { Schedule } from '../model/backup.ts';
import type { BackupLedger, SlotKind, SlotMark } from '../model/backup-run.ts';
import { timeOf, timeText } from '../model/time.ts';
import { markOf, type Pair, withLast, withMark } from './backup-ledger.ts';

export type Wanted = Pair & { readonly kind: SlotKind; readonly schedule: Schedule };

export type Missed = Pair & { readonly of: SlotKind; readonly slot: string; readonly reason: string };

export type Advanced = { readonly state: BackupLedger; readonly missed: readonly Missed[] };

/** A clock that was set back by more than this is believed, and what it had marked is not. */
const SET_BACK_MS = 3_600_000;
/** Slots longer ago are told as one. */
const LOOK_BACK_MS = 7 * 86_400_000;
/** A slot that is begun so much later was one that nobody was up for. */
const LATE_MS = 5 * 60_000;

/** Takes in every slot that has come. The same state when none has. */
export function advance(
  state: BackupLedger,
  wanted: readonly Wanted[],
  now: number,
  calendar: Calendar,
): Advanced {
  let next = state;
  const missed: Missed[] = [];
  for (const one of wanted) {
    const found = advanceOne(markOf(next, one.kind, one), one, now, calendar);
    if (found.mark !== undefined) next = withMark(next, found.mark);
    for (const each of found.missed) {
      missed.push({ ...each, of: one.kind, instance: one.instance, policy: one.policy });
    }
    const last = found.missed.at(-1);
    if (last === undefined || one.kind !== 'backup') continue;
    next = withLast(next, one, (known) => ({ ...known, missed: { ...last, at: timeText(now) } }));
  }
  return { state: next, missed };
}

type One = {
  /** Undefined: as it was. */
  readonly mark: SlotMark | undefined;
  readonly missed: readonly Pick<Missed, 'slot' | 'reason'>[];
};

function advanceOne(mark: SlotMark | undefined, wanted: Wanted, now: number, calendar: Calendar): One {
  const { kind, policy, instance } = wanted;
  if (mark === undefined) {
    const at = timeText(now);
    return { mark: { kind, policy, instance, upTo: at, since: at, pending: undefined }, missed: [] };
  }
  const believed = believe(mark, now);
  const come = slotsCome(believed, wanted, now, calendar);
  const newest = come.slots.at(-1);
  if (newest === undefined) return overdue(mark, believed, wanted, now);
  const { pending } = believed;
  const missed = [
    ...come.earlier,
    // One that was tried and failed has had its run.
    ...(pending === undefined || pending.attempt > 1
      ? []
      : [{ slot: pending.slot, reason: pending.reason || 'the next slot came before it could begin' }]),
    ...come.slots
      .slice(0, -1)
      .map((slot) => ({ slot: timeText(slot), reason: 'nobody was up at its time, and a later slot came' })),
  ];
  const upTo = timeText(newest);
  const reason = whyNot(wanted, newest, now - newest - calendar.jitter(wanted.schedule, seedOf(wanted)));
  if (reason !== undefined) {
    return {
      mark: { ...believed, upTo, pending: undefined },
      missed: [...missed, { slot: upTo, reason }],
    };
  }
  const first = { slot: upTo, notBefore: timeText(now), attempt: 1, reason: '' };
  return { mark: { ...believed, upTo, pending: first }, missed };
}

/** Times beyond now were written by a clock that was wrong. */
function believe(mark: SlotMark, now: number): SlotMark {
  const { pending } = mark;
  const isAhead = timeOf(mark.upTo) > now + SET_BACK_MS;
  const upTo = isAhead ? timeText(now) : mark.upTo;
  const since = timeOf(mark.since) > now ? timeText(now) : mark.since;
  if (!isAhead && since === mark.since) return mark;
  const sooner = pending && { ...pending, slot: upTo, notBefore: timeText(now) };
  return { ...mark, upTo, since, pending: sooner };
}

function slotsCome(
  { upTo }: SlotMark,
  wanted: Wanted,
  now: number,
  calendar: Calendar,
): { readonly slots: readonly number[]; readonly earlier: readonly Pick<Missed, 'slot' | 'reason'>[] } {
  const { schedule } = wanted;
  const mark = timeOf(upTo);
  const from = Math.max(mark, now - LOOK_BACK_MS);
  const slots = calendar
    .between(schedule, from, now)
    .filter((slot) => slot + calendar.jitter(schedule, seedOf(wanted)) <= now);
  const first = from === mark ? undefined : calendar.next(schedule, mark);
  if (first === undefined || first > from) return { slots, earlier: [] };
  const reason = `nobody was up at this slot and all after it until ${timeText(from)}`;
  return { slots, earlier: [{ slot: timeText(first), reason }] };
}

/** Why a slot that has come is not to be begun any more. */
function whyNot({ schedule }: Wanted, slot: number, lateMs: number): string | undefined {
  if (lateMs > schedule.deadlineMs) return `it is older than its deadline of ${schedule.deadlineMs / 1000} s`;
  if (schedule.missed === 'skip' && lateMs > LATE_MS) {
    return `nobody was up at ${timeText(slot)}, and the policy skips such slots`;
  }
  return undefined;
}

/** What waits for its turn for longer than its deadline is missed; what failed has had its runs. */
function overdue(before: SlotMark, mark: SlotMark, { schedule }: Wanted, now: number): One {
  const { pending } = mark;
  if (pending === undefined || now - timeOf(pending.slot) <= schedule.deadlineMs) {
    return { mark: mark === before ? undefined : mark, missed: [] };
  }
  const { slot, attempt, reason } = pending;
  const why = `it could not begin within its deadline${reason === '' ? '' : `: ${reason}`}`;
  return {
    mark: { ...mark, pending: undefined },
    missed: attempt > 1 ? [] : [{ slot, reason: why }],
  };
}

function seedOf({ policy, instance, kind }: Wanted): string {
  return `${policy}/${instance}/${kind}`;
}

/** When the next slot of a schedule begins, its jitter counted. */
export function nextBegin(wanted: Wanted, now: number, calendar: Calendar): number | undefined {
  const slot = calendar.next(wanted.schedule, now);
  return slot === undefined ? undefined : slot + calendar.jitter(wanted.schedule, seedOf(wanted));
}
