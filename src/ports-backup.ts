// The effects of backups as small types: where artefacts are kept, how they are closed and opened, the
// containers that read and write data. Each call fails with a `Failure`.

import type { BackupId } from './model/backup.ts';
import type { BackupEntry } from './model/backup-run.ts';
import type { JobSpec, StreamName } from './model/job.ts';
import type { EngineId } from './model/ref.ts';

/** A place for artefacts. Keys are `/`-separated and never begin or end with one. */
export type ArtefactStore = {
  /**
   * Keeps a new object: whole and durable when it returns, and not there before. Fails with `artefact/exists`
   * where there is one of that key already. Reads `bytes` no faster than they are taken.
   */
  put(
    key: string,
    bytes: AsyncIterable<Uint8Array>,
    /** Bytes there will be, as far as known. */
    size: number | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly bytes: number }>;
  /**
   * Keeps a file of this machine as `put` does, without copying it: it must be finished and never be written
   * again. Undefined: the place cannot, and nothing was done.
   */
  take(key: string, path: string, signal: AbortSignal): Promise<{ readonly bytes: number } | undefined>;
  /** Undefined: the place says that there is none. Throws where the stream ends before the object does. */
  get(key: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** All objects below a prefix (`a/b/`); throws when it cannot list all of them: never a part, never empty for unreachable. */
  list(prefix: string, signal: AbortSignal): Promise<readonly StoredObject[]>;
  /** What is gone counts as removed. */
  remove(key: string, signal: AbortSignal): Promise<void>;
  /** Undefined: the place cannot tell. */
  free(signal: AbortSignal): Promise<{ readonly bytes: number; readonly total: number } | undefined>;
  /**
   * Removes what its own broken writes below a prefix left (partial files, open uploads) where `isLeft` says so;
   * `begunAt` in milliseconds since 1970. Gives how many.
   */
  sweep(
    prefix: string,
    isLeft: (key: string, begunAt: number) => boolean,
    signal: AbortSignal,
  ): Promise<number>;
  close(): Promise<void>;
};

export type StoredObject = {
  readonly key: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
};

/** A private folder of this machine: backups in the making, and whole ones that not all destinations have yet. */
export type Spool = {
  /** A new, empty backup in the making. Fails with `artefact/exists`. */
  begin(id: BackupId): Promise<void>;
  /** A new file of a backup in the making: whole and durable when it returns, gone when it throws. */
  write(
    id: BackupId,
    name: string,
    bytes: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<{ readonly bytes: number }>;
  /** A file of a backup, in the making or whole. */
  read(id: BackupId, name: string): AsyncIterable<Uint8Array>;
  /** Where a file of a whole backup lies, for `ArtefactStore.take`. */
  pathOf(id: BackupId, name: string): string;
  /** Replaces the one small note beside the files, which says what is still to be done with it. */
  note(id: BackupId, text: string): Promise<void>;
  /** In one step and durably: what was in the making is whole from now on. */
  publish(id: BackupId): Promise<void>;
  list(): Promise<readonly SpooledBackup[]>;
  /** In one step: it is not listed any more, whatever happens before all of its files are gone. */
  remove(id: BackupId): Promise<void>;
  /** Empties what removals that were cut left. */
  tidy(): Promise<void>;
  /** Undefined: the place cannot tell. */
  free(): Promise<{ readonly bytes: number; readonly total: number } | undefined>;
};

export type SpooledBackup = {
  readonly id: BackupId;
  readonly kind: 'making' | 'whole';
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Undefined: there is none. */
  readonly note: string | undefined;
  /** Milliseconds since 1970: the newest change of any of its files. */
  readonly modifiedAt: number;
};

/** Closes for recipients and opens with the host's identity: the age format, payload after payload. */
export type Sealer = {
  /** `recipients`: `age1…`, besides the host's own. */
  seal(bytes: AsyncIterable<Uint8Array>, recipients: readonly string[]): AsyncIterable<Uint8Array>;
  /** Throws `artefact/no-key` and `artefact/damaged`; what it gave before is not to be trusted then. */
  open(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** zstd. */
  compress(bytes: AsyncIterable<Uint8Array>, level: number): AsyncIterable<Uint8Array>;
  decompress(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** The host's own recipient. */
  readonly host: string;
};

/** What a receiver of a server's changes has written on this machine: segments, and one that is not full yet. */
export type WalFolder = {
  /** The same for the receiver's mount. */
  readonly path: string;
  list(): Promise<readonly { readonly name: string; readonly bytes: number }[]>;
  read(name: string): AsyncIterable<Uint8Array>;
  /** What is gone counts as removed. */
  remove(name: string): Promise<void>;
};

/** Containers that we make for a piece of work, on one target. None is left when a call returns. */
export type Jobs = {
  /**
   * Runs the programs of a job side by side, joined as it says, feeds what it takes and hands on what it gives.
   * Returns when all have ended: their exit codes are the truth, never the end of a stream. Throws when one
   * could not be started, the signal aborts (all are removed first), or the engine is gone.
   */
  run(job: JobSpec, streams: JobStreams, signal: AbortSignal): Promise<JobEnd>;
  /** Removes containers of jobs that no living run has, and unpauses and starts what they had stopped. */
  sweep(living: ReadonlySet<string>, signal: AbortSignal): Promise<readonly EngineId[]>;
};

export type JobStreams = {
  /** What programs read, by the name that the job gives it. */
  readonly input: Readonly<Record<StreamName, AsyncIterable<Uint8Array>>>;
  /** What programs write, by name: read to its end by the callee, no faster than it wants. */
  readonly output: Readonly<Record<StreamName, (bytes: AsyncIterable<Uint8Array>) => Promise<void>>>;
};

export type JobEnd = {
  /** By name of the program. */
  readonly programs: Readonly<
    Record<
      string,
      { readonly exitCode: number; readonly oomKilled: boolean; readonly stderr: readonly string[] }
    >
  >;
  /** Inputs that a program did not read to their end. */
  readonly unread: readonly StreamName[];
};

/** What was done about backups, line by line. */
export type BackupJournal = {
  /** Durable when it returns. */
  append(entry: BackupEntry): Promise<void>;
  /** Newest first. */
  recent(wanted: {
    readonly instance?: string | undefined;
    readonly limit: number;
  }): Promise<readonly BackupEntry[]>;
};
