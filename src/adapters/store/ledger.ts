// What people said and what is remembered between starts, behind lowdb: in memory to read, on disk before
// an update returns. The good copy before it stays beside it. A damaged file is never read as "nobody said
// anything": its copy serves with a word about it, or nothing starts.

import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import { Failure } from '../../model/failure.ts';
import { EMPTY_LEDGER, type LedgerState } from '../../model/ledger.ts';
import type { Ledger } from '../../ports-daemon.ts';
import { errorCode, errorWords, privateFolder, replaceFile } from '../disk/durable.ts';
import { decodeLedger, encodeLedger } from './ledger-file.ts';
import { lockFleet } from './lock.ts';
import { mustBeWhole } from './whole.ts';

const NAME = 'ledger.json';

export type LedgerOptions = {
  /** The fleet's state folder. Files: `ledger.json`, `ledger.json.previous`. */
  readonly folder: string;
  /** Told when a damaged or lost file was passed over, and what that means. */
  readonly onWarning: (text: string) => void;
};

/**
 * Opens the ledger for the one process that may write it, until it is disposed of. Fails with `lock/held`,
 * `ledger/damaged`, `ledger/newer-format`, `ledger/unreadable`; `update` with `ledger/unwritable`, after
 * which the state is as before.
 */
export async function openLedger(
  options: LedgerOptions & { readonly holder?: string },
): Promise<Ledger & AsyncDisposable> {
  const lock = await lockFleet({ folder: options.folder, holder: options.holder ?? 'shipshape serve' });
  try {
    await mustBeWhole(options.folder);
    const low = new Low<LedgerState>(durableAdapter(options), EMPTY_LEDGER);
    await low.read();
    return { ...ledgerOver(low), [Symbol.asyncDispose]: () => lock[Symbol.asyncDispose]() };
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

/** The ledger as last written, by whoever does not keep it. Fails as `openLedger` does. */
export async function readLedger(options: LedgerOptions): Promise<LedgerState> {
  return (await readGood(options)).state;
}

function ledgerOver(low: Low<LedgerState>): Ledger {
  let queue: Promise<unknown> = Promise.resolve();

  async function write(change: (state: LedgerState) => LedgerState): Promise<LedgerState> {
    const before = low.data;
    const after = change(before);
    if (after === before) return before;
    await low.adapter.write(after);
    // Only what is on disk may be believed.
    low.data = after;
    return after;
  }

  return {
    read: () => low.data,
    update(change) {
      const result = queue.then(() => write(change));
      queue = result.catch(() => undefined);
      return result;
    },
  };
}

/** lowdb's own file adapter neither fsyncs nor checks what it reads. */
function durableAdapter(options: LedgerOptions): Adapter<LedgerState> {
  const path = join(options.folder, NAME);
  // Only a copy that was read or written whole may become the previous one.
  let isGood = false;
  return {
    async read() {
      await removeAbandoned(options.folder);
      const found = await readGood(options);
      isGood = found.isCurrent;
      return found.state;
    },
    async write(state) {
      try {
        await privateFolder(options.folder);
        await replaceFile(path, encodeLedger(state), isGood ? `${path}.previous` : undefined);
        isGood = true;
      } catch (cause) {
        throw new Failure('ledger/unwritable', `cannot write ${path}: ${errorWords(cause)}`, {
          hint: 'check free space and the permissions of the state folder; nothing was changed',
          retry: 'later',
          cause,
        });
      }
    },
  };
}

async function readGood(
  options: LedgerOptions,
): Promise<{ readonly state: LedgerState; readonly isCurrent: boolean }> {
  const path = join(options.folder, NAME);
  const current = await readOne(path);
  if (current.kind === 'good') return { state: current.state, isCurrent: true };
  const before = await readOne(`${path}.previous`);
  if (before.kind === 'good') {
    options.onWarning(
      `${path} is ${current.kind === 'absent' ? 'gone' : 'damaged'}; its previous copy is used instead: the last thing that was said (a hold, an approval) may be missing, and plans that wait need their approvals again`,
    );
    return { state: withoutApprovals(before.state), isCurrent: false };
  }
  if (current.kind === 'damaged' || before.kind === 'damaged') {
    throw new Failure('ledger/damaged', `${path} and its previous copy cannot be read`, {
      hint: 'restore the state folder from a backup (shipshape state import), or move both files away: holds, approvals and people in force are then lost',
      retry: 'after-change',
    });
  }
  if (await hasPast(options.folder)) {
    options.onWarning(`${path} is gone: holds, approvals, API keys and people in force begin anew`);
  }
  return { state: EMPTY_LEDGER, isCurrent: false };
}

/** The copy may be from before an approval was used: it must not be good for a second time. */
function withoutApprovals(state: LedgerState): LedgerState {
  return {
    ...state,
    proposals: state.proposals.map(({ unfinished: _, ...one }) =>
      one.usedAt === undefined ? { ...one, approvals: [] } : one,
    ),
  };
}

type One = { readonly kind: 'good'; readonly state: LedgerState } | { readonly kind: 'absent' | 'damaged' };

async function readOne(path: string): Promise<One> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw new Failure('ledger/unreadable', `cannot read ${path}: ${errorWords(cause)}`, {
      hint: 'check the disk and the permissions of the state folder',
      retry: 'later',
      cause,
    });
  });
  if (text === undefined) return { kind: 'absent' };
  const found = decodeLedger(text);
  if (found.kind !== 'newer') return found;
  throw new Failure(
    'ledger/newer-format',
    `${path} was written by a newer version (format ${found.format})`,
    {
      hint: 'use that version or a newer one; nothing was changed',
      retry: 'never',
    },
  );
}

/** True when a daemon has worked here before. */
async function hasPast(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.includes('audit') || names.includes('history');
}

/** What a crash left between writing aside and renaming. */
async function removeAbandoned(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((one) => one.includes(NAME) && one.endsWith('.tmp'))) {
    await unlink(join(folder, name)).catch(() => undefined);
  }
}
