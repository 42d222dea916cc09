// What an update call may change in place, with the engine's rules about limits that hang together.

import { checkResources, checkRestartPolicy, number, object } from './defaults.ts';
import type { Container, Json, World } from './world.ts';
import { refuse } from './world.ts';

/** Everything the call knows; other keys are taken without a word and change nothing. */
const UPDATABLE = [
  'CpuShares',
  'Memory',
  'MemoryReservation',
  'MemorySwap',
  'NanoCpus',
  'CpuPeriod',
  'CpuQuota',
  'CpuRealtimePeriod',
  'CpuRealtimeRuntime',
  'CpusetCpus',
  'CpusetMems',
  'BlkioWeight',
];

/** The host configuration after an update; throws and changes nothing when the engine would refuse. */
export function updated(world: World, container: Container, body: Json): Json {
  const now = container.hostConfig;
  checkResources({ ...body, MemorySwap: number(body['Memory']) === 0 ? 0 : body['MemorySwap'] }, world.cpus);
  if (body['RestartPolicy'] !== undefined) checkRestartPolicy(body['RestartPolicy']);
  checkAgainst(container, now, body);
  const next: Record<string, unknown> = { ...now };
  for (const key of UPDATABLE) {
    const value = body[key];
    // Zero and empty mean "as it is": an update cannot take a limit away.
    if (value !== undefined && value !== null && value !== 0 && value !== '') next[key] = value;
  }
  const pids = body['PidsLimit'];
  if (typeof pids === 'number') next['PidsLimit'] = Math.max(pids, 0);
  const restart = object(body['RestartPolicy']);
  if (typeof restart['Name'] === 'string' && restart['Name'] !== '') {
    next['RestartPolicy'] = {
      Name: restart['Name'],
      MaximumRetryCount: number(restart['MaximumRetryCount']),
    };
  }
  return next;
}

function checkAgainst(container: Container, now: Json, body: Json): void {
  const memory = number(body['Memory']);
  const swap = number(body['MemorySwap']);
  // Without a limit of its own the swap limit counts as 0: every new memory limit is above it.
  if (memory > number(now['MemorySwap']) && swap === 0 && number(now['MemorySwap']) !== -1) {
    throw cannot(
      container,
      'Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time',
    );
  }
  const nano = number(now['NanoCpus']);
  if (nano > 0 && number(body['CpuQuota']) > 0) {
    throw cannot(
      container,
      'Conflicting options: CPU Quota cannot be updated as NanoCPUs has already been set',
    );
  }
  if (nano > 0 && number(body['CpuPeriod']) > 0) {
    throw cannot(
      container,
      'Conflicting options: CPU Period cannot be updated as NanoCPUs has already been set',
    );
  }
  if (number(body['NanoCpus']) > 0 && number(now['CpuQuota']) > 0) {
    throw cannot(
      container,
      'Conflicting options: Nano CPUs cannot be updated as CPU Quota has already been set',
    );
  }
}

function cannot(container: Container, words: string) {
  return refuse('engine/conflict', `Cannot update container ${container.id}: ${words}`, 'soon');
}
