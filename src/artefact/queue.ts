// Whole backups of the spool on their way to destinations. What is not there yet is tried again with growing
// waits, from the spool and without a new dump; a destination that is down or hangs holds up no other one. The
// notes in the spool are the queue, so that it outlives us.

import type { BackupId, Destination } from '../model/backup.ts';
import type { QueuedSend } from '../model/backup-run.ts';
import { Failure } from '../model/failure.ts';
import type { ArtefactStore, Spool } from '../ports-backup.ts';
import { type Delivering, deliver, spooledManifest } from './deliver.ts';
import { noteOf, readNote, writeNote } from './note.ts';

export type Sending = {
  readonly spool: Spool;
  /** Undefined: no such destination is declared any more. Throws where it cannot be opened. */
  readonly storeOf: (name: string) => Promise<
    | {
        readonly store: ArtefactStore;
        readonly destination: Pick<Destination, 'minFreePercent'>;
      }
    | undefined
  >;
  /** Text of RESTORE.txt. */
  readonly guide: string;
  readonly now: () => number;
  readonly onBytes?: (send: QueuedSend, moved: { readonly sent: number; readonly readBack: number }) => void;
};

export type Sent = {
  readonly send: QueuedSend;
  readonly end:
    | { readonly kind: 'delivered'; readonly digest: string; readonly bytes: number }
    /** Tried again at `send.retryAt`. */
    | { readonly kind: 'failed'; readonly failure: Failure };
};

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/** What is still to be delivered, oldest backup first. A note that cannot be read counts for nobody: see `orphans`. */
export async function queued(spool: Spool): Promise<readonly QueuedSend[]> {
  const all = await spool.list();
  return all.filter(({ kind }) => kind === 'whole').flatMap(({ note }) => readNote(note) ?? []);
}

/** Whole backups whose note is damaged or gone: nobody knows where they were to go. */
export async function orphans(spool: Spool): Promise<readonly BackupId[]> {
  const all = await spool.list();
  return all.filter(({ kind, note }) => kind === 'whole' && readNote(note) === undefined).map(({ id }) => id);
}

/** Says anew where a whole backup is to go. */
export async function requeue(
  spool: Spool,
  id: BackupId,
  destinations: readonly string[],
  now: string,
): Promise<void> {
  const { manifest } = await spooledManifest(spool, id);
  await spool.note(id, noteOf(manifest, destinations, now));
}

/** A destination is not to have a backup any more; the last one of them takes the backup out of the spool. */
export async function abandon(spool: Spool, id: BackupId, destination: string): Promise<void> {
  await settle(spool, id, (sends) => sends.filter((send) => send.destination !== destination));
}

/**
 * Tries all that is due (`all`: all that waits), destinations side by side. Call it once at a time. Never throws
 * for a destination; throws when the spool itself cannot be used, or the signal aborts.
 */
export async function sendDue(
  sending: Sending,
  signal: AbortSignal,
  wanted: { readonly all?: boolean; readonly backup?: BackupId } = {},
): Promise<readonly Sent[]> {
  const { spool, now } = sending;
  const due = (await queued(spool)).filter(
    ({ retryAt, backup }) =>
      (wanted.backup === undefined || backup === wanted.backup) &&
      (wanted.all === true || Date.parse(retryAt) <= now()),
  );
  const turn = inTurn();
  const lines = Map.groupBy(due, ({ destination }) => destination);
  const ends = await Promise.allSettled(
    [...lines.values()].map(async (line) => {
      const sent: Sent[] = [];
      for (const send of line) sent.push(await sendOne(sending, send, turn, signal));
      return sent;
    }),
  );
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return ends.flatMap((end) => (end.status === 'fulfilled' ? end.value : []));
}

async function sendOne(sending: Sending, send: QueuedSend, turn: Turn, signal: AbortSignal): Promise<Sent> {
  const { spool, now } = sending;
  const isThis = ({ destination }: QueuedSend) => destination === send.destination;
  try {
    const delivered = await tryOne(sending, send, signal);
    await turn(() => settle(spool, send.backup, (sends) => sends.filter((one) => !isThis(one))));
    return { send, end: { kind: 'delivered', ...delivered } };
  } catch (error) {
    if (signal.aborted || !(error instanceof Failure)) throw error;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(send.attempts, 10));
    const later: QueuedSend = {
      ...send,
      attempts: send.attempts + 1,
      retryAt: new Date(now() + wait).toISOString(),
      reason: error.message,
    };
    await turn(() => settle(spool, send.backup, (sends) => sends.map((one) => (isThis(one) ? later : one))));
    return { send: later, end: { kind: 'failed', failure: error } };
  }
}

async function tryOne(
  { spool, storeOf, guide, onBytes }: Sending,
  send: QueuedSend,
  signal: AbortSignal,
): Promise<{ readonly digest: string; readonly bytes: number }> {
  const found = await storeOf(send.destination);
  if (found === undefined) {
    throw new Failure('artefact/no-destination', `no destination ${send.destination} is declared any more`, {
      hint: 'declare it again, or give up this copy',
    });
  }
  const { store, destination } = found;
  const { manifest } = await spooledManifest(spool, send.backup);
  const delivering: Delivering = {
    ...{ spool, store, guide, destination: send.destination, minFreePercent: destination.minFreePercent },
    ...(onBytes === undefined ? {} : { onBytes: (moved) => onBytes(send, moved) }),
  };
  const digest = await deliver(delivering, send.backup, signal);
  return { digest, bytes: manifest.payloads.reduce((sum, { storedBytes }) => sum + storedBytes, 0) };
}

/** Changes a backup's note; with nothing left to do it leaves the spool. */
async function settle(
  spool: Spool,
  id: BackupId,
  change: (sends: readonly QueuedSend[]) => readonly QueuedSend[],
): Promise<void> {
  const found = (await spool.list()).find((one) => one.id === id && one.kind === 'whole');
  const sends = readNote(found?.note);
  if (sends === undefined) return;
  const left = change(sends);
  await (left.length === 0 ? spool.remove(id) : spool.note(id, writeNote(left)));
}

type Turn = (work: () => Promise<void>) => Promise<void>;

/** Notes are read, changed and written by one at a time. */
function inTurn(): Turn {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    last = last.then(work, work);
    return last;
  };
}
