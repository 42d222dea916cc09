// What waits keeps its last good state: an instance whose newer declaration may not be carried out yet is put
// right to what was last applied, as any other that moved by itself is. Never on the word of the declaration
// that waits, and never against a person who wants it left alone.

import type { Judged } from '../approve/judge.ts';
import { actingChanges, isCorrection } from '../approve/part.ts';
import { standing } from '../approve/proposals.ts';
import type { Obstacle } from '../model/condition.ts';
import type { DesiredInstance } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import type { Proposal } from '../model/ledger.ts';
import type { InstanceName } from '../model/ref.ts';
import { timeOf } from '../model/time.ts';
import type { PlannedTarget } from '../pass.ts';
import { isGood, type LastGood } from './last-good.ts';
import type { Extent } from './mailbox.ts';
import { type Narrowed, narrow } from './narrow.ts';
import type { ProposeParts, Standing } from './propose.ts';

export type HealParts = Pick<ProposeParts, 'ledger' | 'clock' | 'target'> & {
  readonly lastGood: LastGood;
};

/** What is not as it was last applied, of instances that are kept from what is declared now. */
export type Strayed = {
  /** How many things of each. */
  readonly counts: ReadonlyMap<InstanceName, number>;
  /** Planned at the last good state; undefined: nothing of it can be put right on nobody's word. */
  readonly whole: Narrowed | undefined;
  /** Those that can be, now. */
  readonly now: readonly InstanceName[];
  /** Those that what people approved is about to change: to be put right only when it does not. */
  readonly later: readonly InstanceName[];
  /** What stands against putting them right, beside what stands against what is declared. */
  readonly obstacles: ReadonlyMap<InstanceName, readonly Obstacle[]>;
  /** When time alone may change this; milliseconds since 1970. */
  readonly wakeAt: number | undefined;
};

const NONE: Strayed = {
  counts: new Map(),
  whole: undefined,
  now: [],
  later: [],
  obstacles: new Map(),
  wakeAt: undefined,
};

export async function findStrayed(
  parts: HealParts,
  seen: PlannedTarget,
  judged: Judged,
  verdict: (planned: PlannedTarget) => Judged,
  around: { readonly extent: Extent; readonly tried: ReadonlySet<InstanceName> },
  signal: AbortSignal,
): Promise<Strayed> {
  const kept = keptBack(seen, judged, around.extent);
  const looked = kept.length === 0 ? undefined : await lookAt(parts, kept, signal);
  if (looked === undefined) return NONE;
  const changes = actingChanges(looked.planned.plan);
  const { flows, obstacles, wakeAt } = verdict(looked.planned);
  const counts = new Map(kept.flatMap((name) => countOf(changes.get(name)?.length, name)));
  const free = [...counts.keys()].filter(
    (name) => flows.includes(name) && isCorrection(changes.get(name) ?? []) && !around.tried.has(name),
  );
  const later = free.filter((name) => isPromised(parts, seen, judged, name));
  const now = free.filter((name) => !later.includes(name));
  return { counts, whole: looked, now, later, obstacles: failuresOf(obstacles), wakeAt };
}

function countOf(count: number | undefined, name: InstanceName): readonly [InstanceName, number][] {
  return count === undefined ? [] : [[name, count]];
}

const FAILURES: ReadonlySet<Obstacle['kind']> = new Set(['stalled', 'backoff', 'rolled-back']);

function failuresOf(obstacles: Judged['obstacles']): Judged['obstacles'] {
  return new Map([...obstacles].map(([name, all]) => [name, all.filter(({ kind }) => FAILURES.has(kind))]));
}

/** As the plan to be carried out; undefined: there is nothing to do. */
export async function healing(
  { lastGood, target }: HealParts,
  { whole }: Strayed,
  names: readonly InstanceName[],
  signal: AbortSignal,
): Promise<Narrowed | undefined> {
  if (whole === undefined || names.length === 0) return undefined;
  return await narrow(lastGood.spine, target, whole, names, signal);
}

/** Those of `later` that nothing which people approved is carried out for. */
export function notTaken({ later }: Strayed, standings: readonly Standing[]): readonly InstanceName[] {
  const taken = new Set(standings.flatMap(({ isFree, proposal }) => (isFree ? proposal.instances : [])));
  return later.filter((name) => !taken.has(name));
}

/** What is on record and has something waiting, but for what a person wants left alone. */
function keptBack(seen: PlannedTarget, judged: Judged, extent: Extent): readonly InstanceName[] {
  const { plan, applied, desired } = seen;
  const changes = actingChanges(plan);
  const denied = new Set(
    (plan.admission ?? []).flatMap(({ level, instance }) => (level === 'deny' ? [instance] : [])),
  );
  return Object.values(applied?.instances ?? {})
    .filter((record) => {
      const { name } = record;
      if (!isGood(record) || (extent !== 'all' && !extent.has(name))) return false;
      const next = successorOf(name, desired.instances);
      const names = next === undefined ? [name] : [name, next.name];
      const waits = names.some((one) => changes.has(one) || denied.has(one));
      return waits && !names.some((one) => judged.flows.includes(one)) && !isLeftAlone(judged, names, next);
    })
    .map(({ name }) => name)
    .sort();
}

/** What it is to be: declared under its name, or under the one that it gets. */
function successorOf(name: InstanceName, declared: readonly DesiredInstance[]): DesiredInstance | undefined {
  return declared.find((one) => one.name === name) ?? declared.find((one) => one.movedFrom === name);
}

function isLeftAlone(
  { obstacles }: Judged,
  names: readonly InstanceName[],
  next: DesiredInstance | undefined,
): boolean {
  if (next !== undefined && (next.drift !== 'correct' || next.state === 'ignored')) return true;
  return names.some((name) =>
    obstacles.get(name)?.some(({ kind }) => kind === 'held' || kind === 'suspended'),
  );
}

async function lookAt(
  { lastGood }: HealParts,
  names: readonly InstanceName[],
  signal: AbortSignal,
): Promise<Narrowed | undefined> {
  try {
    const look = await lastGood.look(names, signal);
    const [planned] = look.targets;
    return planned?.kind === 'planned' ? { look, planned } : undefined;
  } catch (error) {
    // What is declared now can be looked at all the same.
    if (!(error instanceof Failure) || signal.aborted) throw error;
    return undefined;
  }
}

/** People said yes to what it is to become, and nothing but the next look at everything stands before that. */
function isPromised(
  { ledger, clock }: HealParts,
  { plan, desired }: PlannedTarget,
  { waiting }: Judged,
  name: InstanceName,
): boolean {
  const now = clock.now();
  const next = successorOf(name, desired.instances)?.name ?? name;
  const isOpen = waiting.some(
    ({ instances, notBefore }) => notBefore.length === 0 && instances.includes(next),
  );
  const isAgreed = (one: Proposal) =>
    standing(one, now) === 'met' || (one.unfinished === true && now < timeOf(one.expiresAt));
  return (
    isOpen &&
    ledger.read().proposals.some(({ subject, commit, instances, ...rest }) => {
      const isAbout = subject.kind === 'target' && subject.target === plan.target && commit === plan.commit;
      return isAbout && instances.includes(next) && isAgreed({ subject, commit, instances, ...rest });
    })
  );
}
