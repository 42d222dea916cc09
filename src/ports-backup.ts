// The effects of backups as small types: where artefacts are kept, how they are closed and opened, the
// containers that read and write data. Each call fails with a `Failure`.

import type { JobSpec, StreamName } from './model/job.ts';
import type { EngineId, TargetName } from './model/ref.ts';

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
  /** Undefined: the place says that there is none. */
  get(key: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** All objects below a prefix (`a/b/`); throws when it cannot list all of them: never a part, never empty for unreachable. */
  list(prefix: string, signal: AbortSignal): Promise<readonly StoredObject[]>;
  /** What is gone counts as removed. */
  remove(key: string, signal: AbortSignal): Promise<void>;
  /** Undefined: the place cannot tell. */
  free(signal: AbortSignal): Promise<{ readonly bytes: number; readonly total: number } | undefined>;
  /** Removes what its own broken writes left (partial files, open uploads) before `before` (ms since 1970); gives how many. */
  sweep(before: number, signal: AbortSignal): Promise<number>;
  close(): Promise<void>;
};

export type StoredObject = {
  readonly key: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
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
};

/** Jobs by target. */
export type JobsOf = (target: TargetName) => Jobs;
