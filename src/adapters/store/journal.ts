// What each run is about to do and has done: one file per target and day, a line per entry, fsynced
// before `append` returns. Entries that wait together share one fsync. Nothing is ever rewritten; only
// a last line that a crash cut is taken away before the next is added, and the oldest day when one begins.

import { constants } from 'node:fs';
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { TargetName } from '../../model/ref.ts';
import type { JournalEntry } from '../../model/run.ts';
import type { Journal } from '../../ports.ts';
import { errorCode, errorWords, privateFolder, syncFolder } from '../disk/durable.ts';
import { decodeLine, encodeLine, wholeLength } from './journal-lines.ts';
import { DAY_FILE, keepNewestDays } from './retention.ts';

/** Runs are closed within a day or so of their beginning; the rest is for whoever wants to know. */
const KEPT_DAYS = 60;

export type JournalOptions = {
  /** The fleet's state folder. Files: `journal/<target>/YYYY-MM-DD.jsonl`. */
  readonly folder: string;
  /** Told about lines that were cut or cannot be read. */
  readonly onWarning: (text: string) => void;
};

type Waiting = {
  readonly entry: JournalEntry;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
};

/** The journal. `append` fails with `journal/unwritable`: then what it announces must not be done. */
export function createJournal(options: JournalOptions): Journal {
  const writers = new Map<TargetName, (entry: JournalEntry) => Promise<void>>();
  const folderOf = (target: TargetName) => join(options.folder, 'journal', target);

  return {
    append(entry) {
      const append = writers.get(entry.target) ?? createWriter(folderOf(entry.target), options.onWarning);
      writers.set(entry.target, append);
      return append(entry);
    },
    unfinished: (target) => unfinished(folderOf(target), options.onWarning),
    async recent(target, limit) {
      const newestFirst: JournalEntry[] = [];
      for (const path of (await dayFiles(folderOf(target))).reverse()) {
        if (newestFirst.length >= limit) break;
        newestFirst.push(...(await readDay(path, options.onWarning)).reverse());
      }
      return newestFirst.slice(0, limit);
    },
  };
}

/** Group commit: what arrives while a write is under way goes into the next one, whole. */
function createWriter(
  folder: string,
  onWarning: JournalOptions['onWarning'],
): (entry: JournalEntry) => Promise<void> {
  const sizes = new Map<string, number>();
  let waiting: Waiting[] = [];
  let isWriting = false;

  async function drain(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = sameDay(waiting);
      waiting = waiting.slice(batch.length);
      try {
        await write(batch.map((one) => one.entry));
        for (const one of batch) one.resolve();
      } catch (cause) {
        for (const one of batch) one.reject(cause);
      }
    }
    isWriting = false;
  }

  async function write(entries: readonly JournalEntry[]): Promise<void> {
    const path = join(folder, `${dayOf(entries[0])}.jsonl`);
    try {
      sizes.set(
        path,
        await appendLines(path, folder, entries.map(encodeLine).join(''), sizes.get(path), onWarning),
      );
    } catch (cause) {
      // What the file holds now is unknown: it is read again before the next line.
      sizes.delete(path);
      throw new Failure('journal/unwritable', `cannot write ${path}: ${errorWords(cause)}`, {
        hint: 'check free space and the permissions of the state folder; without a journal nothing is changed',
        retry: 'later',
        cause,
      });
    }
  }

  return (entry) =>
    new Promise((resolve, reject) => {
      waiting.push({ entry, resolve, reject });
      if (!isWriting) void drain();
    });
}

function dayOf(entry: JournalEntry | undefined): string {
  return entry?.at.slice(0, 10) ?? '';
}

/** The longest start of the queue that goes into one file. */
function sameDay(waiting: readonly Waiting[]): readonly Waiting[] {
  const day = dayOf(waiting[0]?.entry);
  const next = waiting.findIndex((one) => dayOf(one.entry) !== day);
  return next === -1 ? waiting : waiting.slice(0, next);
}

/** Adds text, durably; returns the new size. `knownSize`: what we left, so that a whole end need not be proven again. */
async function appendLines(
  path: string,
  folder: string,
  text: string,
  knownSize: number | undefined,
  onWarning: JournalOptions['onWarning'],
): Promise<number> {
  if (knownSize === undefined) await privateFolder(folder);
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const file = await open(path, flags, 0o600);
  try {
    const { size } = await file.stat();
    if (size !== knownSize) await cutTornEnd(file, path, onWarning);
    await file.appendFile(text);
    await file.datasync();
    if (size === 0) {
      await syncFolder(folder);
      await keepNewestDays(folder, KEPT_DAYS, onWarning);
    }
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

async function cutTornEnd(
  file: FileHandle,
  path: string,
  onWarning: JournalOptions['onWarning'],
): Promise<void> {
  const content = await file.readFile();
  const whole = wholeLength(content);
  if (whole === content.length) return;
  onWarning(`${path}: the last ${content.length - whole} bytes were cut by a crash and are taken away`);
  await file.truncate(whole);
  await file.sync();
}

/**
 * Runs follow one another, and each closes what the one before left open: reading back to the first
 * file with an ended run in it is enough.
 */
async function unfinished(
  folder: string,
  onWarning: JournalOptions['onWarning'],
): Promise<readonly JournalEntry[]> {
  let entries: readonly JournalEntry[] = [];
  for (const path of (await dayFiles(folder)).reverse()) {
    entries = [...(await readDay(path, onWarning)), ...entries];
    const begun = new Set(entries.filter((one) => one.kind === 'run.begin').map((one) => one.run));
    const isWhole = entries.every((one) => begun.has(one.run));
    if (isWhole && entries.some((one) => one.kind === 'run.end')) break;
  }
  const ended = new Set(entries.filter((one) => one.kind === 'run.end').map((one) => one.run));
  return entries.filter((one) => !ended.has(one.run));
}

async function dayFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => DAY_FILE.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return [];
    throw unreadable(folder, cause);
  }
}

async function readDay(path: string, onWarning: JournalOptions['onWarning']): Promise<JournalEntry[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  const entries: JournalEntry[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const entry = decodeLine(line);
    if (entry === undefined) onWarning(`${path}:${index + 1}: this line is damaged and was passed over`);
    else entries.push(entry);
  }
  return entries;
}

function unreadable(path: string, cause: unknown): Failure {
  return new Failure('journal/unreadable', `cannot read ${path}: ${errorWords(cause)}`, {
    hint: 'check the disk and the permissions of the state folder',
    retry: 'later',
    cause,
  });
}
