// One mutating run per target, one daemon per fleet, over processes. The lock is the kernel's, taken through SQLite on an
// empty file: it dies with the process that holds it, on any kind of death, so there is no stale lock
// to judge and none can be stolen. The file beside it only names the holder, for words.

import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../model/failure.ts';
import type { TargetName } from '../../model/ref.ts';
import { safeLine } from '../../model/safe-text.ts';
import type { Holder, Lock } from '../../ports.ts';
import { errorWords, privateFolder, replaceFile } from '../disk/durable.ts';

const SQLITE_BUSY = 5;
const ATTEMPTS = 6;
const BETWEEN_MS = 25;

export type LockOptions = {
  /** The fleet's state folder. Files: `locks/<target>.lock`, `locks/<target>.holder`, `locks/fleet.state.*`. */
  readonly folder: string;
  /** Who holds it, for people: `apply by ana`. */
  readonly holder: string;
};

/** Locks of targets. `acquire` fails with `lock/held`, naming the holder, or `lock/unavailable`. */
export function createLock(options: LockOptions): Lock {
  const words = (target: TargetName) => `${target} is being changed by`;
  return {
    acquire: (target) => acquire(options, target, words(target)),
    holder: (target) => holder(join(options.folder, 'locks'), target),
  };
}

/**
 * Taken by whoever keeps the fleet's own memory (ledger, history, audit): one daemon per state folder.
 * Fails as those of targets do.
 */
export function lockFleet(options: LockOptions): Promise<AsyncDisposable> {
  // No target can have a name with a dot.
  return acquire(options, 'fleet.state', 'the state of this fleet is in use by');
}

async function acquire(options: LockOptions, name: string, words: string): Promise<AsyncDisposable> {
  const { holder } = options;
  const folder = join(options.folder, 'locks');
  const path = join(folder, `${name}.lock`);
  const holderPath = join(folder, `${name}.holder`);
  await privateFolder(folder).catch((cause: unknown) => {
    throw unavailable(path, cause);
  });
  const database = await take(path);
  if (database === undefined) throw await held(words, holderPath);
  try {
    await replaceFile(holderPath, `${process.pid}\n${new Date().toISOString()}\n${safeLine(holder, 100)}\n`);
  } catch (cause) {
    database.close();
    throw unavailable(holderPath, cause);
  }
  return {
    async [Symbol.asyncDispose]() {
      if (!database.isOpen) return;
      await unlink(holderPath).catch(() => undefined);
      database.close();
    },
  };
}

/** Two that try at the same moment may both see "busy": hence the few attempts. Two winners cannot be. */
async function take(path: string): Promise<DatabaseSync | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const database = tryOnce(path);
    if (database !== undefined) return database;
    if (attempt < ATTEMPTS) await sleep(BETWEEN_MS * (0.5 + Math.random()));
  }
  return undefined;
}

function tryOnce(path: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (cause) {
    database?.close();
    if (isBusy(cause)) return undefined;
    throw unavailable(path, cause);
  }
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    (error.errcode & 0xff) === SQLITE_BUSY
  );
}

/** The file alone proves nothing: who wrote it may be dead. */
async function holder(folder: string, name: string): Promise<Holder | undefined> {
  const text = await readFile(join(folder, `${name}.holder`), 'utf8').catch(() => undefined);
  if (text === undefined || !isHeld(join(folder, `${name}.lock`))) return undefined;
  const [process = '', since = '', by = ''] = text.split('\n');
  return { by: safeLine(by, 100), process: Number(process), since: safeLine(since, 40) };
}

/** Reads, which the holder's lock forbids. */
function isHeld(path: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 0 });
    database.exec('SELECT count(*) FROM sqlite_master');
    return false;
  } catch (cause) {
    return isBusy(cause);
  } finally {
    database?.close();
  }
}

async function held(what: string, holderPath: string): Promise<Failure> {
  const [pid = '', since = '', who = ''] = (await readFile(holderPath, 'utf8').catch(() => '')).split('\n');
  const words = pid === '' ? 'another process' : `${safeLine(who, 100)} (process ${pid}) since ${since}`;
  return new Failure('lock/held', `${what} ${words}`, {
    hint: 'wait until it is done, or stop that process; its lock ends with it',
    retry: 'soon',
  });
}

function unavailable(path: string, cause: unknown): Failure {
  return new Failure('lock/unavailable', `cannot lock ${path}: ${errorWords(cause)}`, {
    hint: 'check free space and the permissions of the state folder',
    retry: 'later',
    cause,
  });
}
