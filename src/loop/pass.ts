// One pass over one target: look, judge, put before people what waits, carry out what may go, and say what
// was seen. It decides nothing by itself: the judge does, on what people and policies in force say.

import type { Judged } from '../approve/judge.ts';
import { stillGoes } from '../approve/still.ts';
import { keepTroublesOf } from '../approve/troubles.ts';
import { withSettled } from '../approve/upgrade.ts';
import type { PeopleAndPolicies } from '../declare/people.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { Happening } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import type { InstanceName } from '../model/ref.ts';
import type { PlannedTarget } from '../pass.ts';
import type { BeforeParts } from './backups-before.ts';
import { type CarriedPart, type CarryParts, carryPart, instancesOf } from './carry.ts';
import { findStrayed, healing, notTaken, type Strayed } from './heal.ts';
import { isInUse } from './in-use.ts';
import type { Leases } from './leases.ts';
import type { Looker } from './look.ts';
import type { Ask, Extent } from './mailbox.ts';
import { type Narrowed, narrow, unsure } from './narrow.ts';
import { type DaemonParts, timeText } from './parts.ts';
import { endApprovals, type ProposeParts, proposeAll, type Standing, spendApprovals } from './propose.ts';
import type { Refusals } from './refusals.ts';
import { containersOf, type TargetState } from './state.ts';
import type { Baseline } from './sweep.ts';
import { templatesOf } from './templates.ts';
import { verdict } from './verdict.ts';
import { driftOf, viewsAfter } from './view.ts';

export type PassParts = CarryParts &
  ProposeParts &
  Pick<DaemonParts, 'version'> &
  BeforeParts & {
    readonly looker: Looker;
    readonly people: () => PeopleAndPolicies;
    readonly state: TargetState;
    readonly refusals: Refusals;
    /** Who else works on instances. */
    readonly leases: Leases;
    /** What the engine listed last. */
    readonly listed: () => Baseline;
    /** Something about these instances is new. */
    readonly onSeen: (extent: Extent) => void;
  };

export type PassEnd = {
  readonly outcome: Extract<Happening, { kind: 'pass.ended' }>['outcome'];
  readonly changes: number;
  /** Instances that something was done to: they are looked at again. */
  readonly touched: ReadonlySet<InstanceName>;
  /** Instances that nothing could be done to because of the failure. */
  readonly stuck: ReadonlySet<InstanceName>;
  readonly failure: Failure | undefined;
  /** Something may go that only a look at everything there is may let go. */
  readonly isShallow: boolean;
  /** Something is to be put right that only a look at everything may. */
  readonly isPartial: boolean;
};

export function runPass(
  parts: PassParts,
  ask: Ask,
  /** Ends the looking; what is being carried out ends with `stop` at the border of a step. */
  signal: AbortSignal,
  stop: AbortSignal,
): Promise<PassEnd> {
  return passWithout(parts, ask, new Set(), signal, stop);
}

