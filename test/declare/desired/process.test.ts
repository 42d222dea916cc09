import { describe, expect, test } from 'vitest';
import { web } from './specs.ts';

describe('what a service runs', () => {
  test('nothing declared is nothing said', () => {
    const { fields, image, pullPolicy, platform } = web('restart: "no"');
    expect(Object.keys(fields).sort()).toEqual(['networkMode', 'networks', 'restart']);
    expect({ image, pullPolicy, platform }).toEqual({ image: 'nginx', pullPolicy: 'missing', platform: '' });
  });

  test('command, entrypoint and the plain keys', () => {
    const { fields } = web(`command: sleep "1 0"
entrypoint: ["/init", "-v"]
user: "1000:1000"
working_dir: /srv
hostname: h
domainname: example.org
tty: true
stdin_open: true
stop_signal: SIGINT
stop_grace_period: 1m30.2s`);
    expect(fields).toMatchObject({
      command: ['sleep', '1 0'],
      entrypoint: ['/init', '-v'],
      user: '1000:1000',
      workingDir: '/srv',
      hostname: 'h',
      domainname: 'example.org',
      tty: true,
      openStdin: true,
      stopSignal: 'SIGINT',
      stopTimeoutSeconds: 91,
    });
  });

  test('variables, with one taken away and one secret', () => {
    const { fields } = web('environment:\n  A: "1"\n  GONE:\n  URL: "db://%PW%@h"');
    expect(fields.env).toEqual({
      A: '1',
      GONE: null,
      URL: { parts: ['db://', { secret: 'PW' }, '@h'], fingerprint: 'db://%PW%@h' },
    });
  });

  test('a healthcheck in nanoseconds', () => {
    const { fields } = web(
      'healthcheck:\n  test: curl -f %T%\n  interval: 1m\n  timeout: 500ms\n  retries: 4',
    );
    expect(fields.healthcheck).toEqual({
      test: ['CMD-SHELL', { parts: ['curl -f ', { secret: 'T' }], fingerprint: 'curl -f %T%' }],
      intervalNs: 60e9,
      timeoutNs: 5e8,
      startPeriodNs: 0,
      startIntervalNs: 0,
      retries: 4,
    });
    expect(web('healthcheck:\n  disable: true').fields.healthcheck).toBeNull();
    expect(web('healthcheck:\n  test: ["NONE"]').fields.healthcheck).toBeNull();
  });

  test.for([
    ['restart: always', { name: 'always', maxRetries: 0 }],
    ['restart: on-failure:3', { name: 'on-failure', maxRetries: 3 }],
    ['restart: unless-stopped', { name: 'unless-stopped', maxRetries: 0 }],
    ['restart: "no"', { name: 'no', maxRetries: 0 }],
    [
      'deploy:\n  restart_policy:\n    condition: on-failure\n    max_attempts: 2',
      { name: 'on-failure', maxRetries: 2 },
    ],
    ['deploy:\n  restart_policy:\n    condition: none', { name: 'no', maxRetries: 0 }],
    ['restart: "no"\ndeploy:\n  restart_policy:\n    condition: any', { name: 'always', maxRetries: 0 }],
  ] as const)('%s', ([keys, expected]) => {
    expect(web(keys).fields.restart).toEqual(expected);
  });

  test('patience follows the healthcheck, and never less than the default', () => {
    expect(web('restart: always').healthyWithinMs).toBe(120_000);
    expect(web('healthcheck:\n  test: x\n  interval: 1s').healthyWithinMs).toBe(120_000);
    const slow = web('healthcheck:\n  test: x\n  interval: 1m\n  retries: 5\n  start_period: 10m');
    expect(slow.healthyWithinMs).toBe((10 + 10) * 60_000);
  });
});

describe('limits', () => {
  test('the service keys', () => {
    const { fields } = web(`mem_limit: 512m
mem_reservation: 256m
memswap_limit: 1g
mem_swappiness: 10
cpus: 0.5
cpu_shares: 512
cpuset: "0,1"
pids_limit: 100
oom_score_adj: 10
oom_kill_disable: true
shm_size: 128m
ulimits: { nproc: 65535, nofile: { soft: 1024, hard: 2048 } }
sysctls: { net.core.somaxconn: 1024 }
blkio_config: { weight: 300, device_read_bps: [ { path: /dev/sda, rate: 12mb } ] }`);
    expect(fields).toMatchObject({
      memory: 512 * 2 ** 20,
      memoryReservation: 256 * 2 ** 20,
      memorySwap: 2 ** 30,
      memorySwappiness: 10,
      nanoCpus: 5e8,
      cpuShares: 512,
      cpuset: '0,1',
      pidsLimit: 100,
      oomScoreAdj: 10,
      oomKillDisable: true,
      shmSize: 128 * 2 ** 20,
      sysctls: { 'net.core.somaxconn': '1024' },
      blkio: { weight: 300, deviceReadBps: [{ path: '/dev/sda', value: 12 * 2 ** 20 }] },
    });
    expect(fields.ulimits).toContainEqual({ name: 'nproc', soft: 65535, hard: 65535 });
    expect(fields.ulimits).toContainEqual({ name: 'nofile', soft: 1024, hard: 2048 });
  });

  test('deploy.resources', () => {
    const { fields } = web(`deploy:
  resources:
    limits: { cpus: "0.25", memory: 64M, pids: 9 }
    reservations:
      memory: 32M
      devices: [ { driver: nvidia, count: 1, capabilities: [gpu] } ]`);
    expect(fields).toMatchObject({
      nanoCpus: 2.5e8,
      memory: 64 * 2 ** 20,
      pidsLimit: 9,
      memoryReservation: 32 * 2 ** 20,
      deviceRequests: [{ driver: 'nvidia', count: 1, ids: [], capabilities: [['gpu']], options: {} }],
    });
  });
});
