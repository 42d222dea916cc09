// What waits for what. Inside an instance: everything is fetched and made before anything is stopped,
// services start as `depends_on` says, removal comes last. Instances are independent unless they say so.

import type { Call, Step, StepId, Subject } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import { assert } from '../model/result.ts';
import { joinedNow, removedAhead } from './ahead.ts';
import { isActing } from './blocked.ts';
import type { ChangeDraft, Draft } from './drafts.ts';
import { stepId, toStep } from './drafts.ts';
import type { Edge, Index, Ordering } from './gates.ts';
import { startGates, withRole } from './gates.ts';
import { appliedContainer } from './input.ts';

/** The steps of all changes in an order that can be walked from first to last. */
export function orderSteps(ordering: Ordering, changes: readonly ChangeDraft[]): readonly Step[] {
  const drafts = changes.flatMap((change) => change.drafts);
  const index: Index = {
    ids: new Set(drafts.map((item) => item.id)),
    byAddress: Map.groupBy(drafts, (item) => item.address),
    byInstance: Map.groupBy(drafts, (item) => item.instance),
  };
  const needs = new Map<StepId, Set<StepId>>(drafts.map((item) => [item.id, new Set(item.needs)]));
  const edges = [
    ...drafts.flatMap((item) => subjectEdges(item, index)),
    ...madeFrom(ordering, index),
    ...makeBeforeStop(index),
    ...startGates(ordering, index),
    ...removalLast(ordering, index),
    ...oldDataLast(ordering, index),
    ...detachBeforeRemove(drafts),
  ];
  for (const [step, need] of edges) {
    if (step !== need && index.ids.has(need)) needs.get(step)?.add(need);
  }
  const inOrder = new Map([...needs].map(([id, of]) => [id, [...of].sort()]));
  return sorted(drafts, inOrder).map((item) => toStep(item, inOrder.get(item.id) ?? []));
}

/** A call on something that a step makes comes after that step. */
function subjectEdges(item: Draft, index: Index): readonly Edge[] {
  return subjectsOf(item.call).flatMap((subject): readonly Edge[] =>
    subject.by === 'step' && index.ids.has(subject.step) ? [[item.id, subject.step]] : [],
  );
}

export function subjectsOf(call: Call): readonly Subject[] {
  const found: Subject[] = [];
  if ('container' in call && 'by' in call.container) found.push(call.container);
  if ('network' in call && 'by' in call.network) found.push(call.network);
  return found;
}

function madeFrom({ decisions, preparation }: Ordering, index: Index): readonly Edge[] {
  return decisions.filter(isActing).flatMap((decision): readonly Edge[] => {
    const { address, spec } = decision;
    const own = index.byAddress.get(address) ?? [];
    const first = own.find((item) => item.role === 'create') ?? own.find((item) => item.role === 'start');
    if (first === undefined) return [];
    const made = [...spec.volumes, ...Object.keys(spec.fields.networks ?? {}), ...spec.joins];
    const creates = made.map((of) => stepId(of as Address, 'create'));
    const put = preparation.needs.get(address) ?? [];
    return [...creates, ...put].map((need) => [first.id, need]);
  });
}

/** Fetch and make first, stop later: a wrong image name must not cost a running container. */
function makeBeforeStop(index: Index): readonly Edge[] {
  return [...index.byInstance.values()].flatMap((drafts) => {
    const made = drafts.filter((item) => item.role === 'prepare' || item.role === 'create');
    return drafts
      .filter((item) => item.role === 'stop')
      .flatMap((stop) => made.map((item): Edge => [stop.id, item.id]));
  });
}

/** What is removed stays until all that takes its place is good, unless it is in the way. */
function removalLast({ context, decisions, removed }: Ordering, index: Index): readonly Edge[] {
  const ahead = removedAhead(context, decisions, removed);
  const addresses = new Set(removed.map((one) => one.address));
  const edges = [...addresses].flatMap((address): readonly Edge[] => {
    const stops = withRole(index, address, 'stop');
    const late = [...withRole(index, address, 'remove'), ...(ahead.has(address) ? [] : stops)];
    const { instance } = addressParts(address);
    const good = (index.byInstance.get(instance) ?? []).filter(
      (item) => item.role === 'wait' || item.role === 'start',
    );
    // What waited for another one when it started is stopped before that one.
    const live = removed.flatMap((one) => (one.address === address ? [one.live] : []));
    const waits = appliedContainer(context, address)?.spec.waitFor ?? [];
    const before = [
      ...waits.map((wait) => wait.on).filter((on) => addresses.has(on)),
      ...joinedNow(live),
    ].flatMap((on) => withRole(index, on, 'stop'));
    return [
      ...late.flatMap((step) => good.map((item): Edge => [step.id, item.id])),
      ...before.flatMap((step) => stops.map((stop): Edge => [step.id, stop.id])),
    ];
  });
  return [...edges, ...networksAfterContainers(index)];
}

/** Where restored data takes over, nothing of the old is given up before all of the new is good: it is one swap. */
function oldDataLast({ context, decisions }: Ordering, index: Index): readonly Edge[] {
  const swapped = new Set(
    Object.keys(context.restored ?? {}).map((of) => addressParts(of as Address).instance),
  );
  return decisions
    .filter(({ instance }) => swapped.has(instance.name))
    .flatMap(({ address, instance }) => {
      const good = (index.byInstance.get(instance.name) ?? []).filter(({ role }) => role === 'wait');
      return withRole(index, address, 'remove').flatMap((step) =>
        good.map((item): Edge => [step.id, item.id]),
      );
    });
}

/** A container is taken off a network that is made anew before it is removed, not after. */
function detachBeforeRemove(drafts: readonly Draft[]): readonly Edge[] {
  const detached = drafts.filter((item) => item.call.kind === 'network.disconnect');
  if (detached.length === 0) return [];
  const byContainer = Map.groupBy(detached, ({ call }) => containerOf(call));
  return drafts
    .filter((item) => item.call.kind === 'container.remove')
    .flatMap((item) =>
      (byContainer.get(containerOf(item.call)) ?? []).map((before): Edge => [item.id, before.id]),
    );
}

function containerOf(call: Call): string {
  return 'container' in call && 'by' in call.container ? JSON.stringify(call.container) : '';
}

function networksAfterContainers(index: Index): readonly Edge[] {
  return [...index.byInstance.values()].flatMap((drafts) => {
    const before = drafts.filter(
      ({ call }) => call.kind === 'container.remove' || call.kind === 'network.disconnect',
    );
    const networks = drafts.filter((item) => item.role === 'remove' && item.call.kind === 'network.remove');
    return networks.flatMap((network) => before.map((item): Edge => [network.id, item.id]));
  });
}

/** Depth first in the order of the changes, so that equal input gives equal output. */
function sorted(drafts: readonly Draft[], needs: ReadonlyMap<StepId, readonly StepId[]>): readonly Draft[] {
  const byId = new Map(drafts.map((item) => [item.id, item]));
  const done = new Set<StepId>();
  const open = new Set<StepId>();
  const list: Draft[] = [];
  const visit = (item: Draft) => {
    if (done.has(item.id)) return;
    assert(!open.has(item.id), `steps wait for each other: ${item.id}`);
    open.add(item.id);
    for (const need of needs.get(item.id) ?? []) {
      const before = byId.get(need);
      if (before !== undefined) visit(before);
    }
    open.delete(item.id);
    done.add(item.id);
    list.push(item);
  };
  for (const item of drafts) visit(item);
  return list;
}
