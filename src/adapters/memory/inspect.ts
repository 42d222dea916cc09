// A container as the engine shows it: inspect and list. Pure.

import type { ContainerJson, ContainerSummaryJson, StatsJson } from '../../model/engine.ts';
import { object, strings } from './defaults.ts';
import { mountJson } from './mounts.ts';
import { endpointJson } from './network-rules.ts';
import type { Container, Json, World } from './world.ts';
import { engineTime, isUp } from './world.ts';

export function containerJson(world: World, container: Container): ContainerJson {
  const { state } = container;
  const command = [...strings(container.config['Entrypoint']), ...strings(container.config['Cmd'])];
  const runs = isUp(container);
  const json = {
    Id: container.id,
    Created: engineTime(container.createdAt),
    Path: command[0] ?? '',
    Args: command.slice(1),
    State: {
      Status: state.status,
      Running: runs,
      Paused: state.status === 'paused',
      Restarting: state.status === 'restarting',
      OOMKilled: state.oomKilled,
      Dead: state.status === 'dead',
      Pid: runs && state.status !== 'restarting' ? 4242 : 0,
      ExitCode: state.exitCode,
      Error: state.error,
      StartedAt: engineTime(state.startedAt),
      FinishedAt: engineTime(state.finishedAt),
      ...(state.health === 'none' ? {} : { Health: { Status: state.health, FailingStreak: 0, Log: [] } }),
    },
    Image: container.image.id,
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Driver: 'overlay2',
    Platform: 'linux',
    HostConfig: container.hostConfig,
    Mounts: container.mounts.map(mountJson),
    Config: container.config,
    NetworkSettings: { Ports: portsJson(container), Networks: networksJson(world, container, false) },
  };
  return structuredClone(json) as unknown as ContainerJson;
}

function portsJson(container: Container): Json {
  if (!isUp(container)) return {};
  const exposed = Object.keys(object(container.config['ExposedPorts']));
  return Object.fromEntries(
    exposed.map((port) => {
      const held = container.ports.get(port);
      const bindings = held?.flatMap(({ ip, port: hostPort }) => {
        const families = ip === '0.0.0.0' ? ['0.0.0.0', '::'] : [ip];
        return families.map((HostIp) => ({ HostIp, HostPort: String(hostPort) }));
      });
      return [port, bindings ?? null];
    }),
  );
}

function networksJson(world: World, container: Container, isSummary: boolean): Json {
  return Object.fromEntries(
    [...container.endpoints].map(([name, endpoint]) => {
      const json = endpointJson(endpoint, world.networks.get(endpoint.networkId));
      // Lists leave out what was asked for; only inspect tells.
      return [name, isSummary ? { ...json, Aliases: null, IPAMConfig: null } : json];
    }),
  );
}

export function summaryJson(world: World, container: Container): ContainerSummaryJson {
  const command = [...strings(container.config['Entrypoint']), ...strings(container.config['Cmd'])];
  const json = {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: container.imageRef,
    ImageID: container.image.id,
    Command: command.join(' '),
    Created: Math.floor(container.createdAt / 1000),
    Ports: summaryPorts(container),
    Labels: container.config['Labels'],
    State: container.state.status,
    Status: statusText(world, container),
    HostConfig: { NetworkMode: container.hostConfig['NetworkMode'] },
    NetworkSettings: { Networks: networksJson(world, container, true) },
    Mounts: container.mounts.map(mountJson),
  };
  return structuredClone(json) as unknown as ContainerSummaryJson;
}

/** Every container of this engine uses a tenth of a core and 8 MiB, half of which is cache. */
export function statsJson(world: World, container: Container): StatsJson {
  if (!isUp(container)) {
    return { read: '0001-01-01T00:00:00Z', cpu_stats: { cpu_usage: { total_usage: 0 } }, memory_stats: {} };
  }
  const now = world.clock.now();
  return {
    read: new Date(now).toISOString(),
    cpu_stats: { cpu_usage: { total_usage: (now - container.state.startedAt) * 100_000 } },
    memory_stats: {
      usage: 8 * MIB,
      limit: Number(container.hostConfig['Memory'] ?? 0) || 1024 * MIB,
      stats: { inactive_file: 4 * MIB },
    },
    pids_stats: { current: 1 },
  };
}

const MIB = 1_048_576;

function summaryPorts(container: Container): readonly Json[] {
  return Object.entries(portsJson(container)).flatMap(([port, bindings]) => {
    const [privatePort = '', Type = 'tcp'] = port.split('/');
    const PrivatePort = Number(privatePort);
    if (!Array.isArray(bindings)) return [{ PrivatePort, Type }];
    return bindings.map(({ HostIp, HostPort }) => ({
      IP: HostIp,
      PrivatePort,
      PublicPort: Number(HostPort),
      Type,
    }));
  });
}

function statusText(world: World, container: Container): string {
  const { state } = container;
  const since = (from: number) => `${Math.max(0, Math.floor((world.clock.now() - from) / 1000))} seconds`;
  switch (state.status) {
    case 'created':
      return 'Created';
    case 'dead':
      return 'Dead';
    case 'exited':
      return `Exited (${state.exitCode}) ${since(state.finishedAt)} ago`;
    case 'restarting':
      return `Restarting (${state.exitCode}) ${since(state.finishedAt)} ago`;
    case 'paused':
      return `Up ${since(state.startedAt)} (Paused)`;
    case 'running': {
      const health = state.health === 'starting' ? 'health: starting' : state.health;
      return `Up ${since(state.startedAt)}${state.health === 'none' ? '' : ` (${health})`}`;
    }
  }
}
