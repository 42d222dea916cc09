// What the keeper of backups has others do, and what it is told of the declarations. Built by the wiring from
// jobs, places and restores; tests have one in memory. Each call fails with a `Failure`. Types only.

import type {
  BackupId,
  BackupPolicy,
  BackupRecord,
  DataSource,
  Destination,
  Hook,
  Manifest,
  PointInTime,
  Source,
  StoredBackup,
} from '../model/backup.ts';
import type { QueuedSend } from '../model/backup-run.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { Subject } from '../model/person.ts';
import type { Commit, InstanceName, TargetName } from '../model/ref.ts';

/** Something of which backups can be made: an instance, or a database elsewhere that stands as one. */
export type Kept = {
  readonly instance: InstanceName;
  readonly target: TargetName;
  /** Everything that it is, one for each of its teams. */
  readonly subjects: readonly Subject[];
} & (
  | { readonly kind: 'instance'; readonly desired: DesiredInstance }
  | { readonly kind: 'data-source'; readonly dataSource: DataSource }
);

/** What the accepted commit says of backups. */
export type DeclaredBackups = {
  readonly commit: Commit;
  readonly policies: readonly BackupPolicy[];
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly kept: readonly Kept[];
  /** False: something may only be missing because it could not be read; nothing that is known is forgotten. */
  readonly isWhole: boolean;
};

export type Order = {
  readonly run: BackupId;
  readonly of: Kept;
  readonly policy: BackupPolicy;
  /** Of a database elsewhere none: it is one. */
  readonly sources: readonly Source[];
  /** Whose recipients can open it. */
  readonly destinations: readonly Destination[];
  readonly trigger: string;
  readonly commit: Commit;
  /** It is a copy of the files of one server, which its changes go on from, in place of a dump. */
  readonly base?: PointInTime;
};

/** How far a piece of work has come: of one source or one upload, so many bytes. */
export type Tell = (news: {
  readonly doing: string;
  readonly bytes: number;
  readonly total: number | undefined;
}) => void;

export type Proof = { readonly ok: boolean; readonly reason: string; readonly tookMs: number };

export type Swept = {
  /** What was undone, for people. */
  readonly undone: readonly string[];
  /** False: a target could not be asked; it is swept again later. */
  readonly isWhole: boolean;
};

export type Crew = {
  /**
   * Reads all sources into files of this host: sealed, hashed, decoded to their end. Whole when it returns, kept
   * under the run's id until `drop`. Leaves nothing paused and no container, also when it fails.
   */
  take(order: Order, tell: Tell, signal: AbortSignal): Promise<Manifest>;
  hook(of: Kept, hook: Hook, signal: AbortSignal): Promise<void>;
  /** Brings what `take` left to a destination, reads it back there, and commits it. Done already: nothing is done. */
  send(
    backup: BackupId,
    instance: InstanceName,
    destination: Destination,
    tell: Tell,
    signal: AbortSignal,
  ): Promise<StoredBackup>;
  /** Every backup that is whole here, with what still waits for it as far as was written beside it. */
  waiting(): Promise<readonly QueuedSend[]>;
  /** True while `take`'s files are here. */
  has(backup: BackupId): Promise<boolean>;
  drop(backup: BackupId): Promise<void>;
  /** Committed backups, oldest first; throws when the destination does not tell all of them. */
  list(
    destination: Destination,
    instance: InstanceName | undefined,
    signal: AbortSignal,
  ): Promise<readonly StoredBackup[]>;
  remove(destination: Destination, backup: StoredBackup, reason: string, signal: AbortSignal): Promise<void>;
  record(
    destination: Destination,
    backup: StoredBackup,
    by: string,
    what: BackupRecord['what'],
    signal: AbortSignal,
  ): Promise<BackupRecord>;
  /** Reads it back and decodes it to its end. */
  decode(destination: Destination, backup: StoredBackup, tell: Tell, signal: AbortSignal): Promise<Proof>;
  /**
   * Loads it beside the instance, in containers that nobody can reach, takes them away again, and writes beside the
   * backup what came of it. Throws when it could not be tried.
   */
  prove(
    how: 'restore' | 'drill',
    of: Kept,
    policy: BackupPolicy,
    destination: Destination,
    backup: StoredBackup,
    tell: Tell,
    signal: AbortSignal,
  ): Promise<Proof>;
  /** Undoes what runs left that are none of these: containers, pauses, files on their way. Says what it undid. */
  sweep(living: ReadonlySet<BackupId>, signal: AbortSignal): Promise<Swept>;
  /** Removes what broken writes left at a destination; never anything of a backup. */
  collect(destination: Destination, signal: AbortSignal): Promise<number>;
};
