// Containers that must be out of service before somebody else may start: they live in its namespace,
// restart with it, or hold a port or data that it takes over. They stop first and are held back by nothing.

import type { LiveContainer } from '../model/observed.ts';
import type { Address } from '../model/ref.ts';
import { brings, isActing } from './blocked.ts';
import { clashes, sharesPort } from './conflict.ts';
import type { Decision } from './decide.ts';
import type { Context } from './input.ts';
import { appliedContainer } from './input.ts';
import type { Removed } from './removal.ts';
import { goalOf } from './state.ts';

/** The decisions, with those marked that make way for others. */
export function markAhead(decisions: readonly Decision[], removed: readonly Removed[]): readonly Decision[] {
  const gone = new Set(removed.map((one) => one.address));
  const byAddress = new Map(decisions.map((decision) => [decision.address, decision]));
  const handed = handOvers(decisions);
  const early = new Set(handed.flatMap((one) => (one.early ? [one.leaving] : [])));
  const takers = new Set(handed.map((one) => one.starting));
  return decisions.map((decision) => {
    if (!isActing(decision)) return decision;
    const hosts = hostsOf(decision);
    const loses = hosts.some((on) => gone.has(on) || isActingAt(byAddress, on));
    const ahead = decision.restart || loses || early.has(decision.address);
    const displaces =
      takers.has(decision.address) ||
      (brings(decision) && removed.some(({ live }) => clashes(decision.spec, live)));
    return { ...decision, ahead, displaces };
  });
}

function isActingAt(byAddress: ReadonlyMap<Address, Decision>, address: Address): boolean {
  const decision = byAddress.get(address);
  return decision !== undefined && isActing(decision);
}

/** The containers whose namespaces live ones are in now. */
export function joinedNow(live: readonly LiveContainer[]): readonly Address[] {
  const modes = live.flatMap(({ fields }) =>
    fields === undefined ? [] : [fields.networkMode, fields.ipcMode, fields.pidMode],
  );
  return modes.flatMap((mode) =>
    mode.startsWith('container:') ? [mode.slice('container:'.length) as Address] : [],
  );
}

/** Hosts of a container, as declared and as they are. */
export function hostsOf({ spec, keeper, olds }: Decision): readonly Address[] {
  const live = keeper === undefined ? olds : [keeper.live, ...olds];
  return [...new Set([...spec.joins, ...joinedNow(live)])];
}

export type HandOver = {
  readonly starting: Address;
  readonly leaving: Address;
  /** True: the one that leaves waits for the one that starts, so it must stop before it is replaced. */
  readonly early: boolean;
};

/** Ports that one container holds and gives up, and that another one takes over in the same plan. */
export function handOvers(decisions: readonly Decision[]): readonly HandOver[] {
  const acting = decisions.filter(isActing);
  const leaving = acting.filter((one) => goingDown(one).length > 0);
  const pairs = acting
    .filter((one) => brings(one) && (one.spec.fields.ports ?? []).length > 0)
    .flatMap((starting) =>
      leaving.filter((one) => takesFrom(starting, one)).map((one) => [starting, one] as const),
    );
  if (pairs.length === 0) return [];
  const needs = new Map(decisions.map((one) => [one.address, new Set(neededBy(one, decisions))]));
  for (const [starting, one] of pairs) needs.get(starting.address)?.add(one.address);
  return pairs.map(([starting, one]) => ({
    starting: starting.address,
    leaving: one.address,
    early: reaches(needs, one.address, starting.address),
  }));
}

function takesFrom(starting: Decision, leaving: Decision): boolean {
  if (starting.address === leaving.address) return false;
  return goingDown(leaving).some((live) => sharesPort(starting.spec, live));
}

/** Live containers that this decision takes out of service, and whose ports it gives up with them. */
function goingDown({ keeper, olds, spec, instance }: Decision): readonly LiveContainer[] {
  if (goalOf(instance) !== 'stopped') return olds.filter((live) => !sharesPort(spec, live));
  return keeper === undefined ? olds : [...olds, keeper.live];
}

function neededBy({ spec, instance }: Decision, decisions: readonly Decision[]): readonly Address[] {
  const before = decisions.filter((one) => instance.dependsOn.includes(one.instance.name));
  return [...spec.joins, ...spec.waitFor.map((wait) => wait.on), ...before.map((one) => one.address)];
}

function reaches(
  needs: ReadonlyMap<Address, ReadonlySet<Address>>,
  from: Address,
  to: Address,
  seen: Set<Address> = new Set(),
): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(needs.get(from) ?? [])].some((next) => next === to || reaches(needs, next, to, seen));
}

/**
 * Removed containers that stand in the way of one that starts, or live in the namespace of one that is
 * swapped, and all that were to stop before them.
 */
export function removedAhead(
  context: Context,
  decisions: readonly Decision[],
  removed: readonly Removed[],
): ReadonlySet<Address> {
  const acting = decisions.filter(isActing);
  const starting = acting.filter(brings);
  const hosts = new Set(acting.map((decision) => decision.address));
  const isInTheWay = ({ live }: Removed) =>
    starting.some(({ spec }) => clashes(spec, live)) || joinedNow([live]).some((on) => hosts.has(on));
  const ahead = new Set(removed.filter(isInTheWay).map((one) => one.address));
  for (let size = -1; size !== ahead.size; ) {
    size = ahead.size;
    for (const { address, live } of removed) {
      const waits = appliedContainer(context, address)?.spec.waitFor.map((wait) => wait.on) ?? [];
      const before = [...waits, ...joinedNow([live])];
      if (before.some((on) => ahead.has(on))) ahead.add(address);
    }
  }
  return ahead;
}
