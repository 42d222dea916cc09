// What time brings to one target: the cheap sweep, the full look, retries and what a storm of events left.

import type { Ask } from './mailbox.ts';
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
  let later: readonly { readonly at: number; readonly ask: Ask }[] = [];
  return {
    due(now) {
      if (now >= inspectAt) {
        inspectAt = now + every.inspectMs;
        ask({ triggers: [{ kind: 'inspect' }], isFull: true });
      }
      if (state.wakeAt !== undefined && now >= state.wakeAt) {
        state.wakeAt = undefined;
        ask({ triggers: [{ kind: 'retry' }] });
      }
      for (const one of storms.due(now)) ask(one);
      const over = later.filter(({ at }) => now >= at);
      later = later.filter(({ at }) => now < at);
      for (const one of over) ask(one.ask);
    },
    next() {
      const times = [sweepAt, inspectAt, state.wakeAt, storms.next(), ...later.map(({ at }) => at)];
      return Math.min(...times.filter((at) => at !== undefined));
    },
    isSweepDue: (now) => now >= sweepAt,
    sweepAt(at) {
      sweepAt = at;
    },
    later(at, one) {
      later = [...later, { at, ask: one }];
    },
  };
}
