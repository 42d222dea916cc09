// What every program of a job against a database server has in common. Pure: argv and environment as data.
// A password is in the environment and never in argv; a name from outside never stands where a program would
// take it for an option.

import type { JobArchive, JobMount, JobNetwork, JobProgram, JobWord, StreamName } from '../../model/job.ts';
import type { EngineId } from '../../model/ref.ts';
import type { SecretRef } from '../../model/text.ts';

/** A server as programs of its own image reach it. */
export type Server = {
  /** Has the clients: the one that the server itself runs, by id. */
  readonly image: EngineId;
  readonly network: JobNetwork;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | SecretRef | undefined;
  readonly lockTimeoutMs: number;
};

type Given = {
  readonly name: string;
  readonly image: EngineId;
  readonly command: readonly JobWord[];
  readonly network?: JobNetwork;
  readonly environment?: Readonly<Record<string, string | SecretRef>>;
  readonly user?: string;
  readonly mounts?: readonly JobMount[];
  readonly stdout?: StreamName;
  readonly archive?: JobArchive;
  readonly told?: JobProgram['told'];
  readonly reads?: readonly StreamName[];
  readonly writes?: readonly StreamName[];
  readonly capabilities?: readonly string[];
};

/** Nobody: programs that talk to a server, or look at data only, need nothing of the machine. */
export const NOBODY = '65534:65534';
/** Reads and writes files of any owner; capabilities say what else. */
export const ROOT = '0:0';

/** A program that may do nothing but what is said. */
export function program(given: Given): JobProgram {
  return {
    network: { kind: 'none' },
    environment: {},
    user: NOBODY,
    mounts: [],
    stdout: undefined,
    archive: undefined,
    told: [],
    capabilities: [],
    reads: [],
    writes: [],
    ...given,
  };
}

/** `--file=` and behind it the path of a stream. */
export function path(stream: StreamName, prefix = ''): JobWord {
  return { prefix, stream };
}
