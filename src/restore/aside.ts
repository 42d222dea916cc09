// What a run makes beside what serves, and takes away again however it ends: a network that leads nowhere,
// volumes to throw away, containers on them. Each carries the labels of a job of the run, sealed, and is
// found by them after a crash; nothing that lacks them is ever removed here.

import { isSealed } from '../apply/labels.ts';
import type { StringMap } from '../model/engine.ts';
import { type EngineId, engineId } from '../model/ref.ts';
import type { RestoreContext } from './parts.ts';

const PREFIX = 'dev.shipshape.';
const STOP_SECONDS = 60;

export type AsideContext = Pick<RestoreContext, 'engine' | 'fleet' | 'seal' | 'nonce' | 'clock'>;

/** Labels by which everybody takes it for a piece of a job, and nobody for a part of an instance. */
export function asideLabels(
  { fleet, seal, nonce, clock }: Omit<AsideContext, 'engine'>,
  run: string,
): StringMap {
  const labels = {
    [`${PREFIX}fleet`]: fleet,
    [`${PREFIX}job`]: run,
    [`${PREFIX}nonce`]: nonce(),
    [`${PREFIX}paused`]: '',
    [`${PREFIX}stopped`]: '',
    [`${PREFIX}since`]: String(clock.now()),
  };
  return { ...labels, [`${PREFIX}seal`]: seal.sign(labels) };
}

/** `shipshape-1f2e3d4c-db`: of one run. */
export function asideName(run: string, name: string): string {
  return `shipshape-${run.slice(0, 12)}-${name}`;
}

/** A network without a way out, on which containers of the run alone see each other. */
export async function makeNetwork(context: AsideContext, run: string, signal: AbortSignal): Promise<string> {
  const name = asideName(run, 'net');
  await context.engine.networks.create(
    { Name: name, Driver: 'bridge', Internal: true, CheckDuplicate: true, Labels: asideLabels(context, run) },
    signal,
  );
  return name;
}

export async function makeScratch(
  context: AsideContext,
  run: string,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  const Name = asideName(run, name);
  const Labels = asideLabels(context, run);
  await context.engine.volumes.create({ Name, Driver: 'local', DriverOpts: {}, Labels }, signal);
  return Name;
}

/** Stops as a server wants to be stopped, then removes; what is gone already counts as done. */
export async function removeContainer({ engine }: AsideContext, id: EngineId, signal: AbortSignal) {
  await engine.containers.stop(id, STOP_SECONDS, signal);
  await engine.containers.remove(id, signal);
}

/** Takes away everything that a run made beside. */
export function sweepAside(
  context: AsideContext,
  isDead: (run: string) => boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return sweep(context, (labels) => isDead(labels[`${PREFIX}job`] ?? ''), signal);
}

/** Takes away what was made before a moment (ms since 1970), by whoever: for a process that has just begun. */
export function sweepBefore(
  context: AsideContext,
  before: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return sweep(context, (labels) => Number(labels[`${PREFIX}since`] ?? Number.NaN) < before, signal);
}

/** Containers, then what they were on. */
async function sweep(
  context: AsideContext,
  isDead: (labels: StringMap) => boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { engine, fleet, seal } = context;
  const label = [`${PREFIX}fleet=${fleet}`, `${PREFIX}job`];
  const isOurs = (labels: StringMap | null | undefined) =>
    labels !== null &&
    labels !== undefined &&
    labels[`${PREFIX}since`] !== undefined &&
    isSealed(labels, fleet, seal) &&
    isDead(labels);
  const removed: string[] = [];
  for (const { Id, Names, Labels } of await engine.containers.list({ label }, signal)) {
    if (!isOurs(Labels)) continue;
    await engine.containers.stop(engineId(Id), 0, signal);
    await engine.containers.remove(engineId(Id), signal);
    removed.push((Names[0] ?? Id).replace(/^\//, ''));
  }
  for (const { Name, Labels } of await engine.volumes.list({ label }, signal)) {
    if (!isOurs(Labels)) continue;
    await engine.volumes.remove(Name, signal);
    removed.push(Name);
  }
  for (const { Id, Name, Labels } of await engine.networks.list({ label }, signal)) {
    if (!isOurs(Labels)) continue;
    await engine.networks.remove(engineId(Id), signal);
    removed.push(Name);
  }
  return removed;
}
