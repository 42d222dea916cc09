// Records of runs: a file per day, a line per run, fsynced before `append` returns. Each line ends with a
// check over all before it, so that one that was cut or damaged is told from a whole one and passed over.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { RunRecord } from '../../model/record.ts';
import { sha256 } from '../../model/ref.ts';
import type { History } from '../../ports-daemon.ts';
import { errorCode, errorWords } from '../disk/durable.ts';
import { appendText, linesBackwards } from './lines.ts';
import { DAY_FILE, keepNewestDays } from './retention.ts';

/** More than a year of days on which something was done. */
const KEPT_DAYS = 400;
const CHECKED = /^(\{"format":1,"record":.*),"check":"([0-9a-f]{16})"\}$/s;
/** Lines that are looked at for one answer: years of runs of a busy fleet are not read for one instance. */
const LOOK_LIMIT = 100_000;

export type HistoryOptions = {
  /** The fleet's state folder. Files: `history/YYYY-MM-DD.jsonl`, by the day a run ended in UTC. */
  readonly folder: string;
  /** Told about lines that were cut or cannot be read. */
  readonly onWarning: (text: string) => void;
};

/** The history. `append` fails with `history/unwritable`, `recent` with `history/unreadable`. */
export function createHistory(options: HistoryOptions): History {
  const folder = join(options.folder, 'history');
  let queue: Promise<unknown> = Promise.resolve();

  return {
    append(record) {
      const path = join(folder, `${record.endedAt.slice(0, 10)}.jsonl`);
      const result = queue.then(() => append(folder, path, record, options.onWarning));
      queue = result.catch(() => undefined);
      return result;
    },
    async recent({ instance, limit }) {
      const found: RunRecord[] = [];
      let looked = 0;
      for await (const record of newestFirst(folder, options.onWarning)) {
        if (found.length >= limit || looked >= LOOK_LIMIT) break;
        looked += 1;
        if (instance === undefined || touches(record, instance)) found.push(record);
      }
      return found;
    },
  };
}

async function append(
  folder: string,
  path: string,
  record: RunRecord,
  onWarning: HistoryOptions['onWarning'],
): Promise<void> {
  try {
    const isFirst = await appendText(folder, path, encode(record), (bytes) => {
      onWarning(`${path}: the last ${bytes} bytes were cut by a crash and are taken away`);
      return 'cut';
    });
    if (isFirst) await keepNewestDays(folder, KEPT_DAYS, onWarning);
  } catch (cause) {
    throw new Failure('history/unwritable', `cannot write ${path}: ${errorWords(cause)}`, {
      hint: 'check free space and the permissions of the state folder',
      retry: 'later',
      cause,
    });
  }
}

async function* newestFirst(
  folder: string,
  onWarning: HistoryOptions['onWarning'],
): AsyncGenerator<RunRecord> {
  try {
    for (const name of (await dayFiles(folder)).reverse()) {
      const path = join(folder, name);
      for await (const line of linesBackwards(path)) {
        const record = decode(line);
        if (record !== undefined) yield record;
        else onWarning(`${path}: a line is damaged and was passed over`);
      }
    }
  } catch (cause) {
    throw new Failure('history/unreadable', `cannot read ${folder}: ${errorWords(cause)}`, {
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

function touches({ instances, changes }: RunRecord, instance: string): boolean {
  return [...instances, ...changes].some((one) => one.instance === instance);
}

function encode(record: RunRecord): string {
  const open = `{"format":1,"record":${JSON.stringify(record)}`;
  return `${open},"check":"${check(open)}"}\n`;
}

function decode(line: string): RunRecord | undefined {
  const [, open, found] = CHECKED.exec(line) ?? [];
  if (open === undefined || check(open) !== found) return undefined;
  // The check proves that we wrote it, so its shape is ours.
  const { record } = JSON.parse(`${open}}`) as { readonly record: RunRecord };
  return record;
}

function check(text: string): string {
  return sha256(text).slice('sha256:'.length, 'sha256:'.length + 16);
}
