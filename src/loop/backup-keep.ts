// What is done at a destination after a backup came to it, and never otherwise: it is compared with the one
// before, and what retention lets go is deleted, one by one, each in the audit before it is done.

import { anomalyOf } from '../backup/anomaly.ts';
import { planRetention, type RetentionPlan } from '../backup/retention.ts';
import { standingOf } from '../backup/standing.ts';
import type { BackupId, BackupPolicy, Destination, StoredBackup } from '../model/backup.ts';
import type { InstanceName } from '../model/ref.ts';
import { timeText } from '../model/time.ts';
import { lastOf, withLast } from './backup-ledger.ts';
import { changeAnyway, known, note, reasonOf, type Shared } from './backup-parts.ts';
import { OWN } from './parts.ts';

export type At = {
  readonly policy: BackupPolicy;
  readonly destination: Destination;
  readonly instance: InstanceName;
};

/** After `stored` was committed there. What goes wrong is told and harms nothing: it is done after the next one. */
export async function settleAt(
  shared: Shared,
  { stored, ...at }: At & { readonly stored: StoredBackup },
  signal: AbortSignal,
): Promise<void> {
  try {
    const backups = await backupsAt(shared, at, signal);
    await noteAnomaly(shared, at, backups, stored);
    const { verdicts, refused } = plannedAt(shared, at, backups);
    if (refused !== undefined) return;
    for (const { backup, keep, why } of verdicts) {
      const found = backups.find(({ manifest }) => manifest.id === backup);
      if (!keep && found !== undefined) await deleteOne(shared, at, found, why, signal);
    }
  } catch (error) {
    if (!signal.aborted) reasonOf(error, shared);
  }
}

/** Those of this instance and policy, oldest first; throws when the destination does not tell all of them. */
export async function backupsAt(
  { crew }: Pick<Shared, 'crew'>,
  { policy, destination, instance }: At,
  signal: AbortSignal,
): Promise<readonly StoredBackup[]> {
  const all = await crew.list(destination, instance, signal);
  return all.filter(({ manifest }) => manifest.policy === policy.name);
}

/** What retention says of them now. */
export function plannedAt(shared: Shared, at: At, backups: readonly StoredBackup[]): RetentionPlan {
  const { policy, destination, instance } = at;
  const retention = policy.destinations.find((one) => one.destination === destination.name)?.retention;
  if (retention === undefined) {
    const why = `the policy deletes nothing at ${destination.name}`;
    return {
      verdicts: backups.map(({ manifest }) => ({ backup: manifest.id, keep: true, why })),
      refused: why,
    };
  }
  const last = lastOf(known(shared), { instance, policy: policy.name });
  const { anomaly, proof, tried } = last;
  const frozen =
    anomaly !== undefined
      ? `${anomaly.backup} looks wrong: ${anomaly.words}`
      : proof !== undefined && !proof.ok
        ? `the last proof failed: ${proof.reason}`
        : tried?.outcome === 'failed' && isNewest(tried.run, backups)
          ? `the last backup failed: ${tried.reason}`
          : undefined;
  return planRetention({
    ...{ backups, retention, frozen, now: shared.clock.now(), inUse: shared.inUse },
    timezone: policy.schedule?.timezone ?? 'UTC',
  });
}

/** No backup came after it. */
function isNewest(run: BackupId, backups: readonly StoredBackup[]): boolean {
  return backups.every(({ manifest }) => manifest.id < run);
}

/** In the audit before it is done, and told after. */
export async function deleteOne(
  shared: Shared,
  { destination, instance }: Pick<At, 'destination' | 'instance'>,
  stored: StoredBackup,
  why: string,
  signal: AbortSignal,
): Promise<void> {
  const { audit, crew, clock, events } = shared;
  const { id: backup, policy } = stored.manifest;
  await audit.append({
    ...{ actor: OWN, action: 'delete:backup', subject: instance, outcome: 'allowed', reason: why },
    detail: { backup, destination: destination.name, policy },
  });
  await crew.remove(destination, stored, why, signal);
  const line = { instance, backup, destination: destination.name, reason: why };
  await note(shared, { at: timeText(clock.now()), policy, kind: 'deleted', ...line });
  events.tell({ kind: 'backup.deleted', ...line });
}

async function noteAnomaly(
  shared: Shared,
  { policy, instance }: At,
  backups: readonly StoredBackup[],
  stored: StoredBackup,
): Promise<void> {
  const before = backups.findLast(
    (one) =>
      one.manifest.id < stored.manifest.id && standingOf(one, shared.clock.now()).damaged === undefined,
  );
  const words = before && anomalyOf(before.manifest, stored.manifest, policy.anomaly);
  if (words === undefined) return;
  const at = timeText(shared.clock.now());
  const anomaly = { backup: stored.manifest.id, at, words };
  await changeAnyway(shared, (state) =>
    withLast(state, { instance, policy: policy.name }, (last) => ({ ...last, anomaly })),
  );
}
