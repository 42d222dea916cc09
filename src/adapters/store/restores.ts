// What restores are about to do and have done: one file, a line per entry, fsynced before `append` returns.
// Each line ends with a check over all before it, so that one that was cut is told from a whole one.

import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { sha256 } from '../../model/ref.ts';
import type { RestoreEntry } from '../../model/restore.ts';
import { errorWords } from '../disk/durable.ts';
import { appendText, linesForwards } from './lines.ts';

const CHECKED = /^(\{.*),"check":"([0-9a-f]{16})"\}$/s;

export type RestoresOptions = {
  /** The fleet's state folder. File: `restores.jsonl`. */
  readonly folder: string;
  /** Told about lines that were cut or cannot be read. */
  readonly onWarning: (text: string) => void;
};

export type RestoreLog = {
  /** Durable when it returns; fails with `journal/unwritable`: then what it announces must not be done. */
  append(entry: RestoreEntry): Promise<void>;
  /** Everything, oldest first. */
  read(): Promise<readonly RestoreEntry[]>;
};

export function createRestoreLog({ folder, onWarning }: RestoresOptions): RestoreLog {
  const path = join(folder, 'restores.jsonl');
  let queue: Promise<unknown> = Promise.resolve();
  return {
    append(entry) {
      const result = queue.then(() => append(folder, path, entry, onWarning));
      queue = result.catch(() => undefined);
      return result;
    },
    async read() {
      const entries: RestoreEntry[] = [];
      for await (const line of linesForwards(path)) {
        if (line === '') continue;
        const entry = decode(line);
        if (entry === undefined) onWarning(`${path}: a line is damaged and was passed over`);
        else entries.push(entry);
      }
      return entries;
    },
  };
}

async function append(
  folder: string,
  path: string,
  entry: RestoreEntry,
  onWarning: RestoresOptions['onWarning'],
): Promise<void> {
  try {
    await appendText(folder, path, encode(entry), (bytes) => {
      onWarning(`${path}: the last ${bytes} bytes were cut by a crash and are taken away`);
      return 'cut';
    });
  } catch (cause) {
    throw new Failure('journal/unwritable', `cannot write ${path}: ${errorWords(cause)}`, {
      hint: 'check free space and the permissions of the state folder; without a journal nothing is restored',
      retry: 'later',
      cause,
    });
  }
}

function encode(entry: RestoreEntry): string {
  const body = JSON.stringify(entry);
  return `${body.slice(0, -1)},"check":"${check(body)}"}\n`;
}

function decode(line: string): RestoreEntry | undefined {
  const [, open, found] = CHECKED.exec(line) ?? [];
  if (open === undefined || check(`${open}}`) !== found) return undefined;
  // The check proves that we wrote it, so its shape is ours.
  return JSON.parse(`${open}}`) as RestoreEntry;
}

function check(text: string): string {
  return sha256(text).slice('sha256:'.length, 'sha256:'.length + 16);
}
