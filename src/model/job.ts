// A piece of work in containers of its own: the programs, how their streams are joined, what they may see.
// Plain data: whoever runs it chooses nothing.

import type { EngineId } from './ref.ts';
import type { SecretRef } from './text.ts';

export type StreamName = string;

export type JobSpec = {
  /** The run that it belongs to: its containers carry it, so that what a crash leaves is found again. */
  readonly run: string;
  /** `dump of crm/db`: for people. */
  readonly title: string;
  /** At least one. */
  readonly programs: readonly JobProgram[];
  /** What stands still while the programs run. */
  readonly holds: readonly JobHold[];
  readonly timeoutMs: number;
  readonly cpuShares: number;
};

/**
 * A container of an instance that is paused or stopped before the programs start and let go when they have
 * ended; by whoever starts next if we die. One that stands still already is left as it is.
 */
export type JobHold = {
  readonly container: EngineId;
  readonly how: 'pause' | 'stop';
  /** Given to it before it is killed. */
  readonly stopSeconds: number;
};

export type JobProgram = {
  /** Unique in the job: `pg_dump`. */
  readonly name: string;
  /** By id, never by tag. */
  readonly image: EngineId;
  /** No shell: a program and its arguments. None: it is never started, and is there for its `archive`. */
  readonly command: readonly JobWord[];
  /** `uid:gid`; empty: whoever the image says. */
  readonly user: string;
  /** Secrets are opened only when the container is made. */
  readonly environment: Readonly<Record<string, string | SecretRef>>;
  readonly network: JobNetwork;
  readonly mounts: readonly JobMount[];
  /** Streams that it reads or writes: outside names of the job, or those that join two of its programs. */
  readonly reads: readonly StreamName[];
  readonly writes: readonly StreamName[];
  /** The stream that its standard output is, for programs that can write nowhere else; undefined: thrown away. */
  readonly stdout: StreamName | undefined;
  /** Streams that it reads and that we fill with a text whose secrets are opened: settings files with a password. */
  readonly told: readonly { readonly stream: StreamName; readonly parts: readonly (string | SecretRef)[] }[];
  /** A tar of what it has mounted, read or written by the engine itself: for images that have no program for it. */
  readonly archive: JobArchive | undefined;
  readonly capabilities: readonly string[];
};

/** `read`: the folder becomes the stream, below its own name. `write`: the stream is unpacked into the folder. */
export type JobArchive = {
  readonly kind: 'read' | 'write';
  readonly path: string;
  readonly stream: StreamName;
};

export type JobNetwork =
  | { readonly kind: 'none' }
  /** The network namespace of a running container. */
  | { readonly kind: 'container'; readonly id: EngineId }
  /** A network of the engine, by name or id. */
  | { readonly kind: 'named'; readonly name: string };

/** An argument as it is, or the path of one of the program's streams between `prefix` and `suffix`. */
export type JobWord =
  | string
  | { readonly prefix: string; readonly stream: StreamName; readonly suffix?: string };

export type JobMount = {
  readonly kind: 'volume' | 'bind' | 'tmpfs';
  /** Name of a volume, path on the target; empty for tmpfs. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
};
