// What a job needs before its first program starts, and how all of it is put back: containers, the folder of
// their streams, and what stands still meanwhile.

import { randomBytes } from 'node:crypto';
import { Failure } from '../../model/failure.ts';
import type { JobHold, JobProgram, JobSpec } from '../../model/job.ts';
import type { EngineId } from '../../model/ref.ts';
import type { SecretName } from '../../model/text.ts';
import type { Engine, Seal } from '../../ports.ts';
import type { JobStreams } from '../../ports-backup.ts';
import { jobBody, STREAMS } from './body.ts';
import { folderName, makeFifos, removeFifos } from './fifos.ts';
import { neededHolds, releaseHolds } from './holds.ts';
import { jobLabels } from './labels.ts';
import { removeJob } from './program.ts';
import { type Joint, jointsOf } from './streams.ts';

export type Ground = {
  readonly engine: Engine;
  readonly fleet: string;
  readonly seal: Seal;
  /**
   * Folder for streams, on the machine of the engine, that this process sees at the same path: below the
   * target's data root. Undefined: the engine is on another machine.
   */
  readonly folder: string | undefined;
  readonly reveal: (name: SecretName) => string;
};

export type Made = {
  readonly id: EngineId;
  readonly program: JobProgram;
  /** What must not be in any message. */
  readonly secrets: readonly string[];
};

export type Prepared = {
  readonly joints: readonly Joint[];
  /** Name of the folder below the ground's; its inner one is what containers see. */
  readonly name: string;
  readonly folder: string | undefined;
  readonly holds: readonly JobHold[];
  readonly made: readonly Made[];
};

/** For putting everything back, whatever ended the job. */
const CLEAN_MS = 60_000;
/** Shorter values would blot out half of a message. */
const SHORTEST_SECRET = 4;

/** Makes folder and containers, starts and holds nothing yet. What was made is gone again when it throws. */
export async function prepare(
  ground: Ground,
  job: JobSpec,
  streams: JobStreams,
  signal: AbortSignal,
): Promise<Prepared> {
  const joints = jointsOf(job, streams);
  const name = folderName(job.run);
  const holds = await neededHolds(ground.engine.containers, job.holds, signal);
  const made: Made[] = [];
  let prepared: Prepared = { joints, name, folder: undefined, holds, made };
  try {
    if (joints.length > 0) {
      const files = joints.map(({ file }) => file);
      prepared = { ...prepared, folder: await makeFifos(sharedFolder(ground, job), name, files) };
    }
    const making = job.programs.map(async (program, index) => {
      // The first one answers for all that stands still.
      const own = index === 0 ? holds : [];
      made.push(await make(ground, job, program, prepared, own, signal));
    });
    const failure = (await Promise.allSettled(making)).find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') throw failure.reason;
    const order = job.programs.map(({ name: one }) => one);
    made.sort((a, b) => order.indexOf(a.program.name) - order.indexOf(b.program.name));
    return prepared;
  } catch (error) {
    await putBack(ground, { ...prepared, holds: [] }, async () => {});
    throw error;
  }
}

function sharedFolder(ground: Ground, job: JobSpec): string {
  if (ground.folder !== undefined) return ground.folder;
  throw new Failure('job/remote', `${job.title}: its engine is on another machine`, {
    hint: 'data is read and written on the machine of the engine only: run Shipshape there',
    retry: 'never',
  });
}

async function make(
  ground: Ground,
  job: JobSpec,
  program: JobProgram,
  { joints, folder }: Prepared,
  holds: readonly JobHold[],
  signal: AbortSignal,
): Promise<Made> {
  const { containers, images } = ground.engine;
  const image = await images.inspect(program.image, signal);
  if (image === undefined) {
    throw new Failure('job/no-image', `${job.title}: the engine has no image ${program.image}`);
  }
  const own = joints.filter(({ reader, writer }) => [reader, writer].includes(program.name));
  const nonce = randomBytes(16).toString('hex');
  const secrets: string[] = [];
  const environment = Object.entries(program.environment).map(([key, value]) => {
    if (typeof value === 'string') return [key, value] as const;
    const opened = ground.reveal(value.secret);
    if (opened.length >= SHORTEST_SECRET) secrets.push(opened);
    return [key, opened] as const;
  });
  const body = jobBody({
    job,
    program,
    image,
    labels: jobLabels(ground.fleet, job.run, nonce, holds, ground.seal),
    environment: Object.fromEntries(environment),
    folder: own.length === 0 ? undefined : folder,
    paths: new Map(own.map(({ stream, file }) => [stream, `${STREAMS}/${file}`])),
  });
  const { id } = await containers.create(`shipshape-job-${nonce.slice(0, 16)}`, '', body, signal);
  return { id, program, secrets };
}

/**
 * Removes the containers, then closes the streams, then lets go what stood still, then removes the folder:
 * each also when the one before failed. Throws the first failure; `sweep` finds what is left.
 */
export async function putBack(
  { engine, folder }: Ground,
  { made, holds, name }: Prepared,
  closeStreams: () => Promise<void>,
): Promise<void> {
  const signal = AbortSignal.timeout(CLEAN_MS);
  const [first, ...rest] = made;
  const ids = (how: JobHold['how']) =>
    holds.filter((hold) => hold.how === how).map(({ container }) => container);
  const failures: unknown[] = [];
  const each = async (work: () => Promise<unknown>) => await work().catch((error) => failures.push(error));
  await Promise.all(rest.map(({ id }) => each(() => removeJob(engine.containers, id, signal))));
  // Its labels say what stands still: it stays until nothing does.
  if (first !== undefined && holds.length > 0) await each(() => engine.containers.stop(first.id, 0, signal));
  else if (first !== undefined) await each(() => removeJob(engine.containers, first.id, signal));
  await each(closeStreams);
  if (holds.length > 0) {
    const released = { paused: ids('pause'), stopped: ids('stop') };
    const before = failures.length;
    await each(() => releaseHolds(engine.containers, released, signal));
    if (first !== undefined && failures.length === before) {
      await each(() => removeJob(engine.containers, first.id, signal));
    }
  }
  if (folder !== undefined) await each(() => removeFifos(folder, name));
  if (failures.length > 0) throw failures[0];
}
