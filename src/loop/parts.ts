// What the daemon runs on. Built by wire.ts for the real one and by tests for one in memory; nothing in
// this folder reaches for the world by another way.

import type { Actor } from '../model/person.ts';
import type { Clock, FollowedSource } from '../ports.ts';
import type { Audit, Events, History, Ledger } from '../ports-daemon.ts';
import type { Spine } from '../stages/spine.ts';
import type { BackupTools } from './backup-tools.ts';

export type DaemonParts = {
  /** As the command line has it; its source is replaced by the one that answers the accepted revision. */
  readonly spine: Spine;
  /** The source with its other side, which only the keeper asks. */
  readonly source: FollowedSource;
  readonly ledger: Ledger;
  readonly history: History;
  readonly audit: Audit;
  readonly events: Events;
  readonly clock: Clock;
  /** Of shipshape, as `settledBy` remembers it. */
  readonly version: string;
  /** From 0 to below 1, for jitter alone. */
  readonly random: () => number;
  /** Told of every change of the source's files, where they are on this machine; ends with the signal. */
  readonly watch: ((onChange: () => void, signal: AbortSignal) => Promise<void>) | undefined;
  /** Who takes backups; undefined: none are taken. */
  readonly backups?: BackupTools;
  /** A mistake of ours: the pass is lost, the daemon goes on. */
  readonly onBug: (error: unknown) => void;
};

/** The daemon itself, in audit lines. */
export const OWN: Actor = { name: 'shipshape', via: 'loop', proof: { kind: 'own' }, mfa: false };

/** RFC 3339 in UTC, as records have it. */
export function timeText(ms: number): string {
  return new Date(ms).toISOString();
}
