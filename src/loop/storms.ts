// Which events ask for a look, and when: none of what is known already, and not more often than helps.

import type { InstanceName } from '../model/ref.ts';
import type { Ask } from './mailbox.ts';
import type { TargetState } from './state.ts';

/** More events of one instance than this within the time, and it is looked at once a second. */
const STORM = { count: 5, withinMs: 5000, delayMs: 1000 };

export type EventAsk = Omit<Ask, 'isFull'>;

/** Instances that say more than can be looked at: each is looked at once a second, and nothing is lost. */
export function createStorms(now: () => number) {
  const recent = new Map<InstanceName, number[]>();
  const held = new Map<InstanceName, { readonly at: number; readonly ask: EventAsk }>();
  return {
    holds(instance: InstanceName, ask: EventAsk): boolean {
      const time = now();
      const known = held.get(instance);
      if (known !== undefined) {
        const fresh = new Set([...known.ask.fresh, ...ask.fresh]);
        held.set(instance, { at: known.at, ask: { ...ask, fresh } });
        return true;
      }
      const times = (recent.get(instance) ?? []).filter((at) => Math.abs(time - at) < STORM.withinMs);
      recent.set(instance, [...times, time]);
      if (times.length < STORM.count) return false;
      held.set(instance, { at: time + STORM.delayMs, ask });
      return true;
    },
    due(time: number): readonly EventAsk[] {
      // Later than it can be put off: the clock was set back since.
      const over = [...held].filter(([, { at }]) => at <= time || at > time + STORM.delayMs);
      for (const [instance] of over) held.delete(instance);
      for (const [instance, times] of recent) {
        if (times.every((at) => Math.abs(time - at) >= STORM.withinMs)) recent.delete(instance);
      }
      return over.map(([, { ask }]) => ask);
    },
    next: () => (held.size === 0 ? undefined : Math.min(...[...held.values()].map(({ at }) => at))),
  };
}

/** True when a look that is known of read this instance's containers after the event happened. */
export function isCovered(
  state: TargetState,
  {
    instance,
    eventMs,
    now,
  }: { readonly instance: InstanceName; readonly eventMs: number; readonly now: number },
): boolean {
  const happened = eventMs - state.skewMs;
  // An event that comes late, or from a clock that jumped, is never thought to be known.
  if (Math.abs(now - happened) > MARGIN.timelyMs) return false;
  const looked = state.lookedAt.get(instance);
  return looked !== undefined && happened < looked - MARGIN.sameMs;
}

const MARGIN = { timelyMs: 5000, sameMs: 100 };
