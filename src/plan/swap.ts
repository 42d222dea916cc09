// What every part of a container's chain looks at, and the small words that they share.

import { factsOf } from '../fields/fingerprint.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Change, Expectation, Subject } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import type { Decision } from './decide.ts';
import type { Context } from './input.ts';
import type { Names } from './names.ts';
import type { NetworkPlan } from './networks.ts';

export type Strategy = NonNullable<Change['strategy']>;

/** Everything that the parts of a chain look at. */
export type Swap = {
  readonly context: Context;
  readonly networks: NetworkPlan;
  readonly decision: Decision;
  /** What becomes of the other containers, by address. */
  readonly all: ReadonlyMap<Address, Decision>;
  readonly subject: Subject;
  readonly names: Names;
  readonly strategy: Strategy;
  /** Old containers that are in service now, best first. */
  readonly serving: readonly LiveContainer[];
  /** Old containers that never ran or never can again: nothing serves, and nothing is lost with them. */
  readonly shells: readonly LiveContainer[];
  readonly others: readonly LiveContainer[];
};

export function expectationOf(context: Context, live: LiveContainer): Expectation {
  return { id: live.id, facts: factsOf(live, context.fingerprintOf) };
}

export function stopSeconds(live: LiveContainer): number {
  const seconds = live.fields?.stopTimeoutSeconds ?? -1;
  return seconds >= 0 ? seconds : 10;
}

/** `stop-old`, `stop-old-2`, … */
export function suffix(index: number): string {
  return index === 0 ? '' : `-${index + 1}`;
}
