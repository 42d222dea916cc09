// A piece of work in containers of its own: the programs, how their streams are joined, what they may see.
// Plain data: whoever runs it chooses nothing.

import type { EngineId } from './ref.ts';
import type { Text } from './text.ts';

export type StreamName = string;

export type JobSpec = {
  /** The run that it belongs to: its containers carry it, so that what a crash leaves is found again. */
  readonly run: string;
  /** `dump of crm/db`: for people. */
  readonly title: string;
  readonly programs: readonly JobProgram[];
  readonly timeoutMs: number;
  readonly cpuShares: number;
};

export type JobProgram = {
  /** Unique in the job: `pg_dump`. */
  readonly name: string;
  /** By id, never by tag. */
  readonly image: EngineId;
  /** No shell: a program and its arguments. `{stream}` of a stream's name stands for its path in the container. */
  readonly command: readonly string[];
  readonly user: string;
  /** Secrets are opened only when the container is made. */
  readonly environment: Readonly<Record<string, Text>>;
  /** Joins the network namespace of a running container; undefined: has no network at all. */
  readonly networkOf: EngineId | undefined;
  readonly mounts: readonly JobMount[];
  /** Streams that it reads or writes: outside names of the job, or those that join two of its programs. */
  readonly reads: readonly StreamName[];
  readonly writes: readonly StreamName[];
  readonly capabilities: readonly string[];
};

export type JobMount = {
  readonly kind: 'volume' | 'bind' | 'tmpfs';
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
};
