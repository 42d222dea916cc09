// Restores in the daemon: planned for people to read, begun on the word of somebody who read that very plan,
// carried out while nothing else works on the instance, and what a crash left of one undone before the next.

import { cutOff } from '../backup/restore-log.ts';
import { planRestore } from '../backup/restore-plan.ts';
import type { Destination, StoredBackup } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { Fleet, FleetTarget } from '../model/fleet.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import {
  obstaclesOf,
  type RestoreAsk,
  type RestoreEnd,
  type RestoreEntry,
  type RestorePlan,
} from '../model/restore.ts';
import { timeText } from '../model/time.ts';
import { sweepBefore } from '../restore/aside.ts';
import { carryOutRestore } from '../restore/carry-out.ts';
import { gatherFacts } from '../restore/facts.ts';
import { baseFor, isBase } from '../restore/pitr.ts';
import { dropExpired, recoverRestores } from '../restore/recover.ts';
import { segmentsAt } from '../restore/wal-ship.ts';
import { isFailure, reasonOf, type Shared } from './backup-parts.ts';
import { pairsOf } from './backup-status.ts';
import type { Lease } from './leases.ts';
import { windowsAt } from './pitr.ts';
import { type ContextParts, contextFor } from './restore-context.ts';

export type Wish = Omit<RestoreAsk, 'into'> & {
  readonly instance: InstanceName;
  /** Undefined: the newest that any destination has. */
  readonly backup: string | undefined;
  readonly destination: string | undefined;
  readonly into: InstanceName;
};

export type Restoring = {
  readonly run: string;
  readonly instance: InstanceName;
  readonly backup: string;
  readonly by: string;
  readonly since: string;
  readonly doing: string;
  readonly bytes: number;
};

export type Restores = {
  /** What it would do, from what is there now; carries nothing out. */
  plan(wish: Wish, signal: AbortSignal): Promise<RestorePlan>;
  /** Fails with `backup/busy`, `restore/impossible`, `restore/unknown`. `digest`: what the person read. */
  start(
    plan: { readonly id: string; readonly by: string },
    signal: AbortSignal,
  ): Promise<{ readonly run: string; readonly ended: Promise<RestoreEnd> }>;
  /** The plan that was made under this id, by its digest's beginning. */
  planned(id: string): RestorePlan | undefined;
  going(): readonly Restoring[];
  cancel(run: string, by: string): boolean;
  /** Newest last. */
  entries(): Promise<readonly RestoreEntry[]>;
  /** Keeps everybody from the instances whose restores a crash cut off, until they are recovered. */
  hold(): Promise<void>;
  /** Ends what a crash cut off, on every target that answers; true: on all. */
  recover(signal: AbortSignal): Promise<boolean>;
  /** Removes what restores replaced and kept, when its time is over. */
  expire(signal: AbortSignal): Promise<void>;
};

type Planned = { readonly plan: RestorePlan; readonly backup: StoredBackup; readonly at: number };
type Held = Map<TargetName, readonly Lease[]>;
type Going = { restoring: Restoring; readonly stop: AbortController };

/** A plan that is older is made anew: what it says may not be so any more. */
const GOOD_MS = 3_600_000;
const MOST = 50;

