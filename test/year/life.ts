// One fleet's life as the acts and the oracles share it: the world, who watches, and what people mean.

import { fileOf, type Meant, textOf } from './declared.ts';
import type { Witness } from './oracles.ts';
import type { YearWorld } from './world.ts';

export type Life = {
  readonly world: YearWorld;
  readonly witness: Witness;
  readonly random: () => number;
  /** What is declared at the head of the branch as its people mean it, by name. */
  readonly meant: Map<string, Meant>;
  /** Everything that was ever declared and is not any more. */
  readonly removed: Map<string, Meant>;
  /** Names that an instance once had: they are not given to another. */
  readonly retired: Set<string>;
  /** Ends of what goes on: faults, git that is away, hands of the clock. */
  readonly endings: (() => void)[];
  /** What happened today, for words when something is wrong. */
  readonly diary: string[];
};

/** Commits what people mean: these instances as they are given, all others as they were, and nothing else. */
export function declare({ world, meant: all, removed }: Life, ...changed: readonly Meant[]): void {
  for (const one of changed) {
    all.set(one.name, one);
    removed.delete(one.name);
  }
  const { source } = world;
  const before = Object.keys(source.filesOf(source.head())).map((path) => [path, null] as const);
  const after = [...all.values()].map((one) => [fileOf(one.name), textOf(one)] as const);
  source.commit(Object.fromEntries([...before, ...after]));
}
