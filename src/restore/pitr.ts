// Keeping a server's changes, turn by turn: the receiver is there, what it has goes to the destination, what no
// base needs any more goes. Which base a moment is gone back to from is decided here too.

import { baseOf, type KeptSegment, unneeded, windowOf } from '../backup/wal.ts';
import type { PointInTime, StoredBackup } from '../model/backup.ts';
import { ensureReceiver, type Receiving } from './receiver.ts';
import { type Shipped, type Shipping, segmentsAt, ship } from './wal-ship.ts';

export type Keeping = {
  readonly shipping: Shipping;
  readonly receiving: Receiving;
  readonly pitr: PointInTime;
  /** Backups of the instance at this destination that are bases, oldest first. */
  readonly bases: readonly StoredBackup[];
};

export type Kept = Shipped & {
  /** Moments that can be gone back to; undefined: none, a base is needed. */
  readonly window: Window | undefined;
  /** Keys that were removed, since no base needs them. */
  readonly removed: readonly string[];
};

export type Window = { readonly from: string; readonly to: string };

/** One turn. Fails with `pitr/…`; what was received and could not be sent stays and is sent by the next. */
export async function keepChanges(of: Keeping, signal: AbortSignal): Promise<Kept> {
  await ensureReceiver(of.receiving, signal);
  const shipped = await ship(of.shipping, of.receiving, signal);
  const { store, owner } = of.shipping;
  const kept = await segmentsAt(store, owner, signal);
  const removed = await prune(of, kept, signal);
  const window = windowAt(of.bases, of.receiving.server.source.name, kept);
  return { ...shipped, window, removed };
}

/** Only where a base is known that goes on without them: without any, nothing is known to be needless. */
async function prune(
  of: Keeping,
  kept: readonly KeptSegment[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const source = of.receiving.server.source.name;
  const needed = neededBases(of.bases, of.shipping.clock.now() - of.pitr.windowMs);
  const known = needed.flatMap((backup) => baseOf(backup.manifest.facts[source] ?? {}) ?? []);
  const old = unneeded(known, kept);
  for (const { key } of old) await of.shipping.store.remove(key, signal);
  return old.map(({ key }) => key);
}

/** The newest base that is older than what is promised, and all after it. `oldest`: milliseconds since 1970. */
export function neededBases(bases: readonly StoredBackup[], oldest: number): readonly StoredBackup[] {
  const before = bases.filter(({ manifest }) => Date.parse(manifest.endedAt) <= oldest);
  return bases.slice(Math.max(0, before.length - 1));
}

/** From the first moment of the oldest base that leads on without a gap, to the newest of the newest. */
function windowAt(
  bases: readonly StoredBackup[],
  source: string,
  kept: readonly KeptSegment[],
): Window | undefined {
  const windows = bases.flatMap((backup) => windowOfBackup(backup, source, kept) ?? []);
  const last = windows.at(-1);
  if (last === undefined) return undefined;
  // Those that end where the newest does are of one row; one that ends before has a gap behind it.
  const first = windows.find(({ to }) => to === last.to) ?? last;
  return { from: first.from, to: last.to };
}

/** The moments that one base lets a source go back to. */
export function windowOfBackup(
  { manifest }: StoredBackup,
  source: string,
  kept: readonly KeptSegment[],
): Window | undefined {
  const base = baseOf(manifest.facts[source] ?? {});
  return base && windowOf(base, kept);
}

/** The base from which a moment is reached with the fewest changes; undefined: none reaches it. */
export function baseFor(
  bases: readonly StoredBackup[],
  source: string,
  kept: readonly KeptSegment[],
  toTime: string,
): StoredBackup | undefined {
  return bases.findLast((backup) => {
    const window = windowOfBackup(backup, source, kept);
    return window !== undefined && window.from <= toTime && toTime <= window.to;
  });
}

/** True for a backup that changes go on from. */
export function isBase({ manifest }: StoredBackup): boolean {
  return manifest.payloads.some(({ format }) => format === 'pg-base');
}