/** `tried`: what was put right already to what was last applied, or could not be. */
async function passWithout(
  parts: PassParts,
  ask: Ask,
  tried: ReadonlySet<InstanceName>,
  signal: AbortSignal,
  stop: AbortSignal,
): Promise<PassEnd> {
  const { looker, state, clock } = parts;
  const began = clock.now();
  const { look, extent } = await looker.look(withFresh(state, ask), signal);
  // Now, and not after what is carried out: what moves from here on is seen by the next sweep.
  state.baseline = parts.listed();
  state.problems = look.problems;
  const [seen] = look.targets;
  if (seen === undefined || seen.kind === 'unseen') return unseen(seen?.failure);
  state.seenAt = clock.now();
  state.templates = templatesOf(look.declarations);
  state.opened = { secrets: look.secrets, declared: [seen.desired.instances, seen.applied?.instances] };
  state.engine = `${seen.observed.engine.name} ${seen.observed.engine.version}`;
  state.isLookedAt = true;
  for (const name of instancesIn(extent, seen)) state.lookedAt.set(name, began);
  const whole: Narrowed = { look, planned: seen };
  const all = verdict(parts, seen);
  const later = unsure(seen, all, extent);
  const judged = { ...all, flows: all.flows.filter((name) => !later.has(name)) };
  const around = { lastGood: looker.lastGood, ledger: parts.ledger, clock, target: parts.target };
  const strayed = await findStrayed(
    around,
    seen,
    judged,
    (one) => verdict(parts, one),
    { extent, tried: new Set([...tried, ...later]) },
    signal,
  );
  const heal = async (names: readonly InstanceName[]) => {
    const part = await healing(around, strayed, names, signal);
    return (
      part && (await healThen(parts, { ...part, declared: seen.desired.instances }, ask, tried, signal, stop))
    );
  };
  // Before anything is put before people: what they are shown is to be what they will find.
  if (strayed.now.length > 0) remember(parts, whole, judged, strayed, extent);
  const healed = await heal(strayed.now);
  if (healed !== undefined) return healed;
  const standings = extent === 'all' ? await settleWaiting(parts, whole, judged, signal) : [];
  if (extent === 'all') await parts.refusals.note(seen, look.problems);
  remember(parts, whole, judged, strayed, extent);
  const left = extent === 'all' ? await heal(notTaken(strayed, standings)) : undefined;
  if (left !== undefined) return left;
  parts.before?.take([...judged.backups, ...standings.flatMap(({ lacksBackup }) => lacksBackup)]);
  const going = await partsToGo(parts, whole, judged, standings, ask, signal);
  const end = await carryAll(parts, going, seen, standings, ask, stop);
  return { ...end, isPartial: later.size > 0 || (extent !== 'all' && strayed.later.length > 0) };
}

/** What was put right is looked at with everything else again, so that what waits is planned on it. */
async function healThen(
  parts: PassParts,
  part: Narrowed & { readonly declared: readonly DesiredInstance[] },
  ask: Ask,
  tried: ReadonlySet<InstanceName>,
  signal: AbortSignal,
  stop: AbortSignal,
): Promise<PassEnd> {
  const line = { ...parts, spine: parts.looker.lastGood.spine };
  const end = await carryAll(line, [{ ...part, standing: undefined }], part.planned, [], ask, stop);
  if (stop.aborted) return end;
  const names = [...instancesOf(part.planned.plan)];
  const again = new Set([...tried, ...names, ...part.planned.desired.instances.map(({ name }) => name)]);
  const next = await passWithout(parts, { ...ask, extent: 'all' }, again, signal, stop);
  return {
    ...next,
    outcome: GRAVITY.find((one) => one === end.outcome || one === next.outcome) ?? next.outcome,
    changes: end.changes + next.changes,
    touched: new Set([...end.touched, ...next.touched]),
    stuck: new Set([...end.stuck, ...next.stuck]),
    failure: end.failure ?? next.failure,
  };
}

/** The end of a pass of which two halves ended otherwise. */
const GRAVITY: readonly PassEnd['outcome'][] = [
  'unseen',
  'failed',
  'interrupted',
  'stale',
  'applied',
  'waiting',
];

export function unseen(failure: Failure | undefined): PassEnd {
  return {
    outcome: 'unseen',
    changes: 0,
    touched: new Set(),
    stuck: new Set(),
    failure,
    isShallow: false,
    isPartial: false,
  };
}

/** A look at a few instances reads all their containers anew. */
function withFresh(state: TargetState, ask: Ask): Ask {
  if (ask.extent === 'all' || ask.isFull) return ask;
  return {
    ...ask,
    fresh: new Set([...ask.fresh, ...[...ask.extent].flatMap((it) => containersOf(state, it))]),
  };
}

function instancesIn(extent: Extent, { desired, applied }: PlannedTarget): Iterable<InstanceName> {
  if (extent !== 'all') return extent;
  return [
    ...desired.instances.map(({ name }) => name),
    ...Object.values(applied?.instances ?? {}).map(({ name }) => name),
  ];
}

