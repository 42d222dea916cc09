// What operations about backups have in common: the keeper, the backups that destinations tell of, one of them,
// and how each is shown. A destination that does not answer is told as that, never as an empty one.

import { standingOf } from '../backup/standing.ts';
import { backupsAt, plannedAt } from '../loop/backup-keep.ts';
import { withCommitted, withLast } from '../loop/backup-ledger.ts';
import { change, isFailure } from '../loop/backup-parts.ts';
import { pairsOf } from '../loop/backup-status.ts';
import type { Backups } from '../loop/backups.ts';
import type { BackupPolicy, Destination, StoredBackup } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import { instanceName } from '../model/ref.ts';
import { didYouMean } from '../model/suggest.ts';
import type { CatalogueRow, PrunePlan, ShownBackup, Unseen } from '../show/backup-rows.ts';
import type { DeskParts } from './operation.ts';

/** Fails with `backup/none-here` where this daemon takes none. */
export function backupsFrom({ daemon }: Pick<DeskParts, 'daemon'>): Backups {
  if (daemon.backups !== undefined) return daemon.backups;
  throw new Failure('backup/none-here', 'this daemon takes no backups');
}

/** Restores and what else needs places and servers. */
export function moreFrom(parts: Pick<DeskParts, 'daemon'>): NonNullable<Backups['more']> {
  const { more } = backupsFrom(parts);
  if (more !== undefined) return more;
  throw new Failure('backup/none-here', 'this daemon restores nothing');
}

type Where = { readonly instance?: string | undefined; readonly destination?: string | undefined };

/** Of all declared destinations, side by side; what one does not tell is in `unseen`. */
export async function allBackups(
  backups: Backups,
  { instance, destination }: Where,
  signal: AbortSignal,
): Promise<{ readonly backups: readonly StoredBackup[]; readonly unseen: readonly Unseen[] }> {
  const unseen: Unseen[] = [];
  const wanted = destination === undefined ? destinations(backups) : [destinationNamed(backups, destination)];
  const name = instance === undefined ? undefined : instanceName(instance);
  const lists = await Promise.all(
    wanted.map(async (one) => {
      try {
        return await backups.shared.crew.list(one, name, signal);
      } catch (error) {
        if (!isFailure(error)) throw error;
        unseen.push({ destination: one.name, reason: error.message });
        return [];
      }
    }),
  );
  const all = lists.flat().toSorted((a, b) => (a.manifest.id < b.manifest.id ? -1 : 1));
  return { backups: all, unseen };
}

function destinations(backups: Backups): readonly Destination[] {
  return [...backups.declared().destinations.values()];
}

export function destinationNamed(backups: Backups, name: string): Destination {
  const { destinations: all } = backups.declared();
  const found = all.get(name);
  if (found !== undefined) return found;
  throw new Failure(
    'backup/no-destination',
    `no destination ${name} is declared`,
    didYouMean(name, all.keys()),
  );
}

type Which = {
  readonly instance: string;
  readonly backup?: string | undefined;
  readonly destination?: string | undefined;
};

/** That backup, or the newest, where it is. */
export async function oneBackup(
  backups: Backups,
  { instance, backup, destination }: Which,
  signal: AbortSignal,
): Promise<{ readonly destination: Destination; readonly stored: StoredBackup }> {
  const found = await allBackups(backups, { instance, destination }, signal);
  const stored = found.backups.findLast(({ manifest }) => backup === undefined || manifest.id === backup);
  if (stored !== undefined) return { destination: destinationNamed(backups, stored.destination), stored };
  const [silent] = found.unseen;
  if (silent !== undefined) {
    throw new Failure('backup/unseen', `${silent.destination} does not tell what it has: ${silent.reason}`, {
      retry: 'soon',
    });
  }
  const which = backup === undefined ? 'no backup' : `no backup ${backup}`;
  throw new Failure('backup/unknown', `there is ${which} of ${instance}`, {
    hint: 'shipshape backup list shows which there are',
  });
}

