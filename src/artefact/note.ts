// The note beside a whole backup in the spool: which destinations do not have it yet, and when each is tried
// again. Pure text. It is the queue: there is no other record of it.

import type { Manifest } from '../model/backup.ts';
import type { QueuedSend } from '../model/backup-run.ts';

/** The note of a backup that nobody has yet. `now`: RFC 3339. */
export function noteOf(
  { id, instance, policy }: Pick<Manifest, 'id' | 'instance' | 'policy'>,
  destinations: readonly string[],
  now: string,
): string {
  const sends = [...new Set(destinations)].map(
    (destination): QueuedSend => ({
      backup: id,
      instance,
      policy,
      destination,
      since: now,
      retryAt: now,
      attempts: 0,
      reason: '',
    }),
  );
  return writeNote(sends);
}

export function writeNote(sends: readonly QueuedSend[]): string {
  return JSON.stringify({ format: 1, sends });
}

/** The sends of a note; undefined: it cannot be read. */
export function readNote(text: string | undefined): readonly QueuedSend[] | undefined {
  if (text === undefined) return undefined;
  try {
    const { format, sends } = JSON.parse(text);
    return format === 1 && Array.isArray(sends) ? sends : undefined;
  } catch {
    return undefined;
  }
}
