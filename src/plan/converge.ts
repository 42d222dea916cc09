// The planner: what would make the target what it should be. Reads top to bottom as the stages do:
// volumes, networks, containers, what blocks them, what they are made from, removals, order, freeze.

import { basisOf } from '../fields/basis.ts';
import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import type { Blocker, Cause, Change, Plan } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import type { Address, Commit, InstanceName } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import { markAhead } from './ahead.ts';
import { attachToReplaced, stuckNetworks } from './attach.ts';
import { block, isActing } from './blocked.ts';
import { containerDrafts, strategyOf } from './container-steps.ts';
import type { Decision } from './decide.ts';
import { decide } from './decide.ts';
import type { ChangeDraft } from './drafts.ts';
import { freeze, type Unfrozen } from './freeze.ts';
import type { Context, PlanInput } from './input.ts';
import { byText, formerAddress, makeContext } from './input.ts';
import type { Matches } from './match.ts';
import { matchObjects } from './match.ts';
import { createPlanMemory, type PlanMemory, recall, remember, type Surroundings, worldOf } from './memory.ts';
import type { NetworkPlan } from './networks.ts';
import { planNetworks } from './networks.ts';
import { orderSteps } from './order.ts';
import { type Preparation, prepare } from './prepare.ts';
import type { RemovalPlan } from './removal.ts';
import { planRemovals } from './removal.ts';
import { reportUntouched } from './report.ts';
import { markRestarts } from './restart.ts';
import { containerRisks, sortRisks } from './risk.ts';
import { currentNames, effectiveSpec, networkKeys } from './spec.ts';
import type { VolumePlan } from './volumes.ts';
import { planVolumes } from './volumes.ts';

const KINDS: readonly string[] = ['image', 'files', 'folder', 'network', 'volume', 'container'];

/**
 * The plan that leads from what is observed to what is desired. The same input gives the same plan, to the
 * byte, whatever `memory` remembers of looks before.
 */
export function planConvergence(input: PlanInput, memory: PlanMemory = createPlanMemory()): Plan {
  return freeze(carriedOut(decideOn(situationOf(input, memory))));
}

/** What does not hang on who wrote what: the same for a planning without history and the one with it. */
type Situation = {
  readonly context: Context;
  readonly matches: Matches;
  readonly memory: PlanMemory;
  /** Instances that were found to have nothing to do. */
  readonly quiet: Map<InstanceName, readonly Decision[]>;
};

function situationOf(input: PlanInput, memory: PlanMemory): Situation {
  const context = makeContext(input);
  return { context, matches: matchObjects(context), memory, quiet: new Map() };
}

/** What becomes of everything, and why. All that names an author is asked for here. */
type Decided = {
  readonly context: Context;
  readonly volumes: VolumePlan;
  readonly networks: NetworkPlan;
  readonly decisions: readonly Decision[];
  readonly removals: RemovalPlan;
  readonly preparation: Preparation;
};

function decideOn(situation: Situation): Decided {
  const { context, matches } = situation;
  const volumes = planVolumes(context, matches);
  const networks = planNetworks(context, matches);
  const stuck = stuckNetworks(context, networks);
  const first = decideAll(situation, volumes, networks);
  const world = { context, matches, volumes, networks, stuck };
  const restarted = markRestarts(block(world, first));
  const removals = planRemovals(context, matches, networks, restarted);
  const decisions = markAhead(restarted, removals.removed);
  return { context, volumes, networks, decisions, removals, preparation: prepare(context, decisions) };
}

