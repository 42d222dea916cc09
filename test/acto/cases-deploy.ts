// Leaves of a service's `deploy`, and of what only other programs read.

import { expect } from 'vitest';
import type { Json } from '../../src/model/tree.ts';
import { type ComposeCase, idle, NONSENSE, row } from './compose-case.ts';

const NONE = expect.toBeOneOf([0, -1, null]);
const MIB = 1024 * 1024;
const WATCH = { path: './x', action: 'sync', target: '/x' };
const ALL_GPUS = { Driver: '', Count: -1, DeviceIDs: null, Capabilities: [['gpu']], Options: {} };
const RESERVED = 'services.*.deploy.resources.reservations';
const GPU = { capabilities: ['gpu'], driver: 'nvidia', count: 1 };

function update(key: string): readonly ComposeCase[] {
  const at = `services.*.deploy.${key}`;
  return [
    idle(`${at}.parallelism`, [1, '2', 'many']),
    idle(`${at}.delay`, ['1s', '2s', 'soon']),
    idle(`${at}.failure_action`, ['pause', 'continue', NONSENSE]),
    idle(`${at}.monitor`, ['1s', '2s', 'soon']),
    idle(`${at}.max_failure_ratio`, [0.1, '0.2', 'many']),
    idle(`${at}.order`, ['start-first', 'stop-first', 'at-once']),
  ];
}

/** Leaves of one device request, wherever it stands. */
function requests(
  at: string,
  s: (request: { readonly [key: string]: Json }) => { readonly [key: string]: Json },
): readonly ComposeCase[] {
  return [
    row(
      `${at}.capabilities[]`,
      ['gpu', 'compute', NONSENSE],
      'HostConfig.DeviceRequests.0.Capabilities',
      // `gpus` asks for a gpu whatever else it says.
      at.includes('gpus')
        ? [[['gpu']], [['gpu']], [['compute', 'gpu']]]
        : [undefined, [['gpu']], [['compute']]],
      {
        s: s({ driver: 'nvidia', count: 1 }),
      },
    ),
    row(`${at}.count`, [1, '2', NONSENSE], 'HostConfig.DeviceRequests.0.Count', [-1, 1, 2], {
      s: s({ capabilities: ['gpu'] }),
    }),
    row(
      `${at}.device_ids[]`,
      ['0', '1', NONSENSE],
      'HostConfig.DeviceRequests.0.DeviceIDs',
      [null, ['0'], ['1']],
      { s: s({ capabilities: ['gpu'] }) },
    ),
    row(
      `${at}.driver`,
      ['nvidia', 'amd', NONSENSE],
      'HostConfig.DeviceRequests.0.Driver',
      ['', 'nvidia', 'amd'],
      { s: s({ capabilities: ['gpu'] }) },
    ),
    row(
      `${at}.options.*`,
      ['1', 2, NONSENSE],
      'HostConfig.DeviceRequests.0.Options',
      [{}, { k: '1' }, { k: '2' }],
      { s: s(GPU) },
    ),
    row(
      `${at}.options[]`,
      ['k=1', 'k=2', NONSENSE],
      'HostConfig.DeviceRequests.0.Options',
      [{}, { k: '1' }, { k: '2' }],
      { s: s(GPU) },
    ),
  ];
}

