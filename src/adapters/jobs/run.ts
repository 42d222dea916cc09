// One job from its first container to the last trace of it: made, streams joined, started, fed, listened to,
// waited for, removed. Whatever goes wrong, containers go first: only then is a stream closed, because a
// program must never take a broken stream for the end of its data.

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobSpec, StreamName } from '../../model/job.ts';
import type { JobEnd, JobStreams } from '../../ports-backup.ts';
import { type Fed, openForReading, type ReadingEnd, wake, writeTo } from './fifos.ts';
import { takeHolds } from './holds.ts';
import { type Ground, type Made, type Prepared, prepare, putBack } from './prepare.ts';
import { type Ended, type Listener, listen, untilEnded } from './program.ts';
import type { Joint } from './streams.ts';

/** For the others to end by themselves when one program of a job has failed. */
const GRACE_MS = 3000;
const LOOK_MS = 200;

/** Runs a job; none of its containers is left when this returns or throws, as far as the engine answers. */
export async function carryOut(
  ground: Ground,
  job: JobSpec,
  streams: JobStreams,
  outer: AbortSignal,
): Promise<JobEnd> {
  const failed = new AbortController();
  const signal = AbortSignal.any([outer, failed.signal]);
  const prepared = await prepare(ground, job, streams, signal);
  const ends = new Map<StreamName, ReadingEnd>();
  const taking: Promise<unknown>[] = [];
  const over = new Map(job.programs.map(({ name }) => [name, new AbortController()]));
  try {
    await takeHolds(ground.engine.containers, prepared.holds, signal);
    for (const { stream, file, reader } of prepared.joints) {
      if (reader === undefined) ends.set(stream, openForReading(join(prepared.folder ?? '', file)));
    }
    return await run({ ground, streams, prepared, ends, taking, over }, signal);
  } finally {
    failed.abort();
    await putBack(ground, prepared, async () => {
      for (const end of ends.values()) end.close();
      for (const one of over.values()) one.abort();
      await Promise.race([Promise.allSettled(taking), sleep(GRACE_MS)]);
    });
  }
}

type Work = {
  readonly ground: Ground;
  readonly streams: JobStreams;
  readonly prepared: Prepared;
  readonly ends: ReadonlyMap<StreamName, ReadingEnd>;
  /** What callers do with the data: it ends only after they have seen that it broke off. */
  readonly taking: Promise<unknown>[];
  /** By program: aborted when it has ended. */
  readonly over: ReadonlyMap<string, AbortController>;
};

type Heard = Made & { readonly listener: Listener };

async function run(work: Work, signal: AbortSignal): Promise<JobEnd> {
  const { containers } = work.ground.engine;
  const started = work.prepared.made.filter(({ program }) => program.archive === undefined);
  const heard = await Promise.all(
    started.map(async (made): Promise<Heard> => {
      const wantsStdout = made.program.stdout !== undefined;
      return { ...made, listener: await listen(containers, made.id, wantsStdout, signal) };
    }),
  );
  await Promise.all(heard.map(({ id }) => containers.start(id, signal)));
  const ended = new Map<string, Ended>();
  const fed = work.prepared.joints
    .filter(({ writer }) => writer === undefined)
    .map(async (joint) => ({ joint, how: await feed(work, joint) }));
  const archives = work.prepared.made.map(async (made) => await passArchive(work, made, ended, signal));
  work.taking.push(...takeAll(work, heard), ...archives);
  const watched = heard.map(async (one) => {
    ended.set(one.program.name, await untilEnded(containers, one, one.listener, signal));
    work.over.get(one.program.name)?.abort();
    for (const { stream, writer } of work.prepared.joints) {
      if (writer === one.program.name) work.ends.get(stream)?.finish();
    }
    await othersEnd(work, one, heard, ended, signal);
  });
  const [feeding] = await orAborted(Promise.all([Promise.all(fed), ...work.taking, ...watched]), signal);
  const unread = feeding.flatMap(({ joint, how }) => (how === 'cut' ? [joint.stream] : []));
  return { programs: Object.fromEntries(ended), unread };
}

/** What the job gives to us, as promises of those who take it. */
function takeAll({ streams, ends }: Work, heard: readonly Heard[]): readonly Promise<void>[] {
  const read = [...ends].map(([stream, end]) => streams.output[stream]?.(end.bytes));
  const said = heard.map(({ program, listener }) => {
    return program.stdout === undefined ? undefined : streams.output[program.stdout]?.(listener.stdout);
  });
  return [...read, ...said].filter((promise) => promise !== undefined);
}

/** What the engine itself reads or writes: it is whole when its call returns, as a program that ends with 0. */
async function passArchive(
  { ground, streams }: Work,
  { id, program: { name, archive } }: Made,
  ended: Map<string, Ended>,
  signal: AbortSignal,
): Promise<void> {
  if (archive === undefined) return;
  const { kind, path, stream } = archive;
  const input = streams.input[stream];
  const output = streams.output[stream];
  if (kind === 'write' && input !== undefined) {
    await ground.engine.containers.putArchive(id, path, input, signal);
  } else {
    const bytes = await ground.engine.containers.getArchive(id, path, signal);
    if (bytes === undefined || output === undefined) throw new Error(`bug: no archive ${stream}`);
    await output(bytes);
  }
  ended.set(name, { exitCode: 0, oomKilled: false, stderr: [] });
}

async function feed({ streams, prepared, over: overs }: Work, { stream, file, reader }: Joint): Promise<Fed> {
  const bytes = streams.input[stream];
  const over = overs.get(reader ?? '');
  if (bytes === undefined || over === undefined) throw new Error(`bug: nothing to feed ${stream} with`);
  // Who feeds may have nothing to give at the moment when the program ends.
  const stopped = new Promise<Fed>((resolve) => {
    over.signal.addEventListener('abort', () => resolve('cut'), { once: true });
  });
  return await Promise.race([writeTo(join(prepared.folder ?? '', file), bytes, over.signal), stopped]);
}

/**
 * Sees to it that the other programs end as well: one that waits for the other end of a stream would wait
 * for ever, and when one has failed there is no sense in the others.
 */
async function othersEnd(
  { ground, prepared }: Work,
  { program }: Heard,
  heard: readonly Heard[],
  ended: ReadonlyMap<string, Ended>,
  signal: AbortSignal,
): Promise<void> {
  const shared = prepared.joints.filter(
    ({ reader, writer }) =>
      reader !== undefined && writer !== undefined && [reader, writer].includes(program.name),
  );
  const hasFailed = ended.get(program.name)?.exitCode !== 0;
  const since = performance.now();
  while (heard.some((other) => !ended.has(other.program.name))) {
    for (const { file } of shared) wake(join(prepared.folder ?? '', file));
    if (hasFailed && performance.now() - since > GRACE_MS) {
      const rest = heard.filter((other) => !ended.has(other.program.name));
      for (const { id } of rest) await ground.engine.containers.stop(id, 0, signal);
    }
    await sleep(LOOK_MS, undefined, { signal });
  }
}

/** The promise's value, or a rejection as soon as the signal is aborted. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
