// The end of a container's chain: into the wanted state, and a wait until it is good. Carries the way
// back to the old container for when the new one is not.

import type { Call, Expectation } from '../model/plan.ts';
import { joinedNow } from './ahead.ts';
import { isActing } from './blocked.ts';
import type { Draft } from './drafts.ts';
import { byId, draft } from './drafts.ts';
import type { Goal, StateMove } from './state.ts';
import { goalOf, isAlive, isUp, stateMove } from './state.ts';
import type { Swap } from './swap.ts';
import { expectationOf, stopSeconds } from './swap.ts';
import { waitCall } from './wait.ts';

/** Brings the kept or new container into the wanted state and waits until it is good. */
export function bringUp(swap: Swap): readonly Draft[] {
  const { decision } = swap;
  const goal = goalOf(decision.instance);
  const live = decision.keeper?.live;
  const move =
    live === undefined ? (goal === 'stopped' ? 'none' : 'start') : stateMove(goal, decision.spec, live);
  if (decision.restart) return restart(swap);
  switch (move) {
    case 'start':
      return [start(swap, backOut(swap)), wait(swap), ...(goal === 'paused' ? [pause(swap)] : [])];
    case 'none':
      return prove(swap, goal);
    case 'stop':
    case 'pause':
    case 'unpause':
      return [plainMove(swap, move)];
  }
}

/** A container that is up already is only seen to be good before the old ones go. */
function prove(swap: Swap, goal: Goal): readonly Draft[] {
  const live = swap.decision.keeper?.live;
  if (goal !== 'running' || live === undefined || !isUp(live) || swap.others.length === 0) return [];
  // Starting what runs changes nothing, but carries the way back to an old one that serves no more.
  const carrier = swap.serving.length === 0 ? [start(swap, backOut(swap))] : [];
  return [...carrier, wait(swap)];
}

function restart(swap: Swap): readonly Draft[] {
  return [plainMove(swap, 'stop'), start(swap, []), wait(swap)];
}

function plainMove(swap: Swap, move: Exclude<StateMove, 'start' | 'none'>): Draft {
  const { address } = swap.decision;
  const expects = keeperExpectation(swap);
  const container = swap.subject;
  switch (move) {
    case 'stop':
      return draft(address, 'stop', 'stop', stopCall(swap), {
        expects,
        undo: [{ kind: 'container.start', container }],
      });
    case 'pause':
      return pause(swap);
    case 'unpause':
      return draft(
        address,
        'unpause',
        'start',
        { kind: 'container.unpause', container },
        {
          expects,
          undo: [{ kind: 'container.pause', container }],
        },
      );
  }
}

function start(swap: Swap, undo: readonly Call[]): Draft {
  const call: Call = { kind: 'container.start', container: swap.subject };
  return draft(swap.decision.address, 'start', 'start', call, { expects: keeperExpectation(swap), undo });
}

function pause(swap: Swap): Draft {
  const container = swap.subject;
  return draft(
    swap.decision.address,
    'pause',
    'change',
    { kind: 'container.pause', container },
    {
      expects: keeperExpectation(swap),
      undo: [{ kind: 'container.unpause', container }],
    },
  );
}

function wait({ decision, subject, others }: Swap): Draft {
  const call = waitCall(decision.spec, subject, others.length > 0);
  return draft(decision.address, 'wait', 'wait', call);
}

function stopCall({ decision, subject: container }: Swap): Call {
  const live = decision.keeper?.live;
  const seconds = live === undefined ? (decision.spec.fields.stopTimeoutSeconds ?? 10) : stopSeconds(live);
  return { kind: 'container.stop', container, timeoutSeconds: seconds };
}

function keeperExpectation({ context, decision }: Swap): Expectation | undefined {
  return decision.keeper && expectationOf(context, decision.keeper.live);
}

/**
 * A container that fails is stopped when something else is to serve in its place again; alone it is
 * left running: it may only be slow, and there is nothing to go back to.
 */
function backOut(swap: Swap): readonly Call[] {
  const isAlone = swap.others.length === 0 && !swap.decision.displaces;
  return isAlone ? [] : [stopCall(swap), ...wayBack(swap)];
}

/** An old container that we stopped before an interruption serves again when the new one fails. */
function wayBack({ decision, subject, serving, others, names, all }: Swap): readonly Call[] {
  const best = others.find(isAlive);
  if (best === undefined || serving.length > 0 || decision.spec.oneShot) return [];
  if (goalOf(decision.instance) !== 'running') return [];
  // Its host comes back later than it would, if at all: a start that must fail would end the undoing.
  const isHomeless = joinedNow([best]).some((on) => {
    const host = all.get(on);
    return host === undefined || isActing(host);
  });
  if (isHomeless) return [];
  const isNamed = decision.keeper?.live.name === names.wanted;
  const swapNames: readonly Call[] = isNamed
    ? [
        { kind: 'container.rename', container: subject, name: names.next },
        { kind: 'container.rename', container: byId(best.id), name: names.wanted },
      ]
    : [];
  return [...swapNames, { kind: 'container.start', container: byId(best.id) }];
}