/** After a look at everything: proposals as they stand now, and what need not be remembered any more. */
async function settleWaiting(
  parts: PassParts,
  whole: Narrowed,
  judged: Judged,
  signal: AbortSignal,
): Promise<readonly Standing[]> {
  const { ledger, state } = parts;
  const { desired, applied, target } = whole.planned;
  const standings = await proposeAll(parts, whole, judged.waiting, signal);
  state.plans = new Map(standings.map(({ proposal, planned }) => [proposal.id, planned.plan]));
  const known = new Set<InstanceName>([
    ...desired.instances.map(({ name }) => name),
    ...desired.held,
    ...Object.values(applied?.instances ?? {}).map(({ name }) => name),
  ]);
  const before = ledger.read();
  const isSettled = judged.settledBy === before.settledBy;
  if (!isSettled || keepTroublesOf(before, target, known) !== before) {
    await ledger.update((now) => ({
      ...keepTroublesOf(now, target, known),
      settledBy: withSettled(now.settledBy, target, judged.settledBy),
    }));
  }
  return standings;
}

function remember(
  parts: PassParts,
  { look, planned }: Narrowed,
  judged: Judged,
  strayed: Strayed,
  extent: Extent,
): void {
  const { state, events, looker } = parts;
  const before = state.views;
  const { problems, declarations } = look;
  const { places } = declarations;
  const standIns = looker.standIns.current();
  state.views = viewsAfter(before, {
    planned,
    extent,
    problems,
    places,
    standIns,
    obstacles: withMore(judged.obstacles, strayed.obstacles),
    strayed: strayed.counts,
  });
  const earliest = [judged.wakeAt, strayed.wakeAt, extent === 'all' ? undefined : state.wakeAt];
  const times = earliest.filter((at) => at !== undefined);
  state.wakeAt = times.length === 0 ? undefined : Math.min(...times);
  for (const view of state.views.values()) {
    const was = before.get(view.name);
    const known = new Set((was === undefined ? [] : driftOf(was)).map(driftKey));
    for (const change of driftOf(view)) {
      if (known.has(driftKey(change))) continue;
      const { instance, address } = change;
      const fields = change.fields.map(({ path }) => path);
      events.tell({ kind: 'drift.detected', target: planned.target, instance, address, fields });
    }
  }
  parts.onSeen(extent);
}

function withMore(all: Judged['obstacles'], more: Judged['obstacles']): Judged['obstacles'] {
  const next = new Map(all);
  for (const [name, others] of more) {
    const own = all.get(name) ?? [];
    const kinds = new Set(own.map(({ kind }) => kind));
    next.set(name, [...own, ...others.filter(({ kind }) => !kinds.has(kind))]);
  }
  return next;
}

function driftKey({ address, action, fields }: PlannedTarget['plan']['changes'][number]): string {
  return `${address} ${action} ${fields.map(({ path }) => path).join(' ')}`;
}

type Going = Narrowed & {
  readonly standing: Standing | undefined;
  readonly declared?: readonly DesiredInstance[];
};

/** What may go now: what people approved, then what needs nobody. */
async function partsToGo(
  parts: PassParts,
  whole: Narrowed,
  { flows }: Judged,
  standings: readonly Standing[],
  ask: Ask,
  signal: AbortSignal,
): Promise<readonly Going[]> {
  // What people approved is carried out on what was really read, and on nothing remembered.
  const approved = standings.filter(
    ({ isFree, planned }) =>
      isFree && ask.isFull && ![...instancesOf(planned.plan)].some((name) => isInUse(parts.leases, name)),
  );
  const going: Going[] = approved.map((standing) => ({ ...standing, standing }));
  const { plan } = whole.planned;
  const acting = new Set(plan.changes.filter(({ action }) => action !== 'report').map((one) => one.instance));
  if (flows.length > 0) {
    const isAll = [...acting].every((name) => flows.includes(name));
    const part = isAll ? whole : await narrow(parts.spine, parts.target, whole, flows, signal);
    going.push({ ...part, standing: undefined });
  } else if (acting.size === 0 && isAboutCommit(ask)) {
    // Nothing to do; that the declarations were read anew is still written to the record.
    going.push({ ...whole, standing: undefined });
  }
  return going;
}

