// Containers as the list call shows them: enough for what is not ours, and enough to tell whether one of
// ours changed since it was last inspected. Pure.

import type { ContainerSummaryJson } from '../model/engine.ts';
import type { ContainerState, Health, LiveContainer, Ownership } from '../model/observed.ts';
import { engineId } from '../model/ref.ts';

const STATES: readonly string[] = ['created', 'running', 'paused', 'restarting', 'removing', 'exited'];

/** A container that we do not look into. */
export function foreignContainer(summary: ContainerSummaryJson, ownership: Ownership): LiveContainer {
  return {
    id: engineId(summary.Id),
    name: nameOf(summary),
    ownership,
    state: isState(summary.State) ? summary.State : 'dead',
    health: healthOf(summary.Status),
    exitCode: Number(/^(?:Exited|Restarting) \((\d+)\)/.exec(summary.Status)?.[1] ?? 0),
    oomKilled: false,
    startedAt: '',
    finishedAt: '',
    image: summary.Image,
    imageId: engineId(summary.ImageID),
    fields: undefined,
    files: {},
    labels: summary.Labels ?? {},
    anonymousVolumes: {},
    hostPorts: hostPorts(summary),
  };
}

/** The engine also lists a container under the names that links give it, with two slashes. */
export function nameOf(summary: ContainerSummaryJson): string {
  const own = summary.Names.find((name) => name.lastIndexOf('/') === 0) ?? summary.Names[0] ?? '';
  return own.replace(/^\//, '');
}

/**
 * Differs when anything that a list shows of a container differs, but not from second to second. A restart
 * shows in the ids of endpoints; without a network of its own, only events and the next full look tell.
 */
export function summaryKey(summary: ContainerSummaryJson): string {
  // `Up 3 hours (healthy)`, `Exited (137) 2 days ago`: the time goes, the state and what is in brackets stay.
  const status = summary.Status.match(/^\w+|\([^)]*\)/g);
  return JSON.stringify([
    summary.Names,
    summary.Image,
    summary.ImageID,
    summary.State,
    status,
    summary.Labels,
    summary.Ports,
    summary.NetworkSettings?.Networks,
    summary.Mounts,
  ]);
}

function isState(text: string): text is ContainerState {
  return STATES.includes(text);
}

function healthOf(status: string): Health {
  if (status.includes('(healthy)')) return 'healthy';
  if (status.includes('(unhealthy)')) return 'unhealthy';
  return status.includes('(health: starting)') ? 'starting' : 'none';
}

/** `0.0.0.0:5432/tcp`, sorted. */
export function hostPorts(summary: ContainerSummaryJson): readonly string[] {
  const held = (summary.Ports ?? []).flatMap(({ IP, PublicPort, Type }) =>
    PublicPort === undefined
      ? []
      : [`${IP === undefined || IP === '' ? '0.0.0.0' : IP}:${PublicPort}/${Type}`],
  );
  return [...new Set(held)].sort();
}
