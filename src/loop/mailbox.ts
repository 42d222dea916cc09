// What a target is to be looked at for. A trigger only says where to look; many become one look, and none
// is ever dropped: what leaves here is covered by the look that is taken. Pure.

import { canonicalJson } from '../model/digest.ts';
import type { Trigger } from '../model/record.ts';
import type { EngineId, InstanceName } from '../model/ref.ts';

export type Extent = 'all' | ReadonlySet<InstanceName>;

export type Ask = {
  readonly triggers: readonly Trigger[];
  readonly extent: Extent;
  /** True: everything of every object is read anew. */
  readonly isFull: boolean;
  /** Containers to be read anew although a list shows nothing new. */
  readonly fresh: ReadonlySet<EngineId>;
};

/** One slot for each rank, the most urgent first. */
export type Mailbox = ReadonlyMap<Rank, Slot>;

type Slot = Ask & { readonly since: number };

const RANKS = ['people', 'commit', 'event', 'retry', 'sweep'] as const;
type Rank = (typeof RANKS)[number];

/** Kept of many triggers alike: enough to tell why, however many there were. */
const MAX_TRIGGERS = 20;
/** What waited so long goes with whatever is taken next. */
const PATIENCE_MS = 10_000;

export const EMPTY: Mailbox = new Map();

export function put(mailbox: Mailbox, ask: Ask, now: number): Mailbox {
  const rank = rankOf(ask);
  const before = mailbox.get(rank);
  const slot = before === undefined ? { ...ask, since: now } : { ...merge(before, ask), since: before.since };
  return new Map([...mailbox, [rank, slot]]);
}

/** The most urgent look with everything that it covers, and what is left. */
export function take(
  mailbox: Mailbox,
  now: number,
): { readonly ask: Ask; readonly rest: Mailbox } | undefined {
  const [first, ...others] = RANKS.flatMap((rank) => {
    const slot = mailbox.get(rank);
    return slot === undefined ? [] : [{ rank, slot }];
  });
  if (first === undefined) return undefined;
  let ask: Ask = first.slot;
  const rest = new Map<Rank, Slot>();
  for (const { rank, slot } of others) {
    if (now - slot.since >= PATIENCE_MS || covers(ask, slot)) ask = merge(ask, slot);
    else rest.set(rank, slot);
  }
  const { triggers, extent, isFull, fresh } = ask;
  return { ask: { triggers, extent, isFull, fresh }, rest };
}

function rankOf({ triggers }: Ask): Rank {
  const ranks = triggers.map(({ kind }): Rank => {
    if (kind === 'person') return 'people';
    if (kind === 'commit' || kind === 'start') return 'commit';
    if (kind === 'event') return 'event';
    return kind === 'retry' || kind === 'window' ? 'retry' : 'sweep';
  });
  return RANKS.find((rank) => ranks.includes(rank)) ?? 'sweep';
}

function covers(taken: Ask, other: Ask): boolean {
  if (other.isFull && !taken.isFull) return false;
  if (taken.extent === 'all') return true;
  const { extent } = taken;
  return other.extent !== 'all' && [...other.extent].every((name) => extent.has(name));
}

export function merge(a: Ask, b: Ask): Ask {
  return {
    triggers: unique([...a.triggers, ...b.triggers]),
    extent: a.extent === 'all' || b.extent === 'all' ? 'all' : new Set([...a.extent, ...b.extent]),
    isFull: a.isFull || b.isFull,
    fresh: new Set([...a.fresh, ...b.fresh]),
  };
}

function unique(triggers: readonly Trigger[]): readonly Trigger[] {
  const byText = new Map(triggers.map((trigger) => [canonicalJson(trigger), trigger]));
  return [...byText.values()].slice(0, MAX_TRIGGERS);
}
