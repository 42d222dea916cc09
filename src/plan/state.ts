// The run state and the name of a container: what it should be, what it is, and which of several
// containers of one address is the best to keep.

import type { AppliedInstance } from '../model/applied.ts';
import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Cause, Drift } from '../model/plan.ts';
import { commitCause, driftCause } from './causes.ts';
import type { Assessed, Assessment } from './compare.ts';
import type { Context } from './input.ts';
import { appliedContainer } from './input.ts';

export type Goal = 'running' | 'paused' | 'stopped';

/** What to do with a container that exists, in this order. */
export type StateMove = 'start' | 'unpause' | 'pause' | 'stop' | 'none';

type PlainField = Omit<Assessed, 'acts'>;

export function goalOf(instance: DesiredInstance): Goal {
  return instance.state === 'paused' || instance.state === 'stopped' ? instance.state : 'running';
}

/** False for containers that can never run again. */
export function isAlive(live: LiveContainer): boolean {
  return live.state !== 'dead' && live.state !== 'removing';
}

/** True for a container that was made and never ran, or is dead: it goes before anything else happens. */
export function isShell(live: LiveContainer): boolean {
  return live.state === 'created' || !isAlive(live);
}

/** True while processes may run in it: a container between two restarts of the engine counts. */
export function isUp(live: LiveContainer): boolean {
  return live.state === 'running' || live.state === 'restarting' || live.state === 'paused';
}

export function stateMove(goal: Goal, spec: ContainerSpec, live: LiveContainer): StateMove {
  // Nothing brings a dead one back: it is replaced, or left where drift is only reported.
  if (!isAlive(live)) return 'none';
  const isDone = spec.oneShot && live.state === 'exited' && live.exitCode === 0;
  switch (goal) {
    case 'stopped':
      return isUp(live) ? 'stop' : 'none';
    case 'paused':
      if (live.state === 'paused' || isDone) return 'none';
      return isUp(live) ? 'pause' : 'start';
    case 'running':
      if (live.state === 'paused') return 'unpause';
      return isUp(live) || isDone ? 'none' : 'start';
  }
}

/** The name a container should have; one that was adopted keeps its own until its next replace. */
export function wantedName(context: Context, spec: ContainerSpec, live: LiveContainer | undefined): string {
  const record = appliedContainer(context, spec.address);
  return record?.adopted && record.id === live?.id ? record.name : spec.name;
}

/** `crm-db-1.next`, `crm-db-1.prev`, `crm-db-1.prev-2`: names of a replace on its way. */
function isSlotName(name: string, of: string): boolean {
  return name === `${of}.next` || name === `${of}.prev` || name.startsWith(`${of}.prev-`);
}

export function nameField(context: Context, spec: ContainerSpec, keeper: Assessment): PlainField | undefined {
  const wanted = wantedName(context, spec, keeper.live);
  if (keeper.live.name === wanted) return undefined;
  const causes: readonly Cause[] = isSlotName(keeper.live.name, wanted)
    ? [{ kind: 'interrupted' }]
    : [
        keeper.record?.spec.name === spec.name || keeper.record === undefined
          ? driftCause('renamed')
          : commitCause(context, spec.address, [], spec.origin),
      ];
  const sides = { path: 'name', before: keeper.live.name, after: wanted };
  return { ...sides, secret: false, field: 'name', rule: 'update', risks: [], causes };
}

export function stateField(
  context: Context,
  instance: DesiredInstance,
  spec: ContainerSpec,
  keeper: Assessment,
  record: AppliedInstance | undefined,
): PlainField | undefined {
  const goal = goalOf(instance);
  const move = stateMove(goal, spec, keeper.live);
  if (move === 'none') return undefined;
  const isOurs = keeper.record?.id === keeper.live.id;
  const isAsked = isOurs && record?.state !== instance.state;
  const causes: readonly Cause[] = isAsked
    ? [commitCause(context, spec.address, [], instance.origin)]
    : isOurs && !isNeverStarted(keeper.live)
      ? [driftCause(driftOf(move, keeper.live))]
      : [{ kind: 'interrupted' }];
  const before = keeper.live.state === 'exited' ? `exited (${keeper.live.exitCode})` : keeper.live.state;
  const sides = { path: 'state', before, after: spec.oneShot && move === 'start' ? 'completed' : goal };
  return { ...sides, secret: false, field: 'state', rule: 'update', risks: [], causes };
}

function isNeverStarted(live: LiveContainer): boolean {
  return live.state === 'created';
}

function driftOf(move: StateMove, live: LiveContainer): Drift {
  if (move === 'unpause') return 'paused';
  if (move === 'pause') return 'unpaused';
  if (move === 'stop') return 'started';
  return live.state === 'dead' ? 'dead' : 'stopped';
}

/** Smaller is better: what serves comes first, then the proper name, then the newer of two halves. */
export function rankOf(context: Context, spec: ContainerSpec, live: LiveContainer): number {
  const wanted = wantedName(context, spec, live);
  const serves = live.state === 'running' ? 0 : isUp(live) ? 10 : isAlive(live) ? 20 : 30;
  const health = live.health === 'unhealthy' ? 5 : 0;
  const name =
    live.name === wanted ? 0 : live.name === `${wanted}.next` ? 2 : isSlotName(live.name, wanted) ? 3 : 1;
  return serves + health + name;
}
