// Why a container must be left as it is although something about it should change: what it needs is not
// to be had. It is reported, its neighbours go on.

import type { LiveContainer } from '../model/observed.ts';
import type { Note } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import { wantedPorts } from './conflict.ts';
import type { Decision } from './decide.ts';
import type { Context } from './input.ts';
import { currentAddress, holdersOfPorts } from './input.ts';
import { beyondEngine } from './lacks.ts';
import type { Matches } from './match.ts';
import { isProtected, isUntouchable } from './match.ts';
import { planNames } from './names.ts';
import type { NetworkPlan } from './networks.ts';
import { goalOf, isShell, isUp, stateMove } from './state.ts';
import type { VolumePlan } from './volumes.ts';

export type World = {
  readonly context: Context;
  readonly matches: Matches;
  readonly volumes: VolumePlan;
  readonly networks: NetworkPlan;
  readonly stuck: ReadonlySet<Address>;
};

/** The decisions with those that cannot be carried out turned into reports, and those that wait on them. */
export function block(world: World, decisions: readonly Decision[]): readonly Decision[] {
  const acting = decisions.filter(isActing);
  if (acting.length === 0) return decisions;
  const first = acting.flatMap((decision): readonly (readonly [Address, Note])[] => {
    const note = obstacle(world, decision);
    return note === undefined ? [] : [[decision.address, note]];
  });
  const notes = new Map(first);
  const byAddress = new Map(decisions.map((decision) => [decision.address, decision]));
  for (let size = -1; size !== notes.size; ) {
    size = notes.size;
    for (const decision of acting) {
      if (notes.has(decision.address) || !brings(decision)) continue;
      const note = consequence(world, decision, byAddress, notes);
      if (note !== undefined) notes.set(decision.address, note);
    }
  }
  if (notes.size === 0) return decisions;
  return decisions.map((decision) => {
    const note = notes.get(decision.address);
    if (note === undefined) return decision;
    return { ...decision, action: 'report', inPlace: [], risks: [], restart: false, note };
  });
}

/** Why a container cannot start because others are left as they are. */
function consequence(
  world: World,
  decision: Decision,
  byAddress: ReadonlyMap<Address, Decision>,
  notes: ReadonlyMap<Address, Note>,
): Note | undefined {
  const on = needed(decision).find((address) => notes.has(address) && !serves(byAddress.get(address)));
  return on === undefined ? portKept(world, decision, byAddress, notes) : { kind: 'blocked-by', on };
}

export function isActing(decision: Decision): boolean {
  return decision.action !== 'none' && decision.action !== 'report';
}

/** True when the plan starts it. */
export function brings(decision: Decision): boolean {
  const { keeper, instance, spec, restart } = decision;
  const goal = goalOf(instance);
  if (keeper === undefined) return true;
  return restart || stateMove(goal, spec, keeper.live) === 'start';
}

function obstacle(world: World, decision: Decision): Note | undefined {
  const { spec } = decision;
  const beyond = beyondEngine(world.context.observed.engine, spec);
  if (beyond !== undefined) return beyond;
  const data = dataOf(decision).find((address) => world.volumes.unusable.has(address));
  if (data !== undefined) return { kind: 'blocked-by', on: data };
  const network = Object.keys(spec.fields.networks ?? {}).find(
    (key) =>
      world.networks.unusable.has(key as Address) || (world.stuck.has(key as Address) && brings(decision)),
  );
  if (network !== undefined) return { kind: 'blocked-by', on: network as Address };
  return externalNetwork(world, decision) ?? nameTaken(world, decision) ?? portTaken(world, decision);
}

/** Volumes and data folders that a container has mounted. */
function dataOf({ spec, instance }: Decision): readonly Address[] {
  const mounted = new Set((spec.fields.mounts ?? []).map(({ source }) => source));
  const folders = instance.folders.filter(({ hostPath }) => mounted.has(hostPath));
  return [...spec.volumes, ...folders.map(({ address }) => address)];
}