export function createRestores(parts: ContextParts & { readonly fleet: Fleet }): Restores {
  const { shared, fleet, journal } = parts;
  const plans = new Map<string, Planned>();
  const goings = new Map<string, Going>();
  const held: Held = new Map();
  const startedAt = shared.clock.now();
  const targetNamed = (name: TargetName): FleetTarget => {
    const found = fleet.targets.get(name);
    if (found !== undefined) return found;
    throw new Failure('target/unknown', `the fleet has no target ${name}`);
  };
  return {
    async plan(wish, signal) {
      const { destination, backup } = await chosen(parts, wish, signal);
      const target = targetOf(shared, wish.into) ?? backup.manifest.target;
      const { parts: what, toTime, keepOldMs } = wish;
      const ask = { parts: what, toTime, keepOldMs, into: { instance: wish.into, target } };
      const context = await contextFor(parts, targetNamed(target), () => undefined, signal);
      const far = await farFacts(parts, destination, backup, targetNamed(target), signal);
      const plan = planRestore(backup, ask, await gatherFacts(context, backup, ask, far, signal));
      plans.set(idOf(plan), { plan, backup, at: shared.clock.now() });
      for (const id of [...plans.keys()].slice(0, -MOST)) plans.delete(id);
      return plan;
    },
    planned: (id) => plans.get(id)?.plan,
    async start({ id, by }, signal) {
      const known = plans.get(id);
      if (known === undefined || shared.clock.now() - known.at > GOOD_MS) {
        throw new Failure('restore/unknown', `no plan ${id} of a restore is good now`, {
          hint: 'make it anew, read it, and begin that one',
        });
      }
      const found = obstaclesOf(known.plan);
      if (found.length > 0) throw new Failure('restore/impossible', found.join('; '));
      plans.delete(id);
      return begun(parts, goings, known, by, targetNamed(known.plan.into.target), signal);
    },
    going: () => [...goings.values()].map(({ restoring }) => restoring),
    cancel(run, by) {
      const going = goings.get(run);
      going?.stop.abort(`cancelled by ${by}`);
      return going !== undefined;
    },
    entries: () => journal.read(),
    async hold() {
      for (const entries of cutOff(await journal.read())) {
        const [first] = entries;
        if (first === undefined) continue;
        const what = `what is left of restore ${first.run}`;
        const lease = shared.leases.take([first.instance], { kind: 'restore', what, since: first.at });
        if (lease !== undefined) held.set(first.target, [...(held.get(first.target) ?? []), lease]);
      }
    },
    recover: (signal) => recovered({ ...parts, startedAt }, held, signal),
    async expire(signal) {
      for (const target of fleet.targets.values()) {
        try {
          await dropExpired(await contextFor(parts, target, () => undefined, signal), signal);
        } catch (error) {
          // A target that is down has it tomorrow.
          if (!isFailure(error)) throw error;
        }
      }
    },
  };
}

/** First 12 digits of its digest: what people type. */
export function idOf({ digest }: Pick<RestorePlan, 'digest'>): string {
  return digest.replace('sha256:', '').slice(0, 12);
}

function targetOf({ declared }: Shared, instance: InstanceName): TargetName | undefined {
  return declared()?.kept.find((one) => one.instance === instance)?.target;
}

/** The backup that is meant, where it is. */
async function chosen(
  { shared: { declared, crew, ledger }, ground }: ContextParts,
  { instance, backup, destination: wanted, toTime, parts: what }: Wish,
  signal: AbortSignal,
): Promise<{ readonly destination: Destination; readonly backup: StoredBackup }> {
  const destinations = [...(declared()?.destinations.values() ?? [])];
  const known = ledger.read().backups.last.filter((one) => one.instance === instance);
  // Those that are known to have some come first.
  const sorted = destinations.toSorted(
    (a, b) => Number(known.some(({ at }) => b.name in at)) - Number(known.some(({ at }) => a.name in at)),
  );
  let trouble: unknown;
  for (const destination of sorted.filter(({ name }) => wanted === undefined || name === wanted)) {
    try {
      const all = await crew.list(destination, instance, signal);
      const bases = all.filter(isBase);
      const found =
        backup === undefined && toTime !== undefined
          ? await reaching(ground, destination, bases, what, toTime, signal)
          : all.findLast((one) => (backup === undefined ? !isBase(one) : one.manifest.id === backup));
      if (found !== undefined) return { destination, backup: found };
    } catch (error) {
      if (!isFailure(error)) throw error;
      trouble = error;
    }
  }
  if (trouble !== undefined) throw trouble;
  const which = backup === undefined ? 'no backup' : `no backup ${backup}`;
  throw new Failure('backup/unknown', `there is ${which} of ${instance}`, {
    hint: 'shipshape backup list shows which there are',
  });
}

/** The base that leads to a moment; where none does, the newest, so that it can be said why not. */
async function reaching(
  ground: ContextParts['ground'],
  destination: Destination,
  bases: readonly StoredBackup[],
  what: RestoreAsk['parts'],
  toTime: string,
  signal: AbortSignal,
): Promise<StoredBackup | undefined> {
  const [last] = bases.slice(-1);
  if (last === undefined || what.kind !== 'source') return last;
  const kept = await segmentsAt(await ground.store(destination), last.manifest, signal);
  return baseFor(bases, what.source, kept, toTime) ?? last;
}

