// Jobs over an engine: containers that read and write data and are gone when the work is done, however it
// ended. Their exit codes are the truth. What a dead process of ours left is found by its sealed labels.

import { Failure } from '../../model/failure.ts';
import type { JobSpec } from '../../model/job.ts';
import { type EngineId, engineId } from '../../model/ref.ts';
import type { SecretRef } from '../../model/text.ts';
import type { JobEnd, JobStreams, Jobs } from '../../ports-backup.ts';
import { leftFifos, removeFifos, runOfFolder } from './fifos.ts';
import { releaseHolds } from './holds.ts';
import { jobFilter, readJobLabels } from './labels.ts';
import type { Ground } from './prepare.ts';
import { removeJob } from './program.ts';
import { carryOut } from './run.ts';

/** Nothing is contacted or made before the first call. */
export function createJobs(ground: Ground): Jobs {
  const running = new Map<string, number>();
  return {
    async run(job, streams, signal) {
      running.set(job.run, (running.get(job.run) ?? 0) + 1);
      try {
        return await runJob(ground, job, streams, signal);
      } finally {
        const left = (running.get(job.run) ?? 1) - 1;
        if (left === 0) running.delete(job.run);
        else running.set(job.run, left);
      }
    },
    async sweep(living, signal) {
      const alive = new Set([...living, ...running.keys()]);
      const removed = await sweepContainers(ground, alive, signal);
      await sweepFolders(ground.folder, alive);
      return removed;
    },
  };
}

async function runJob(
  ground: Ground,
  job: JobSpec,
  streams: JobStreams,
  signal: AbortSignal,
): Promise<JobEnd> {
  const late = AbortSignal.timeout(job.timeoutMs);
  const all = { ...streams, input: { ...streams.input, ...toldIn(ground, job) } };
  try {
    return await carryOut(ground, job, all, AbortSignal.any([signal, late]));
  } catch (cause) {
    if (signal.aborted) {
      throw new Failure('job/interrupted', `${job.title} was interrupted`, { retry: 'soon', cause });
    }
    if (!late.aborted) throw cause;
    throw new Failure('job/timeout', `${job.title} was not done within ${job.timeoutMs / 1000} s`, {
      hint: 'raise the time limit of the policy, or find out what it waited for',
      retry: 'later',
      cause,
    });
  }
}

function toldIn(ground: Ground, job: JobSpec): JobStreams['input'] {
  const texts = job.programs.flatMap(({ told }) => told);
  return Object.fromEntries(texts.map(({ stream, parts }) => [stream, openedText(ground, parts)]));
}

async function* openedText(
  { reveal }: Ground,
  parts: readonly (string | SecretRef)[],
): AsyncIterable<Uint8Array> {
  yield Buffer.from(parts.map((part) => (typeof part === 'string' ? part : reveal(part.secret))).join(''));
}

/**
 * Lets go what jobs of dead runs held, and removes their containers; in this order, so that a crash in
 * between leaves the labels that say what is still held.
 */
async function sweepContainers(
  { engine: { containers }, fleet, seal }: Ground,
  living: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<readonly EngineId[]> {
  const removed: EngineId[] = [];
  for (const { Id, Labels } of await containers.list({ label: jobFilter(fleet) }, signal)) {
    const labels = readJobLabels(Labels, fleet, seal);
    if (labels === undefined || living.has(labels.run)) continue;
    const id = engineId(Id);
    const isRunning = (await containers.inspect(id, signal))?.State.Running === true;
    // What it still writes or reads must have ended before what it stood on moves again.
    if (isRunning) await containers.stop(id, 0, signal);
    await releaseHolds(containers, labels, signal);
    await removeJob(containers, id, signal);
    removed.push(id);
  }
  return removed;
}

async function sweepFolders(root: string | undefined, living: ReadonlySet<string>): Promise<void> {
  if (root === undefined) return;
  for (const name of await leftFifos(root)) {
    if (runOfFolder(name, living) === 'dead') await removeFifos(root, name);
  }
}
