// Fault plans: what is done to a fleet, by whom, and what goes wrong in it. Made from a seed; each has a text
// of its own by which it can be run again: `data/line/lose-reply@3+hang@1`, a fault for each pass.

import type { CallKind } from './calls.ts';
import {
  CHANGE_FAULTS,
  countedBy,
  EVENT_FAULTS,
  type Fault,
  type FaultKind,
  faultText,
  isDeadly,
  LIST_FAULTS,
  parseFault,
  READ_FAULTS,
} from './fault.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

/** `line`: passes are made one by one; `daemon`: it comes to rest by itself. */
export type By = 'line' | 'daemon';

export type FaultPlan = {
  readonly workload: Workload;
  readonly by: By;
  /** One for each pass from the first on. */
  readonly faults: readonly Fault[];
};

/** How much there is to count in a workload when nothing goes wrong. */
export type Size = {
  readonly order: readonly CallKind[];
  readonly reads: number;
  readonly lists: number;
};

export function planText({ workload, by, faults }: FaultPlan): string {
  return `${workload}/${by}/${faults.map(faultText).join('+')}`;
}

export function parsePlan(text: string): FaultPlan {
  const [name, by, faults = ''] = text.split('/');
  const workload = WORKLOADS.find((one) => one === name);
  if (workload === undefined)
    throw new Error(`${JSON.stringify(name)} is no workload: ${WORKLOADS.join(', ')}`);
  if (by !== 'line' && by !== 'daemon') throw new Error(`${JSON.stringify(by)} is not line or daemon`);
  return { workload, by, faults: faults.split('+').map(parseFault) };
}

const LINE_KINDS: readonly FaultKind[] = [...CHANGE_FAULTS, ...READ_FAULTS, ...LIST_FAULTS];
const DAEMON_KINDS: readonly FaultKind[] = [...EVENT_FAULTS, ...LINE_KINDS.filter((kind) => !isDeadly(kind))];
/** Of ten plans, so many are the daemon's. */
const DAEMON_SHARE = 0.2;
/** Of four plans, one has a second fault in the pass after the first. */
const SECOND_SHARE = 0.25;

/** Rounds of one plan for each workload, in the order in which they follow from one another. */
export function roundsOf(
  seed: number,
  rounds: number,
  sizes: ReadonlyMap<Workload, Size>,
): readonly (readonly FaultPlan[])[] {
  const random = randomOf(seed);
  const line = rotation(LINE_KINDS, random);
  const daemon = rotation(DAEMON_KINDS, random);
  return Array.from({ length: rounds }, () =>
    WORKLOADS.map((workload): FaultPlan => {
      const size = sizes.get(workload);
      if (size === undefined) throw new Error(`no size of ${workload}`);
      const by: By = random() < DAEMON_SHARE ? 'daemon' : 'line';
      const next = by === 'daemon' ? daemon : line;
      const first = faultIn(size, next, random);
      if (by === 'daemon' || random() >= SECOND_SHARE) return { workload, by, faults: [first] };
      return { workload, by, faults: [first, faultIn(size, line, random)] };
    }),
  );
}

/** Kinds in turn, so that each comes as often as the others; an order of the seed's own each time round. */
function rotation(kinds: readonly FaultKind[], random: () => number): () => FaultKind {
  let left: FaultKind[] = [];
  return () => {
    if (left.length === 0) left = shuffled(kinds, random);
    return left.pop() ?? 'none';
  };
}

function faultIn(size: Size, next: () => FaultKind, random: () => number): Fault {
  for (;;) {
    const kind = next();
    const places = placesOf(kind, size);
    const at = places[Math.floor(random() * places.length)];
    if (at !== undefined) return { kind, at };
  }
}

/** Where a kind can happen at all. */
function placesOf(kind: FaultKind, { order, reads, lists }: Size): readonly number[] {
  const calls = (is: (call: CallKind) => boolean) =>
    order.flatMap((call, index) => (is(call) ? [index + 1] : []));
  switch (kind) {
    case 'squat':
      return calls((call) => call === 'container.create');
    case 'gone':
    case 'meddle':
      return calls((call) => /^container\.(?:start|stop|rename|update|remove)$/.test(call));
    default:
      break;
  }
  switch (countedBy(kind)) {
    case 'changes':
      return calls(() => true);
    case 'reads':
      return upTo(reads);
    case 'lists':
      return upTo(lists);
    default:
      return [0, 1, 2, 3];
  }
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
