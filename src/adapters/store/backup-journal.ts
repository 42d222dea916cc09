// What was done about backups and restores: a file per day, a line per entry, fsynced before `append` returns. Each line ends
// with a check over all before it, so that one that was cut or damaged is told from a whole one and passed over.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupEntry } from '../../model/backup-run.ts';
import { Failure } from '../../model/failure.ts';
import { sha256 } from '../../model/ref.ts';
import type { RestoreEntry } from '../../model/restore.ts';
import type { BackupJournal } from '../../ports-backup.ts';
import { errorCode, errorWords } from '../disk/durable.ts';
import { appendText, linesBackwards } from './lines.ts';
import { DAY_FILE, keepNewestDays } from './retention.ts';

/** As long as history is kept. */
const KEPT_DAYS = 400;
const CHECKED = /^(\{"format":1,"entry":.*),"check":"([0-9a-f]{16})"\}$/s;
const LOOK_LIMIT = 100_000;

export type BackupJournalOptions = {
  /** The fleet's state folder. Files: `backups/YYYY-MM-DD.jsonl`, by day in UTC. */
  readonly folder: string;
  /** Told about lines that were cut or cannot be read. */
  readonly onWarning: (text: string) => void;
};

/** The journal. `append` fails with `backup/journal-unwritable`, `recent` with `backup/journal-unreadable`. */
export function createBackupJournal({ folder, onWarning }: BackupJournalOptions): BackupJournal {
  const lines = linesIn<BackupEntry>(join(folder, 'backups'), onWarning);
  return {
    append: lines.append,
    async recent({ instance, limit }) {
      const found: BackupEntry[] = [];
      let looked = 0;
      for await (const entry of lines.newestFirst()) {
        if (found.length >= limit || looked >= LOOK_LIMIT) break;
        looked += 1;
        if (instance === undefined || entry.instance === instance) found.push(entry);
      }
      return found;
    },
  };
}

/** That of restores, in `restores/`; fails as the other does. */
export function createRestoreJournal({ folder, onWarning }: BackupJournalOptions): {
  append(entry: RestoreEntry): Promise<void>;
  read(): Promise<readonly RestoreEntry[]>;
} {
  const lines = linesIn<RestoreEntry>(join(folder, 'restores'), onWarning);
  return {
    append: lines.append,
    async read() {
      const found: RestoreEntry[] = [];
      for await (const entry of lines.newestFirst()) found.push(entry);
      return found.reverse();
    },
  };
}

function linesIn<Entry extends { readonly at: string }>(
  folder: string,
  onWarning: BackupJournalOptions['onWarning'],
) {
  let queue: Promise<unknown> = Promise.resolve();
  return {
    append(entry: Entry): Promise<void> {
      const result = queue.then(() => append(folder, entry, onWarning));
      queue = result.catch(() => undefined);
      return result;
    },
    newestFirst: () => newestFirst<Entry>(folder, onWarning),
  };
}

async function append(
  folder: string,
  entry: { readonly at: string },
  onWarning: BackupJournalOptions['onWarning'],
): Promise<void> {
  const path = join(folder, `${entry.at.slice(0, 10)}.jsonl`);
  try {
    const isFirst = await appendText(folder, path, encode(entry), (bytes) => {
      onWarning(`${path}: the last ${bytes} bytes were cut by a crash and are taken away`);
      return 'cut';
    });
    if (isFirst) await keepNewestDays(folder, KEPT_DAYS, onWarning);
  } catch (cause) {
    throw new Failure('backup/journal-unwritable', `cannot write ${path}: ${errorWords(cause)}`, {
      hint: 'check free space and the permissions of the state folder; without a journal no backup is begun',
      retry: 'later',
      cause,
    });
  }
}

async function* newestFirst<Entry>(
  folder: string,
  onWarning: BackupJournalOptions['onWarning'],
): AsyncGenerator<Entry> {
  try {
    for (const name of (await dayFiles(folder)).reverse()) {
      const path = join(folder, name);
      for await (const line of linesBackwards(path)) {
        const entry = decode<Entry>(line);
        if (entry !== undefined) yield entry;
        else onWarning(`${path}: a line is damaged and was passed over`);
      }
    }
  } catch (cause) {
    throw new Failure('backup/journal-unreadable', `cannot read ${folder}: ${errorWords(cause)}`, {
      hint: 'check the disk and the permissions of the state folder',
      retry: 'later',
      cause,
    });
  }
}

async function dayFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => DAY_FILE.test(name)).sort();
}

function encode(entry: object): string {
  const open = `{"format":1,"entry":${JSON.stringify(entry)}`;
  return `${open},"check":"${check(open)}"}\n`;
}

function decode<Entry>(line: string): Entry | undefined {
  const [, open, found] = CHECKED.exec(line) ?? [];
  if (open === undefined || check(open) !== found) return undefined;
  // The check proves that we wrote it, so its shape is ours.
  const { entry } = JSON.parse(`${open}}`) as { readonly entry: Entry };
  return entry;
}

function check(text: string): string {
  return sha256(text).slice('sha256:'.length, 'sha256:'.length + 16);
}
