// What restores and proofs on one target are given: the ordinary line for the swap, committed backups, the copy
// that comes first. All of it over what the daemon has already; nothing here decides.

import { openPayload } from '../artefact/read.ts';
import { sourcesFor } from '../backup/select.ts';
import type { Destination, StoredBackup } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import { timeText } from '../model/time.ts';
import type { Look, PlanRequest } from '../pass.ts';
import { carryOut, look } from '../reconcile.ts';
import { createData } from '../restore/data.ts';
import type { Line, Planned, RestoreContext, RestoreJournal, Tell } from '../restore/parts.ts';
import { openSegment, segmentsAt } from '../restore/wal-ship.ts';
import type { Spine } from '../stages/spine.ts';
import type { Order } from './backup-crew.ts';
import { withCommitted, withQueued } from './backup-ledger.ts';
import { changeAnyway, newBackupId, note, reasonOf, type Shared } from './backup-parts.ts';
import { firstRetryAt } from './backup-queue.ts';
import { pairsOf } from './backup-status.ts';
import { type CrewGround, groundFor } from './crew-ground.ts';

export type ContextParts = {
  readonly shared: Shared;
  readonly ground: CrewGround;
  /** The line at the accepted revision, with people's policies in force. */
  readonly spine: Spine;
  readonly journal: RestoreJournal;
};

export async function contextFor(
  { shared, ground, spine, journal }: ContextParts,
  target: FleetTarget,
  tell: Tell,
  signal: AbortSignal,
): Promise<RestoreContext> {
  const opened = await spine.vault.ensure([], signal);
  const { name } = target;
  const job = groundFor(ground, { target: name, run: '', instance: name });
  return {
    fleet: ground.fleet,
    target: name,
    engine: spine.engine(target),
    ...{ seal: spine.seal, clock: spine.clock, nonce: spine.nonce, store: spine.store, lock: spine.lock },
    secrets: { reveal: ground.reveal },
    vault: spine.vault,
    fingerprintOf: opened.fingerprint,
    journal,
    data: createData({ ...job, onBytes: (doing, bytes) => tell({ doing, bytes, total: undefined }) }),
    backups: {
      async *open(backup, payload, ending) {
        const store = await ground.store(destinationOf(shared, backup));
        yield* openPayload({ store, sealer: ground.sealer }, backup, payload, ending);
      },
      async segments(backup, ending) {
        return await segmentsAt(await ground.store(destinationOf(shared, backup)), backup.manifest, ending);
      },
      async openSegment(backup, key, ending) {
        const store = await ground.store(destinationOf(shared, backup));
        return await openSegment({ store, sealer: ground.sealer }, key, ending);
      },
      async record(backup, what, ending) {
        await shared.crew.record(destinationOf(shared, backup), backup, 'shipshape', what, ending);
      },
      copy: (instance, until, reason, ending) => copied(shared, { instance, until, reason }, tell, ending),
    },
    line: lineOf(spine, name),
    tell,
  };
}

function destinationOf({ declared }: Shared, { destination }: StoredBackup): Destination {
  const found = declared()?.destinations.get(destination);
  if (found !== undefined) return found;
  throw new Failure('backup/no-destination', `no destination ${destination} is declared`);
}

/** One instance on the ordinary line, planned and carried out as anything else is. */
function lineOf(spine: Spine, target: TargetName): Line {
  return {
    async plan({ instance }, restored, signal): Promise<Planned> {
      const request: PlanRequest = {
        ...{ targets: [target], instances: [instance], replace: [], acceptEmptyVolumes: [] },
        ...(restored === undefined ? {} : { restored }),
      };
      const looked = await lookFor(spine, request, signal);
      const [seen] = looked.targets;
      if (seen === undefined) throw new Error('bug: nothing was looked at');
      if (seen.kind === 'unseen') throw seen.failure;
      const { desired, observed, applied, plan } = seen;
      return {
        ...{ observed, applied, plan },
        desired: desired.instances.find(({ name }) => name === instance),
        async carryOut(by, onProgress, ending) {
          const asked = { consent: { [target]: plan.digest }, removals: false, by, onProgress };
          const [carried] = await carryOut(spine, looked, asked, ending);
          if (carried?.kind === 'carried') return carried.outcome;
          if (carried?.kind === 'failed') throw carried.failure;
          const why = carried?.kind === 'stale' ? carried.reason : 'something stands in its way';
          throw new Failure('restore/not-carried-out', `the plan of ${instance} was not carried out: ${why}`);
        },
      };
    },
  };
}