/** The calls that do what was decided, and the order in which they are made. */
function carriedOut(decided: Decided): Unfrozen {
  const { context, volumes, networks, decisions, removals, preparation } = decided;
  const byAddress = new Map(decisions.map((decision) => [decision.address, decision]));
  const changes = [
    ...preparation.changes,
    ...attachToReplaced(context, networks, decisions),
    ...volumes.changes,
    ...decisions.flatMap((decision) => containerChange(context, networks, volumes, decision, byAddress)),
    ...removals.containers,
    ...removals.networks,
    ...reportUntouched(context),
  ].toSorted(compareChanges);
  const removed = removals.removed;
  const steps = orderSteps({ context, decisions, preparation, removed }, changes);
  return {
    format: 1,
    target: context.desired.target,
    engine: context.observed.engine.id,
    commit: context.desired.revision.commit,
    basis: basisOf(context.observed, basisAddresses(context, changes, decisions), context.fingerprintOf),
    changes: changes.map(toChange),
    steps,
    volumes: Object.fromEntries(
      [...volumes.current].map(([address, { name, generation }]) => [address, { name, generation }]),
    ),
    blockers: budgetBlockers(context, removals),
  };
}

export type Survey = {
  /** The lines whose author a plan of this input names. */
  readonly places: readonly { readonly at: Position; readonly since?: Commit }[];
  /** True: the plan also names who took instances out. */
  readonly asksRemovals: boolean;
  /** There when no history was asked for; then it is the plan already. */
  readonly plan: Unfrozen | undefined;
  readonly situation: Situation;
};

/** Decides without history, to learn what to ask git about. */
export function survey(input: PlanInput, memory: PlanMemory): Survey {
  const asked = new Map<string, { readonly at: Position; readonly since?: Commit }>();
  let asksRemovals = false;
  const withoutHistory: PlanInput = {
    ...input,
    blame: (at, since) => {
      const key = `${at.file}\n${at.line}\n${since ?? ''}`;
      asked.set(key, { at, ...(since === undefined ? {} : { since }) });
      return undefined;
    },
    removal: (...args) => {
      asksRemovals = true;
      return input.removal(...args);
    },
  };
  const situation = situationOf(withoutHistory, memory);
  const decided = decideOn(situation);
  const isAsked = () => asked.size > 0 || asksRemovals;
  const draft = isAsked() ? undefined : carriedOut(decided);
  const plan = isAsked() ? undefined : draft;
  const places = [...asked].sort(([a], [b]) => byText(a, b)).map(([, one]) => one);
  return { places, asksRemovals, plan, situation };
}

/** The plan of what was surveyed, with its authors named. */
export function planWithHistory(
  { situation }: Survey,
  history: Pick<PlanInput, 'blame' | 'removal'>,
): Unfrozen {
  return carriedOut(decideOn({ ...situation, context: { ...situation.context, ...history } }));
}

function decideAll(
  { context, matches, memory, quiet }: Situation,
  volumes: VolumePlan,
  networks: NetworkPlan,
): readonly Decision[] {
  const keys = networkKeys(context, networks);
  const world = worldOf(memory, context, keys);
  const all: Decision[] = [];
  for (const instance of context.instances.values()) {
    if (instance.state === 'ignored') continue;
    const before = quiet.get(instance.name);
    if (before !== undefined) {
      all.push(...before);
      continue;
    }
    const around = { context, matches, names: currentNames(instance, volumes), keys, world };
    const known = recall(memory, around, instance);
    const decisions = known ?? decideInstance(around, instance);
    if (known !== undefined || remember(memory, around, instance, decisions)) {
      quiet.set(instance.name, decisions);
    }
    all.push(...decisions);
  }
  return all;
}

function decideInstance(around: Surroundings, instance: DesiredInstance): readonly Decision[] {
  const { context, matches, names, keys } = around;
  const decided = new Map<Address, Decision>();
  for (const spec of hostsFirst(instance.containers)) {
    const forced = forcedBy(spec, decided);
    const effective = effectiveSpec(spec, instance.state, names, keys);
    decided.set(spec.address, decide(context, matches, { instance, spec: effective, forced }));
  }
  return [...decided.values()].toSorted((a, b) => byText(a.address, b.address));
}