async function farFacts(
  { ground, spine }: ContextParts,
  destination: Destination,
  backup: StoredBackup,
  target: FleetTarget,
  signal: AbortSignal,
) {
  const { manifest } = backup;
  const free = await spine.host.freeSpace(target.dataRoot);
  return {
    freeBytes: target.docker.kind === 'unix' ? free?.bytes : undefined,
    canOpen: await canOpen(ground, destination),
    stored: Object.fromEntries(manifest.payloads.map(({ file, storedBytes }) => [file, storedBytes])),
    windows: await windowsAt(ground, destination, backup, signal),
  };
}

/** Every backup of ours is sealed for this host's key: whoever has the state folder has it. */
async function canOpen({ sealer }: ContextParts['ground'], _destination: Destination): Promise<boolean> {
  return sealer.host !== '';
}

function begun(
  parts: ContextParts,
  goings: Map<string, Going>,
  { plan, backup }: Planned,
  by: string,
  target: FleetTarget,
  signal: AbortSignal,
): { readonly run: string; readonly ended: Promise<RestoreEnd> } {
  const { shared } = parts;
  const { instance } = plan.into;
  const run = idOf(plan);
  const since = timeText(shared.clock.now());
  const lease = shared.leases.take([instance], { kind: 'restore', what: `restore ${run}`, since });
  if (lease === undefined) {
    const holder = shared.leases.holder(instance);
    throw new Failure('backup/busy', `${holder?.what ?? 'something else'} goes on there`, { retry: 'soon' });
  }
  const stop = new AbortController();
  const first = { run, instance, backup: plan.backup.id, by, since, doing: 'begins', bytes: 0 };
  const going: Going = { restoring: first, stop };
  goings.set(run, going);
  shared.inUse.add(plan.backup.id);
  shared.events.tell({ kind: 'restore.begun', run, instance, backup: plan.backup.id, by });
  const work = async (): Promise<RestoreEnd> => {
    const both = AbortSignal.any([signal, stop.signal]);
    let doing = '';
    const context = await contextFor(
      parts,
      target,
      (news) => {
        going.restoring = { ...going.restoring, doing: news.doing, bytes: news.bytes };
        if (news.doing === doing) return;
        doing = news.doing;
        shared.events.tell({ kind: 'restore.progress', run, instance, step: doing, text: '' });
      },
      both,
    );
    const order = { plan, backup, assertions: assertionsFor(shared, instance), by };
    return await carryOutRestore(context, order, both);
  };
  const ended = work()
    .catch((error: unknown): RestoreEnd => {
      const reason = reasonOf(error, shared);
      const nothing = { downtimeMs: 0, tookMs: 0, safetyCopy: undefined, kept: [] };
      return { run, outcome: 'failed', reason, ...nothing };
    })
    .then((end) => {
      goings.delete(run);
      shared.inUse.delete(plan.backup.id);
      lease.release();
      const ok = end.outcome === 'restored';
      const { reason, tookMs: durationMs } = end;
      shared.events.tell({ kind: 'restore.ended', run, instance, ok, reason, durationMs });
      return end;
    });
  return { run, ended };
}

export function assertionsFor({ declared }: Shared, instance: InstanceName) {
  const known = declared();
  const pairs = known === undefined ? [] : pairsOf(known);
  return pairs.filter(({ of }) => of.instance === instance).flatMap(({ policy }) => policy.verify.assertions);
}

/** Before anything else is done to an instance; a target that is down is asked again later. */
async function recovered(
  parts: ContextParts & { readonly fleet: Fleet; readonly startedAt: number },
  held: Held,
  signal: AbortSignal,
): Promise<boolean> {
  let isWhole = true;
  for (const target of parts.fleet.targets.values()) {
    try {
      const context = await contextFor(parts, target, () => undefined, signal);
      await recoverRestores(context, signal);
      // Of proofs that died with a process; those of this one are newer.
      await sweepBefore(context, parts.startedAt, signal);
      for (const lease of held.get(target.name) ?? []) lease.release();
      held.delete(target.name);
    } catch (error) {
      if (!isFailure(error)) throw error;
      isWhole = false;
    }
  }
  return isWhole;
}
