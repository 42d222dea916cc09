// The form of a journal line: one JSON object that ends with a check over all before it. A line cut by
// a crash, or damaged later, is told from a whole one without looking at its neighbours.

import { sha256 } from '../../model/ref.ts';
import type { JournalEntry } from '../../model/run.ts';

const CHECKED = /^(\{.*),"check":"([0-9a-f]{16})"\}$/s;

/** The line of an entry, with its line break. */
export function encodeLine(entry: JournalEntry): string {
  const body = JSON.stringify(entry);
  return `${body.slice(0, -1)},"check":"${check(body)}"}\n`;
}

/** The entry of a line without its line break; undefined when the line is not whole. */
export function decodeLine(line: string): JournalEntry | undefined {
  const [, open, found] = CHECKED.exec(line) ?? [];
  if (open === undefined || check(`${open}}`) !== found) return undefined;
  // The check proves that we wrote it, so its shape is ours.
  return JSON.parse(`${open}}`) as JournalEntry;
}

/** Bytes up to and with the last whole line: what stays of a file that a crash cut. */
export function wholeLength(content: Uint8Array): number {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  let end = bytes.lastIndexOf(0x0a) + 1;
  while (end > 0) {
    const start = end >= 2 ? bytes.lastIndexOf(0x0a, end - 2) + 1 : 0;
    if (decodeLine(bytes.toString('utf8', start, end - 1)) !== undefined) return end;
    end = start;
  }
  return 0;
}

function check(body: string): string {
  return sha256(body).slice('sha256:'.length, 'sha256:'.length + 16);
}
