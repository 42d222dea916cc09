// One process of the program as a scenario runs it: it can be killed at a line of its journal, and what
// a killed process would have done next never happens. Record, journal and lock are kept in memory.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MemoryEngine } from '../../../src/adapters/memory/engine.ts';
import type { AppliedTarget } from '../../../src/model/applied.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { TargetName } from '../../../src/model/ref.ts';
import type { JournalEntry } from '../../../src/model/run.ts';
import type { Journal, Lock, Store } from '../../../src/ports.ts';

/** What outlives a process. */
export type Kept = {
  readonly states: Map<TargetName, AppliedTarget>;
  journal: readonly JournalEntry[];
};

/** Killed before the step begins, or when the engine did it and nothing says so yet. */
export type Kill = { readonly when: 'before' | 'after'; readonly step: number };

export type Process = {
  readonly store: Store;
  readonly journal: Journal;
  readonly lock: Lock;
  readonly isDead: () => boolean;
  /** Runs `work` until its end, or until the process is killed: then undefined. */
  run<Value>(work: () => Promise<Value>): Promise<Value | undefined>;
};

export function createProcess(kept: Kept, engines: readonly MemoryEngine[], kill: Kill | undefined): Process {
  const held = new Set<TargetName>();
  const death = Promise.withResolvers<undefined>();
  let isDead = false;
  let seen = 0;

  /** Never comes back in a process that is dead. */
  async function alive(): Promise<void> {
    if (isDead) await new Promise(() => undefined);
  }

  function mayDie({ kind }: JournalEntry): void {
    if (kind !== (kill?.when === 'after' ? 'step.end' : 'step.begin')) return;
    seen += 1;
    if (seen !== kill?.step) return;
    isDead = true;
    death.resolve(undefined);
  }

  return {
    isDead: () => isDead,
    store: {
      async load(target) {
        await alive();
        return kept.states.get(target);
      },
      async save(state) {
        await alive();
        kept.states.set(state.target, structuredClone(state));
      },
    },
    journal: {
      async append(entry) {
        mayDie(entry);
        await alive();
        kept.journal = [...kept.journal, structuredClone(entry)];
      },
      unfinished: async (target) => unfinished(kept.journal, target),
      recent: async (target, limit) =>
        kept.journal
          .filter((entry) => entry.target === target)
          .toReversed()
          .slice(0, limit),
    },
    lock: {
      async acquire(target) {
        if (held.has(target)) throw new Failure('lock/held', `${target} is being changed by this process`);
        held.add(target);
        return {
          async [Symbol.asyncDispose]() {
            held.delete(target);
          },
        };
      },
      holder: async () => undefined,
    },
    async run(work) {
      const ends = engines.map((engine) => engine.control.intercept(alive));
      const value = await Promise.race([work(), death.promise]);
      // What the dead process still had under way comes to a stand before anybody else acts.
      if (isDead) for (let turn = 0; turn < 100; turn += 1) await nextTurn();
      for (const end of ends) end();
      if (kill !== undefined && !isDead) {
        throw new Error(`the program was to be killed ${kill.when} step ${kill.step}, and had ${seen}`);
      }
      return value;
    },
  };
}

function unfinished(journal: readonly JournalEntry[], target: TargetName): readonly JournalEntry[] {
  const ended = new Set(journal.filter(({ kind }) => kind === 'run.end').map(({ run }) => run));
  return journal.filter((entry) => entry.target === target && !ended.has(entry.run));
}
