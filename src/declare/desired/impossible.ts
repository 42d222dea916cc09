// What an engine is known to refuse, told before anything is stopped for it: each rule is one that the
// engine's create call has (moby, daemon: verifyContainerSettings and its kin).

import type { Service } from '../../model/compose.ts';
import type { DeclaredFields } from '../../model/fields.ts';
import { didYouMean } from '../../model/suggest.ts';
import { at, report, type ServiceScope } from './scope.ts';

/** A rule that is broken: the Compose key to look at, and what is wrong with it. */
type Breach = { readonly key: string; readonly message: string; readonly hint?: string };

const MIN_MEMORY = 6 * 1024 * 1024;
const MIN_HEALTH_NS = 1_000_000;

/** Reports every rule that the fields of a service break. */
export function refuseImpossible(scope: ServiceScope, fields: DeclaredFields): void {
  const breaches = [
    ...memoryBreaches(fields),
    ...cpuBreaches(fields),
    ...rangeBreaches(fields),
    ...healthBreaches(fields),
    ...sharingBreaches(fields),
    ...mountBreaches(fields),
    ...restartBreaches(scope.service),
  ];
  for (const { key, message, hint } of breaches) {
    const where = at(scope, ...key.split('.'));
    report(scope, 'error', 'compose/impossible', where, `service ${scope.name}: ${message}`, hint);
  }
}

function memoryBreaches({
  memory = 0,
  memorySwap = 0,
  memoryReservation = 0,
}: DeclaredFields): readonly Breach[] {
  return [
    ...when(
      memory > 0 && memory < MIN_MEMORY,
      'mem_limit',
      'a memory limit below 6 MiB is refused by engines',
    ),
    ...when(memory === 0 && memorySwap > 0, 'memswap_limit', 'memswap_limit needs a memory limit'),
    ...when(
      memory > 0 && memorySwap > 0 && memorySwap < memory,
      'memswap_limit',
      'memswap_limit is the sum of memory and swap, and below the memory limit',
    ),
    ...when(
      memory > 0 && memoryReservation > memory,
      'mem_reservation',
      'the memory reservation is above the memory limit',
    ),
  ];
}

function cpuBreaches({ nanoCpus = 0, cpuPeriod = 0, cpuQuota = 0 }: DeclaredFields): readonly Breach[] {
  return [
    ...when(
      nanoCpus > 0 && (cpuPeriod > 0 || cpuQuota > 0),
      'cpus',
      'cpus cannot go with cpu_period or cpu_quota',
    ),
    ...when(
      cpuPeriod !== 0 && (cpuPeriod < 1000 || cpuPeriod > 1_000_000),
      'cpu_period',
      'cpu_period is from 1000 to 1000000',
    ),
    ...when(cpuQuota > 0 && cpuQuota < 1000, 'cpu_quota', 'cpu_quota is at least 1000'),
  ];
}

function rangeBreaches(fields: DeclaredFields): readonly Breach[] {
  const { memorySwappiness = -1, ulimits = [] } = fields;
  const weight = Number(fields.blkio?.['weight'] ?? 0);
  return [
    ...when(
      memorySwappiness < -1 || memorySwappiness > 100,
      'mem_swappiness',
      'mem_swappiness is from 0 to 100',
    ),
    ...when(
      weight !== 0 && (weight < 10 || weight > 1000),
      'blkio_config.weight',
      'blkio_config.weight is from 10 to 1000',
    ),
    ...ulimits.flatMap(({ name, soft, hard }) =>
      when(
        hard !== -1 && (soft > hard || soft === -1),
        `ulimits.${name}`,
        `ulimit ${name} has a soft limit above the hard one`,
      ),
    ),
  ];
}

function healthBreaches({ healthcheck }: DeclaredFields): readonly Breach[] {
  if (healthcheck === null || healthcheck === undefined) return [];
  const { intervalNs, timeoutNs, startPeriodNs, startIntervalNs } = healthcheck;
  const durations = {
    interval: intervalNs,
    timeout: timeoutNs,
    start_period: startPeriodNs,
    start_interval: startIntervalNs,
  };
  return Object.entries(durations).flatMap(([key, ns]) =>
    when(ns !== 0 && ns < MIN_HEALTH_NS, `healthcheck.${key}`, `healthcheck.${key} is at least 1ms`),
  );
}

/** Who lives in another one's network has nothing to say about it. */
function sharingBreaches(fields: DeclaredFields): readonly Breach[] {
  const { networkMode = '', utsMode = '' } = fields;
  const joined = networkMode.startsWith('container:');
  const own = {
    hostname: fields.hostname !== undefined && (joined || utsMode === 'host'),
    ports: (fields.ports ?? []).length > 0 && joined,
    expose: (fields.exposed ?? []).length > 0 && joined,
    extra_hosts: (fields.extraHosts ?? []).length > 0 && joined,
    dns: (fields.dns ?? []).length > 0 && joined,
    links: (fields.links ?? []).length > 0 && (joined || networkMode === 'host'),
  };
  const whose = joined ? 'a container that joins the network of another' : 'a container on the host';
  return Object.entries(own).flatMap(([key, breached]) =>
    when(breached, key, `${key} cannot be set for ${whose}`),
  );
}

const RESTART = ['no', 'always', 'unless-stopped', 'on-failure'];
const CONDITION = ['none', 'no', 'any', 'always', 'unless-stopped', 'on-failure'];

function restartBreaches({ restart = 'no', deploy }: Service): readonly Breach[] {
  const [name = '', retries] = restart.split(':');
  const condition = deploy?.restart_policy?.condition ?? 'any';
  const counts = retries === undefined || (name === 'on-failure' && /^\d+$/.test(retries));
  const hint = didYouMean(name, RESTART).hint ?? `it can be ${RESTART.join(', ')} or on-failure:5`;
  return [
    ...(restart === '' || (RESTART.includes(name) && counts)
      ? []
      : [{ key: 'restart', message: 'there is no such restart policy', hint }]),
    ...(CONDITION.includes(condition)
      ? []
      : [
          {
            key: 'deploy.restart_policy.condition',
            message: 'there is no such restart condition',
            ...didYouMean(condition, CONDITION),
          },
        ]),
  ];
}

function mountBreaches({ mounts = [] }: DeclaredFields): readonly Breach[] {
  const relative = mounts.find(({ target }) => !target.startsWith('/'));
  const isAtRoot = mounts.some(({ target }) => /^\/+$/.test(target));
  return [
    ...when(
      relative !== undefined,
      'volumes',
      `the mount target ${relative?.target} is no absolute path`,
      /^[a-zA-Z]:/.test(relative?.target ?? '')
        ? 'Compose reads one letter before a colon as a Windows drive: give the volume a longer name'
        : undefined,
    ),
    ...when(isAtRoot, 'volumes', 'nothing can be mounted at /'),
  ];
}

function when(breached: boolean, key: string, message: string, hint?: string): readonly Breach[] {
  return breached ? [{ key, message, ...(hint === undefined ? {} : { hint }) }] : [];
}
