// Who waits for whom among containers: `depends_on`, joined namespaces, restarts that follow others, and
// ports or data that one gives up before another takes them. Gates hold back stops too, so that an old
// container serves until its new one may really start.

import type { StepId } from '../model/plan.ts';
import type { Address, InstanceName } from '../model/ref.ts';
import { isActing } from './blocked.ts';
import { clashes, sharesPort } from './conflict.ts';
import type { Decision } from './decide.ts';
import type { Draft, Role } from './drafts.ts';
import type { Context } from './input.ts';
import type { Preparation } from './prepare.ts';
import type { Removed } from './removal.ts';

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

/** Edges, and the containers whose stop somebody else waits for: those are not held back by gates. */
type Pulled = { readonly edges: readonly Edge[]; readonly ahead: readonly Address[] };

export function startGates(ordering: Ordering, index: Index): readonly Edge[] {
  const acting = ordering.decisions.filter(isActing);
  const pulled = [
    ...acting.flatMap((decision) => stopsBeforeOthers(decision, index)),
    ...acting.flatMap((decision) =>
      handOvers(decision, [...ordering.removed, ...leaving(acting, decision)], index),
    ),
  ];
  const ahead = new Set(pulled.flatMap((one) => one.ahead));
  return [
    ...pulled.flatMap((one) => one.edges),
    ...acting.flatMap((decision) => gatesOf(ordering.context, decision, ahead, index)),
  ];
}

export function withRole(index: Index, address: Address, role: Role): readonly Draft[] {
  return (index.byAddress.get(address) ?? []).filter((item) => item.role === role);
}

/** A container that lives in another one's namespace, or restarts with it, stops before that one goes. */
function stopsBeforeOthers({ address, spec }: Decision, index: Index): readonly Pulled[] {
  const stops = withRole(index, address, 'stop');
  const others = [...spec.joins, ...spec.waitFor.filter((wait) => wait.restart).map((wait) => wait.on)];
  if (stops.length === 0) return [];
  return others.flatMap((on) => {
    const theirs = withRole(index, on, 'stop');
    const gate = theirs.length > 0 ? theirs : withRole(index, on, 'start');
    if (gate.length === 0) return [];
    const edges = gate.flatMap((step) => stops.map((stop): Edge => [step.id, stop.id]));
    return [{ edges, ahead: [address] }];
  });
}

/** What a starting container needs and another one still holds is given up first. */
function handOvers(decision: Decision, holders: readonly Removed[], index: Index): readonly Pulled[] {
  const starts = withRole(index, decision.address, 'start');
  if (starts.length === 0) return [];
  return holders
    .filter(({ live }) => clashes(decision.spec, live))
    .map(({ address }) => {
      const stops = withRole(index, address, 'stop');
      const edges = starts.flatMap((start) => stops.map((stop): Edge => [start.id, stop.id]));
      return { edges, ahead: stops.length > 0 ? [address] : [] };
    });
}

/** Live containers of other addresses that are replaced and give up a port which this one takes over. */
function leaving(acting: readonly Decision[], starting: Decision): readonly Removed[] {
  return acting
    .filter((other) => other.address !== starting.address && other.keeper === undefined)
    .flatMap((other) =>
      other.olds
        .filter((live) => sharesPort(starting.spec, live) && !sharesPort(other.spec, live))
        .map((live) => ({ address: other.address, live })),
    );
}

function gatesOf(
  context: Context,
  { address, spec, instance }: Decision,
  ahead: ReadonlySet<Address>,
  index: Index,
): readonly Edge[] {
  const gates = [
    ...spec.waitFor.flatMap((wait) => goodSteps(index, wait.on, wait.condition === 'started')),
    ...spec.joins.flatMap((on) => goodSteps(index, on, true)),
    ...instance.dependsOn.flatMap((name) => goodOf(context, index, name)),
  ];
  const starts = withRole(index, address, 'start');
  const gated = starts.length > 0 && !ahead.has(address) ? withRole(index, address, 'stop') : [];
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
