// Why a container must be left as it is although something about it should change: what it needs is not
// to be had. It is reported, its neighbours go on.

import type { Note } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import { wantedPorts } from './conflict.ts';
import type { Decision } from './decide.ts';
import type { Context } from './input.ts';
import type { Matches } from './match.ts';
import { planNames } from './names.ts';
import type { NetworkPlan } from './networks.ts';
import { goalOf, isUp, stateMove } from './state.ts';
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
  const notes = new Map<Address, Note>();
  for (const decision of decisions) {
    const note = isActing(decision) ? obstacle(world, decision) : undefined;
    if (note !== undefined) notes.set(decision.address, note);
  }
  const byAddress = new Map(decisions.map((decision) => [decision.address, decision]));
  for (let found = true; found; ) {
    found = false;
    for (const decision of decisions) {
      if (notes.has(decision.address) || !isActing(decision) || !brings(decision)) continue;
      const on = needed(decision).find((address) => notes.has(address) && !serves(byAddress.get(address)));
      if (on === undefined) continue;
      notes.set(decision.address, { kind: 'blocked-by', on });
      found = true;
    }
  }
  return decisions.map((decision) => {
    const note = notes.get(decision.address);
    if (note === undefined) return decision;
    return { ...decision, action: 'report', inPlace: [], risks: [], restart: false, note };
  });
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
  const volume = spec.volumes.find((address) => world.volumes.unusable.has(address));
  if (volume !== undefined) return { kind: 'blocked-by', on: volume };
  const network = Object.keys(spec.fields.networks ?? {}).find(
    (key) =>
      world.networks.unusable.has(key as Address) || (world.stuck.has(key as Address) && brings(decision)),
  );
  if (network !== undefined) return { kind: 'blocked-by', on: network as Address };
  return externalNetwork(world, decision) ?? nameTaken(world, decision) ?? portTaken(world, decision);
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
  const others = decision.olds.filter((old) => old.state !== 'created');
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
  for (const by of matches.foreignContainers.values()) {
    if (!isUp(by)) continue;
    const port = by.hostPorts.find((held) => wanted.has(held.slice(held.lastIndexOf(':') + 1)));
    if (port !== undefined && sharesAddress(decision, port)) return { kind: 'port-taken', port, by: by.name };
  }
  return undefined;
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