export const DEPLOY: readonly ComposeCase[] = [
  row('services.*.deploy.mode', ['replicated', 'replicated', NONSENSE], 'Config.Image', [
    'app:1',
    'app:1',
    'app:1',
  ]),
  row(
    'services.*.deploy.replicas',
    [2, '3', 'many'],
    ({ engine }) => engine.control.containers().length,
    [1, 2, 3],
  ),
  row('services.*.deploy.resources.limits.cpus', [0.5, '1.5', 'many'], 'HostConfig.NanoCpus', [
    NONE,
    5e8,
    15e8,
  ]),
  row('services.*.deploy.resources.limits.memory', ['64m', '96m', 'lots'], 'HostConfig.Memory', [
    NONE,
    64 * MIB,
    96 * MIB,
  ]),
  row('services.*.deploy.resources.limits.pids', [100, '200', 'many'], 'HostConfig.PidsLimit', [
    NONE,
    100,
    200,
  ]),
  row(`${RESERVED}.memory`, ['32m', '48m', 'some'], 'HostConfig.MemoryReservation', [
    NONE,
    32 * MIB,
    48 * MIB,
  ]),
  idle(`${RESERVED}.cpus`, [0.5, '1.5', 'many']),
  idle(`${RESERVED}.generic_resources[].discrete_resource_spec.kind`, ['SSD', 'HDD', NONSENSE]),
  idle(`${RESERVED}.generic_resources[].discrete_resource_spec.value`, [1, '2', NONSENSE]),
  row(
    'services.*.deploy.restart_policy.condition',
    ['on-failure', 'any', 'sometimes'],
    'HostConfig.RestartPolicy.Name',
    [expect.toBeOneOf(['', 'no']), 'on-failure', 'always'],
  ),
  row(
    'services.*.deploy.restart_policy.max_attempts',
    [3, '5', 'many'],
    'HostConfig.RestartPolicy.MaximumRetryCount',
    [0, 3, 5],
    {
      s: { deploy: { restart_policy: { condition: 'on-failure' } } },
    },
  ),
  idle('services.*.deploy.restart_policy.delay', ['1s', '2s', 'soon'], {
    s: { deploy: { restart_policy: { condition: 'any' } } },
  }),
  idle('services.*.deploy.restart_policy.window', ['1s', '2s', 'soon'], {
    s: { deploy: { restart_policy: { condition: 'any' } } },
  }),
  idle('services.*.deploy.endpoint_mode', ['vip', 'dnsrr', NONSENSE]),
  idle('services.*.deploy.labels.*', ['1', 2, NONSENSE]),
  idle('services.*.deploy.labels[]', ['k=1', 'k=2', NONSENSE]),
  idle('services.*.deploy.placement.constraints[]', ['node.role==manager', 'node.role==worker', NONSENSE]),
  idle('services.*.deploy.placement.preferences[].spread', ['node.id', 'node.labels.zone', NONSENSE]),
  idle('services.*.deploy.placement.max_replicas_per_node', [1, '2', 'many']),
  ...update('update_config'),
  ...update('rollback_config'),
  ...requests(`${RESERVED}.devices[]`, (one) => ({
    deploy: { resources: { reservations: { devices: [one] } } },
  })),
  ...requests('services.*.gpus[]', (one) => ({ gpus: [one] })),
  row('services.*.gpus', ['all', 'all', 'some'], 'HostConfig.DeviceRequests', [null, [ALL_GPUS], [ALL_GPUS]]),
  watch('path', ['./x', './y', NONSENSE]),
  watch('action', ['sync', 'restart', 'dance']),
  watch('target', ['/x', '/y', NONSENSE]),
  watch('ignore', ['x', 'y', NONSENSE]),
  watch('ignore[]', ['x', 'y', NONSENSE]),
  watch('include', ['x', 'y', NONSENSE]),
  watch('include[]', ['x', 'y', NONSENSE]),
  watch('initial_sync', [true, false, 'perhaps']),
  watch('exec.command', ['run 1', 'run 2', NONSENSE]),
  watch('exec.command[]', ['run', 'walk', NONSENSE]),
  watch('exec.user', ['1', '2', NONSENSE]),
  watch('exec.privileged', [true, false, 'perhaps']),
  watch('exec.working_dir', ['/x', '/y', NONSENSE]),
  watch('exec.environment[]', ['K=1', 'K=2', NONSENSE]),
  watch('exec.environment.*', ['1', '2', NONSENSE]),
];

/** For `docker compose watch` alone. */
function watch(key: string, values: readonly [Json, Json, Json]): ComposeCase {
  const needed = key.startsWith('exec.') && !key.includes('command') ? { exec: { command: 'run' } } : {};
  const rest = Object.fromEntries(Object.entries(WATCH).filter(([name]) => name !== key));
  const isNeeded = ['path', 'action', 'target'].includes(key);
  const one = idle(`services.*.develop.watch[].${key}`, values, {
    s: { develop: { watch: [{ ...rest, ...needed }] } },
  });
  return isNeeded ? { ...one, shows: [undefined, one.shows[1], one.shows[2]] } : one;
}
