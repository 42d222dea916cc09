// What the crew works with, and what it needs at each of its tasks: the ground of a job, a hook in a container
// of its own, the check of a payload by the program that would load it.

import { decode } from '../job/decode.ts';
import type { Decoded } from '../job/decode-here.ts';
import type { JobGround } from '../job/ground.ts';
import { runLike } from '../job/hook.ts';
import type { AppliedInstance, AppliedTarget } from '../model/applied.ts';
import type { BackupId, Destination, Hook, Manifest, Payload, Source } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import { type EngineId, engineId, type InstanceName, type TargetName } from '../model/ref.ts';
import type { SecretName } from '../model/text.ts';
import type { Clock, ContainerCalls } from '../ports.ts';
import type { ArtefactStore, Jobs, Sealer, Spool } from '../ports-backup.ts';
import type { Crew, Kept } from './backup-crew.ts';

export type CrewGround = {
  readonly fleet: string;
  readonly targets: readonly TargetName[];
  readonly clock: Clock;
  readonly spool: Spool;
  readonly sealer: Sealer;
  /** Opened at the first use, with its secrets. */
  store(destination: Destination): Promise<ArtefactStore>;
  jobs(target: TargetName): Jobs;
  containers(target: TargetName): ContainerCalls;
  applied(target: TargetName): Promise<AppliedTarget | undefined>;
  /** Undefined: the engine has none of that name. */
  image(target: TargetName, reference: string, signal: AbortSignal): Promise<EngineId | undefined>;
  reveal(name: SecretName): string;
  /** True when a backup of ours was sent to a destination of that name. */
  isKnown(destination: string): boolean;
  /** Raw bytes of the newest backup of an instance, as far as known: 0 for nobody knows. */
  expected(instance: InstanceName, policy: string): number;
  /** Backups that somebody works on. */
  living(): ReadonlySet<BackupId>;
  /** RESTORE.txt. */
  readonly guide: string;
  readonly prove: Crew['prove'];
};

export type JobFor = {
  readonly target: TargetName;
  readonly run: string;
  readonly instance: string;
  readonly limits?: JobGround['limits'];
  readonly onBytes?: JobGround['onBytes'];
};

const USUAL = { cpuShares: 128, timeoutMs: 2 * 3_600_000 };

export function groundFor(ground: CrewGround, wanted: JobFor): JobGround {
  const { target, run, instance, limits = USUAL, onBytes = () => undefined } = wanted;
  return {
    jobs: ground.jobs(target),
    containers: ground.containers(target),
    ...{ run, subject: instance, limits, onBytes },
  };
}

/** What is on record of an instance. Fails with `backup/not-applied`. */
export async function recordOf(
  { applied }: Pick<CrewGround, 'applied'>,
  of: Pick<Kept, 'instance' | 'target'>,
): Promise<AppliedInstance> {
  const found = (await applied(of.target))?.instances[of.instance];
  if (found !== undefined) return found;
  throw new Failure('backup/not-applied', `${of.instance} was not applied yet: there is nothing to back up`, {
    retry: 'later',
  });
}

/** A program with the image, the network, the volumes and the environment of a service, and a time to end. */
export async function runHook(
  ground: CrewGround,
  of: Kept,
  { service, command, timeoutMs }: Hook,
  signal: AbortSignal,
): Promise<void> {
  const record = await recordOf(ground, of);
  const applied = Object.values(record.containers).find(({ spec }) => spec.service === service);
  const found = applied && (await ground.containers(of.target).inspect(applied.id, signal));
  if (found === undefined) {
    throw new Failure('backup/hook', `${of.instance}: there is no container of ${service} for a hook`);
  }
  const run = `hook-${of.instance}`;
  const limits = { cpuShares: USUAL.cpuShares, timeoutMs };
  const job = groundFor(ground, { target: of.target, run, instance: of.instance, limits });
  await runLike(job, found, command, signal);
}

/** Reads raw bytes of a payload to their end, and throws unless they are what they should be. */
export function decoderFor(
  job: JobGround,
  images: Manifest['images'],
  sources: readonly Source[],
  payload: Pick<Payload, 'format' | 'source' | 'database' | 'file'>,
): (bytes: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<Decoded> {
  const image = imageOf(images, sources, payload.source) ?? engineId('');
  return async (bytes, signal) => {
    // What we wrote ourselves is looked at by its hashes.
    if (payload.format === 'instance') return { rows: undefined };
    return await decode(job, { payload, image }, bytes, signal);
  };
}

function imageOf(images: Manifest['images'], sources: readonly Source[], name: string): EngineId | undefined {
  const source = sources.find((one) => one.name === name);
  const service = source === undefined || source.kind === 'instance' ? undefined : source.service;
  const found = service === undefined ? undefined : images[service];
  return found && engineId(found.id);
}