function isAboutCommit({ triggers }: Ask): boolean {
  return triggers.some(({ kind }) => kind === 'commit' || kind === 'start');
}

async function carryAll(
  parts: PassParts,
  going: readonly Going[],
  { plan }: PlannedTarget,
  standings: readonly Standing[],
  ask: Ask,
  stop: AbortSignal,
): Promise<PassEnd> {
  const ends: End[] = [];
  for (const one of going) {
    if (stop.aborted) break;
    const carried = await carryNow(parts, one, ask, stop);
    if (carried !== undefined) ends.push({ plan: one.planned.plan, carried });
  }
  const failed = ends.flatMap((one) =>
    one.carried.kind === 'failed' ? [{ ...one, failure: one.carried.failure }] : [],
  );
  const done = ends.filter(hasDone);
  const changes = done.flatMap((one) => one.plan.changes.filter(({ action }) => action !== 'report')).length;
  const waits = standings.some(({ isFree }) => !isFree) || plan.blockers.length > 0;
  const carried = ends.map((one) => one.carried);
  return {
    outcome: outcomeOf(carried, changes, waits),
    changes,
    touched: new Set(done.flatMap((one) => [...instancesOf(one.plan)])),
    stuck: new Set(failed.flatMap((one) => [...instancesOf(one.plan)])),
    failure: failed[0]?.failure,
    isShallow: !ask.isFull && standings.some(({ isFree }) => isFree),
    isPartial: false,
  };
}

type End = { readonly plan: PlannedTarget['plan']; readonly carried: CarriedPart };

/** Where nothing was done there is nothing new to see: looked at again at once, it would be tried without end. */
function hasDone({ carried }: End): boolean {
  return carried.kind === 'ran' && carried.outcome.steps.some(({ kind }) => kind !== 'skipped');
}

/** Judged once more right before it begins; undefined: the word that it was to begin on was taken back. */
async function carryNow(
  parts: PassParts,
  { look, planned, standing, declared }: Going,
  { triggers }: Ask,
  stop: AbortSignal,
): Promise<CarriedPart | undefined> {
  const { commit } = await parts.spine.source.fetch(stop);
  const agreed = standing?.proposal.needs ?? [];
  if (commit !== planned.plan.commit || !stillGoes(verdict(parts, planned), planned, agreed)) {
    return { kind: 'stale', reason: 'people, policies or the branch have moved on since it was judged' };
  }
  const holding = { kind: 'converge', what: 'a change', since: timeText(parts.clock.now()) } as const;
  const lease = parts.leases.take(instancesOf(planned.plan), holding);
  if (lease === undefined) return { kind: 'stale', reason: 'a backup or a restore has begun meanwhile' };
  try {
    const approvedBy = standing === undefined ? [] : await spendApprovals(parts, standing);
    if (approvedBy === undefined) return undefined;
    const carried = await carryPart(
      parts,
      { look, planned, triggers, approvedBy, ...(declared === undefined ? {} : { declared }) },
      stop,
    );
    const isCutOff = carried.kind === 'ran' && carried.outcome.kind === 'interrupted';
    if (standing !== undefined && !isCutOff) await endApprovals(parts, standing);
    return carried;
  } finally {
    lease.release();
  }
}

function outcomeOf(ends: readonly CarriedPart[], changes: number, waits: boolean): PassEnd['outcome'] {
  const kinds = new Set(ends.map((one) => (one.kind === 'ran' ? one.outcome.kind : one.kind)));
  if (kinds.has('failed')) return 'failed';
  if (kinds.has('interrupted')) return 'interrupted';
  if (kinds.has('stale')) return 'stale';
  if (changes > 0) return 'applied';
  return waits ? 'waiting' : 'unchanged';
}
