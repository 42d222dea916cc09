// The calls that bring one declared container about: create, change in place, or swap with what is there.
// One chain per container. Whatever half of a swap is already done is simply not planned again.

import type { LiveContainer } from '../model/observed.ts';
import type { Call } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import { bringUp } from './bring-up.ts';
import { conflicts } from './conflict.ts';
import { createDrafts } from './create-steps.ts';
import type { Decision } from './decide.ts';
import type { Draft } from './drafts.ts';
import { byId, byStep, draft, inOrder, stepId } from './drafts.ts';
import { aliasSwap, inPlaceDrafts } from './in-place.ts';
import type { Context } from './input.ts';
import { planNames } from './names.ts';
import type { NetworkPlan } from './networks.ts';
import { goalOf, isShell, isUp } from './state.ts';
import type { Strategy, Swap } from './swap.ts';
import { expectationOf, stopSeconds, suffix } from './swap.ts';

export function strategyOf(decision: Decision): Strategy {
  const serving = decision.olds.filter(isUp);
  const beside =
    !decision.ahead &&
    serving.length > 0 &&
    goalOf(decision.instance) === 'running' &&
    !decision.spec.oneShot &&
    serving.every((old) => !conflicts(decision.spec, old));
  return beside ? 'start-first' : 'stop-first';
}

/** The chain of one container, in order; empty when nothing is done. */
export function containerDrafts(
  context: Context,
  networks: NetworkPlan,
  decision: Decision,
  all: ReadonlyMap<Address, Decision>,
): readonly Draft[] {
  if (decision.action === 'none' || decision.action === 'report') return [];
  const { address, keeper, olds } = decision;
  const shells = olds.filter(isShell);
  const others = olds.filter((old) => !isShell(old));
  const swap: Swap = {
    context,
    networks,
    decision,
    all,
    subject: keeper === undefined ? byStep(stepId(address, 'create')) : byId(keeper.live.id),
    names: planNames(context, decision, others),
    strategy: strategyOf(decision),
    serving: others.filter(isUp),
    shells,
    others,
  };
  const made = [...discard(swap), ...makeRoom(swap), ...(keeper === undefined ? createDrafts(swap) : [])];
  const steps =
    swap.strategy === 'start-first'
      ? [
          ...changeInPlace(swap, false),
          ...bringUp(swap),
          ...changeEndpoints(swap),
          ...takeDown(swap),
          ...rename(swap),
        ]
      : [...takeDown(swap), ...rename(swap), ...changeInPlace(swap, true), ...bringUp(swap)];
  return inOrder([...made, ...steps, ...removeOlds(swap)]);
}

function discard({ context, decision, shells }: Swap): readonly Draft[] {
  return shells.map((live, index) =>
    draft(
      decision.address,
      `discard${suffix(index)}`,
      'change',
      { kind: 'container.remove', container: byId(live.id) },
      { expects: expectationOf(context, live) },
    ),
  );
}

/** Frees the name that the new container is created under. */
function makeRoom(swap: Swap): readonly Draft[] {
  const { renamesBefore } = swap.names;
  return renamesBefore.map(({ live, to }, index) => renameOld(swap, live, to, `make-room${suffix(index)}`));
}

function takeDown({ context, decision, serving }: Swap): readonly Draft[] {
  return serving.map((live, index) => {
    const back: Call[] = [{ kind: 'container.start', container: byId(live.id) }];
    if (live.state === 'paused') back.push({ kind: 'container.pause', container: byId(live.id) });
    const timeoutSeconds = stopSeconds(live);
    return draft(
      decision.address,
      `stop-old${suffix(index)}`,
      'stop',
      { kind: 'container.stop', container: byId(live.id), timeoutSeconds },
      { expects: expectationOf(context, live), undo: back },
    );
  });
}

function rename(swap: Swap): readonly Draft[] {
  const { context, decision, subject, names } = swap;
  const aside = names.renamesAtSwap.map(({ live, to }, index) =>
    renameOld(swap, live, to, `set-aside${suffix(index)}`),
  );
  if (names.keeperName === names.wanted) return aside;
  const live = decision.keeper?.live;
  const take = draft(
    decision.address,
    'rename',
    'change',
    { kind: 'container.rename', container: subject, name: names.wanted },
    {
      expects: live && expectationOf(context, live),
      undo: [{ kind: 'container.rename', container: subject, name: names.keeperName }],
    },
  );
  return [...aside, take];
}

function renameOld({ context, decision }: Swap, live: LiveContainer, to: string, verb: string): Draft {
  return draft(
    decision.address,
    verb,
    'change',
    { kind: 'container.rename', container: byId(live.id), name: to },
    {
      expects: expectationOf(context, live),
      undo: [{ kind: 'container.rename', container: byId(live.id), name: live.name }],
    },
  );
}

function changeInPlace(swap: Swap, withEndpoints: boolean): readonly Draft[] {
  return swap.decision.keeper === undefined
    ? []
    : inPlaceDrafts(swap, { fields: true, endpoints: withEndpoints });
}

/** The new one answers to the service's names only once it was seen to work. */
function changeEndpoints(swap: Swap): readonly Draft[] {
  return swap.decision.keeper === undefined
    ? aliasSwap(swap)
    : inPlaceDrafts(swap, { fields: false, endpoints: true });
}

function removeOlds({ context, decision, others }: Swap): readonly Draft[] {
  return others.map((live, index) =>
    draft(
      decision.address,
      `remove-old${suffix(index)}`,
      'remove',
      { kind: 'container.remove', container: byId(live.id) },
      { expects: expectationOf(context, live) },
    ),
  );
}