/** The policy that is meant: the one that is named, or the only one. */
export function policyFor(
  backups: Backups,
  { instance, policy }: { readonly instance: string; readonly policy?: string | undefined },
): BackupPolicy {
  const mine = pairsOf(backups.declared()).filter(({ of }) => of.instance === instance);
  const found = policy === undefined ? mine : mine.filter((one) => one.policy.name === policy);
  const [first, ...more] = found;
  if (first !== undefined && more.length === 0) return first.policy;
  const names = mine.map((one) => one.policy.name).join(', ');
  const message =
    first === undefined
      ? `no policy${policy === undefined ? '' : ` ${policy}`} is about ${instance}`
      : `several policies are about ${instance}: ${names}`;
  throw new Failure('backup/no-policy', message, {
    hint: first === undefined ? 'a BackupPolicy selects instances' : 'say which one',
  });
}

export function shownBackup(stored: StoredBackup, now: number): ShownBackup {
  const { manifest, destination } = stored;
  const { proven, damaged, locked } = standingOf(stored, now);
  const isDecoded = stored.records.some(({ what }) => what.kind === 'decoded' && what.ok);
  const { id, instance, policy, beganAt, endedAt, trigger, payloads } = manifest;
  return {
    ...{ id, instance, policy, destination, beganAt, endedAt, trigger },
    storedBytes: payloads.reduce((sum, one) => sum + one.storedBytes, 0),
    rawBytes: payloads.reduce((sum, one) => sum + one.rawBytes, 0),
    proven: proven?.at ?? null,
    isDecoded,
    damaged: damaged ?? null,
    locked:
      locked === undefined
        ? null
        : `${locked.reason}${locked.until === undefined ? '' : ` until ${locked.until}`}`,
  };
}

/** By instance and destination. */
export function catalogue(all: readonly StoredBackup[]): readonly CatalogueRow[] {
  const groups = Map.groupBy(all, ({ manifest, destination }) => `${manifest.instance} ${destination}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    const last = own.at(-1);
    if (first === undefined || last === undefined) return [];
    const bytes = own.reduce(
      (sum, { manifest }) => sum + manifest.payloads.reduce((each, one) => each + one.storedBytes, 0),
      0,
    );
    const { destination } = first;
    const { instance, beganAt: oldest } = first.manifest;
    return [{ instance, destination, count: own.length, bytes, oldest, newest: last.manifest.beganAt }];
  });
}

/** What retention says of an instance at each destination of its policy. Fails where one does not tell all. */
export async function prunable(
  backups: Backups,
  { instance, policy: named }: { readonly instance: string; readonly policy?: string | undefined },
  signal: AbortSignal,
): Promise<readonly (PrunePlan & { readonly stored: readonly StoredBackup[] })[]> {
  const policy = policyFor(backups, { instance, policy: named });
  const plans: (PrunePlan & { readonly stored: readonly StoredBackup[] })[] = [];
  for (const { destination: name } of policy.destinations) {
    const destination = destinationNamed(backups, name);
    const at = { policy, destination, instance: instanceName(instance) };
    const stored = await backupsAt(backups.shared, at, signal);
    const { verdicts, refused } = plannedAt(backups.shared, at, stored);
    plans.push({ destination: name, verdicts, refused: refused ?? null, stored });
  }
  return plans;
}

/** The destinations alone say what there is: what was remembered is made anew from them. */
export async function rebuilt(
  backups: Backups,
  signal: AbortSignal,
): Promise<{ readonly found: number; readonly unseen: readonly Unseen[] }> {
  const { backups: all, unseen } = await allBackups(backups, {}, signal);
  const { shared } = backups;
  const now = shared.clock.now();
  await change(shared, (state) => {
    let next = state;
    for (const stored of all) {
      const { manifest, destination } = stored;
      const pair = { instance: manifest.instance, policy: manifest.policy };
      const bytes = manifest.payloads.reduce((sum, one) => sum + one.storedBytes, 0);
      const { proven } = standingOf(stored, now);
      next = withCommitted(next, pair, destination, { backup: manifest.id, at: manifest.beganAt, bytes });
      if (proven === undefined) continue;
      const { at, tookMs } = proven;
      next = withLast(next, pair, (last) =>
        last.proven !== undefined && last.proven.at >= at
          ? last
          : { ...last, proven: { backup: manifest.id, at, tookMs } },
      );
    }
    return next;
  });
  return { found: all.length, unseen };
}
