// A container's inspect as the planner sees it. Nobody else reads inspect JSON.

import type { ContainerJson } from '../model/engine.ts';
import type { ContainerState, Health, LiveContainer, Ownership } from '../model/observed.ts';
import { engineId } from '../model/ref.ts';
import { objectOf, objectsAt, sortedSet, textAt, textMap } from './json.ts';
import { anonymousVolumes } from './mounts.ts';
import { readFields } from './read.ts';
import type { ReadContext } from './types.ts';

const STATES: ReadonlySet<string> = new Set<ContainerState>([
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]);

/**
 * `ownership` and `files` (what our delivered files look like from the container, by mount target) are
 * the observer's to find out. Fields are read of what is ours only; `adopt` reads them with readFields.
 */
export function toLiveContainer(
  inspect: ContainerJson,
  context: ReadContext,
  ownership: Ownership,
  files: Readonly<Record<string, string>> = {},
): LiveContainer {
  const { State: state } = inspect;
  return {
    id: engineId(inspect.Id),
    name: inspect.Name.replace(/^\//, ''),
    ownership,
    state: stateOf(state.Status),
    health: healthOf(state.Health?.Status),
    exitCode: state.ExitCode,
    oomKilled: state.OOMKilled,
    startedAt: state.StartedAt,
    finishedAt: state.FinishedAt,
    image: inspect.Config.Image,
    imageId: engineId(inspect.Image),
    fields:
      ownership.kind === 'foreign'
        ? undefined
        : readFields(inspect, { ...context, instance: ownership.instance }),
    files,
    labels: textMap(Object.entries(inspect.Config.Labels ?? {})),
    anonymousVolumes: anonymousVolumes(inspect),
    hostPorts: hostPorts(inspect),
  };
}

function stateOf(status: string): ContainerState {
  return isState(status) ? status : 'dead';
}

function isState(status: string): status is ContainerState {
  return STATES.has(status);
}

function healthOf(status: string | undefined): Health {
  return status === 'starting' || status === 'healthy' || status === 'unhealthy' ? status : 'none';
}

/** `0.0.0.0:5432/tcp`: held now, and asked for at the next start. Open host ports count only while held. */
function hostPorts(inspect: ContainerJson): readonly string[] {
  const asked = objectOf(inspect.HostConfig['PortBindings']);
  const held = objectOf(inspect.NetworkSettings.Ports);
  return sortedSet([...portsOf(asked), ...portsOf(held)]);
}

function portsOf(bindings: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(bindings).flatMap((container) => {
    const protocol = container.split('/')[1] ?? 'tcp';
    return objectsAt(bindings, container).flatMap((binding) => {
      const port = textAt(binding, 'HostPort');
      const address = textAt(binding, 'HostIp') || '0.0.0.0';
      return /^[1-9]\d*$/.test(port) ? [`${address}:${port}/${protocol}`] : [];
    });
  });
}
