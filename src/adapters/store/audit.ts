// Who asked for what, and what was said to it: one file of lines bound to one another, appended and fsynced
// before `append` returns. Where the chain ends is told to the ledger, so that an end that was cut off
// shows. Nothing here ever rewrites a line; what breaks the chain stays as evidence.

import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { AuditEntry, AuditLine } from '../../model/record.ts';
import type { Clock } from '../../ports.ts';
import type { Audit } from '../../ports-daemon.ts';
import { errorWords } from '../disk/durable.ts';
import { type AuditHead, brokenLink, CHAIN_START, chained, decodeAudit, encodeAudit } from './audit-chain.ts';
import { appendText, linesBackwards, linesForwards, type TornEnd } from './lines.ts';

export type AuditOptions = {
  /** The fleet's state folder. File: `audit/audit.jsonl`. */
  readonly folder: string;
  readonly clock: Pick<Clock, 'now'>;
  /** The head as the ledger keeps it, and how it is told of a new one: durable when it returns. */
  readonly head: () => AuditHead | undefined;
  readonly keepHead: (head: AuditHead) => Promise<void>;
  readonly onWarning: (text: string) => void;
};

type Waiting = {
  readonly entry: AuditEntry;
  readonly resolve: (line: AuditLine) => void;
  readonly reject: (cause: unknown) => void;
};

/** The audit. `append` fails with `audit/unwritable`: then what it tells of must not be done. */
export function createAudit(options: AuditOptions): Audit {
  const folder = join(options.folder, 'audit');
  const path = join(folder, 'audit.jsonl');
  let waiting: Waiting[] = [];
  let isWriting = false;
  let end: AuditHead | undefined;

  /** Group commit: what arrives while a write is under way goes into the next one. */
  async function drain(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await write(batch.map(({ entry }) => entry)).then(
        (lines) => settle(batch, lines),
        (cause) => {
          for (const { reject } of batch) reject(cause);
        },
      );
    }
    isWriting = false;
  }

  async function write(entries: readonly AuditEntry[]): Promise<readonly AuditLine[]> {
    try {
      const from = end === undefined ? await endOf(path, options) : { head: end, isWhole: true };
      let { head } = from;
      const at = new Date(options.clock.now()).toISOString();
      const lines = entries.map((entry) => {
        const line = chained(head, entry, at);
        head = line;
        return line;
      });
      const text = lines.map((line) => `${encodeAudit(line)}\n`).join('');
      await appendText(folder, path, text, (bytes) => mend(path, bytes, from.isWhole, options));
      end = { seq: head.seq, hash: head.hash };
      await options.keepHead(end);
      return lines;
    } catch (cause) {
      // What the file holds now is unknown: its end is read again before the next line.
      end = undefined;
      throw new Failure('audit/unwritable', `cannot write ${path}: ${errorWords(cause)}`, {
        hint: 'check free space and the permissions of the state folder; what cannot be audited is not done',
        retry: 'later',
        cause,
      });
    }
  }

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        if (!isWriting) void drain();
      }),
    recent: (limit) => recent(path, limit),
    verify: () => verify(path, options.head()),
  };
}

function settle(batch: readonly Waiting[], lines: readonly AuditLine[]): void {
  for (const [index, { resolve, reject }] of batch.entries()) {
    const line = lines[index];
    if (line === undefined) reject(new Error('bug: an entry got no line'));
    else resolve(line);
  }
}

/**
 * What the next line follows. The file may be a line ahead of the head (a crash between the two); when it is
 * behind, lines were cut off: the chain goes on from the head, and the gap stays to be seen.
 */
async function endOf(
  path: string,
  { head, onWarning }: AuditOptions,
): Promise<{ readonly head: AuditHead; readonly isWhole: boolean }> {
  const kept = head() ?? CHAIN_START;
  for await (const text of linesBackwards(path)) {
    const line = decodeAudit(text);
    if (typeof line === 'string' || line.seq < kept.seq) break;
    return { head: { seq: line.seq, hash: line.hash }, isWhole: true };
  }
  if (kept.seq > 0) onWarning(`${path} does not end where it should: lines were changed or cut off`);
  return { head: kept, isWhole: kept.seq === 0 };
}

/** A part of a line behind the last one that was acknowledged is what a crash left; any other is evidence. */
function mend(path: string, bytes: number, isWhole: boolean, { onWarning }: AuditOptions): TornEnd {
  const words = isWhole ? 'were cut by a crash and are taken away' : 'are no whole line and stay as they are';
  onWarning(`${path}: the last ${bytes} bytes ${words}`);
  return isWhole ? 'cut' : 'keep';
}

async function recent(path: string, limit: number): Promise<readonly AuditLine[]> {
  const found: AuditLine[] = [];
  try {
    for await (const text of linesBackwards(path)) {
      if (found.length >= limit) break;
      const line = decodeAudit(text);
      if (typeof line !== 'string') found.push(line);
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return found;
}

async function verify(path: string, kept: AuditHead | undefined): ReturnType<Audit['verify']> {
  let before = CHAIN_START;
  let count = 0;
  try {
    for await (const text of linesForwards(path)) {
      count += 1;
      const line = decodeAudit(text);
      const reason = typeof line === 'string' ? line : brokenLink(before, line);
      if (reason !== undefined || typeof line === 'string') {
        return { lines: count, broken: { line: count, reason: reason ?? '' } };
      }
      if (kept?.seq === line.seq && kept.hash !== line.hash) {
        return { lines: count, broken: { line: count, reason: 'it is not the line that was written' } };
      }
      before = line;
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (kept === undefined || kept.seq <= before.seq) return { lines: count, broken: undefined };
  const reason = `${kept.seq - before.seq} lines are missing at the end`;
  return { lines: count, broken: { line: count + 1, reason } };
}

function unreadable(path: string, cause: unknown): Failure {
  return new Failure('audit/unreadable', `cannot read ${path}: ${errorWords(cause)}`, {
    hint: 'check the disk and the permissions of the state folder',
    retry: 'later',
    cause,
  });
}
