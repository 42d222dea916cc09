// Who waits for whom among containers: `depends_on`, joined namespaces, restarts that follow others, and
// ports or data that one gives up before another takes them. Gates hold back stops too, so that an old
// container serves until its new one may really start.

import type { StepId } from '../model/plan.ts';
import type { Address, InstanceName } from '../model/ref.ts';
import type { HandOver } from './ahead.ts';
import { handOvers, hostsOf } from './ahead.ts';
import { isActing } from './blocked.ts';
import { clashes } from './conflict.ts';
import type { Decision } from './decide.ts';
import type { Draft, Role } from './drafts.ts';
import type { Context } from './input.ts';
import type { Preparation } from './prepare.ts';
import type { Removed } from './removal.ts';
import { goalOf } from './state.ts';

export type Ordering = {
  readonly context: Context;
  readonly decisions: readonly Decision[];
  readonly preparation: Preparation;
  readonly removed: readonly Removed[];
};

/** What edges are made from: drafts by address and by instance. */
export type Index = {
  readonly ids: ReadonlySet<StepId>;
  readonly byAddress: ReadonlyMap<Address, readonly Draft[]>;
  readonly byInstance: ReadonlyMap<InstanceName, readonly Draft[]>;
};

export type Edge = readonly [step: StepId, needs: StepId];

export function startGates(ordering: Ordering, index: Index): readonly Edge[] {
  const { context, decisions, removed } = ordering;
  const acting = decisions.filter(isActing);
  const handed = handOvers(decisions);
  return [
    ...acting.flatMap((decision) => stopsBeforeOthers(decision, index)),
    ...acting.flatMap((decision) => waysCleared(decision, handed, removed, index)),
    ...acting.flatMap((decision) => gatesOf(context, decision, index)),
    ...acting.flatMap((decision) => staysForHost(decision, index)),
  ];
}

export function withRole(index: Index, address: Address, role: Role): readonly Draft[] {
  return (index.byAddress.get(address) ?? []).filter((item) => item.role === role);
}

/** A container that lives in another one's namespace, or restarts with it, stops before that one goes. */
function stopsBeforeOthers(decision: Decision, index: Index): readonly Edge[] {
  const { address, spec, restart, instance } = decision;
  const stops = withRole(index, address, 'stop');
  const isGoingDown = goalOf(instance) === 'stopped';
  const followed = spec.waitFor
    .filter((wait) => isGoingDown || (restart && wait.restart))
    .map((wait) => wait.on);
  const hosts = new Set([...hostsOf(decision), ...followed]);
  return [...hosts].flatMap((on) => {
    const theirs = withRole(index, on, 'stop');
    const gate = theirs.length > 0 ? theirs : withRole(index, on, 'start');
    return gate.flatMap((step) => stops.map((stop): Edge => [step.id, stop.id]));
  });
}

/** The old one goes only when the namespace that the new one lives in is there to stay. */
function staysForHost({ address, spec }: Decision, index: Index): readonly Edge[] {
  const removes = withRole(index, address, 'remove');
  const theirs = spec.joins.flatMap((on) =>
    (index.byAddress.get(on) ?? []).filter((item) => item.role !== 'remove'),
  );
  return removes.flatMap((remove) => theirs.map((item): Edge => [remove.id, item.id]));
}

/** What a starting container needs and another one still holds is given up first. */
function waysCleared(
  decision: Decision,
  handed: readonly HandOver[],
  removed: readonly Removed[],
  index: Index,
): readonly Edge[] {
  const starts = withRole(index, decision.address, 'start');
  const gone = removed.filter(({ live }) => clashes(decision.spec, live));
  const given = handed.filter((one) => one.starting === decision.address);
  const cleared = [
    ...gone.flatMap(({ address }) => withRole(index, address, 'stop')),
    ...given.flatMap(({ leaving }) => withRole(index, leaving, 'stop')),
    // Taken only when nobody will want it back: an old container that must serve again needs its port.
    ...given.filter((one) => !one.early).flatMap(({ leaving }) => withRole(index, leaving, 'wait')),
  ];
  return cleared.flatMap((item) => starts.map((start): Edge => [start.id, item.id]));
}

function gatesOf(
  context: Context,
  { address, spec, instance, ahead }: Decision,
  index: Index,
): readonly Edge[] {
  const gates = [
    ...spec.waitFor.flatMap((wait) => goodSteps(index, wait.on, wait.condition === 'started')),
    ...spec.joins.flatMap((on) => goodSteps(index, on, true)),
    ...instance.dependsOn.flatMap((name) => goodOf(context, index, name)),
  ];
  const starts = withRole(index, address, 'start');
  const gated = starts.length > 0 && !ahead ? withRole(index, address, 'stop') : [];
  return [...starts, ...gated].flatMap((step) => gates.map((gate): Edge => [step.id, gate]));
}

/** The steps after which a container is good enough for those that wait for it. */
function goodSteps(index: Index, of: Address, started: boolean): readonly StepId[] {
  const waits = started ? [] : withRole(index, of, 'wait');
  return (waits.length > 0 ? waits : withRole(index, of, 'start')).map((item) => item.id);
}

function goodOf(context: Context, index: Index, name: InstanceName): readonly StepId[] {
  const containers = context.instances.get(name)?.containers ?? [];
  return containers.flatMap((one) => goodSteps(index, one.address, false));
}
