// What a piece of work on an instance's data is given: job containers, a look at the instance's own ones, and
// the limits of the run. And how the end of a job is judged: exit codes of all programs, nothing else.

import { Failure } from '../model/failure.ts';
import type { JobHold, JobProgram, JobSpec } from '../model/job.ts';
import { safeLine } from '../model/safe-text.ts';
import type { ContainerCalls } from '../ports.ts';
import type { JobEnd, JobStreams, Jobs } from '../ports-backup.ts';

export type JobGround = {
  readonly jobs: Jobs;
  readonly containers: Pick<ContainerCalls, 'list' | 'inspect' | 'getArchive'>;
  /** The run that all of it belongs to. */
  readonly run: string;
  /** For people: the instance, or the source, that it is about. */
  readonly subject: string;
  readonly limits: { readonly cpuShares: number; readonly timeoutMs: number };
  /** Bytes of a stream that went by so far, by what it is called; told often. */
  readonly onBytes: (what: string, bytes: number) => void;
};

/** A job for a ground. `what`: `dump of db/shop`. */
export function jobOn(
  ground: JobGround,
  what: string,
  programs: readonly JobProgram[],
  holds: readonly JobHold[] = [],
): JobSpec {
  return { run: ground.run, title: `${ground.subject}: ${what}`, programs, holds, ...ground.limits };
}

/** Runs a job whose programs must all end well. Fails with `job/failed` or `job/out-of-memory`. */
export async function runAll(
  ground: JobGround,
  job: JobSpec,
  streams: JobStreams,
  signal: AbortSignal,
): Promise<JobEnd> {
  const end = await ground.jobs.run(job, streams, signal);
  const failure = failureOf(job, end);
  if (failure !== undefined) throw failure;
  return end;
}

/** By program. */
export function exitCodes(end: JobEnd): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(end.programs).map(([name, { exitCode }]) => [name, exitCode]));
}

/** Why a job did not end well; undefined: it did. */
export function failureOf(job: JobSpec, end: JobEnd): Failure | undefined {
  const ended = Object.entries(end.programs);
  const killed = ended.find(([, { oomKilled }]) => oomKilled);
  if (killed !== undefined) {
    return new Failure('job/out-of-memory', `${job.title}: ${killed[0]} ran out of memory`, {
      hint: 'the machine, or a limit on its containers, left it too little',
      retry: 'later',
    });
  }
  // The one that failed by itself says why; those killed for its sake say nothing.
  const bad = ended.filter(([, { exitCode }]) => exitCode !== 0);
  const first = bad.find(([, { stderr }]) => stderr.length > 0) ?? bad[0];
  if (first === undefined) return undefined;
  const [name, { exitCode, stderr }] = first;
  const words = stderr.slice(-3).map((line) => safeLine(line, 300));
  const message = `${job.title}: ${name} ended with ${exitCode}${words.length > 0 ? `: ${words.join('; ')}` : ''}`;
  const hint = hintFor(stderr.join('\n'));
  return new Failure('job/failed', message, { retry: 'later', ...(hint === undefined ? {} : { hint }) });
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /lock timeout|could not obtain lock|Lock wait timeout/i,
    'another session holds a table for longer than lockTimeout',
  ],
  [/password authentication failed|Access denied|NOAUTH|WRONGPASS/i, 'check user and password of the source'],
  [/No space left on device/i, 'free space on the machine of the engine'],
  [
    /permission denied|row-level security|must be superuser/i,
    'the user of the source must be allowed to read all',
  ],
  [/server version mismatch/i, 'server and client must come from one image'],
];

function hintFor(words: string): string | undefined {
  return HINTS.find(([pattern]) => pattern.test(words))?.[1];
}

/** The bytes as they go by, told to the ground. */
export async function* counted(
  ground: JobGround,
  what: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  let sum = 0;
  for await (const piece of bytes) {
    sum += piece.length;
    ground.onBytes(what, sum);
    yield piece;
  }
}

/** All of a stream that is known to be small. Fails when it is not. */
export async function textOf(bytes: AsyncIterable<Uint8Array>, limit = 64 * 1024 * 1024): Promise<string> {
  const pieces: Uint8Array[] = [];
  let sum = 0;
  for await (const piece of bytes) {
    sum += piece.length;
    if (sum > limit) throw new Failure('job/too-large', `an answer of more than ${limit} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** A text as a stream. */
export async function* streamOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}
