// The labels of job containers: whose they are, which run they belong to, and what stands still for them.
// Sealed over all of them, so that a copied or hand-written set makes us touch nothing. They name no
// instance and no object: to everybody who looks for those, a job container is somebody else's.

import type { JobHold } from '../../model/job.ts';
import { type EngineId, engineId } from '../../model/ref.ts';
import type { Seal } from '../../ports.ts';

const PREFIX = 'dev.shipshape.';
const SEAL = `${PREFIX}seal`;

type Labels = Readonly<Record<string, string>>;

export type JobLabels = {
  readonly run: string;
  readonly nonce: string;
  readonly paused: readonly EngineId[];
  /** In the order in which they were stopped. */
  readonly stopped: readonly EngineId[];
};

/** All labels of a job container; `holds` are those that it answers for. */
export function jobLabels(
  fleet: string,
  run: string,
  nonce: string,
  holds: readonly JobHold[],
  seal: Seal,
): Labels {
  const labels = {
    [`${PREFIX}fleet`]: fleet,
    [`${PREFIX}job`]: run,
    [`${PREFIX}nonce`]: nonce,
    [`${PREFIX}paused`]: idsOf(holds, 'pause'),
    [`${PREFIX}stopped`]: idsOf(holds, 'stop'),
  };
  return { ...labels, [SEAL]: seal.sign(labels) };
}

/** What the labels of a container say; undefined unless it is a job container that this host made. */
export function readJobLabels(labels: Labels | null | undefined, fleet: string, seal: Seal) {
  const own = Object.fromEntries(
    Object.entries(labels ?? {}).filter(([key]) => key.startsWith(PREFIX) && key !== SEAL),
  );
  const run = own[`${PREFIX}job`];
  if (run === undefined || own[`${PREFIX}fleet`] !== fleet || labels?.[SEAL] !== seal.sign(own)) {
    return undefined;
  }
  const read: JobLabels = {
    run,
    nonce: own[`${PREFIX}nonce`] ?? '',
    paused: split(own[`${PREFIX}paused`]),
    stopped: split(own[`${PREFIX}stopped`]),
  };
  return read;
}

/** The filters that find all job containers of a fleet. */
export function jobFilter(fleet: string): readonly string[] {
  return [`${PREFIX}fleet=${fleet}`, `${PREFIX}job`];
}

function idsOf(holds: readonly JobHold[], how: JobHold['how']): string {
  return holds
    .filter((hold) => hold.how === how)
    .map(({ container }) => container)
    .join(',');
}

function split(text: string | undefined): readonly EngineId[] {
  return (text ?? '').split(',').flatMap((id) => (/^[0-9a-f]{64}$/.test(id) ? [engineId(id)] : []));
}
