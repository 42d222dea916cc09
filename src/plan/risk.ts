// What a change may do to people and their data. Never optimistic: what cannot be ruled out is named.

import type { ContainerSpec } from '../model/desired.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Risk } from '../model/plan.ts';
import { isActing } from './blocked.ts';
import type { Decision } from './decide.ts';
import { goalOf, isUp, stateMove } from './state.ts';
import type { Strategy } from './swap.ts';
import type { VolumePlan } from './volumes.ts';

const ORDER: readonly Risk[] = [
  'restart',
  'downtime',
  'exposure',
  'data-risk',
  'data-overwrite',
  'data-loss',
];

export function containerRisks(decision: Decision, strategy: Strategy, volumes: VolumePlan): readonly Risk[] {
  if (!isActing(decision)) return [];
  const { keeper, olds, instance, spec } = decision;
  const found = new Set<Risk>(decision.risks);
  const serving = olds.filter(isUp);
  const move = keeper === undefined ? 'none' : stateMove(goalOf(instance), spec, keeper.live);
  if (decision.restart || serving.length > 0) found.add('restart');
  if (decision.restart || move === 'stop' || move === 'pause') found.add('downtime');
  if (serving.length > 0 && strategy === 'stop-first') found.add('downtime');
  if (olds.length > 0) for (const risk of replaceRisks(decision, volumes)) found.add(risk);
  const overwrites = (spec.fields.mounts ?? []).some(({ source }) => volumes.restored.has(source));
  if (overwrites && olds.length > 0) found.add('data-overwrite');
  return sortRisks(found);
}

/** Each once, the gravest last. */
export function sortRisks(risks: Iterable<Risk>): readonly Risk[] {
  const found = new Set(risks);
  return ORDER.filter((risk) => found.has(risk));
}

function replaceRisks(decision: Decision, volumes: VolumePlan): readonly Risk[] {
  const { spec, base, olds } = decision;
  const found: Risk[] = [];
  if ((spec.stateful && !isGoingBack(decision)) || leavesVolumesBehind(spec, olds)) found.push('data-risk');
  if (base !== undefined && !base.sameImage && isMajor(base.live.image, spec.image) && writesData(spec)) {
    found.push('data-risk');
  }
  const fresh = new Set([...volumes.current.values()].filter((one) => one.isNew).map((one) => one.name));
  if (olds.some((old) => losesVolume(spec, old, fresh))) found.push('data-loss');
  return found;
}

/**
 * What is on record stays, and what a swap that was cut off left beside it does not run: the data goes back to
 * whom it was, as it would have when that swap had failed.
 */
function isGoingBack({ keeper, olds }: Decision): boolean {
  return keeper?.record !== undefined && keeper.record.id === keeper.live.id && !olds.some(isUp);
}

/** A mount that held one volume gets another one: empty when this plan makes it, unknown otherwise. */
function losesVolume(spec: ContainerSpec, old: LiveContainer, fresh: ReadonlySet<string>): boolean {
  const now = new Map((spec.fields.mounts ?? []).map((mount) => [mount.target, mount]));
  return volumeMounts(old).some(([target, source]) => {
    const next = now.get(target);
    return next !== undefined && next.source !== source && (next.type === 'tmpfs' || fresh.has(next.source));
  });
}

/** Volumes of the old container that the new one does not mount any more: kept, but out of reach. */
function leavesVolumesBehind(spec: ContainerSpec, olds: readonly LiveContainer[]): boolean {
  const mounted = new Set((spec.fields.mounts ?? []).map((mount) => mount.source));
  return olds.some(
    (old) => old.state !== 'created' && volumeMounts(old).some(([, source]) => !mounted.has(source)),
  );
}

function volumeMounts(live: LiveContainer): readonly (readonly [target: string, source: string])[] {
  const named = (live.fields?.mounts ?? [])
    .filter((mount) => mount.type === 'volume' && mount.source !== '')
    .map((mount) => [mount.target, mount.source] as const);
  return [...named, ...Object.entries(live.anonymousVolumes)];
}

function writesData(spec: ContainerSpec): boolean {
  return (spec.fields.mounts ?? []).some((mount) => !mount.readOnly && mount.type !== 'tmpfs');
}

/** True unless both tags start with the same number of the same image: `postgres:16.1` → `postgres:16.4`. */
function isMajor(before: string, after: string): boolean {
  const [was, is] = [split(before), split(after)];
  return was.name !== is.name || was.major === undefined || was.major !== is.major;
}

function split(reference: string): { readonly name: string; readonly major: string | undefined } {
  const [plain = ''] = reference.split('@');
  const colon = plain.lastIndexOf(':');
  const hasTag = colon > plain.lastIndexOf('/');
  const tag = hasTag ? plain.slice(colon + 1) : '';
  return { name: hasTag ? plain.slice(0, colon) : plain, major: /\d+/.exec(tag)?.[0] };
}