/** A network of somebody else that is not there. */
function externalNetwork(world: World, decision: Decision): Note | undefined {
  const missing = decision.instance.networks.find(
    (network) =>
      network.external &&
      world.networks.unusable.has(network.address) &&
      decision.spec.fields.networks?.[network.name] !== undefined,
  );
  return missing && { kind: 'blocked-by', on: missing.address };
}

function nameTaken({ context, matches }: World, decision: Decision): Note | undefined {
  const others = decision.olds.filter((old) => !isShell(old));
  const names = planNames(context, decision, others);
  const needed =
    decision.keeper === undefined
      ? [names.keeperName, names.wanted]
      : names.keeperName === names.wanted
        ? []
        : [names.wanted];
  for (const name of needed) {
    const by = matches.foreignContainers.get(name);
    if (by !== undefined) return { kind: 'name-taken', name, by: by.id };
  }
  return undefined;
}

function portTaken({ matches }: World, decision: Decision): Note | undefined {
  if (!brings(decision) || goalOf(decision.instance) === 'stopped') return undefined;
  const wanted = new Set(wantedPorts(decision.spec));
  if (wanted.size === 0) return undefined;
  // A port that is held for IPv4 and for IPv6 is one port.
  const taken = new Map<string, { readonly port: string; readonly by: string }>();
  for (const by of [...matches.foreignContainers.values()].filter(isUp)) {
    for (const held of by.hostPorts) {
      const number = held.slice(held.lastIndexOf(':') + 1);
      const isFirst = wanted.has(number) && !taken.has(number);
      if (isFirst && sharesAddress(decision, held)) taken.set(number, { port: held, by: by.name });
    }
  }
  const [first, ...more] = taken.values();
  if (first === undefined) return undefined;
  return { kind: 'port-taken', ...first, ...(more.length === 0 ? {} : { more }) };
}

/** A port that another container of ours holds and does not give up in this plan. */
function portKept(
  { context }: World,
  decision: Decision,
  byAddress: ReadonlyMap<Address, Decision>,
  notes: ReadonlyMap<Address, Note>,
): Note | undefined {
  if (goalOf(decision.instance) === 'stopped') return undefined;
  for (const live of holdersOfPorts(context, wantedPorts(decision.spec))) {
    if (live.ownership.kind !== 'ours' || !isUp(live)) continue;
    const on = currentAddress(context, live.ownership.address);
    if (on === decision.address || leaves(context, on, live, byAddress.get(on), notes.has(on))) continue;
    return { kind: 'blocked-by', on };
  }
  return undefined;
}

/** True when the plan takes this container out of service for good, or it was never declared to stay. */
function leaves(
  context: Context,
  address: Address,
  live: LiveContainer,
  owner: Decision | undefined,
  isBlocked: boolean,
): boolean {
  if (owner === undefined) {
    return !isUntouchable(context, address) && !isProtected(context, addressParts(address).instance);
  }
  if (isBlocked || !isActing(owner)) return false;
  return owner.olds.includes(live) || stateMove(goalOf(owner.instance), owner.spec, live) === 'stop';
}

/** Two publish the same port on different addresses without harm. */
function sharesAddress({ spec }: Decision, held: string): boolean {
  const [port = '', protocol = 'tcp'] = held.slice(held.lastIndexOf(':') + 1).split('/');
  const address = held.slice(0, held.lastIndexOf(':'));
  const isAny = (text: string) => text === '' || text === '0.0.0.0' || text === '::' || text === '[::]';
  return (spec.fields.ports ?? []).some(
    (binding) =>
      binding.hostPort === port &&
      (binding.container.split('/')[1] ?? 'tcp') === protocol &&
      (isAny(binding.hostIp) || isAny(address) || binding.hostIp === address),
  );
}

/** Containers of the same instance that must be up before this one is started. */
function needed({ spec }: Decision): readonly Address[] {
  const waits = spec.waitFor.filter((wait) => wait.required).map((wait) => wait.on);
  return [...waits, ...spec.joins].filter(
    (on) => addressParts(on).instance === addressParts(spec.address).instance,
  );
}

function serves(decision: Decision | undefined): boolean {
  const live = decision?.keeper?.live;
  return live !== undefined && isUp(live);
}
