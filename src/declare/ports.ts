// Host ports for `auto`: from the target's range, the same for the life of an instance. Pure and
// deterministic: recorded ports stay, new ones go to instances in the order of their names.

import type { AppliedTarget } from '../model/applied.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';

/** A variable of an instance that wants a host port. `at`: where it says so. */
export type PortWish = {
  readonly instance: InstanceName;
  readonly movedFrom?: InstanceName;
  readonly variable: string;
  /** `crm/HTTP_PORT`: its name in the record. */
  readonly key: string;
  readonly port: 'auto' | number;
  readonly at: Position;
};

/** Ports that something on the engine holds, with the instance of ours that does. */
export type TakenPort = { readonly port: number; readonly instance?: InstanceName };

export type PortRange = FleetTarget['autoPorts'];

export type Ports = {
  /** `crm/HTTP_PORT` → 30001, for every wish for `auto` that could be met. */
  readonly chosen: Readonly<Record<string, number>>;
  readonly problems: ReadonlyMap<InstanceName, readonly Problem[]>;
};

/** Ports for all wishes of one target. */
export function choosePorts(
  wishes: readonly PortWish[],
  range: PortRange,
  recorded: AppliedTarget['ports'],
  taken: readonly TakenPort[],
): Ports {
  const fixed = wishes.flatMap((wish) => (wish.port === 'auto' ? [] : [wish.port]));
  const used = new Set(fixed);
  const auto = sorted(wishes.filter((wish) => wish.port === 'auto'));
  const chosen = keepRecorded(auto, recorded, used);
  const problems = new Map<InstanceName, Problem[]>();
  // Ports of instances that left the declarations may still be held until they are removed.
  for (const port of Object.values(recorded)) used.add(port);
  const holders = new Map(taken.map(({ port, instance }) => [port, instance]));
  let next = range.from;
  for (const wish of auto) {
    if (chosen[wish.key] !== undefined) continue;
    while (next <= range.to && (used.has(next) || isHeld(next, wish, holders))) next += 1;
    if (next <= range.to) chosen[wish.key] = next;
    else problems.set(wish.instance, [...(problems.get(wish.instance) ?? []), noPortLeft(wish, range)]);
    next += 1;
  }
  return { chosen, problems };
}

/** A recorded port stays even when a stranger took it meanwhile: the plan says so, nobody moves silently. */
function keepRecorded(
  wishes: readonly PortWish[],
  recorded: AppliedTarget['ports'],
  used: Set<number>,
): Record<string, number> {
  const kept: Record<string, number> = {};
  for (const wish of wishes) {
    const before = recorded[wish.key] ?? recorded[`${wish.movedFrom}/${wish.variable}`];
    if (before === undefined || used.has(before)) continue;
    used.add(before);
    kept[wish.key] = before;
  }
  return kept;
}

function isHeld(
  port: number,
  wish: PortWish,
  holders: ReadonlyMap<number, InstanceName | undefined>,
): boolean {
  const holder = holders.get(port);
  return holders.has(port) && holder !== wish.instance && (holder === undefined || holder !== wish.movedFrom);
}

function sorted(wishes: readonly PortWish[]): readonly PortWish[] {
  return [...wishes].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function noPortLeft(wish: PortWish, range: PortRange): Problem {
  return {
    code: 'ports/none-left',
    severity: 'error',
    at: wish.at,
    message: `no free host port in ${range.from}-${range.to} for ${wish.variable} of ${wish.instance}`,
    hint: 'widen autoPorts of the target in fleet.yaml, or give the port by number',
  };
}
