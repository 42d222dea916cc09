// Proofs that backups can be restored: by schedule, or because a person asks. What comes of one is written
// beside the backup, once; a proof that fails is told as loudly as a backup that fails.

import type { Destination, StoredBackup } from '../model/backup.ts';
import type { LivingRun, SlotKind } from '../model/backup-run.ts';
import { Failure } from '../model/failure.ts';
import { timeText } from '../model/time.ts';
import type { DeclaredBackups, Kept, Proof } from './backup-crew.ts';
import { withBegun, withEnded, withLast } from './backup-ledger.ts';
import { change, changeAnyway, goingKey, known, note, reasonOf, type Shared } from './backup-parts.ts';
import { telling } from './backup-run.ts';

export type ProofOrder = {
  readonly declared: DeclaredBackups;
  readonly of: Kept;
  readonly living: LivingRun;
  readonly stop: AbortController;
  /** Undefined: the newest, at the destination that has it. */
  readonly wanted: { readonly backup: string; readonly destination: string } | undefined;
  readonly by: string;
};

export type Decoding = {
  readonly destination: Destination;
  readonly stored: StoredBackup;
  readonly by: string;
};

/** Claims the slot and proves; never throws. */
export async function runProof(shared: Shared, order: ProofOrder, signal: AbortSignal): Promise<Proof> {
  const { clock, goings } = shared;
  const { living, stop } = order;
  const key = goingKey(living);
  const progress = { run: living.run, kind: living.kind, since: living.beganAt, doing: 'begins' };
  const nothing = { bytes: 0, total: undefined, bytesPerSecond: 0, leftMs: undefined };
  goings.set(key, { living, stop, progress: { ...progress, ...nothing } });
  try {
    await change(shared, (state) => withBegun(state, living));
    const both = AbortSignal.any([signal, stop.signal]);
    return await proved(shared, order, both);
  } catch (error) {
    return { ok: false, reason: reasonOf(error, shared), tookMs: 0 };
  } finally {
    const at = timeText(clock.now());
    const ending = { at, outcome: 'committed', reason: '', again: undefined } as const;
    await changeAnyway(shared, (state) => withEnded(state, living, ending));
    goings.delete(key);
  }
}

async function proved(shared: Shared, order: ProofOrder, signal: AbortSignal): Promise<Proof> {
  const { declared, of, living } = order;
  const policy = declared.policies.find(({ name }) => name === living.policy);
  if (policy === undefined) throw new Failure('backup/no-policy', `there is no policy ${living.policy}`);
  const how = living.kind === 'drill' ? 'drill' : 'restore';
  let found: { readonly destination: Destination; readonly stored: StoredBackup } | undefined;
  let proof: Proof;
  try {
    found = await chosen(shared, order, signal);
    const { destination, stored } = found;
    shared.inUse.add(stored.manifest.id);
    proof = await shared.crew.prove(how, of, policy, destination, stored, telling(shared, living), signal);
  } catch (error) {
    // That it could not be tried is no word about the backup, and none for it either.
    proof = { ok: false, reason: reasonOf(error, shared), tookMs: 0 };
  }
  if (found !== undefined) shared.inUse.delete(found.stored.manifest.id);
  if (signal.aborted) return proof;
  const backup = found?.stored.manifest.id ?? '';
  await remember(shared, living, {
    backup,
    how: living.kind,
    proof,
    destination: found?.destination.name ?? '',
  });
  return proof;
}

/** The newest backup of this policy that a destination has. */
async function chosen(
  { crew, ledger, late }: Shared,
  { declared, living, wanted }: ProofOrder,
  signal: AbortSignal,
): Promise<{ readonly destination: Destination; readonly stored: StoredBackup }> {
  const { instance, policy } = living;
  const last = known({ ledger, late }).last.find((one) => one.instance === instance && one.policy === policy);
  const newest = Object.entries(last?.at ?? {}).toSorted(([, a], [, b]) => (a.backup < b.backup ? 1 : -1));
  const names = wanted === undefined ? newest.map(([name]) => name) : [wanted.destination];
  for (const name of names) {
    const destination = declared.destinations.get(name);
    if (destination === undefined) continue;
    const all = await crew.list(destination, instance, signal);
    const mine = all.filter(({ manifest }) =>
      wanted === undefined ? manifest.policy === policy : manifest.id === wanted.backup,
    );
    const stored = mine.at(-1);
    if (stored !== undefined) return { destination, stored };
  }
  throw new Failure('backup/none', `there is no backup of ${instance} to try`, {
    hint: `shipshape backup run ${instance} takes one`,
  });
}

async function remember(
  shared: Shared,
  { instance, policy }: LivingRun,
  done: {
    readonly backup: string;
    readonly how: SlotKind;
    readonly proof: Proof;
    readonly destination: string;
  },
): Promise<void> {
  const { backup, how, proof, destination } = done;
  const { ok, reason, tookMs } = proof;
  const at = timeText(shared.clock.now());
  await changeAnyway(shared, (state) =>
    withLast(state, { instance, policy }, (last) => ({
      ...last,
      proof: { backup, at, how, ok, reason },
      proven: ok ? { backup, at, tookMs } : last.proven,
    })),
  );
  await note(shared, {
    ...{ at, instance, policy, kind: 'proved', backup, destination, how, ok, reason, durationMs: tookMs },
  });
  shared.events.tell({
    ...{
      kind: 'backup.verified',
      instance,
      policy,
      backup,
      destination,
      how,
      ok,
      reason,
      durationMs: tookMs,
    },
  });
}

/** Reads a backup back and decodes it to its end, and writes beside it what came of that. */
export async function decodeNow(
  shared: Shared,
  { destination, stored, by }: Decoding,
  signal: AbortSignal,
): Promise<Proof> {
  const { instance, policy, id: backup } = stored.manifest;
  const proof = await shared.crew.decode(destination, stored, () => undefined, signal);
  const { ok, reason, tookMs } = proof;
  await shared.crew.record(destination, stored, by, { kind: 'decoded', ok, reason }, signal);
  const told = { instance, policy, backup, destination: destination.name, ok, reason, durationMs: tookMs };
  shared.events.tell({ ...told, kind: 'backup.verified', how: 'decode' });
  return proof;
}
