// What time brings to one target: the cheap sweep, the full look, retries and what a storm of events left.

import { type Ask, merge } from './mailbox.ts';
import type { TargetState } from './state.ts';
import type { createStorms } from './storms.ts';

export type Agenda = {
  /** Asks for everything whose time has come. */
  due(now: number): void;
  /** The next time that anything is due. */
  next(): number;
  isSweepDue(now: number): boolean;
  /** The next sweep comes now; or, after one, when it is time. */
  sweepAt(at: number): void;
  /** Asks again then, for this and for what was put off before. */
  later(at: number, ask: Ask): void;
};

type Wanted = Partial<Ask> & Pick<Ask, 'triggers'>;

export function createAgenda(
  start: number,
  every: { readonly sweepMs: number; readonly inspectMs: number },
  state: Pick<TargetState, 'wakeAt'>,
  storms: ReturnType<typeof createStorms>,
  ask: (wanted: Wanted) => void,
): Agenda {
  let sweepAt = start + every.sweepMs;
  let inspectAt = start + every.inspectMs;
  let again: { readonly at: number; readonly ask: Ask } | undefined;
  let last = start;

  /** After a clock was set back nothing is due later than it would have been. */
  function mindClock(now: number): void {
    if (now < last) {
      sweepAt = Math.min(sweepAt, now + every.sweepMs);
      inspectAt = Math.min(inspectAt, now);
      if (again !== undefined) again = { ...again, at: now };
      if (state.wakeAt !== undefined) state.wakeAt = now;
    }
    last = now;
  }

  return {
    due(now) {
      mindClock(now);
      if (now >= inspectAt) {
        inspectAt = now + every.inspectMs;
        ask({ triggers: [{ kind: 'inspect' }], isFull: true });
      }
      if (state.wakeAt !== undefined && now >= state.wakeAt) {
        state.wakeAt = undefined;
        ask({ triggers: [{ kind: 'retry' }] });
      }
      for (const one of storms.due(now)) ask(one);
      if (again === undefined || now < again.at) return;
      const over = again.ask;
      again = undefined;
      ask(over);
    },
    next() {
      const times = [sweepAt, inspectAt, state.wakeAt, storms.next(), again?.at];
      return Math.min(...times.filter((at) => at !== undefined));
    },
    isSweepDue: (now) => now >= sweepAt,
    sweepAt(at) {
      sweepAt = at;
    },
    later(at, one) {
      again = { at, ask: again === undefined ? one : merge(again.ask, one) };
    },
  };
}
