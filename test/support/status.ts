// A fleet's status for tests of whoever shows it: one instance for each way to stand.

import type { FleetStatus, Freshness, InstanceStatus, Obstacle, Reason } from '../../src/model/condition.ts';
import { address, commit, instanceName, targetName } from '../../src/model/ref.ts';

export const NOW = '2026-11-20T03:12:00.000Z';
export const HEAD = commit('c0ffee0'.padEnd(40, '1'));
export const OLD = commit('0ddba11'.padEnd(40, '2'));

export const FRESH: Freshness = { at: NOW, ageMs: 1_000, isStale: false, failure: undefined };

export function instanceStatus(name: string, over: Partial<InstanceStatus> = {}): InstanceStatus {
  const instance = instanceName(name);
  const reason: Reason = over.reason ?? 'Ready';
  return {
    instance,
    target: targetName('local'),
    team: undefined,
    reason,
    message: '',
    isReady: reason === 'Ready',
    obstacles: [],
    desiredCommit: HEAD,
    appliedCommit: HEAD,
    attemptedCommit: HEAD,
    drift: [],
    containers: [{ address: address(instance, 'container', 'db'), state: 'running', health: 'healthy' }],
    lastChangeAt: NOW,
    ...over,
  };
}

export function fleetStatus(
  instances: readonly InstanceStatus[] = [instanceStatus('crm')],
  over: Partial<FleetStatus> = {},
): FleetStatus {
  return {
    fleet: 'home',
    version: '1.2.3',
    at: NOW,
    source: {
      url: 'https://git.example.com/ops/fleet.git',
      branch: 'main',
      head: HEAD,
      accepted: HEAD,
      refused: undefined,
      freshness: FRESH,
    },
    targets: [
      {
        target: targetName('local'),
        engine: 'docker 28.0.1',
        freshness: FRESH,
        events: 'connected',
        running: undefined,
      },
    ],
    instances,
    problems: [],
    waiting: [],
    backups: [],
    ...over,
  };
}

export const HELD: Obstacle = {
  kind: 'held',
  by: 'ana',
  reason: 'restoring by hand',
  until: '2026-11-20T05:00:00.000Z',
};