/** Of an instance that nobody declares all is looked at: it is then seen that it is not there. */
async function lookFor(spine: Spine, request: PlanRequest, signal: AbortSignal): Promise<Look> {
  try {
    return await look(spine, request, signal);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'instance/unknown') throw error;
    return await look(spine, { ...request, instances: [] }, signal);
  }
}

type Copying = { readonly instance: InstanceName; readonly until: string; readonly reason: string };

/**
 * A backup of all that the instance has now, at one destination at least before anything goes on, and locked
 * there. Whoever asks has the instance for themselves.
 */
async function copied(
  shared: Shared,
  { instance, until, reason }: Copying,
  tell: Tell,
  signal: AbortSignal,
): Promise<StoredBackup> {
  const { crew, clock } = shared;
  const declared = shared.declared();
  const found = declared && pairsOf(declared).find(({ of }) => of.instance === instance);
  if (declared === undefined || found === undefined || found.of.kind !== 'instance') {
    throw new Failure(
      'restore/no-copy',
      `no policy is about ${instance}: there is no place for a copy of it`,
      {
        hint: 'declare a BackupPolicy that selects it: without a copy nothing is overwritten',
      },
    );
  }
  const { policy, of } = found;
  const sources = sourcesFor(policy, found.of.desired);
  if (!sources.ok) throw new Failure('backup/sources', sources.problems[0]?.message ?? 'it cannot be copied');
  const destinations = policy.destinations.flatMap(({ destination }) => {
    const known = declared.destinations.get(destination);
    return known === undefined ? [] : [known];
  });
  const run = newBackupId(shared);
  const { commit } = declared;
  const order: Order = { run, of, policy, sources: sources.value, destinations, trigger: reason, commit };
  shared.inUse.add(run);
  try {
    const manifest = await crew.take(order, tell, signal);
    const stored = await sentAnywhere(shared, order, tell, signal);
    const destination = declared.destinations.get(stored.destination);
    if (destination === undefined) throw new Error('bug: it was sent to a destination that is not declared');
    await crew.record(destination, stored, 'shipshape', { kind: 'locked', reason, until }, signal);
    const bytes = manifest.payloads.reduce((sum, one) => sum + one.storedBytes, 0);
    const pair = { instance, policy: policy.name };
    const backup = { backup: run, at: manifest.beganAt, bytes };
    await changeAnyway(shared, (state) => withCommitted(state, pair, stored.destination, backup));
    const line = { at: timeText(clock.now()), ...pair, run, destination: stored.destination, bytes };
    await note(shared, { ...line, kind: 'committed' });
    return stored;
  } catch (error) {
    await crew.drop(run).catch(() => undefined);
    throw error;
  } finally {
    shared.inUse.delete(run);
  }
}

/** At the first destination that takes it; the others get it when they can. */
async function sentAnywhere(
  shared: Shared,
  { run, of: { instance }, policy, destinations }: Order,
  tell: Tell,
  signal: AbortSignal,
): Promise<StoredBackup> {
  let stored: StoredBackup | undefined;
  let last: unknown = new Failure('backup/no-destination', 'none of its destinations is declared');
  for (const destination of destinations) {
    try {
      stored ??= await shared.crew.send(run, instance, destination, tell, signal);
      if (stored.destination === destination.name) continue;
    } catch (error) {
      if (signal.aborted) throw error;
      last = error;
    }
    const now = shared.clock.now();
    const times = { since: timeText(now), retryAt: timeText(firstRetryAt(now)), attempts: 1 };
    const reason = stored === undefined ? reasonOf(last, shared) : '';
    const entry = { backup: run, instance, policy: policy.name, destination: destination.name };
    await changeAnyway(shared, (state) => withQueued(state, { ...entry, ...times, reason }));
  }
  if (stored === undefined) throw last;
  return stored;
}