/** Containers that others join come before those, so that they are decided first. */
function hostsFirst(containers: DesiredInstance['containers']): readonly ContainerSpec[] {
  const byAddress = new Map(containers.map((spec) => [spec.address, spec]));
  const list = new Set<ContainerSpec>();
  const visit = (spec: ContainerSpec, above: readonly Address[]) => {
    if (list.has(spec) || above.includes(spec.address)) return;
    for (const on of spec.joins) {
      const host = byAddress.get(on);
      if (host !== undefined) visit(host, [...above, spec.address]);
    }
    list.add(spec);
  };
  for (const spec of containers.toSorted((a, b) => byText(a.address, b.address))) visit(spec, []);
  return [...list];
}

/** A namespace is joined by id: when its owner is made anew, so is everyone inside. */
function forcedBy(spec: ContainerSpec, decided: ReadonlyMap<Address, Decision>): readonly Cause[] {
  return spec.joins.flatMap((on): readonly Cause[] => {
    const host = decided.get(on);
    if (host === undefined || !isActing(host)) return [];
    return host.keeper === undefined || host.olds.length > 0 ? [{ kind: 'dependency', on }] : [];
  });
}

function containerChange(
  context: Context,
  networks: NetworkPlan,
  volumes: VolumePlan,
  decision: Decision,
  all: ReadonlyMap<Address, Decision>,
): readonly ChangeDraft[] {
  const { action, address, instance, fields, causes, note, spec } = decision;
  if (action === 'none') return [];
  const strategy = strategyOf(decision);
  return [
    {
      address,
      instance: instance.name,
      action,
      ...(action === 'replace' ? { strategy } : {}),
      fields,
      causes,
      risks: containerRisks(decision, strategy, volumes),
      ...(note === undefined ? {} : { note }),
      origin: spec.origin,
      drafts: containerDrafts(context, networks, decision, all),
    },
  ];
}

/** More instances would go than the fleet allows at once. */
function budgetBlockers(context: Context, removals: RemovalPlan): readonly Blocker[] {
  const removed = removals.instances;
  if (removed.length === 0) return [];
  const known = new Set<string>([
    ...Object.keys(context.applied?.instances ?? {}),
    ...context.observed.containers.flatMap(({ ownership }) =>
      ownership.kind === 'ours' ? [ownership.instance] : [],
    ),
    ...context.instances.keys(),
  ]);
  const { removePercent, removeCount } = context.budget;
  const isOver = removed.length > removeCount || removed.length * 100 > removePercent * known.size;
  if (!isOver) return [];
  return [{ kind: 'budget', removed, total: known.size, removePercent, removeCount }];
}

/** Everything that is acted upon, with what it uses, under the names that its labels have. */
function basisAddresses(
  context: Context,
  changes: readonly ChangeDraft[],
  decisions: readonly Decision[],
): ReadonlySet<Address> {
  const acted = changes.filter((change) => change.drafts.length > 0).map((change) => change.address);
  const used = decisions.filter(isActing).flatMap(({ spec }) => spec.volumes);
  const all = [...acted, ...used].filter((address) => !/^[^/]+\/(image|files|folder)\//.test(address));
  const former = all.flatMap((address) => formerAddress(context, address) ?? []);
  return new Set([...all, ...former]);
}

function toChange({ drafts, ...change }: ChangeDraft): Change {
  return { ...change, risks: sortRisks(change.risks), steps: drafts.map((item) => item.id) };
}

function compareChanges(a: ChangeDraft, b: ChangeDraft): number {
  // Nearly all comparisons are of different instances.
  return byText(a.instance, b.instance) || compareInside(a, b);
}

/** Of one instance: what is made before what is removed, by kind, address and note. */
function compareInside(a: ChangeDraft, b: ChangeDraft): number {
  const [kindA, kindB] = [addressParts(a.address).kind, addressParts(b.address).kind];
  return (
    Number(a.action === 'remove') - Number(b.action === 'remove') ||
    (a.action === 'remove' ? KINDS.indexOf(kindB) - KINDS.indexOf(kindA) : 0) ||
    KINDS.indexOf(kindA) - KINDS.indexOf(kindB) ||
    byText(a.address, b.address) ||
    byText(JSON.stringify(a.note ?? ''), JSON.stringify(b.note ?? ''))
  );
}
