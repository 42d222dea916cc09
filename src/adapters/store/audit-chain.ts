// The chain of audit lines: each carries the hash of the one before and of itself, over canonical JSON. A
// line that was changed, moved, put in or taken out breaks it; one cut off at the end is missed by the head,
// which is kept elsewhere.

import { canonicalJson } from '../../model/digest.ts';
import type { AuditEntry, AuditLine } from '../../model/record.ts';
import { sha256 } from '../../model/ref.ts';

export type AuditHead = { readonly seq: number; readonly hash: string };

/** Before the first line. */
export const CHAIN_START: AuditHead = { seq: 0, hash: `sha256:${'0'.repeat(64)}` };

/** The line after `head`. */
export function chained(head: AuditHead, entry: AuditEntry, at: string): AuditLine {
  const line = { ...entry, seq: head.seq + 1, at, prev: head.hash };
  return { ...line, hash: sha256(canonicalJson(line)) };
}

/** The text of a line, without its line break. There is one for each line and no other. */
export function encodeAudit(line: AuditLine): string {
  return canonicalJson(line);
}

/** The line of a text that holds by itself; otherwise what is wrong with it. */
export function decodeAudit(text: string): AuditLine | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not whole';
  }
  if (value === null || typeof value !== 'object' || !('hash' in value)) return 'it is not an audit line';
  const { hash, ...rest } = value;
  if (sha256(canonicalJson(rest)) !== hash || canonicalJson(value) !== text) return 'its hash does not hold';
  // The hash proves that it was made by `chained`, by us or by who also made all that follow.
  return value as AuditLine;
}

/** What is wrong with a line after another; undefined: it follows. */
export function brokenLink(before: AuditHead, line: AuditLine): string | undefined {
  if (line.seq !== before.seq + 1)
    return `line ${before.seq + 1} of the chain should stand here, not ${line.seq}`;
  return line.prev === before.hash ? undefined : 'it does not follow from the line before';
}
